"""ビジョン with its versions, ひとこと counted, ことば understood; 約束 and estimates as stages."""

import pytest

from core import seat
from core.agendas import singles
from core.errors import Refused
from core.text import Text
from core.workshop import Reverted, Room
from core.workshop.acts.choosing import Chosen
from core.workshop.acts.editing import Edited
from core.workshop.acts.estimates import Estimated, EstimatesOpened
from core.workshop.acts.flow import StageStarted
from core.workshop.acts.planning import StagePlanned
from core.workshop.acts.votes import DotsGiven, VotesOpened
from core.workshop.card import Card
from core.workshop.cards import compose
from core.workshop.events import proposed
from core.workshop.nouns.aims import VisionAdded
from core.workshop.nouns.echoes import PulseAdded
from core.workshop.nouns.glossary import TermAdded, TermMarked
from core.workshop.nouns.issues import IssueAdded
from core.workshop.nouns.use_cases import UseCaseAdded
from core.workshop.own import own
from core.workshop.view import Audience, shared
from tests.conftest import CODE, MORI, SATO, SUZUKI, Record


def hold(record: Record, stage_id: str) -> None:
    """Put a ready stage into the timetable, and begin it."""
    plan = singles()[stage_id]
    start = StageStarted(stage_id, plan.authorship, minutes=plan.minutes)
    record(SATO, StagePlanned(plan, 30), start, leading=True)


def labels(card: Card) -> list[str]:
    return [Text("ja").of(act["label"]) for act in card["acts"]]


def test_every_wording_of_a_vision_stays_and_one_is_chosen(room: Room, record: Record) -> None:
    record(SUZUKI, IssueAdded("s1", "夜に頼めない"))
    hold(record, "vision")
    record(SUZUKI, VisionAdded("v1", "頼める町", ("s1",)))
    record(MORI, Edited("visions", "v1", "text", "頼める町", "夜も頼める町"))
    with pytest.raises(Refused, match="edited_meanwhile"):
        record(SUZUKI, Edited("visions", "v1", "text", "頼める町", "すぐ頼める町"))
    card = shared(room.workshop, Audience("participant"))["v1"]
    assert card["text"] == "夜も頼める町"
    assert [one["text"] for one in card["history"]] == ["夜も頼める町", "頼める町"]
    assert {"words": {"key": "field.version", "n": 2}} in card["chips"]
    hold(record, "choose_vision")
    record(MORI, DotsGiven("v1", 2))
    record(SATO, VotesOpened("choose_vision"), leading=True)
    stage = shared(room.workshop, Audience("facilitator"))["stage"]
    assert stage["choose"] and stage["choose"]["type"] == "vision"
    record(SATO, Chosen("v1"), leading=True)
    (pin,) = shared(room.workshop, Audience("participant"))["stage"]["chosen"]
    assert Text("ja").of(pin["label"]) == "このビジョンで進みます"


def test_the_same_word_is_counted_whatever_its_width(room: Room, record: Record) -> None:
    hold(record, "pulse")
    record(SUZUKI, PulseAdded("h1", "ABC"))
    assert "vote:pulse" not in shared(room.workshop, Audience("participant"))
    record(MORI, PulseAdded("h2", "ａｂｃ"), PulseAdded("h3", "ほっとする"))
    view = shared(room.workshop, Audience("observer", wall=True))
    rows = [(one["label"], one["n"]) for one in view["vote:pulse"]["links"]]
    assert rows == [("ABC", 2), ("ほっとする", 1)]
    assert all(row["to"] in view for row in view["vote:pulse"]["links"])
    with pytest.raises(Refused, match="field"):
        proposed("pulse_added", {"pulse_id": "h4", "text": "長" * 21})


def test_who_understood_a_word_is_counted_and_told_to_nobody_else(
    room: Room, record: Record
) -> None:
    hold(record, "terms")
    record(SUZUKI, TermAdded("t1", "KPI"))
    record(SUZUKI, TermMarked("t1", "not_yet"))
    record(MORI, TermMarked("t1", "not_yet"), TermMarked("t1", "understood"))
    card = shared(room.workshop, Audience("participant"))["t1"]
    assert labels(card) == ["分かった 1", "まだ 1"]
    assert not any(act["pressed"] for act in card["acts"])
    marks = seat.actor(MORI, CODE, room.workshop).marks
    mine = own(room.workshop, marks, Audience("participant"))["t1"]["acts"]
    assert [act["pressed"] for act in mine] == [True, False]
    record(MORI, proposed("term_marked", mine[0]["event"]))  # pressed again: taken back
    assert labels(shared(room.workshop, Audience("participant"))["t1"]) == ["分かった 0", "まだ 1"]


def test_estimates_begin_with_their_stage_and_the_script_follows(
    room: Room, record: Record
) -> None:
    hold(record, "estimates")
    assert not room.workshop.estimates, "nothing to estimate yet"
    record(SUZUKI, UseCaseAdded("u1", "巡回車"))
    hold(record, "talk")
    record(SATO, StageStarted("estimates", "sector"), leading=True)
    record(MORI, Estimated("u1", "effect", 3), Estimated("u1", "effort", 1))
    stage = shared(room.workshop, Audience("facilitator"))["stage"]
    assert (stage["estimating"], stage["answered"], stage["about"]) == (True, 1, "use_case")
    assert stage["script"] and stage["script"]["say"]["ja"] == singles()["estimates"].say_ja
    record(SATO, EstimatesOpened(), leading=True)
    stage = shared(room.workshop, Audience("facilitator"))["stage"]
    assert stage["script"] and stage["script"]["say"]["ja"] == singles()["estimates"].opened_ja
    assert stage["choose"] and stage["choose"]["type"] == "use_case"
    record(SATO, StageStarted("estimates"), leading=True)
    assert len(room.workshop.estimates) == 1, "no second round by itself"


def test_a_promise_is_asked_for_in_its_stage(room: Room, record: Record) -> None:
    hold(record, "promises")
    asked = compose("promise")
    assert [one["name"] for one in asked["fields"]] == ["who", "sector", "what", "due"]
    event = {**asked["event"], asked["id"]: "o1", "who": "子育て課", "sector": "administration"}
    made = record(
        MORI, proposed(asked["kind"], {**event, "what": "土曜に開く", "due": "2027-03-31"})
    )
    card = shared(made, Audience("participant"))["o1"]
    assert card["title"] == "子育て課"
    assert record(MORI, Reverted(made.seq)).promises == {}
