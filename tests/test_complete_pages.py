"""Nothing of a page is half-added: words, guards."""

import ast
import re
from pathlib import Path

import pytest

from core.text import light_words, words
from tests.test_complete import ROOT, spoken

PAGES = sorted(
    path for path in (ROOT / "pages").rglob("*.py") if path.name not in ("__init__.py", "index.py")
)


PAGES = [path for path in PAGES if path.parent.name not in ("shared", "forms", "parts")]


PUBLIC = {
    "home.py",
    "explore/overview.py",
    "explore/compare.py",
    "explore/ages.py",
    "explore/map.py",
    "explore/sources.py",
    "explore/cases.py",
}


"""Pages that show nothing of a workshop's contents, so anybody may see them."""


SCRIPTS = [
    *(ROOT / "core/web").glob("*.html"),
    *(ROOT / "core/web/seat").glob("*.html"),
    *(ROOT / "core/web/seat").glob("*.js"),
]


QUOTED = re.compile(r"""["'`]([a-z]+\.[a-z_0-9]+)["'`]""")


FILE = re.compile(r"\.(js|css|html|json|toml|svg)$")


@pytest.mark.parametrize("path", sorted(SCRIPTS), ids=lambda path: path.name)
def test_every_key_of_a_light_page_has_words(path: Path) -> None:
    tables = {key.partition(".")[0] for key in words("ja")}
    said = QUOTED.findall(path.read_text(encoding="utf-8"))
    keys = {key for key in said if key.partition(".")[0] in tables and not FILE.search(key)}
    there = words("ja") if path.parent.name == "web" else light_words("ja")
    if path.name in (
        "desk.js",
        "gather.js",
        "rows.js",
        "six.js",
        "room.js",
        "target.js",
    ):  # only a PC has them, and their words
        there = there | {key: one for key, one in words("ja").items() if key.startswith("desk.")}
    assert {key for key in keys if key not in there} == set()


@pytest.mark.parametrize(
    "path", sorted((ROOT / "pages").rglob("*.py")), ids=lambda path: str(path.relative_to(ROOT))
)
def test_every_key_a_page_says_has_words(path: Path) -> None:
    keys = spoken(ast.parse(path.read_text(encoding="utf-8")))
    files = {key for key in keys if key.endswith(".py")}
    assert {key for key in keys - files if key not in words("ja")} == set()


# Pages


def calls(node: ast.AST) -> set[str]:
    """Names of what is called when this statement runs: `st.title`, `current.workshop` …"""
    if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
        return set()
    return {ast.unparse(one.func) for one in ast.walk(node) if isinstance(one, ast.Call)}


def test_there_are_pages() -> None:
    names = {str(path.relative_to(ROOT / "pages")) for path in PAGES}
    assert names > PUBLIC


@pytest.mark.parametrize("path", PAGES, ids=lambda path: str(path.relative_to(ROOT / "pages")))
def test_a_page_asks_who_is_there_before_it_draws(path: Path) -> None:
    guards = {"current.workshop", "login.require_account"}
    asked = False
    for statement in ast.parse(path.read_text(encoding="utf-8")).body:
        called = calls(statement)
        asked = asked or bool(called & guards)
        if any(name.startswith("st.") for name in called):
            break
    assert asked or str(path.relative_to(ROOT / "pages")) in PUBLIC


@pytest.mark.parametrize("name", sorted(PUBLIC))
def test_a_page_for_everybody_opens_no_workshop(name: str) -> None:
    source = (ROOT / "pages" / name).read_text(encoding="utf-8")
    assert ".workshop." not in source and "current.workshop" not in source


def test_console_is_for_who_leads() -> None:
    source = (ROOT / "pages/facilitate/console.py").read_text(encoding="utf-8")
    assert "current.workshop(leading=True)" in source
