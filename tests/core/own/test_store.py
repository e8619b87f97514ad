"""Imports as they are kept: whole or not at all, seen by every process, removed as a whole."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from core.errors import Refused
from core.own.store import OwnStore
from tests.core.own.conftest import Read
from tests.core.own.files import (
    ASKED,
    CHIEF,
    CHILDREN,
    FILE,
    MIYAKE,
    SATO,
    SUZUKI,
    row,
    table,
)

ROOT = Path(__file__).parents[3]


def newest(store: OwnStore) -> list[float]:
    return [one.newest.value for one in store.series(MIYAKE)]


def test_what_is_taken_is_kept_with_who_when_and_which_file(store: OwnStore, read: Read) -> None:
    draft = read(table(CHILDREN, ASKED))
    made = store.add(draft, SATO)
    assert store.all() == [made] and made.items == draft.items
    assert (made.user_name, made.file_name, made.sha256) == ("佐藤", FILE, draft.sha256)
    assert made.at.endswith("+00:00") and made.area_codes == [MIYAKE]
    (path,) = store.folder.iterdir()
    assert path.stat().st_mode & 0o777 == 0o600
    assert store.folder.stat().st_mode & 0o777 == 0o700
    assert json.loads(path.read_text(encoding="utf-8"))["form"] == 1


def test_a_store_without_a_folder_is_empty(store: OwnStore) -> None:
    assert store.all() == [] and store.series(MIYAKE) == []
    assert not store.folder.exists()


def test_the_same_file_is_refused_whatever_it_is_called(store: OwnStore, read: Read) -> None:
    store.add(read(table(CHILDREN)), SATO)
    with pytest.raises(Refused, match=r"own\.same_file"):
        store.add(read(table(CHILDREN), "ほか.csv"), SUZUKI)
    assert len(store.all()) == 1


def test_a_newer_file_replaces_a_value_and_its_removal_brings_it_back(
    store: OwnStore, read: Read
) -> None:
    store.add(read(table(CHILDREN, ASKED)), SATO)
    again = read(table(row(値="15"), row(年="2023", 値="9")))
    assert store.replaced(again.items) == 1
    later = store.add(again, SATO)
    assert newest(store) == [15.0, 72.5]
    assert [i.value for i in store.series(MIYAKE)[0].items] == [9.0, 15.0]
    store.remove(later.import_id, SATO)
    assert newest(store) == [12.0, 72.5]
    assert [i.value for i in store.series(MIYAKE)[0].items] == [12.0]


def test_only_who_took_it_in_or_an_administrator_removes_it(store: OwnStore, read: Read) -> None:
    made = [store.add(read(table(row(値=value))), SATO) for value in ("11", "12")]
    with pytest.raises(Refused, match=r"own\.not_yours"):
        store.remove(made[0].import_id, SUZUKI)
    assert store.all() == made
    store.remove(made[0].import_id, SATO)
    store.remove(made[1].import_id, CHIEF)
    assert store.all() == [] and list(store.folder.iterdir()) == []


@pytest.mark.parametrize("name", ["", "x", "../accounts", "/etc/passwd", "a\0b", "*"])
def test_what_is_not_there_is_not_removed(store: OwnStore, read: Read, name: str) -> None:
    made = store.add(read(table(CHILDREN)), SATO)
    outside = store.folder.parent / "accounts.json"
    outside.write_text("{}", encoding="utf-8")
    with pytest.raises(Refused, match=r"own\.gone"):
        store.remove(name, CHIEF)
    assert store.all() == [made] and outside.exists()


def test_another_place_sees_nothing_of_it(store: OwnStore, read: Read) -> None:
    store.add(read(table(CHILDREN)), SATO)
    assert store.series("01210") == []


def test_what_a_killed_process_left_is_ignored_and_cleared(store: OwnStore, read: Read) -> None:
    made = store.add(read(table(CHILDREN)), SATO)
    old, new = store.folder / "tmpabcdefgh", store.folder / "tmpstillnew"
    for path in (old, new):
        path.write_text('{"form": 1, "items', encoding="utf-8")
    os.utime(old, (time.time() - 86_400,) * 2)
    assert store.all() == [made]
    store.add(read(table(ASKED)), SATO)
    assert not old.exists() and new.exists(), "another process may still be writing the new one"


WRITER = """
import sys
from pathlib import Path
from core.own.model import Draft, Item
from core.own.store import OwnStore
from core.accounts import User
store, n = OwnStore(Path(sys.argv[1])), 0
while True:
    items = tuple(Item(f"{n}-{i}", "", "objective", "", "29362", "三宅町", 2024, False, 1.0, 0, "x")
                  for i in range(2000))
    store.add(Draft("a.csv", str(n), items), User("sato", "佐藤"))
    n += 1
    print(n, flush=True)
"""


def test_a_process_killed_at_any_moment_leaves_whole_files(store: OwnStore) -> None:
    command = [sys.executable, "-c", WRITER, str(store.folder)]
    said = []
    for _ in range(3):
        with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE) as writer:
            assert writer.stdout is not None
            said = [writer.stdout.readline() for _ in range(2)]
            writer.send_signal(signal.SIGKILL)
        for path in store.folder.glob("*.json"):
            assert len(json.loads(path.read_text(encoding="utf-8"))["items"]) == 2000
        kept = store.all()
        assert len(kept) >= len([line for line in said if line])
        for one in kept:
            store.remove(one.import_id, SATO)


READER = """
import sys
from pathlib import Path
from core.own.store import OwnStore
store = OwnStore(Path(sys.argv[1]))
for line in sys.stdin:
    print([one.newest.value for one in store.series("29362")], flush=True)
"""


def test_another_process_sees_what_was_just_taken_and_removed(store: OwnStore, read: Read) -> None:
    command = [sys.executable, "-c", READER, str(store.folder)]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, cwd=ROOT, stdin=pipe, stdout=pipe, text=True) as other:
        assert other.stdin is not None and other.stdout is not None

        def seen() -> str:
            assert other.stdin is not None and other.stdout is not None
            other.stdin.write("now\n")
            other.stdin.flush()
            return other.stdout.readline().strip()

        assert seen() == "[]"
        store.add(read(table(CHILDREN)), SATO)
        assert seen() == "[12.0]"
        later = store.add(read(table(row(値="15"))), SATO)
        assert seen() == "[15.0]"
        store.remove(later.import_id, SATO)
        assert seen() == "[12.0]"
        other.stdin.close()
    assert other.returncode == 0
