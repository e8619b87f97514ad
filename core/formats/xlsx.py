"""The record as a workbook: a sheet for every table."""

import io
import re
from collections.abc import Sequence
from contextlib import suppress
from datetime import date
from math import ceil
from typing import Any

from openpyxl import Workbook  # type: ignore[import-untyped]
from openpyxl.styles import Alignment, Font, PatternFill  # type: ignore[import-untyped]
from openpyxl.utils import get_column_letter  # type: ignore[import-untyped]

from core.formats.tables import Table, tables
from core.letters import readable
from core.palette import TINT
from core.record.entries import Cell
from core.record.report import Report
from core.tables import safe

WIDE, LEAST, NARROW, SUMMARY, MOST = 44, 18, 12, 100, 32_000
"""Widths of columns with sentences, and their least; of others, of the summary; letters a cell
takes."""
LINE, HIGHEST = 15, 400
"""Points of a line, and of the highest row."""
ACROSS = 150
"""What A4 across holds in letters that can be read."""

DAY = re.compile(r"(?:19|[2-9]\d)\d\d-\d\d-\d\d")
"""A spreadsheet knows no earlier day."""


def xlsx(report: Report) -> bytes:
    """The tables of the record, the summary first."""
    book = Workbook()
    book.remove(book.active)
    book.properties.title, book.properties.creator = report.title, "つどい"
    sheets = [_sheet(book, table) for table in tables(report)]
    sheets[0].column_dimensions["B"].width = SUMMARY
    _open_rows(sheets[0], [NARROW, SUMMARY])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _sheet(book: Any, table: Table) -> Any:
    """A sheet that is read and printed as it is: A4 across, the first row on every page."""
    sheet = book.create_sheet(table.name[:31])
    for row in (table.head, *table.rows):
        sheet.append([_written(cell) for cell in row])
    for cell in sheet[1]:
        cell.font, cell.fill = Font(bold=True), PatternFill("solid", start_color=TINT[1:].upper())
    top = Alignment(horizontal="left", vertical="top", wrap_text=True)
    for row in sheet.iter_rows():
        for cell in row:
            cell.alignment = top
            if isinstance(cell.value, str):
                cell.data_type = "s"
            elif isinstance(cell.value, date):
                cell.number_format = "yyyy-mm-dd"
    few = len(table.head) - len(table.wide)
    wide = min(WIDE, max(LEAST, (ACROSS - few * NARROW) // max(1, len(table.wide))))
    for at in range(len(table.head)):
        letter = get_column_letter(at + 1)
        sheet.column_dimensions[letter].width = wide if at in table.wide else NARROW
    _open_rows(sheet, [wide if at in table.wide else NARROW for at in range(len(table.head))])
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = sheet.print_area = sheet.dimensions
    sheet.oddFooter.right.text = "&P / &N"
    sheet.print_title_rows = "1:1"
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", sheet.PAPERSIZE_A4
    sheet.page_setup.fitToHeight, sheet.sheet_properties.pageSetUpPr.fitToPage = 0, True
    return sheet


def _open_rows(sheet: Any, widths: Sequence[int]) -> None:
    """Rows as high as their words ask for: not every office opens them by itself."""
    for row in sheet.iter_rows():
        most = max(
            sum(ceil(max(1, _width(part)) / width) for part in str(cell.value or "").split("\n"))
            for cell, width in zip(row, widths, strict=False)
        )
        sheet.row_dimensions[row[0].row].height = min(HIGHEST, LINE * most)


def _width(words: str) -> float:
    """In letters of the office's own, of which one of Japanese is nearly two."""
    return sum(1.1 if sign.isascii() else 1.9 for sign in words)


def _written(cell: Cell) -> object:
    """A cell that is no formula and not too long; control signs are left out. A day is a day, to
    be sorted and counted with."""
    if not isinstance(cell, str):
        return cell
    if DAY.fullmatch(cell):
        with suppress(ValueError):
            return date.fromisoformat(cell)
    return safe(readable(cell)[:MOST])
