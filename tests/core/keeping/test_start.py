"""A start says what was lost, and one that cannot be says in a sentence what to do."""

import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from core.store.duckdb_store import DuckDBStore
from tests.conftest import CODE
from tests.core.keeping.test_damage import JUNK, junk, newest, parts, run
from tests.core.keeping.test_damage import folder as folder
from tests.core.keeping.test_damage import killed as killed
from tests.core.running import start, told

LATE = 20
"""Entries that only the log beside the file holds."""
Damage = Callable[[Path, Path], object]
LOST: dict[str, tuple[Damage, int]] = {
    "no log beside it": (lambda live, log: log.unlink(), LATE),
    "a log damaged at its head": (lambda live, log: junk(log, 0, 100), LATE),
    "a log of something else": (lambda live, log: log.write_bytes(JUNK * 5000), LATE),
    "a log cut off": (lambda live, log: os.truncate(log, log.stat().st_size - 50), 1),
}


@pytest.mark.parametrize(("damage", "number"), LOST.values(), ids=LOST)
def test_stored_entries_that_are_gone_are_counted_once(
    folder: Path, damage: Damage, number: int
) -> None:
    live, log = parts(folder)
    damage(live, log)
    store = DuckDBStore(str(live))
    assert (len(store.read(CODE)), store.lost) == (422 - number, number)
    store.close()
    assert DuckDBStore(str(live)).lost == 0


def test_a_file_that_was_only_killed_has_lost_nothing(folder: Path) -> None:
    store = DuckDBStore(str(parts(folder)[0]))
    assert (len(store.read(CODE)), store.lost) == (422, 0)
    store.rewrite(CODE, store.read(CODE)[:2])
    store.close()
    again = DuckDBStore(str(parts(folder)[0]))
    assert (len(again.read(CODE)), again.lost) == (2, 0)


def test_going_back_to_a_copy_is_no_loss(folder: Path) -> None:
    live, log = parts(folder)
    log.unlink()
    assert run(folder, "-m", "core.keeping.restore", newest(folder)).returncode == 0
    assert DuckDBStore(str(live)).lost == 0


def test_a_loss_is_told_by_the_terminal_and_by_health_and_kept_in_the_line_book(
    folder: Path,
) -> None:
    parts(folder)[1].unlink()
    state, said = told(folder, "json.load(urllib.request.urlopen(address))")
    assert state == {"ok": True, "problems": ["lost"]}
    assert f"{LATE} entries that had been stored are not in the data file" in said
    lines = [json.loads(one) for one in (folder / "audit.jsonl").read_text().splitlines()]
    assert [one["act"] for one in lines if one["act"] == "lost"] == ["lost"]


@pytest.mark.parametrize("text", ["{broken", '{"sato": 5}', '{"sato": {"name": "x"}}', "[]x"])
def test_an_unreadable_file_of_accounts_ends_the_start_with_the_way_back(
    folder: Path, text: str
) -> None:
    accounts = folder / "accounts.json"
    accounts.write_text(text)
    done = start(folder)
    assert done.returncode == 1 and "Traceback" not in done.stderr
    assert f"アカウントのファイル {accounts} がこわれていて読めません" in done.stderr
    assert f'make restore ARGS="{newest(folder)} --all"' in done.stderr
    assert accounts.read_text() == text


def test_a_place_that_cannot_be_written_ends_the_start_with_one_sentence(tmp_path: Path) -> None:
    no_folder = tmp_path / "file"
    no_folder.write_text("a file where a folder should be")
    done = start(no_folder)
    assert done.returncode == 1 and "Traceback" not in done.stderr
    assert "を読み書きできません" in done.stderr and "LIVE_PATH" in done.stderr
