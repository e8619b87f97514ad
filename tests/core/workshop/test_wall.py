"""The wall: what who leads points at, what stands there by itself, and never what is hidden."""

from dataclasses import replace
from typing import Any

import pytest

from core.agendas import agendas
from core.chance import around
from core.errors import Refused
from core.workshop import Room, Workshop
from core.workshop.acts.choosing import Chosen
from core.workshop.acts.estimates import Estimated, EstimatesOpened, EstimatesStarted
from core.workshop.acts.flow import StageRevealed, StageStarted, WorkshopClosed
from core.workshop.acts.showing import WallShown
from core.workshop.nouns.insights import InsightAdded, InsightMuted
from core.workshop.nouns.issues import IssueAdded
from core.workshop.nouns.kpis import KpiSet
from core.workshop.nouns.personas import PersonaAdded
from core.workshop.nouns.promises import PromiseMade
from core.workshop.nouns.use_cases import UseCaseAdded
from core.workshop.view import Audience, shared
from tests.conftest import ITO, MORI, SATO, SUZUKI, Record

WALL = Audience("observer", wall=True)


def stage(workshop: Workshop, audience: Audience = WALL) -> Any:
    return shared(workshop, audience)["stage"]


def scene(workshop: Workshop) -> Any:
    return stage(workshop)["scene"]


@pytest.fixture
def planned(room: Room) -> Room:
    """The room with the stages of 90 minutes."""
    room.workshop = replace(room.workshop, agenda=agendas()["90"].stages)
    return room


def test_a_card_is_large_until_it_is_hidden_taken_down_or_the_next_stage_begins(
    record: Record,
) -> None:
    record(MORI, InsightAdded("note", "店が遠い"))
    up, down = WallShown(id="note"), WallShown(id="note", on=False)
    assert scene(record(SATO, up)) == {"kind": "card", "card": "note"}
    assert scene(record(SATO, down)) is None
    record(SATO, up)
    assert scene(record(SATO, InsightMuted("note"))) is None, "gone at once"
    assert scene(record(SATO, InsightMuted("note", on=False)))["card"] == "note"
    moved = record(SATO, StageStarted("kpis"))
    assert scene(moved) is None and moved.shown is None


def test_who_leads_points_from_the_card_and_nobody_else_may(record: Record) -> None:
    workshop = record(MORI, InsightAdded("note", "店が遠い"))
    for role, offered in (("facilitator", 1), ("participant", 0), ("observer", 0)):
        acts = shared(workshop, Audience(role))["note"]["acts"]  # type: ignore[arg-type]
        assert sum(act["kind"] == WallShown.kind for act in acts) == offered
    for token in (MORI, ITO):
        with pytest.raises(Refused, match=r"refused\.role"):
            record(token, WallShown(id="note"))
    acts = shared(record(SATO, WallShown(id="note")), Audience("facilitator"))["note"]["acts"]
    (act,) = (one for one in acts if one["kind"] == WallShown.kind)
    assert act["label"] == {"key": "act.wall_down"} and act["event"]["on"] is False
    for audience in (Audience("participant"), Audience("facilitator")):
        told = stage(workshop, audience)
        assert "scene" not in told and "day" not in told, "what stands large is the wall's"


def test_what_nobody_may_read_yet_cannot_be_put_on_the_wall(record: Record) -> None:
    record(SATO, StageStarted("insights", hidden=True))
    record(MORI, InsightAdded("note", "店が遠い"))
    for wrong in ("note", "nothing"):
        with pytest.raises(Refused, match=r"refused\.gone"):
            record(SATO, WallShown(id=wrong))
    for neither in (WallShown(), WallShown(id="note", indicator_id="births")):
        with pytest.raises(Refused):
            record(SATO, neither)
    record(SATO, StageRevealed("insights"), WallShown(id="note"))
    again = record(SATO, StageStarted("insights", hidden=True), WallShown(indicator_id="births"))
    assert scene(again) == {"kind": "chart", "indicator": "births"}


def test_the_person_of_the_stage_stands_there_with_the_issue_behind(
    planned: Room, record: Record
) -> None:
    record(SATO, StageStarted("issues"))
    record(MORI, IssueAdded("issue", "健診が平日の昼だけなので困っている"))
    record(SATO, StageStarted("personas"))
    assert scene(planned.workshop) is None
    record(MORI, PersonaAdded("yuka", "ゆか", "夜勤", "健診", "31歳", issue_ids=("issue",)))
    told = scene(planned.workshop)
    assert (told["kind"], told["name"], told["life"]) == ("person", "ゆか", "31歳")
    assert told["issue"] == "健診が平日の昼だけなので困っている" and told["count"] is None
    assert [mark["yes"] for mark in told["marks"]] == [False, False, False]
    record(MORI, PersonaAdded("ken", "けん", "夜勤", "健診"))
    assert scene(planned.workshop) is None, "of two nobody has said which"
    assert scene(record(SATO, Chosen("ken", "話を聞けた")))["name"] == "けん"
    assert scene(record(SATO, WallShown(id="yuka")))["name"] == "ゆか"


def test_use_cases_are_names_while_they_are_weighed_and_points_then(
    planned: Room, record: Record
) -> None:
    record(SATO, StageStarted("use_cases"))
    record(MORI, UseCaseAdded("bus", "夜のバス"), UseCaseAdded("call", "電話で相談"))
    assert scene(record(SATO, EstimatesStarted()))["names"] == ["夜のバス", "電話で相談"]
    for token in (MORI, SUZUKI, SATO):
        record(token, Estimated("bus", "effect", 3), Estimated("bus", "effort", 1))
    assert (scene(planned.workshop)["kind"], scene(planned.workshop)["said"]) == ("weighing", 3)
    told = scene(record(SATO, EstimatesOpened(), Chosen("bus", "すぐできる")))
    (spot,) = told["spots"]
    assert (spot["title"], spot["effect"], spot["effort"], spot["chosen"]) == (
        "夜のバス",
        3,
        1,
        True,
    )
    assert told["n"] == 3


def test_a_kpi_has_its_line_its_chance_and_its_chain_and_the_end_what_was_decided(
    planned: Room, record: Record
) -> None:
    record(SATO, StageStarted("issues"))
    record(MORI, IssueAdded("issue", "店が遠い"), IssueAdded("lost", "道が暗い"))
    record(SATO, Chosen("issue", "急ぐ"), StageStarted("kpis"))
    record(MORI, PersonaAdded("yuka", "ゆか", "夜勤", "買い物", issue_ids=("issue",)))
    record(MORI, UseCaseAdded("bus", "夜のバス", persona_ids=("yuka",)))
    kpi = KpiSet(
        "kpi", "乗った人", "bus", "人", 60, "2027-11-30", "交通課", "2027-05-31", baseline=0
    )
    told = scene(record(MORI, kpi))
    assert (told["kind"], told["base"], told["aim"], told["owner"]) == ("aim", "0", "60", "交通課")
    assert told["band"][0][1:] == (0, 0) and told["band"][-1][1:] == (45, 76)
    assert [box["type"] for box in told["chain"]] == ["issue", "persona", "use_case", "kpi"]
    record(MORI, replace(kpi, kpi_id="newer", title="店の数"))
    assert (scene(planned.workshop)["title"], scene(planned.workshop)["decided"]) == (
        "店の数",
        False,
    )
    told = scene(record(SATO, Chosen("kpi", "毎月数えられる")))
    assert (told["title"], told["decided"]) == ("乗った人", True), "not the newest"
    again = replace(planned.workshop.stage, stage_id="look_back")
    later = replace(planned.workshop, stage=again)
    assert scene(later)["title"] == "乗った人", "what a meeting decided is read again in the next"
    assert stage(later)["about"] == "kpi"
    record(MORI, PromiseMade("late", "商店会", "industry", "店を開ける", "2027-03-01"))
    record(MORI, PromiseMade("soon", "市", "administration", "バスを出す", "2027-01-01"))
    end = scene(record(SATO, WorkshopClosed()))
    assert [one["who"] for one in end["promises"]] == ["市", "商店会"]
    assert (end["decided"], end["left"], end["kpi"]["review"]) == ("店が遠い", 1, "2027-05-31")


@pytest.mark.parametrize(
    ("mean", "low", "high"), [(0, 0, 0), (0.5, 0, 2), (30, 20, 41), (60, 45, 76)]
)
def test_what_chance_makes_of_an_expected_count(mean: float, low: int, high: int) -> None:
    """The exact quantiles of Poisson's distribution (R: qpois(c(.025, .975), mean))."""
    assert around(mean) == (low, high)
    assert around(50_000)[0] < 50_000 < around(50_000)[1]
