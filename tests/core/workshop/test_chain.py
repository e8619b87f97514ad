"""Given some entries, when one more is proposed, then the state is …"""

import json
from dataclasses import replace

import pytest

from core import seat
from core.errors import Refused
from core.text import Text
from core.workshop import Event, Reverted, Room, fold
from core.workshop.acts.editing import Edited, Linked
from core.workshop.acts.flow import (
    SeatTaken,
    StageLocked,
    StageRevealed,
    StageStarted,
    WorkshopClosed,
)
from core.workshop.events import proposed
from core.workshop.frozen import FrozenFigure
from core.workshop.nouns.figures import FigurePinned
from core.workshop.nouns.insights import InsightAdded, InsightMuted, InsightVoted
from core.workshop.nouns.issues import IssueAdded
from core.workshop.nouns.kpis import KpiReviewed, KpiSet
from core.workshop.nouns.personas import PersonaAdded
from core.workshop.nouns.use_cases import CaseTaken
from core.workshop.own import own
from core.workshop.store import EventStore
from core.workshop.timeline import lines
from core.workshop.view import Audience, shared
from tests.conftest import CODE, ITO, MORI, SATO, SUZUKI, Record

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


def test_hidden_words_are_seen_by_their_author_alone(room: Room, record: Record) -> None:
    record(SATO, StageStarted("hush", "anonymous", hidden=True), leading=True)
    record(SUZUKI, InsightAdded("i1", "店が遠い"))
    for role in ("facilitator", "participant", "observer"):
        view = shared(room.workshop, Audience(role))
        assert "店が遠い" not in str(view) and view["waiting"]["count"] == 1
    audience = Audience("participant")
    theirs = {t: seat.actor(t, CODE, room.workshop).marks for t in (SUZUKI, MORI, SATO)}
    assert own(room.workshop, theirs[SUZUKI], audience)["i1"]["text"] == "店が遠い"
    assert not own(room.workshop, theirs[MORI], audience)
    for probe in (
        InsightVoted("i1"),
        Edited("insights", "i1", "text", "?", "x"),
        IssueAdded("s1", "移動", ("i1",)),
        InsightMuted("i1"),
        Linked("issues", "s1", "insight_ids", "i1"),
    ):
        with pytest.raises(Refused) as refusal:
            record(SATO, probe)
        assert "店が遠い" not in str(refusal.value.details)
    record(SATO, StageRevealed("hush"), leading=True)
    assert shared(room.workshop, Audience("observer"))["i1"]["text"] == "店が遠い"


def test_the_log_cannot_unmask_an_anonymous_author(
    room: Room, record: Record, store: EventStore
) -> None:
    record(SATO, StageStarted("hush", "anonymous"), leading=True)
    record(SUZUKI, InsightAdded("i1", "店が遠い"))
    entry = store.read(CODE)[-1]
    row = entry.to_row()
    assert seat.seat_id(SUZUKI) not in row and None in row
    assert (entry.at.second, entry.at.microsecond) == (0, 0)


def test_a_small_sector_is_not_shown_in_a_stage_without_names(room: Room, record: Record) -> None:
    record(SATO, StageStarted("hush", "sector"), leading=True)
    record(SUZUKI, InsightAdded("i1", "店が遠い"))
    view = shared(room.workshop, Audience("participant"))
    assert view["i1"]["chips"] == [] and view["room"]["sectors"][1]["wrote"] is None


def test_two_processes_take_turns(room: Room, record: Record, store: EventStore) -> None:
    other = Room(CODE, store)
    record(SUZUKI, InsightAdded("i1", "店が遠い"))
    actor = seat.actor(SUZUKI, CODE, other.workshop)
    other.record(actor, "elsewhere", InsightAdded("i2", "バスがない"))
    assert list(other.workshop.insights) == ["i1", "i2"]


def test_the_state_kept_forward_is_the_fold_of_the_log(
    room: Room, record: Record, store: EventStore
) -> None:
    record(SUZUKI, *CHAIN)
    record(SATO, InsightVoted("i1"))
    assert fold(store.read(CODE)) == room.workshop


def test_a_recovery_code_gives_back_the_token() -> None:
    token = "00" + "7f" * 15
    assert seat.recovered(seat.recovery(token).lower()) == token
    with pytest.raises(Refused):
        seat.recovered("ABC")


def test_one_small_sector_cannot_be_found_by_subtraction(room: Room, record: Record) -> None:
    sectors = ["industry"] * 4 + ["npo"] * 3
    for number, sector in enumerate(sectors):
        record(SATO, SeatTaken(f"seat-{number}", f"人{number}", sector), leading=True)  # type: ignore[arg-type]
    rows = shared(room.workshop, Audience("facilitator"))["room"]["sectors"]
    shown = {row["sector"] for row in rows if row["words"] is not None}
    assert shown == {"industry", "npo"}  # one of 官, and two of 住 who write
    record(SATO, SeatTaken("seat-9", "九", "resident"), leading=True)
    rows = shared(room.workshop, Audience("facilitator"))["room"]["sectors"]
    shown = {row["sector"] for row in rows if row["words"] is not None}
    assert "administration" not in shown and len(shown) == 2


def test_the_timeline_tells_what_the_view_tells(room: Room, record: Record) -> None:
    record(SUZUKI, *CHAIN)
    record(SATO, StageStarted("hush", "anonymous", hidden=True), leading=True)
    record(SUZUKI, InsightAdded("i9", "まだ言えないこと"))
    told = lines(room.workshop, room.log, seat.actor(SATO, CODE, room.workshop).marks)
    assert [line.seq for line in told] == list(range(len(room.log), 0, -1))
    assert "まだ言えないこと" not in str(told) and not told[0].undoable
    assert [line.hidden for line in told[:2]] == [True, False]
    assert any(line.about == "ゆか" and line.who == "鈴木" for line in told)
    assert told[0].who == ""


def test_a_review_is_recorded_after_the_meeting_by_who_leads(room: Room, record: Record) -> None:
    record(SATO, *CHAIN)
    record(SATO, WorkshopClosed(), leading=True)
    review = KpiReviewed("k1", 1, "continue", "動いた", "2027-06-30", actual=260.0)
    with pytest.raises(Refused, match="closed"):
        record(SUZUKI, review)
    record(SATO, review)
    assert room.workshop.closed and room.workshop.kpis["k1"].now.actual == 260.0


def test_a_hidden_note_with_a_figure_is_not_said_to_have_none(room: Room, record: Record) -> None:
    record(SATO, StageStarted("hush", "sector", hidden=True), leading=True)
    record(SUZUKI, FIGURE, InsightAdded("i1", "店が遠い", ("f1",)), InsightAdded("i2", "坂"))
    mine = own(
        room.workshop, seat.actor(SUZUKI, CODE, room.workshop).marks, Audience("participant")
    )
    assert mine["i1"]["missing"] == []
    assert mine["i2"]["missing"] == [{"key": "gap.no_figure"}]


def test_the_first_act_opens_cards_only_when_there_are_any(room: Room, record: Record) -> None:
    record(SATO, StageStarted("hush", "sector", hidden=True), leading=True)
    leader = Audience("facilitator")
    empty = shared(room.workshop, leader)["stage"]["lead"]
    assert empty[0]["label"]["key"] == "stage.reveal_none"
    assert {act["tone"] for act in empty} == {"plain"}
    record(SUZUKI, InsightAdded("i1", "店が遠い"))
    first = shared(room.workshop, leader)["stage"]["lead"][0]
    assert first["label"] == {"key": "stage.reveal", "n": 1} and first["tone"] == "primary"


def test_a_persona_reads_as_a_sentence(room: Room, record: Record) -> None:
    record(SATO, *CHAIN, PersonaAdded("p2", "ゆう", "坂", "買い物"))
    view = shared(room.workshop, Audience("participant"))
    assert view["p1"]["quote"]["wish"]["ja"] == "仕事を続けることができない"
    assert view["p2"]["quote"]["wish"]["ja"] == "買い物ができない"


def test_a_number_now_is_as_exact_as_its_figure(room: Room, record: Record) -> None:
    mean = FigurePinned("f3", replace(FIGURE.figure, value=30.6667))
    kpi = next(event for event in CHAIN if isinstance(event, KpiSet))
    typed = replace(kpi, kpi_id="k3", figure_id="", baseline=8.25)
    unknown = replace(typed, kpi_id="k4", baseline=None)
    record(SATO, *CHAIN, mean, replace(kpi, kpi_id="k2", figure_id="f3"), typed, unknown)
    view = shared(room.workshop, Audience("participant"))
    assert [view[k]["text"]["baseline"] for k in ("k2", "k3", "k4")] == ["31", "8.25", ""]
    assert view["k4"]["text"]["key"] == "field.aim_only"


def test_a_kpi_of_a_figure_and_the_timeline_speak_the_reader_s_language(
    room: Room, record: Record
) -> None:
    record(SATO, *CHAIN)
    aim = shared(room.workshop, Audience("participant"))["k1"]["text"]
    assert isinstance(aim, dict) and aim["unit"] == {"ja": "人", "en": "births"}
    assert "人" not in Text("en").of(aim) and "人" in Text("ja").of(aim)
    told = {line.key: line for line in lines(room.workshop, room.log, frozenset(), "en")}
    assert told["timeline.figure_pinned"].about == "Births 300 births"
    assert told["timeline.stage_started"].about == "Notice"
