"""The record as slides of editable shapes: one for each step, person, use case and KPI."""

import io
from collections.abc import Sequence
from itertools import groupby
from typing import Any

from core.formats.columns import shares
from core.formats.pptx import path as logic_slide
from core.formats.pptx import weighed as weighed_slide
from core.formats.pptx.blocks import Block, tables
from core.formats.pptx.cards import Told, cards, figures, partners
from core.formats.pptx.deck import Deck, of
from core.formats.pptx.front import front
from core.formats.pptx.packed import paired
from core.formats.pptx.shapes import (
    ACROSS,
    CAUTION,
    DOWN,
    INK,
    LEFT,
    SMALLEST,
    SUB,
    TOP,
    chunks,
    height,
    needed,
    short,
    table,
    text_box,
)
from core.formats.pptx.sheets import sheets
from core.record.days import day
from core.record.fates import summary
from core.record.report import Report
from core.record.thread import Thread
from core.record.voices import heads
from core.record.weighed import differences
from core.text import Text

Rows = Sequence[Sequence[str]]
BEGINNING = ("figure", "insight", "issue")
"""Kinds that come before what became of them."""
FORMS = {"figure": figures, "persona": sheets, "use_case": sheets, "kpi": sheets,
         "promise": partners}  # fmt: skip
"""How a kind is drawn that is not drawn as cards."""
BETWEEN, LONG, NAMED, READ, COLUMNS = 0.4, 60, 6, 14, 8
"""Inches between two chains; letters of a card's words, and cards of a step, that a table shows;
points of the letters by which columns of a worksheet are as wide as they are, and how many of
them stand beside each other."""


def pptx(report: Report) -> bytes:
    """Slides from the title over threads and steps to the sources."""
    deck = Deck(report)
    front(deck)
    contents, top = _title(deck)
    first = len(deck.file.slides)
    deck.grouped(
        [(deck.text(head), [f"・{line}" for line in said]) for head, said in report.lists],
        deck.text("kpi.rule") if "kpi.next_title" in dict(report.lists) else "",
    )
    _threads(deck)
    _logic(deck)
    _cards(deck)
    _beside(deck)
    deck.contents(contents, first, top)
    out = io.BytesIO()
    deck.file.save(out)
    return out.getvalue()


def _cards(deck: Deck) -> None:
    """Every kind of card in its form; what became of them after those it is told of."""
    sections = deck.report.sections
    told = [(kind, entry) for kind, entries in sections.items() for entry in entries]
    first = [one for one in told if one[0] in BEGINNING]
    _drawn(deck, first)
    tables(deck, *_fates(deck), *_voted(deck))
    _drawn(deck, [one for one in told if one[0] not in BEGINNING])
    _weighed(deck)


def _drawn(deck: Deck, told: Sequence[Told]) -> None:
    """Neighbours of one form together."""
    for draw, part in groupby(told, lambda one: FORMS.get(one[0], cards)):
        draw(deck, [*part])


def _bare(deck: Deck) -> list[str]:
    """Of which kinds there is no card, and what may not be told, a line each."""
    text, colon = deck.text, deck.text("record.colon")
    empty = [kind for kind, entries in deck.report.sections.items() if not entries]
    names = text("weighed.comma").join(text(f"section.{kind}") for kind in empty)
    lines = [f"{text('deck.bare')}{colon}{names}"] if names else []
    if deck.report.sections["issue"] and not deck.report.voices:
        lines.append(f"{text('lens.title')}{colon}{text('lens.nothing')}")
    return lines


def _beside(deck: Deck) -> None:
    """What was worked out, what readers wrote, and where the figures are from."""
    report, text = deck.report, deck.text
    for one in (part for sheet in report.worksheets for part in sheet.parts(COLUMNS)):
        widths = [ACROSS * part for part in shares([one.head, *one.rows], ACROSS * 72 / READ)]
        title = f"{text('worksheet.title')}　{one.name}"
        tables(deck, Block(title, one.head, one.rows, widths))
    if report.comments:
        said = [f"「{one.words}」　{one.by}" for one in report.comments]
        deck.listed(text("comment.readers"), said)
    last = [(text("export.sources"), report.sources)] if report.sources else []
    deck.grouped([*deck.behind, *last], size=14)


def _title(deck: Deck) -> tuple[Any, float]:
    """The slide before the whole record, and where its contents begin."""
    report = deck.report
    held = day(report.held_on, deck.text)
    lines = [(f"{report.area} · {held} · {report.people}", True, INK)]
    if report.sample:
        lines.append((deck.text("record.sample"), True, CAUTION))
    if report.remark:
        lines.append((report.remark, False, CAUTION))
    lines += [(one, False, SUB) for one in _bare(deck)]
    if report.fingerprint:
        said = deck.text("record.fingerprint", sha256=report.fingerprint)
        lines.append((said, False, SUB))
    slide = deck.slide(deck.text("deck.appendix"))
    deck.appended = True
    high = min(1.7, needed([words for words, _, _ in lines], ACROSS - 0.2, 14) + 0.1)
    text_box(slide, (LEFT, TOP, ACROSS, high), lines, 14)
    return slide, TOP + high + 0.15


def _threads(deck: Deck) -> None:
    """From figure to review, step under step; two chains beside each other where they fit."""
    text, whole = deck.text, (2.4, ACROSS - 2.4)
    half = (1.5, (ACROSS - BETWEEN) / 2 - 1.5)
    told = [_steps(thread, text) for thread in deck.report.threads]
    every = (name for thread in deck.report.threads for step in thread.steps for name in step.names)
    notes = "\n".join(dict.fromkeys(every))
    slides: list[tuple[tuple[float, float], list[Rows]]] = []
    for pair in paired(told, lambda rows: height(rows, half, SMALLEST + 1) <= DOWN * 72):
        if len(pair) == 2:
            slides.append((half, [*pair]))
        else:
            slides += [(whole, [part]) for part in chunks(pair[0], whole)]
    for at, (widths, parts) in enumerate(slides, 1):
        slide = deck.slide(text("record.trace") + of(at, len(slides)), notes)
        for side, rows in enumerate(parts):
            left = LEFT + side * (sum(half) + BETWEEN)
            table(slide, rows, widths, head=False, left=left)
    if not slides:
        deck.listed(text("record.trace"), [text("record.no_kpi")])


def _steps(thread: Thread, text: Text) -> list[list[str]]:
    return [[step.word, _named(step.names, text)] for step in thread.steps]


def _named(names: Sequence[str], text: Text) -> str:
    """The first ones, and how many more there are: all of them are in the notes."""
    shown = [short(one, LONG) for one in names[:NAMED]]
    more = [text("story.more", n=len(names) - NAMED)] if len(names) > NAMED else []
    return " / ".join([*shown, *more]) or text("record.no_step")


def _logic(deck: Deck) -> None:
    """The path from what is done to what changes; on several slides where it is long."""
    text, whole = deck.text, deck.report.logic
    title = f"{text('path.title')}（{text('path.small')}）　{whole.said[0]}"
    parts = logic_slide.parts_of(whole, text)
    if not parts:
        deck.slide(title)
    for part, drawing in parts:
        logic_slide.draw(deck.slide(title, logic_slide.notes(part, text)), drawing)


def _voted(deck: Deck) -> list[Block]:
    """The votes, the most first and of whom as far as that may be told; and which sector sees
    which 課題, where that may be told."""
    text = deck.text
    columns = [text(key) for key in ("export.votes", "export.words", "promise.sector")]
    blocks = [
        Block(vote.title, columns if vote.rows else (),
              [[row.said, row.name, " · ".join(row.by)] for row in vote.rows],
              (1.5, ACROSS - 5.0, 3.5), vote.said)
        for vote in deck.report.votes
    ]  # fmt: skip
    if deck.report.sections["issue"] and deck.report.voices:
        blocks.append(_voices(deck))
    return blocks


def _voices(deck: Deck) -> Block:
    text = deck.text
    narrow = 0.95 if text.language == "ja" else 1.4
    gaps = [text("lens.and").join(one.missing) for one in deck.report.voices]
    last = 2.4 if any(gaps) else 0
    head = [text("lens.issue"), *heads(text), *([text("lens.gaps")] if last else [])]
    told = [
        [f"{one.issue}（{one.state}）" if one.state else one.issue, *one.cells,
         *([gap] if last else [])]
        for one, gap in zip(deck.report.voices, gaps, strict=True)
    ]  # fmt: skip
    widths = (ACROSS - 5 * narrow - last, *[narrow] * 5, *([last] if last else []))
    return Block(text("lens.title"), head, told, widths, text("lens.note"))


def _fates(deck: Deck) -> list[Block]:
    """What became of every 気づき."""
    text, found = deck.text, deck.report.fates
    if not found:
        return []
    head = [text("fate.words"), text("fate.became_head")]
    rows = [[short(one.words, LONG), one.became] for one in found]
    widths = [ACROSS * part for part in shares([head, *rows], ACROSS * 72 / SMALLEST)]
    notes = "\n".join(one.words for one in found)
    return [Block(text("fate.title"), head, rows, widths, summary(found, text), notes)]


def _weighed(deck: Deck) -> None:
    """The board of effect and effort as shapes beside its table."""
    found = deck.report.weighed
    if found is None:
        return
    notes = "\n".join([found.says, *differences(found, deck.text)])
    parts = weighed_slide.parts(found, deck.text)
    for at, rows in enumerate(parts, 1):
        slide = deck.slide(deck.text("weighed.title") + of(at, len(parts)), notes)
        weighed_slide.draw(slide, found, rows, deck.text)
