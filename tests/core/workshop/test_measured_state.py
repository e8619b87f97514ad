"""What is said of a measured KPI, and partners' promises."""

from dataclasses import replace
from datetime import date

import numpy as np
import pytest

from core.stats.noise import poisson_interval
from core.workshop import Room
from core.workshop.acts.editing import Edited
from core.workshop.chance import averaged, spread
from core.workshop.events import proposed
from core.workshop.nouns.kpis import Kpi
from core.workshop.people import Author
from core.workshop.progress import KpiVersion, Measured, dated, planned, progress
from core.workshop.view import Audience, shared
from tests.conftest import MORI, Record
from tests.core.workshop.test_measured import measured as measured


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
