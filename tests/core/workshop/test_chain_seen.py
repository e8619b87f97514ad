"""What of a chain is seen and by whom, and how it reads."""

from dataclasses import replace

import pytest

from core import seat
from core.errors import Refused
from core.text import Text
from core.workshop import Room, fold
from core.workshop.acts.editing import Edited, Linked
from core.workshop.acts.flow import (
    SeatTaken,
    StageRevealed,
    StageStarted,
    WorkshopClosed,
)
from core.workshop.nouns.figures import FigurePinned
from core.workshop.nouns.insights import InsightAdded, InsightMuted, InsightVoted
from core.workshop.nouns.issues import IssueAdded
from core.workshop.nouns.kpis import KpiReviewed, KpiSet
from core.workshop.nouns.personas import PersonaAdded
from core.workshop.own import own
from core.workshop.store import EventStore
from core.workshop.timeline import lines
from core.workshop.view import Audience, shared
from tests.conftest import CODE, MORI, SATO, SUZUKI, Record
from tests.core.workshop.test_chain import CHAIN, FIGURE


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
