"""The record as A4 pages with the font inside."""

import io
from collections.abc import Iterable, Iterator
from functools import partial
from typing import Any
from xml.sax.saxutils import escape

from reportlab.lib.colors import HexColor  # type: ignore[import-untyped]
from reportlab.lib.pagesizes import A4, landscape  # type: ignore[import-untyped]
from reportlab.lib.styles import ParagraphStyle  # type: ignore[import-untyped]
from reportlab.lib.units import mm  # type: ignore[import-untyped]
from reportlab.platypus import (  # type: ignore[import-untyped]
    BaseDocTemplate,
    CondPageBreak,
    Frame,
    Image,
    KeepTogether,
    NextPageTemplate,
    PageBreak,
    PageTemplate,
    Paragraph,
    Spacer,
    Table,
    TableStyle,
)

from core.charts import picture
from core.charts.course import course
from core.charts.template import Spec
from core.charts.weighed import board
from core.exports import logic_page
from core.exports.fonts import BOLD, PLAIN, printable, registered
from core.exports.report import Chain, Entry, Proof, Report, by_sector
from core.exports.voices import heads, lacking
from core.exports.weighed import Weighed, columns, differences, lines
from core.text import Text

INK, SUB, KEY, TINT, LINE, CAUTION = map(
    HexColor, ("#1a1a1a", "#4d4d4d", "#0017c1", "#e8f1fe", "#d0d0d0", "#735a00")
)
MARGIN = 15 * mm
WIDTH = A4[0] - 2 * MARGIN
PAD = 8
PICTURE = 480
"""Points across of a drawing, before it is fitted to its card."""
ROOM = 45 * mm
"""A heading with less below it begins a new page."""
_BASE: dict[str, Any] = {"fontName": PLAIN, "wordWrap": "CJK", "textColor": INK}
BODY = ParagraphStyle("body", fontSize=9.5, leading=15, **_BASE)
NOTE = ParagraphStyle("note", BODY, fontSize=8, leading=12, textColor=SUB)
GAP = ParagraphStyle("gap", NOTE, textColor=CAUTION)
STRONG = ParagraphStyle("strong", BODY, fontName=BOLD)
NAME = ParagraphStyle("name", BODY, fontName=BOLD, fontSize=10.5)
HEAD = ParagraphStyle("head", BODY, fontName=BOLD, fontSize=13, leading=19, spaceBefore=12,
                      spaceAfter=6)  # fmt: skip
TITLE = ParagraphStyle("title", BODY, fontName=BOLD, fontSize=18, leading=26)
Flow = list[Any]


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


def _p(words: str, style: ParagraphStyle = BODY) -> Paragraph:
    """Words as they are: signs of markup are only letters."""
    return Paragraph(escape(printable(words)).replace("\n", "<br/>"), style)


def _page(canvas: Any, document: Any, *, report: Report, text: Text) -> None:
    """Head and foot of every page."""
    canvas.saveState()
    canvas.setFont(PLAIN, 7.5)
    canvas.setFillColor(SUB)
    width, height = canvas._pagesize
    top, foot = height - MARGIN + 2, MARGIN - 14
    sample = f"　{text('record.sample')}" if report.sample else ""
    canvas.drawString(MARGIN, top, printable(f"つどい　{report.title}{sample}")[:90])
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
        _p(report.title, TITLE),
        _p(f"{report.area} · {report.held_on} · {report.people}", NOTE),
    ]
    if report.remark:
        flow.append(_p(report.remark, GAP))
    flow.append(_p(text("story.title"), HEAD))
    rows = [[_p(label, STRONG), _p(said)] for label, said in report.story]
    flow.append(_grid(rows, [38 * mm, WIDTH - 38 * mm]))
    if report.before:
        flow.append(_p(text("carry.record"), HEAD))
        flow.extend(_p(f"・{line}") for line in report.before)
    if report.upcoming:
        flow.append(_p(text("kpi.next_title"), HEAD))
        flow.extend(_p(f"・{line}") for line in report.upcoming)
        flow.append(_p(text("kpi.rule"), NOTE))
    chains = [part for chain in report.chains for part in _chain(chain, text)]
    flow += _headed(text("record.trace"), chains or [_p(text("record.no_kpi"))])
    flow.extend(_voices(report, text))
    if report.weighed:
        flow.extend(_weighed(report.weighed, text))
    flow += _logic(report, text)
    for kind, entries in report.sections.items():
        flow.append(CondPageBreak(ROOM))
        draw = {"figure": _figures, "promise": _partners}.get(kind, _cards)
        cards = draw(entries, text) if entries else [_p(text("record.none"))]
        flow += _headed(f"{text(f'section.{kind}')}　{len(entries)}", cards)
    if report.sources:
        flow.append(_p(text("export.sources"), HEAD))
        flow.extend(_p(source, NOTE) for source in report.sources)
    return flow


class Kept(KeepTogether):  # type: ignore[misc]
    """Parts that stay on one page, unless they need more than one."""

    def __init__(self, parts: Flow) -> None:
        super().__init__(parts)
        self.parts = parts


def _headed(words: str, flow: Flow) -> Flow:
    """A heading that goes to the next page with what it stands over."""
    head, first = _p(words, HEAD), flow[0]
    return [Kept([head, *first.parts]), *flow[1:]] if isinstance(first, Kept) else [head, *flow]


def _grid(rows: list[list[Any]], widths: list[float], *more: tuple[Any, ...]) -> Table:
    """A table with thin lines between its rows; it goes on over pages."""
    style = [("VALIGN", (0, 0), (-1, -1), "TOP"), ("LINEBELOW", (0, 0), (-1, -1), 0.5, LINE),
             ("LEFTPADDING", (0, 0), (-1, -1), 4), ("RIGHTPADDING", (0, 0), (-1, -1), 4),
             ("TOPPADDING", (0, 0), (-1, -1), 3),
             ("BOTTOMPADDING", (0, 0), (-1, -1), 4)]  # fmt: skip
    return Table(rows, widths, style=TableStyle([*style, *more]), hAlign="LEFT")


def _chain(chain: Chain, text: Text) -> Flow:
    """From figure to review, step under step, so that long names stay whole."""
    rows: list[list[Any]] = []
    for _, word, names in chain.steps:
        told = [_p(f"・{name}") for name in names] or [_p(text("record.no_step"), GAP)]
        rows.append([_p(f"↓ {word}" if rows else word, STRONG), told])
    tint = ("BACKGROUND", (0, 0), (0, -1), TINT)
    return [Kept([_grid(rows, [32 * mm, WIDTH - 32 * mm], tint)]), Spacer(1, 8)]


def _voices(report: Report, text: Text) -> Flow:
    """Which sector sees which 課題; nothing where that may not be told."""
    if not report.voices:
        return []
    rows = [[_p(word, STRONG) for word in (text("lens.issue"), *heads(text))]]
    for one in report.voices:
        state, missing = (f"（{one.state}）" if one.state else ""), lacking(one, text)
        told = [_p(f"{one.issue}{state}"), *([_p(missing, GAP)] if missing else [])]
        rows.append([told, *map(_p, one.cells)])
    narrow = 15 * mm
    tint = ("BACKGROUND", (0, 0), (-1, 0), TINT)
    table = _grid(rows, [WIDTH - 5 * narrow, *[narrow] * 5], tint)
    table.repeatRows = 1
    return [CondPageBreak(ROOM), _p(text("lens.title"), HEAD), table, _p(text("lens.note"), NOTE)]


def _logic(report: Report, text: Text) -> Flow:
    """The path from what is done to what changes, on pages across; long ones go on."""
    head = _p(f"{text('path.title')}（{text('path.small')}）", HEAD)
    said = [_p(one, NOTE) for one in report.logic.said]
    pictures = logic_page.pictures(report.logic, text)
    if not pictures:
        return [CondPageBreak(ROOM), head, *said]
    before = [
        _p(text("path.earlier_of", n=arrow.number, words=words), NOTE)
        for arrow in report.logic.arrows
        for words in arrow.earlier
    ]
    flow: Flow = [NextPageTemplate("across"), PageBreak(), head, *said, pictures[0]]
    for one in pictures[1:]:
        flow += [PageBreak(), one]
    return [*flow, *before, NextPageTemplate("page"), PageBreak()]


def _figures(entries: Iterable[Entry], text: Text) -> Flow:
    heads = [_p(text(f"export.{key}"), STRONG) for key in ("figure", "value", "says")]
    rows = [heads]
    for entry in entries:
        for proof in entry.proofs:
            names = [_p(proof.title, STRONG), _p(proof.note, NOTE)]
            rows.append([names, _p(proof.value, STRONG), [_p(entry.text), *_cited(proof, text)]])
    tint = ("BACKGROUND", (0, 0), (-1, 0), TINT)
    widths = [44 * mm, 28 * mm, WIDTH - 72 * mm]
    table = _grid(rows, widths, tint)
    table.repeatRows = 1
    return [table]


def _cited(proof: Proof, text: Text) -> Flow:
    flow = [_p(text("record.peers") + proof.peers, NOTE)] if proof.peers else []
    return [*flow, _p(text("record.source") + proof.source, NOTE)] if proof.source else flow


def _cards(entries: Iterable[Entry], text: Text) -> Flow:
    return [part for entry in entries for part in (_card(entry, text), Spacer(1, 6))]


def _card(entry: Entry, text: Text) -> Kept:
    """A card in a frame; one too long for a page goes on over the next."""
    flow = [_p(words, style) for words, style in _lines(entry, text) if words]
    flow[1:1] = _standing(entry, text)
    style = [("BOX", (0, 0), (-1, -1), 0.7, LINE), ("LEFTPADDING", (0, 0), (-1, -1), PAD),
             ("RIGHTPADDING", (0, 0), (-1, -1), PAD), ("TOPPADDING", (0, 0), (-1, -1), 1),
             ("TOPPADDING", (0, 0), (-1, 0), 5), ("BOTTOMPADDING", (0, 0), (-1, -1), 1),
             ("BOTTOMPADDING", (0, -1), (-1, -1), 6)]  # fmt: skip
    framed = Table([[part] for part in flow], [WIDTH], style=TableStyle(style), hAlign="LEFT")
    return Kept([framed])


def _standing(entry: Entry, text: Text) -> Flow:
    """How a KPI goes: its state and the drawing; what was measured stands in its history."""
    one = entry.standing
    if one is None:
        return []
    flow: Flow = [_p("".join(one.said), STRONG)]
    if one.course:
        going = text("kpi.key_going_on") + one.basis if one.basis else ""
        flow += [_drawn(course(one.course, text.language)), _p(text("kpi.key") + going, NOTE)]
    return flow


def _weighed(found: Weighed, text: Text) -> Flow:
    """効果と手間: the board, what it says, and a table."""
    heads = [_p(head, STRONG) for head in columns(found, text)]
    rows = [[_p(str(cell)) for cell in line] for line in lines(found)]
    sector = 24 * mm
    widths = [12 * mm, 0.0, 14 * mm, 14 * mm, 14 * mm, *[sector] * len(found.sectors)]
    widths[1] = WIDTH - sum(widths)
    table = _grid([heads, *rows], widths, ("BACKGROUND", (0, 0), (-1, 0), TINT))
    table.repeatRows = 1
    said = [found.says, *differences(found, text)]
    return [
        Kept(
            [
                _p(text("weighed.title"), HEAD),
                _drawn(board(found.marks, found.says, text.language)),
                *map(_p, said),
            ]
        ),
        table,
        _p(text("weighed.how"), NOTE),
    ]


def _drawn(chart: Spec) -> Image:
    png = io.BytesIO(picture.png(chart, PICTURE))
    drawn = Image(png, hAlign="LEFT")
    across = min(WIDTH - 2 * PAD, PICTURE)
    drawn.drawHeight *= across / drawn.drawWidth
    drawn.drawWidth = across
    return drawn


def _partners(entries: Iterable[Entry], text: Text) -> Flow:
    """Who promised what, sector under sector; one without a promise says so."""
    colon, rows = text("record.colon"), []
    for sector, theirs in by_sector(entries):
        word = text(f"section.{sector}")
        told: Flow = [] if theirs else [_p(text("promise.nobody", sector=word), GAP)]
        for entry in theirs:
            told += [_p(entry.title, STRONG), _p(entry.text), _p(" · ".join(entry.chips[1:]), NOTE)]
            told += [_p(f"　{a} {b}".rstrip(), NOTE) for a, b in entry.history]
            told += [_p(f"→ {kind}{colon}{words}", NOTE) for kind, words in entry.links]
            told += [_p(gap, GAP) for gap in entry.missing]
        rows.append([[_p(word, STRONG), _p(text(f"promise.{sector}"), NOTE)], told])
    tint = ("BACKGROUND", (0, 0), (0, -1), TINT)
    return [_grid(rows, [32 * mm, WIDTH - 32 * mm], tint)]


def _lines(entry: Entry, text: Text) -> Iterator[tuple[str, ParagraphStyle]]:
    """What a card says, from its name to what it lacks.

    The figures it rests on stand with their sources in the table of figures.
    """
    colon = text("record.colon")
    yield entry.title, NAME
    yield entry.quote, STRONG
    yield entry.text, BODY
    for label, value in entry.fields:
        yield f"{label}{colon}{value}", BODY
    for proof in entry.proofs:
        yield f"■ {proof.title} {proof.value}", STRONG
        yield f"{proof.note} {'' if proof.peers else proof.source}".strip(), NOTE
    for words, reason in entry.history:
        yield f"・{words}", BODY
        yield f"　{reason}" if reason else "", NOTE
    cited = {f"{proof.title} {proof.value}" for proof in entry.proofs}
    for kind, words in entry.links:
        yield f"→ {kind}{colon}{words}" if words not in cited else "", NOTE
    yield " · ".join(entry.chips), NOTE
    for gap in entry.missing:
        yield gap, GAP
