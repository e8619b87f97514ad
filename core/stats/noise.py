"""How far chance alone moves a number of events."""

from dataclasses import dataclass
from functools import lru_cache
from math import exp, lgamma, log, sqrt
from statistics import NormalDist

POOL_BELOW = 100
"""Below 100 events a year one year's exact 95 % interval reaches about ±20 % of the number,
more than most places change within years: three years are taken together."""
POOL_LONGER_BELOW = 30
"""Below 30 a year three years hold fewer than 90 events, so five are taken together."""
Z = 1.959964
"""Half of a 95 % interval, in standard errors."""
Z_OF_THREE = 2.393980
"""Half of one of three intervals that hold together in 95 % (Bonferroni), in standard errors."""
SMALL_BASE = 100
"""A rate over fewer than 100 people or households is not shown: one of them is over 1 %."""
EXACT_UP_TO = 1000
"""Events above which the cube root is as good as the exact sum."""
STEPS = 20


@dataclass(frozen=True)
class Interval:
    """A range of values that chance alone explains, 95 %."""

    low: float
    high: float


@lru_cache(maxsize=100_000)
def poisson_interval(count: int) -> Interval:
    """Exact (Garwood) 95 % interval of the mean of a count; shape: two numbers of events."""
    if count < 0:
        raise ValueError("a count is not negative")
    low = 0.0 if count == 0 else _mean(count - 1, 0.975)
    return Interval(low, _mean(count, 0.025))


def explained(count: int, mean: float) -> bool:
    """Whether the exact 95 % interval of a count holds this mean, without computing its ends."""
    return (count == 0 or _at_most(count - 1, mean) <= 0.975) and _at_most(count, mean) >= 0.025


def _mean(count: int, tail: float) -> float:
    """The mean at which at most `count` events have probability `tail`.

    By Wilson and Hilferty's cube root; up to EXACT_UP_TO events made exact by Newton's steps.
    """
    shape, z = count + 1, NormalDist().inv_cdf(1 - tail)
    mean = float(shape * (1 - 1 / (9 * shape) + z / (3 * shape**0.5)) ** 3)
    for _ in range(STEPS if count <= EXACT_UP_TO else 0):
        step = (_at_most(count, mean) - tail) / exp(_log_of(count, mean))
        mean += step
        if abs(step) < 1e-12 * mean:
            break
    return mean


def _at_most(count: int, mean: float) -> float:
    """P(X ≤ count) of a Poisson variable."""
    term = total = 1.0
    for k in range(count, 0, -1):
        term *= k / mean
        total += term
        if term < total * 1e-16:
            break
    return min(1.0, exp(_log_of(count, mean)) * total)


def _log_of(count: int, mean: float) -> float:
    """The logarithm of P(X = count)."""
    return count * log(mean) - mean - lgamma(count + 1)


def difference_interval(difference: float, events: float) -> Interval:
    """95 % interval of one number of events minus another, of `events` in all.

    Each is as uncertain as its own root; both uncertainties add up.
    """
    half = Z * sqrt(events)
    return Interval(difference - half, difference + half)


def ratio_interval(count: float, base: float, scale: float = 1.0) -> Interval | None:
    """95 % interval of scale × count ÷ base where both are numbers of events.

    Given their sum, the count is binomial: Wilson's interval of its share, as odds. None without
    any event in the base.
    """
    total = count + base
    if not base:
        return None
    share = wilson(count / total, total)
    return Interval(scale * share.low / (1 - share.low), scale * share.high / (1 - share.high))


def wilson(share: float, total: float) -> Interval:
    """Wilson's 95 % interval of a share (0–1) of `total`, at least 0."""
    middle, over = share + Z * Z / (2 * total), 1 + Z * Z / total
    half = Z * sqrt(share * (1 - share) / total + Z * Z / (4 * total * total))
    return Interval(max(0.0, (middle - half) / over), (middle + half) / over)


def pooled_years(count: float) -> int:
    """How many years to take together for a place with `count` events in a year: 1, 3 or 5."""
    if count >= POOL_BELOW:
        return 1
    return 3 if count >= POOL_LONGER_BELOW else 5
