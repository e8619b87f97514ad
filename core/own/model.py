"""What a municipality gave: items, series, imports."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Literal

from core.bilingual import Bilingual
from core.files.cells import narrow
from core.files.problem import Problem

Kind = Literal["objective", "subjective"]
KINDS: dict[Kind, Bilingual] = {
    "objective": Bilingual("客観", "objective"),
    "subjective": Bilingual("主観", "subjective"),
}
MARK = Bilingual("自治体提供・暫定", "given by the municipality, provisional")
PUBLISHED = Bilingual(
    "公表統計・自治体が取りこみ", "published statistics, put in by the municipality"
)
"""Out of a file in the layout of its publisher; whether it was changed on the way nobody knows."""
MOST_VALUES = 20_000
"""Of one file; a wide sheet of 5,000 rows and 113 years would hold half a million."""


@dataclass(frozen=True)
class Item:
    """One value of one indicator, area and year, as given.

    Attributes:
        field: one of the eight fields, "" when not given.
        fiscal: whether the year is 年度, from April to March.
        decimals: as many as were written.
        respondents: answers of a survey; 0 when not given.
        published: out of a file of official statistics in its own layout.
    """

    name: str
    unit: str
    kind: Kind
    field: str
    area_code: str
    area_name: str
    year: int
    fiscal: bool
    value: float
    decimals: int
    source: str
    respondents: int = 0
    published: bool = False

    @property
    def indicator_id(self) -> str:
        """Stable over imports: from name, unit and kind, in full-width letters or not."""
        words = narrow("\n".join((self.name, self.unit, self.kind)))
        return "own_" + hashlib.sha256(words.encode()).hexdigest()[:12]


@dataclass(frozen=True)
class Draft:
    """A file as read, before anything is kept."""

    file_name: str
    sha256: str
    items: tuple[Item, ...] = ()
    problems: tuple[Problem, ...] = ()
    notes: tuple[Problem, ...] = ()
    """What is worth knowing and hinders nothing."""
    ask: Problem | None = None
    """What somebody has to agree to before it is taken."""
    sheet: str = ""
    sheets: tuple[str, ...] = ()
    """The sheet that was read, and all that could be."""


@dataclass(frozen=True)
class Import:
    """A file that was taken: who, when (ISO 8601, UTC), which file, and its values."""

    import_id: str
    username: str
    user_name: str
    at: str
    file_name: str
    sha256: str
    items: tuple[Item, ...]

    @property
    def area_codes(self) -> list[str]:
        return sorted({item.area_code for item in self.items})


@dataclass(frozen=True)
class OwnSeries:
    """All years of one indicator in one area; each year with the import it came from."""

    indicator_id: str
    name: str
    unit: str
    kind: Kind
    field: str
    area_code: str
    area_name: str
    items: tuple[Item, ...]
    """Oldest year first."""
    origins: tuple[str, ...]
    """import_id of each item."""

    @property
    def newest(self) -> Item:
        return self.items[-1]

    @property
    def mark(self) -> Bilingual:
        """What stands beside the name wherever it is: whose figures these are."""
        return mark_of(self.items)


def mark_of(items: Iterable[Item]) -> Bilingual:
    """Published where all are."""
    return PUBLISHED if all(item.published for item in items) else MARK


def as_item(row: dict[str, Any]) -> Item:
    return Item(**row)
