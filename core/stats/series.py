"""Numbers over the years and over the peers, ready for a chart or a table."""

from dataclasses import dataclass

import numpy as np

from core.stats.catalog import INDICATORS
from core.stats.package import COUNTRY, Package
from core.stats.peers import PeerSet
from core.stats.values import as_number, table
from core.stats.window import Window, interval, over, shown_window


@dataclass(frozen=True)
class Year:
    """One year of an indicator, in its unit; None where missing.

    Attributes:
        low, high: what chance alone explains of the place's value, 95 %; None for no count.
        peer_median: of at least three peers that have a value this year.
        prefecture, country: None too where the indicator grows with a place's size.
    """

    year: int
    value: float | None
    low: float | None
    high: float | None
    peer_median: float | None
    prefecture: float | None
    country: float | None


def over_years(
    package: Package, indicator_id: str, area_code: str, peer_set: PeerSet
) -> tuple[Year, ...]:
    """Every year in which the place, its prefecture or the country has a value, oldest first.

    Of what grows with a place's size: every year in which the place has one.
    """
    indicator, row = INDICATORS[indicator_id], package.cube.row
    found, own = table(package, indicator), row[area_code]
    above = row[package.area(area_code).prefecture_code or area_code]
    peers = found[[row[code] for code in peer_set.area_codes]]
    sized = indicator.depends_on_size
    watched = [own] if sized else [own, above, row[COUNTRY]]
    years = []
    for at, year in enumerate(package.cube.years):
        if np.isnan(found[watched, at]).all():
            continue
        known = peers[:, at][~np.isnan(peers[:, at])]
        value = as_number(found[own, at])
        chance = interval(package, indicator, own, Window(at, at)) if value is not None else None
        years.append(
            Year(
                year=year,
                value=value,
                low=chance.low if chance else None,
                high=chance.high if chance else None,
                peer_median=float(np.median(known)) if len(known) >= 3 else None,
                prefecture=None if sized or above == own else as_number(found[above, at]),
                country=None
                if sized or row[COUNTRY] == own
                else as_number(found[row[COUNTRY], at]),
            )
        )
    return tuple(years)


def peer_values(
    package: Package, indicator_id: str, area_code: str, peer_set: PeerSet, together: int = 0
) -> dict[str, float]:
    """Peers that have a value → it, over the same years as the place's figure."""
    indicator, area, row = INDICATORS[indicator_id], package.area(area_code), package.cube.row
    years = shown_window(package, indicator, area, together)
    if years is None:
        return {}
    now = over(package, indicator, years)
    return {
        code: float(now[row[code]]) for code in peer_set.area_codes if not np.isnan(now[row[code]])
    }
