"""Whether numbers of events differ by more than chance: exact tests of small counts.

Only arithmetic, so that the statistics, the record and a workshop's KPIs say the same.
"""

import re
from collections.abc import Sequence
from functools import lru_cache
from math import exp, lgamma, log, sqrt
from statistics import NormalDist

ALPHA = 0.05
BIRTHS = re.compile(r"(?<!低)出生|合計特殊|birth(?!.?weight)|fertility|TFR", re.IGNORECASE)
"""Names of numbers and rates that move late, and in a small place by chance."""
EXACT_UP_TO = 20_000
"""Events in all above which the normal curve is as good as the exact sum."""
FEWEST = 6
"""Events in all below which years of equal chance can look like anything."""


@lru_cache(maxsize=200_000)
def differ(first: int, second: int, share: float = 0.5) -> float:
    """How often chance alone sets two counts at least so far apart (p, two-sided).

    Given their sum, the first of two equally likely counts is binomial.

    Args:
        share: of the first in all that was exposed (years, or people × years), 0–1.
    """
    return min(1.0, 2 * min(at_most(first, first + second, share),
                            at_most(second, first + second, 1 - share)))  # fmt: skip


def at_most(count: int, total: int, share: float) -> float:
    """P(X ≤ count) of `total` events of which each is one of ours with probability `share`."""
    if count >= total:
        return 1.0
    mean, spread = total * share, sqrt(total * share * (1 - share))
    if total > EXACT_UP_TO:
        return NormalDist().cdf((count + 0.5 - mean) / spread)
    if count > mean:
        return 1 - at_most(total - count - 1, total, 1 - share)
    top = lgamma(total + 1) - lgamma(count + 1) - lgamma(total - count + 1)
    top += count * log(share) + (total - count) * log(1 - share)
    term = whole = 1.0
    for k in range(count, 0, -1):
        term *= k * (1 - share) / ((total - k + 1) * share)
        whole += term
        if term < whole * 1e-16:
            break
    return min(1.0, exp(top) * whole)


@lru_cache(maxsize=10_000)
def unchanged(count: int, alpha: float = ALPHA) -> tuple[int, int]:
    """Lowest and highest count that may follow `count` where nothing changes.

    Both counts are subject to chance: outside of it lies at most `alpha`.
    """
    low, high = count, count
    while low > 0 and differ(low - 1, count) >= alpha:
        low -= 1
    while differ(high + 1, count) >= alpha:
        high += 1
    return low, high


@lru_cache(maxsize=10_000)
def around(mean: float) -> tuple[int, int]:
    """Lowest and highest count that chance alone makes of so many expected events, in 95 of 100."""
    if mean <= 0:
        return 0, 0
    if mean > EXACT_UP_TO:
        half = NormalDist().inv_cdf(1 - ALPHA / 2) * sqrt(mean)
        return round(mean - half), round(mean + half)
    found, below, count = [], 0.0, 0
    for edge in (ALPHA / 2, 1 - ALPHA / 2):
        while below < edge:
            below += exp(count * log(mean) - mean - lgamma(count + 1))
            count += 1
        found.append(count - 1)
    return found[0], found[1]


def trend(counts: Sequence[float], exposed: Sequence[float] | None = None) -> float:
    """p, two-sided, of a steady rise or fall of counts from year to year; 1 for very few.

    The mean year of the events is held against that of all that was exposed.
    """
    weights = exposed or [1.0] * len(counts)
    events, everyone = sum(counts), sum(weights)
    if events < FEWEST or not everyone:
        return 1.0
    middle = sum(year * each for year, each in enumerate(weights)) / everyone
    spread = sum((year - middle) ** 2 * each for year, each in enumerate(weights)) / everyone
    moved = sum((year - middle) * each for year, each in enumerate(counts))
    return 2 * (1 - NormalDist().cdf(abs(moved) / sqrt(events * spread)))
