"""Rows of tables by age as a municipality would write them."""

from core.own.ages import name_of
from core.own.model import Import, Item, OwnSeries
from core.own.store import merged
from core.stats.ages.tables import Cell, Sex
from tests.core.stats.ages import tables as made


def item(cell: Cell, year: int, value: float, area: str = "29362", name: str = "三宅町") -> Item:
    """One number of a table by age."""
    return Item(name_of(cell).ja, "人", "objective", "population", area, name, year, False,
                value, 0, "住民課")  # fmt: skip


def fertility(
    year: int = 2020, *, area: str = "29362", name: str = "三宅町", **parts: tuple[int, ...]
) -> list[Item]:
    """A complete table of births and marriage; see `tests.core.stats.ages.tables`."""
    return [item(*count, area, name) for count in made.fertility(year, **parts)]


def people(year: int, of: dict[Sex, dict[int, int]]) -> list[Item]:
    """Population by sex and first year of the age group."""
    return [item(*count) for count in made.people(year, of)]


def series(items: list[Item], area: str = "29362") -> list[OwnSeries]:
    """The items as kept from one import."""
    return merged([Import("i1", "sato", "佐藤", "2026-11-01T00:00:00+00:00", "a.csv", "0" * 64,
                          tuple(items))], area)  # fmt: skip
