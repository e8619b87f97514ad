"""The five sentences tell what was decided, from what it came, and what lost."""

from dataclasses import replace

import pytest

from core.record.report import report
from core.text import Text
from core.workshop import Room, Workshop
from core.workshop.acts.flow import StageStarted
from core.workshop.acts.votes import DotsGiven, VotesOpened
from core.workshop.meeting import StagePlan
from core.workshop.nouns.issues import IssueAdded
from core.workshop.nouns.promises import PromiseMade
from core.workshop.nouns.use_cases import UseCaseAdded
from tests.conftest import MORI, SATO, SUZUKI, Record

CHOOSE = StagePlan("choose", "えらぶ", "Choose", "票", "Dots", 5, vote="issue")


@pytest.fixture
def voting(room: Room) -> Room:
    """The room with a vote among 課題 in its agenda."""
    plan = replace(room.workshop, agenda=(*room.workshop.agenda, CHOOSE))
    room.workshop = plan
    return room


def told(workshop: Workshop) -> dict[str, str]:
    """What a sentence is about → the sentence."""
    about = ("decided", "why", "whom", "rejected", "next")
    made = report(workshop, Text("ja"))
    story = dict(zip(about, (said for _, said in made.story), strict=True))
    return {**story, "left": "".join(made.left)}


def test_a_use_case_with_a_promise_was_chosen(room: Room, record: Record) -> None:
    record(SATO, UseCaseAdded("u1", "空き家の貸し出し"), UseCaseAdded("u2", "移動販売"))
    made = PromiseMade("m1", "津山信用金庫", "industry", "資金を貸します", "2027-03-31", ("u1",))
    record(SATO, made, leading=True)
    said = told(room.workshop)["rejected"]
    assert "移動販売" in said and "空き家" not in said


def test_what_lost_an_opened_vote_is_told_as_not_chosen(voting: Room, record: Record) -> None:
    record(SATO, IssueAdded("s1", "足がない"), IssueAdded("s2", "店がない"))
    record(SATO, StageStarted("choose"), leading=True)
    record(SUZUKI, DotsGiven("s1", 2))
    record(MORI, DotsGiven("s1", 1), DotsGiven("s2", 1))
    assert "店がない" not in told(voting.workshop)["rejected"], "nobody is told before it is opened"
    record(SATO, VotesOpened("choose"), leading=True)
    said = told(voting.workshop)
    assert "店がない" in said["rejected"] and "足がない" not in said["rejected"]
    assert "足がない" in said["left"] and "店がない" in said["left"], "both are still open"
