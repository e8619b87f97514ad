"""A published data product, and its citation."""

from collections.abc import Iterable
from dataclasses import dataclass, replace


@dataclass(frozen=True)
class Source:
    """One row of the package's `sources`; see data/sources.toml for the meaning of each.

    copy_ja, copy_en: how the copy was checked; empty where the file is the official one.
    """

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
    copy_ja: str = ""
    copy_en: str = ""

    @property
    def is_copy(self) -> bool:
        """Whether its figures were taken out of a public copy, not of the official file."""
        return bool(self.copy_ja)

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
        """Producer and title; says that the data were processed, and that they are a copy."""
        if language == "en":
            copied = " (transcribed copy, checked)" if self.is_copy else ""
            made = ", processed by Tsudoi" if self.processing_en else ""
            return f"{self.producer_en}: {self.title_en}{copied}{made}"
        copied = "（公表値の写しを照合）" if self.is_copy else ""
        made = "を加工して作成" if self.processing_ja else ""
        return f"{self.producer_ja}「{self.title_ja}」{copied}{made}"

    def copied(self, language: str = "ja") -> str:
        """That it is a copy and how that was checked, in a sentence; "" for an official file."""
        if not self.is_copy:
            return ""
        if language == "en":
            return f"Transcribed copy of published figures, checked as follows. {self.copy_en}"
        return f"公表値の写し（当プロジェクトが下の方法で照合）。{self.copy_ja}"


def citations(sources: Iterable[Source], language: str) -> tuple[str, ...]:
    """One citation per product; editions of one product are a span of years."""
    families: dict[str, list[Source]] = {}
    for source in sorted(sources, key=lambda s: s.source_id):
        families.setdefault(source.family, []).append(source)
    return tuple(f[-1].spanning(f[0].edition).citation(language) for f in families.values())
