"""What a measure is: what was counted, in which unit, and where; from data/measures.toml."""

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from pydantic import TypeAdapter

from core.tomls import Said, checked, exact

FILE = Path(__file__).parents[2] / "data" / "measures.toml"
Basis = Literal["actual", "estimate", "projection", "provided"]
"""Counted, estimated, projected, or given by the municipality: the package holds no `provided`."""
Where = Literal["register", "census", "place", "neighbourhood", "land", "money"]
Counts = Literal[
    "", "people", "households", "events", "places", "dwellings", "nights", "hectares",
    "income", "spending",
]  # fmt: skip
THINGS = {"people", "households", "events", "places", "dwellings"}
"""What is counted one by one: of a handful, one more or less moves a rate."""


@exact
@dataclass(frozen=True)
class Measure:
    """A published quantity; data/measures.toml says what each key means."""

    ja: str
    en: str
    unit_ja: str
    unit_en: str
    period: Literal["reference_date", "census", "calendar_year", "fiscal_year", "five_years"]
    source: str
    code: str
    aggregate: Literal["sum", "none"]
    origin_ja: str
    origin_en: str
    where: Where
    counts: Counts = ""
    clustered: bool = False
    japanese: bool = False
    zero: Said | None = None
    basis: Basis = "actual"
    missing: Said | None = None
    years: tuple[int, ...] = ()
    years_later: int = 0
    code_before: str = ""
    unlike: tuple[int, ...] = ()

    @property
    def residents(self) -> bool:
        """Whether it counts people or households where they live: too few of them are no base."""
        return self.counts in ("people", "households") and self.where in ("register", "census")


def read(path: Path = FILE) -> dict[str, Measure]:
    """The measures of a file by name, in its order.

    Raises:
        ValueError: what is wrong, with file and field.
    """
    kind = TypeAdapter(dict[str, Measure])
    return checked(kind, tomllib.loads(path.read_text(encoding="utf-8")), path.name)


MEASURES = read()
