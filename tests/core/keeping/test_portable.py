"""A workshop as a file: there and back, what is not in it, and what is refused."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from core import seat
from core.keeping import acts, portable
from core.keeping.audit import Audit
from core.practice.demo import DEMO, ensure_demo
from core.record.report import report
from core.rooms import Rooms
from core.text import Text
from core.workshop import Reverted, Room, Workshop, fold
from core.workshop.acts.editing import Edited
from core.workshop.acts.flow import (
    LinkMade,
    SeatTaken,
    StageRevealed,
    StageStarted,
    WorkshopOpened,
)
from core.workshop.acts.votes import DotsGiven, VotesOpened
from core.workshop.card import Card
from core.workshop.meeting import StagePlan
from core.workshop.noun import Table
from core.workshop.nouns.insights import InsightAdded
from core.workshop.nouns.issues import IssueAdded, IssueChecked, IssueVoted
from core.workshop.nouns.personas import PersonaAdded
from core.workshop.people import Sector
from core.workshop.view import Audience, shared
from tests.conftest import AGENDA, CODE, SATO, SUZUKI
from tests.core.keeping.conftest import LOGS, kept

CHOOSE = StagePlan("choose", "えらぶ", "Choose", "票を", "Dots", 5, vote="issue")


FIRST, SECOND = "最初に書いた言葉", "書きなおした言葉"


def ended(workshop: Workshop) -> Workshop:
    """As it is shown once it is over and its links lead nowhere."""
    return replace(workshop, closed=True, links={})


SECTORS = {"votes": (), "voices": (), "weighed": None}

"""Parts of a record that tell sectors."""


def same(ours: Workshop, theirs: Workshop, sectors: bool = True) -> None:
    """Everything an observer and a reader of the record sees, in both languages; without
    `sectors` a vote, estimates and voices may tell fewer of them."""
    observer = Audience("observer")
    mine, hers = (shared(one, observer) for one in (ours, ended(theirs)))
    for key in mine.keys() & hers.keys():
        if mine[key]["type"] == "vote" and not sectors:
            no_more(mine.pop(key), hers.pop(key))
    assert mine == hers
    for language in ("ja", "en"):
        text = Text(language)
        made, wanted = report(ours, text), report(ended(theirs), text)
        assert [[(row.name, row.dots) for row in one.rows] for one in made.votes] == [
            [(row.name, row.dots) for row in one.rows] for one in wanted.votes
        ]
        blank: dict[str, Any] = {"taken": "", "kept": "", **({} if sectors else SECTORS)}
        assert replace(made, **blank) == replace(wanted, **blank)


def no_more(ours: Card, theirs: Card) -> None:
    """A vote has the same dots, and tells as many of its sectors or fewer."""
    for mine, hers in zip(ours["links"], theirs["links"], strict=True):
        assert (mine["to"], mine["n"]) == (hers["to"], hers["n"])
        assert all(chip in hers["chips"] for chip in mine["chips"])


def brought(server: Rooms, book: Audit, data: bytes, owner: str = "mori") -> Room:
    return acts.take_over(server, book, portable.read(data), owner, "森")


@pytest.mark.parametrize("path", LOGS, ids=lambda path: path.stem)
def test_there_and_back_is_the_same_view_and_record(server: Rooms, book: Audit, path: Path) -> None:
    log = kept(path)
    workshop = fold(log)
    room = brought(server, book, portable.written(workshop, log, "p"))
    same(room.workshop, workshop)
    assert room.workshop.owner == "mori" and room.workshop.closed
    again = Room(room.workshop_id, server.store)
    assert again.workshop == room.workshop and len(again.log) == len(log) + 1


def test_the_finished_example_goes_there_and_back(server: Rooms, book: Audit) -> None:
    ensure_demo(server)
    demo = server.room(DEMO)
    room = brought(server, book, portable.written(demo.workshop, demo.log, "p"))
    same(room.workshop, demo.workshop, sectors=False)
    twice = portable.written(room.workshop, room.log, "p")
    assert portable.read(twice).log[-1].event.kind == "workshop_taken_over"


@pytest.fixture
def held(server: Rooms) -> Room:
    """A workshop with an opened stage without names, a replaced and a withdrawn word, a link."""
    opened = WorkshopOpened(
        "買い物支援", "01210", "岩見沢市", "2026-07-14", "sato", (*AGENDA, CHOOSE)
    )
    room = server.open_workshop(opened, SATO, "佐藤", workshop_id=CODE)
    write(room, SATO, SeatTaken(seat.seat_id(SUZUKI), "鈴木", "resident"), leading=True)
    write(room, SATO, StageStarted("insights", "anonymous", hidden=True), leading=True)
    write(room, SUZUKI, InsightAdded("i1", FIRST))
    write(room, SUZUKI, Edited("insights", "i1", "text", FIRST, "途中の言葉"))
    write(room, SUZUKI, Edited("insights", "i1", "text", "途中の言葉", SECOND))
    write(room, SUZUKI, InsightAdded("i2", "やめた言葉"))
    write(room, SUZUKI, Reverted(room.workshop.seq))
    write(room, SATO, StageRevealed("insights"), leading=True)
    write(room, SATO, LinkMade("l1", "f" * 64, "首長へ", "2027-01-01"), leading=True)
    return room


def write(room: Room, token: str, *events: Any, leading: bool = False) -> None:
    actor = seat.actor(token, room.workshop_id, room.workshop, leading=leading)
    room.record(actor, f"request-{room.workshop.seq}", *events)


def test_a_file_opens_nothing_and_says_nothing_that_is_no_longer_said(
    server: Rooms, book: Audit, held: Room
) -> None:
    data = acts.exported(server, book, held, "sato")
    text = data.decode()
    assert SECOND in text and "鈴木" in text
    for word in (FIRST, "途中の言葉", "やめた言葉", "首長へ", "f" * 64, CODE, SATO, SUZUKI):
        assert word not in text
    assert '"owner": ""' in text
    assert [(line.act, line.workshop_id, line.who) for line in book.lines()] == [
        ("exported", CODE, "sato")
    ]
    room = brought(server, book, data)
    same(room.workshop, held.workshop)


def test_what_was_first_written_in_an_edit_and_replaced_is_in_no_file(
    server: Rooms, book: Audit, held: Room
) -> None:
    """Fields that the thing was made without, so that no entry but the edits holds them."""
    write(held, SATO, StageStarted("named"), leading=True)
    write(held, SATO, IssueAdded("s1", "課題"), PersonaAdded("p1", "けん", "足", "通院"))
    edits: tuple[tuple[Table, str, str], ...] = (
        ("issues", "s1", "why"),
        ("personas", "p1", "confirmed"),
    )
    for table, key, field in edits:
        write(held, SUZUKI, Edited(table, key, field, "", f"{FIRST}{field}"))
        write(held, SUZUKI, Edited(table, key, field, f"{FIRST}{field}", SECOND))
    write(held, SUZUKI, IssueChecked("s1", "holds", "保健師", "やめた答え"))
    write(held, SUZUKI, Reverted(held.workshop.seq))
    write(held, SUZUKI, IssueChecked("s1", "fails", "健診に来た親", "休める人が多い"))
    data = acts.exported(server, book, held, "sato")
    assert FIRST not in data.decode() and "やめた答え" not in data.decode()
    room = brought(server, book, data)
    same(room.workshop, held.workshop)
    assert room.workshop.issues["s1"].why == SECOND == room.workshop.personas["p1"].confirmed
    assert [one.found for one in room.workshop.issues["s1"].asked] == ["休める人が多い"]


def test_a_file_names_no_voter_and_no_small_sector(server: Rooms, book: Audit, held: Room) -> None:
    tokens = [format(n, "032x") for n in range(6)]
    for n, token in enumerate(tokens):
        sector: Sector = "industry" if n < 4 else "academia"
        write(held, SATO, SeatTaken(seat.seat_id(token), f"人{n}", sector), leading=True)
    write(held, SATO, StageStarted("named"), leading=True)
    write(held, SATO, IssueAdded("s1", "課題"), IssueAdded("s2", "別の課題"))
    write(held, tokens[0], IssueVoted("s1"))
    write(held, SATO, StageStarted("choose", "named"), leading=True)
    for n, token in enumerate(tokens):
        write(held, token, DotsGiven("s1" if n % 2 else "s2", 1))
    assert b"dots_given" not in acts.exported(server, book, held, "sato")
    write(held, SATO, VotesOpened("choose"), leading=True)
    data = acts.exported(server, book, held, "sato")
    votes = [e for e in json.loads(data)["entries"] if e["kind"] in ("dots_given", "issue_voted")]
    named = {seat.seat_id(token) for token in tokens}
    assert len(votes) == 7 and not named & {one["mark"] for one in votes}
    assert votes[0]["mark"] != votes[1]["mark"]  # a vote is tied to nothing else they did
    assert {one["sector"] for one in votes} <= {"industry", None}
    room = brought(server, book, data)
    ours, theirs = (shared(w, Audience("observer")) for w in (room.workshop, held.workshop))
    assert [row["n"] for row in ours["vote:choose"]["links"]] == [3, 3]
    assert ours["s1"] == {**theirs["s1"], "acts": []}
