"""Official tables in their own layouts: which rows of them are of one town and its prefecture.

Headings stand in one to four rows, groups above what they group; nothing is told by its place.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from core.files import cells
from core.files.problem import Problem
from core.files.sheet import Grid, Row
from core.own.model import Item
from core.own.names import same
from core.own.places import Places, check_digit
from core.stats.area import Area

LABELS = {"計", "総数", "男", "女", "男女計", "合計", "都道府県", "県", "都", "道", "府"}
LONG_TITLE = 15
NAMES_WITHIN, HEADS = 6, 5
"""Columns in which a table says where; rows that its headings take at most."""
SOURCE_LETTERS = 150
_CODED = re.compile(r"(\d{5,6})[\s_:・]*(.*)")
_PREFECTURE = re.compile(r"(\d{2})(\D.+)")
"""Code and name in one cell, as 第2表 of the fertility rates has them: 01北海道."""


@dataclass(frozen=True)
class Read:
    """What an official file says of the page's town."""

    items: tuple[Item, ...]
    notes: tuple[Problem, ...] = ()
    ask: Problem | None = None


@dataclass
class Table:
    """A table of many towns.

    Attributes:
        title: what stands above the headings.
        heads: by place, the headings from the group down, joined by a blank.
        mine: rows of the town and its prefecture.
        others: how many rows of other places there are.
        named: the year that the name of the file tells.
    """

    title: str = ""
    heads: list[str] = field(default_factory=list)
    mine: list[tuple[Area, Row]] = field(default_factory=list)
    others: int = 0
    named: int | None = None

    def year(self) -> int | None:
        """The year of the whole table, from its title; else from the name of its file."""
        return first_year(self.title) or self.named

    def source(self, name: str) -> str:
        words = cells.plain(self.title)[:SOURCE_LETTERS] if self.title else ""
        return words or name


def first_year(words: str) -> int | None:
    """The first year that a title tells, in either calendar."""
    for word in re.findall(r"(?:令和|平成|昭和)(?:元|\d{1,2})年|(?:19|20)\d{2}年?", words):
        if found := cells.year(word):
            return found[0]
    return None


def year_of_file(name: str) -> int | None:
    """The year in the name of a file: 令和7年, 2025, or the 2504… of the residents' register."""
    found = re.match(r"(\d{2})-?(?:0[1-9]|1[0-9])(?!\d)", cells.narrow(name))
    return first_year(cells.narrow(name)) or (2000 + int(found[1]) if found else None)


class Finder:
    """Knows a town's rows by its code, its name, or both."""

    def __init__(self, places: Places, town: Area) -> None:
        self.places, self.town = places, town
        self.prefecture = places.by_code.get(town.prefecture_code)
        self.single = len(places.called(town.name)) == 1

    def area(self, row: Row) -> Area | None:
        """The town or its prefecture, if a row is of one of them."""
        typed = [cells.narrow(row.told(at)).replace(" ", "") for at in range(NAMES_WITHIN)]
        told = [word.removesuffix("全域") for word in typed]
        words = [word for word in told if word and not cells.says_nothing(word)]
        for one in (self.town, self.prefecture):
            if one and self._is(one, words):
                return one
        return None

    def _is(self, area: Area, words: list[str]) -> bool:
        codes = {area.area_code, area.area_code + check_digit(area.area_code)}
        codes |= {code.lstrip("0") for code in codes}
        named = self._called(area, words)
        for word in words:
            found = _CODED.fullmatch(word)
            if (
                found and found[1] in codes and (not found[2] or self._called(area, [found[2]]))
            ) or (word in codes and named):
                return True
            short = _PREFECTURE.fullmatch(word) if area.kind == "prefecture" else None
            if short and short[1] == area.area_code[:2] and same(short[2]) == same(area.name):
                return True
        coded = any(_CODED.fullmatch(word) for word in words)
        return named and not coded

    def _called(self, area: Area, words: list[str]) -> bool:
        folded = [same(word) for word in words if not word.isdigit()]
        whole, short = same(area.prefecture_name + area.name), same(area.name)
        if area.kind == "prefecture":
            rest = [word for word in folded if word != short and not _is_label(word)]
            return short in folded and not rest
        before = same(area.prefecture_name) in folded
        return whole in folded or (short in folded and (before or self.single))


def _is_label(word: str) -> bool:
    """Words beside a name that are no other name: 総数, 男, 2020年, a number."""
    return bool(cells.number(word) or cells.year(word)) or word in LABELS


def table(grid: Grid, places: Places, town: Area) -> Table:
    """The rows of a town with the headings above them."""
    finder, made = Finder(places, town), Table()
    first = next((at for at, row in enumerate(grid.rows) if _has_numbers(row)), None)
    if first is None:
        return made
    heads = [row for row in grid.rows[max(0, first - HEADS) : first] if is_head(row)]
    above = [row for row in grid.rows[:first] if not is_head(row)]
    made.title = " ".join(word for row in above for word in _told(row))[:300]
    made.title = f"{made.title} {grid.sheet}".strip() if made.title else grid.sheet
    made.heads = joined_heads(heads)
    for row in grid.rows[first:]:
        area = finder.area(row)
        if area:
            made.mine.append((area, row))
        else:
            made.others += 1
    return made


def _told(row: Row) -> list[str]:
    return [cells.narrow(cell) for cell in row.cells if cell.strip()]


def is_head(row: Row) -> bool:
    """Whether a row names columns; a title stands alone at the left, or is long."""
    told = _told(row)
    alone = len(told) == 1 and len(told[0]) > LONG_TITLE
    return len(told) > 2 or not (alone or row.cells[0].strip())


def _has_numbers(row: Row) -> bool:
    """Whether a row holds values: at least two numbers that are no years, or a code and one."""
    found = [one for cell in row.cells if (one := cells.number(cell)) and not cells.year(cell)]
    return len(found) >= 2


def joined_heads(heads: list[Row]) -> list[str]:
    """One heading for each column; a group goes on over the blanks to its right."""
    wide = max((len(row.cells) for row in heads), default=0)
    joined = [""] * wide
    for depth, row in enumerate(heads):
        group = ""
        for at in range(wide):
            word = cells.narrow(row.told(at)).replace("\n", "")
            group = word or (group if depth + 1 < len(heads) else "")
            if group and group not in joined[at].split(" "):
                joined[at] = f"{joined[at]} {group}".strip()
    return joined


def numbers(row: Row, at: int) -> float | None:
    """The number in a cell; a dash of official counts is nobody."""
    text = cells.narrow(row.cells[at]) if at < len(row.cells) else ""
    if text in ("-", "－", "−", "―"):
        return 0.0
    found = cells.number(text)
    return found[0] if found else None


def labelled(made: Table, pattern: str) -> Iterator[tuple[int, str]]:
    """Places of the columns whose heading has a word."""
    return ((at, head) for at, head in enumerate(made.heads) if re.search(pattern, head))
