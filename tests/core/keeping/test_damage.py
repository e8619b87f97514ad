"""A damaged file: the start says so and how to go back, and going back always works."""

import os
import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from core.keeping import copies
from core.keeping.audit import Audit
from core.keeping.nightly import Nightly
from core.rooms import Rooms
from core.store.duckdb_store import DuckDBStore
from tests.conftest import CODE
from tests.core.running import ROOT, start
from tests.core.store.test_duckdb_file import WRITER

JUNK = b"\xa5"
KILLED = (
    WRITER
    + """
import os
for number in range(400):
    write(f"request-{number}", InsightAdded(f"i{number}", f"店が遠い {number}" * 20))
room.store.db.execute("CHECKPOINT")
for number in range(20):
    write(f"late-{number}", InsightAdded(f"l{number}", "店が遠い"))
os._exit(9)
"""
)
HOLDING = """
import sys
from core.store.duckdb_store import DuckDBStore
store = DuckDBStore(sys.argv[1])
print("open", flush=True)
sys.stdin.read()
"""
Damage = Callable[[Path, Path], object]


def junk(path: Path, begin: int, number: int) -> None:
    """So many bytes from there on are no longer what they were."""
    with path.open("r+b") as file:
        file.seek(begin)
        file.write(JUNK * min(number, path.stat().st_size - begin))


def middle(path: Path) -> None:
    junk(path, 20_000, path.stat().st_size)


def headless(live: Path, log: Path) -> None:
    log.unlink()
    junk(live, 4096, 8192)


def gone(live: Path, log: Path) -> None:
    live.unlink()
    log.unlink()


UNREADABLE: dict[str, Damage] = {
    "of no bytes": lambda live, log: live.write_bytes(b""),
    "cut off": lambda live, log: os.truncate(live, 30_000),
    "cut off in its last block": lambda live, log: os.truncate(live, live.stat().st_size - 9000),
    "another file": lambda live, log: live.write_bytes(b"no database at all" * 1000),
    "with a damaged head": lambda live, log: junk(live, 0, 16_384),
    "with damaged headers": lambda live, log: headless(live, log),
    "with a damaged middle": lambda live, log: middle(live),
}
OPENS: dict[str, Damage] = {
    "sound": lambda live, log: None,
    "with a log damaged in the middle": lambda live, log: junk(log, log.stat().st_size // 2, 50),
    "with a log damaged at its head": lambda live, log: junk(log, 0, 100),
    "with a log that is not its own": lambda live, log: log.write_bytes(JUNK * 5000),
    "with a log cut off": lambda live, log: os.truncate(log, log.stat().st_size - 50),
    "not there": lambda live, log: gone(live, log),
    "not there, but its log": lambda live, log: live.unlink(),
}
unreadable = pytest.mark.parametrize("damage", UNREADABLE.values(), ids=UNREADABLE)
whatever = pytest.mark.parametrize(
    "damage", [*UNREADABLE.values(), *OPENS.values()], ids=[*UNREADABLE, *OPENS]
)


def run(folder: Path, *command: str) -> subprocess.CompletedProcess[str]:
    """As `python -c CODE …` or `python -m MODULE …`, with the code read already."""
    how, what, *arguments = command
    module = f"import runpy; runpy.run_module({what!r}, run_name='__main__', alter_sys=True)"
    first = ("import warnings", "warnings.simplefilter('ignore')", f"sys.argv = {['', *arguments]}",
             what if how == "-c" else module, "sys.exit()")  # fmt: skip
    return start(folder, first="\n".join(first))


@pytest.fixture(scope="module")
def killed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An installation whose server was killed: a file, a log beside it, and a good copy."""
    folder = tmp_path_factory.mktemp("killed")
    live = folder / "w.duckdb"
    assert run(folder, "-c", KILLED, str(live)).returncode == 9
    whole = shutil.copytree(folder, folder / "whole")
    copies.make(DuckDBStore(str(whole / live.name)), folder, folder / "copies")
    shutil.rmtree(whole)
    return folder


@pytest.fixture
def folder(killed: Path, tmp_path: Path) -> Path:
    return shutil.copytree(killed, tmp_path / "installation")


def parts(folder: Path) -> tuple[Path, Path]:
    live = folder / "w.duckdb"
    return live, folder / "w.duckdb.wal"


def newest(folder: Path) -> str:
    return copies.copies(folder / "copies")[0].name


@whatever
def test_a_copy_goes_back_whatever_the_file_looks_like(folder: Path, damage: Damage) -> None:
    live, log = parts(folder)
    damage(live, log)
    was = {path.suffix: path.read_bytes() for path in (live, log) if path.exists()}
    done = run(folder, "-m", "core.keeping.restore", newest(folder))
    assert (done.returncode, done.stderr) == (0, "")
    aside = sorted(folder.glob("w.duckdb.before-*"))
    assert {".wal" if x.suffix == ".wal" else ".duckdb": x.read_bytes() for x in aside} == was
    assert all(str(path) in done.stdout for path in aside)
    assert len({str(path).removesuffix(".wal") for path in aside}) <= 1
    assert not log.exists() and not list(folder.glob("*.restored"))
    assert len(DuckDBStore(str(live)).read(CODE)) == 422


def test_a_sound_file_put_aside_keeps_what_its_log_holds(folder: Path) -> None:
    assert run(folder, "-m", "core.keeping.restore", newest(folder)).returncode == 0
    (aside,) = (x for x in folder.glob("w.duckdb.before-*") if x.suffix != ".wal")
    assert len(DuckDBStore(str(aside)).read(CODE)) == 422


@pytest.mark.parametrize("kind", ["sound", "of no bytes", "with a damaged head"])
def test_nothing_goes_back_under_a_running_server(folder: Path, kind: str) -> None:
    live, log = parts(folder)
    command = [sys.executable, "-c", HOLDING, str(live)]
    with subprocess.Popen(
        command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as server:
        assert server.stdout is not None and server.stdout.readline() == "open\n"
        (UNREADABLE | OPENS)[kind](live, log)
        was = live.read_bytes()
        done = run(folder, "-m", "core.keeping.restore", newest(folder))
        server.kill()
    assert done.returncode == 1 and "Stop the server first." in done.stderr
    assert live.read_bytes() == was and not list(folder.glob("*.before-*"))


@unreadable
def test_a_start_on_a_damaged_file_says_so_and_names_the_way_back(
    folder: Path, damage: Damage
) -> None:
    live, log = parts(folder)
    damage(live, log)
    shutil.copytree(folder / "copies" / newest(folder), folder / "copies/2999-01-01T030000")
    broken = folder / "copies/2999-01-01T030000/workshops.duckdb"
    broken.write_bytes(b"broken")
    good = copies.copies(folder / "copies")[1].name
    was = live.read_bytes()
    done = start(folder)
    assert done.returncode == 1
    assert f"データファイル {live} がこわれていて読めません。" in done.stderr
    assert f"{live} is damaged and cannot be read." in done.stderr
    assert f"make restore ARGS={good}\n" in done.stderr
    assert f"python -m core.keeping.restore {good}\n" in done.stderr
    assert "Traceback" not in done.stderr and "another つどい" not in done.stderr
    assert live.read_bytes() == was


def test_a_start_without_a_good_copy_says_that_too(folder: Path) -> None:
    parts(folder)[0].write_bytes(b"")
    shutil.rmtree(folder / "copies")
    done = start(folder)
    assert done.returncode == 1 and "No copy passes its test." in done.stderr
    assert "Traceback" not in done.stderr and "make restore" not in done.stderr


def test_a_second_start_is_told_that_the_file_is_in_use(folder: Path) -> None:
    live = parts(folder)[0]
    command = [sys.executable, "-c", HOLDING, str(live)]
    with subprocess.Popen(
        command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as server:
        assert server.stdout is not None and server.stdout.readline() == "open\n"
        done = start(folder)
        server.kill()
    assert done.returncode == 1 and "is another つどい running" in done.stderr
    assert "Traceback" not in done.stderr and "damaged" not in done.stderr


def test_a_file_that_only_cannot_be_reached_is_not_called_damaged(folder: Path) -> None:
    live, log = parts(folder)
    log.unlink()
    live.unlink()
    live.mkdir()
    done = start(folder)
    assert done.returncode == 1 and f"Cannot open {live} (" in done.stderr
    assert "Traceback" not in done.stderr and "damaged" not in done.stderr


def test_the_night_watch_goes_on_when_the_file_cannot_be_read(
    server: Rooms,
    store: DuckDBStore,
    book: Audit,
    tmp_path: Path,
    caplog: pytest.LogCaptureFixture,
) -> None:
    store.close()
    Path(store.path).write_bytes(b"no database at all" * 1000)
    before = set(threading.enumerate())
    nightly = Nightly(server, store, book, tmp_path / "copies", 14)
    nightly.start()
    (thread,) = set(threading.enumerate()) - before
    until = time.monotonic() + 60
    while thread.is_alive() and not caplog.records and time.monotonic() < until:
        time.sleep(0.05)
    assert "the data file cannot be read" in caplog.text
    assert thread.is_alive()
    nightly.ending.set()
    thread.join()
