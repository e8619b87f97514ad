"""The timetable is changed before and during the meeting; what was written keeps its stage."""

from dataclasses import replace

import pytest

from core.agendas import further, singles
from core.errors import Refused
from core.workshop import Room
from core.workshop.acts.flow import StageStarted
from core.workshop.acts.planning import StageLeftOut, StagePlanned
from core.workshop.view import Audience, shared
from tests.conftest import AGENDA, MORI, SATO, Record


def ids(room: Room) -> list[str]:
    return [one.stage_id for one in room.workshop.agenda]


def test_who_leads_moves_changes_adds_and_leaves_out_stages(room: Room, record: Record) -> None:
    talk = singles()["talk"]
    record(SATO, StagePlanned(talk, 1), leading=True)
    assert ids(room) == ["talk", "insights", "kpis"]
    record(SATO, StagePlanned(talk, 3), leading=True)
    assert ids(room) == ["insights", "kpis", "talk"], "moved, not added twice"
    longer = replace(AGENDA[1], minutes=25, title_ja="測る", authorship="anonymous")
    record(SATO, StagePlanned(longer, 2), leading=True)
    view = shared(room.workshop, Audience("participant"))
    assert [(one["title"]["ja"], one["minutes"]) for one in view["agenda"]["stages"]][1] == (
        "測る",
        25,
    )
    record(SATO, StageLeftOut("talk"), leading=True)
    assert ids(room) == ["insights", "kpis"]
    for gone in ("talk", "no_such"):
        with pytest.raises(Refused, match=r"refused\.gone"):
            record(SATO, StageLeftOut(gone), leading=True)


def test_a_stage_that_has_begun_stays_and_nobody_else_changes_any(
    room: Room, record: Record
) -> None:
    for running in (StageStarted("insights"), StageStarted("kpis")):
        record(SATO, running, leading=True)
        with pytest.raises(Refused, match=r"plan\.begun"):
            record(SATO, StageLeftOut("insights"), leading=True)
    for event in (StagePlanned(AGENDA[1], 1), StageLeftOut("kpis")):
        with pytest.raises(Refused, match=r"refused\.role"):
            record(MORI, event)
    assert ids(room) == ["insights", "kpis"]


def test_a_stage_held_again_is_one_of_its_own_with_a_vote_of_its_own(
    room: Room, record: Record
) -> None:
    vote = singles()["choose"]
    assert further(vote, ids(room)).stage_id == "choose"
    for again in ("choose", "choose-2", "choose-3"):
        plan = further(vote, ids(room))
        assert plan.stage_id == again
        record(SATO, StagePlanned(plan, 30), leading=True)
        record(SATO, StageStarted(again, "sector"), leading=True)
    assert list(room.workshop.ballots) == ["choose", "choose-2", "choose-3"]


def test_a_timetable_has_an_end(room: Room, record: Record) -> None:
    for n in range(28):
        record(SATO, StagePlanned(replace(AGENDA[1], stage_id=f"s{n}"), 30), leading=True)
    with pytest.raises(Refused, match=r"plan\.full"):
        record(SATO, StagePlanned(singles()["talk"], 1), leading=True)
    record(SATO, StagePlanned(replace(AGENDA[1], stage_id="s3"), 1), leading=True)
    assert ids(room)[0] == "s3"
