"""Who it is for and what is tried, as two sheets beside each other."""

from typing import Any

from pptx.dml.color import RGBColor
from pptx.enum.shapes import MSO_SHAPE
from pptx.enum.text import MSO_ANCHOR
from pptx.util import Inches, Pt

from core.formats.path.wrapped import across
from core.formats.pptx.deck import Deck
from core.formats.pptx.rows import Told, labelled
from core.formats.pptx.shapes import (
    ACROSS,
    CAUTION,
    HEIGHT,
    INK,
    KEY,
    LEFT,
    LINE,
    SUB,
    TINT,
    TOP,
    arrow,
    card,
    fit,
    kept,
    needed,
    short,
    text_box,
    write,
)
from core.record.council import Line
from core.record.entries import Entry

BETWEEN, EDGE, NAMES = 0.9, 0.25, 1.75
"""Inches between the sheets, free inside their edge, and of the labels before values."""
DOWN = HEIGHT - TOP - 0.85
QUOTED = 1.5
"""Inches that a quote may take."""


class _Sheet:
    """A frame that is filled from its top."""

    def __init__(self, slide: Any, left: float, colour: RGBColor) -> None:
        wide = (ACROSS - BETWEEN) / 2
        self.slide, self.left, self.across, self.y = slide, left + EDGE, wide - 2 * EDGE, TOP + 0.12
        self.frame = card(slide, (left, TOP, wide, DOWN), [], 18)
        self.frame.line.color.rgb, self.frame.line.width = colour, Pt(1.5)

    def words(
        self, words: str, most: float, bold: bool, colour: RGBColor, beside: str = ""
    ) -> None:
        """A paragraph of at most two lines; small words go on in its line where it has room."""
        if not words:
            return
        size = fit([words], self.across, 2 * most * 1.6 / 72, most)
        down = needed([words], self.across, size) + 0.06
        x = across(words, paper=True) * size / 72 * 1.08 + 0.3
        beside = beside if x + across(beside, paper=True) * 13 / 72 < self.across - 0.2 else ""
        box = (self.left - 0.1, self.y, x if beside else self.across + 0.2, down)
        text_box(self.slide, box, [(words, bold, colour)], size)
        if beside:
            place = (self.left - 0.1 + x, self.y + down - 0.42, self.across - x + 0.2, 0.4)
            text_box(self.slide, place, [(beside, False, SUB)], 13)
        self.y += down

    def quote(self, words: str) -> None:
        """The sentence of who it is for, on a ground of its own."""
        room = self.across - 0.3
        size = fit([words], room, QUOTED, 17)
        lines = kept([(words, True, INK)], room, QUOTED, size)
        down = needed([lines[0][0]], room, size) + 0.2
        box = map(Inches, (self.left, self.y + 0.06, self.across, down))
        ground = self.slide.shapes.add_shape(MSO_SHAPE.ROUNDED_RECTANGLE, *box)
        ground.adjustments[0] = 0.06
        ground.fill.solid()
        ground.fill.fore_color.rgb = TINT
        ground.line.fill.background()
        ground.shadow.inherit = False
        ground.text_frame.vertical_anchor = MSO_ANCHOR.MIDDLE
        write(ground.text_frame, lines, size)
        for paragraph in ground.text_frame.paragraphs:
            paragraph.alignment, paragraph.space_after = None, Pt(0)
        self.y += down + 0.2

    def rows(self, told: Told) -> None:
        end = TOP + DOWN - 0.1
        labelled(self.slide, self.left - 0.1, self.across + 0.2, told, self.y + 0.05, end, NAMES)


def people(deck: Deck, persona: Entry | None, case: Entry | None, issue: Entry | None) -> None:
    """The persona on the left; on the right what is tried for them."""
    text = deck.text
    if persona is None:
        return
    key = "deck.people" if case else "deck.people_only"
    name = persona.title.removesuffix("さん")
    title = text(key, name=name, **({"case": case.title} if case else {}))
    notes = "\n".join(f"{one.title} {one.value} {one.source}" for one in persona.proofs)
    slide = deck.slide(title, f"{persona.text}\n{notes}")
    left = _Sheet(slide, LEFT, LINE)
    left.words(text("deck.whom"), 14, True, KEY)
    left.words(persona.title, 22, True, INK, text("deck.persona"))
    left.words(persona.text, 15, False, INK)
    left.quote(f"「{persona.quote}」" if text.language == "ja" else f"“{persona.quote}”")
    counts = [proof.value for proof in persona.proofs if proof.value]
    left.rows([
        (text("deck.count"), Line(counts[0]) if counts else Line(text("deck.no_count"), True)),
        (text("deck.issue"), Line(issue.said) if issue else Line(text("deck.open"), True)),
        *((label, Line(value)) for label, value in persona.fields[:3]),
    ])  # fmt: skip
    if case is None:
        return
    right = _Sheet(slide, LEFT + (ACROSS - BETWEEN) / 2 + BETWEEN, KEY)
    right.words(text("deck.measure"), 14, True, KEY)
    right.words(case.title, 22, True, INK)
    right.words(short(case.text), 15, False, INK)
    right.rows([
        *((label, Line(value)) for label, value in case.fields[:5]),
        *((text("deck.proof"), Line(one.title)) for one in case.proofs),
    ])  # fmt: skip
    gap = [(one, True, CAUTION) for one in case.missing]
    if gap:
        box = (LEFT + ACROSS / 2 + BETWEEN / 2, TOP + DOWN + 0.02, (ACROSS - BETWEEN) / 2, 0.32)
        text_box(slide, box, [("　".join(words for words, _, _ in gap), True, CAUTION)], 12)
    arrow(slide, left.frame, right.frame)
