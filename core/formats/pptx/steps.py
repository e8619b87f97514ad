"""The path on which a KPI lies as one row: what is done, what changes, what it is for."""

from typing import Any

from pptx.util import Pt

from core.formats.pptx.deck import Deck
from core.formats.pptx.shapes import (
    ACROSS,
    CAUTION,
    INK,
    KEY,
    LEFT,
    SUB,
    TINT,
    arrow,
    card,
    kept,
    text_box,
)
from core.record.logic import Logic, LogicArrow

HIGH, WIDEST, APART, NEAR = 1.35, 3.2, 1.9, 1.4
"""Inches of a box, and between two of them; between two of more than three."""
SIZE, SMALL = 12, 11
"""Points of the letters of a box and of a reason."""


def steps(deck: Deck, slide: Any, kpi: str, top: float) -> None:
    """Boxes joined by arrows; under each arrow its reason, in amber where there is none."""
    whole, text = deck.report.logic, deck.text
    path = _path(whole, kpi)
    if not path:
        return
    keys = [path[0].from_key, *(one.to_key for one in path)]
    between = APART if len(keys) <= 3 else NEAR
    wide = min(WIDEST, (ACROSS - between * len(path)) / len(keys))
    apart = (ACROSS - wide * len(keys)) / len(path)
    before = None
    for at, key in enumerate(keys):
        box, x = whole.box(key), LEFT + at * (wide + apart)
        head, said = whole.heads[box.column][0], box.title
        lines = [(head, False, SUB), (said, True, INK)]
        lines = kept(lines, wide - 0.3, HIGH - 0.2, SIZE)
        shape = card(slide, (x, top, wide, HIGH), lines, SIZE)
        if key == kpi:
            shape.fill.fore_color.rgb = TINT
            shape.line.color.rgb, shape.line.width = KEY, Pt(1.5)
        if before is not None:
            arrow(slide, before, shape)
            reason = path[at - 1].text
            words = (reason or text("path.missing"), not reason, INK if reason else CAUTION)
            frame = (x - apart + 0.02, top + HIGH / 2 + 0.05, apart - 0.1, HIGH / 2)
            text_box(slide, frame, [words], SMALL)
        before = shape


def _path(whole: Logic, kpi: str) -> list[LogicArrow]:
    """The arrows that lead to a KPI and on from it, the first ones where there are several."""
    found: list[LogicArrow] = []
    here = kpi
    while to := next((one for one in whole.arrows if one.to_key == here), None):
        found.insert(0, to)
        here = to.from_key
    here = kpi
    while on := next((one for one in whole.arrows if one.from_key == here), None):
        found.append(on)
        here = on.to_key
    return found
