"""Facts of the statistics as they stood on one day: in an event, in a noun, on a card."""

from dataclasses import asdict, dataclass, fields
from typing import Any, Literal, TypeVar

from core.workshop.ref import Fact, Key, Keys


@dataclass(frozen=True)
class FrozenFigure:
    """An indicator value as it was seen, with year, source, peers and package version.

    Attributes:
        basis: how the number came about; `area_romaji`: the place in Latin letters. "" where the
            log is older than these fields, or the letters are not known.
    """

    indicator_id: Fact
    area_code: Fact
    area_name: Fact
    title_ja: Fact
    title_en: Fact
    unit_ja: Fact
    unit_en: Fact
    value: float
    decimals: int
    year: int
    years_label: Fact
    source_ja: Fact
    source_en: Fact
    package_version: Fact
    sentence_ja: Fact
    sentence_en: Fact
    low: float | None = None
    high: float | None = None
    peer_median: float | None = None
    peer_label_ja: Fact = ""
    peer_reason_ja: Fact = ""
    peer_label_en: Fact = ""
    peer_reason_en: Fact = ""
    basis: Literal["", "actual", "estimate", "projection", "provided"] = ""
    area_romaji: Fact = ""

    def place(self, language: str) -> str:
        """The place in the reader's letters, where they are known."""
        return (language == "en" and self.area_romaji) or self.area_name


@dataclass(frozen=True)
class FrozenCheck:
    """Whether such people exist, in both languages.

    Attributes:
        conditions: ids of what was asked; `verdict`: none, few, unknown, maybe_few or many.
    """

    conditions: Keys
    verdict: Key
    named_ja: Fact
    named_en: Fact
    value_ja: Fact
    value_en: Fact
    sentence_ja: Fact
    sentence_en: Fact
    method_ja: Fact
    method_en: Fact
    source_ja: Fact
    source_en: Fact
    package_version: Key

    def keeps(self, told: "FrozenCheck") -> bool:
        """Whether it is this very answer: of the same place, conditions and figures."""
        return facts(told).items() <= facts(self).items()


F = TypeVar("F", FrozenFigure, FrozenCheck)


def facts(frozen: FrozenFigure | FrozenCheck) -> dict[str, Any]:
    """Its fields by name, for the noun that holds them."""
    return asdict(frozen)


def nested(kind: type[F], name: str, payload: dict[str, Any]) -> dict[str, Any]:
    """A payload of before, whose facts stood beside its id, with the facts under `name`."""
    if name in payload:
        return payload
    known = {one.name for one in fields(kind)}
    inside = {key: value for key, value in payload.items() if key in known}
    rest = {key: value for key, value in payload.items() if key not in known}
    return {**rest, name: inside}
