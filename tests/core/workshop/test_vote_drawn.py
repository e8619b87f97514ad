"""A vote on the screens: drawn anew when it changes, and not oftener."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from core.errors import Refused
from core.workshop import Room, Workshop, fold
from core.workshop.acts.flow import (
    StageLocked,
    StageStarted,
    WorkshopClosed,
)
from core.workshop.acts.votes import DotsGiven, VotesOpened
from core.workshop.nouns.issues import IssueAdded
from core.workshop.own import Own, own
from core.workshop.view import shared
from tests.conftest import MORI, SATO, SUZUKI, Record
from tests.core.workshop.test_view import Follower
from tests.core.workshop.test_vote_seen import marks
from tests.core.workshop.test_votes import ROLES, token
from tests.core.workshop.test_votes import by as by
from tests.core.workshop.test_votes import vote as vote

# Drawing again


def test_a_vote_is_drawn_anew_when_it_changes(vote: Room, by: Record) -> None:
    follower, mine = Follower(), Own(lambda stages: marks(vote, token(0)))
    steps: list[Callable[[], Workshop]] = [
        lambda: by(token(0), DotsGiven("s1", 1)),
        lambda: by(token(1), DotsGiven("s2", 2)),
        lambda: by(token(1), IssueAdded("s4", "店が遠い")),
        lambda: by(token(0), DotsGiven("s1", 3)),
        lambda: by(SATO, StageLocked(), leading=True),
        lambda: by(SATO, StageLocked(False), leading=True),
        lambda: by(SATO, StageStarted("kpis"), leading=True),
        lambda: by(SATO, StageStarted("choose", "sector"), leading=True),
        lambda: by(SATO, VotesOpened("choose"), leading=True),
        lambda: by(SATO, WorkshopClosed(), leading=True),
    ]
    for step in steps:
        workshop = step()
        follower.look(workshop)
        assert mine(workshop, ROLES[2]) == own(workshop, marks(vote, token(0)), ROLES[2])
        assert fold(vote.log) == workshop
    before = mine(vote.workshop, ROLES[2])
    assert mine(replace(vote.workshop, seq=99), ROLES[2]) is before


def test_the_button_that_opens_stands_before_the_next_stage(vote: Room, by: Record) -> None:
    def first() -> tuple[str, str, str]:
        act = shared(vote.workshop, ROLES[0])["stage"]["lead"][0]
        return act["kind"], act["label"]["key"], act["tone"]

    assert first() == ("stage_started", "vote.skip", "plain")
    by(token(0), DotsGiven("s1", 1))
    assert first() == ("votes_opened", "vote.open_few", "primary")
    by(SATO, VotesOpened("choose"), leading=True)
    assert first() == ("stage_started", "stage.next", "primary")


def test_what_people_name_their_cards_replaces_no_other(vote: Room, by: Record) -> None:
    for name in ("stage", "room", "agenda", "waiting"):
        by(token(0), IssueAdded(name, "いたずら"))
    view = shared(vote.workshop, ROLES[2])
    assert [view[name]["type"] for name in ("stage", "room", "agenda")] == [
        "stage",
        "room",
        "agenda",
    ]


def test_the_rest_of_the_log_is_as_it_was(room: Room, record: Record) -> None:
    record(SUZUKI, IssueAdded("s1", "移動"))
    with pytest.raises(Refused, match="vote_over"):
        record(MORI, DotsGiven("s1", 1))
    assert room.workshop.ballots == {}
