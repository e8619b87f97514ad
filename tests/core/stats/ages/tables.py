"""Tables by age of a small town."""

from core.stats.ages.tables import MOTHERS, SEXES, Ages, Cell, Sex

WOMEN = (240, 170, 150, 190, 230, 270, 330)
MARRIED = (1, 9, 48, 118, 170, 208, 251)
BIRTHS = (0, 2, 11, 18, 12, 3, 0)
Count = tuple[Cell, int, float]
"""A cell, a year, and how many people were counted."""


def fertility(
    year: int = 2020,
    *,
    women: tuple[int, ...] = WOMEN,
    married: tuple[int, ...] = MARRIED,
    births: tuple[int, ...] = BIRTHS,
    birth_years: tuple[int, ...] = (2018, 2019, 2020, 2021, 2022),
) -> list[Count]:
    """A complete table of births and marriage: 7 ages of women, of married, of mothers."""
    made: list[Count] = []
    for at, low in enumerate(MOTHERS):
        made.append((Cell("population", "women", low), year, women[at]))
        made.append((Cell("married", "women", low), year, married[at]))
        made += [(Cell("births", "women", low), one, births[at]) for one in birth_years]
    return made


def people(year: int, of: dict[Sex, dict[int, int]]) -> list[Count]:
    """Population by sex and first year of the age group."""
    return [(Cell("population", sex, low), year, n)
            for sex in SEXES for low, n in of.get(sex, {}).items()]  # fmt: skip


def tables(counts: list[Count], area_name: str = "三宅町") -> Ages:
    found: dict[Cell, dict[int, float]] = {}
    for cell, year, value in counts:
        found.setdefault(cell, {})[year] = value
    return Ages(area_name, found)
