"""The same paper as a sheet of a workbook: cells to type into, amber where something is missing."""

import io
from typing import Any

from openpyxl import Workbook  # type: ignore[import-untyped]
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side  # type: ignore[import-untyped]

from core.letters import readable
from core.palette import CAUTION_GROUND, FRAME, KEY, TINT
from core.record.forms import Form
from core.tables import safe
from core.text import Text

LINE = Side("thin", color=FRAME[1:].upper())
FRAMED = Border(LINE, LINE, LINE, LINE)
WRAPPED = Alignment(vertical="top", wrap_text=True)


def form_book(form: Form) -> bytes:
    """One sheet, A4, one page across."""
    book = Workbook()
    sheet, text = book.active, Text(form.language)
    book.properties.title, book.properties.creator = form.title, "つどい"
    sheet.title = form.title[:31]
    columns = max(len(row) for block in form.blocks for row in block.rows)
    _write(sheet, 1, [form.above], Font(size=10))
    _write(sheet, 2, [form.title], Font(bold=True, size=16))
    sample = text("record.sample") if form.sample else ""
    _write(sheet, 3, [f"{form.area}　{form.day}　{sample}".strip()], Font(size=10))
    at, number = 5, 0
    for block in form.blocks:
        if block.head:
            number += 1
            _write(sheet, at, [f"{number}　{block.head}"], Font(bold=True, color=KEY[1:].upper()))
            at += 1
        if block.columns:
            _write(sheet, at, block.columns, Font(bold=True), TINT)
            at += 1
        for row in block.rows:
            _row(sheet, at, row, bool(block.columns), columns)
            at += 1
        if block.note:
            _write(sheet, at, [block.note], Font(size=9), across=columns)
            at += 1
        at += 1
    if form.missing:
        said = f"{text('paper.before', n=len(form.missing))}　{'、'.join(form.missing)}"
        _write(sheet, at, [said], Font(bold=True), CAUTION_GROUND, columns)
    _write(sheet, at + 2, [form.foot], Font(size=9), across=columns)
    for column in range(1, columns + 1):
        sheet.column_dimensions[sheet.cell(1, column).column_letter].width = 20
    sheet.print_area = f"A1:{sheet.cell(at + 2, columns).coordinate}"
    sheet.page_setup.paperSize, sheet.page_setup.fitToHeight = sheet.PAPERSIZE_A4, 0
    sheet.page_setup.orientation = "landscape" if columns > 6 else "portrait"
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _write(sheet: Any, at: int, cells: Any, font: Font, ground: str = "", across: int = 0) -> None:
    for column, words in enumerate(cells, 1):
        cell = sheet.cell(at, column, safe(readable(words)))
        cell.font, cell.alignment, cell.data_type = font, WRAPPED, "s"
        if ground:
            cell.fill = PatternFill("solid", start_color=ground[1:].upper())
            cell.border = FRAMED
    if across > 1:
        sheet.merge_cells(start_row=at, start_column=1, end_row=at, end_column=across)
        letters = sum(len(words) for words in cells)
        sheet.row_dimensions[at].height = 15 * (1 + letters // (10 * across))
    elif len(cells) == 1:
        sheet.cell(at, 1).alignment = Alignment(vertical="top")


def _row(sheet: Any, at: int, row: Any, plain: bool, columns: int) -> None:
    """A row of a table; of fields the last value is as wide as the sheet."""
    for column, one in enumerate(row, 1):
        label = not plain and column % 2 == 1
        cell = sheet.cell(at, column, safe(readable(one.words)))
        cell.alignment, cell.border, cell.data_type = WRAPPED, FRAMED, "s"
        cell.font = Font(bold=label or one.missing)
        if label or one.missing:
            ground = TINT if label else CAUTION_GROUND
            cell.fill = PatternFill("solid", start_color=ground[1:].upper())
    if not plain and len(row) < columns:
        sheet.merge_cells(start_row=at, start_column=len(row), end_row=at, end_column=columns)
        wide = 10 * (columns - len(row) + 1)
        sheet.row_dimensions[at].height = 15 * (1 + len(row[-1].words) // wide)
