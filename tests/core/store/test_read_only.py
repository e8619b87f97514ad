"""A folder that cannot be written, as a disk set read-only leaves it: really so, by its rights or
by how it is mounted. Nothing is lost, it is told, and writing goes on when it can be written."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from core.store.duckdb_store import DuckDBStore
from core.workshop import Room
from tests.conftest import CODE
from tests.core.running import ROOT, environment
from tests.core.store.test_duckdb_file import AGAIN, WRITER
from tests.serving import free_port

NOBODY = 65534
RIGHTS = """
import json, os, sys
from pathlib import Path
from core.workshop import Room  # all that is needed, before the rights to read it are given up
import core.seat, core.store.duckdb_store, duckdb, core.workshop.nouns.insights
if os.getuid() == 0:  # whom no rights of a folder hold back
    os.setgroups([])
    os.setresgid(NOBODY, NOBODY, NOBODY)
    os.setresuid(NOBODY, NOBODY, NOBODY)
"""
ACTS = (
    """
from core.errors import Refused

folder = Path(sys.argv[1]).parent
write("before", InsightAdded("before", "店が遠い"))
room.store.db.execute("CHECKPOINT")
folder.chmod(0o500)
reasons, same = [], True
for number in range(3):
    was = room.workshop
    try:
        write(f"shut-{number}", InsightAdded(f"shut-{number}", "遠い"))
    except Refused as refusal:
        reasons.append(refusal.reason)
        same = same and room.workshop is was
failing = not room.store.writes()
folder.chmod(0o700)
"""
    + AGAIN
    + """\
print(json.dumps({"reasons": reasons, "same": same, "failing": failing, "again": again,
    "shown": room.workshop.seq, "writes": room.store.writes()}))
"""
)
BOUND = 'mount --bind "$0" "$0" && mount -o remount,ro,bind "$0" && exec "$@"'


def given_away(folder: Path) -> None:
    """To somebody without any other rights, who can reach it."""
    for one in (folder, *folder.iterdir()):
        os.chown(one, NOBODY, NOBODY)
    for above in folder.parents:
        if not above.stat().st_mode & 0o001:
            above.chmod(above.stat().st_mode | 0o001)


def test_words_are_refused_while_the_folder_cannot_be_written(tmp_path: Path) -> None:
    folder = tmp_path / "theirs"
    folder.mkdir()
    if os.getuid() == 0:
        given_away(folder)
    path = folder / "w.duckdb"
    script = RIGHTS.replace("NOBODY", str(NOBODY)) + WRITER + ACTS
    done = subprocess.run(
        [sys.executable, "-c", script, str(path)], cwd=ROOT, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    assert told["reasons"] and set(told["reasons"]) == {"refused.disk"}
    assert told["same"], "what is not stored is not shown"
    assert told["failing"] and told["writes"], "what watches is told, and told when it is over"
    assert told["again"][-1] == told["shown"]
    room = Room(CODE, DuckDBStore(str(path)))
    assert room.workshop.seq == told["shown"]
    assert {"before", "after-1"} <= set(room.workshop.insights)
    assert not {one for one in room.workshop.insights if one.startswith("shut")}


def by_mount(folder: Path) -> list[str]:
    """What starts a command for which `folder` is mounted read-only; nothing where none may."""
    shell = ["unshare", "--mount", "sh", "-c", BOUND, str(folder)]
    able = shutil.which("unshare") and subprocess.run([*shell, "true"], capture_output=True)
    return shell if able and able.returncode == 0 else []


def by_rights(folder: Path) -> list[str]:
    """The same for somebody without rights there; nothing where that one may not read us."""
    folder.chmod(0o500)
    if os.getuid() != 0:
        return ["env"]
    names = [f"--reuid={NOBODY}", f"--regid={NOBODY}", "--clear-groups"]
    drop = ["setpriv", *names, "env", f"HOME={folder}"]
    given_away(folder)
    reads = [*drop, sys.executable, "-c", "import streamlit, core.process"]
    able = shutil.which("setpriv") and subprocess.run(reads, cwd=ROOT, capture_output=True)
    return drop if able and able.returncode == 0 else []


@pytest.mark.parametrize("way", [by_mount, by_rights])
def test_a_start_there_says_so_in_one_sentence_and_changes_nothing(
    tmp_path: Path, way: object
) -> None:
    folder = tmp_path / "shut"
    folder.mkdir()
    live = folder / "w.duckdb"
    DuckDBStore(str(live)).close()
    was = live.read_bytes()
    assert callable(way)
    before = way(folder)
    if not before:
        pytest.skip("neither mounting nor other rights here; the test above holds all the same")
    port = free_port()
    done = subprocess.run(
        [*before, sys.executable, "-m", "streamlit", "run", "app.py", f"--server.port={port}"],
        cwd=ROOT,
        env=environment(folder),
        capture_output=True,
        text=True,
        timeout=120,
    )
    folder.chmod(0o700)
    assert done.returncode == 1, done.stderr
    assert "Traceback" not in done.stderr
    assert f"{folder}" in done.stderr and "を読み書きできません" in done.stderr
    assert live.read_bytes() == was
