"""Numbers and days as people type them, on every page, in every act and file."""

from datetime import date

import pytest

from core.clock import today
from core.errors import Refused
from core.numbers import day, near, number, number_with_unit
from core.workshop.events import proposed

KPI = {"kpi_id": "k", "title": "待機児童", "use_case_id": "u", "unit": "人", "owner": "課",
       "due": "", "next_review": "", "rule_continue": "", "rule_change": "", "rule_stop": "",
       "leading": False, "figure_id": "", "baseline": None}  # fmt: skip


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("−5", -5.0), ("▲3", -3.0), ("▲ 3", -3.0), ("△３", -3.0), ("－3", -3.0),
        ("１，２３４．５", 1234.5),
        ("20%", 20.0), ("２０％", 20.0), ("20件", 20.0), ("12 人", 12.0), ("+7", 7.0),
        ("1.5倍", 1.5)],
)  # fmt: skip
def test_a_box_with_its_unit_beside_takes_a_number_however_it_is_typed(
    typed: str, found: float
) -> None:
    read = number_with_unit(typed)
    assert read is not None and read[0] == found


@pytest.mark.parametrize(
    "typed", ["1,5", "0x10", "1e5", "2万", "3割", "五", "", "10/3", "3-5", "約3", "31 280"]
)
def test_what_might_mean_another_number_is_none(typed: str) -> None:
    assert number_with_unit(typed) is None


def test_only_the_unit_of_its_row_may_stand_behind_a_number() -> None:
    assert number("12人", "人") == (12.0, 0)
    assert number("12件", "人") is None and number("12人") is None
    assert number("1", "1～5") == (1.0, 0)


def test_days_are_those_of_the_calendar() -> None:
    assert day("2027年3月31日") == day("2027/3/31") == day("２０２７-03-31") == date(2027, 3, 31)
    assert day("2027-02-30") is None and day("27-1-1") is None


def test_a_plan_names_a_day_from_ten_years_ago_to_thirty_ahead() -> None:
    now = date(2026, 11, 29)
    assert near(date(2016, 1, 1), now) and near(date(2056, 12, 31), now)
    assert not near(date(2015, 12, 31), now) and not near(date(2057, 1, 1), now)


@pytest.mark.parametrize("due", ["0027-01-15", "2000-01-01", "9999-01-15"])
def test_a_kpi_is_due_in_a_life_time(due: str) -> None:
    with pytest.raises(Refused, match=r"refused\.field_day"):
        proposed("kpi_set", {**KPI, "target": 3, "due": due})


def test_an_act_reads_the_numbers_that_a_file_reads() -> None:
    for typed, value in (("−5", -5.0), ("20%", 20.0), ("▲3", -3.0), (12, 12.0)):
        event = proposed("kpi_set", {**KPI, "target": typed, "due": f"{today().year + 1}-03-31"})
        assert vars(event)["target"] == value
    for typed in ("1,5", "0x10", "五"):
        with pytest.raises(Refused, match=r"refused\.field_number"):
            proposed("kpi_set", {**KPI, "target": typed})
