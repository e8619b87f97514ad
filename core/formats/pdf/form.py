"""A paper that is handed in, on A4: tables with frames, and in amber what is still missing."""

import re
from collections.abc import Iterable
from itertools import groupby
from math import ceil
from typing import Any

from reportlab.lib.colors import HexColor  # type: ignore[import-untyped]
from reportlab.lib.pagesizes import A4  # type: ignore[import-untyped]
from reportlab.lib.styles import ParagraphStyle  # type: ignore[import-untyped]
from reportlab.lib.units import mm  # type: ignore[import-untyped]
from reportlab.pdfbase import pdfmetrics  # type: ignore[import-untyped]
from reportlab.platypus import CondPageBreak, PageBreak, Spacer, Table  # type: ignore[import-untyped]

from core.formats.fonts import BOLD, PLAIN
from core.formats.path.wrapped import across, longest
from core.formats.pdf.file import Size, flowing, frame, numbered, running
from core.formats.pdf.flow import BODY, CAUTION, SUB, TINT, Flow, Kept, laid, p, tabled
from core.formats.pdf.tags import Tagged
from core.palette import CAUTION_GROUND, FRAME, KEY
from core.record.council import Line
from core.record.forms import Block, Form
from core.text import Text

MARGIN = 14 * mm
WIDTH = A4[0] - 2 * MARGIN
FOOT = 10 * mm
MOST = 0.65
"""Part of the first line that a title takes at most."""
LABEL, ROOM = 31 * mm, 28 * mm
"""Width of a label; a part with less below its heading begins a new page."""
LEAST, BESIDE, STEP = 4.0, 0.8, 0.5
"""Letters of the narrowest column, those that its edges take, and by how many one gives way."""
PARTED = r"\s|(?<=[年月日度])|(?<=[^0-9.,〜~\-（(])"
"""Where a word may be torn if it must: not within a number, nor between it and what it counts."""
WORDS = ParagraphStyle("form-words", BODY, fontSize=9.5, leading=13.5)
OPEN = ParagraphStyle("form-open", WORDS, fontName=BOLD, textColor=CAUTION)
NAME = ParagraphStyle("form-name", WORDS, fontName=BOLD)
SMALL = ParagraphStyle("form-small", BODY, fontSize=8.5, leading=12, textColor=SUB)
RIGHT = ParagraphStyle("form-right", SMALL, alignment=2)
TITLE = ParagraphStyle("form-title", NAME, fontSize=18, leading=25, tag="H1")
PART = ParagraphStyle("form-part", NAME, fontSize=12.5, leading=18, textColor=HexColor(KEY),
                      tag="H2")  # fmt: skip
AMBER = HexColor(CAUTION_GROUND)
PADS = [(f"{side}PADDING", (0, 0), (-1, -1), size)
        for side, size in (("LEFT", 4), ("RIGHT", 3), ("TOP", 1.5), ("BOTTOM", 3.5))]  # fmt: skip
HEAD = [("VALIGN", (0, 0), (-1, -1), "BOTTOM"), ("BOTTOMPADDING", (0, 0), (-1, -1), 3.5)]
RULED = [("LINEBELOW", (0, 0), (-1, -1), 0.8, HexColor(KEY)),
         ("TOPPADDING", (0, 0), (-1, -1), 5), ("BOTTOMPADDING", (0, 0), (-1, -1), 3.5)]  # fmt: skip
FRAMED = [*PADS, ("GRID", (0, 0), (-1, -1), 0.6, HexColor(FRAME)),
          ("VALIGN", (0, 0), (-1, -1), "TOP")]  # fmt: skip


def form_sheet(form: Form) -> bytes:
    """As many pages as its tables need; of most forms one. What needs two turns the page where one
    of its parts says so, not wherever the first is full."""
    made, pages = _made(form, turned=False)
    if pages == 2:
        again, pages = _made(form, turned=True)
        made = again if pages == 2 else made
    return made


def _made(form: Form, *, turned: bool) -> tuple[bytes, int]:
    """The paper, and how many pages it has."""
    text, found = Text(form.language), [0]
    name = (form.title, form.area, form.language)

    def below(canvas: Tagged, size: Size) -> None:
        found[0] = canvas.getPageNumber()
        _foot(form, canvas, size)

    pages = [frame("page", A4, MARGIN, FOOT)]
    data = flowing(_flow(form, text, turned), pages, *name, lambda *_: None, below)
    return data, found[0]


def _foot(form: Form, canvas: Tagged, size: Size) -> None:
    line = MARGIN + FOOT - 8
    with canvas.decoration():
        canvas.setStrokeColor(HexColor(FRAME))
        canvas.line(MARGIN, line, size[0] - MARGIN, line)
    room = size[0] - 2 * MARGIN - 20
    letters = min(8.5, room / pdfmetrics.stringWidth(form.foot, PLAIN, 1))
    running(canvas, MARGIN, line - 12, form.foot, letters)
    numbered(canvas, size[0] - MARGIN, line - 14, 8.5)


def _flow(form: Form, text: Text, turned: bool) -> Flow:
    sample = f"　{text('council.note')}" if form.sample else ""
    left = [p(f"{form.area}{sample}", SMALL), p(form.title, TITLE)]
    right = [p(form.above, RIGHT), p(form.day, RIGHT)]
    named = across(form.title, paper=True) * TITLE.fontSize / WIDTH + 0.02
    part = min(MOST, max(1 - MOST, named))
    flow: Flow = [laid([[left, right]], [WIDTH * part, WIDTH * (1 - part)], *HEAD)]
    numbered = last_at = 0
    for block in form.blocks:
        numbered += bool(block.head)
        last_at = len(flow)
        flow += [PageBreak()] if turned and block.turns else []
        flow += _block(block, numbered, text)
    if form.fingerprint:
        mark = p(text("record.fingerprint", sha256=form.fingerprint), SMALL)
        flow += [Spacer(1, 6), mark]
    if form.missing:  # never alone on a page
        last = [*flow[last_at:], Spacer(1, 8), _before(form, text)]
        flow[last_at:] = [Kept(last)]
    return flow


def _block(block: Block, number: int, text: Text) -> Flow:
    flow: Flow = []
    if block.head:
        head = laid([[p(f"{number}　{block.head}", PART)]], [WIDTH], *RULED)
        flow += [CondPageBreak(ROOM), head, Spacer(1, 4)]
    if block.columns and block.rows:
        flow.append(_table(block))
    elif not block.columns:
        flow += [_fields([*rows]) for _, rows in groupby(block.rows, len)]
    if block.note:
        flow += [Spacer(1, 2), p(block.note, SMALL)]
    return flow


def _said(line: Line) -> Any:
    return p(line.words, OPEN if line.missing else WORDS)


def _fields(rows: list[tuple[Line, ...]]) -> Table:
    """Rows of label, value, label, value, the values as wide as is left."""
    pairs = len(rows[0]) // 2
    value = (WIDTH - pairs * LABEL) / pairs
    style: list[Any] = list(FRAMED)
    style += [("BACKGROUND", (at, 0), (at, -1), TINT) for at in range(0, 2 * pairs, 2)]
    style += _amber(rows)
    cells = [[p(one.words, NAME) if at % 2 == 0 else _said(one) for at, one in enumerate(row)]
             for row in rows]  # fmt: skip
    return tabled(cells, [LABEL, value] * pairs, style, sides=tuple(range(0, 2 * pairs, 2)))


def _amber(rows: Iterable[tuple[Line, ...]], first: int = 0) -> list[Any]:
    """The ground of what is still missing."""
    return [("BACKGROUND", (column, at), (column, at), AMBER)
            for at, row in enumerate(rows, first)
            for column, one in enumerate(row) if one.missing]  # fmt: skip


def _table(block: Block) -> Table:
    """Heads are repeated on every page; columns as wide as their words ask for."""
    rows = [
        [p(head, NAME) for head in block.columns],
        *([_said(one) for one in row] for row in block.rows),
    ]
    style = [*FRAMED, ("BACKGROUND", (0, 0), (-1, 0), TINT), *_amber(block.rows, 1)]
    return tabled(rows, _widths(block), style, head=True)


def _widths(block: Block) -> list[float]:
    """Each column by its longest words; those give way that make the table least longer by it. None
    becomes so narrow that a phrase is torn, or, where there is no room for that, a number."""
    most = 26 if len(block.columns) < 4 else 18
    cells = [*zip(block.columns, *([one.words for one in row] for row in block.rows), strict=True)]
    asked = [min(most, max(LEAST, _longest(column, r"\s"))) for column in cells]
    least = [max(LEAST, *(longest(cell, paper=True) for cell in column)) + BESIDE
             for column in cells]  # fmt: skip
    if sum(least) > WIDTH / WORDS.fontSize:
        least = [max(LEAST, _longest(column, PARTED)) for column in cells]
    long = [[[across(one, paper=True) for one in cell.split("\n")] for cell in column]
            for column in cells]  # fmt: skip
    room = WIDTH / WORDS.fontSize

    def high(at: int) -> tuple[int, float]:
        """Lines of the table with this column narrower; of those that cost as many, the widest."""
        widths = [one - STEP * (n == at) for n, one in enumerate(asked)]
        rows = zip(*(_lines(column, wide) for column, wide in zip(long, widths, strict=True)),
                   strict=True)  # fmt: skip
        return sum(map(max, rows)), -asked[at]

    while sum(asked) > room:
        wide = [at for at, few in enumerate(least) if asked[at] - STEP >= few]
        if not wide:
            break
        asked[min(wide, key=high)] -= STEP
    return [WIDTH * one / sum(asked) for one in asked]


def _lines(column: Iterable[Iterable[float]], wide: float) -> list[int]:
    """How many lines each cell of a column asks for."""
    return [sum(max(1, ceil(one / (wide - BESIDE))) for one in cell) for cell in column]


def _longest(column: Iterable[str], parted: str) -> float:
    """Letters of the longest piece, with what is free beside it."""
    pieces = (piece for cell in column for piece in re.split(parted, cell))
    return max(across(piece, paper=True) for piece in pieces) + BESIDE


def _before(form: Form, text: Text) -> Table:
    """What is still missing, as a list to tick off."""
    said = f"{text('paper.before', n=len(form.missing))}　{'、'.join(form.missing)}"
    whole = (0, 0), (-1, -1)
    ground = (("BACKGROUND", *whole, AMBER), ("LINEBEFORE", (0, 0), (0, -1), 4, CAUTION))
    pads = (("LEFTPADDING", *whole, 12), ("TOPPADDING", *whole, 7), ("BOTTOMPADDING", *whole, 8))
    return laid([[p(said, OPEN)]], [WIDTH], *ground, *pads)
