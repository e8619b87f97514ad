"""ことば: a word of the subject with its meaning, and who has understood it.

Somebody who does not know a word asks for it without a meaning; whoever knows it writes it down.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Annotated, Literal

from core.workshop.acts.agreeing import voter
from core.workshop.card import Act, Card, Words
from core.workshop.compose import asks
from core.workshop.events import Entry, Event
from core.workshop.model import Workshop
from core.workshop.noun import Around, Noun, Voted
from core.workshop.people import EVERYBODY, Actor, Author
from core.workshop.ref import Id, MaybeLong, NewId, Ref, Title

Answer = Literal["understood", "not_yet"]
ANSWERS: tuple[Answer, Answer] = ("understood", "not_yet")
TermId = Annotated[Id, Ref("terms")]


@dataclass(frozen=True)
class Term(Noun, table="terms", one="term", told=("term", "meaning")):
    """
    Attributes:
        understood, not_yet: marks of those who said so; nobody is in both.
    """

    term: Title
    meaning: MaybeLong = ""
    understood: frozenset[str] = frozenset()
    not_yet: frozenset[str] = frozenset()

    def label(self) -> Words:
        return self.term

    def draw(self, around: Around) -> Card:
        return {"title": self.term, "text": self.meaning}

    def gaps(self, around: Around) -> list[str]:
        return [] if self.meaning else ["gap.no_meaning"]

    def gave(self, marks: frozenset[str]) -> Voted:
        return next((one for one in ANSWERS if not getattr(self, one).isdisjoint(marks)), False)

    def acts(self, voted: Voted) -> list[Act]:
        """Both answers with how many gave each; nobody is named."""
        return [
            {
                "kind": TermMarked.kind,
                "event": {"term_id": self.id, "answer": one, "on": voted != one},
                "label": {"key": f"act.{one}", "n": len(getattr(self, one))},
                "tone": "plain",
                "pressed": voted == one,
                "focus": one,
            }
            for one in ANSWERS
        ]


@dataclass(frozen=True)
class TermAdded(Event, kind="term_added", by=EVERYBODY, lockable=True, undoable=True):
    term_id: NewId
    term: Title
    meaning: MaybeLong = ""

    def apply(self, workshop: Workshop, entry: Entry) -> Workshop:
        return self.made(workshop, entry, Term)


asks(Term, TermAdded, "term", "meaning")


@dataclass(frozen=True)
class TermMarked(Event, kind="term_marked", by=EVERYBODY, undoable=True, opposite=True):
    """「分かった」 or 「まだ」, or (`on` false) neither."""

    term_id: TermId
    answer: Answer
    on: bool = True

    def author(self, workshop: Workshop, log: Sequence[Entry], actor: Actor) -> Author:
        term = workshop.of(Term).get(self.term_id)
        return voter(term.understood | term.not_yet if term else frozenset(), actor)

    def apply(self, workshop: Workshop, entry: Entry) -> Workshop:
        term, mark = workshop.find(Term, self.term_id), entry.by.mark
        sides = {one: getattr(term, one) - {mark} for one in ANSWERS}
        if self.on:
            sides[self.answer] |= {mark}
        return workshop.put(replace(term, **sides), mark)
