"""The record as A4 pages with the font inside."""

import io
from functools import partial
from typing import Any

from reportlab.lib.pagesizes import A4, landscape  # type: ignore[import-untyped]
from reportlab.lib.units import mm  # type: ignore[import-untyped]
from reportlab.platypus import (  # type: ignore[import-untyped]
    BaseDocTemplate,
    CondPageBreak,
    Frame,
    NextPageTemplate,
    PageBreak,
    PageTemplate,
    Paragraph,
    Spacer,
)

from core.charts.weighed import board
from core.formats.fonts import PLAIN, draw, registered
from core.formats.pdf import path as logic_page
from core.formats.pdf.cards import cards, figures, partners
from core.formats.pdf.flow import (
    BODY,
    GAP,
    HEAD,
    MARGIN,
    NAME,
    NOTE,
    ROOM,
    STRONG,
    SUB,
    TINT,
    TITLE,
    WIDTH,
    Flow,
    Kept,
    drawn,
    grid,
    headed,
    p,
)
from core.record.days import day
from core.record.fates import Fate, summary
from core.record.report import Report
from core.record.thread import Thread
from core.record.voices import heads, lacking
from core.record.votes import Vote
from core.record.weighed import Weighed, columns, differences, lines
from core.record.worksheets import Worksheet
from core.text import Text

BOARD = 210
"""Points across of the board of effect and effort."""


def pdf(report: Report) -> bytes:
    """A4 pages: the record in five sentences, its chains, then every card; with bookmarks."""
    registered()
    text = Text(report.language)
    out = io.BytesIO()
    frame = Frame(MARGIN, MARGIN, WIDTH, A4[1] - 2 * MARGIN - 8, 0, 0, 0, 0)
    document = BaseDocTemplate(
        out, pagesize=A4, title=report.title, author="つどい", subject=report.area,
        lang=report.language, invariant=1,
    )  # fmt: skip
    page = PageTemplate("page", [frame], onPage=partial(_page, report=report, text=text))
    wide = Frame(MARGIN, MARGIN, A4[1] - 2 * MARGIN, A4[0] - 2 * MARGIN - 8, 0, 0, 0, 0)
    across = PageTemplate("across", [wide], page.onPage, pagesize=landscape(A4))
    document.addPageTemplates([page, across])
    document.afterFlowable = partial(_bookmark, document)
    document.build(_story(report, text))
    return out.getvalue()


def _page(canvas: Any, document: Any, *, report: Report, text: Text) -> None:
    """Head and foot of every page."""
    canvas.saveState()
    canvas.setFont(PLAIN, 7.5)
    canvas.setFillColor(SUB)
    width, height = canvas._pagesize
    top, foot = height - MARGIN + 2, MARGIN - 14
    sample = f"　{text('record.sample')}" if report.sample else ""
    draw(canvas, MARGIN, top, f"つどい　{report.title}{sample}"[:90], PLAIN, 7.5)
    canvas.drawRightString(width - MARGIN, foot, str(canvas.getPageNumber()))
    canvas.drawString(MARGIN, foot, text("record.footer", day=report.day))
    canvas.restoreState()


def _bookmark(document: Any, flowable: Any) -> None:
    """Headings are bookmarks."""
    if isinstance(flowable, Paragraph) and flowable.style is HEAD:
        key = f"h{document.page}-{flowable.getPlainText()}"
        document.canv.bookmarkPage(key)
        document.canv.addOutlineEntry(flowable.getPlainText(), key)


def _story(report: Report, text: Text) -> Flow:
    flow: Flow = [
        p(report.title, TITLE),
        p(f"{report.area} · {day(report.held_on, text)} · {report.people}", NOTE),
    ]
    if report.remark:
        flow.append(p(report.remark, GAP))
    flow.append(p(text("story.title"), HEAD))
    rows = [[p(label, STRONG), p(said)] for label, said in report.story]
    flow.append(grid(rows, [38 * mm, WIDTH - 38 * mm]))
    for head, said in report.lists:
        flow.append(p(text(head), HEAD))
        flow.extend(p(f"・{line}") for line in said)
    threads = [part for thread in report.threads for part in _thread(thread, text)]
    flow += headed(text("record.trace"), threads or [p(text("record.no_kpi"))])
    flow += [part for vote in report.votes for part in _vote(vote, text)]
    flow.extend(_voices(report, text))
    flow.extend(_fates(report.fates, text))
    if report.weighed:
        flow.extend(_weighed(report.weighed, text))
    for kind, entries in report.sections.items():
        if entries:
            flow.append(CondPageBreak(ROOM))
            draw = {"figure": figures, "promise": partners}.get(kind, cards)
            flow += headed(f"{text(f'section.{kind}')}　{len(entries)}", draw(entries, text))
    if empty := [text(f"section.{kind}") for kind, of in report.sections.items() if not of]:
        named = text("lens.and").join(empty)
        flow.append(p(f"{text('deck.bare')}{text('record.colon')}{named}", NOTE))
    sheets = [part for one in report.worksheets for part in _worksheet(one)]
    flow += headed(text("worksheet.title"), sheets) if sheets else []
    if report.comments:
        flow.append(p(text("comment.readers"), HEAD))
        flow.extend(part for one in report.comments for part in (p(one.words), p(one.by, NOTE)))
    if report.sources:
        flow.append(p(text("export.sources"), HEAD))
        flow.extend(p(source, NOTE) for source in report.sources)
    if report.fingerprint:
        flow.append(p(text("record.fingerprint", sha256=report.fingerprint), NOTE))
    return [*flow, *_logic(report, text)]


def _worksheet(one: Worksheet) -> Flow:
    """Its name over its table."""
    rows = [[p(word, STRONG) for word in one.head]]
    rows += [[p(row[0], STRONG), *(p(cell or "–") for cell in row[1:])] for row in one.rows]
    first = WIDTH * 0.3
    rest = (WIDTH - first) / (len(one.head) - 1)
    tint = ("BACKGROUND", (0, 0), (-1, 0), TINT)
    table = grid(rows, [first, *[rest] * (len(one.head) - 1)], tint)
    table.repeatRows = 1
    return [CondPageBreak(ROOM), p(one.name, NAME), table, Spacer(1, 8)]


def _thread(thread: Thread, text: Text) -> Flow:
    """From figure to review, step under step, so that long names stay whole."""
    rows: list[list[Any]] = []
    for step in thread.steps:
        told = [p(f"・{name}") for name in step.names] or [p(text("record.no_step"), GAP)]
        rows.append([p(f"↓ {step.word}" if rows else step.word, STRONG), told])
    tint = ("BACKGROUND", (0, 0), (0, -1), TINT)
    return [grid(rows, [32 * mm, WIDTH - 32 * mm], tint), Spacer(1, 8)]


def _vote(vote: Vote, text: Text) -> Flow:
    """The cards with dots, the most first, and of whom as far as that may be told."""
    rows = [[p(row.said, STRONG), p(row.name), p(" · ".join(row.by), NOTE)] for row in vote.rows]
    dots, by = 22 * mm, 50 * mm
    table = [grid(rows, [dots, WIDTH - dots - by, by])] if rows else []
    return [CondPageBreak(ROOM), p(vote.title, HEAD), p(vote.said), *table]


def _voices(report: Report, text: Text) -> Flow:
    """Which sector sees which 課題, or that it may not be told."""
    if not report.sections["issue"]:
        return []
    head = [CondPageBreak(ROOM), p(text("lens.title"), HEAD)]
    if not report.voices:
        return [*head, p(text("lens.nothing"), NOTE)]
    rows = [[p(word, STRONG) for word in (text("lens.issue"), *heads(text))]]
    for one in report.voices:
        state, missing = (f"（{one.state}）" if one.state else ""), lacking(one, text)
        told = [p(f"{one.issue}{state}"), *([p(missing, GAP)] if missing else [])]
        rows.append([told, *map(p, one.cells)])
    narrow = 15 * mm
    tint = ("BACKGROUND", (0, 0), (-1, 0), TINT)
    table = grid(rows, [WIDTH - 5 * narrow, *[narrow] * 5], tint)
    table.repeatRows = 1
    return [*head, table, p(text("lens.note"), NOTE)]


def _fates(found: tuple[Fate, ...], text: Text) -> Flow:
    """What became of every 気づき; over as many pages as it takes."""
    if not found:
        return []
    rows = [[p(text("fate.words"), STRONG), p(text("fate.became_head"), STRONG)]]
    rows += [[p(one.words), p(one.became, BODY if one.used else GAP)] for one in found]
    tint = ("BACKGROUND", (0, 0), (-1, 0), TINT)
    table = grid(rows, [WIDTH * 0.45, WIDTH * 0.55], tint)
    table.repeatRows = 1
    head = [CondPageBreak(ROOM), p(text("fate.title"), HEAD), p(summary(found, text))]
    return [*head, table]


def _logic(report: Report, text: Text) -> Flow:
    """The path from what is done to what changes, on pages across; long ones go on."""
    head = p(f"{text('path.title')}（{text('path.small')}）", HEAD)
    said = [p(one, NOTE) for one in report.logic.said]
    pictures = logic_page.pictures(report.logic, text)
    if not pictures:
        return [CondPageBreak(ROOM), head, *said]
    before = [
        p(text("path.earlier_of", n=arrow.number, words=words), NOTE)
        for arrow in report.logic.arrows
        for words in arrow.earlier
    ]
    flow: Flow = [NextPageTemplate("across"), PageBreak(), head, *said, pictures[0]]
    for one in pictures[1:]:
        flow += [PageBreak(), one]
    return [*flow, *before]


def _weighed(found: Weighed, text: Text) -> Flow:
    """効果と手間: the board, what it says, and a table."""
    heads = [p(head, STRONG) for head in columns(found, text)]
    rows = [[p(str(cell)) for cell in line] for line in lines(found)]
    sector = 24 * mm
    widths = [12 * mm, 0.0, 14 * mm, 14 * mm, 14 * mm, *[sector] * len(found.sectors)]
    widths[1] = WIDTH - sum(widths)
    table = grid([heads, *rows], widths, ("BACKGROUND", (0, 0), (-1, 0), TINT))
    table.repeatRows = 1
    said = [found.says, *differences(found, text)]
    return [
        Kept(
            [
                p(text("weighed.title"), HEAD),
                drawn(board(found.marks, found.says, text.language), BOARD),
                *map(p, said),
            ]
        ),
        table,
        p(text("weighed.how"), NOTE),
    ]
