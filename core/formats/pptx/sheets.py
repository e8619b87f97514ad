"""Slides of people, use cases and KPIs: what each is beside what it rests on."""

from collections.abc import Iterator, Sequence

from core.formats.pptx.cards import APART, LEGIBLE, SMALL, Told, fields, in_full, links
from core.formats.pptx.course import chart
from core.formats.pptx.deck import Deck
from core.formats.pptx.packed import beside
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
    fitting,
    needed,
)
from core.letters import ems
from core.record.entries import Entry
from core.text import Text

TITLE = 40
"""Letters of a title that stay on one line."""
MOST = 3
"""Sheets beside each other."""
READ, DRAWN, LEAST = 13, 0.66, 0.34
"""Points of what stands over a chart, and which parts of a slide it takes at most and at least."""


def sheets(deck: Deck, told: Sequence[Told]) -> None:
    """What it is and what it rests on: two or three beside each other where they
    fit, else one slide each; what proofs say at length stands behind all cards."""
    text = deck.text
    behind: dict[str, list[str]] = {}
    for some in beside(told, lambda one, n: n <= MOST and _short(one, n, text)):
        long = _sheet(deck, *some[0]) if len(some) == 1 else _together(deck, some)
        for kind, entry in long:
            behind.setdefault(kind, []).extend(_proven(entry))
    colon, proof = text("record.colon"), text("deck.proof")
    deck.behind += [(f"{text(f'section.{kind}')}{colon}{proof}", lines)
                    for kind, lines in behind.items() if lines]  # fmt: skip


def _together(deck: Deck, some: Sequence[Told]) -> list[Told]:
    """Beside each other; those whose proofs say more."""
    text, colon = deck.text, deck.text("record.colon")
    notes = "\n\n".join(
        "\n".join((in_full(entry, text), *entry.chips, *entry.missing)) for _, entry in some
    )
    words = [text(f"section.{kind}") for kind, _ in some]
    title = "／".join(f"{word}{colon}{e.title}" for word, (_, e) in zip(words, some, strict=True))
    if ems(title) > TITLE:
        title = "／".join(dict.fromkeys(words))
    slide = deck.slide(title, notes)
    wide = _wide(len(some))
    for at, one in enumerate(some):
        box = (LEFT + at * (wide + APART), TOP, wide, DOWN)
        card(slide, box, [*_both(one, text)], 16)
    return [one for one in some if any(p.note or p.source for p in one[1].proofs)]


def _both(told: Told, text: Text) -> Iterator[Line]:
    kind, entry = told
    yield f"{text(f'section.{kind}')}{text('record.colon')}{entry.title}", True, KEY
    yield from _told(entry, text)
    yield from _grounds(entry, text, brief=True)


def _wide(count: int) -> float:
    """Inches of one of so many beside each other."""
    return (ACROSS - APART * (count - 1)) / count


def _short(told: Told, count: int, text: Text) -> bool:
    """Whether that part of a slide is enough for it; a KPI with its chart has a whole one."""
    standing = told[1].standing
    drawn = standing is not None and standing.course is not None
    return not drawn and fitting([*_both(told, text)], _wide(count), DOWN, 16) >= SMALL


def _proven(entry: Entry) -> list[str]:
    """What its proofs say at length; of a figure its own slide does."""
    return [f"■ {entry.title}　{p.title} {p.value}\n{p.note}　{p.source}"
            for p in entry.proofs if not p.indicator]  # fmt: skip


def _sheet(deck: Deck, kind: str, entry: Entry) -> list[Told]:
    """One alone, what it rests on to the right; itself where proofs have no room there."""
    text = deck.text
    word, colon = text(f"section.{kind}"), text("record.colon")
    title = f"{word}{colon}{entry.title}" if entry.title else word
    slide = deck.slide(title, "\n".join((in_full(entry, text), *entry.chips, *entry.missing)))
    going = entry.standing
    course = going.course if going else None
    told, grounds = [*_told(entry, text)], [*_grounds(entry, text)]
    crowded = course is None and fitting(grounds, ACROSS * 0.6, DOWN, 16) < LEGIBLE
    if crowded:
        grounds = [*_grounds(entry, text, brief=True)]
    half = (ACROSS - 0.3) * (0.58 if course else share(told, grounds))
    asked = needed([words for words, _, _ in told if words], half - 0.3, READ) + 0.25
    high = min(DOWN * DRAWN, max(DOWN * LEAST, asked)) if course else DOWN
    card(slide, (LEFT, TOP, half, high), told, READ if course else 22)
    if going and course:
        box = (LEFT, TOP + high + 0.1, half, DOWN - high - 0.1)
        chart(slide, box, course, going.basis, text)
    right = (LEFT + half + 0.3, TOP, ACROSS - half - 0.3, DOWN)
    card(slide, right, grounds, 16)
    return [(kind, entry)] if crowded else []


def share(left: Lines, right: Lines) -> float:
    """How much of a slide the left of two cards gets, by what they have to say."""
    one, other = (sum(ems(words) for words, _, _ in lines) + 1 for lines in (left, right))
    return min(0.6, max(0.36, one * 1.6 / (one * 1.6 + other)))


def _told(entry: Entry, text: Text) -> Iterator[Line]:
    """What somebody or something is."""
    yield entry.quote, True, INK
    yield entry.text, not entry.quote, INK
    if entry.standing:
        yield "".join(entry.standing.said), True, INK
    for line in fields(entry, text):
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
    for line in links(entry, text):
        yield line, False, SUB
    yield " · ".join(entry.chips), False, SUB
    for gap in entry.missing:
        yield gap, False, CAUTION
