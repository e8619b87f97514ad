"""Given some entries, when one more is proposed, then the state is …"""

import json

import pytest

from core import seat
from core.errors import Refused
from core.workshop import Event, Reverted, Room, fold
from core.workshop.acts.editing import Edited
from core.workshop.acts.flow import (
    SeatTaken,
    StageLocked,
    WorkshopClosed,
)
from core.workshop.events import proposed
from core.workshop.frozen import FrozenFigure
from core.workshop.nouns.figures import FigurePinned
from core.workshop.nouns.insights import InsightAdded, InsightVoted
from core.workshop.nouns.issues import IssueAdded
from core.workshop.nouns.kpis import KpiReviewed, KpiSet
from core.workshop.nouns.personas import PersonaAdded
from core.workshop.nouns.use_cases import CaseTaken
from core.workshop.view import Audience, shared
from tests.conftest import ITO, MORI, SATO, SUZUKI, Record

FIGURE = FigurePinned(
    "f1",
    FrozenFigure(
        "births",
        "01210",
        "岩見沢市",
        "出生数",
        "Births",
        "人",
        "births",
        300.0,
        0,
        2024,
        "",
        "住民基本台帳",
        "Register",
        "1",
        "岩見沢市の出生は300人。",
        "300 births.",
    ),
)


CHAIN: tuple[Event, ...] = (
    FIGURE,
    InsightAdded("i1", "健診の日に休めない", ("f1",)),
    IssueAdded("s1", "共働きに合わない健診", ("i1",)),
    PersonaAdded("p1", "ゆか", "平日の健診", "仕事を続けること", "", ("s1",), ("i1",)),
    CaseTaken(
        "u1",
        "iwamizawa-app",
        "家族健康手帳",
        "家族健康手帳アプリ",
        "証拠",
        "proof",
        persona_ids=("p1",),
    ),
    KpiSet(
        "k1",
        "相談を使った割合",
        "u1",
        "人",
        250.0,
        "2027-03-31",
        "健康課",
        "2027-01-15",
        rule_stop="10家庭に届かない",
        figure_id="f1",
    ),
)


def test_the_whole_chain_is_linked_both_ways(room: Room, record: Record) -> None:
    record(SUZUKI, *CHAIN)
    view = shared(room.workshop, Audience("participant"))
    assert {link["to"] for link in view["p1"]["links"]} == {"s1", "i1", "u1"}
    assert {link["to"] for link in view["k1"]["links"]} == {"u1", "f1"}
    assert view["k1"]["text"]["baseline"] == "300" and view["k1"]["missing"] == []
    json.dumps(view)


def test_missing_links_are_named(room: Room, record: Record) -> None:
    record(SUZUKI, InsightAdded("i1", "店が遠い"), IssueAdded("s1", "移動"))
    view = shared(room.workshop, Audience("participant"))
    assert view["s1"]["missing"] == [{"key": "gap.no_insight"}, {"key": "gap.no_persona"}]


def test_a_review_makes_a_version_and_keeps_the_old_one(room: Room, record: Record) -> None:
    record(SUZUKI, *CHAIN)
    record(MORI, KpiReviewed("k1", 1, "change", "夜に集中した", "2027-06-30", target=280.0))
    first, second = room.workshop.kpis["k1"].versions
    assert (first.target, second.target, second.decision) == (250.0, 280.0, "change")
    with pytest.raises(Refused, match="reviewed_meanwhile"):
        record(SUZUKI, KpiReviewed("k1", 1, "stop", "合わない"))


def test_second_edit_of_the_same_field_is_refused_and_told(room: Room, record: Record) -> None:
    record(SUZUKI, *CHAIN)
    record(SUZUKI, Edited("personas", "p1", "name", "ゆか", "ゆかさん"))
    with pytest.raises(Refused, match="edited_meanwhile") as refusal:
        record(MORI, Edited("personas", "p1", "name", "ゆか", "由佳"))
    assert refusal.value.details == {"now": "ゆかさん"}
    record(MORI, Edited("personas", "p1", "wish", "仕事を続けること", "働き続けること"))
    assert room.workshop.personas["p1"].name == "ゆかさん"


def test_older_words_stay_as_they_were_and_can_still_be_changed(room: Room, record: Record) -> None:
    old = "31\u00a028"
    record(SUZUKI, InsightAdded("i1", old))  # as it was kept before
    assert fold(room.log).insights["i1"].text == old
    sent = {"table": "insights", "id": "i1", "field": "text", "before": old, "after": "31と28"}
    assert record(SUZUKI, proposed("edited", sent)).insights["i1"].text == "31と28"
    assert fold(room.log) == room.workshop


def test_only_its_author_changes_a_note(room: Room, record: Record) -> None:
    record(SUZUKI, InsightAdded("i1", "店が遠い"))
    with pytest.raises(Refused, match="role"):
        record(MORI, Edited("insights", "i1", "text", "店が遠い", "店は近い"))


def test_a_repeated_request_changes_nothing(room: Room, record: Record) -> None:
    before = len(room.log)
    for _ in range(2):
        record(SUZUKI, InsightAdded("i1", "店が遠い"), request_id="again")
    assert len(room.log) == before + 1


def test_undo_then_redo(room: Room, record: Record) -> None:
    added = record(SUZUKI, InsightAdded("i1", "店が遠い")).seq
    undo = record(SUZUKI, Reverted(added))
    assert not undo.insights
    assert "i1" in record(SUZUKI, Reverted(undo.seq)).insights


def test_undo_of_what_others_built_on_is_refused(room: Room, record: Record) -> None:
    added = record(SUZUKI, InsightAdded("i1", "店が遠い")).seq
    record(MORI, IssueAdded("s1", "移動", ("i1",)))
    with pytest.raises(Refused, match="cannot_undo"):
        record(SUZUKI, Reverted(added))


def test_nobody_undoes_what_another_wrote(room: Room, record: Record) -> None:
    added = record(SUZUKI, InsightAdded("i1", "店が遠い")).seq
    with pytest.raises(Refused, match="role"):
        record(MORI, Reverted(added))


def test_all_events_of_one_request_or_none(room: Room, record: Record) -> None:
    before = len(room.log)
    with pytest.raises(Refused, match="gone"):
        record(SUZUKI, InsightAdded("i1", "店が遠い"), InsightVoted("i2"))
    assert not room.workshop.insights and len(room.log) == before


@pytest.mark.parametrize("token", [ITO, "e" * 32])
def test_who_may_not_write_is_refused(room: Room, record: Record, token: str) -> None:
    with pytest.raises(Refused, match="role"):
        record(token, InsightAdded("i1", "店が遠い"))


def test_nobody_takes_another_role_by_joining_again(room: Room, record: Record) -> None:
    with pytest.raises(Refused, match="role"):
        record(SUZUKI, SeatTaken(seat.seat_id(SUZUKI), "鈴木", "resident", "facilitator"))


def test_a_locked_stage_takes_no_more_words(room: Room, record: Record) -> None:
    record(SATO, StageLocked(), leading=True)
    with pytest.raises(Refused, match="locked"):
        record(SUZUKI, InsightAdded("i1", "店が遠い"))


def test_a_closed_workshop_changes_only_by_going_on(room: Room, record: Record) -> None:
    record(SATO, WorkshopClosed(), leading=True)
    with pytest.raises(Refused, match="closed"):
        record(SUZUKI, InsightAdded("i1", "店が遠い"))
    record(SATO, WorkshopClosed(False), leading=True)
    record(SUZUKI, InsightAdded("i1", "店が遠い"))
    assert "i1" in room.workshop.insights


@pytest.mark.parametrize(
    "payload",
    [
        {},
        [],
        {"text": 3},
        {"insight_id": "i1", "text": "あ" * 201},
        {"insight_id": "i1", "text": " \u202e\u200b\x07 "},
        {"insight_id": "../../etc", "text": "x"},
        {"insight_id": "i1", "text": "x", "evidence_ids": "f1"},
    ],
)
def test_a_proposal_of_the_wrong_shape_is_refused(payload: object) -> None:
    with pytest.raises(Refused, match="field"):
        proposed("insight_added", payload)


def test_direction_and_control_characters_are_left_out() -> None:
    event = proposed("insight_added", {"insight_id": "i1", "text": "a\u202eb\x00c<b>👪"})
    assert event == InsightAdded("i1", "abc<b>👪")


@pytest.mark.parametrize("number", ["NaN", "Infinity", 1e300, "many"])
def test_absurd_numbers_are_refused(number: object) -> None:
    words = {"kpi_id": "k1", "title": "t", "use_case_id": "u1", "unit": "人", "owner": "o"}
    days = {"due": "2027-03-31", "next_review": "2027-01-01"}
    with pytest.raises(Refused, match="field"):
        proposed("kpi_set", {**words, **days, "target": number})
