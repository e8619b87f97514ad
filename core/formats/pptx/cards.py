"""Slides of cards: figures in a table, notes as many as can be read, promises by sector."""

from collections.abc import Iterator, Sequence
from typing import Any

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
from core.record.entries import Entry, by_sector
from core.text import Text

GRIDS = ((1, 1), (2, 1), (3, 1), (2, 2), (3, 2), (4, 2), (3, 3), (4, 3))
"""Cards of a slide across and down, the largest first."""
APART, LEGIBLE, SMALL = 0.2, 14, 12
"""Inches between cards; points below which what a thing rests on gets a slide of its own, and
below which fewer cards stand on a slide."""
Grid = tuple[int, int]
Told = tuple[str, Entry]
"""A card and of which kind it is."""
GROUND = DOWN - 0.8
"""Where a line under a table begins, below the title."""


def figures(deck: Deck, told: Sequence[Told]) -> None:
    """A table, with its sources under it; the peers and what rests on it in the notes."""
    text, entries = deck.text, [entry for _, entry in told]
    head = [text(f"export.{key}") for key in ("figure", "value", "says")]
    widths = (3.0, 2.0, ACROSS - 5.0)
    every = [(entry, proof) for entry in entries for proof in entry.proofs]
    cells = [[f"{p.title}\n{p.note}", p.value, entry.text] for entry, p in every]
    slides = chunks(cells, widths, DOWN - 0.9, head)
    word = text(f"section.{told[0][0]}")
    for at, rows in enumerate(slides, 1):
        proofs, every = every[: len(rows)], every[len(rows) :]
        notes = [
            line
            for entry, p in proofs
            for line in (f"{p.title}: {p.peers}", *links(entry, text), " · ".join(entry.chips))
        ]
        title = f"{word}　{len(entries)}{of(at, len(slides))}"
        slide = deck.slide(title, "\n".join(notes))
        table(slide, [head, *rows], widths, room=DOWN - 0.9)
        sources = dict.fromkeys(s for _, p in proofs for s in p.source.split(" / "))
        words = text("record.source") + " / ".join(sources)
        text_box(slide, (LEFT, TOP + GROUND, ACROSS, 0.93), [(words, False, SUB)], 11)


def cards(deck: Deck, told: Sequence[Told]) -> None:
    """On as few slides as can be read: words, newest answer, what they rest on, who; all of it in
    the notes. Kinds of which there are few share a slide."""
    kinds, word = [*dict.fromkeys(kind for kind, _ in told)], deck.text
    slides = shared([_lines(deck, one, len(kinds) > 1) for one in told])
    if len(kinds) > 1 and len(slides) > 1:
        for one in kinds:
            cards(deck, [part for part in told if part[0] == one])
        return
    counted = ((kind, sum(kind == one for one, _ in told)) for kind in kinds)
    title = "／".join(f"{word(f'section.{kind}')}　{n}" for kind, n in counted)
    rest = [entry for _, entry in told]
    for at, (grid, size, part) in enumerate(slides, 1):
        notes = "\n\n".join(in_full(entry, word) for entry in rest[: len(part)])
        rest = rest[len(part) :]
        _drawn(deck.slide(title + of(at, len(slides)), notes), grid, size, part)


def _lines(deck: Deck, told: Told, named: bool) -> list[Line]:
    kind = [(deck.text(f"section.{told[0]}"), True, KEY)] if named else []
    return [*kind, *_noted(told[1], deck.text)]


def shared(every: Sequence[Lines]) -> list[tuple[Grid, float, Sequence[Lines]]]:
    """Cards slide by slide, each in the grid in which its letters are largest and can be read: a
    long card does not make the others rare. On as few slides as that asks for, shared out evenly.
    """
    sizes = [{grid: fitting(lines, *_room(*grid), 18) for grid in GRIDS} for lines in every]

    def read(at: int, n: int) -> tuple[float, Grid]:
        """The largest letters of so many cards, and their grid."""
        return max((min(one[grid] for one in sizes[at : at + n]), grid)
                   for grid in GRIDS if grid[0] * grid[1] >= n)  # fmt: skip

    def parted(most: int) -> list[tuple[Grid, float, Sequence[Lines]]]:
        found, at = list[tuple[Grid, float, Sequence[Lines]]](), 0
        while at < len(every):
            some = range(min(most, len(every) - at), 1, -1)
            n = next((n for n in some if read(at, n)[0] >= SMALL), 1)
            size, grid = read(at, n)
            found.append((grid, size, every[at : at + n]))
            at += n
        return found

    most = GRIDS[-1][0] * GRIDS[-1][1]
    fewest = len(parted(most))
    return next(found for found in map(parted, range(1, most + 1)) if len(found) == fewest)


def _drawn(slide: Any, grid: Grid, size: float, told: Sequence[Lines]) -> None:
    columns, (width, height) = grid[0], _room(*grid)
    for at, lines in enumerate(told):
        left = LEFT + at % columns * (width + APART)
        top = TOP + at // columns * (height + APART)
        card(slide, (left, top, width, height), lines, size)


def _room(columns: int, rows: int) -> tuple[float, float]:
    """Inches of a card in such a grid."""
    return (ACROSS - APART * (columns - 1)) / columns, (DOWN - APART * (rows - 1)) / rows


def partners(deck: Deck, told: Sequence[Told]) -> None:
    """A table of all sectors, also those without a promise; links and steps in the notes."""
    text, rows, notes = deck.text, [], list[str]()
    for sector, theirs in by_sector(entry for _, entry in told):
        name = text(f"section.{sector}")
        if not theirs:
            rows.append([name, text("promise.nobody", sector=name), "", ""])
        for entry in theirs:
            rows.append([name, entry.title, entry.text, " · ".join(entry.notes)])
            notes += [entry.title, *(f"{a} {b}" for a, b in entry.history), *links(entry, text)]
            notes += entry.missing
    head = [text(f"promise.{key}") for key in ("sector", "who", "what", "status")]
    first = 1.0 if text.language == "ja" else 1.5
    widths = (first, 3.0, ACROSS - 6.0 - first, 3.0)
    slides = chunks(rows, widths, head=head)
    for at, part in enumerate(slides, 1):
        title = f"{text(f'section.{told[0][0]}')}　{len(told)}{of(at, len(slides))}"
        table(deck.slide(title, "\n".join(notes)), [head, *part], widths)


def links(entry: Entry, text: Text) -> list[str]:
    return [f"{link.kind}{text('record.colon')}{link.words}" for link in entry.links]


def fields(entry: Entry, text: Text) -> list[str]:
    return [f"{label}{text('record.colon')}{value}" for label, value in entry.fields]


def in_full(entry: Entry, text: Text) -> str:
    """All words of a card that its box may have no room for."""
    history = (f"{words} {why}".strip() for words, why in entry.history)
    proofs = (" ".join((p.title, p.value, p.note, p.source)) for p in entry.proofs)
    lines = (entry.title, entry.quote, entry.text, *fields(entry, text), *history, *proofs,
             *links(entry, text))  # fmt: skip
    return "\n".join(filter(None, lines))


def _noted(entry: Entry, text: Text) -> Iterator[Line]:
    """What one of six cards says."""
    yield entry.title, True, INK
    yield entry.quote, True, INK
    yield entry.text, not (entry.title or entry.quote), INK
    for line in fields(entry, text):
        yield line, False, INK
    for told in entry.history[:1]:
        yield " ".join(told), False, INK
    for proof in entry.proofs:
        yield f"■ {proof.title} {proof.value}", False, KEY
    yield " · ".join(entry.chips), False, SUB
    for gap in entry.missing:
        yield gap, False, CAUTION
