"""What is read of one indicator for one place: numbers, years and names, before any sentence."""

from dataclasses import dataclass

from core.bilingual import NOTHING, Bilingual
from core.stats.measure import Basis

Series = tuple[tuple[int, float | None], ...]


@dataclass(frozen=True, kw_only=True)
class Reading:
    """JSON-able; every number in `unit`, None where missing.

    Attributes:
        year: last year of the value; the newest year of the prefecture where it is missing.
        years_label: the years taken together, 「2022–24年の平均」, or a fiscal year; "" for one
            plain year.
        missing: why there is no value, in words.
        low, high: what chance alone explains, 95 %; None where the value is no count of events.
        series: year and single-year value, oldest first; None where that year is missing.
        peer_low, peer_high: quartiles; peer_percentile: share of peers below, 0–100.
        question: asks lay people to look.
        sources, sources_en: citations of every number of this reading.
        basis: whether it was counted, estimated, projected, or given by the municipality.
        copies, copies_en: of numbers taken out of public copies: how those were checked.
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
    missing: Bilingual | None = None
    low: float | None
    high: float | None
    series: Series
    prefecture_value: float | None = None
    country_value: float | None = None
    peer_median: float | None = None
    peer_low: float | None = None
    peer_high: float | None = None
    peer_count: int = 0
    peer_percentile: float | None = None
    peer_label: Bilingual = NOTHING
    peer_reason: Bilingual = NOTHING
    peer_values: tuple[float, ...] = ()
    question: Bilingual
    sources: tuple[str, ...]
    sources_en: tuple[str, ...]
    package_version: str
    area_romaji: str = ""
    prefecture_name: str = ""
    basis: Basis = "actual"
    copies: tuple[str, ...] = ()
    copies_en: tuple[str, ...] = ()
