"""The house as a graph: arrows go down only, and what each room must not know."""

import re
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

from tests import imports
from tests.imports import ROOT, Arrow, arrows, dotted, files, graph, imported, name_of

LAYERS: tuple[tuple[str, ...], ...] = (
    (
        "core.errors",
        "core.units",
        "core.letters",
        "core.numbers",
        "core.clock",
        "core.text",
        "core.palette",
    ),
    ("core.bilingual", "core.latest", "core.private", "core.loopback", "core.open_files"),
    (
        *("core.chance", "core.config", "core.first", "core.limits", "core.tables", "core.tomls"),
        *("core.lines", "core.quiet", "core.tickets", "core.venue"),
    ),
    ("core.book",),
    ("core.accounts", "core.files", "core.stats", "core.workshop"),
    (
        *("core.agendas", "core.cases", "core.seat", "core.store", "core.live"),
        *("core.room_book", "core.proofs"),
    ),
    ("core.record", "core.own_cases", "core.fits"),
    ("core.charts",),
    ("core.codes", "core.own", "core.facts", "core.recovery", "core.waiting"),
    ("core.formats", "core.rooms"),
    ("core.keeping", "core.practice"),
    ("core.process", "core.web"),
    ("data",),
    ("pages.shared",),
    ("pages.forms",),
    ("pages.explore", "pages.workshop", "pages.facilitate", "pages.admin", "pages.parts"),
    ("pages.home",),
    ("pages.index",),
    ("app",),
)
"""From the ground up. A room imports itself and what lies below; not its neighbours."""

FORBIDDEN = {
    "core": {"streamlit", "streamlit_authenticator"},
    "core/workshop": {"duckdb", "psycopg", "pandas", "numpy", "altair"},
    "core/charts": {"duckdb"},
    "core/record": {"openpyxl", "pptx", "reportlab", "starlette", "altair", "jinja2"},
    "pages": {"duckdb", "psycopg", "psycopg_pool"},
}
CASES = [
    pytest.param(path, names, id=f"{folder}: {path.relative_to(ROOT)}")
    for folder, names in FORBIDDEN.items()
    for path in files(folder)
]
LOGIN = ROOT / "pages/shared/login.py"
SETTINGS = ROOT / "core/config.py"
CLOCK = ROOT / "core/clock.py"
TABLES = ROOT / "core/tables.py"
ENVIRONMENT = {"os.environ", "os.getenv", "os.environb"}
NOW = {
    *("datetime.now", "datetime.utcnow", "datetime.today", "date.today", "Timestamp.now"),
    *("time.time", "time.time_ns", "time.localtime", "time.gmtime", "time.strftime"),
}
WRITES_CSV = {"csv.writer", "csv.DictWriter", "lines.writer"}
SQL = re.compile(r"\s*(select|insert|update|delete|create|alter|drop|with|copy)\s.*\s"
                 r"(from|into|set|table|as|to)\s", re.IGNORECASE | re.DOTALL)  # fmt: skip


PLACES = {room: at for at, rooms in enumerate(LAYERS) for room in rooms}


def room_of(module: str) -> str:
    """The room of `LAYERS` that a module is in; "" for none."""
    while module not in PLACES and module:
        module = module.rpartition(".")[0]
    return module


def level(module: str) -> tuple[int, str]:
    """How high a module lies, and in which room."""
    return PLACES[room_of(module)], room_of(module)


def up(arrow: Arrow) -> bool:
    (here, room), (there, other) = map(level, arrow)
    return there >= here and room != other


def relative(paths: list[Path]) -> set[str]:
    return {str(path.relative_to(ROOT)) for path in paths}


@pytest.mark.parametrize(("path", "names"), CASES)
def test_imports_nothing_forbidden(path: Path, names: set[str]) -> None:
    found = imported(imports.tree(path))
    assert not {i for i in found for n in names if i == n or i.startswith(f"{n}.")}


def test_every_module_has_its_layer() -> None:
    packages = {"core", "pages"}  # hold nothing but their rooms
    assert {module for module in graph() if not room_of(module)} == packages


def test_imports_are_absolute() -> None:
    assert not [p.name for p in files() if any(i.startswith(".") for i in dotted(p))]


def test_arrows_go_down_only() -> None:
    assert {one for one in arrows() if up(one)} == set()


def test_there_is_no_circle_inside_a_room_either() -> None:
    try:
        TopologicalSorter(graph()).prepare()
    except CycleError as error:
        pytest.fail(" → ".join(reversed(error.args[1])))


def test_nothing_is_imported_inside_a_function() -> None:
    assert not relative([path for path in files() if imports.inside_functions(path)])


def test_nothing_of_ours_is_imported_for_types_only() -> None:
    found = relative([path for path in files() if imports.for_types_only(path)])
    assert found == set()


def test_the_reader_of_files_knows_nothing_of_ours_but_letters_and_numbers() -> None:
    found = [(a, b) for a, b in arrows() if room_of(a) == "core.files" != room_of(b)]
    assert {room_of(b) for _, b in found} <= {"core.letters", "core.numbers"}


def test_http_is_spoken_in_one_room() -> None:
    speaking = [p for p in files() if any(i.startswith("starlette") for i in dotted(p))]
    assert {room_of(name_of(path)) for path in speaking} == {"core.web"}


def test_pages_hold_no_sql() -> None:
    asking = {path: [w for w in imports.words(path) if SQL.match(w)] for path in files("pages")}
    assert not {path.name: found for path, found in asking.items() if found}
    assert SQL.match("SELECT seq FROM entries") and not SQL.match("Select a file")


def test_one_file_knows_the_login_library() -> None:
    knowing = {path for path in files() if "streamlit_authenticator" in str(dotted(path))}
    assert knowing == {LOGIN}


def test_one_file_reads_the_environment() -> None:
    assert {path for path in files() if dotted(path) & ENVIRONMENT} == {SETTINGS}


def test_one_file_reads_the_clock() -> None:
    assert {path for path in files() if dotted(path) & NOW} == {CLOCK}


def test_one_function_writes_csv() -> None:
    assert {path for path in files() if dotted(path) & WRITES_CSV} == {TABLES}
    assert not {p.name for p in files("core", "pages") if "to_csv" in p.read_text("utf-8")}
