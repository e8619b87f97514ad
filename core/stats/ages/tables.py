"""Tables by age: how many people of a sex and age were counted, married, born, or moved."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

What = Literal["population", "married", "births", "order", "moved_in", "moved_out", "projected"]
Sex = Literal["women", "men"]
SEXES: tuple[Sex, ...] = ("women", "men")
MOTHERS = tuple(range(15, 50, 5))
"""First years of the age groups of mothers, 15–19 … 45–49."""
OLDEST = 85
"""The open age group, 85 and over."""
ALL_AGES = (*range(0, OLDEST, 5), OLDEST)
ORDERS = (1, 2, 3)
"""First, second, third and later children."""


@dataclass(frozen=True)
class Cell:
    """What one name of a table by age counts.

    Attributes:
        sex: of the people counted; "women" for births.
        low: first year of the age group; for `order` which child.
    """

    what: What
    sex: Sex
    low: int


def span(low: int) -> tuple[str, str]:
    """An age group as written in both languages."""
    if low == OLDEST:
        return f"{low}歳以上", f"{low}+"
    return f"{low}～{low + 4}歳", f"{low}-{low + 4}"


@dataclass(frozen=True)
class Ages:
    """The tables by age of one area.

    Attributes:
        counts: cell → year → number of people.
        cited: what was counted and the source given for it, in the order given.
        origin: names what they were read from.
        published: all are official statistics in the layout of their publisher.
    """

    area_name: str = ""
    counts: dict[Cell, dict[int, float]] = field(default_factory=dict)
    cited: tuple[tuple[What, str], ...] = ()
    origin: str = ""
    published: bool = False

    def at(self, what: What, low: int, year: int, sex: Sex = "women") -> float | None:
        """The number of a cell in a year, None where it was not given."""
        return self.counts.get(Cell(what, sex, low), {}).get(year)

    def years(self, what: What, sex: Sex = "women") -> list[int]:
        """Years in which anything of that table is given, oldest first."""
        return sorted({year for cell, known in self.counts.items()
                       if (cell.what, cell.sex) == (what, sex) for year in known})  # fmt: skip

    def sources(self, *wanted: What) -> tuple[str, ...]:
        """Sources of the tables, as given, each once."""
        return tuple(dict.fromkeys(source for what, source in self.cited if what in wanted))


def years_ja(years: Sequence[int]) -> str:
    """`2018–22年`, or each year where some are missing between: `2018・2020年`."""
    return f"{_span(years, '・')}年"


def years_en(years: Sequence[int]) -> str:
    return _span(years, ", ")


def _span(years: Sequence[int], between: str) -> str:
    first, last = years[0], years[-1]
    if len(years) > 2 and last - first == len(years) - 1:
        return f"{first}–{last % 100:02d}"
    return between.join(map(str, years))
