"""Who comes and who leaves, by age and sex."""

import pytest

from core.stats.ages.flow import cohort, moves
from core.stats.ages.tables import SEXES, Cell, What, years_ja
from tests.core.stats.ages.tables import Count, people, tables


def _moves(out: int) -> list[tuple[What, int]]:
    return [("moved_in", 10), ("moved_out", out)]


def test_moves_are_added_up_over_the_newest_years_and_gaps_stay_gaps() -> None:
    items: list[Count] = [
        (Cell(what, sex, low), year, value)
        for sex in SEXES for low in (20, 25) for year in range(2018, 2025)
        for what, value in _moves(14 if sex == "women" else 9)
    ]  # fmt: skip
    items = [one for one in items if one[0] != Cell("moved_out", "men", 25)]
    found = moves(tables(items))
    assert found is not None and found.years == (2020, 2021, 2022, 2023, 2024)
    by = {(one.sex, one.low): one for one in found.changes}
    assert by[("women", 20)].value == -20 and by[("men", 20)].value == 5
    assert ("men", 25) not in by, "without departures nothing is known"
    reach = 1.959964 * (5 * 10 + 5 * 14) ** 0.5
    assert by[("women", 20)].chance_low == pytest.approx(-20 - reach)
    assert by[("women", 20)].by_chance and by[("men", 20)].by_chance
    assert moves(tables(items[:3])) is None


def test_a_cohort_is_followed_over_five_years() -> None:
    items = people(2015, {"women": {15: 120, 20: 60}, "men": {15: 130}})
    items += people(2020, {"women": {20: 84, 25: 54, 15: 100}, "men": {20: 117}})
    found = cohort(tables(items))
    assert found is not None and (found.kind, found.years) == ("cohort", (2015, 2020))
    told = {(one.sex, one.low): one for one in found.changes}
    women, older, men = told["women", 20], told["women", 25], told["men", 20]
    assert women.value == -36 and women.percent == pytest.approx(-30.0)
    assert (older.value, older.percent) == (-6, None), "no per cent over fewer than a hundred"
    assert men.value == -13 and men.percent == pytest.approx(-10.0)
    assert ("women", 15) not in told
    assert cohort(tables(people(2020, {"women": {20: 1}}))) is None


def test_years_are_written_as_a_span_or_each() -> None:
    assert years_ja((2018, 2019, 2020)) == "2018–20年"
    assert years_ja((2018, 2020)) == "2018・2020年" and years_ja((2020,)) == "2020年"
