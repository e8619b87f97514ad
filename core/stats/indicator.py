"""What an indicator is."""

import re
from dataclasses import dataclass
from typing import Literal

Better = Literal["higher", "lower"] | None
Only = Literal["", "prefecture", "municipality"]
Field = Literal[
    "population", "living", "family", "community", "health", "childcare", "work", "economy"
]


@dataclass(frozen=True)
class Bilingual:
    """A text that belongs to data, in both languages."""

    ja: str
    en: str


SIZES = {"人", "世帯", "件", "か所", "戸", "組", "千円", "人泊", "ha"}
"""Units of bare counts and amounts."""


@dataclass(frozen=True)
class Indicator:
    """A number per area and year, computed from measures of the packaged statistics.

    Attributes:
        indicator_id: stable name; workshop events and URLs refer to it.
        formula: expression of measure names, numbers, + - * / ( ) and nullif(x, 0).
        better: direction of improvement; None where neither direction is better.
        question: asks lay people to look, judges nothing.
        breaks: years from which the values are not comparable with earlier ones.
        count_measure: the events counted, when the value is subject to chance; or the
            difference of two kinds of them.
        base_measure: whom or what they are divided by; "" for a bare count.
        scale: the value is scale × count ÷ base.
        only: "prefecture" where no official file has municipalities; "municipality" where
            the number of a prefecture means something else.
        missing: why municipalities have none, and where to look; with `only`.
    """

    indicator_id: str
    field: Field
    title: Bilingual
    unit: Bilingual
    formula: str
    decimals: int
    better: Better
    note: Bilingual
    question: Bilingual
    breaks: tuple[int, ...] = ()
    count_measure: str = ""
    base_measure: str = ""
    scale: float = 1.0
    only: Only = ""
    missing: Bilingual | None = None

    @property
    def measures(self) -> list[str]:
        """Names of the measures in `formula`, in order of appearance."""
        return measures_in(self.formula)

    @property
    def events(self) -> str:
        """Formula of all events behind the count: of a difference, both kinds together."""
        return self.count_measure.replace(" - ", " + ")

    @property
    def is_difference(self) -> bool:
        """Whether two kinds of events are set against each other: may be below zero."""
        return self.events != self.count_measure

    @property
    def clustered(self) -> bool:
        """Whether the events come in groups, as families move: chance reaches farther than told."""
        return "moved_" in self.count_measure

    @property
    def depends_on_size(self) -> bool:
        """Whether a larger place has a larger value: then peers say little."""
        return not self.is_rate and self.unit.ja in SIZES

    @property
    def is_rate(self) -> bool:
        """Whether the formula divides: then it says nothing over (nearly) nobody."""
        return "/" in self.formula


def measures_in(formula: str) -> list[str]:
    """Names of the measures in a formula, in order of appearance."""
    return list(dict.fromkeys(re.findall(r"[a-z][a-z0-9_]*\b(?!\s*\()", formula)))


def elsewhere(ja: str, en: str) -> Bilingual:
    """Why municipalities have no value, where a publication to look in is known."""
    return Bilingual(
        f"市区町村別の値は、収めた公表資料にない。{ja}で確かめられる。",
        f"The packaged publications have no municipalities; see {en}.",
    )


def rate(
    indicator_id: str,
    field: Field,
    title: tuple[str, str],
    unit: tuple[str, str],
    count: str,
    base: str,
    scale: float,
    decimals: int,
    better: Better,
    note: tuple[str, str],
    question: tuple[str, str],
    *,
    chance: bool = False,
    breaks: tuple[int, ...] = (),
    only: Only = "",
    missing: Bilingual | None = None,
) -> Indicator:
    """scale × count ÷ base. With `chance`, count is a number of independent events."""
    return Indicator(
        indicator_id,
        field,
        Bilingual(*title),
        Bilingual(*unit),
        f"{scale} * ({count}) / nullif({base}, 0)",
        decimals,
        better,
        Bilingual(*note),
        Bilingual(*question),
        breaks,
        count if chance else "",
        base if chance else "",
        scale,
        only,
        missing,
    )


def plain(
    indicator_id: str,
    field: Field,
    title: tuple[str, str],
    unit: tuple[str, str],
    formula: str,
    decimals: int,
    better: Better,
    note: tuple[str, str],
    question: tuple[str, str],
    *,
    chance: bool = False,
    breaks: tuple[int, ...] = (),
    only: Only = "",
    missing: Bilingual | None = None,
) -> Indicator:
    """A bare measure or difference. With `chance`, `formula` counts events (or a difference)."""
    return Indicator(
        indicator_id,
        field,
        Bilingual(*title),
        Bilingual(*unit),
        formula,
        decimals,
        better,
        Bilingual(*note),
        Bilingual(*question),
        breaks,
        count_measure=formula if chance else "",
        only=only,
        missing=missing,
    )
