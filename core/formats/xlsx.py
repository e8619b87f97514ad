"""The record as a workbook: a sheet for every table."""

import re
from contextlib import suppress
from datetime import date
from math import ceil, sqrt
from typing import Any

from openpyxl.styles import Alignment, PatternFill  # type: ignore[import-untyped]
from openpyxl.utils import get_column_letter  # type: ignore[import-untyped]

from core.formats.book import FIGURES, book, high, letters, saved
from core.formats.tables import Table, tables
from core.letters import ems, readable
from core.palette import TINT
from core.record.entries import Cell
from core.record.report import Report
from core.tables import safe

WIDE, LEAST, SHORT, NARROW, SUMMARY, MOST = 60, 26, 16, 12, 100, 32_000
"""Widths of columns with sentences, how wide they are on average at least and each at least; of
others, at least, and of the summary; letters a cell takes."""
ACROSS, BROAD, LARGE = 150, 260, "8"
"""What A4 and A3 across hold in letters that can be read, at least 8 points; what is wider goes on
beside it. The paper of what is wider than A4."""
WHOLE, NUMBER = "#,##0", "#,##0.0##"
"""How a number without and with a fraction is shown; the cell keeps all of it."""

DAY = re.compile(r"(?:19|[2-9]\d)\d\d-\d\d-\d\d")
"""A spreadsheet knows no earlier day."""


def xlsx(report: Report) -> bytes:
    """The tables of the record that have something to say, the summary first."""
    made = book(report.title)
    summary, *rest = tables(report)
    _sheet(made, summary, [NARROW, SUMMARY])
    for table in rest:
        if table.rows:
            _sheet(made, table, _widths(table))
    return saved(made)


def _widths(table: Table) -> list[int]:
    """Columns with sentences share the paper by the longest that each has to say; others are as
    wide as what they say."""
    longest = [max(ems(str(cell or "")) for cell in column)
               for column in zip(table.head, *table.rows, strict=True)]  # fmt: skip
    few = [min(SHORT, max(NARROW, ceil(one * FIGURES) + 1)) for one in longest]
    say = {at: sqrt(longest[at]) for at in table.wide}
    rest = ACROSS - sum(one for at, one in enumerate(few) if at not in say)
    room = max(LEAST * len(say), rest) / (sum(say.values()) or 1)
    return [min(WIDE, max(SHORT, round(room * say[at]))) if at in say else few[at]
            for at in range(len(few))]  # fmt: skip


def _sheet(made: Any, table: Table, widths: list[int]) -> None:
    """A sheet that is read and printed as it is: across, the first row on every page."""
    sheet = made.create_sheet(table.name[:31])
    for row in (table.head, *table.rows):
        sheet.append([_written(cell) for cell in row])
    for cell in sheet[1]:
        cell.font = letters(bold=True)
        cell.fill = PatternFill("solid", start_color=TINT[1:].upper())
    top = Alignment(horizontal="left", vertical="top", wrap_text=True)
    for row in sheet.iter_rows():
        for cell in row:
            cell.alignment = top
            if isinstance(cell.value, str):
                cell.data_type = "s"
            elif isinstance(cell.value, date):
                cell.number_format = "yyyy-mm-dd"
            elif isinstance(cell.value, float):
                cell.number_format = WHOLE if cell.value.is_integer() else NUMBER
        shown = [str(cell.value or "") for cell in row]
        sheet.row_dimensions[row[0].row].height = high([*zip(shown, widths, strict=False)])
    for at, width in enumerate(widths, 1):
        sheet.column_dimensions[get_column_letter(at)].width = width
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = sheet.print_area = sheet.dimensions
    sheet.oddFooter.right.text = "&P / &N"
    sheet.print_title_rows, sheet.print_options.gridLines = "1:1", True
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A4 if sum(widths) <= ACROSS else LARGE
    sheet.page_setup.fitToHeight, sheet.sheet_properties.pageSetUpPr.fitToPage = 0, True
    if sum(widths) > BROAD:
        sheet.page_setup.fitToWidth, sheet.print_title_cols = ceil(sum(widths) / BROAD), "A:A"


def _written(cell: Cell) -> object:
    """A cell that is no formula and not too long; control signs are left out. A day is a day, to
    be sorted and counted with."""
    if not isinstance(cell, str):
        return cell
    if DAY.fullmatch(cell):
        with suppress(ValueError):
            return date.fromisoformat(cell)
    return safe(readable(cell)[:MOST])
