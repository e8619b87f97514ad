"""Actuals of KPIs and partners' promises: what counts, who may, what is said of them."""

from datetime import timedelta

import pytest

from core.clock import today
from core.errors import Refused
from core.workshop import Reverted, Room
from core.workshop.acts.flow import StageStarted, WorkshopClosed
from core.workshop.nouns.kpis import KpiMeasured, KpiReviewed, KpiSet
from core.workshop.nouns.use_cases import UseCaseAdded
from core.workshop.view import Audience, shared
from tests.conftest import MORI, SATO, SUZUKI, Record

DAY = today() - timedelta(days=3)


ON = DAY.isoformat()


@pytest.fixture
def measured(room: Room, record: Record) -> Room:
    record(
        SUZUKI,
        UseCaseAdded("u1", "土曜の相談"),
        KpiSet(
            "k1", "相談", "u1", "家庭", 60.0, "2099-03-31", "健康課", "2099-01-15", baseline=20.0
        ),
    )
    return room


def test_an_actual_counts_from_when_it_is_entered(measured: Room, record: Record) -> None:
    now = record(MORI, KpiMeasured("k1", ON, 25.0, "受付票")).kpis["k1"]
    assert [(one.on, one.value, one.note) for one in now.actuals] == [(ON, 25.0, "受付票")]
    card = shared(measured.workshop, Audience("participant"))["k1"]
    assert card["history"][0]["words"]["key"] == "field.measured"
    assert card["history"][0]["text"] == "受付票"


def test_a_correction_replaces_what_is_shown_and_the_old_one_stays(
    measured: Room, record: Record
) -> None:
    record(MORI, KpiMeasured("k1", ON, 25.0))
    record(SUZUKI, KpiMeasured("k1", ON, 52.0, "数えなおした"))
    now = measured.workshop.kpis["k1"]
    assert [one.value for one in now.actuals] == [52.0]
    assert [one.value for one in now.reported] == [25.0, 52.0]
    card = shared(measured.workshop, Audience("participant"))["k1"]
    keys = [one["words"]["key"] for one in card["history"]]
    assert keys == ["field.measured", "field.measured_before", "field.version_first"]


def test_a_day_given_by_mistake_is_taken_back(measured: Room, record: Record) -> None:
    record(MORI, KpiMeasured("k1", ON, 25.0))
    assert not record(MORI, KpiMeasured("k1", ON)).kpis["k1"].actuals
    with pytest.raises(Refused, match="field") as refusal:
        record(MORI, KpiMeasured("k1", ON))
    assert refusal.value.details == {"field": "actual"}


@pytest.mark.parametrize("on", ["", (today() + timedelta(days=2)).isoformat()])
def test_nothing_is_measured_on_a_day_to_come(measured: Room, record: Record, on: str) -> None:
    with pytest.raises(Refused, match="field") as refusal:
        record(MORI, KpiMeasured("k1", on, 25.0))
    assert refusal.value.details == {"field": "actual_on"}


def test_what_a_review_tells_is_measured_too(measured: Room, record: Record) -> None:
    record(MORI, KpiReviewed("k1", 1, "continue", "伸びた", "2099-06-30", actual=30.0))
    record(MORI, KpiMeasured("k1", ON, 28.0))
    actuals = measured.workshop.kpis["k1"].actuals
    assert [(one.on, one.value) for one in actuals] == [(ON, 28.0), (today().isoformat(), 30.0)]


def test_after_the_meeting_who_leads_goes_on_measuring(measured: Room, record: Record) -> None:
    record(SATO, WorkshopClosed(), leading=True)
    assert record(SATO, KpiMeasured("k1", ON, 25.0)).kpis["k1"].actuals
    with pytest.raises(Refused, match="closed"):
        record(MORI, KpiMeasured("k1", ON, 26.0))


def test_an_actual_of_a_hidden_kpi_is_refused_as_if_it_were_not_there(
    measured: Room, record: Record
) -> None:
    record(SATO, StageStarted("hush", hidden=True), leading=True)
    record(SUZUKI, KpiSet("k2", "ひみつ", "u1", "人", 9.0, "2099-03-31", "課", "2099-01-15"))
    record(SUZUKI, KpiMeasured("k2", ON, 1.0))
    with pytest.raises(Refused, match="gone"):
        record(MORI, KpiMeasured("k2", ON, 1.0))
    assert "k2" not in shared(measured.workshop, Audience("observer"))


def test_an_actual_is_taken_back_by_undo(measured: Room, record: Record) -> None:
    seq = record(MORI, KpiMeasured("k1", ON, 25.0)).seq
    with pytest.raises(Refused, match="role"):
        record(SUZUKI, Reverted(seq))
    assert not record(MORI, Reverted(seq)).kpis["k1"].reported
