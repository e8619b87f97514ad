"""People without a phone vote, estimate and write 課題 on paper: a slip counts as one of them."""

import json

import pytest

from core.errors import Refused
from core.keeping.portable import written
from core.record.votes import votes
from core.record.weighed import weighed
from core.text import Text
from core.workshop import Room, StagePlan
from core.workshop.acts.estimates import EstimatesOpened, EstimatesStarted
from core.workshop.acts.flow import SeatTaken, StageStarted
from core.workshop.acts.on_paper import DotsOnPaper, EstimatedOnPaper
from core.workshop.acts.planning import StagePlanned
from core.workshop.acts.tally import counts
from core.workshop.acts.votes import DotsGiven, VotesOpened
from core.workshop.nouns.issues import IssueAdded
from core.workshop.nouns.use_cases import UseCaseAdded
from core.workshop.timeline import lines
from core.workshop.view import Audience, shared
from tests.conftest import MORI, SATO, SUZUKI, Record

CHOOSE = StagePlan("choose", "えらぶ", "Choose", "票を", "Dots", 5, vote="issue", dots=3)


@pytest.fixture
def voting(room: Room, record: Record) -> Room:
    record(SUZUKI, IssueAdded("s1", "店が遠い"), IssueAdded("s2", "足がない"))
    record(SATO, StagePlanned(CHOOSE, 2), StageStarted("choose", "sector"), leading=True)
    return room


def test_a_slip_counts_once_and_says_so_when_the_vote_is_opened(
    voting: Room, record: Record
) -> None:
    record(MORI, DotsGiven("s1", 1))
    record(SATO, DotsOnPaper(1, ("s1", "s2"), (2, 1)), leading=True)
    record(SATO, DotsOnPaper(1, ("s1", "s2"), (0, 3)), leading=True)  # typed in again
    record(SATO, DotsOnPaper(2, ("s1",), (1,)), leading=True)
    record(SATO, DotsOnPaper(2, ("s1",), (0,)), leading=True)  # and taken back
    hidden = str(shared(voting.workshop, Audience("participant")))
    assert "vote.paper" not in hidden and "paper:" not in hidden
    told = [one for one in lines(voting.workshop, voting.log, frozenset()) if one.secret]
    assert len(told) == 5 and not any(one.who or one.about for one in told)
    record(SATO, VotesOpened("choose"), leading=True)
    ballot = voting.workshop.ballots["choose"]
    assert {key: one.dots for key, one in counts(ballot).items()} == {"s2": 3, "s1": 1}
    card = shared(voting.workshop, Audience("participant"))["vote:choose"]
    assert card["chips"] == [{"words": {"key": "vote.paper", "n": 1}}]
    (vote,) = votes(voting.workshop, {"s1": "店が遠い", "s2": "足がない"}, Text("ja"))
    assert vote.said.startswith("2人が入れました") and "うち紙（代理）が1人" in vote.said


def test_a_slip_keeps_to_the_rules_of_the_vote(voting: Room, record: Record) -> None:
    for event, why in (
        (DotsOnPaper(1, ("s1", "s2"), (2, 2)), "no_dots"),
        (DotsOnPaper(1, ("s1", "s2"), (2,)), "bad_request"),
        (DotsOnPaper(1, ("s3",), (1,)), "gone"),
        (DotsOnPaper(1, ("s1",), (1,), "academia"), "bad_request"),  # of few people
    ):
        with pytest.raises(Refused, match=why):
            record(SATO, event, leading=True)
    with pytest.raises(Refused, match="role"):
        record(MORI, DotsOnPaper(1, ("s1",), (1,)))
    record(SATO, DotsOnPaper(1, ("s1",), (3,)), VotesOpened("choose"), leading=True)
    with pytest.raises(Refused, match="vote_over"):
        record(SATO, DotsOnPaper(2, ("s1",), (1,)), leading=True)


def test_estimates_on_paper_are_in_the_mean_and_told_as_paper(room: Room, record: Record) -> None:
    record(SUZUKI, UseCaseAdded("u1", "巡回車"), UseCaseAdded("u2", "移動店"))
    record(SATO, EstimatesStarted(), leading=True)
    slip = EstimatedOnPaper(1, ("u1", "u2"), (3, 0), (1, 0))
    record(SATO, slip, leading=True)
    assert shared(room.workshop, Audience("facilitator"))["stage"]["answered"] == 1
    with pytest.raises(Refused, match="role"):
        record(MORI, slip)
    record(SATO, EstimatesOpened(), leading=True)
    found = weighed(room.workshop, Text("ja"))
    assert found and [(one.title, one.people) for one in found.rows] == [("巡回車", 1)]
    assert "うち紙（代理）が1人" in found.says


def test_an_issue_on_paper_is_of_their_sector_and_only_who_leads_writes_it(
    room: Room, record: Record
) -> None:
    with pytest.raises(Refused, match="role"):
        record(MORI, IssueAdded("s1", "店が遠い", proxy="npo"))
    record(SATO, IssueAdded("s1", "店が遠い", proxy="npo"), leading=True)
    chips = shared(room.workshop, Audience("participant"))["s1"]["chips"]
    assert {"words": {"key": "field.proxy"}} in chips and not any("name" in one for one in chips)


def test_a_file_tells_no_sector_of_a_slip_that_would_point_at_somebody(
    voting: Room, record: Record
) -> None:
    more = [SeatTaken(f"r{n}", f"住民{n}", "resident") for n in range(3)]
    more += [SeatTaken(f"a{n}", f"役所{n}", "administration") for n in range(2)]
    record(SATO, *more, DotsOnPaper(1, ("s1",), (2,), "resident"), leading=True)
    record(SATO, VotesOpened("choose"), leading=True)
    assert voting.workshop.ballots["choose"].sectors == {"paper:1": "resident"}
    rows = json.loads(written(voting.workshop, voting.log, "p"))["entries"]
    (slip,) = (row["payload"] for row in rows if row["kind"] == "dots_on_paper")
    assert slip["sector"] is None and slip["dots"] == [2]
