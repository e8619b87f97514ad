"""How everything hangs together: the cards in the columns of the chain, and what is tied to what.

Where there are many, those on the leading chain come first and the rest is counted.
"""

from dataclasses import dataclass

from core.record.course import amount
from core.record.leading import Leading, Sections, behind, leading
from core.record.ties import chain, neighbours, tables
from core.text import Text
from core.workshop.acts.tally import opened
from core.workshop.card import plain
from core.workshop.cards import baseline
from core.workshop.model import Workshop
from core.workshop.noun import Noun
from core.workshop.nouns.figures import Figure
from core.workshop.nouns.kpis import Kpi
from core.workshop.nouns.personas import Persona

ROWS = 3
"""Cards in a column; what is more is counted below."""
COLUMNS = ("figure", "insight", "issue", "persona", "use_case", "kpi")


@dataclass(frozen=True)
class Node:
    """One card.

    Attributes:
        column: from 0; row: from 0 at the top.
        thread: the nodes that light up with it; it is one of them.
        lit: on the leading chain. bare: nothing it should rest on is tied to it yet.
    """

    key: str
    column: int
    row: int
    title: str
    note: str
    thread: tuple[str, ...]
    lit: bool = False
    end: bool = False
    bare: bool = False


@dataclass(frozen=True)
class Graph:
    """Attributes:
    heads: of the columns. more: what each column has besides, as words; "" for none.
    ties: pairs of nodes, the earlier first.
    """

    heads: tuple[str, ...]
    nodes: tuple[Node, ...]
    ties: tuple[tuple[str, str], ...]
    more: tuple[str, ...]


def graph(workshop: Workshop, sections: Sections, text: Text) -> Graph:
    """Of what everybody sees."""
    found = leading(workshop, sections)
    columns = _columns(workshop, found, sections)
    shown = {one.id: column for column, nouns in enumerate(columns) for one in nouns}
    nodes = tuple(
        _node(workshop, one, (column, row), {*shown}, found, text)
        for column, nouns in enumerate(columns)
        for row, one in enumerate(nouns)
    )
    ties = chain(workshop)
    pairs = {
        (key, other.id) if shown[key] < shown[other.id] else (other.id, key)
        for key in shown
        for other in neighbours(ties, key)
        if other.id in shown and abs(shown[other.id] - shown[key]) == 1
    }
    rest = [len(sections[kind]) - len(nouns) for kind, nouns in zip(COLUMNS, columns, strict=True)]
    return Graph(
        tuple(text(f"graph.{kind}") for kind in COLUMNS),
        nodes,
        tuple(sorted(pairs)),
        tuple(text("graph.more", n=n) if n else "" for n in rest),
    )


def _columns(workshop: Workshop, found: Leading, sections: Sections) -> list[list[Noun]]:
    """The first cards of every column, from the last column back, so that what leads to a card
    that is shown is shown before others; each beside what it is tied to."""
    ties, dots = chain(workshop), opened(workshop)
    columns: list[list[Noun]] = []
    after: list[str] = []

    def weight(noun: Noun) -> tuple[bool, bool, int, int, int]:
        votes = sum(one.dots for one in dots.get(noun.id, ()))
        near = sum(one.id in after for one in neighbours(ties, noun.id))
        return noun is not found.end, noun.id not in workshop.chosen, -votes, -near, noun.seq

    def place(noun: Noun) -> float:
        at = [after.index(one.id) for one in neighbours(ties, noun.id) if one.id in after]
        return sum(at) / len(at) if at else ROWS

    for kind in reversed(COLUMNS):
        every = [noun for one in sections[kind] if (noun := workshop.noun(one.key)) is not None]
        ranked = sorted(every, key=weight)
        mine = [one for one in ranked if one.id in found.keys]
        others = [one for one in ranked if one.id not in found.keys]
        kept = mine[: max(ROWS - 1, ROWS - len(others))]
        shown = [*kept, *others[: ROWS - len(kept)]]
        shown.sort(key=lambda one: (one is not found.end, one.id not in found.keys, place(one)))
        columns.insert(0, shown)
        after = [one.id for one in shown]
    return columns


def _node(
    workshop: Workshop,
    noun: Noun,
    at: tuple[int, int],
    shown: set[str],
    found: Leading,
    text: Text,
) -> Node:
    return Node(
        key=noun.id,
        column=at[0],
        row=at[1],
        title=_title(noun, text),
        note=_note(workshop, noun, text),
        thread=tuple(sorted(_thread(workshop, noun) & shown)),
        lit=noun.id in found.keys,
        end=noun is found.end,
        bare=at[0] > 0 and not chain(workshop).back.get(noun.id),
    )


def _thread(workshop: Workshop, noun: Noun) -> set[str]:
    """All that it came from, and all that came from it."""
    ties, order = chain(workshop), tables()
    reached = {noun.id}
    for table in order[order.index(noun.table) + 1 :]:
        reached |= {
            one.id for key in reached for one in neighbours(ties, key) if one.table == table
        }
    return reached | behind(workshop, noun)


def _title(noun: Noun, text: Text) -> str:
    if isinstance(noun, Figure):
        return text.of({"ja": noun.title_ja, "en": noun.title_en})
    words = getattr(noun, "title", "") or getattr(noun, "name", "") or getattr(noun, "text", "")
    return str(words)


def _note(workshop: Workshop, noun: Noun, text: Text) -> str:
    """What is known of it in a word or two; "" where there is nothing."""
    if isinstance(noun, Figure):
        return text.of(noun.label()).removeprefix(_title(noun, text)).strip()
    if isinstance(noun, Kpi):
        target = amount(plain(noun.now.target), noun, text)
        base = baseline(workshop, noun)
        if noun.stopped:
            return text("field.stopped")
        aim = text("graph.aim", base=base, target=target) if base else target
        chosen = text("graph.chosen") if noun.id in workshop.chosen else ""
        return text("graph.and").join(filter(None, (aim, chosen)))
    if isinstance(noun, Persona):
        return text("graph.asked") if noun.heard else ""
    dots = sum(one.dots for one in opened(workshop).get(noun.id, ()))
    verdict = "".join(text.of(chip["words"]) for chip in noun.linked())
    chosen = text("graph.chosen") if noun.id in workshop.chosen else ""
    said = (text("graph.dots", n=dots) if dots else "", verdict, chosen)
    return text("graph.and").join(filter(None, said))
