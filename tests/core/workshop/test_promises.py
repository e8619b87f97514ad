"""Partners' promises: in the chain, moved on, kept after the meeting."""

from datetime import UTC, datetime

import pytest

from core.errors import Refused
from core.workshop import Room, fold
from core.workshop.acts.editing import Linked
from core.workshop.acts.flow import StageRevealed, StageStarted, WorkshopClosed
from core.workshop.cards import label
from core.workshop.events import Entry
from core.workshop.nouns.kpis import KpiReviewed
from core.workshop.nouns.promises import PromiseMade, PromiseUpdated
from core.workshop.own import own
from core.workshop.progress import progress
from core.workshop.view import Audience, shared
from tests.conftest import MORI, SATO, SUZUKI, Record
from tests.core.workshop.test_measured import measured as measured
from tests.test_complete import LOGS, read

# Promises


PROMISE = PromiseMade("o1", "いわみ薬局", "industry", "場所を貸す", "2099-10-01", ("u1",), ("k1",))


def test_a_promise_is_in_the_chain_both_ways(measured: Room, record: Record) -> None:
    record(MORI, PROMISE)
    view = shared(measured.workshop, Audience("observer"))
    assert {link["to"] for link in view["o1"]["links"]} == {"u1", "k1"}
    assert "o1" in {link["to"] for link in view["k1"]["links"]}
    assert "o1" in {link["to"] for link in view["u1"]["links"]}
    assert view["o1"]["chips"][0] == {"sector": "industry"}, "who promises, not who typed"
    assert view["o1"]["missing"] == []
    record(MORI, Linked("promises", "o1", "kpi_ids", "k1", False))
    record(MORI, Linked("promises", "o1", "use_case_ids", "u1", False))
    view = shared(measured.workshop, Audience("observer"))
    assert view["o1"]["missing"] == [{"key": "gap.no_purpose"}]
    assert label(measured.workshop.promises["o1"]) == "いわみ薬局：場所を貸す"


def test_a_promise_moves_on_and_its_steps_stay(measured: Room, record: Record) -> None:
    record(MORI, PROMISE)
    record(SUZUKI, PromiseUpdated("o1", 1, "doing", due="2099-12-01"))
    with pytest.raises(Refused, match="edited_meanwhile"):
        record(MORI, PromiseUpdated("o1", 1, "done"))
    with pytest.raises(Refused, match="field") as refusal:
        record(MORI, PromiseUpdated("o1", 2, "dropped", " "))
    assert refusal.value.details == {"field": "reason"}
    now = record(MORI, PromiseUpdated("o1", 2, "dropped", "人手がない")).promises["o1"]
    assert [(s.status, s.due) for s in now.steps] == [
        ("promised", "2099-10-01"),
        ("doing", "2099-12-01"),
        ("dropped", "2099-12-01"),
    ]


def test_a_promise_for_what_is_not_there_is_refused(measured: Room, record: Record) -> None:
    with pytest.raises(Refused, match="gone"):
        record(MORI, PromiseMade("o2", "だれか", "npo", "何か", "", ("nowhere",)))


def test_promises_are_kept_after_the_meeting_by_who_leads(measured: Room, record: Record) -> None:
    record(SATO, WorkshopClosed(), leading=True)
    record(SATO, PROMISE, PromiseUpdated("o1", 1, "done"))
    with pytest.raises(Refused, match="closed"):
        record(MORI, PromiseUpdated("o1", 2, "doing"))
    assert measured.workshop.promises["o1"].now.status == "done"


def test_a_promise_written_before_the_reveal_waits(measured: Room, record: Record) -> None:
    record(SATO, StageStarted("hush", "anonymous", hidden=True), leading=True)
    record(MORI, PROMISE)
    assert "o1" not in shared(measured.workshop, Audience("facilitator"))
    marks = frozenset(measured.workshop.touched)
    assert own(measured.workshop, marks, Audience("participant"))["o1"]["waits"]
    with pytest.raises(Refused, match="gone"):
        record(SUZUKI, PromiseUpdated("o1", 1, "done"))
    record(SATO, StageRevealed("hush"), leading=True)
    assert "o1" in shared(measured.workshop, Audience("observer"))


def test_the_kept_log_means_what_it_meant() -> None:
    workshop = fold(read(next(path for path in LOGS if path.stem == "v3-kpi")))
    one = workshop.kpis["k2"]
    assert [(a.on, a.value) for a in one.actuals] == [
        ("2023-09-30", 27.0),
        ("2024-01-10", 40.0),
        ("2024-06-30", 47.0),
    ]
    assert len(one.reported) == 4 and progress(one).state == "reached"
    assert not workshop.kpis["k1"].actuals and len(workshop.kpis["k1"].reported) == 2
    assert [s.status for s in workshop.promises["o1"].steps] == ["promised", "doing", "done"]
    assert workshop.promises["o2"].now.reason == "人手がない"


def test_the_day_of_a_review_is_japans() -> None:
    at = datetime(2024, 1, 14, 20, 0, tzinfo=UTC)
    log = read(next(path for path in LOGS if path.stem == "v3-kpi"))[:5]
    event = KpiReviewed("k2", 1, "continue", "伸びた", "2099-06-30", actual=30.0)
    workshop = fold([*log, Entry(6, at, log[0].by, "r", event)])
    assert workshop.kpis["k2"].actuals[0].on == "2024-01-15"
