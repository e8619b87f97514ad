"""Answers of an online form: offered as a survey, question by question, never as figures."""

import re
from dataclasses import dataclass

from core.files import cells
from core.files.problem import BadFile, Problem
from core.files.sheet import Grid, Row
from core.own.model import Item
from core.own.official import Read
from core.stats.area import Area
from core.units import plain

TIMES = ("タイムスタンプ", "timestamp", "開始時刻", "完了時刻", "start time", "completion time")
"""Headings that forms write by themselves."""
PRIVATE = re.compile("名前|氏名|メール|住所|電話|name|mail|address|phone|^id$", re.IGNORECASE)
FIVE = {"1", "2", "3", "4", "5"}


@dataclass(frozen=True)
class Question:
    """One question answered from 1 to 5."""

    words: str
    answers: tuple[int, ...]

    @property
    def mean(self) -> float:
        return round(sum(self.answers) / len(self.answers), 2)


def head(grid: Grid) -> Row | None:
    """The row of questions; None for a file that no form wrote."""
    first = grid.rows[0] if grid.rows else None
    words = [cells.narrow(cell).lower() for cell in first.cells] if first else []
    return first if any(word in TIMES for word in words[:3]) else None


def read(grid: Grid, first: Row, town: Area) -> Read:
    """Each question from 1 to 5 as number of answers and mean, for somebody to agree to.

    Raises:
        BadFile: no question is answered from 1 to 5, or the answers are of several years.
    """
    rows = [row for row in grid.rows if row.number > first.number]
    found = [one for at in range(len(first.cells)) if (one := _question(first, rows, at))]
    if not found:
        raise BadFile("forms_none")
    years = {year for row in rows if (year := _answered(first, row))}
    if len(years) != 1:
        raise BadFile("forms_years")
    year = years.pop()
    items = tuple(
        Item(one.words, "1～5", "subjective", "", town.area_code, town.name, year, False,
             one.mean, 2, f"フォームの回答（{year}年）", len(one.answers))
        for one in found
    )  # fmt: skip
    one = found[0]
    shown = {"name": one.words, "n": str(len(one.answers)), "mean": plain(one.mean, 2),
             "year": str(year), "questions": str(len(found)), "area": town.name}  # fmt: skip
    return Read(items, ask=Problem("ask_forms", details=shown))


def _question(first: Row, rows: list[Row], at: int) -> Question | None:
    words = cells.narrow(first.cells[at])
    told = [cells.narrow(row.told(at)) for row in rows]
    given = [one.partition(" ")[0].rstrip(".") for one in told if one]
    if not words or PRIVATE.search(words) or words.lower() in TIMES:
        return None
    if not given or not set(given) <= FIVE:
        return None
    name = re.sub(r"\s*[\[(]1\s*[~〜\-–]\s*5.*[\])]\s*$", "", words)
    return Question(cells.plain(name)[: cells.MOST_WORDS], tuple(map(int, given)))


def _answered(first: Row, row: Row) -> int | None:
    """The year in which a form was sent."""
    for at, word in enumerate(first.cells[:3]):
        if cells.narrow(word).lower() in TIMES and at < len(row.cells):
            found = re.match(r"\d{4}", cells.narrow(row.told(at)))
            other = re.match(r"\d{1,2}/\d{1,2}/(\d{2,4})", cells.narrow(row.told(at)))
            if found or other:
                typed = found[0] if found else other[1] if other else ""
                return int(typed) if len(typed) == 4 else 2000 + int(typed)
    return None
