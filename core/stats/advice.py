"""A target beside what peers have, what they changed in as many years, and one's own past.

It tells and never forbids. Chance is part of every change of a small place.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from core.stats.catalog import INDICATORS
from core.stats.indicator import Bilingual, Indicator
from core.stats.package import Package
from core.stats.peers import PeerSet
from core.stats.sentence import amount, degree, plain
from core.stats.values import table

FEWEST_PEERS = 5
Numbers = npt.NDArray[np.float64]


@dataclass(frozen=True)
class Advice:
    """What is known about a target of one figure.

    Attributes:
        base: where it begins, in the indicator's unit; `ahead`: years until it is due.
        up: whether the target lies above.
        span: years over which changes were compared: of those published, nearest to `ahead`.
        relative: changes are shares of the beginning, as the number grows with a place's size.
        reached: peers that are there already, of `peers`; None for what grows with size.
        changed: peers that changed as much in `span` years, of `compared`.
        own_change: of this place in `span` years; `going_on`: the value if that went on.
        best: year and value of this place that came nearest to the target's side.
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
    best: tuple[int, float]


def advice(
    package: Package,
    indicator_id: str,
    area_code: str,
    peer_set: PeerSet,
    base: float,
    target: float,
    ahead: int,
) -> Advice | None:
    """None where fewer than two years of the place are published, or it asks for no change.

    Args:
        ahead: years from the figure's year to the day the target is due, at least 1.
    """
    indicator, cube = INDICATORS[indicator_id], package.cube
    found, row = table(package, indicator), cube.row[area_code]
    known = _comparable(indicator, found[row], cube.years)
    if len(known) < 2 or target == base or ahead < 1:
        return None
    last = known[-1]
    span = min((last - at for at in known[:-1]), key=lambda years: (abs(years - ahead), years))
    relative, up = indicator.depends_on_size, target > base
    rows = [cube.row[code] for code in peer_set.area_codes]
    needed = _change(np.array([base]), np.array([target]), relative)[0]
    changes = _change(found[rows, last - span], found[rows, last], relative)
    changes = changes[~np.isnan(changes)]
    levels = found[rows, last][~np.isnan(found[rows, last])]
    own = _change(found[row, [last - span]], found[row, [last]], relative)[0]
    own_change = None if np.isnan(own) else float(own)
    past = {cube.years[at]: float(found[row, at]) for at in known}
    best = (max if up else min)(past, key=past.__getitem__)
    return Advice(
        indicator_id=indicator_id,
        peer_label=peer_set.label,
        base=base,
        target=target,
        ahead=ahead,
        up=up,
        span=span,
        relative=relative,
        reached=None if relative else _beyond(levels, target, up),
        peers=len(levels),
        changed=_beyond(changes, float(needed), up),
        compared=len(changes),
        own_change=own_change,
        going_on=_going_on(base, own_change, ahead / span, relative),
        best=(best, past[best]),
    )


def _comparable(indicator: Indicator, values: Numbers, years: Sequence[int]) -> list[int]:
    """Places of the years that have a value and are counted as the newest one is."""
    turn = max((year for year in indicator.breaks if year <= years[-1]), default=years[0])
    return [at for at in np.flatnonzero(~np.isnan(values)).tolist() if years[at] >= turn]


def _change(before: Numbers, after: Numbers, relative: bool) -> Numbers:
    """Differences, or per cent of the beginning."""
    if not relative:
        return after - before
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.where(before > 0, 100 * (after - before) / before, np.nan)


def _beyond(values: Numbers, limit: float, up: bool) -> int:
    return int((values >= limit).sum() if up else (values <= limit).sum())


def _going_on(base: float, change: float | None, times: float, relative: bool) -> float | None:
    """Where the same pace leads; None where it would lead below nothing."""
    if change is None:
        return None
    found = base * (1 + change / 100) ** times if relative else base + change * times
    return found if np.isfinite(found) else None


def sentences(found: Advice) -> list[Bilingual]:
    """Level, change, own pace, own best: each a sentence."""
    indicator = INDICATORS[found.indicator_id]
    told = [_level(found, indicator), _peers_changed(found, indicator), pace(found)]
    year, value = found.best
    more, less = degree(indicator.title.ja, indicator.unit.ja)
    told.append(Bilingual(
        f"この地域でこれまでいちばん{more if found.up else less}のは{year}年の"
        f"{amount(indicator, value, 'ja')}。",
        f"The {'highest' if found.up else 'lowest'} here so far: "
        f"{amount(indicator, value, 'en')} ({year}).",
    ))  # fmt: skip
    return [one for one in told if one]


def _level(found: Advice, indicator: Indicator) -> Bilingual | None:
    if found.reached is None or found.peers < FEWEST_PEERS:
        return None
    share = plain(100 * found.reached / found.peers, 0)
    target = amount(indicator, found.target, "ja")
    return Bilingual(
        f"目標の{target}に、いますでに届いているのは、{found.peer_label.ja}の"
        f"{found.peers}地域のうち{found.reached}地域（{share}％）。",
        f"Of {found.peers} peers ({found.peer_label.en}), {found.reached} ({share}%) are at "
        f"{amount(indicator, found.target, 'en')} or beyond already.",
    )


def _peers_changed(found: Advice, indicator: Indicator) -> Bilingual | None:
    if found.compared < FEWEST_PEERS:
        return None
    need, need_en = _needed(found, indicator)
    begin = Bilingual(f"{found.span}年間で{need}以上変わったのは、",
                      f"In {found.span} years, a change of {need_en} or more: ")  # fmt: skip
    if not found.changed:
        return Bilingual(
            f"{begin.ja}{found.compared}地域のうち1つもない。目標か期限を見なおす手がかりになる。",
            f"{begin.en}none of {found.compared} peers. A reason to think about the target or "
            "its date.",
        )
    share = plain(100 * found.changed / found.compared, 0)
    return Bilingual(
        f"{begin.ja}{found.compared}地域のうち{found.changed}地域（{share}％）。",
        f"{begin.en}{found.changed} of {found.compared} peers ({share}%).",
    )


def _needed(found: Advice, indicator: Indicator) -> tuple[str, str]:
    if found.relative:
        share = plain(100 * (found.target - found.base) / found.base, 0, "+") if found.base else "–"
        return f"{share}％", f"{share}%"
    change = plain(found.target - found.base, indicator.decimals, "+")
    return f"{change}{indicator.unit.ja}", f"{change} {indicator.unit.en}".strip()


def pace(found: Advice) -> Bilingual | None:
    """What changed here in as many years, and where the same leads; None where unknown."""
    indicator = INDICATORS[found.indicator_id]
    if found.own_change is None or found.going_on is None:
        return None
    decimals = 0 if found.relative else indicator.decimals
    change = plain(found.own_change, decimals, "+")
    unit_ja, unit_en = ("％", "%") if found.relative else (indicator.unit.ja, indicator.unit.en)
    return Bilingual(
        f"この地域は{found.span}年間で{change}{unit_ja}。同じ動きが続くと、"
        f"{found.ahead}年後は{amount(indicator, found.going_on, 'ja')}。",
        f"Here: {f'{change} {unit_en}'.strip()} in {found.span} years; if that goes on, "
        f"{amount(indicator, found.going_on, 'en')} in {found.ahead} years.",
    )
