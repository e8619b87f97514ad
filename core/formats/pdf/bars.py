"""Two bars: a place beside the median of its peers, with their numbers."""

import re
from typing import Any

from reportlab.lib.colors import HexColor  # type: ignore[import-untyped]
from reportlab.lib.styles import ParagraphStyle  # type: ignore[import-untyped]
from reportlab.pdfbase import pdfmetrics  # type: ignore[import-untyped]
from reportlab.platypus import Flowable  # type: ignore[import-untyped]

from core.formats.fonts import BOLD, PLAIN, draw, printable
from core.formats.pdf.flow import BODY, SUB, p
from core.formats.pdf.tags import Element
from core.palette import INK, KEY
from core.record.council import Bars

SIZE, STEP, THICK, NAMES = 10.0, 21.0, 13.0, 0.36
"""Letters, from bar to bar, a bar, and the share of the width that names have."""
LEAST = 0.2
"""Share that bars have at least; a unit too long for that stands in the words beside them."""
PEERS = "#a8b3c7"
NOTE = ParagraphStyle("bars-note", BODY, fontSize=9, leading=13, textColor=SUB)


class Pair(Flowable):  # type: ignore[misc]
    """Bars begin at zero; the longest fills what names and numbers leave."""

    def __init__(self, bars: Bars, width: float) -> None:
        super().__init__()
        self.bars, self.width = bars, width
        self.note = p(bars.note, NOTE)
        self.height = 2 * STEP + 4 + float(self.note.wrap(width, 1000)[1])

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        return self.width, self.height

    def draw(self) -> None:
        bars, canvas = self.bars, self.canv
        numbers = self.numbers()
        room = self._left(numbers)
        rows = [*zip(bars.names, bars.values, bars.said, strict=True)]
        says = f"{bars.note} {', '.join(f'{name} {said}' for name, _, said in rows)}"
        with canvas.marked(Element("Figure", alt=says, size=(self.width, self.height))):
            for at, (name, value, _) in enumerate(rows):
                self._bar(canvas, at, name, value / max(bars.values) * room, numbers[at])
        self.note.drawOn(canvas, 0, 0)

    def numbers(self) -> tuple[str, ...]:
        """What stands at the end of each bar: as said, or without a unit that leaves no room."""
        said = self.bars.said
        if self._left(said) >= self.width * LEAST:
            return said
        return tuple(re.split(r"(?<=\d)(?=[^\d.,])", one)[0] for one in said)

    def _left(self, numbers: tuple[str, ...]) -> float:
        """Room for bars between names and these numbers."""
        longest = max(pdfmetrics.stringWidth(one, BOLD, SIZE) for one in numbers)
        return float(self.width * (1 - NAMES) - longest - 8)

    def _bar(self, canvas: Any, at: int, name: str, long: float, said: str) -> None:
        own, names = at == 0, self.width * NAMES
        y = self.height - (at + 1) * STEP + (STEP - THICK)
        size = SIZE
        while pdfmetrics.stringWidth(printable(name), PLAIN, size) > names - 6 and size > 7:
            size -= 0.5
        canvas.setFillColor(HexColor(KEY if own else INK))
        draw(canvas, 0, y + 3, name, BOLD if own else PLAIN, size)
        draw(canvas, names + long + 6, y + 3, said, BOLD, SIZE)
        canvas.setFillColor(HexColor(KEY if own else PEERS))
        canvas.rect(names, y, long, THICK, stroke=0, fill=1)
