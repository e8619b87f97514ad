"""The rows that name the columns: of the long form, of a wide sheet, in one row or in two."""

from collections import Counter
from dataclasses import dataclass

from core.bilingual import Bilingual
from core.files import cells
from core.files.problem import BadFile
from core.files.sheet import Grid, Row
from core.own.columns import COLUMNS, LONG, NEEDED, column_of, speaks

HEADER_WITHIN = 20
Year = tuple[int, bool]
"""Western year, and whether it is 年度."""


@dataclass(frozen=True)
class Heading:
    """What each column holds.

    Attributes:
        last: number of the last row of headings.
        at: place of each column that is read.
        years: of a wide sheet, the year of each column by place.
        fiscal: whether the column of years is called 年度.
        ignored: headings that are not read and say nothing of place, year or value.
    """

    last: int
    at: dict[str, int]
    years: dict[int, Year]
    fiscal: bool
    ignored: tuple[str, ...]


def heading(grid: Grid) -> Heading:
    """The headings of a table in one of both forms.

    Raises:
        BadFile: no row names the columns, a needed column is missing, or one that says where,
            when or how much is not understood.
    """
    rows = grid.rows[:HEADER_WITHIN]
    for above, row in enumerate(rows):
        told = [row.told(at) for at in range(len(row.cells))]
        below = rows[above + 1] if above + 1 < len(rows) else None
        if below is not None and _names_more(below):
            both = _together(told, below)
            if "name" in map(column_of, both):
                return _read(both, below.number)
        if "name" in map(column_of, told):
            return _read(told, row.number)
    raise BadFile("header", *(COLUMNS[key] for key in LONG[:2]))


def found(grid: Grid) -> bool:
    """Whether some row names the columns, rightly or not."""
    try:
        heading(grid)
    except BadFile as bad:
        return bad.problem.key != "header"
    return True


def _names_more(row: Row) -> bool:
    """Whether every cell of a row is itself a heading: the second of two."""
    told = [row.told(at) for at in range(len(row.cells)) if row.cells[at].strip()]
    return bool(told) and all(column_of(one) or cells.year(one) for one in told)


def _together(above: list[str], row: Row) -> list[str]:
    """Two rows of headings as one: the lower counts where it says anything."""
    wide = max(len(above), len(row.cells))
    upper = above + [""] * (wide - len(above))
    return [row.told(at).strip() or upper[at] for at in range(wide)]


def _read(told: list[str], number: int) -> Heading:
    names = [column_of(one) for one in told]
    at = {name: place for place, name in reversed(list(enumerate(names))) if name}
    years = {place: year for place, one in enumerate(told)
             if names[place] is None and (year := cells.year(one))}  # fmt: skip
    _complete(names, at, years)
    unread = [
        one for place, one in enumerate(told)
        if one.strip() and not names[place] and ("value" in at or place not in years)
    ]  # fmt: skip
    unclear = [cells.plain(one)[:20] for one in unread if speaks(one)]
    if unclear:
        raise BadFile("column_unclear", *(Bilingual(one, one) for one in unclear))
    years_of = ["".join(cells.narrow(one).split()) for one in told if column_of(one) == "year"]
    fiscal = any(one.endswith("年度") for one in years_of)
    ignored = tuple(cells.plain(one)[:20] for one in unread)
    return Heading(number, at, {} if "value" in at else years, fiscal, ignored)


def _complete(names: list[str | None], at: dict[str, int], years: dict[int, Year]) -> None:
    twice = [name for name, n in Counter(n for n in names if n).items() if n > 1]
    twice_years = [y for y, n in Counter(y for y, _ in years.values()).items() if n > 1]
    if twice or twice_years:
        year = str(twice_years[0]) if twice_years else ""
        raise BadFile("column_twice", COLUMNS[twice[0]] if twice else Bilingual(year, year))
    needed = (*NEEDED, "year", "value") if "value" in at or not years else NEEDED
    missing = [COLUMNS[key] for key in needed if key not in at]
    if missing == [COLUMNS["year"], COLUMNS["value"]]:
        raise BadFile("no_years")
    if missing:
        raise BadFile("columns", *missing)
