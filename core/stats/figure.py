"""One indicator of one place: what is read of it, and the sentence that says it."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from core.bilingual import NOTHING, Bilingual
from core.stats import peers as peer_sets
from core.stats.area import Area
from core.stats.catalog import INDICATORS
from core.stats.earlier import earlier
from core.stats.indicator import Indicator
from core.stats.inside import newest
from core.stats.missing import why_missing
from core.stats.package import COUNTRY, Package, kept
from core.stats.peers import PeerSet
from core.stats.place import Place
from core.stats.reading import Reading, Series
from core.stats.remark import HANDFUL, remark
from core.stats.sentence import sentence
from core.stats.source import citations
from core.stats.values import as_number, table
from core.stats.window import (
    Window,
    interval,
    over,
    shown_window,
    window,
    years_label,
)

LAST_READ = 2000
"""Figures kept: all of about a dozen places, as a page's parts and its next run ask for them."""


@dataclass(frozen=True, kw_only=True)
class Figure(Reading):
    """A reading with its sentence, ready to be shown."""

    sentence: Bilingual


def figures(
    package: Package,
    area_code: str,
    indicator_ids: Sequence[str] | None = None,
    peer_set: PeerSet | None = None,
) -> list[Figure]:
    """Figures of one place, in the order asked for or else of the catalogue.

    Raises:
        KeyError: an unknown indicator. Refused: an unknown area.
    """
    wanted = INDICATORS if indicator_ids is None else indicator_ids
    return [figure(package, name, area_code, peer_set) for name in wanted]


def figure(
    package: Package,
    indicator_id: str,
    area_code: str,
    peer_set: PeerSet | None = None,
    together: int = 0,
) -> Figure:
    """One figure; without a peer set, among the place's default peers.

    Args:
        together: years of counted events taken together; 0 chooses by their number.
    """
    area = package.area(area_code)
    chosen = peer_set or peer_sets.default(package, area_code)
    return figure_among(package, INDICATORS[indicator_id], area, chosen, together)


@lru_cache(maxsize=LAST_READ)
def figure_among(
    package: Package, indicator: Indicator, area: Area, chosen: PeerSet, together: int = 0
) -> Figure:
    """One figure among these peers."""
    row = package.cube.row[area.area_code]
    years = window(package, indicator, row, together)
    shown = years or shown_window(package, indicator, area, together)
    read = _reading(package, indicator, area, chosen, shown, known=years is not None)
    before = earlier(package, indicator, row, years) if years else None
    note = remark(package, indicator, row, years) if years else NOTHING
    new = newest(package, indicator, row, years) if years else None
    return Figure(**vars(read), sentence=sentence(read, indicator, before, note, new))


def _reading(
    package: Package,
    indicator: Indicator,
    area: Area,
    chosen: PeerSet,
    shown: Window | None,
    known: bool,
) -> Reading:
    """Of some years; `known`: whether the place has a value in them, and not only what is above."""
    row, years = package.cube.row, shown if known else None
    own, above = row[area.area_code], row[area.prefecture_code or area.area_code]
    now = over(package, indicator, shown) if shown else np.full(len(row), np.nan)
    value = as_number(now[own]) if years else None
    chance = interval(package, indicator, own, years) if years else None
    place = Place.among(now[peer_sets.rows_of(package, chosen)], value)
    cited = _cited(package, _sources(package, indicator, (own, above)))
    return Reading(
        indicator_id=indicator.indicator_id, area_code=area.area_code, area_name=area.name,
        area_romaji=area.romaji, prefecture_name=area.prefecture_name,
        title=indicator.title, unit=indicator.unit, question=indicator.question,
        decimals=_decimals(indicator, value, years),
        value=value, year=package.cube.years[shown.last] if shown else None,
        years_label=years_label(package, indicator, shown) if shown else "",
        missing=None if years else why_missing(package, indicator, area),
        low=chance.low if chance else None, high=chance.high if chance else None,
        series=_series(package, indicator, own),
        prefecture_value=as_number(now[above]), country_value=as_number(now[row[COUNTRY]]),
        peer_median=place.median, peer_low=place.low, peer_high=place.high,
        peer_count=len(place.values), peer_percentile=place.percentile,
        peer_values=place.values, peer_label=chosen.label, peer_reason=chosen.reason,
        package_version=package.version, basis=indicator.basis, **cited,
    )  # fmt: skip


def _decimals(indicator: Indicator, value: float | None, years: Window | None) -> int:
    """One more where a mean of few would be rounded to whole events: 1.6 births a year."""
    mean = years is not None and years.length > 1 and not indicator.base_measure
    few = value is not None and abs(value) < HANDFUL
    return max(1, indicator.decimals) if mean and few else indicator.decimals


@kept
def _columns(package: Package, indicator: Indicator) -> list[int]:
    """The years in which any place has a value, as columns of the cube."""
    columns: list[int] = np.flatnonzero(~np.isnan(table(package, indicator)).all(axis=0)).tolist()
    return columns


def _series(package: Package, indicator: Indicator, row: int) -> Series:
    found, years = table(package, indicator)[row].tolist(), package.cube.years
    return tuple((years[at], _known(found[at])) for at in _columns(package, indicator))


def _known(value: float) -> float | None:
    return value if value == value else None


def _sources(package: Package, indicator: Indicator, rows: tuple[int, ...]) -> frozenset[int]:
    """Where the numbers of the series, and of the prefecture, were found; −1: no number."""
    columns, sources = _columns(package, indicator), package.cube.sources
    found = [
        sources[measure][row, columns].tolist() for measure in indicator.measures for row in rows
    ]
    return frozenset().union(*found)


@kept
def _cited(package: Package, numbers: frozenset[int]) -> dict[str, tuple[str, ...]]:
    """What a reading says of sources, under the names it has there."""
    names = sorted(package.cube.source_ids[number] for number in numbers if number >= 0)
    found = [package.source(name) for name in names]
    copied = [one for one in found if one.is_copy]
    return {
        "sources": citations(found, "ja"), "sources_en": citations(found, "en"),
        "copies": tuple(one.copied("ja") for one in copied),
        "copies_en": tuple(one.copied("en") for one in copied),
    }  # fmt: skip
