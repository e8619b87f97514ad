"""The record as a workbook: a sheet for every table."""

import re
from contextlib import suppress
from datetime import date
from typing import Any

from openpyxl.styles import Alignment, PatternFill  # type: ignore[import-untyped]
from openpyxl.utils import get_column_letter  # type: ignore[import-untyped]

from core.formats.book import book, high, letters, saved
from core.formats.tables import Table, tables
from core.letters import readable
from core.palette import TINT
from core.record.entries import Cell
from core.record.report import Report
from core.tables import safe

WIDE, LEAST, NARROW, SUMMARY, MOST = 44, 26, 12, 100, 32_000
"""Widths of columns with sentences, and their least; of others, of the summary; letters a cell
takes."""
ACROSS, LARGE = 150, "8"
"""What A4 across holds in letters that can be read; the paper of what is wider (A3)."""
NUMBER = "#,##0.0##"
"""How a number with a fraction is shown; the cell keeps all of it."""

DAY = re.compile(r"(?:19|[2-9]\d)\d\d-\d\d-\d\d")
"""A spreadsheet knows no earlier day."""


def xlsx(report: Report) -> bytes:
    """The tables of the record, the summary first."""
    made = book(report.title)
    summary, *rest = tables(report)
    _sheet(made, summary, [NARROW, SUMMARY])
    for table in rest:
        _sheet(made, table, _widths(table))
    return saved(made)


def _widths(table: Table) -> list[int]:
    few = len(table.head) - len(table.wide)
    wide = min(WIDE, max(LEAST, (ACROSS - few * NARROW) // max(1, len(table.wide))))
    return [wide if at in table.wide else NARROW for at in range(len(table.head))]


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
                cell.number_format = NUMBER
        shown = [str(cell.value or "") for cell in row]
        sheet.row_dimensions[row[0].row].height = high([*zip(shown, widths, strict=False)])
    for at, width in enumerate(widths, 1):
        sheet.column_dimensions[get_column_letter(at)].width = width
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = sheet.print_area = sheet.dimensions
    sheet.oddFooter.right.text = "&P / &N"
    sheet.print_title_rows = "1:1"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A4 if sum(widths) <= ACROSS else LARGE
    sheet.page_setup.fitToHeight, sheet.sheet_properties.pageSetUpPr.fitToPage = 0, True


def _written(cell: Cell) -> object:
    """A cell that is no formula and not too long; control signs are left out. A day is a day, to
    be sorted and counted with."""
    if not isinstance(cell, str):
        return cell
    if DAY.fullmatch(cell):
        with suppress(ValueError):
            return date.fromisoformat(cell)
    return safe(readable(cell)[:MOST])
