"""A vote with dots: nobody gives more than they have, nobody learns a count too soon."""

import pytest

from core import seat
from core.errors import Refused
from core.workshop import Room, Workshop
from core.workshop.acts.flow import (
    SeatTaken,
    StageAuthorshipSet,
    StageLocked,
    StageRevealed,
    StageStarted,
    WorkshopOpened,
)
from core.workshop.acts.votes import DotsGiven, DotsSet, VotesOpened
from core.workshop.events import proposed
from core.workshop.meeting import StagePlan
from core.workshop.nouns.insights import InsightAdded, InsightMuted
from core.workshop.nouns.issues import IssueAdded
from core.workshop.view import Audience, shared
from tests.conftest import AGENDA, CODE, ITO, SATO, Record

CHOOSE = StagePlan(
    "choose", "えらぶ", "Choose", "票を", "Dots", 5, authorship="sector", vote="issue"
)


LOOK = StagePlan(
    "look", "見る", "Look", "票を", "Dots", 5, vote="insight", dots=2, cumulative=False
)


ROLES = [Audience(role) for role in ("facilitator", "cofacilitator", "participant", "observer")]


@pytest.fixture
def vote(store: object) -> Room:
    """A vote on three issues; 官 leads, three of 住 and three of 産 vote, 学 looks on."""
    room = Room(CODE, store)  # type: ignore[arg-type]
    opened = WorkshopOpened(
        "買い物支援", "01210", "岩見沢市", "2026-07-14", "sato", (*AGENDA, CHOOSE, LOOK)
    )
    sectors = ["resident"] * 3 + ["industry"] * 3
    seats = [
        SeatTaken(seat.seat_id(token(n)), f"人{n}", sector)  # type: ignore[arg-type]
        for n, sector in enumerate(sectors)
    ]
    actor = seat.actor(SATO, CODE, room.workshop, leading=True)
    room.record(
        actor,
        "open-vote",
        opened,
        SeatTaken(seat.seat_id(SATO), "佐藤", "administration", "facilitator"),
        SeatTaken(seat.seat_id(ITO), "伊藤", "academia", "observer"),
        *seats,
        IssueAdded("s1", "共働きに合わない健診の日"),
        IssueAdded("s2", "車のない人の通院"),
        IssueAdded("s3", "若い人の仕事"),
        StageStarted("choose", "sector"),
    )
    return room


def token(n: int) -> str:
    return f"{n}{n}" * 16


@pytest.fixture
def by(vote: Room) -> Record:
    count = 0

    def record(who: str, *events: object, leading: bool = False) -> Workshop:
        nonlocal count
        count += 1
        actor = seat.actor(who, CODE, vote.workshop, leading=leading)
        return vote.record(actor, f"by-{count}", *events)  # type: ignore[arg-type]

    return record


def counts(workshop: Workshop) -> dict[str, int]:
    card = shared(workshop, ROLES[3])["vote:choose"]
    return {row["to"]: row["n"] for row in card["links"]}


# Giving


def test_nobody_gives_more_than_they_have(vote: Room, by: Record) -> None:
    by(token(0), DotsGiven("s1", 2), DotsGiven("s2", 1))
    for more in (DotsGiven("s3", 1), DotsGiven("s1", 3), DotsGiven("s2", 2)):
        with pytest.raises(Refused, match="no_dots"):
            by(token(0), more)
    by(token(0), DotsGiven("s1", 1), DotsGiven("s3", 1))
    assert list(vote.workshop.ballots["choose"].given.values()) == [{"s1": 1, "s2": 1, "s3": 1}]


def test_the_same_tap_twice_is_one(vote: Room, by: Record) -> None:
    for _ in range(3):
        by(token(0), DotsGiven("s1", 1))
    assert list(vote.workshop.ballots["choose"].given.values()) == [{"s1": 1}]


def test_all_taken_back_is_as_if_never_given(vote: Room, by: Record) -> None:
    by(token(0), DotsGiven("s1", 3), DotsGiven("s1", 0))
    ballot = vote.workshop.ballots["choose"]
    assert ballot.given == {} and ballot.sectors == {}
    with pytest.raises(Refused, match="vote_none"):
        by(SATO, VotesOpened("choose"), leading=True)


@pytest.mark.parametrize("dots", [-1, 11, "x", None, 1.5])
def test_an_odd_number_of_dots_is_refused(dots: object) -> None:
    with pytest.raises(Refused, match="field"):
        proposed("dots_given", {"id": "s1", "dots": dots})


def test_another_way_of_showing_authors_gives_no_new_dots(vote: Room, by: Record) -> None:
    by(token(0), DotsGiven("s1", 3))
    for shown in ("named", "anonymous", "sector"):
        by(SATO, StageAuthorshipSet(shown), leading=True)
        with pytest.raises(Refused, match="no_dots"):
            by(token(0), DotsGiven("s2", 1))
    by(SATO, StageAuthorshipSet("named"), leading=True)
    by(token(0), DotsGiven("s1", 2))
    ballot = vote.workshop.ballots["choose"]
    assert seat.seat_id(token(0)) not in ballot.given and [*ballot.sectors.values()] == ["resident"]


def test_without_names_no_entry_tells_the_seat(vote: Room, by: Record) -> None:
    by(token(0), DotsGiven("s1", 1))
    entry = vote.log[-1]
    assert entry.by.mark != seat.seat_id(token(0)) and entry.by.sector == "resident"
    assert (entry.at.second, entry.at.microsecond) == (0, 0)


def test_who_only_looks_gives_none_and_is_not_asked(vote: Room, by: Record) -> None:
    with pytest.raises(Refused, match="role"):
        by(ITO, DotsGiven("s1", 1))
    view = shared(vote.workshop, ROLES[3])
    assert view["s1"]["acts"] == [] and view["stage"]["note"] is None


def test_only_while_it_goes_on(vote: Room, by: Record) -> None:
    by(token(0), DotsGiven("s1", 1))
    by(SATO, StageLocked(), leading=True)
    for who in (token(1), SATO):
        with pytest.raises(Refused, match="locked"):
            by(who, DotsGiven("s1", 1))
    by(SATO, StageLocked(False), leading=True)
    by(SATO, StageStarted("kpis"), leading=True)
    with pytest.raises(Refused, match="vote_over"):
        by(token(0), DotsGiven("s1", 0))
    by(SATO, StageStarted("choose", "sector"), leading=True)
    by(token(0), DotsGiven("s2", 2))
    by(SATO, VotesOpened("choose"), leading=True)
    with pytest.raises(Refused, match="vote_over"):
        by(token(1), DotsGiven("s1", 1))
    assert counts(vote.workshop) == {"s1": 1, "s2": 2}


def test_what_is_not_there_or_not_seen_gets_no_dot(vote: Room, by: Record) -> None:
    for wrong in ("s9", "stage"):
        with pytest.raises(Refused, match="gone"):
            by(token(0), DotsGiven(wrong, 1))
    by(SATO, StageStarted("hush", "sector", hidden=True), leading=True)
    by(token(0), IssueAdded("s4", "まだ言えないこと"), InsightAdded("i4", "まだ言えないこと"))
    by(SATO, StageStarted("choose", "sector"), leading=True)
    for who in (token(0), token(1), SATO):
        with pytest.raises(Refused, match="gone"):
            by(who, DotsGiven("s4", 1))
    by(SATO, StageRevealed("hush"), InsightMuted("i4"), StageStarted("look"), leading=True)
    for who in (token(0), SATO):
        with pytest.raises(Refused, match="gone"):
            by(who, DotsGiven("i4", 1))
    by(SATO, InsightMuted("i4", False), leading=True)
    by(token(0), DotsGiven("i4", 1))
    with pytest.raises(Refused, match="one_dot"):
        by(token(0), DotsGiven("i4", 2))


def test_the_number_is_set_before_the_first_dot(vote: Room, by: Record) -> None:
    with pytest.raises(Refused, match="role"):
        by(token(0), DotsSet("choose", 5))
    by(SATO, DotsSet("choose", 5, False), leading=True)
    assert shared(vote.workshop, ROLES[2])["stage"]["note"]["dots"] == "●●●●●"
    with pytest.raises(Refused, match="one_dot"):
        by(token(0), DotsGiven("s1", 2))
    by(token(0), DotsGiven("s1", 1))
    with pytest.raises(Refused, match="vote_begun"):
        by(SATO, DotsSet("choose", 1), leading=True)
