"""Until when, without whose names, gone: in the file, in memory, and for who is connected."""

from datetime import timedelta
from pathlib import Path
from threading import Thread

import pytest

from core import seat
from core.clock import today
from core.errors import Refused
from core.keeping import acts
from core.keeping.audit import Audit
from core.rooms import Rooms
from core.store.duckdb_store import DuckDBStore
from core.workshop import Room
from core.workshop.acts.door import SeatPutOut
from core.workshop.acts.flow import SeatTaken, WorkshopClosed, WorkshopOpened
from core.workshop.nouns.insights import InsightAdded
from tests.conftest import AGENDA, CODE, SATO, SUZUKI

WORDS = "店が遠くて歩けない"


@pytest.fixture
def held(server: Rooms) -> Room:
    """A workshop with a card of suzuki's; and another one beside it."""
    for code, name in ((CODE, "鈴木花子"), ("ZZZZZZ", "森太郎")):
        opened = WorkshopOpened("買い物支援", "01210", "岩見沢市", "2026-07-14", "sato", AGENDA)
        room = server.open_workshop(opened, SATO, "佐藤一郎", workshop_id=code)
        leader = seat.actor(SATO, code, room.workshop, leading=True)
        server.record(room, leader, "seat", SeatTaken(seat.seat_id(SUZUKI), name, "resident"))
        writer = seat.actor(SUZUKI, code, room.workshop)
        words = WORDS if code == CODE else "バスが来ない"
        server.record(room, writer, "write", InsightAdded("i1", words))
    return server.room(CODE)


def in_file(store: DuckDBStore, words: str) -> bool:
    """Whether a word is anywhere in the bytes of the file, or of what lies beside it."""
    folder = Path(store.path).parent
    return any(
        words.encode() in path.read_bytes()
        for path in folder.iterdir()
        if path.name.startswith(Path(store.path).name)
    )


def test_what_is_deleted_is_nowhere_in_the_file(
    server: Rooms, store: DuckDBStore, book: Audit, held: Room
) -> None:
    assert in_file(store, WORDS)
    acts.delete(server, book, held, "sato")
    assert not in_file(store, WORDS) and not in_file(store, CODE)
    assert in_file(store, "バスが来ない"), "the other workshop is whole"
    assert held.workshop.seq == 0 and not held.log and CODE not in server.rooms
    with pytest.raises(Refused, match="no_such_code"):
        server.room(CODE)
    late = seat.actor(SUZUKI, CODE, held.workshop)
    with pytest.raises(Refused, match="unknown"):
        server.record(held, late, "late", InsightAdded("i2", "まだ書ける？"))
    assert len(DuckDBStore(store.path).openings()) == 1


def test_of_a_deleted_workshop_only_code_day_and_who_stay(
    server: Rooms, book: Audit, held: Room
) -> None:
    book.note("exported", "ZZZZZZ", "sato")
    acts.exported(server, book, held, "sato")
    acts.delete(server, book, held, "mori")
    assert [(x.act, x.workshop_id, x.who) for x in book.lines()] == [
        ("deleted", CODE, "mori"),
        ("exported", "ZZZZZZ", "sato"),
    ]
    assert book.path.stat().st_mode & 0o077 == 0


def test_a_line_that_broke_off_is_passed_over(book: Audit) -> None:
    book.note("exported", CODE, "sato")
    with book.path.open("a", encoding="utf-8") as file:
        file.write('{"at": "2026-')
    assert len(book.lines()) == 1


def test_deleting_while_others_read_and_write(
    server: Rooms, store: DuckDBStore, book: Audit, held: Room
) -> None:
    other, wrong = server.room("ZZZZZZ"), []

    def write() -> None:
        for number in range(30):
            actor = seat.actor(SUZUKI, "ZZZZZZ", other.workshop)
            server.record(other, actor, f"more-{number}", InsightAdded(f"m{number}", "店が遠い"))
            if len(store.read("ZZZZZZ")) < 3 + number:
                wrong.append(number)

    writers = [Thread(target=write)]
    for one in writers:
        one.start()
    acts.delete(server, book, held, "sato")
    for one in writers:
        one.join()
    assert not wrong and Room("ZZZZZZ", store).workshop == other.workshop
    assert len(other.workshop.insights) == 31 and store.read(CODE) == []


def test_it_is_kept_up_to_and_with_its_day(server: Rooms, book: Audit, held: Room) -> None:
    until = today() + timedelta(days=40)
    acts.keep_until(server, held, until)
    assert held.workshop.kept_until == until.isoformat()
    assert acts.kept_days(server) == {CODE: until.isoformat()}
    assert acts.delete_overdue(server, book, until) == []
    assert acts.delete_overdue(server, book, until + timedelta(days=1)) == [CODE]
    assert [(x.act, x.who) for x in book.lines()] == [("deleted", acts.BY_ITSELF)]
    assert server.room("ZZZZZZ").workshop.seq, "without a day nothing is deleted"


def test_the_last_day_that_was_set_counts_also_after_the_end(server: Rooms, held: Room) -> None:
    leader = seat.actor(SATO, CODE, held.workshop, leading=True)
    acts.keep_until(server, held, today() + timedelta(days=2))
    server.record(held, leader, "close", WorkshopClosed())
    acts.keep_until(server, held, today() + timedelta(days=9))
    assert acts.overdue(server, today() + timedelta(days=5)) == []


@pytest.mark.parametrize("days", [-1, 0, 40 * 365])
def test_a_day_that_would_delete_at_once_or_never_is_refused(
    server: Rooms, held: Room, days: int
) -> None:
    with pytest.raises(Refused, match=r"keep\.bad_day"):
        acts.keep_until(server, held, today() + timedelta(days=days))
    assert held.workshop.kept_until == ""


def test_names_are_gone_from_the_file_and_the_words_stay(
    server: Rooms, store: DuckDBStore, book: Audit, held: Room
) -> None:
    assert in_file(store, "鈴木花子")
    assert acts.remove_names(server, book, held, "sato") == 2
    names = [one.name for one in held.workshop.seats.values()]
    assert names == ["参加者1", "参加者2"] and not acts.named(held)
    assert not in_file(store, "鈴木花子") and in_file(store, WORDS)
    assert "森太郎" in [s.name for s in server.room("ZZZZZZ").workshop.seats.values()]
    assert Room(CODE, store).workshop == held.workshop
    assert acts.remove_names(server, book, held, "sato") == 0
    assert [x.act for x in book.lines()] == ["names_removed"]


def test_one_person_s_name_alone(server: Rooms, book: Audit, held: Room) -> None:
    who = seat.seat_id(SUZUKI)
    assert acts.remove_names(server, book, held, "", who) == 1
    assert held.workshop.seats[who].name == "参加者2" and not acts.named(held, who)
    assert acts.named(held), "the other still has theirs"
    writer = seat.actor(SUZUKI, CODE, held.workshop)
    server.record(held, writer, "go-on", InsightAdded("i9", "続けて書ける"))
    assert "i9" in held.workshop.insights


def test_the_name_of_a_seat_that_was_put_out_goes_too(
    server: Rooms, held: Room, tmp_path: Path
) -> None:
    leader = seat.actor(SATO, CODE, held.workshop, leading=True)
    server.record(held, leader, "put-out", SeatPutOut(seat.seat_id(SUZUKI)))
    assert acts.remove_names(server, Audit(tmp_path), held, "sato") == 2
    assert [one.name for one in held.workshop.out.values()] == ["参加者2"]
    assert acts.remove_names(server, Audit(tmp_path), held, "sato") == 0
