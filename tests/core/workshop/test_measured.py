"""Actuals of KPIs and partners' promises: what counts, who may, what is said of them."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import numpy as np
import pytest

from core.clock import today
from core.errors import Refused
from core.stats.noise import poisson_interval
from core.workshop import Reverted, Room, fold
from core.workshop.acts.editing import Edited, Linked
from core.workshop.acts.flow import StageRevealed, StageStarted, WorkshopClosed
from core.workshop.cards import label
from core.workshop.chance import averaged, spread
from core.workshop.events import Entry, proposed
from core.workshop.nouns.kpis import Kpi, KpiMeasured, KpiReviewed, KpiSet
from core.workshop.nouns.promises import PromiseMade, PromiseUpdated
from core.workshop.nouns.use_cases import UseCaseAdded
from core.workshop.own import own
from core.workshop.people import Author
from core.workshop.progress import KpiVersion, Measured, dated, planned, progress
from core.workshop.view import Audience, shared
from tests.conftest import MORI, SATO, SUZUKI, Record
from tests.test_complete import LOGS, read

DAY = today() - timedelta(days=3)
ON = DAY.isoformat()


def kpi(
    base: float | None = 20.0,
    target: float = 60.0,
    due: str = "2027-07-14",
    *actuals: tuple[str, float],
    unit: str = "か所",
) -> Kpi:
    """Set on 2026-07-14; `due` a year later, so that the line is easy to see."""
    version = KpiVersion(1, "2026-07-14T04:00:00+00:00", target, due, "2027-01-15")
    reported = tuple(Measured(on, value, "", f"{on}T00:00:00+00:00") for on, value in actuals)
    return Kpi(id="k1", author=Author("m"), stage_id="kpis", seq=1, title="名", unit=unit,
               use_case_id="u1", figure_id="", baseline=base, owner="健康課", rule_continue="",
               rule_change="", rule_stop="", leading=True, versions=(version,),
               reported=reported, set_on="2026-07-14")  # fmt: skip


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


# State


@pytest.mark.parametrize(
    ("one", "state"),
    [
        (kpi(), "unmeasured"),
        (kpi(20, 60, "2027-07-14", ("2027-01-12", 40.0)), "on_plan"),
        (kpi(20, 60, "2027-07-14", ("2027-01-12", 39.0)), "behind"),
        (kpi(20, 60, "2027-07-14", ("2026-08-12", 60.0)), "reached"),
        (kpi(60, 20, "2027-07-14", ("2027-01-12", 41.0)), "behind"),
        (kpi(60, 20, "2027-07-14", ("2027-01-12", 39.0)), "on_plan"),
        (kpi(60, 20, "2027-07-14", ("2027-01-12", 20.0)), "reached"),
        (kpi(20, 60, "2027-07-14", ("2026-01-01", 20.0)), "unmeasured"),
        (kpi(20, 60, "2027-07-14", ("2026-07-14", 60.0)), "unmeasured"),
        (kpi(20, 60, "2027-07-14", ("2026-07-15", 21.0)), "on_plan"),
        (kpi(20, 60, "2027-07-14", ("2028-01-01", 59.0)), "behind"),
        (kpi(None, 60, "2027-07-14", ("2027-01-12", 40.0)), "unclear"),
        (kpi(20, 60, "", ("2027-01-12", 40.0)), "unclear"),
        (kpi(20, 60, "2026-07-14", ("2027-01-12", 40.0)), "unclear"),
        (kpi(20, 20, "2027-07-14", ("2027-01-12", 20.0)), "unclear"),
        (kpi(20, 60, "2027-07-14", ("2026-09-01", 10.0), ("2027-07-01", 60.0)), "reached"),
    ],
)  # fmt: skip
def test_the_state_is_where_the_newest_actual_lies(one: Kpi, state: str) -> None:
    assert progress(one).state == state


LATER = ("2026-12-31", "2027-06-30", "2027-12-31", "2028-06-30", "2028-12-31")


@pytest.mark.parametrize(
    ("one", "state"),
    [
        (kpi(20, 60, "2027-07-14", ("2026-07-14", 60.0), unit="家庭"), "unmeasured"),
        (kpi(20, 60, "2027-07-14", ("2027-01-12", 36.0), unit="家庭"), "chance"),
        (kpi(20, 60, "2027-07-14", ("2027-01-12", 8.0), unit="家庭"), "chance"),
        (kpi(20, 60, "2027-07-14", ("2027-01-12", 44.0), unit="家庭"), "changed"),
        (kpi(20, 60, "", ("2027-01-12", 44.0), unit="人"), "changed"),
        (kpi(20, 60, "2027-07-14", ("2027-01-12", 2.0), unit="人"), "away"),
        (kpi(20, 60, "2027-07-14", ("2027-01-12", 60.0), unit="件"), "reached"),
        (kpi(60, 20, "2027-07-14", ("2027-01-12", 20.0), unit="件"), "reached"),
        (kpi(30, 33, "2027-07-14", ("2027-01-12", 33.0), unit="人"), "few"),
        (kpi(30, 33, "2027-07-14", ("2027-01-12", 70.0), unit="人"), "reached"),
        (kpi(30, 90, "2027-07-14", ("2027-01-12", 70.0), unit="％"), "unsized"),
        (kpi(3, 9, "2027-07-14", ("2027-01-12", 7.0), unit="人（千人あたり）"), "unsized"),
        (replace(kpi(3, 9, "2027-07-14", ("2027-01-12", 3.9), unit="人（千人あたり）"),
                 baseline_spread=0.5), "chance"),
        (replace(kpi(3, 9, "2027-07-14", ("2027-01-12", 6.0), unit="人（千人あたり）"),
                 baseline_spread=0.5), "changed"),
        (replace(kpi(3, 9, "2027-07-14", ("2027-01-12", 5.0), unit="人（千人あたり）"),
                 baseline_spread=0.4, baseline_years=5), "chance"),
    ],
)  # fmt: skip
def test_what_chance_moves_is_neither_on_course_nor_behind(one: Kpi, state: str) -> None:
    assert progress(one).state == state


@pytest.mark.parametrize(("mean", "target"), [(5, 6), (30, 33), (300, 315), (30, 60), (12, 6)])
def test_where_nothing_changes_no_target_is_reached_in_five_entries(
    mean: int, target: float
) -> None:
    """Looked at after every entry; both the baseline and the actuals are drawn by chance."""
    drawn = np.random.default_rng(11).poisson(mean, (1500, 6)).tolist()
    wrong = 0
    for base, *values in drawn:
        made = kpi(base, base + target - mean, "2029-07-14", *zip(LATER, values, strict=True),
                   unit="人")  # fmt: skip
        looks = [replace(made, reported=made.reported[:n]) for n in range(1, 6)]
        states = {progress(one).state for one in looks}
        wrong += bool(states & {"reached", "changed", "away", "on_plan", "behind"})
    assert wrong / len(drawn) <= 0.05


@pytest.mark.parametrize(("years", "events"), [(1, 40), (3, 25), (5, 8)])
def test_nor_of_a_rate_that_began_with_a_figure(years: int, events: int) -> None:
    """Births per thousand of 10,000 people, the mean of some years with its range of chance."""
    rng = np.random.default_rng(11)
    wrong, runs = 0, 2000
    for counts, values in zip(
        rng.poisson(events * years, runs).tolist(), rng.poisson(events, (runs, 5)), strict=True
    ):
        found = poisson_interval(counts)
        base = counts / years / 10
        made = replace(
            kpi(base, base * 1.1, "2029-07-14", *zip(LATER, (values / 10).tolist(), strict=True),
                unit="人（千人あたり）"),
            baseline_spread=spread(found.low / years / 10, found.high / years / 10),
            baseline_years=years,
        )  # fmt: skip
        looks = [replace(made, reported=made.reported[:n]) for n in range(1, 6)]
        wrong += any(progress(one).state == "reached" for one in looks)
    assert wrong / runs <= 0.05


def test_a_loss_of_people_that_is_no_count_has_its_range_too() -> None:
    """Moves in minus moves out: −32, by chance from −66 to 2."""
    made = kpi(-32, 0, "2027-07-14", ("2027-01-12", -20.0), unit="人")
    lost = replace(made, baseline_spread=spread(-66, 2))
    assert progress(lost).state == "few"
    back = replace(lost, reported=(replace(lost.reported[0], value=60.0),))
    assert progress(back).state == "reached"


def test_a_real_change_is_found() -> None:
    drawn = np.random.default_rng(11).poisson((30, 75), (500, 2)).tolist()
    found = [
        progress(kpi(base, base + 30, "2029-07-14", (LATER[0], value), unit="人")).state
        for base, value in drawn
    ]
    assert sum(state in ("changed", "reached") for state in found) > 450


def test_years_that_were_averaged_are_read_from_their_label() -> None:
    labels = ("2019–23年の平均", "2021–23年度の平均", "2023年", "")
    assert [averaged(one) for one in labels] == [5, 3, 1, 1]
    assert averaged("2018–22年の5年間") == 1, "its range is already of a single figure"


def test_the_line_is_straight_from_the_day_it_was_set() -> None:
    one = kpi()
    found = [
        planned(one, date(*day))
        for day in ((2026, 1, 1), (2026, 7, 14), (2027, 7, 14), (2030, 1, 1))
    ]
    assert found == [20.0, 20.0, 60.0, 60.0]
    assert planned(one, date(2027, 1, 12)) == pytest.approx(20 + 40 * 182 / 365)
    assert planned(kpi(None), date(2027, 1, 1)) is None


def test_what_the_day_says_is_told_with_its_days() -> None:
    one = kpi(20, 60, "2027-07-14", ("2027-01-12", 40.0))
    assert dated(one, date(2026, 8, 1)) == []
    assert dated(one, date(2027, 1, 15)) == [("review_soon", 0)]
    assert dated(one, date(2027, 7, 1)) == [("review_late", 167), ("due_soon", 13)]
    late = [("review_late", 182), ("overdue", 2), ("stale", 185)]
    assert dated(one, date(2027, 7, 16)) == late


def test_a_kpi_names_what_it_lacks(measured: Room, record: Record) -> None:
    gaps = shared(measured.workshop, Audience("participant"))["k1"]["missing"]
    assert [gap["key"] for gap in gaps] == [
        "gap.no_baseline_figure",
        "gap.no_source",
        "gap.no_stop_rule",
    ]
    record(
        MORI,
        Edited("kpis", "k1", "data_source", "", "受付票"),
        Edited("kpis", "k1", "rule_stop", "", "10家庭に届かない"),
        Edited("kpis", "k1", "burden", "", "健康課・月1回・20分"),
    )
    gaps = shared(measured.workshop, Audience("participant"))["k1"]["missing"]
    assert [gap["key"] for gap in gaps] == ["gap.no_baseline_figure"]


def test_a_phone_chooses_the_kind_of_indicator() -> None:
    form = {"kpi_id": "k", "title": "t", "use_case_id": "u", "unit": "人", "target": 1, "due": "",
            "owner": "o", "next_review": ""}  # fmt: skip
    assert proposed("kpi_set", {**form, "leading": "false"}).leading is False  # type: ignore[attr-defined]
    assert proposed("kpi_set", form).leading is True  # type: ignore[attr-defined]


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
