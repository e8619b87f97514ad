"""Cards on A4 pages: figures as a table, promises by sector, all others in frames."""

from collections.abc import Iterable, Iterator

from reportlab.lib.pagesizes import A4  # type: ignore[import-untyped]
from reportlab.lib.styles import ParagraphStyle  # type: ignore[import-untyped]
from reportlab.lib.units import mm  # type: ignore[import-untyped]
from reportlab.platypus import CondPageBreak, Spacer  # type: ignore[import-untyped]

from core.charts.course import course
from core.formats.pdf.flow import (
    BODY,
    GAP,
    LINE,
    NAME,
    NOTE,
    PAD,
    STRONG,
    WIDTH,
    Flow,
    Kept,
    drawn,
    grid,
    laid,
    p,
)
from core.record.entries import Entry, Proof, by_sector
from core.text import Text

WHOLE, BEGUN = 75 * mm, 40 * mm
"""A card that is lower stays on one page; with less below it a higher one begins a new page."""


def figures(entries: Iterable[Entry], text: Text) -> Flow:
    heads = [p(text(f"export.{key}"), STRONG) for key in ("figure", "value", "says")]
    rows = [heads]
    for entry in entries:
        for proof in entry.proofs:
            names = [p(proof.title, STRONG), p(proof.note, NOTE)]
            told = [p(entry.text), *_cited(proof, text), p(" · ".join(entry.chips), NOTE)]
            rows.append([names, p(proof.value, STRONG), told])
    return [grid(rows, [44 * mm, 28 * mm, WIDTH - 72 * mm], head=True)]


def _cited(proof: Proof, text: Text) -> Flow:
    flow = [p(text("record.peers") + proof.peers, NOTE)] if proof.peers else []
    return [*flow, p(text("record.source") + proof.source, NOTE)] if proof.source else flow


def cards(entries: Iterable[Entry], text: Text) -> Flow:
    return [part for entry in entries for part in (*_card(entry, text), Spacer(1, 6))]


def _card(entry: Entry, text: Text) -> Flow:
    """A card in a frame; a long one goes on over the next page, so that none stays half empty, and
    begins with more than its name."""
    flow = [p(words, style) for words, style in _lines(entry, text) if words]
    flow[1:1] = _standing(entry, text)
    style = [("BOX", (0, 0), (-1, -1), 0.7, LINE), ("LEFTPADDING", (0, 0), (-1, -1), PAD),
             ("RIGHTPADDING", (0, 0), (-1, -1), PAD), ("TOPPADDING", (0, 0), (-1, -1), 1),
             ("TOPPADDING", (0, 0), (-1, 0), 5), ("BOTTOMPADDING", (0, 0), (-1, -1), 1),
             ("BOTTOMPADDING", (0, -1), (-1, -1), 6)]  # fmt: skip
    framed = laid([[part] for part in flow], [WIDTH], *style)
    high = framed.wrap(WIDTH, A4[1])[1]
    return [Kept([framed])] if high < WHOLE else [CondPageBreak(BEGUN), framed]


def _standing(entry: Entry, text: Text) -> Flow:
    """How a KPI goes: its state and the drawing; what was measured stands in its history."""
    one = entry.standing
    if one is None:
        return []
    flow: Flow = [p("".join(one.said), STRONG)]
    if one.course:
        going = text("kpi.key_going_on") + one.basis if one.basis else ""
        flow += [drawn(course(one.course, text.language)), p(text("kpi.key") + going, NOTE)]
    return flow


def partners(entries: Iterable[Entry], text: Text) -> Flow:
    """Who promised what, sector under sector; one without a promise says so."""
    colon, rows = text("record.colon"), []
    for sector, theirs in by_sector(entries):
        word = text(f"section.{sector}")
        told: Flow = [] if theirs else [p(text("promise.nobody", sector=word), GAP)]
        for entry in theirs:
            told += [p(entry.title, STRONG), p(entry.text), p(" · ".join(entry.notes), NOTE)]
            told += [p(f"　{a} {b}".rstrip(), NOTE) for a, b in entry.history]
            told += [p(f"→ {one.kind}{colon}{one.words}", NOTE) for one in entry.links]
            told += [p(gap, GAP) for gap in entry.missing]
        rows.append([[p(word, STRONG), p(text(f"promise.{sector}"), NOTE)], told])
    return [grid(rows, [32 * mm, WIDTH - 32 * mm], side=True)]


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
    for link in entry.links:
        yield f"→ {link.kind}{colon}{link.words}" if link.words not in cited else "", NOTE
    yield " · ".join(entry.chips), NOTE
    for gap in entry.missing:
        yield gap, GAP
