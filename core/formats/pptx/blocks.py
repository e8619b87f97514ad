"""Tables with a heading and a line under them; small ones share a slide."""

from collections.abc import Sequence
from dataclasses import dataclass

from core.formats.pptx.deck import Deck, of
from core.formats.pptx.packed import packed
from core.formats.pptx.shapes import (
    ACROSS,
    DOWN,
    KEY,
    LEFT,
    SMALLEST,
    SUB,
    TOP,
    chunks,
    height,
    needed,
    table,
    text_box,
)

SIZE, UNDER_SIZE, HEAD, UNDER = 12.0, 14.0, 0.36, 0.62
"""Letters in points, also of a line under a table that has slides of its own; inches of a heading,
and of the line under a small table with what is left free."""
Rows = Sequence[Sequence[str]]


@dataclass(frozen=True)
class Block:
    """A table with its heading and a line under it; `notes`: what of its cells is said shorter."""

    title: str
    head: Sequence[str]
    rows: Rows
    widths: Sequence[float]
    under: str = ""
    notes: str = ""

    @property
    def whole(self) -> Rows:
        return [*([self.head] if self.head else []), *self.rows]

    @property
    def high(self) -> float:
        """Inches of the table."""
        return height(self.whole, self.widths, SIZE) / 72


def tables(deck: Deck, *blocks: Block) -> None:
    """Small tables share a slide; a large one has as many slides as it asks for."""
    for part in packed(blocks, lambda part: sum(b.high + HEAD + UNDER for b in part) <= DOWN + 0.2):
        if len(part) > 1:
            _together(deck, part)
        else:
            _alone(deck, part[0])


def _alone(deck: Deck, one: Block) -> None:
    under = [(one.under, False, SUB)] if one.under else []
    free = needed([one.under], ACROSS - 0.2, UNDER_SIZE) + 0.15 if under else 0
    made = [chunks(one.rows, one.widths, DOWN - free, one.head, size) for size in (SIZE, SMALLEST)]
    slides = min(made, key=len) or [[]]
    for at, part in enumerate(slides, 1):
        slide = deck.slide(one.title + of(at, len(slides)), f"{one.under}\n{one.notes}".strip())
        if part:
            whole = [*([one.head] if one.head else []), *part]
            table(slide, whole, one.widths, head=bool(one.head), room=DOWN - free)
        if under:
            text_box(slide, (LEFT, TOP + DOWN - free, ACROSS, free), under, UNDER_SIZE)


def _together(deck: Deck, blocks: Sequence[Block]) -> None:
    title = "／".join(dict.fromkeys(one.title for one in blocks))
    notes = "\n".join(filter(None, (words for one in blocks for words in (one.under, one.notes))))
    slide, y = deck.slide(title, notes), TOP - 0.1
    for one in blocks:
        text_box(slide, (LEFT, y, ACROSS, HEAD), [(one.title, True, KEY)], 14)
        y += HEAD
        table(slide, one.whole, one.widths, bool(one.head), one.high, top=y, largest=SIZE)
        y += one.high + 0.02
        text_box(slide, (LEFT, y, ACROSS, UNDER - 0.1), [(one.under, False, SUB)], 12)
        y += UNDER - 0.02
