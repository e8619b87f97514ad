"""Two counts and years in a row: exact tests that are wrong in five of a hundred at most."""

from math import comb

import numpy as np
import pytest

from core.chance import ALPHA, at_most, differ, trend, unchanged


@pytest.mark.parametrize(("count", "total", "share"), [(3, 10, 0.5), (40, 60, 0.375), (0, 4, 0.2)])
def test_tails_are_sums_of_the_binomial(count: int, total: int, share: float) -> None:
    exact = sum(comb(total, k) * share**k * (1 - share) ** (total - k) for k in range(count + 1))
    assert at_most(count, total, share) == pytest.approx(exact, rel=1e-9)


def test_large_counts_join_the_exact_ones() -> None:
    below, above = differ(9_900, 10_099), differ(9_900, 10_101)
    assert below == pytest.approx(above, rel=0.03)


@pytest.mark.parametrize(("count", "low", "high"), [(0, 0, 5), (5, 0, 14), (30, 16, 48)])
def test_what_may_follow_a_count_is_known_for_both_years(count: int, low: int, high: int) -> None:
    assert unchanged(count) == (low, high)
    assert differ(high + 1, count) < ALPHA <= differ(high, count)


@pytest.mark.parametrize("mean", [1, 5, 15, 30, 100, 300])
def test_where_nothing_changes_five_in_a_hundred_lie_outside_at_most(mean: int) -> None:
    drawn = np.random.default_rng(7).poisson(mean, (20_000, 2))
    outside = sum(
        not low <= after <= high
        for before, after in drawn.tolist()
        for low, high in [unchanged(before)]
    )
    assert outside / len(drawn) <= 0.05


@pytest.mark.parametrize("mean", [1, 5, 20, 60])
@pytest.mark.parametrize("years", [3, 5])
def test_a_trend_is_found_in_five_of_a_hundred_steady_places(mean: int, years: int) -> None:
    drawn = np.random.default_rng(7).poisson(mean, (10_000, years)).tolist()
    assert sum(trend(row) < ALPHA for row in drawn) / len(drawn) <= 0.055


def test_a_trend_is_that_of_the_rate_where_people_become_fewer() -> None:
    counts, people = [60, 54, 48, 42, 36], [1000.0, 900.0, 800.0, 700.0, 600.0]
    assert trend(counts) < ALPHA and trend(counts, people) > 0.99
    assert trend([5, 0, 0]) == 1.0 and trend([0, 0, 0]) == 1.0
