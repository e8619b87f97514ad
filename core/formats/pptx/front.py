"""The slides that are shown: a cover, the record in five sentences, and one finding a slide."""

import re
from typing import Any

from pptx.enum.shapes import MSO_SHAPE
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.util import Inches, Pt

from core import palette
from core.formats.path.wrapped import wrapped
from core.formats.pptx.deck import Deck
from core.formats.pptx.findings import fates, figure, kpi, people
from core.formats.pptx.hanging import hanging
from core.formats.pptx.shapes import (
    ACROSS,
    CAUTION,
    HEIGHT,
    INK,
    KEY,
    LEFT,
    LINE,
    RAGGED,
    SUB,
    WHITE,
    WIDTH,
    fit,
    needed,
    rgb,
    rule,
    text_box,
    write,
)
from core.formats.pptx.town import town
from core.record.days import day

SIZES = (20, 19, 18, 17, 16, 15, 14, 13, 12, 11)
"""Letters in points of the five rows, the largest that fit."""
MAP = 5.4
"""Inches across of the map on the cover."""


def front(deck: Deck) -> None:
    """At most seven slides; one for which there is nothing yet is left out."""
    _cover(deck)
    _summary(deck)
    figure(deck)
    people(deck)
    kpi(deck)
    hanging(deck)
    fates(deck)


def _cover(deck: Deck) -> None:
    report, text = deck.report, deck.text
    slide = deck.file.slides.add_slide(deck.file.slide_layouts.get_by_name("Title Only"))
    drawn = town(slide, report.places, (WIDTH - MAP, 0, MAP, HEIGHT))
    across = WIDTH - 0.75 - 0.5 - (MAP if drawn else 0)
    rule(slide, (0, 0, 0.13, HEIGHT))
    holder: Any = slide.shapes.title
    holder.left, holder.top, holder.width, holder.height = map(Inches, (0.65, 1.45, across, 1.6))
    size = fit([report.title], across, 1.5, 38)
    title = "\n".join(wrapped(report.title, across * 72 / size * RAGGED, paper=True))
    write(holder.text_frame, [(title, True, INK)], fit([title], across, 1.5, size))
    holder.text_frame.paragraphs[0].alignment = PP_ALIGN.LEFT
    holder.text_frame.vertical_anchor = MSO_ANCHOR.TOP
    text_box(slide, (0.65, 0.85, across, 0.5), [(report.place, True, KEY)], 20)
    said = _first(report.story[0][1])
    size = fit([said], across - 0.2, 1.3, 20)
    sentence = wrapped(said, (across - 0.2) * 72 / size * RAGGED, paper=True)
    text_box(slide, (0.65, 3.15, across, 1.5), [("\n".join(sentence), False, INK)], size)
    people_ = report.people.split(" · ")[0]
    when = text("deck.talked", day=day(report.held_on, text), people=people_)
    text_box(slide, (0.65, 5.55, across, 0.45), [(when, True, INK)], 16)
    words = [text(f"section.{sector}") for sector, _ in report.crowd]
    wide = 0.42 if max(map(len, words), default=0) < 3 else 0.9
    for at, (word, (sector, n)) in enumerate(zip(words, report.crowd, strict=True)):
        _chip(slide, (0.75 + at * (wide + 0.53), 6.08, wide), word, n, sector)
    sample = (text("record.sample"), False, CAUTION)
    lines = [(text("record.footer", day=day(report.day, text)), False, SUB)]
    text_box(slide, (0.65, 6.62, across, 0.72), lines + ([sample] if report.sample else []), 11)


def _first(words: str) -> str:
    """The first sentence; what is quoted in it may have one of its own."""
    ends = [found.end() for found in re.finditer(r"。(?![」』])|\.(?= )", words)]
    return words[: ends[0]] if ends else words


def _chip(slide: Any, at: tuple[float, float, float], word: str, n: int, sector: str) -> None:
    """A sector's letter in its frame, and how many there were."""
    colour, wide = rgb(palette.SECTORS[sector]), at[2]
    shape = slide.shapes.add_shape(MSO_SHAPE.ROUNDED_RECTANGLE, *map(Inches, (*at, 0.4)))
    shape.fill.solid()
    shape.fill.fore_color.rgb = WHITE
    shape.line.color.rgb, shape.line.width = colour, Pt(1.25)
    shape.shadow.inherit = False
    frame = shape.text_frame
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
    frame.vertical_anchor = MSO_ANCHOR.MIDDLE
    write(frame, [(word, True, colour)], 15 if len(word) < 3 else 10)
    frame.paragraphs[0].alignment, frame.paragraphs[0].space_after = PP_ALIGN.CENTER, Pt(0)
    text_box(slide, (at[0] + wide, at[1] - 0.02, 0.5, 0.4), [(str(n), False, INK)], 16)


def _summary(deck: Deck) -> None:
    """Five rows, and beside them up to three numbers."""
    report = deck.report
    numbers = _numbers(deck)
    wide = ACROSS - (3.6 if numbers else 0)
    title = _first(report.story[0][1]).rstrip("。.")
    told = "\n".join(f"{a}: {b}" for a, b in report.story)
    slide = deck.slide(title, deck.cited(told))
    top, across = 1.3, wide - 1.8
    room = HEIGHT - 0.75 - top

    def high(words: str, size: float) -> float:
        return needed([words], across - 0.2, size) + 0.2

    said = [words for _, words in report.story]
    size = next(one for one in SIZES if one == SIZES[-1] or sum(high(w, one) for w in said) <= room)
    spare = max(0.0, min(0.35, (room - sum(high(words, size) for words in said)) / len(said)))
    y = top
    for at, (label, words) in enumerate(report.story):
        down = high(words, size)
        text_box(slide, (LEFT, y, 1.75, down), [(label, True, KEY)], min(16, size))
        text_box(slide, (LEFT + 1.75, y, across, down), [(words, at == 0, INK)], size)
        if at < 4:
            rule(slide, (LEFT, y + down + spare / 2, wide, 0.012), LINE)
        y += down + spare
    for at, (value, note) in enumerate(numbers):
        y = top + at * 1.75 + 0.1
        rule(slide, (LEFT + wide + 0.3, y, 0.06, 1.45), KEY)
        text_box(slide, (LEFT + wide + 0.45, y - 0.05, 3.1, 0.85), [(value, True, KEY)], 34)
        text_box(slide, (LEFT + wide + 0.45, y + 0.82, 3.1, 0.7), [(note, False, INK)], 13)


def _numbers(deck: Deck) -> list[tuple[str, str]]:
    """The figure, how many people, and the KPI: as they are said elsewhere in the record."""
    told, found = deck.report.front, list[tuple[str, str]]()
    if told is None:
        return found
    if told.bars:
        what = told.bars.note.split("。")[0].split(". ")[0]
        note = f"{what}　{deck.text('export.peer_median')} {told.bars.said[1]}"
        found.append((told.bars.said[0], note))
    rows = [value.words for _, value in told.rows]
    if told.rows and not told.rows[1][1].missing:
        title, _, goal = told.parts[4].head.partition("：")
        found.append((rows[1].split("（")[0], f"{goal or title}　{told.rows[3][0]} {rows[3]}"))
    return found
