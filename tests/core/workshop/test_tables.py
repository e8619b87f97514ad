"""Tables with boards of their own: who sees what, until they are put together."""

from dataclasses import replace

import pytest

from core import seat
from core.errors import Refused
from core.workshop import Room, StagePlan, Workshop
from core.workshop.acts.flow import (
    SeatTaken,
    StageRevealed,
    StageStarted,
    WorkshopOpened,
)
from core.workshop.acts.groups import Grouped
from core.workshop.acts.tables import TablesJoined, TablesSet, TableTaken
from core.workshop.nouns.insights import InsightAdded, InsightMuted, InsightVoted
from core.workshop.nouns.issues import IssueAdded
from core.workshop.own import own
from core.workshop.store import EventStore
from core.workshop.view import Audience, shared
from tests.conftest import AGENDA, CODE, MORI, SATO, SUZUKI, Record

NOTES = replace(AGENDA[0], authorship="sector")
ISSUES = StagePlan("issues", "課題", "Issues", "課題を", "Issues", 10, "issue")
VOTE = StagePlan("choose", "えらぶ", "Choose", "票を", "Dots", 5, vote="issue")
FIRST, SECOND = [chr(n) * 32 for n in range(ord("e"), ord("h"))], [str(n) * 32 for n in range(1, 4)]
"""Three people at each of two tables."""
WALL, OBSERVER, CONSOLE = Audience("observer", True), Audience("observer"), Audience("facilitator")


def table(number: int) -> Audience:
    return Audience("participant", table=number)


@pytest.fixture
def room(store: EventStore) -> Room:
    """Six people at two tables, and two who sit at none; the notes of each table are apart."""
    room = Room(CODE, store)
    opened = WorkshopOpened("題", "01210", "岩見沢市", "", "sato", (NOTES, ISSUES, VOTE, AGENDA[1]))
    people = [(SATO, "facilitator"), *((one, "participant") for one in (*FIRST, *SECOND))]
    people += [(SUZUKI, "participant"), (MORI, "participant")]
    seats = [SeatTaken(seat.seat_id(t), t[:3], "resident", role) for t, role in people]  # type: ignore[arg-type]
    lead = seat.actor(SATO, CODE, room.workshop, leading=True)
    begun = StageStarted("insights", "sector"), TablesSet(4, ("insights",))
    room.record(lead, "open", opened, *seats, *begun)
    for number, tokens in ((1, FIRST), (2, SECOND)):
        for token in tokens:
            actor = seat.actor(token, CODE, room.workshop)
            room.record(actor, "sit-down", TableTaken(number))
    return room


def sees(workshop: Workshop, audience: Audience) -> set[str]:
    return {key for key, card in shared(workshop, audience).items() if card["type"] == "insight"}


def chips(workshop: Workshop, audience: Audience, noun_id: str) -> list[object]:
    found = shared(workshop, audience)[noun_id]["chips"]
    return [one.get("words") or one.get("sector") for one in found]


def test_only_the_own_table_sees_its_board_until_all_are_put_together(
    room: Room, record: Record
) -> None:
    record(FIRST[0], InsightAdded("i1", "店が遠い"))
    workshop = record(SECOND[0], InsightAdded("i2", "坂が多い"))
    assert workshop.written_at == {"i1": 1, "i2": 2}
    assert sees(workshop, table(1)) == {"i1"} and sees(workshop, table(2)) == {"i2"}
    assert sees(workshop, table(3)) == sees(workshop, OBSERVER) == sees(workshop, WALL) == set()
    assert sees(workshop, CONSOLE) == {"i1", "i2"}
    assert workshop.seen("insights") == {}, "neither does a record, a file, a link"
    assert shared(workshop, table(1))["waiting"]["count"] == 1
    record(SATO, TablesJoined("insights"), leading=True)
    for audience in (table(1), table(3), OBSERVER, WALL, CONSOLE):
        assert sees(room.workshop, audience) == {"i1", "i2"}
        assert {"key": "tables.at", "n": 2} in chips(room.workshop, audience, "i2")
    again = record(SATO, TablesSet(4, ("insights",)), leading=True)
    assert sees(again, table(3)) == {"i1", "i2"}, "what was seen stays so"


def test_nothing_can_be_done_to_what_another_table_wrote(room: Room, record: Record) -> None:
    record(FIRST[0], InsightAdded("i1", "店が遠い"))
    record(FIRST[1], InsightVoted("i1"))
    for token in (SECOND[0], SUZUKI):
        for event in (InsightVoted("i1"), InsightVoted("none"), Grouped(("i1",), text="x")):
            with pytest.raises(Refused, match=r"refused\.gone"):
                record(token, event)
    with pytest.raises(Refused, match=r"refused\.gone"):
        record(SATO, Grouped(("i1",), text="移動"), leading=True)
    assert all(act["kind"] != "grouped" for act in shared(room.workshop, CONSOLE)["i1"]["acts"])
    record(SATO, InsightMuted("i1"), leading=True)
    assert sees(room.workshop, table(1)) == set()


def test_who_sits_nowhere_sits_down_first_and_nobody_writes_for_another_table(
    room: Room, record: Record
) -> None:
    with pytest.raises(Refused, match=r"refused\.table_first"):
        record(SUZUKI, InsightAdded("i1", "店が遠い"))
    assert shared(room.workshop, table(0))["stage"]["compose"] is None
    with pytest.raises(Refused, match=r"refused\.table_none"):
        record(SUZUKI, TableTaken(5))
    record(FIRST[0], InsightAdded("i1", "店が遠い", at_table=2))
    assert room.workshop.written_at["i1"] == 1
    record(SATO, InsightAdded("i2", "紙に書いた", proxy="resident", at_table=2), leading=True)
    assert sees(room.workshop, table(2)) == {"i2"}
    record(MORI, TableTaken(4))
    for event, why in (
        (TablesSet(2, ("insights",)), "in_use"),
        (TablesSet(4, ("kpis",)), "stages"),
        (TablesSet(1, ("insights",)), "stages"),
    ):
        with pytest.raises(Refused, match=rf"refused\.table_{why}"):
            record(SATO, event, leading=True)


def test_hidden_words_of_a_table_wait_for_both(room: Room, record: Record) -> None:
    record(SATO, StageStarted("insights", "sector", hidden=True), leading=True)
    record(FIRST[0], InsightAdded("i1", "店が遠い"))
    assert sees(room.workshop, table(1)) == sees(room.workshop, CONSOLE) == set()
    first = shared(room.workshop, CONSOLE)["stage"]["lead"][0]
    assert first["kind"] == "stage_revealed"
    record(SATO, StageRevealed("insights"), leading=True)
    assert sees(room.workshop, table(1)) == {"i1"} and sees(room.workshop, table(2)) == set()
    first = shared(room.workshop, CONSOLE)["stage"]["lead"][0]
    assert (first["kind"], first["tone"]) == ("tables_joined", "primary")


def test_of_a_table_of_two_nothing_without_a_name_is_told(room: Room, record: Record) -> None:
    record(SUZUKI, TableTaken(3))
    record(MORI, TableTaken(3))
    record(SUZUKI, InsightAdded("i1", "店が遠い"))
    record(FIRST[0], InsightAdded("i2", "坂が多い"))
    assert sees(room.workshop, table(3)) == set(), "its other one would know whose it is"
    mine = own(room.workshop, seat.actor(SUZUKI, CODE, room.workshop).marks, table(3))
    assert mine["i1"]["waits"] and mine["i1"]["text"] == "店が遠い"
    rows = shared(room.workshop, CONSOLE)["room"]["tables"]
    assert [row["words"] for row in rows][2] is None
    workshop = record(SATO, TablesJoined("insights"), leading=True)
    assert chips(workshop, CONSOLE, "i1") == []
    record(MORI, TableTaken(3, shared=True))
    assert {"key": "tables.at", "n": 3} in chips(room.workshop, OBSERVER, "i1")


def test_a_vote_puts_together_what_is_voted_on(room: Room, record: Record) -> None:
    record(
        SATO, TablesSet(4, ("insights", "issues")), StageStarted("issues", "sector"), leading=True
    )
    record(FIRST[0], IssueAdded("s1", "移動"))
    assert room.workshop.seen("issues") == {}
    record(SATO, StageStarted("choose", "sector"), leading=True)
    assert list(room.workshop.seen("issues")) == ["s1"]


def test_the_wall_counts_tables_side_by_side(room: Room, record: Record) -> None:
    record(FIRST[0], InsightAdded("i1", "店が遠い"))
    scene = shared(room.workshop, WALL)["stage"]["scene"]
    assert scene is not None and scene["kind"] == "tables"
    counts = [(row["table"], row["seats"], row["words"]) for row in scene["rows"]]
    assert counts[:2] == [(1, 3, 1), (2, 3, 0)] and len(counts) == 4
