"""A published data product, and its citation."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from core.stats.indicator import Indicator
    from core.stats.package import Package


@dataclass(frozen=True)
class Source:
    """One row of the package's `sources`; see data/sources.toml for the meaning of each."""

    source_id: str
    family: str
    edition: str
    producer_ja: str
    producer_en: str
    title_ja: str
    title_en: str
    url_main: str
    licence_name: str
    processing_ja: str
    processing_en: str

    def spanning(self, first: str) -> "Source":
        """This source with the span of editions from `first` to its own in its titles."""
        if not self.edition or first == self.edition:
            return self
        span = f"{first}–{self.edition}"
        return replace(
            self,
            title_ja=self.title_ja.replace(self.edition, span),
            title_en=self.title_en.replace(self.edition, span),
        )

    def citation(self, language: str = "ja") -> str:
        """Producer and title; says that the data were processed, where they were."""
        if language == "en":
            made = ", processed by Tsudoi" if self.processing_en else ""
            return f"{self.producer_en}: {self.title_en}{made}"
        made = "を加工して作成" if self.processing_ja else ""
        return f"{self.producer_ja}「{self.title_ja}」{made}"


def citations(sources: Iterable[Source], language: str) -> tuple[str, ...]:
    """One citation per product; editions of one product are a span of years."""
    families: dict[str, list[Source]] = {}
    for source in sorted(sources, key=lambda s: s.source_id):
        families.setdefault(source.family, []).append(source)
    return tuple(f[-1].spanning(f[0].edition).citation(language) for f in families.values())


def origins(package: "Package", indicator: "Indicator", language: str) -> str:
    """The statistics an indicator was counted in, 「国勢調査（総務省）」, each once."""
    if "origins" not in package.memory:
        rows = package.rows("SELECT measure, origin_ja, origin_en FROM measures")
        package.memory["origins"] = {name: {"ja": ja, "en": en} for name, ja, en in rows}
    known = package.memory["origins"]
    names = dict.fromkeys(known[name][language] for name in indicator.measures)
    return ("・" if language == "ja" else "; ").join(names)
