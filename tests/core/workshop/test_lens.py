"""Who sees which 課題: people are never counted twice, small sectors never told by subtraction."""

from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from itertools import product

import pytest

from core import seat
from core.store.memory_store import MemoryStore
from core.workshop import Event, Room, Workshop
from core.workshop.acts.flow import (
    SeatTaken,
    StageAuthorshipSet,
    StageRevealed,
    StageStarted,
    WorkshopOpened,
)
from core.workshop.acts.votes import DotsGiven, VotesOpened
from core.workshop.few import SMALLEST_GROUP, masked
from core.workshop.lens import countable, lens
from core.workshop.meeting import StagePlan
from core.workshop.nouns.insights import InsightAdded, InsightMuted, InsightVoted
from core.workshop.nouns.issues import IssueAdded, IssueVoted
from core.workshop.people import SECTORS, Sector
from tests.conftest import CODE, SATO

CHOOSE = StagePlan("choose", "えらぶ", "Choose", "票", "Dots", 5, authorship="sector", vote="issue")


class Hall:
    """A room with so many people of each sector; 官 leads besides."""

    def __init__(self, **people: int) -> None:
        self.room = Room(CODE, MemoryStore())
        self.tokens: dict[str, list[str]] = {}
        opened = WorkshopOpened("題", "01210", "岩見沢市", "2026-07-14", "sato", (CHOOSE,))
        lead = SeatTaken(seat.seat_id(SATO), "佐藤", "administration", "facilitator")
        taken = []
        for at, (sector, count) in enumerate(people.items()):
            tokens = [f"{at:x}{n:031x}" for n in range(count)]
            self.tokens[sector] = tokens
            taken += [SeatTaken(seat.seat_id(t), "人", sector) for t in tokens]  # type: ignore[arg-type]
        self.does(SATO, opened, lead, *taken, leading=True)

    def does(self, token: str, *events: Event, leading: bool = False) -> Workshop:
        actor = seat.actor(token, CODE, self.room.workshop, leading=leading)
        return self.room.record(actor, f"r{self.room.workshop.seq}", *events)

    def stage(self, name: str, mode: str = "sector", hidden: bool = False) -> None:
        self.does(SATO, StageStarted(name, mode, hidden), leading=True)  # type: ignore[arg-type]

    def each(self, sector: str, make: Callable[[int], Event], most: int = 99) -> None:
        for n, token in enumerate(self.tokens[sector][:most]):
            self.does(token, make(n))

    def told(self, issue: str = "s1") -> dict[Sector, int | None]:
        return next(row.voices for row in lens(self.room.workshop) if row.issue.id == issue)

    def gaps(self, issue: str = "s1") -> tuple[Sector, ...]:
        return next(row.gaps for row in lens(self.room.workshop) if row.issue.id == issue)


def hall(**people: int) -> Hall:
    """The lead, two more of 官, and the others; two notes of 住 behind one issue."""
    made = Hall(**{"resident": 3, "administration": 2, **people})
    made.stage("insights")
    made.each("resident", lambda n: InsightAdded(f"i{n}", "気づき"), 2)
    made.stage("issues")
    made.does(SATO, IssueAdded("s1", "課題", ("i0", "i1")))
    return made


def test_authors_are_told_and_who_has_no_voice_is_a_gap() -> None:
    made = hall(academia=3)
    assert made.told() == {"industry": None, "administration": 0, "academia": 0, "npo": None,
                           "resident": 2}  # fmt: skip
    assert made.gaps() == ("administration", "academia")
    made.does(made.tokens["academia"][0], InsightVoted("i0"))
    assert made.told()["academia"] == 1 and made.gaps() == ("administration",)
    made.does(made.tokens["academia"][0], InsightVoted("i0", False))
    assert made.told()["academia"] == 0


def test_who_speaks_in_several_stages_is_counted_once() -> None:
    made = hall()
    for stage in ("issues", "more", "again"):
        made.stage(stage)
        made.each("resident", lambda n: IssueVoted("s1"))
        made.each("resident", lambda n: InsightVoted("i0"))
    assert made.told()["resident"] == 3, "two wrote, the same three agreed three times"
    made.stage("named", "named")
    made.does(made.tokens["resident"][0], InsightAdded("i5", "また"))
    made.does(SATO, IssueAdded("s2", "別の課題", ("i5", "i0")))
    assert made.told("s2")["resident"] == 3, "three agreed with i0"


def test_dots_count_once_they_are_opened() -> None:
    made = hall()
    made.stage("choose")
    made.each("administration", lambda n: DotsGiven("s1", 1))
    made.does(SATO, DotsGiven("s1", 1))
    assert made.told()["administration"] == 0
    made.does(SATO, VotesOpened("choose"), leading=True)
    assert made.told()["administration"] == 3


def test_a_sector_of_which_too_few_voted_is_no_gap() -> None:
    """Some of the dots nobody may assign could be theirs."""
    made = hall(academia=3)
    made.stage("choose")
    made.each("resident", lambda n: DotsGiven("s1", 1))
    made.each("academia", lambda n: DotsGiven("s1", 1), 2)
    made.each("administration", lambda n: DotsGiven("s1", 1), 1)
    made.does(SATO, VotesOpened("choose"), leading=True)
    assert (made.told()["academia"], made.told()["administration"]) == (None, None)
    assert made.told()["resident"] == 3 and made.gaps() == ()


def test_what_is_said_without_a_sector_is_nobodys_and_makes_no_gap() -> None:
    made = hall(academia=3)
    made.stage("hush", "anonymous")
    made.does(made.tokens["academia"][0], InsightVoted("i0"))
    assert made.told()["academia"] is None and made.told()["resident"] == 2
    made.does(made.tokens["academia"][0], InsightVoted("i0", False))
    made.does(made.tokens["academia"][1], InsightAdded("i7", "匿名"))
    made.does(SATO, IssueAdded("s2", "匿名の課題", ("i7",)))
    assert set(made.told("s2").values()) == {None} and made.gaps("s2") == ()


def test_a_stage_that_changes_how_it_shows_people() -> None:
    made = hall(academia=3)
    made.does(made.tokens["academia"][0], IssueVoted("s1"))
    made.does(SATO, StageAuthorshipSet("anonymous"), leading=True)
    made.does(made.tokens["academia"][1], IssueVoted("s1"))
    assert made.told()["academia"] == 1, "the second gave no sector"
    made.does(made.tokens["academia"][0], IssueVoted("s1"))
    assert made.told()["academia"] == 1, "said again, it stays as it was"


def test_what_waits_or_is_taken_from_sight_is_not_counted() -> None:
    made = hall(academia=3)
    made.stage("later", hidden=True)
    for n, token in enumerate(made.tokens["academia"]):
        made.does(token, InsightAdded(f"w{n}", "まだ"), IssueAdded(f"h{n}", "まだ", (f"w{n}",)))
    assert [row.issue.id for row in lens(made.room.workshop)] == ["s1"]
    before = countable(made.room.workshop)
    made.does(SATO, InsightAdded("w9", "代わりに", proxy="npo"))
    assert countable(made.room.workshop) == before, "a hidden note changes nothing that is told"
    made.does(SATO, StageRevealed("later"), leading=True)
    assert made.told("h0")["academia"] == 1
    made.does(SATO, InsightMuted("w0", True), leading=True)
    assert made.told("h0")["academia"] == 0


def test_a_voice_spoken_by_somebody_else_counts_for_its_sector() -> None:
    made = hall(academia=3)
    made.does(SATO, InsightAdded("i8", "紙の声", proxy="academia"))
    made.does(SATO, InsightAdded("i9", "紙の声2", proxy="academia"))
    made.does(SATO, IssueAdded("s2", "課題", ("i8", "i9")))
    assert made.told("s2")["academia"] == 1, "two papers may be one person's"
    assert made.told("s2")["administration"] == 0, "who typed it is no voice"
    made.stage("hush", "anonymous")
    made.does(SATO, InsightAdded("i10", "紙の声3", proxy="academia"))
    made.does(SATO, IssueAdded("s3", "課題", ("i10",)))
    assert made.told("s3")["academia"] is None


def test_a_sector_heard_only_through_others_is_a_small_one() -> None:
    made = hall(academia=3)
    assert countable(made.room.workshop) == {"resident", "administration", "academia"}
    made.does(SATO, InsightAdded("i8", "紙の声", proxy="npo"))
    shown = countable(made.room.workshop)
    assert "npo" not in shown and len(shown) == 2, "one more is kept back beside it"


# Subtraction


SMALL = [dict(zip(SECTORS, people, strict=True)) for people in product((0, 1, 2, 3, 5), repeat=5)]


def test_what_is_told_never_leaves_a_small_rest() -> None:
    """In every room: the people whose sector is kept back are none, or three of two sectors."""
    empty = Hall().room.workshop
    seats = {sector: [replace(next(iter(empty.seats.values())), seat_id=f"{sector}{n}",
                              sector=sector) for n in range(5)] for sector in SECTORS}  # fmt: skip
    for people in SMALL:
        here = {one.seat_id: one for sector, n in people.items() for one in seats[sector][:n]}
        shown = countable(replace(empty, seats=here))
        rest = Counter({sector: n for sector, n in people.items() if n and sector not in shown})
        assert all(people[sector] >= SMALLEST_GROUP for sector in shown), people
        assert not rest or not shown or (rest.total() >= SMALLEST_GROUP and len(rest) > 1), people


@pytest.mark.parametrize("small", [{"npo": 1}, {"npo": 2}, {"npo": 1, "industry": 1}])
def test_a_lone_voice_of_a_small_sector_is_not_found_out(small: dict[str, int]) -> None:
    """Whoever of those kept back agrees, what is told is the same to the letter."""
    told = []
    for who in ("npo", "administration"):
        made = hall(**small)
        made.does(made.tokens[who][0], IssueVoted("s1"))
        made.does(made.tokens["resident"][0], IssueVoted("s1"))
        told.append(made.told())
    assert told[0] == told[1]
    assert (told[0]["npo"], told[0]["administration"], told[0]["resident"]) == (None, None, 2)


def test_a_cell_of_one_or_two_is_never_printed_nor_left_for_subtraction() -> None:
    def cells(*told: int | None) -> dict[Sector, int | None]:
        return masked(dict(zip(SECTORS, told, strict=True)))

    assert list(cells(4, 2, 1, None, 3).values()) == [4, None, None, None, 3]
    assert list(cells(4, 2, 0, 5, 3).values()) == [4, None, 0, 5, None]
    assert list(cells(2, 0, 0, 0, 0).values()).count(None) == 2
    for told in product((0, 1, 2, 3, 4, None), repeat=len(SECTORS)):
        shown = cells(*told)
        assert not {1, 2} & set(shown.values())
        hidden = [n for n, now in zip(told, shown.values(), strict=True) if now is None]
        assert len(hidden) != 1 or hidden == [None]
