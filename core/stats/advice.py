"""A target beside what peers have, what they changed in as many years, and one's own past.

It tells and never forbids. Chance is part of every change of a small place.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from core.bilingual import Bilingual, said
from core.stats.catalog import INDICATORS
from core.stats.indicator import Indicator
from core.stats.package import Package
from core.stats.peers import PeerSet
from core.stats.reading import Reading
from core.stats.sentence import amount, degree, plain
from core.stats.spoken import in_english
from core.stats.values import table
from core.stats.window import Window
from core.stats.window import japanese_years as spoken_years
from core.units import with_english_unit

FEWEST_PEERS = 5
Numbers = npt.NDArray[np.float64]


@dataclass(frozen=True)
class Advice:
    """What is known about a target of one figure.

    Attributes:
        base: where it begins, in the indicator's unit; `ahead`: years until it is due.
        up: whether the target lies above.
        span: years over which changes were compared: of those published, nearest to `ahead`; 0
            where only one year is.
        relative: changes are shares of the beginning, as the number grows with a place's size and
            is never below zero.
        reached: peers that are there already, of `peers`; None for what grows with size.
        changed: peers that changed as much in `span` years, of `compared`.
        own_change: of this place in `span` years; `going_on`: the value if that went on.
        best: year, as it is read in Japanese, and value of this place that came nearest to the
            target's side; None where only one year is known.
    """

    indicator_id: str
    peer_label: Bilingual
    base: float
    target: float
    ahead: int
    up: bool
    span: int
    relative: bool
    reached: int | None
    peers: int
    changed: int
    compared: int
    own_change: float | None
    going_on: float | None
    best: tuple[str, float] | None


def advice(
    package: Package,
    indicator_id: str,
    area_code: str,
    peer_set: PeerSet,
    base: float,
    target: float,
    ahead: int,
) -> Advice | None:
    """None where no year of the place is published, where it is projected, where it asks for no
    change, or where one year of a number that grows with a place's size says nothing.

    Args:
        ahead: years from the figure's year to the day the target is due, at least 1.
    """
    indicator, cube = INDICATORS[indicator_id], package.cube
    found, row = table(package, indicator), cube.row[area_code]
    known = comparable(indicator, found[row], cube.years)
    if target == base or ahead < 1 or indicator.basis == "projection":
        return None
    by_size, up = indicator.depends_on_size, target > base
    if len(known) < (2 if by_size else 1):
        return None
    last = known[-1]
    spans = {cube.years[last] - cube.years[at]: at for at in known[:-1]}
    span = min(spans, key=lambda years: (abs(years - ahead), years), default=0)
    then = spans.get(span, last)
    rows = [cube.row[code] for code in peer_set.area_codes]
    signed = bool((found < 0).any()) or base <= 0
    relative = by_size and not signed  # a share of a loss says nothing
    needed = change(np.array([base]), np.array([target]), relative)[0]
    changes = change(found[rows, then], found[rows, last], relative)
    changes = changes[~np.isnan(changes)] if span and relative == by_size else changes[:0]
    levels = found[rows, last][~np.isnan(found[rows, last])]
    own = change(found[row, [then]], found[row, [last]], relative)[0]
    own_change = None if np.isnan(own) or not span else float(own)
    past = {at: float(found[row, at]) for at in known}
    best = (max if up else min)(past, key=past.__getitem__)
    return Advice(
        indicator_id, peer_set.label, base, target, ahead, up, span, relative,
        reached=None if by_size else beyond(levels, target, up),
        peers=len(levels),
        changed=beyond(changes, float(needed), up),
        compared=len(changes),
        own_change=own_change,
        going_on=pace_of(base, own_change, ahead / span, relative) if span else None,
        best=(spoken_years(package, indicator, Window(best, best)), past[best]) if span else None,
    )  # fmt: skip


def comparable(indicator: Indicator, values: Numbers, years: Sequence[int]) -> list[int]:
    """Places of the years that have a value and are counted as the newest one is."""
    turn = max((year for year in indicator.breaks if year <= years[-1]), default=years[0])
    return [at for at in np.flatnonzero(~np.isnan(values)).tolist() if years[at] >= turn]


def change(before: Numbers, after: Numbers, relative: bool) -> Numbers:
    """Differences, or per cent of the beginning."""
    if not relative:
        return after - before
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.where(before > 0, 100 * (after - before) / before, np.nan)


def beyond(values: Numbers, limit: float, up: bool) -> int:
    return int((values >= limit).sum() if up else (values <= limit).sum())


def pace_of(base: float, change: float | None, times: float, relative: bool) -> float | None:
    """Where the same pace leads; None where it would lead below nothing."""
    if change is None or (relative and change < -100):
        return None
    found = base * (1 + change / 100) ** times if relative else base + change * times
    return found if np.isfinite(found) else None


def sentences(found: Advice) -> list[Bilingual]:
    """Level, change, own pace, own best: each a sentence."""
    indicator = INDICATORS[found.indicator_id]
    told = [_level(found, indicator), _peers_changed(found, indicator), pace(found)]
    return [one for one in (*told, _best(found, indicator)) if one]


def _best(found: Advice, indicator: Indicator) -> Bilingual | None:
    if found.best is None:
        return None
    years, value = found.best
    more, less = degree(indicator.title.ja, indicator.unit.ja)
    ends = Bilingual(more, "highest") if found.up else Bilingual(less, "lowest")
    when = Bilingual(years, in_english(years))
    return said("target.best", end=ends, year=when, value=_amount(indicator, value))


def _amount(indicator: Indicator, value: float) -> Bilingual:
    return Bilingual(amount(indicator, value, "ja"), amount(indicator, value, "en"))


def _level(found: Advice, indicator: Indicator) -> Bilingual | None:
    if found.reached is None or found.peers < FEWEST_PEERS:
        return None
    return said(
        "target.level",
        target=_amount(indicator, found.target),
        label=found.peer_label,
        peers=found.peers,
        n=found.reached,
        share=plain(100 * found.reached / found.peers, 0),
    )


def reached(now: Reading, target: float) -> Bilingual | None:
    """How many of the peers are there already; also where too few years are published for more.

    None where a larger place has more of it, or where few peers are known.
    """
    indicator, peers = INDICATORS[now.indicator_id], now.peer_values
    if indicator.depends_on_size or now.value is None or len(peers) < FEWEST_PEERS:
        return None
    up = target > now.value
    n = sum(one >= target if up else one <= target for one in peers)
    share = plain(100 * n / len(peers), 0)
    words = {"label": now.peer_label, "peers": len(peers), "n": n, "share": share}
    return said("target.level", target=_amount(indicator, target), **words)


def _peers_changed(found: Advice, indicator: Indicator) -> Bilingual | None:
    if found.compared < FEWEST_PEERS:
        return None
    need = _needed(found, indicator)
    begin = said("target.change", span=found.span, need=need)
    if not found.changed:
        return begin + said("target.changed_none", peers=found.compared)
    share = plain(100 * found.changed / found.compared, 0)
    return begin + said("target.changed", peers=found.compared, n=found.changed, share=share)


def _needed(found: Advice, indicator: Indicator) -> Bilingual:
    if found.relative:
        share = plain(100 * (found.target - found.base) / found.base, 0, "+") if found.base else "–"
        return Bilingual(f"{share}％", f"{share}%")
    change = plain(found.target - found.base, indicator.decimals, "+")
    return Bilingual(f"{change}{indicator.unit.ja}", f"{change} {indicator.unit.en}".strip())


def pace(found: Advice) -> Bilingual | None:
    """What changed here in as many years, and where the same leads; None where unknown."""
    indicator = INDICATORS[found.indicator_id]
    if found.own_change is None or found.going_on is None:
        return None
    change = plain(found.own_change, 0 if found.relative else indicator.decimals, "+")
    unit_ja, unit_en = ("％", "%") if found.relative else (indicator.unit.ja, indicator.unit.en)
    return said(
        "target.pace",
        span=found.span,
        change=Bilingual(f"{change}{unit_ja}", with_english_unit(change, unit_en)),
        ahead=found.ahead,
        value=_amount(indicator, found.going_on),
    )
