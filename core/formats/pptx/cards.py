"""Slides of cards: figures in a table, notes by six, people and KPIs alone, promises by sector."""

from collections.abc import Iterator, Sequence

from core.formats.pptx.course import chart
from core.formats.pptx.deck import Deck, of
from core.formats.pptx.shapes import (
    ACROSS,
    CAUTION,
    DOWN,
    INK,
    KEY,
    LEFT,
    SUB,
    TOP,
    Line,
    Lines,
    card,
    chunks,
    fitting,
    table,
    text_box,
)
from core.letters import ems
from core.record.entries import Entry, by_sector
from core.text import Text

CARDS = 6
"""Cards on a slide."""
LEGIBLE = 14
"""Points below which what a thing rests on gets a slide of its own."""
GROUND = DOWN - 0.8
"""Where a line under a table begins, below the title."""


def figures(deck: Deck, kind: str, entries: Sequence[Entry]) -> None:
    """A table, with its sources under it; the peers and what rests on it in the notes."""
    text = deck.text
    head = [text(f"export.{key}") for key in ("figure", "value", "says")]
    widths = (3.0, 2.0, ACROSS - 5.0)
    every = [(entry, proof) for entry in entries for proof in entry.proofs]
    cells = [[f"{p.title}\n{p.note}", p.value, entry.text] for entry, p in every]
    slides = chunks(cells, widths, DOWN - 0.9, head)
    word = text(f"section.{kind}")
    for at, rows in enumerate(slides, 1):
        proofs, every = every[: len(rows)], every[len(rows) :]
        notes = [
            line
            for entry, p in proofs
            for line in (f"{p.title}: {p.peers}", *_links(entry, text), " · ".join(entry.chips))
        ]
        title = f"{word}　{len(entries)}{of(at, len(slides))}"
        slide = deck.slide(title, "\n".join(notes))
        table(slide, [head, *rows], widths, room=DOWN - 0.9)
        sources = dict.fromkeys(s for _, p in proofs for s in p.source.split(" / "))
        words = text("record.source") + " / ".join(sources)
        text_box(slide, (LEFT, TOP + GROUND, ACROSS, 0.8), [(words, False, SUB)], 11)


def cards(deck: Deck, kind: str, entries: Sequence[Entry]) -> None:
    """Six on a slide: words, newest answer, what they rest on, who; all of it in the notes."""
    for part, name in deck.parts(kind, entries, CARDS):
        slide = deck.slide(name, "\n\n".join(_in_full(entry, deck.text) for entry in part))
        width, height = (ACROSS - 0.4) / 3, (DOWN - 0.2) / 2
        told = [[*_noted(entry, deck.text)] for entry in part]
        size = min(fitting(lines, width, height, 15) for lines in told)  # the same on all
        for at, lines in enumerate(told):
            left, top = LEFT + at % 3 * (width + 0.2), TOP + at // 3 * (height + 0.2)
            card(slide, (left, top, width, height), lines, size)


def sheets(deck: Deck, kind: str, entries: Sequence[Entry]) -> None:
    """One slide each: what it is on the left, what it rests on to the right."""
    text = deck.text
    word, colon = text(f"section.{kind}"), text("record.colon")
    for (entry,), name in deck.parts(kind, entries, 1):
        title = f"{word}{colon}{entry.title}" if entry.title else name
        slide = deck.slide(title, "\n".join((_in_full(entry, text), *entry.chips, *entry.missing)))
        going = entry.standing
        course = going.course if going else None
        told, grounds = [*_told(entry, text)], [*_grounds(entry, text)]
        if course is None and fitting(grounds, ACROSS * 0.6, DOWN, 16) < LEGIBLE:
            proven = deck.slide(f"{title}{colon}{text('deck.proof')}", "")
            card(proven, (LEFT, TOP, ACROSS, DOWN), grounds, 16)
            grounds = [*_grounds(entry, text, brief=True)]
        half = (ACROSS - 0.3) * (0.58 if course else share(told, grounds))
        left = (LEFT, TOP, half, DOWN * 0.45 if course else DOWN)
        card(slide, left, told, 22)
        if going and course:
            box = (LEFT, TOP + DOWN * 0.47, half, DOWN * 0.53)
            chart(slide, box, course, going.basis, text)
        right = (LEFT + half + 0.3, TOP, ACROSS - half - 0.3, DOWN)
        card(slide, right, grounds, 16)


def share(left: Lines, right: Lines) -> float:
    """How much of a slide the left of two cards gets, by what they have to say."""
    one, other = (sum(ems(words) for words, _, _ in lines) + 1 for lines in (left, right))
    return min(0.6, max(0.36, one * 1.6 / (one * 1.6 + other)))


def partners(deck: Deck, kind: str, entries: Sequence[Entry]) -> None:
    """A table of all sectors, also those without a promise; links and steps in the notes."""
    text, rows, notes = deck.text, [], list[str]()
    for sector, theirs in by_sector(entries):
        name = text(f"section.{sector}")
        if not theirs:
            rows.append([name, text("promise.nobody", sector=name), "", ""])
        for entry in theirs:
            rows.append([name, entry.title, entry.text, " · ".join(entry.notes)])
            notes += [entry.title, *(f"{a} {b}" for a, b in entry.history), *_links(entry, text)]
            notes += entry.missing
    head = [text(f"promise.{key}") for key in ("sector", "who", "what", "status")]
    widths = (1.0, 3.0, ACROSS - 7.0, 3.0)
    slides = chunks(rows, widths, head=head)
    for at, part in enumerate(slides, 1):
        title = f"{text(f'section.{kind}')}　{len(entries)}{of(at, len(slides))}"
        table(deck.slide(title, "\n".join(notes)), [head, *part], widths)


def _links(entry: Entry, text: Text) -> list[str]:
    return [f"{link.kind}{text('record.colon')}{link.words}" for link in entry.links]


def _fields(entry: Entry, text: Text) -> list[str]:
    return [f"{label}{text('record.colon')}{value}" for label, value in entry.fields]


def _in_full(entry: Entry, text: Text) -> str:
    """All words of a card that its box may have no room for."""
    history = (f"{words} {why}".strip() for words, why in entry.history)
    proofs = (" ".join((p.title, p.value, p.note, p.source)) for p in entry.proofs)
    lines = (entry.title, entry.quote, entry.text, *_fields(entry, text), *history, *proofs,
             *_links(entry, text))  # fmt: skip
    return "\n".join(filter(None, lines))


def _noted(entry: Entry, text: Text) -> Iterator[Line]:
    """What one of six cards says."""
    yield entry.title, True, INK
    yield entry.quote, True, INK
    yield entry.text, not (entry.title or entry.quote), INK
    for line in _fields(entry, text):
        yield line, False, INK
    for told in entry.history[:1]:
        yield " ".join(told), False, INK
    for proof in entry.proofs:
        yield f"■ {proof.title} {proof.value}", False, KEY
    yield " · ".join(entry.chips), False, SUB
    for gap in entry.missing:
        yield gap, False, CAUTION


def _told(entry: Entry, text: Text) -> Iterator[Line]:
    """What somebody or something is."""
    yield entry.quote, True, INK
    yield entry.text, not entry.quote, INK
    if entry.standing:
        yield "".join(entry.standing.said), True, INK
    for line in _fields(entry, text):
        yield line, False, INK


def _grounds(entry: Entry, text: Text, *, brief: bool = False) -> Iterator[Line]:
    """What it rests on, and how it came to be so; `brief`: without what proofs say at length."""
    for words, why in entry.history:
        yield words, True, INK
        yield why, False, INK
    for proof in entry.proofs:
        yield f"■ {proof.title} {proof.value}", True, KEY
        if not brief:
            yield proof.note, False, INK
            yield proof.source, False, SUB
    for line in _links(entry, text):
        yield line, False, SUB
    yield " · ".join(entry.chips), False, SUB
    for gap in entry.missing:
        yield gap, False, CAUTION
