"""The record as a workbook: a sheet for every table."""

import io
from typing import Any

from openpyxl import Workbook  # type: ignore[import-untyped]
from openpyxl.styles import Alignment, Font, PatternFill  # type: ignore[import-untyped]
from openpyxl.utils import get_column_letter  # type: ignore[import-untyped]

from core.exports.report import Report, plain
from core.exports.tables import Cell, Table, tables
from core.tables import safe

WIDE, NARROW, SUMMARY, MOST = 44, 16, 100, 32_000
"""Widths of columns with sentences, of others, of the summary; letters a cell takes."""


def xlsx(report: Report) -> bytes:
    """The tables of the record, the summary first."""
    book = Workbook()
    book.remove(book.active)
    book.properties.title, book.properties.creator = report.title, "つどい"
    sheets = [_sheet(book, table) for table in tables(report)]
    sheets[0].column_dimensions["B"].width = SUMMARY
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _sheet(book: Any, table: Table) -> Any:
    """A sheet that is read and printed as it is: A4 across, the first row on every page."""
    sheet = book.create_sheet(table.name[:31])
    for row in (table.head, *table.rows):
        sheet.append([_written(cell) for cell in row])
    for cell in sheet[1]:
        cell.font, cell.fill = Font(bold=True), PatternFill("solid", start_color="E8F1FE")
    top = Alignment(vertical="top", wrap_text=True)
    for row in sheet.iter_rows():
        for cell in row:
            cell.alignment = top
            if isinstance(cell.value, str):
                cell.data_type = "s"
    for at in range(len(table.head)):
        letter = get_column_letter(at + 1)
        sheet.column_dimensions[letter].width = WIDE if at in table.wide else NARROW
    sheet.freeze_panes = "A2"
    sheet.print_title_rows = "1:1"
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", sheet.PAPERSIZE_A4
    sheet.page_setup.fitToHeight, sheet.sheet_properties.pageSetUpPr.fitToPage = 0, True
    return sheet


def _written(cell: Cell) -> object:
    """A cell that is no formula and not too long; control signs are left out."""
    if not isinstance(cell, str):
        return cell
    return safe(plain(cell)[:MOST])
