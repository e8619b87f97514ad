"""The cards of a record in words of one language: one for every noun that everybody sees."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from core.clock import today
from core.record.course import Standing, standing
from core.record.ties import Link, kind_of, links, tables
from core.stats.package import Package
from core.text import Text
from core.workshop.acts.editing import Table
from core.workshop.acts.tally import counts
from core.workshop.card import Card, Evidence, View, Words
from core.workshop.model import Workshop
from core.workshop.noun import VOTES, Noun
from core.workshop.nouns.figures import Figure
from core.workshop.nouns.kpis import Kpi
from core.workshop.nouns.personas import Persona
from core.workshop.nouns.promises import Promise
from core.workshop.people import SECTORS, Sector

Cell = str | float | int | None
Numbers = dict[str, Cell]


@dataclass(frozen=True)
class Proof:
    """A figure or a case as it was cited; `indicator`: of a published figure; `first`: how a long
    `note` begins, `more` how it goes on; `counted`: how `source` begins where it says how too."""

    title: str
    value: str
    note: str
    peers: str
    source: str
    indicator: str = ""
    first: str = ""
    more: str = ""
    counted: str = ""

    @property
    def cited(self) -> str:
        """Where it is from, without how it was counted."""
        return self.source.removeprefix(self.counted).strip()


@dataclass(frozen=True)
class Entry:
    """One card in words.

    Attributes:
        fields: label and value, without those the card says anyway.
        history: editions and answers, newest first: what was decided, and why.
        who: whose it is, as far as that is told; `notes`: how it stands.
        links: what it is tied to.
        missing: what it still lacks.
        numbers: label and number, for tables that are computed with.
        standing: how a KPI goes.
        sector: of a promise, whose it is.
    """

    key: str
    kind: str
    title: str
    quote: str
    text: str
    fields: tuple[tuple[str, str], ...]
    proofs: tuple[Proof, ...]
    history: tuple[tuple[str, str], ...]
    who: tuple[str, ...]
    links: tuple[Link, ...]
    missing: tuple[str, ...]
    notes: tuple[str, ...] = ()
    numbers: tuple[tuple[str, Cell], ...] = ()
    standing: Standing | None = None
    sector: Sector | None = None

    @property
    def chips(self) -> tuple[str, ...]:
        """Whose it is and how it stands."""
        return self.who + self.notes

    @property
    def said(self) -> str:
        """What a sentence calls it."""
        return self.quote or self.title or self.text


def sections(
    workshop: Workshop, view: View, text: Text, package: Package | None
) -> dict[str, tuple[Entry, ...]]:
    """Entries of every kind of card, in the order in which they were made.

    Args:
        view: the cards as everybody sees them: how a noun puts itself in words.
    """
    return {
        kind_of(table): tuple(
            _entry(table, noun, view[noun.id], workshop, text, package)
            for noun in sorted(workshop.seen(table).values(), key=lambda one: one.seq)
        )
        for table in tables()
    }


def by_sector(entries: Iterable[Entry]) -> list[tuple[Sector, list[Entry]]]:
    """Promises of each sector, also of those that have made none."""
    found: dict[Sector, list[Entry]] = {sector: [] for sector in SECTORS}
    for entry in entries:
        if entry.sector:
            found[entry.sector].append(entry)
    return list(found.items())


def _entry(
    table: Table, noun: Noun, card: Card, workshop: Workshop, text: Text, package: Package | None
) -> Entry:
    def of(words: Words | None) -> str:
        return text.of(words) if words else ""

    people = [chip for chip in card["chips"] if "words" not in chip]
    notes = [chip for chip in card["chips"] if "words" in chip]
    how = standing(workshop, noun, text, today(), package) if isinstance(noun, Kpi) else None
    numbers = _numbers(noun, how, text) or _dots(table, noun, workshop)
    return Entry(
        key=noun.id,
        kind=card["type"],
        title=of(card.get("title")),
        quote=of(card.get("quote")),
        text=text("record.widen") if _few(noun) else of(card.get("text")),
        fields=_fields(card, text),
        proofs=tuple(_proof(one, text, _counted(noun, text)) for one in card["evidence"]),
        history=tuple((text.of(old["words"]), text.of(old["text"])) for old in card["history"]),
        who=tuple(
            text(f"section.{one['sector']}") if "sector" in one else one["name"] for one in people
        ),
        notes=tuple(text.of(chip["words"]) for chip in notes),
        links=links(workshop, noun, text),
        missing=tuple(text.of(gap) for gap in card["missing"]),
        numbers=tuple((text(f"export.{name}"), value) for name, value in numbers.items()),
        standing=how,
        sector=noun.sector if isinstance(noun, Promise) else None,
    )


def _few(noun: Noun) -> bool:
    """Whether there are so few such people that the life of a persona points at somebody."""
    return isinstance(noun, Persona) and bool(noun.checks) and noun.checks[-1].verdict == "few"


def _fields(card: Card, text: Text) -> tuple[tuple[str, str], ...]:
    """Fields with their labels, without what title, quote, text or the newest answer say."""
    quote = card.get("quote")
    told: list[Any] = [
        card.get("title"),
        card.get("text"),
        *(old["text"] for old in card["history"][:1]),
    ]
    named = quote if isinstance(quote, dict) else {}
    return tuple(
        (text.of(field["label"]), text.of(field["value"]))
        for field in card["fields"]
        if field["value"] and field["value"] not in told and field["name"] not in named
    )


def _counted(noun: Noun, text: Text) -> str:
    """How the people like a persona were counted."""
    if not isinstance(noun, Persona) or not noun.checks:
        return ""
    return text.of({"ja": noun.checks[-1].method_ja, "en": noun.checks[-1].method_en})


def _proof(one: Evidence, text: Text, counted: str) -> Proof:
    said = [one.get(name) for name in ("title", "value", "note", "peers", "source", "more")]
    words = [text.of(part) if part else "" for part in said]
    title, value, note, peers, source, more = words
    whole = f"{note}\n{more}" if more else note
    indicator = one.get("indicator", "")
    return Proof(title, value, whole, peers, source, indicator, note, more, counted)


def _numbers(noun: Noun, how: Standing | None, text: Text) -> Numbers:
    """What a figure, a KPI or a promise says in numbers and days, for a spreadsheet."""
    if isinstance(noun, Figure):
        return {
            "value": round(noun.value, noun.decimals),
            "unit": getattr(noun, f"unit_{text.language}"),
            "year": noun.year,
            "low": noun.low,
            "high": noun.high,
            "peer_median": noun.peer_median,
        }
    if isinstance(noun, Kpi):
        return {"baseline": noun.baseline, "target": noun.now.target, "unit": text.of(noun.units),
                "due": noun.now.due, "next_review": noun.now.next_review,
                "state": how.state if how else ""}  # fmt: skip
    if isinstance(noun, Promise):
        return {"status": text(f"promise.{noun.now.status}"), "due": noun.now.due}
    return {}


def _dots(table: Table, noun: Noun, workshop: Workshop) -> Numbers:
    """Dots of a card in the opened votes on its kind; nothing where there was none."""
    if table not in VOTES.values():
        return {}
    asked = [one for one in workshop.ballots.values() if one.opened and one.table == table]
    got = [counts(ballot).get(noun.id) for ballot in asked]
    return {"votes": sum(one.dots for one in got if one)} if asked else {}
