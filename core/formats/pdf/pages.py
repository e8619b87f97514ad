"""The record as A4 pages with the font inside."""

from typing import Any

from reportlab.lib.pagesizes import A4, landscape  # type: ignore[import-untyped]
from reportlab.lib.units import mm  # type: ignore[import-untyped]
from reportlab.platypus import (  # type: ignore[import-untyped]
    CondPageBreak,
    NextPageTemplate,
    PageBreak,
    Spacer,
)

from core.charts.weighed import board
from core.formats.columns import shares
from core.formats.pdf import path as logic_page
from core.formats.pdf.cards import cards, figures, partners
from core.formats.pdf.file import Size, flowing, frame, numbered, running
from core.formats.pdf.flow import (
    BODY,
    GAP,
    HEAD,
    MARGIN,
    NAME,
    NOTE,
    ROOM,
    STRONG,
    TITLE,
    WIDTH,
    Flow,
    Kept,
    drawn,
    grid,
    headed,
    p,
)
from core.formats.pdf.tags import Tagged
from core.record.days import day
from core.record.fates import Fate, summary
from core.record.report import Report
from core.record.thread import Thread
from core.record.voices import heads, lacking
from core.record.votes import Vote
from core.record.weighed import Weighed, brief, differences
from core.record.worksheets import Worksheet
from core.text import Text

BOARD, SMALL, LOW, COLUMNS = 210, 7.5, 40 * mm, 6
"""Points across of the board of effect and effort; letters around the page; a worksheet with less
below its name begins a new page; columns of a worksheet beside each other."""


def pdf(report: Report) -> bytes:
    """A4 pages: the record in five sentences, its chains, then every card; with bookmarks."""
    text = Text(report.language)
    pages = [frame("page", A4, MARGIN, 0, 8), frame("across", landscape(A4), MARGIN, 0, 8)]
    sample = f"　{text('record.sample')}" if report.sample else ""
    head, foot = f"つどい　{report.title}{sample}"[:90], text("record.footer", day=report.day)

    def above(canvas: Tagged, size: Size) -> None:
        running(canvas, MARGIN, size[1] - MARGIN + 2, head, SMALL)

    def below(canvas: Tagged, size: Size) -> None:
        running(canvas, MARGIN, MARGIN - 14, foot, SMALL)
        numbered(canvas, size[0] - MARGIN, MARGIN - 14, SMALL)

    name = (report.title, report.area, report.language)
    return flowing(_story(report, text), pages, *name, above, below)


def _story(report: Report, text: Text) -> Flow:
    flow: Flow = [
        p(report.title, TITLE),
        p(f"{report.area} · {day(report.held_on, text)} · {report.people}", NOTE),
    ]
    if report.remark:
        flow.append(p(report.remark, GAP))
    flow.append(p(text("story.title"), HEAD))
    rows = [[p(label, STRONG), p(said)] for label, said in report.story]
    flow.append(grid(rows, [38 * mm, WIDTH - 38 * mm], side=True))
    for head, said in report.lists:
        flow.append(p(text(head), HEAD))
        flow.extend(p(f"・{line}") for line in said)
    threads = [part for thread in report.threads for part in _thread(thread, text)]
    flow += headed(text("record.trace"), threads or [p(text("record.no_kpi"))])
    path, across = _path(report, text)
    flow += [] if across else path
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
    flow += _worksheets(report, text)
    if report.comments:
        flow.append(p(text("comment.readers"), HEAD))
        flow.extend(part for one in report.comments for part in (p(one.words), p(one.by, NOTE)))
    if report.sources:
        flow.append(p(text("export.sources"), HEAD))
        flow.extend(p(source, NOTE) for source in report.sources)
    if report.fingerprint:
        flow.append(p(text("record.fingerprint", sha256=report.fingerprint), NOTE))
    return [*flow, *(path if across else [])]


def _worksheets(report: Report, text: Text) -> Flow:
    """What was worked out, a heading over all."""
    if not report.worksheets:
        return []
    sheets = [flow for one in report.worksheets for part in one.parts(COLUMNS)
              for flow in _worksheet(part)]  # fmt: skip
    return [CondPageBreak(ROOM), p(text("worksheet.title"), HEAD), *sheets]


def _worksheet(one: Worksheet) -> Flow:
    """Its name over its table."""
    rows = [[p(word, STRONG) for word in one.head]]
    rows += [[p(row[0], STRONG), *(p(cell or "–") for cell in row[1:])] for row in one.rows]
    parts = shares([one.head, *one.rows], WIDTH / BODY.fontSize)
    table = grid(rows, [WIDTH * part for part in parts], head=True, side=True)
    return [CondPageBreak(LOW), p(one.name, NAME), table, Spacer(1, 8)]


def _thread(thread: Thread, text: Text) -> Flow:
    """From figure to review, step under step, so that long names stay whole."""
    rows: list[list[Any]] = []
    for step in thread.steps:
        told = [p(f"・{name}") for name in step.names] or [p(text("record.no_step"), GAP)]
        rows.append([p(f"↓ {step.word}" if rows else step.word, STRONG), told])
    return [grid(rows, [32 * mm, WIDTH - 32 * mm], side=True), Spacer(1, 8)]


def _vote(vote: Vote, text: Text) -> Flow:
    """The cards with dots, the most first, and of whom as far as that may be told."""
    rows = [[p(text(key), STRONG) for key in ("export.votes", "export.words", "promise.sector")]]
    rows += [[p(row.said, STRONG), p(row.name), p(" · ".join(row.by), NOTE)] for row in vote.rows]
    dots, by = 22 * mm, 50 * mm
    table = [grid(rows, [dots, WIDTH - dots - by, by], head=True)] if vote.rows else []
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
    narrow = (15 if text.language == "ja" else 23) * mm
    table = grid(rows, [WIDTH - 5 * narrow, *[narrow] * 5], head=True)
    return [*head, table, p(text("lens.note"), NOTE)]


def _fates(found: tuple[Fate, ...], text: Text) -> Flow:
    """What became of every 気づき; over as many pages as it takes."""
    if not found:
        return []
    rows = [[p(text("fate.words"), STRONG), p(text("fate.became_head"), STRONG)]]
    rows += [[p(one.words), p(one.became, BODY if one.used else GAP)] for one in found]
    table = grid(rows, [WIDTH * 0.45, WIDTH * 0.55], head=True)
    head = [CondPageBreak(ROOM), p(text("fate.title"), HEAD), p(summary(found, text))]
    return [*head, table]


def _path(report: Report, text: Text) -> tuple[Flow, bool]:
    """The path from what is done to what changes, and whether it needs pages across."""
    head = p(f"{text('path.title')}（{text('path.small')}）", HEAD)
    said = [p(one, NOTE) for one in report.logic.said]
    pictures = logic_page.pictures(report.logic, text)
    if not pictures:
        return [CondPageBreak(ROOM), head, *said], False
    before = [
        p(text("path.earlier_of", n=arrow.number, words=words), NOTE)
        for arrow in report.logic.arrows
        for words in arrow.earlier
    ]
    if low := logic_page.small(report.logic, text):
        return [Kept([head, *said, Spacer(1, 4), low]), *before], False
    flow: Flow = [NextPageTemplate("across"), PageBreak(), head, *said, pictures[0]]
    for one in pictures[1:]:
        flow += [PageBreak(), one]
    return [*flow, *before], True


def _weighed(found: Weighed, text: Text) -> Flow:
    """効果と手間: the board, what it says, and a table."""
    heads, *rows = brief(found, text)
    cells = [[p(head, STRONG) for head in heads], *([*map(p, row)] for row in rows)]
    everybody, sector = (24 * mm, 15 * mm) if text.language == "ja" else (26 * mm, 20 * mm)
    widths = [12 * mm, 0.0, everybody, *[sector] * len(found.sectors)]
    widths[1] = WIDTH - sum(widths)
    table = grid(cells, widths, head=True)
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
