"""What every store promises, whichever it is."""

from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import duckdb
import pytest

from core.errors import Behind
from core.workshop import Author, Entry
from core.workshop.acts.flow import StageLocked, WorkshopOpened
from core.workshop.nouns.insights import InsightAdded
from core.workshop.store import EventStore
from tests.conftest import CODE

NOON = datetime(2026, 7, 14, 3, 0, tzinfo=UTC)


def entry(seq: int, text: str = "店が遠い", at: datetime = NOON) -> Entry:
    return Entry(seq, at, Author("a" * 24, "resident"), f"r{seq}", InsightAdded(f"i{seq}", text))


def test_entries_come_back_as_they_were_and_in_order(store: EventStore) -> None:
    log = [entry(1, "店が遠い👪\n二行目"), entry(2, "'; DROP TABLE entries; --"), entry(3)]
    store.append(CODE, log[:1])
    store.append(CODE, log[1:])
    assert store.read(CODE) == log


def test_the_moment_is_kept_whatever_its_time_zone(store: EventStore) -> None:
    nine_hours = NOON.astimezone(datetime.now().astimezone().tzinfo) + timedelta(microseconds=7)
    store.append(CODE, [entry(1, at=nine_hours)])
    assert store.read(CODE)[0].at == nine_hours


def test_reading_after_a_number_gives_only_what_is_newer(store: EventStore) -> None:
    store.append(CODE, [entry(1), entry(2), entry(3)])
    assert [e.seq for e in store.read(CODE, after=1)] == [2, 3]
    assert store.read(CODE, after=3) == [] and store.read(CODE, after=99) == []


def test_an_unknown_workshop_has_no_entries(store: EventStore) -> None:
    store.append(CODE, [entry(1)])
    assert store.read("ZZZZZZ") == []


def test_workshops_do_not_mix(store: EventStore) -> None:
    store.append(CODE, [entry(1, "ここ")])
    store.append("ZZZZZZ", [entry(1, "あちら")])
    assert store.read(CODE) == [entry(1, "ここ")]


def test_a_number_that_is_taken_is_behind_and_changes_nothing(store: EventStore) -> None:
    store.append(CODE, [entry(1, "先")])
    with pytest.raises(Behind):
        store.append(CODE, [entry(1, "後")])
    assert store.read(CODE) == [entry(1, "先")]
    store.append(CODE, [entry(2)])
    assert len(store.read(CODE)) == 2


def test_all_of_several_entries_or_none(store: EventStore) -> None:
    store.append(CODE, [entry(1), entry(2)])
    with pytest.raises(Behind):
        store.append(CODE, [entry(2), entry(3)])
    assert [e.seq for e in store.read(CODE)] == [1, 2]


def test_nothing_new_is_nothing_stored(store: EventStore) -> None:
    store.append(CODE, [])
    store.append(CODE, [entry(1)])
    assert store.read(CODE) == [entry(1)]


def test_an_entry_that_cannot_be_written_does_not_stop_the_next(store: EventStore) -> None:
    with suppress(duckdb.Error):  # half of a character pair: no database can write it
        store.append(CODE, [replace(entry(1), request_id="\ud800")])
    stored = len(store.read(CODE))
    store.append(CODE, [entry(stored + 1)])
    assert [e.seq for e in store.read(CODE)] == list(range(1, stored + 2))


def test_openings_are_the_first_entries_and_newest_first(store: EventStore) -> None:
    author = Author("a" * 24, "administration")
    for day, code in enumerate(("AAAAAA", "BBBBBB", "CCCCCC")):
        opened = WorkshopOpened(f"会{day}", owner="sato")
        store.append(
            code,
            [
                Entry(1, NOON + timedelta(days=day), author, "open", opened),
                Entry(2, NOON + timedelta(days=9 - day), author, "lock", StageLocked()),
            ],
        )
    found = store.openings()
    assert [code for code, _ in found] == ["CCCCCC", "BBBBBB", "AAAAAA"]
    assert all(first.seq == 1 for _, first in found)
    assert found[0][1].event == WorkshopOpened("会2", owner="sato")


def test_an_empty_store_has_no_openings(store: EventStore) -> None:
    assert store.openings() == []
