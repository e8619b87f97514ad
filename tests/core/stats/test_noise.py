"""Chance alone: exact intervals, and when years are taken together."""

from itertools import pairwise

import pytest

from core.stats.noise import poisson_interval, pooled_years, ratio_interval


@pytest.mark.parametrize(
    ("count", "low", "high"),
    [
        (0, 0.0, 3.6889), (1, 0.0253, 5.5716), (2, 0.2422, 7.2247), (5, 1.6235, 11.6683),
        (10, 4.7954, 18.3904), (20, 12.2165, 30.8884), (50, 37.1110, 65.9190),
        (100, 81.3640, 121.6270),
    ],
)  # fmt: skip
def test_intervals_are_those_of_the_tables(count: int, low: float, high: float) -> None:
    """Garwood 1936; the same as half the chi-square quantiles."""
    found = poisson_interval(count)
    assert (found.low, found.high) == pytest.approx((low, high), abs=2e-3)


def test_large_counts_join_the_small_ones_smoothly() -> None:
    widths = [poisson_interval(n).high - n for n in range(990, 1015)]
    steps = [b - a for a, b in pairwise(widths)]
    assert all(0 < step < 0.08 for step in steps)


def test_a_million_events_have_an_interval_of_two_thousandths() -> None:
    found = poisson_interval(1_000_000)
    assert found.low == pytest.approx(998_041, abs=3)
    assert found.high == pytest.approx(1_001_962, abs=3)


def test_a_negative_count_is_no_count() -> None:
    with pytest.raises(ValueError, match="not negative"):
        poisson_interval(-1)


@pytest.mark.parametrize(
    ("count", "years"), [(5000, 1), (100, 1), (99, 3), (30, 3), (29, 5), (0, 5)]
)
def test_few_events_take_years_together(count: float, years: int) -> None:
    assert pooled_years(count) == years


def test_a_ratio_of_two_counts_is_as_uncertain_as_both() -> None:
    found = ratio_interval(10, 10)
    assert found is not None and found.low * found.high == pytest.approx(1.0), "odds are symmetric"
    exact_base = poisson_interval(10)
    assert found.low < exact_base.low / 10 and found.high > exact_base.high / 10
    none = ratio_interval(0, 4, 2.0)
    assert none is not None and none.low == 0.0 and 0 < none.high < 4
    assert ratio_interval(3, 0) is None
    many = ratio_interval(1_700_000, 1_000_000)
    assert many is not None and many.high - many.low < 0.01
