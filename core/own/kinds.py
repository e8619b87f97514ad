"""Which kind of file somebody brought: how it is read, or what to do with it instead."""

import re
from typing import Literal

from core.files import cells, estat
from core.files.sheet import Grid
from core.own import across, answers, heading, measures, open_data
from core.own.official import Table, table
from core.own.places import Places
from core.stats.area import Area

Kind = Literal["estat", "own", "forms", "open_data", "ages", "rates", "lwc"]
FOREIGN = ("resas", "ssdse", "estat_other", "open_data_other", "years_across", "measures_across")
"""Kinds that are named and not read: the message `problem_kind_…` says what to do."""


def kind_of(grid: Grid, places: Places, town: Area | None) -> tuple[Kind | None, Table | None]:
    """How a sheet is read; None for one that is not."""
    if estat.header(grid):
        return "estat", None
    if heading.found(grid):
        return "own", None
    if answers.head(grid):
        return "forms", None
    if open_data.head(grid):
        return "open_data", None
    if town is None or foreign(grid) in ("resas", "ssdse"):
        return None, None
    made = table(grid, places, town)
    if across.is_table(made):
        return "ages", made
    if measures.is_lwc(made):
        return "lwc", made
    return ("rates", made) if measures.is_rates(made) else (None, None)


def foreign(grid: Grid) -> str:
    """The kind of a file that is not read; "" where it is not known."""
    rows = [[cells.narrow(cell) for cell in row.cells] for row in grid.rows[:20]]
    words = {word for row in rows for word in row if word}
    if any(re.fullmatch(r"SSDSE-.*", word) for word in words) or (
        sum(bool(re.fullmatch(r"[A-L]\d{4,6}", word)) for row in rows[:1] for word in row) > 5
    ):
        return "ssdse"
    if {"都道府県コード", "都道府県名"} <= words and (
        "市区町村コード" in words or "集計年" in words
    ):
        return "resas"
    if any("RESAS" in word or "地域経済分析システム" in word for word in words):
        return "resas"
    if words & {"表章項目", "統計名:", "統計名", "時間軸(年次)", "表題:"}:
        return "estat_other"
    if any(
        word.startswith(("都道府県コード又は市区町村コード", "全国地方公共団体コード"))
        for word in words
    ):
        return "open_data_other"
    return _shape(rows)


def _shape(rows: list[list[str]]) -> str:
    """Years down or across with measures the other way, and no 指標名."""
    for row in rows:
        years = sum(cells.year(word) is not None for word in row)
        if years >= 3:
            return "years_across"
    down = [row for row in rows if row and cells.year(row[0]) and sum(map(_number, row[1:]))]
    return "measures_across" if len(down) >= 2 else ""


def _number(word: str) -> bool:
    return cells.number(word) is not None
