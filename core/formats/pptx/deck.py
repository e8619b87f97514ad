"""Slides of one record, each with its title and foot."""

import re
from collections.abc import Sequence
from math import ceil
from typing import Any

from pptx import Presentation
from pptx.enum.text import PP_ALIGN
from pptx.util import Inches

from core.formats.pptx.master import dressed
from core.formats.pptx.packed import packed
from core.formats.pptx.shapes import (
    ACROSS,
    DOWN,
    HEIGHT,
    INK,
    KEY,
    LEFT,
    SUB,
    TOP,
    WIDTH,
    broken,
    fit,
    needed,
    rule,
    text_box,
    write,
)
from core.letters import readable
from core.record.days import day
from core.record.report import Report
from core.text import Text

PARTED = re.compile(r"[（(]\d+/\d+[）)]$")
"""Which of several slides one is."""


LEAST = 14
"""Points to which the letters of lists shrink to save a slide."""


class Deck:
    """The slides made so far; `file` is what is saved, `behind` what stands after all cards: what
    they rest on at length, each kind under its heading. `appended`: whether the appendix has begun,
    which each of its slides says."""

    def __init__(self, report: Report) -> None:
        self.report, self.text, self.file = report, Text(report.language), Presentation()
        self.behind: list[tuple[str, Sequence[str]]] = []
        self.appended = False
        self.file.slide_width, self.file.slide_height = Inches(WIDTH), Inches(HEIGHT)
        dressed(self.file)
        about = self.file.core_properties
        about.title, about.author = report.title, "つどい"

    def slide(self, title: str, notes: str = "") -> Any:
        """A slide with a title that readers of outlines find, and a foot."""
        slide = self.file.slides.add_slide(self.file.slide_layouts.get_by_name("Title Only"))
        holder: Any = slide.shapes.title
        holder.left, holder.top, holder.width, holder.height = map(
            Inches, (LEFT, 0.3, ACROSS, 0.74)
        )
        size = fit([title], ACROSS - 0.3, 0.74, 26)
        write(holder.text_frame, [("\n".join(broken(title, ACROSS - 0.3, size)), True, INK)], size)
        holder.text_frame.paragraphs[0].alignment = PP_ALIGN.LEFT
        rule(slide, (LEFT, 1.08, ACROSS, 0.03))
        if self.appended:
            mark = [(self.text("deck.appended"), True, SUB)]
            text_box(slide, (LEFT - 0.1, 0.07, ACROSS, 0.225), mark, 11)
        report, sample = self.report, self.text("record.sample") if self.report.sample else ""
        when = self.text("deck.held", day=day(report.held_on, self.text))
        foot = "　".join(filter(None, ("つどい", report.area, report.title, when, sample)))
        number = f"{len(self.file.slides)}"
        text_box(slide, (LEFT, HEIGHT - 0.5, ACROSS - 1, 0.35), [(foot, False, SUB)], 11)
        text_box(slide, (WIDTH - LEFT - 0.6, HEIGHT - 0.5, 0.6, 0.35), [(number, False, SUB)], 11)
        frame = slide.notes_slide.notes_text_frame if notes else None
        if frame is not None:
            frame.text = readable(notes)
        return slide

    def cited(self, notes: str) -> str:
        """Notes with where the figures of the record are from."""
        sources = " / ".join(self.report.sources)
        return f"{notes}\n{self.text('record.source')}{sources}" if sources else notes

    def listed(self, title: str, lines: Sequence[str], notes: str = "", size: int = 18) -> None:
        """A slide of lines, or as many as they ask for; none of them is cut."""
        pages = _pages(lines, size)
        for at, page in enumerate(pages, 1):
            slide = self.slide(title + of(at, len(pages)), notes)
            shown = [(line, False, INK) for line in page]
            text_box(slide, (LEFT, TOP, ACROSS, DOWN), shown, size)

    def grouped(
        self, lists: Sequence[tuple[str, Sequence[str]]], notes: str = "", size: int = 18
    ) -> None:
        """Lists under their headings, as many on a slide as fit; a long one goes on over slides. In
        the largest letters, up to `size`, in which that asks for no slide more."""
        sizes = range(size, min(size, LEAST) - 1, -1)
        counted = [self._slides(lists, one) for one in sizes]
        size = next(one for one, n in zip(sizes, counted, strict=True) if n == counted[-1])
        for part in packed(lists, lambda part: self._fit(part, size)):
            if len(part) == 1:
                self.listed(*part[0], notes, size)
                continue
            slide = self.slide("／".join(head for head, _ in part), notes)
            shown = [
                (line, bold, KEY if bold else INK)
                for head, said in part
                for line, bold in ((head, True), *((one, False) for one in said))
            ]
            text_box(slide, (LEFT, TOP, ACROSS, DOWN), shown, size)

    def _slides(self, lists: Sequence[tuple[str, Sequence[str]]], size: int) -> int:
        """How many slides the lists ask for."""
        parts = packed(lists, lambda part: self._fit(part, size))
        return sum(1 if len(part) > 1 else len(_pages(part[0][1], size)) for part in parts)

    def _fit(self, lists: Sequence[tuple[str, Sequence[str]]], size: int) -> bool:
        lines = [one for head, said in lists for one in (head, *said)]
        return needed(lines, ACROSS - 0.2, size) <= DOWN - 0.2

    def contents(self, slide: Any, after: int, top: float) -> None:
        """What stands on the slides after this one, each heading once with its number."""
        lines: list[str] = []
        for number, one in enumerate(self.file.slides, 1):
            head = one_line(one.shapes.title.text_frame.text) if one.shapes.title else ""
            head = PARTED.sub("", head)
            if number > after and not (lines and lines[-1].endswith(f"　{head}")):
                lines.append(f"{number}　{head}")
        half, wide = ceil(len(lines) / 2), (ACROSS - 0.4) / 2
        for at, part in enumerate((lines[:half], lines[half:])):
            box = (LEFT + at * (wide + 0.4), top, wide, TOP + DOWN - top)
            if part:
                text_box(slide, box, [(line, False, INK) for line in part], 16)


def _pages(lines: Sequence[str], size: int) -> list[list[str]]:
    return packed(lines, lambda page: needed(page, ACROSS - 0.2, size) <= DOWN - 0.2)


def one_line(title: str) -> str:
    """A title as it was before its lines were broken."""
    first, *more = title.split("\v")
    for part in more:
        first += part if not (first[-1:].isascii() and part[:1].isascii()) else f" {part}"
    return first


def of(at: int, count: int) -> str:
    """Which of several slides this is; "" of a lone one."""
    return f"（{at}/{count}）" if count > 1 else ""
