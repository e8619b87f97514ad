"""Fields as scores within a peer set: a profile of eight, never one number for a place."""

from dataclasses import dataclass
from typing import Literal

import numpy as np

from core.stats.catalog import FIELDS, INDICATORS
from core.stats.cube import Numbers
from core.stats.indicator import Indicator
from core.stats.package import Package
from core.stats.peers import PeerSet
from core.stats.scale import SCALES, Clip, Ends, Scale, clipped
from core.stats.values import evacuated_towns
from core.stats.window import japanese_years, over, window

Direction = Literal["higher", "lower"]
Why = Literal["", "own", "away", "peers", "same", "ratio"]
FEWEST = 5
"""Values (the place's own among them) below which a deviation says nothing."""
QUARTERS = (0.25, 0.75)
OUTWARD: dict[str, Direction] = {
    "fertility_rate_municipal": "higher",
    "marriage_rate": "higher",
    "net_migration_rate": "higher",
    "children": "higher",
    "shops_rate": "higher",
    "restaurants_rate": "higher",
    "living_services_rate": "higher",
    "flush_toilets": "higher",
    "couples_with_children": "higher",
    "three_generations": "higher",
    "elderly_singles": "lower",
    "community_halls_rate": "higher",
    "libraries_rate": "higher",
    "education_establishments_rate": "higher",
    "education_spending": "higher",
    "doctors_rate": "higher",
    "hospitals_rate": "higher",
    "clinics_rate": "higher",
    "dental_clinics_rate": "higher",
    "nurseries_rate": "higher",
    "nurseries_density": "higher",
    "pupils_per_teacher_all": "lower",
    "education_share": "higher",
    "women_in_labour_force": "higher",
    "labour_force_gap": "lower",
    "unemployment_women": "lower",
    "jobs_rate": "higher",
    "establishments_rate": "higher",
    "local_tax_per_resident": "higher",
    "current_balance_ratio": "lower",
    "debt_service_ratio": "lower",
}
"""Indicators whose direction can be argued for, and which way is outward, in the order shown.

Outward is taken to mean: more, or better met, of what families with children live on.
That is our reading, shown with the chart; indicators without such a direction stay out. Childcare
is not counted per child: supply that is left over where children vanish is no support
(docs/decisions.md).
"""


@dataclass(frozen=True)
class Score:
    """One indicator of a place within its peers.

    Attributes:
        value: raw, in the indicator's unit; None where missing.
        years: what the value speaks of, as read.
        against: the peers' mean, or the prefecture's value, in the indicator's unit.
        known: peers with a value.
        score: on the scale, clipped; None where there is none, and `why`.
    """

    indicator_id: str
    lower_is_outward: bool
    value: float | None
    years: str
    against: float | None
    known: int
    score: float | None
    clip: Clip
    why: Why


@dataclass(frozen=True)
class FieldScore:
    """A field's score, where at least half of its indicators have one.

    Attributes:
        score: of deviations: where the mean of the place's lies among those of the peers, with
            mean 50 and standard deviation 10 as every 偏差値; of ratios: their mean.
        middle: between which scores the middle half of the peers lies, on the same scale and cut
            as they are; None where fewer than `FEWEST` have one. Of ratios none: each peer has a
            prefecture of its own.
    """

    field: str
    score: float | None
    clip: Clip
    items: tuple[Score, ...]
    middle: tuple[float, float] | None = None

    @property
    def known(self) -> int:
        return sum(item.score is not None for item in self.items)


def field_scores(
    package: Package, area_code: str, peer_set: PeerSet, scale: Scale = "deviation"
) -> list[FieldScore]:
    """The eight fields of a place, in order.

    The peers' mean and spread include the place itself. Where lower is outward the sign is
    turned (of a ratio: its inverse is taken). Deviations are cut at 20 and 80, ratios at 0
    and 200, and the cut is told. What is missing stays missing and is no 0. An evacuated town
    has no scores: its figures are of people who live elsewhere.
    """
    return [field_score(package, name, area_code, peer_set, scale) for name in FIELDS]


def outward(indicator_id: str) -> Direction | Literal["none"]:
    """Which way an indicator points in the profile of fields, if it is in it."""
    return OUTWARD.get(indicator_id, "none")


def field_score(
    package: Package,
    field: str,
    area_code: str,
    peer_set: PeerSet,
    scale: Scale = "deviation",
) -> FieldScore:
    """One of the eight fields."""
    names = [name for name in OUTWARD if INDICATORS[name].field == field]
    items = tuple(_item(package, INDICATORS[n], area_code, peer_set, scale) for n in names)
    known = [item.score for item in items if item.score is not None]
    if not known or 2 * len(known) < len(items):
        return FieldScore(field, None, "", items)
    if scale == "prefecture":
        score, clip = clipped(float(np.mean(known)), SCALES[scale])
        cuts = {item.clip for item in items if item.score is not None}
        return FieldScore(field, score, cuts.pop() if len(cuts) == 1 else clip, items)
    used = [item.indicator_id for item in items if item.score is not None]
    found = _among(package, used, area_code, peer_set)
    if found is None:
        return FieldScore(field, None, "", items)
    unit = 5 if scale == "ten" else 1
    score, clip = clipped(found[0] / unit, SCALES[scale])
    return FieldScore(field, score, clip, items, _middle(found[1:] / unit, SCALES[scale]))


def _middle(peers: Numbers, ends: Ends) -> tuple[float, float] | None:
    if len(peers) < FEWEST:
        return None
    low, high = (clipped(float(at), ends)[0] for at in np.quantile(peers, QUARTERS))
    return low, high


def _among(package: Package, names: list[str], area_code: str, peer_set: PeerSet) -> Numbers | None:
    """The deviation of a place's mean among the means of its peers, over the same indicators, and
    then theirs; None where they cannot be told apart.

    A mean of deviations is none itself: several that differ draw each other to the middle.
    """
    row = package.cube.row
    rows = [*(row[code] for code in peer_set.area_codes), row[area_code]]
    columns = []
    for name in names:
        years = window(package, INDICATORS[name], row[area_code])
        if years is None:
            return None
        values = over(package, INDICATORS[name], years)[rows]
        standard = (values - np.nanmean(values)) / np.nanstd(values)
        columns.append(np.clip(-standard if OUTWARD[name] == "lower" else standard, -3, 3))
    grid = np.stack(columns)
    enough = 2 * (~np.isnan(grid)).sum(axis=0) >= len(names)
    means = np.nanmean(grid[:, enough], axis=0)
    if len(means) < FEWEST or not means.std():
        return None
    found: Numbers = 50 + 10 * (means - means.mean()) / means.std()
    return np.roll(found, 1)


def _item(
    package: Package, indicator: Indicator, area_code: str, peer_set: PeerSet, scale: Scale
) -> Score:
    name, lower = indicator.indicator_id, OUTWARD[indicator.indicator_id] == "lower"
    row, area = package.cube.row, package.area(area_code)
    years = window(package, indicator, row[area_code])
    if years is None:
        return Score(name, lower, None, "", None, 0, None, "", "own")
    now = over(package, indicator, years)
    value, label = float(now[row[area_code]]), japanese_years(package, indicator, years)
    if evacuated_towns(package)[row[area_code], -1]:
        return Score(name, lower, value, label, None, 0, None, "", "away")
    peers: Numbers = now[[row[code] for code in peer_set.area_codes]]
    peers = peers[~np.isnan(peers)]
    if scale == "prefecture":
        above = float(now[row[area.prefecture_code or area_code]])
        against, found, why = _ratio(value, above, lower)
    else:
        against, found, why = _deviation(value, np.append(peers, value))
        if found is not None:
            found = 50 + (-found if lower else found) * 10
            found = found / 5 if scale == "ten" else found
    nothing: tuple[None, Clip] = (None, "")
    score, clip = nothing if found is None else clipped(found, SCALES[scale])
    return Score(name, lower, value, label, against, len(peers), score, clip, why)


def _deviation(value: float, pool: Numbers) -> tuple[float | None, float | None, Why]:
    """Mean of the pool, standard deviations from it, and why there is none."""
    if len(pool) < FEWEST:
        return None, None, "peers"
    spread = float(pool.std())
    if spread == 0:
        return float(pool.mean()), None, "same"
    return float(pool.mean()), (value - float(pool.mean())) / spread, ""


def _ratio(value: float, above: float, lower: bool) -> tuple[float | None, float | None, Why]:
    """The prefecture's value, 100 × the ratio to it, and why there is none."""
    if np.isnan(above):
        return None, None, "peers"
    if above <= 0 or value < 0:
        return above, None, "ratio"
    if lower:
        return above, 100 * above / value if value else np.inf, ""
    return above, 100 * value / above, ""
