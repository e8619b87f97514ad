"""How a noun is named where another one points to it: which nouns there are is asked here only."""

from collections.abc import Iterator
from dataclasses import dataclass

from core.text import Text
from core.workshop.cards import label
from core.workshop.chain import Chain, chain
from core.workshop.model import Workshop
from core.workshop.noun import NOUNS, TABLES, Noun, Table

__all__ = ["chain", "kind_of", "kinds", "links", "neighbours", "stated", "tables", "verdict"]


@dataclass(frozen=True)
class Link:
    """What a card is tied to: how it is, and in which words."""

    kind: str
    words: str
    to: str


def tables() -> tuple[Table, ...]:
    """All nouns from the first of the chain to the last, as the workshop keeps them."""
    return tuple(TABLES)


def kind_of(table: str) -> str:
    """The name of a table's cards."""
    return NOUNS[table].one


def kinds() -> tuple[str, ...]:
    """The names of all cards, in the order of `tables`."""
    return tuple(map(kind_of, tables()))


def neighbours(found: Chain, key: str) -> Iterator[Noun]:
    """All that is tied to a noun, before and after it."""
    yield from found.back.get(key, ())
    yield from found.forth.get(key, ())


def links(workshop: Workshop, noun: Noun, text: Text) -> tuple[Link, ...]:
    """What a noun is tied to, what is before it first."""
    found = chain(workshop)
    ties = [(tie, "leading") for tie in found.back.get(noun.id, ())]
    ties += [(tie, "lagging") for tie in found.forth.get(noun.id, ())]
    return tuple(
        Link(
            text(f"field.{way}" if other.table == noun.table else f"section.{other.one}"),
            stated(other, text),
            other.id,
        )
        for other, way in ties
    )


def stated(noun: Noun, text: Text) -> str:
    """A noun's short name, with what is known of it."""
    words, state = label(noun, text.language), verdict(noun, text)
    return text("record.stated", words=words, state=state) if state else words


def verdict(noun: Noun, text: Text) -> str:
    """What is known of a 課題; "" of others, and before anybody was asked."""
    return "".join(text.of(chip["words"]) for chip in noun.linked())
