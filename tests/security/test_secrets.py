"""What is promised secret is not written: the file of the workshops is read, as a thief would."""

import json
from pathlib import Path

import pytest

from core import seat
from core.keeping.mine import deeds
from core.store.duckdb_store import DuckDBStore
from core.text import Text
from core.workshop import Event, Room
from core.workshop.acts.estimates import Estimated, EstimatesOpened, EstimatesStarted
from core.workshop.acts.flow import SeatTaken, StageStarted, WorkshopOpened
from core.workshop.acts.votes import DotsGiven, VotesOpened
from core.workshop.meeting import StagePlan
from core.workshop.nouns.issues import IssueAdded
from core.workshop.nouns.use_cases import UseCaseAdded
from core.workshop.people import SECTORS
from core.workshop.timeline import lines
from core.workshop.view import Audience, shared
from tests.conftest import AGENDA, CODE, SATO

NAMED = StagePlan("named", "記名", "Named", "票を", "Dots", 5, authorship="named", vote="issue")
ALONE, RESIDENTS = "1" * 32, ("2" * 32, "3" * 32, "4" * 32, "5" * 32)
SECRET = ("dots_given", "estimated")


@pytest.fixture
def room(tmp_path: Path) -> Room:
    """A vote and a round in a stage with names; one of 学 and four of 住 take part."""
    made = Room(CODE, DuckDBStore(str(tmp_path / "w.duckdb")))
    seats = [SeatTaken(seat.seat_id(ALONE), "佐々木", "academia")]
    seats += [SeatTaken(seat.seat_id(one), "住民", "resident") for one in RESIDENTS]
    opened = WorkshopOpened("通院", "01210", "岩見沢市", "2026-07-14", "sato", (*AGENDA, NAMED))
    act(made, SATO, opened, SeatTaken(seat.seat_id(SATO), "佐藤", "administration", "facilitator"))
    act(made, SATO, *seats, IssueAdded("s1", "通院"), UseCaseAdded("u1", "相乗り"))
    act(made, SATO, StageStarted("named", "named"), EstimatesStarted())
    return made


def act(room: Room, who: str, *events: Event) -> None:
    leading = who == SATO
    actor = seat.actor(who, CODE, room.workshop, leading=leading)
    room.record(actor, f"request-{len(room.log)}", *events)


def given(room: Room) -> list[tuple[object, ...]]:
    """The rows of the file about what was given in secret."""
    rows = [entry.to_row() for entry in room.store.read(CODE)]
    return [row for row in rows if row[5] in SECRET]


def test_the_file_does_not_name_who_gave_dots_and_estimates(room: Room) -> None:
    for who in (ALONE, *RESIDENTS):
        act(room, who, DotsGiven("s1", 2), Estimated("u1", "effort", 3))
    rows = given(room)
    assert len(rows) == 10
    seats = {seat.seat_id(who) for who in (ALONE, *RESIDENTS)}
    stages = {seat.mark(who, CODE, "named") for who in (ALONE, *RESIDENTS)}
    for row in rows:
        assert row[2] not in seats | stages and str(row[1]).endswith(":00+00:00")
        assert not any(one in json.dumps(row, ensure_ascii=False) for one in seats)


def test_a_vote_and_a_round_of_one_person_cannot_be_joined(room: Room) -> None:
    act(room, ALONE, DotsGiven("s1", 2), Estimated("u1", "effort", 3))
    act(room, SATO, EstimatesOpened(), EstimatesStarted())
    act(room, ALONE, Estimated("u1", "effort", 1))
    assert len({row[2] for row in given(room)}) == 3


def test_a_sector_of_one_person_is_not_written(room: Room) -> None:
    for who in (ALONE, *RESIDENTS):
        act(room, who, DotsGiven("s1", 1), Estimated("u1", "effect", 1))
    sectors = {row[3] for row in given(room)}
    assert sectors <= {None, "resident"} and set(SECTORS) > sectors - {None}


def test_the_timeline_puts_no_name_to_what_was_given_before_there_were_marks(room: Room) -> None:
    """As an earlier version wrote it: under the seat."""
    act(room, ALONE, Estimated("u1", "effort", 3), DotsGiven("s1", 1))
    log = [
        entry
        if entry.event.kind not in SECRET
        else type(entry)(
            entry.seq,
            entry.at,
            seat.actor(ALONE, CODE, room.workshop).author,
            entry.request_id,
            entry.event,
        )
        for entry in room.log
    ]
    told = [line for line in lines(room.workshop, log, frozenset()) if line.secret]
    assert len(told) == 2 and {line.who for line in told} == {""}


def test_who_gave_something_finds_it_among_their_own(room: Room) -> None:
    act(room, ALONE, Estimated("u1", "effort", 3), DotsGiven("s1", 1))
    mine = deeds(room, seat.actor(ALONE, CODE, room.workshop).marks, Text("ja"))
    other = deeds(room, seat.actor(RESIDENTS[0], CODE, room.workshop).marks, Text("ja"))
    assert [one.event["kind"] for one in mine] == ["estimated", "dots_given"]
    assert other == []


@pytest.mark.parametrize("people", [1, 2, 3])
def test_opening_what_so_few_gave_says_beforehand_that_it_tells(room: Room, people: int) -> None:
    def label() -> dict[str, object]:
        found = shared(room.workshop, Audience("facilitator"))["stage"]["lead"][0]["label"]
        assert isinstance(found, dict)
        return found

    few = "_few" if people < 3 else ""
    for who in (ALONE, *RESIDENTS)[:people]:
        act(room, who, DotsGiven("s1", 1), Estimated("u1", "effort", 3))
    assert label() == {"key": f"estimate.open{few}", "n": people}
    act(room, SATO, EstimatesOpened())
    assert label() == {"key": f"vote.open{few}", "n": people}
    assert ("分かります" in Text("ja").of(label())) == (people < 3)
    act(room, SATO, VotesOpened("named"))
