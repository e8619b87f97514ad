"""Rows of tables by age as a municipality would write them."""

from core.own.ages import MOTHERS, SEXES, Cell, Sex, name_of
from core.own.model import Import, Item, OwnSeries
from core.own.store import merged

WOMEN = (240, 170, 150, 190, 230, 270, 330)
MARRIED = (1, 9, 48, 118, 170, 208, 251)
BIRTHS = (0, 2, 11, 18, 12, 3, 0)


def item(cell: Cell, year: int, value: float, area: str = "29362", name: str = "三宅町") -> Item:
    """One number of a table by age."""
    return Item(name_of(cell).ja, "人", "objective", "population", area, name, year, False,
                value, 0, "住民課")  # fmt: skip


def fertility(
    year: int = 2020,
    *,
    women: tuple[int, ...] = WOMEN,
    married: tuple[int, ...] = MARRIED,
    births: tuple[int, ...] = BIRTHS,
    birth_years: tuple[int, ...] = (2018, 2019, 2020, 2021, 2022),
    **place: str,
) -> list[Item]:
    """A complete table of births and marriage: 7 ages of women, of married, of mothers."""
    made = []
    for at, low in enumerate(MOTHERS):
        made.append(item(Cell("population", "women", low), year, women[at], **place))
        made.append(item(Cell("married", "women", low), year, married[at], **place))
        made += [item(Cell("births", "women", low), y, births[at], **place) for y in birth_years]
    return made


def people(year: int, of: dict[Sex, dict[int, int]]) -> list[Item]:
    """Population by sex and first year of the age group."""
    return [item(Cell("population", sex, low), year, n)
            for sex in SEXES for low, n in of.get(sex, {}).items()]  # fmt: skip


def series(items: list[Item], area: str = "29362") -> list[OwnSeries]:
    """The items as kept from one import."""
    return merged([Import("i1", "sato", "佐藤", "2026-11-01T00:00:00+00:00", "a.csv", "0" * 64,
                          tuple(items))], area)  # fmt: skip
