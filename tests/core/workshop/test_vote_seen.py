"""What a vote shows: nobody learns a count too soon, and no voter is found in it."""

from collections import Counter
from typing import Any

import pytest

from core import seat
from core.errors import Refused
from core.record.report import report
from core.text import Text
from core.workshop import Reverted, Room, Workshop, fold
from core.workshop.acts.flow import (
    SeatTaken,
    StageAuthorshipSet,
    WorkshopClosed,
)
from core.workshop.acts.roles import CofacilitatorSet
from core.workshop.acts.votes import DotsGiven, VotesOpened
from core.workshop.few import countable
from core.workshop.nouns.issues import IssueAdded, IssueVoted
from core.workshop.own import own
from core.workshop.people import Sector
from core.workshop.timeline import lines
from core.workshop.view import shared
from tests.conftest import CODE, ITO, SATO, Record
from tests.core.workshop.test_votes import ROLES, counts, token
from tests.core.workshop.test_votes import by as by
from tests.core.workshop.test_votes import vote as vote


def nobody_alone(room: Room) -> None:
    """Two more of 官 come in: then no sector is so small that another is kept untold with it."""
    seats = [SeatTaken(seat.seat_id(token(n)), f"人{n}", "administration") for n in (8, 9)]
    room.record(seat.actor(SATO, CODE, room.workshop, leading=True), "more-seats", *seats)


def marks(room: Room, who: str) -> frozenset[str]:
    return seat.actor(who, CODE, room.workshop).marks


def split(workshop: Workshop) -> dict[str, dict[str, int]]:
    rows = shared(workshop, ROLES[3])["vote:choose"]["links"]
    return {
        row["to"]: {c["words"]["sector"]["key"][8:]: c["words"]["n"] for c in row["chips"]}
        for row in rows
    }


# Seeing


def test_nobody_learns_a_count_before_it_is_opened(vote: Room, by: Record) -> None:
    before = [shared(vote.workshop, one) for one in ROLES]
    files = [report(vote.workshop, Text(language)) for language in ("ja", "en")]
    told = lines(vote.workshop, vote.log, marks(vote, SATO))
    by(token(0), DotsGiven("s1", 3))
    by(token(3), DotsGiven("s1", 1), DotsGiven("s2", 2))
    for audience, old in zip(ROLES, before, strict=True):
        new = shared(vote.workshop, audience)
        if audience.leads:
            assert new["stage"].pop("voted") == 2 and old["stage"].pop("voted") == 0
            assert new["stage"].pop("lead")[0]["label"] == {"key": "vote.open_few", "n": 2}
            assert old["stage"].pop("lead")[0]["label"]["key"] == "vote.skip"
        assert new == old
    assert files == [report(vote.workshop, Text(language)) for language in ("ja", "en")]
    for who in (SATO, token(1), ITO):
        assert own(vote.workshop, marks(vote, who), ROLES[0]).keys() == (
            own(fold(vote.log[:-3]), marks(vote, who), ROLES[0]).keys()
        )
    new_lines = lines(vote.workshop, vote.log, marks(vote, SATO))[: -len(told)]
    assert {(one.key, one.about, one.who) for one in new_lines} == {("timeline.dots_given", "", "")}
    assert not any(one.undoable for one in new_lines)


def test_mine_shows_what_i_gave_and_have_left(vote: Room, by: Record) -> None:
    def mine() -> tuple[str, dict[str, list[int]]]:
        view = own(vote.workshop, marks(vote, token(0)), ROLES[2])
        dots = {
            key: [act["event"]["dots"] for act in card["acts"] if act["kind"] == "dots_given"]
            for key, card in view.items()
            if "acts" in card
        }
        note = view.get("stage", {}).get("note") or {}
        return note.get("dots", ""), dots

    assert mine() == ("", {})
    by(token(0), DotsGiven("s1", 2))
    assert mine() == ("●○○", {"s1": [3, 1], "s2": [1], "s3": [1]})
    by(token(0), DotsGiven("s2", 1), IssueVoted("s3"))
    assert mine() == ("○○○", {"s1": [1], "s2": [0], "s3": []})
    assert not own(vote.workshop, marks(vote, token(0)), ROLES[2])["s3"]["acts"]  # nor 同感
    by(SATO, VotesOpened("choose"), leading=True)
    after = own(vote.workshop, marks(vote, token(0)), ROLES[2])
    assert "stage" not in after and [act["pressed"] for act in after["s3"]["acts"]] == [True]


def test_an_undone_issue_takes_its_dots_along_and_tells_nothing(vote: Room, by: Record) -> None:
    added = by(token(1), IssueAdded("s4", "店が遠い")).seq
    by(token(0), DotsGiven("s4", 3))
    undone = by(token(1), Reverted(added))
    assert "s4" not in undone.issues and undone.ballots["choose"].given == {}
    by(token(0), DotsGiven("s1", 3))
    assert fold(vote.log) == vote.workshop


@pytest.mark.parametrize("who", [SATO, token(0), token(1)])
def test_no_dot_and_no_opening_is_undone(vote: Room, by: Record, who: str) -> None:
    given = by(token(0), DotsGiven("s1", 3)).seq
    opened = by(SATO, VotesOpened("choose"), leading=True).seq
    for target in (given, opened):
        with pytest.raises(Refused, match="cannot_undo"):
            by(who, Reverted(target), leading=True)


def test_opened_counts_come_in_order_and_are_in_the_record(vote: Room, by: Record) -> None:
    for n, (first, other) in enumerate((("s2", "s1"), ("s2", "s3"), ("s2", "s1"), ("s1", "s2"))):
        by(token(n), DotsGiven(first, 2), DotsGiven(other, 1))
    by(SATO, CofacilitatorSet(seat.seat_id(token(0))), leading=True)
    by(token(0), VotesOpened("choose"), leading=True)
    assert [*counts(vote.workshop).items()] == [("s2", 7), ("s1", 4), ("s3", 1)]
    view = shared(vote.workshop, ROLES[3])
    assert {"words": {"key": "vote.dots", "n": 7}, "tone": "ok"} in view["s2"]["chips"]
    assert view["stage"]["task"] == {"key": "vote.opened_task"}
    record = report(vote.workshop, Text("ja"))
    assert "課題「車のない人の通院」に、7票が集まりました。" in str(record.story)
    assert [dict(one.numbers) for one in record.sections["issue"]] == [
        {"票": 4},
        {"票": 7},
        {"票": 1},
    ]
    by(SATO, WorkshopClosed(), leading=True)
    assert counts(vote.workshop)["s2"] == 7


def test_sectors_are_told_from_three_voters_on(vote: Room, by: Record) -> None:
    nobody_alone(vote)
    for n in (0, 1, 2, 3, 4, 5):
        by(token(n), DotsGiven("s1" if n < 4 else "s2", 1))
    by(SATO, VotesOpened("choose"), leading=True)
    # one and two of 産, and what 住 leaves of four dots would be that one
    assert split(vote.workshop) == {"s1": {}, "s2": {}}
    assert shared(vote.workshop, ROLES[3])["vote:choose"]["text"]["key"] == "vote.voters_few"


def test_a_cell_of_three_people_is_told(vote: Room, by: Record) -> None:
    nobody_alone(vote)
    for n in range(6):
        by(token(n), DotsGiven("s1" if n < 3 else "s2", 1))
    by(SATO, VotesOpened("choose"), leading=True)
    assert split(vote.workshop) == {"s1": {"resident": 3}, "s2": {"industry": 3}}
    assert shared(vote.workshop, ROLES[3])["vote:choose"]["text"]["key"] == "vote.voters"


def test_where_two_sectors_see_it_otherwise_is_said_of_what_is_told_only(
    vote: Room, by: Record
) -> None:
    def choose() -> dict[str, Any]:
        found = shared(vote.workshop, ROLES[0])["stage"]["choose"]
        assert found is not None
        return found

    nobody_alone(vote)
    assert choose()["opened"] is False and "vote:choose" not in shared(vote.workshop, ROLES[0])
    for n in range(6):
        by(token(n), DotsGiven("s1" if n < 3 else "s2", 2))
    by(SATO, VotesOpened("choose"), leading=True)
    assert choose()["opened"] is True
    rows = {row["to"]: row for row in shared(vote.workshop, ROLES[3])["vote:choose"]["links"]}
    assert (rows["s1"]["by"]["resident"], rows["s1"]["by"]["industry"]) == (6, 0)
    assert [rows[one]["apart"] and Text("ja").of(rows[one]["apart"]) for one in ("s1", "s2")] == [
        "住に多く、産に少ない",
        "産に多く、住に少ない",
    ]


def test_nothing_is_said_apart_of_what_is_not_told(vote: Room, by: Record) -> None:
    nobody_alone(vote)
    for n in range(6):
        by(token(n), DotsGiven("s1" if n < 4 else "s2", 1))
    by(SATO, VotesOpened("choose"), leading=True)
    rows = shared(vote.workshop, ROLES[0])["vote:choose"]["links"]
    assert [row["apart"] for row in rows] == [None, None]


def test_a_single_voter_is_not_found_by_subtraction(vote: Room, by: Record) -> None:
    for n in (0, 1, 2, 3, 4, 5):
        by(token(n), DotsGiven("s1", 1))
    by(SATO, DotsGiven("s3", 3))  # alone of 官: what 住 and 産 leave of the total
    by(SATO, VotesOpened("choose"), leading=True)
    assert sum(map(len, split(vote.workshop).values())) == 1  # one of the two, not both
    assert split(vote.workshop)["s3"] == {}


def test_two_of_three_voters_are_too_few(vote: Room, by: Record) -> None:
    for n in (0, 1, 3, 4, 5):
        by(token(n), DotsGiven("s1", 1))
    by(SATO, VotesOpened("choose"), leading=True)
    assert split(vote.workshop) == {"s1": {}}


def test_somebody_without_a_sector_keeps_all_sectors_untold(vote: Room, by: Record) -> None:
    for n in range(3):
        by(token(n), DotsGiven("s1", 1))
    by(SATO, StageAuthorshipSet("anonymous"), leading=True)
    by(token(3), DotsGiven("s2", 1))
    by(SATO, VotesOpened("choose"), leading=True)
    assert split(vote.workshop) == {"s1": {}, "s2": {}}


@pytest.mark.parametrize(
    ("people", "shown"),
    [
        ({}, set()),
        ({"npo": 3}, {"npo"}),
        ({"npo": 2}, set()),
        ({"npo": 3, "resident": 2}, set()),
        ({"npo": 3, "resident": 1, "industry": 1}, set()),
        ({"npo": 3, "resident": 1, "industry": 2}, {"npo"}),
        ({"npo": 9, "resident": 4, "industry": 1, "academia": 1}, {"npo"}),
        ({"npo": 9, "resident": 4, "industry": 2, "academia": 1}, {"npo", "resident"}),
    ],
)
def test_what_is_left_out_is_never_fewer_than_three(
    people: dict[Sector, int], shown: set[str]
) -> None:
    assert countable(Counter(people)) == shown
