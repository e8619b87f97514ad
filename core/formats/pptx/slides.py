"""The record as slides of editable shapes: one for each step, person, use case and KPI."""

import io
from collections.abc import Sequence

from core.formats.pptx import path as logic_slide
from core.formats.pptx import weighed as weighed_slide
from core.formats.pptx.cards import GROUND, cards, figures, partners, sheets
from core.formats.pptx.deck import Deck, of
from core.formats.pptx.front import front
from core.formats.pptx.shapes import (
    ACROSS,
    CAUTION,
    DOWN,
    INK,
    LEFT,
    SUB,
    TOP,
    chunks,
    table,
    text_box,
)
from core.record.days import day
from core.record.fates import summary
from core.record.report import Report
from core.record.thread import Thread
from core.record.voices import heads
from core.record.votes import Vote
from core.record.weighed import differences

Rows = Sequence[Sequence[str]]


def pptx(report: Report) -> bytes:
    """Slides from the title over threads and steps to the sources."""
    deck = Deck(report)
    front(deck)
    _title(deck)
    _story(deck)
    deck.grouped(
        [(deck.text(head), [f"・{line}" for line in said]) for head, said in report.lists],
        deck.text("kpi.rule") if "kpi.next_title" in dict(report.lists) else "",
    )
    for thread in report.threads:
        _thread(deck, thread)
    if not report.threads:
        deck.listed(deck.text("record.trace"), [deck.text("record.no_kpi")])
    _logic(deck)
    for vote in report.votes:
        _vote(deck, vote)
    _cards(deck)
    _beside(deck)
    out = io.BytesIO()
    deck.file.save(out)
    return out.getvalue()


def _cards(deck: Deck) -> None:
    """Every kind of card in its form; of which there is none, one slide for all."""
    drawn = {"figure": figures, "persona": sheets, "use_case": sheets, "kpi": sheets,
             "promise": partners}  # fmt: skip
    after = {"insight": _fates, "issue": _voices, "kpi": _weighed}
    for kind, entries in deck.report.sections.items():
        if entries:
            drawn.get(kind, cards)(deck, kind, entries)
        if kind in after:
            after[kind](deck)
    empty = [kind for kind, entries in deck.report.sections.items() if not entries]
    names = [f"・{deck.text(f'section.{kind}')}" for kind in empty]
    if deck.report.sections["issue"] and not deck.report.voices:
        why = deck.text("lens.nothing")
        names.append(f"・{deck.text('lens.title')}{deck.text('record.colon')}{why}")
    if names:
        deck.listed(deck.text("deck.bare"), names)


def _beside(deck: Deck) -> None:
    """What was worked out, what readers wrote, and where the figures are from."""
    report, text = deck.report, deck.text
    for one in report.worksheets:
        first = 3.2
        widths = (first, *[(ACROSS - first) / (len(one.head) - 1)] * (len(one.head) - 1))
        title = f"{text('worksheet.title')}　{one.name}"
        _tables(deck, title, one.rows, widths, "", one.head)
    if report.comments:
        said = [f"「{one.words}」　{one.by}" for one in report.comments]
        deck.listed(text("comment.readers"), said)
    if report.sources:
        deck.listed(text("export.sources"), report.sources, size=14)


def _title(deck: Deck) -> None:
    report = deck.report
    held = day(report.held_on, deck.text)
    lines = [(f"{report.area} · {held}", True, INK), (report.people, False, INK)]
    if report.sample:
        lines.append((deck.text("record.sample"), True, CAUTION))
    if report.remark:
        lines.append((report.remark, False, CAUTION))
    if report.fingerprint:
        said = deck.text("record.fingerprint", sha256=report.fingerprint)
        lines.append((said, False, SUB))
    text_box(deck.slide(deck.text("deck.appendix")), (LEFT, 2.4, ACROSS, 3), lines, 20)


def _story(deck: Deck) -> None:
    slide = deck.slide(deck.text("story.title"))
    table(slide, deck.report.story, (2.6, ACROSS - 2.6), head=False)


def _thread(deck: Deck, thread: Thread) -> None:
    """From figure to review, step under step."""
    text = deck.text
    kpi = next((step.names[0] for step in thread.steps if step.kind == "kpi"), "")
    rows = [[step.word, "\n".join(step.names) or text("record.no_step")] for step in thread.steps]
    title, widths = f"{text('record.trace')}{text('record.colon')}{kpi}", (2.4, ACROSS - 2.4)
    slides = chunks(rows, widths)
    for at, part in enumerate(slides, 1):
        table(deck.slide(title + of(at, len(slides))), part, widths, head=False)


def _logic(deck: Deck) -> None:
    """The path from what is done to what changes; on several slides where it is long."""
    text, whole = deck.text, deck.report.logic
    title = f"{text('path.title')}（{text('path.small')}）　{whole.said[0]}"
    parts = logic_slide.parts_of(whole, text)
    if not parts:
        deck.slide(title)
    for part, drawing in parts:
        logic_slide.draw(deck.slide(title, logic_slide.notes(part, text)), drawing)


def _tables(
    deck: Deck, title: str, rows: Rows, widths: Sequence[float], under: str,
    head: Sequence[str] = (), notes: str = "",
) -> None:  # fmt: skip
    """As many slides as the rows ask for, with a line under each table."""
    slides = chunks(rows, widths, DOWN - 0.9, head) or [[]]
    for at, part in enumerate(slides, 1):
        slide = deck.slide(title + of(at, len(slides)), notes)
        whole = [*([head] if head else []), *part]
        if part:
            table(slide, whole, widths, head=bool(head), room=DOWN - 0.9)
        text_box(slide, (LEFT, TOP + GROUND, ACROSS, 0.8), [(under, False, SUB)], 14)


def _vote(deck: Deck, vote: Vote) -> None:
    """The cards with dots, the most first, and of whom as far as that may be told."""
    rows = [[row.said, row.name, " · ".join(row.by)] for row in vote.rows]
    _tables(deck, vote.title, rows, (1.5, ACROSS - 5.0, 3.5), vote.said)


def _voices(deck: Deck) -> None:
    """Which sector sees which 課題, where it may be told."""
    text, rows = deck.text, deck.report.voices
    if not deck.report.sections["issue"] or not rows:
        return
    head = [text("lens.issue"), *heads(text), text("lens.gaps")]
    narrow = 0.95 if text.language == "ja" else 1.15
    told = [
        [
            f"{one.issue}（{one.state}）" if one.state else one.issue,
            *one.cells,
            text("lens.and").join(one.missing),
        ]
        for one in rows
    ]
    widths = (ACROSS - 5 * narrow - 2.4, *[narrow] * 5, 2.4)
    note = text("lens.note")
    _tables(deck, text("lens.title"), told, widths, note, head, note)


def _fates(deck: Deck) -> None:
    """What became of every 気づき."""
    text, found = deck.text, deck.report.fates
    if not found:
        return
    head = [text("fate.words"), text("fate.became_head")]
    rows = [[one.words, one.became] for one in found]
    widths = (ACROSS * 0.45, ACROSS * 0.55)
    _tables(deck, text("fate.title"), rows, widths, summary(found, text), head)


def _weighed(deck: Deck) -> None:
    """The board of effect and effort as shapes beside its table."""
    found = deck.report.weighed
    if found is None:
        return
    for part in weighed_slide.parts(found):
        notes = "\n".join([found.says, *differences(found, deck.text)])
        slide = deck.slide(deck.text("weighed.title"), notes)
        weighed_slide.draw(slide, found, part, deck.text)
