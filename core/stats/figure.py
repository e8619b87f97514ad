"""One indicator of one place: value, years, chance, trend, place among peers, sentence."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from core.stats import peers as peer_sets
from core.stats.catalog import INDICATORS
from core.stats.earlier import earlier
from core.stats.indicator import Bilingual, Indicator
from core.stats.missing import why_missing
from core.stats.package import COUNTRY, Package
from core.stats.peers import PeerSet
from core.stats.place import Place
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

NO_WORDS = Bilingual("", "")
Series = tuple[tuple[int, float | None], ...]


@dataclass(frozen=True)
class Figure:
    """A number ready to be shown, JSON-able; every number in `unit`, None where missing.

    Attributes:
        year: last year of the value; the newest year of the prefecture where it is missing.
        years_label: the years taken together, 「2022–24年の平均」, or a fiscal year; "" for one
            plain year.
        missing: why there is no value, in words.
        low, high: what chance alone explains, 95 %; None where the value is no count of events.
        series: year and single-year value, oldest first; None where that year is missing.
        peer_low, peer_high: quartiles; peer_percentile: share of peers below, 0–100.
        sources, sources_en: citations of every number of this figure.
    """

    indicator_id: str
    area_code: str
    area_name: str
    title: Bilingual
    unit: Bilingual
    decimals: int
    value: float | None
    year: int | None
    years_label: str
    missing: Bilingual | None
    low: float | None
    high: float | None
    series: Series
    prefecture_value: float | None
    country_value: float | None
    peer_median: float | None
    peer_low: float | None
    peer_high: float | None
    peer_count: int
    peer_percentile: float | None
    peer_label: Bilingual
    peer_reason: Bilingual
    sentence: Bilingual
    question: Bilingual
    sources: tuple[str, ...]
    sources_en: tuple[str, ...]
    package_version: str
    peer_values: tuple[float, ...] = ()
    area_romaji: str = ""
    prefecture_name: str = ""


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
    indicator, area = INDICATORS[indicator_id], package.area(area_code)
    chosen = peer_set or peer_sets.default(package, area_code)
    row = package.cube.row
    own, above = row[area_code], row[area.prefecture_code or area_code]
    years = window(package, indicator, own, together)
    shown = shown_window(package, indicator, area, together)
    now = over(package, indicator, shown) if shown else np.full(len(row), np.nan)
    value = as_number(now[own]) if years else None
    chance = interval(package, indicator, own, years) if years else None
    place = Place.among(now[[row[code] for code in chosen.area_codes]], value)
    series = _series(package, indicator, own)
    found = [package.source(s) for s in _sources(package, indicator, (own, above), series)]
    bare = Figure(
        indicator_id=indicator_id,
        area_code=area_code,
        area_name=area.name,
        title=indicator.title,
        unit=indicator.unit,
        decimals=_decimals(indicator, value, years),
        value=value,
        year=package.cube.years[shown.last] if shown else None,
        years_label=years_label(package, indicator, shown) if shown else "",
        missing=None if years else why_missing(package, indicator, area),
        low=chance.low if chance else None,
        high=chance.high if chance else None,
        series=series,
        prefecture_value=as_number(now[above]),
        country_value=as_number(now[row[COUNTRY]]),
        sentence=NO_WORDS,
        question=indicator.question,
        sources=citations(found, "ja"),
        sources_en=citations(found, "en"),
        package_version=package.version,
        area_romaji=area.romaji,
        prefecture_name=area.prefecture_name,
        **_among(chosen, place),
    )
    before = earlier(package, indicator, own, years) if years else None
    note = remark(package, indicator, own, years) if years else NO_WORDS
    return replace(bare, sentence=sentence(bare, indicator, before, note))


def _decimals(indicator: Indicator, value: float | None, years: Window | None) -> int:
    """One more where a mean of few would be rounded to whole events: 1.6 births a year."""
    mean = years is not None and years.length > 1 and not indicator.base_measure
    few = value is not None and abs(value) < HANDFUL
    return max(1, indicator.decimals) if mean and few else indicator.decimals


def _among(chosen: PeerSet, place: Place) -> dict[str, Any]:
    """The fields of a figure about its peers."""
    return {
        "peer_median": place.median,
        "peer_low": place.low,
        "peer_high": place.high,
        "peer_count": len(place.values),
        "peer_percentile": place.percentile,
        "peer_label": chosen.label,
        "peer_reason": chosen.reason,
        "peer_values": place.values,
    }


def _series(package: Package, indicator: Indicator, row: int) -> Series:
    """Years in which any place has a value."""
    found = table(package, indicator)
    key = ("columns", indicator.indicator_id, indicator.formula)
    if key not in package.memory:
        package.memory[key] = np.flatnonzero(~np.isnan(found).all(axis=0)).tolist()
    years = package.cube.years
    return tuple((years[at], as_number(found[row, at])) for at in package.memory[key])


def _sources(
    package: Package, indicator: Indicator, rows: tuple[int, ...], series: Series
) -> set[str]:
    """Where the numbers of the series, and of the prefecture, were found."""
    cube = package.cube
    columns = [year - cube.years[0] for year, _ in series]
    found = {
        int(number)
        for measure in indicator.measures
        for row in rows
        for number in cube.sources[measure][row, columns]
        if number >= 0
    }
    return {cube.source_ids[number] for number in found}
