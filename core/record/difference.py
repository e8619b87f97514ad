"""What is other than the meeting before left it: new, changed, ended."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from core.record.entries import Entry
from core.record.leading import Sections
from core.record.ties import kind_of, tables
from core.text import Text
from core.workshop import sheets
from core.workshop.acts.choosing import pins
from core.workshop.model import Workshop
from core.workshop.noun import EDITABLE, Around, Noun
from core.workshop.nouns.kpis import Kpi
from core.workshop.nouns.personas import Persona
from core.workshop.nouns.promises import Promise

State = Literal["new", "changed", "ended"]
STATES: tuple[State, ...] = ("new", "changed", "ended")
TOLD = ("issue", "vision", "persona", "use_case", "kpi", "promise")
"""Kinds that a later meeting goes on with; notes and figures are only counted."""


@dataclass(frozen=True)
class Change:
    """One thing. `kind`: what it is, `name`: what it is called, `said`: what is other, a sentence
    each; `key`: its card's."""

    state: State
    key: str
    kind: str
    name: str
    said: tuple[str, ...]

    def line(self, text: Text) -> str:
        """All of it, for files."""
        what = f"{self.kind}{text('record.colon')}{self.name}"
        return "　".join((text(f"differ.{self.state}"), what, *self.said))


@dataclass(frozen=True)
class Difference:
    """`since`: how many of each, and since when, as a sentence."""

    since: str
    changes: tuple[Change, ...]

    def of(self, state: State) -> tuple[Change, ...]:
        return tuple(one for one in self.changes if one.state == state)

    def lines(self, text: Text) -> tuple[str, ...]:
        """For files: the count, then a line for each."""
        ordered = [one for state in STATES for one in self.of(state)]
        return (self.since, *(one.line(text) for one in ordered))


def difference(workshop: Workshop, cards: Sections, text: Text) -> Difference | None:
    """Of what everybody sees now; None where nothing came before. How something read before is
    told only where its card tells it too: what was replaced is said no more."""
    before = workshop.before
    if before is None:
        return None
    found = [*_decided(workshop, text)]
    for table in tables():
        entries = cards[kind_of(table)] if kind_of(table) in TOLD else ()
        for entry in entries:
            noun = workshop.table(table)[entry.key]
            found += _change(noun, before.brought.get(noun.id), entry, text)
    counts = {state: sum(one.state == state for one in found) for state in STATES}
    key = "differ.since" if found else "differ.nothing"
    since = text(key, day=before.held_on, title=before.title, **counts)
    return Difference(since, tuple(found))


def _decided(workshop: Workshop, text: Text) -> Iterator[Change]:
    """What this meeting chose to go on with."""
    for pin in pins(workshop):
        why = (text("differ.why", why=pin["why"].rstrip("。")),) if pin["why"] else ()
        kind = text("differ.decided", what=text.of(pin["label"]))
        yield Change("new", pin["id"], kind, text.of(pin["words"]), why)


def _change(noun: Noun, old: Noun | None, entry: Entry, text: Text) -> Iterator[Change]:
    kind, name = text(f"section.{entry.kind}"), entry.title or entry.text
    if old is None:
        told = (entry.quote, entry.text if entry.title else "")
        yield Change("new", noun.id, kind, name, tuple(filter(None, told)))
        return
    said = (*_history(noun, old, entry, text), *_edited(noun, old, text))
    state: State = "ended" if _over(noun) and not _over(old) else "changed"
    if said or state == "ended":
        yield Change(state, noun.id, kind, name, said)


def _over(noun: Noun) -> bool:
    """Whether nobody goes on with it."""
    if isinstance(noun, Promise):
        return noun.now.status in ("done", "dropped")
    return isinstance(noun, Kpi) and noun.stopped


def _history(noun: Noun, old: Noun, entry: Entry, text: Text) -> Iterator[str]:
    """What was added to its history, the oldest first."""
    known = [*old.draw(Around()).get("history", [])]
    if isinstance(noun, Persona):  # how it read before stands on its card
        known += [one.told(n) for n, one in enumerate(noun.editions, 1)]
    before = {(text.of(one["words"]), text.of(one["text"])) for one in known}
    for words, why in reversed(entry.history):
        if (words, why) not in before:
            yield f"{words}{text('record.colon')}{why}" if why else words


def _edited(noun: Noun, old: Noun, text: Text) -> Iterator[str]:
    """Which of its fields and answers read otherwise."""
    fields = [name for name in EDITABLE[noun.table] if getattr(noun, name) != getattr(old, name)]
    names = [text(f"field.{name}") for name in fields if not noun.tells_versions]
    now, then = ({one.question: one for one in getattr(it, "answers", ())} for it in (noun, old))
    names += [
        text(f"sheet.{key}")
        for key, one in now.items()
        if sheets.QUESTIONS[key].sheet in sheets.TOLD and _differs(one, then.get(key))
    ]
    if names:
        yield text("differ.edited", fields=text("lens.and").join(names))


def _differs(now: sheets.Answer, then: sheets.Answer | None) -> bool:
    if then is None:
        return not now.empty
    return (now.choices, now.text, now.number) != (then.choices, then.text, then.number)
