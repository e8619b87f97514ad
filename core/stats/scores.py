"""Fields as scores within a peer set: a profile of eight, never one number for a place."""

from dataclasses import dataclass
from typing import Literal

import numpy as np

from core.stats.catalog import FIELDS, INDICATORS
from core.stats.indicator import Indicator
from core.stats.package import Numbers, Package
from core.stats.peers import PeerSet
from core.stats.scale import SCALES, Clip, Scale, clipped
from core.stats.values import evacuated
from core.stats.window import japanese_years, over, window

Why = Literal["", "own", "away", "peers", "same", "ratio"]
FEWEST = 5
"""Values (the place's own among them) below which a deviation says nothing."""
OUTWARD: dict[str, tuple[str, ...]] = {
    "population": ("births_per_women", "marriage_rate", "net_migration_rate", "children"),
    "living": ("shops_rate", "restaurants_rate", "living_services_rate", "flush_toilets"),
    "family": ("couples_with_children", "three_generations", "-elderly_singles"),
    "community": (
        "community_halls_rate",
        "libraries_rate",
        "education_establishments_rate",
        "education_spending",
    ),
    "health": ("doctors_rate", "hospitals_rate", "clinics_rate", "dental_clinics_rate"),
    "childcare": (
        "nurseries_per_children",
        "-pupils_per_teacher",
        "-students_per_teacher",
        "education_spending_per_pupil",
    ),
    "work": ("women_in_labour_force", "-labour_force_gap", "-unemployment_women"),
    "economy": (
        "jobs_rate",
        "establishments_rate",
        "local_tax_per_resident",
        "-current_balance_ratio",
        "-debt_service_ratio",
    ),
}
"""Indicators of each field whose direction can be argued for; `-`: outward is lower.

Outward is taken to mean: more, or better met, of what families with children live on.
That is our reading, shown with the chart; indicators without such a direction stay out.
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
    """The mean of a field's scores, where at least half of its indicators have one."""

    field: str
    score: float | None
    clip: Clip
    items: tuple[Score, ...]

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
    return [_field(package, name, area_code, peer_set, scale) for name in FIELDS]


def outward(indicator_id: str) -> Literal["higher", "lower", "none"]:
    """Which way an indicator points in the profile of fields, if it is in it."""
    names = {name for field in OUTWARD.values() for name in field}
    if f"-{indicator_id}" in names:
        return "lower"
    return "higher" if indicator_id in names else "none"


def _field(
    package: Package, field: str, area_code: str, peer_set: PeerSet, scale: Scale
) -> FieldScore:
    items = tuple(
        _item(package, INDICATORS[name.lstrip("-")], name[0] == "-", area_code, peer_set, scale)
        for name in OUTWARD[field]
    )
    known = [item.score for item in items if item.score is not None]
    if not known or 2 * len(known) < len(items):
        return FieldScore(field, None, "", items)
    score, clip = clipped(float(np.mean(known)), SCALES[scale])
    cuts = {item.clip for item in items if item.score is not None}
    return FieldScore(field, score, cuts.pop() if len(cuts) == 1 else clip, items)


def _item(
    package: Package,
    indicator: Indicator,
    lower: bool,
    area_code: str,
    peer_set: PeerSet,
    scale: Scale,
) -> Score:
    row, area = package.cube.row, package.area(area_code)
    years = window(package, indicator, row[area_code])
    if years is None:
        return Score(indicator.indicator_id, lower, None, "", None, 0, None, "", "own")
    now = over(package, indicator, years)
    value, label = float(now[row[area_code]]), japanese_years(package, indicator, years)
    if evacuated(package, INDICATORS["ageing"])[row[area_code], -1]:
        return Score(indicator.indicator_id, lower, value, label, None, 0, None, "", "away")
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
    return Score(
        indicator.indicator_id,
        lower,
        value,
        label,
        against,
        len(peers),
        score,
        clip,
        why,
    )


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
