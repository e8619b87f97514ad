"""The same paper as a sheet of a workbook: cells to type into, amber where something is missing."""

from collections.abc import Iterator, Sequence
from contextlib import suppress
from datetime import date
from typing import Any

from openpyxl.styles import Alignment, Border, PatternFill, Side  # type: ignore[import-untyped]
from openpyxl.utils import get_column_letter  # type: ignore[import-untyped]
from openpyxl.worksheet.page import PageMargins  # type: ignore[import-untyped]

from core.formats.book import SIZE, book, high, letters, saved
from core.letters import readable
from core.palette import CAUTION_GROUND, FRAME, KEY, TINT
from core.record.council import Line
from core.record.forms import Block, Form
from core.tables import safe
from core.text import Text

LINE = Side("thin", color=FRAME[1:].upper())
FRAMED = Border(LINE, LINE, LINE, LINE)
WRAPPED = Alignment(horizontal="left", vertical="top", wrap_text=True)
TALL = [16, 34, 16, 34]
"""Widths of the columns of a paper on A4 upright, in letters."""
FIRST, OTHERS = 22, 13
"""Those of one with more columns."""
FIGURE, UPRIGHT, CLOSER = 5.6, 1.45, 1.25
"""Points of a figure across; height of a printed page in its widths; how much a paper may be made
smaller to stay on one page."""
DAYS = {"ja": 'yyyy"年"m"月"d"日"', "en": "d mmmm yyyy"}
"""How a day is shown, as everywhere in words."""
Span = tuple[int, int]
"""First and last column of a cell."""


def form_book(form: Form) -> bytes:
    """One sheet, A4, one page across."""
    made, text = book(form.title), Text(form.language)
    sheet = made.create_sheet(form.title[:31])
    columns = max(len(row) for block in form.blocks for row in block.rows)
    widths = TALL[:columns] if columns <= len(TALL) else [FIRST] + [OTHERS] * (columns - 1)
    for at, width in enumerate(widths, 1):
        sheet.column_dimensions[get_column_letter(at)].width = width
    page = _Page(sheet, widths, form.language)
    sample = f"　{text('record.sample')}" if form.sample else ""
    page.whole(form.above, size=10)
    page.whole(form.title, size=16, bold=True)
    page.whole(f"{form.area}　{form.day}{sample}", size=10)
    number = 0
    for block in form.blocks:
        number += bool(block.head)
        page.block(block, number)
    if form.missing:
        page.at += 1
        said = f"{text('paper.before', n=len(form.missing))}　{'、'.join(form.missing)}"
        page.whole(said, bold=True, ground=CAUTION_GROUND)
    page.at += 1
    page.whole(form.foot, size=9)
    if form.fingerprint:
        page.whole(text("record.fingerprint", sha256=form.fingerprint), size=9)
    sheet.print_area = f"A1:{get_column_letter(columns)}{page.at}"
    sheet.page_setup.paperSize, sheet.page_setup.orientation = sheet.PAPERSIZE_A4, "portrait"
    sheet.page_margins = PageMargins(0.5, 0.5, 0.5, 0.5)
    asked = sum(row.height for row in sheet.row_dimensions.values())
    sheet.page_setup.fitToHeight = int(asked < sum(widths) * FIGURE * UPRIGHT * CLOSER)
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    if page.heads and not sheet.page_setup.fitToHeight:
        _, head = max(page.heads)
        sheet.print_title_rows = f"{head}:{head}"
    return saved(made)


class _Page:
    """Rows written one under the other; `heads`: how many rows a table has, and which one names
    its columns."""

    def __init__(self, sheet: Any, widths: Sequence[int], language: str) -> None:
        self.sheet, self.widths, self.language, self.at = sheet, widths, language, 0
        self.heads: list[tuple[int, int]] = []

    def whole(self, words: str, size: int = SIZE, bold: bool = False, ground: str = "",
              colour: str = "") -> None:  # fmt: skip
        """A line as wide as the sheet."""
        span = (1, len(self.widths))
        self._row([(words, span)], size)
        self._cell(words, span, size, bold, ground, colour)

    def block(self, block: Block, number: int) -> None:
        self.at += 1
        if block.head:
            self.whole(f"{number}　{block.head}", bold=True, colour=KEY)
        if block.columns:
            self._cells([(Line(head), TINT) for head in block.columns], self._table(block))
            self.heads.append((len(block.rows), self.at))
        for row in block.rows:
            labels = not block.columns
            spans = [*self._fields(len(row))] if labels else self._table(block)
            grounds = [TINT if labels and n % 2 == 0 else CAUTION_GROUND if one.missing else ""
                       for n, one in enumerate(row)]  # fmt: skip
            self._cells([*zip(row, grounds, strict=True)], spans)
        if block.note:
            self.whole(block.note, size=9)

    def _day(self, iso: str, span: Span) -> None:
        """A day that is shown in words and can be counted with."""
        with suppress(ValueError):  # what is no day stays in words
            cell = self.sheet.cell(self.at, span[0])
            cell.value, cell.number_format = date.fromisoformat(iso), DAYS[self.language]

    def _table(self, block: Block) -> list[Span]:
        """A column each, the last as wide as is left; two share the sheet, since what is counted
        is longer than its number."""
        last, half = len(block.columns), len(self.widths) // 2
        if last == 2 and half > 1:
            return [(1, half), (half + 1, len(self.widths))]
        return [*((at, at) for at in range(1, last)), (last, len(self.widths))]

    def _fields(self, cells: int) -> Iterator[Span]:
        """Label, value, label, value: a column for a label, and values share what is left."""
        pairs = cells // 2
        share = len(self.widths) // pairs
        for at in range(pairs):
            first = 1 + at * share
            yield first, first
            yield first + 1, first + share - 1

    def _cells(self, cells: Sequence[tuple[Line, str]], spans: Sequence[Span]) -> None:
        told = [(one.words, span) for (one, _), span in zip(cells, spans, strict=True)]
        self._row(told, SIZE)
        for (one, ground), span in zip(cells, spans, strict=True):
            self._cell(one.words, span, SIZE, bool(ground), ground)
            if one.on:
                self._day(one.on, span)
            for column in range(span[0], span[1] + 1):
                self.sheet.cell(self.at, column).border = FRAMED

    def _row(self, cells: Sequence[tuple[str, Span]], size: int) -> None:
        """The next row, as high as its words ask for."""
        self.at += 1
        wide = [(words, sum(self.widths[span[0] - 1 : span[1]])) for words, span in cells]
        self.sheet.row_dimensions[self.at].height = high(wide, size)

    def _cell(self, words: str, span: Span, size: int, bold: bool, ground: str,
              colour: str = "") -> None:  # fmt: skip
        cell = self.sheet.cell(self.at, span[0], safe(readable(words)))
        cell.font, cell.alignment, cell.data_type = letters(size, bold, colour), WRAPPED, "s"
        if ground:
            cell.fill = PatternFill("solid", start_color=ground[1:].upper())
        if span[1] > span[0]:
            self.sheet.merge_cells(start_row=self.at, start_column=span[0], end_row=self.at,
                                   end_column=span[1])  # fmt: skip
