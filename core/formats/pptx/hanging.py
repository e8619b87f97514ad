"""The record's graph as shapes: boxes in the columns of the chain, joined by connectors."""

from typing import Any

from pptx.enum.dml import MSO_LINE
from pptx.enum.shapes import MSO_CONNECTOR, MSO_SHAPE
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.util import Emu, Inches, Pt

from core.formats.path.wrapped import torn
from core.formats.pptx.deck import Deck
from core.formats.pptx.shapes import (
    ACROSS,
    HEIGHT,
    INK,
    KEY,
    LEFT,
    LINE,
    RAGGED,
    SMALLEST,
    SUB,
    TINT,
    TOP,
    WHITE,
    broken,
    needed,
    text_box,
    write,
)
from core.record.graph import ROWS, Node

WIDE, HEAD = 1.72, 0.4
"""Inches of a box across, and of the heads."""


def hanging(deck: Deck) -> None:
    """One slide; the whole words of each box are in its notes."""
    graph, text = deck.report.graph, deck.text
    if graph is None or not graph.nodes:
        return
    columns = {one.column for one in graph.nodes if one.lit}
    title = text("deck.chain" if len(columns) == len(graph.heads) else "deck.chain_open")
    notes = "\n".join(f"{graph.heads[one.column]}: {one.title} {one.note}" for one in graph.nodes)
    slide = deck.slide(title, deck.cited(notes))
    room = (HEIGHT - TOP - HEAD - 1.3) / ROWS
    step = (ACROSS - WIDE) / 5
    for column, (head, more) in enumerate(zip(graph.heads, graph.more, strict=True)):
        x = LEFT + column * step
        text_box(slide, (x - 0.08, TOP - 0.1, WIDE + 0.2, HEAD), [(head, True, INK)], 15)
        if more:
            place = (x - 0.08, TOP + HEAD + ROWS * room - 0.08, WIDE, 0.35)
            text_box(slide, place, [(more, False, SUB)], 12)
    boxes = {}
    for one in graph.nodes:
        place = (LEFT + one.column * step, TOP + HEAD + one.row * room, WIDE, room - 0.18)
        boxes[one.key] = _box(slide, one, place)
    lit = {one.key for one in graph.nodes if one.lit}
    for before, after in graph.ties:
        _tie(slide, boxes[before], boxes[after], before in lit and after in lit)
    under = (LEFT, HEIGHT - 0.95, ACROSS, 0.4)
    text_box(slide, under, [(text("deck.chain_note"), False, SUB)], 12)


def _box(slide: Any, node: Node, place: tuple[float, float, float, float]) -> Any:
    shape = slide.shapes.add_shape(MSO_SHAPE.ROUNDED_RECTANGLE, *map(Inches, place))
    shape.adjustments[0] = 0.08
    shape.shadow.inherit = False
    shape.fill.solid()
    shape.fill.fore_color.rgb = KEY if node.end else TINT if node.lit else WHITE
    shape.line.color.rgb = KEY if node.lit else LINE
    shape.line.width = Pt(1.75 if node.lit else 1)
    if node.bare:
        shape.line.dash_style = MSO_LINE.DASH
    frame = shape.text_frame
    frame.margin_left = frame.margin_right = Inches(0.08)
    frame.margin_top = frame.margin_bottom = Inches(0.04)
    frame.vertical_anchor = MSO_ANCHOR.MIDDLE
    ink = WHITE if node.end else INK if node.lit else SUB
    note = WHITE if node.end else KEY if node.lit else SUB
    size, title, under = _said(node, place[2] - 0.28, place[3] - 0.1)
    write(frame, [(title, node.lit, ink), *([(under, False, note)] if under else [])], size)
    for paragraph in frame.paragraphs:
        paragraph.alignment, paragraph.space_after = PP_ALIGN.LEFT, Pt(0)
    return shape


def _said(node: Node, wide: float, high: float) -> tuple[float, str, str]:
    """Letters, and lines of title and note: the largest that tear no word and fit, else the
    smallest with as much of the title as fits. The notes have all of it."""
    for size in (13.0, 12.0, SMALLEST):
        lines, under = broken(node.title, wide, size), "\n".join(broken(node.note, wide, size))
        fits = needed(["\n".join(lines), under], wide, size) <= high
        if fits and not torn(node.title, wide * 72 / size * RAGGED, paper=True):
            return size, "\n".join(lines), under
    while len(lines) > 1 and needed(["\n".join(lines), under], wide, size) > high:
        lines = [*lines[:-2], f"{lines[-2].rstrip('…')[:-1]}…"]
    return size, "\n".join(lines), under


def _tie(slide: Any, before: Any, after: Any, lit: bool) -> None:
    line = slide.shapes.add_connector(MSO_CONNECTOR.STRAIGHT, Emu(0), Emu(0), Emu(0), Emu(0))
    line.begin_connect(before, 3)
    line.end_connect(after, 1)
    line.line.color.rgb, line.line.width = KEY if lit else LINE, Pt(2.25 if lit else 1)
