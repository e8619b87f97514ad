"""Slides of one record, each with its title and foot."""

from collections.abc import Iterator, Sequence
from math import ceil
from typing import Any

from pptx import Presentation
from pptx.enum.text import PP_ALIGN
from pptx.util import Inches

from core.formats.pptx.master import dressed
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


class Deck:
    """The slides made so far; `file` is what is saved."""

    def __init__(self, report: Report) -> None:
        self.report, self.text, self.file = report, Text(report.language), Presentation()
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
        write(holder.text_frame, [(title, True, INK)], fit([title], ACROSS - 0.3, 0.74, 26))
        holder.text_frame.paragraphs[0].alignment = PP_ALIGN.LEFT
        rule(slide, (LEFT, 1.08, ACROSS, 0.03))
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

    def listed(self, title: str, lines: Sequence[str], notes: str = "", size: int = 18) -> None:
        """A slide of lines, or as many as they ask for; none of them is cut."""
        pages: list[list[str]] = []
        for line in lines:
            if not pages or needed([*pages[-1], line], ACROSS - 0.2, size) > DOWN - 0.2:
                pages.append([])
            pages[-1].append(line)
        for at, page in enumerate(pages, 1):
            slide = self.slide(title + of(at, len(pages)), notes)
            shown = [(line, False, INK) for line in page]
            text_box(slide, (LEFT, TOP, ACROSS, DOWN), shown, size)

    def grouped(self, lists: Sequence[tuple[str, Sequence[str]]], notes: str = "") -> None:
        """Several lists under their headings on one slide, or each on slides of its own."""
        lines = [one for head, said in lists for one in (head, *said)]
        if len(lists) < 2 or needed(lines, ACROSS - 0.2, 18) > DOWN - 0.2:
            for head, said in lists:
                self.listed(head, said, notes)
            return
        slide = self.slide("／".join(head for head, _ in lists), notes)
        shown = [
            (line, bold, KEY if bold else INK)
            for head, said in lists
            for line, bold in ((head, True), *((one, False) for one in said))
        ]
        text_box(slide, (LEFT, TOP, ACROSS, DOWN), shown, 18)

    def parts(self, kind: str, items: Sequence[Any], most: int) -> Iterator[tuple[Any, str]]:
        """Items by slide, each with the slide's title."""
        word = self.text(f"section.{kind}")
        count = ceil(len(items) / most)
        for at in range(count):
            title = f"{word}　{len(items)}{of(at + 1, count)}"
            yield items[at * most : (at + 1) * most], title


def of(at: int, count: int) -> str:
    """Which of several slides this is; "" of a lone one."""
    return f"（{at}/{count}）" if count > 1 else ""
