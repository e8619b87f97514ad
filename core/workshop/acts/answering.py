"""A question about a thing answered, answered otherwise, or left open again."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from core.errors import Refused
from core.workshop import sheets
from core.workshop.acts.editing import Table, find, theirs
from core.workshop.events import Entry, Event
from core.workshop.model import Workshop
from core.workshop.people import EVERYBODY, Actor, Author
from core.workshop.ref import AnyId, Key, Keys, Number


@dataclass(frozen=True)
class Answered(
    Event, kind="answered", by=EVERYBODY, lockable=True, undoable=True, after_close=True
):
    """`before` is the entry of the answer that was looked at (0: none): of two who answer the
    same question, the second is told."""

    table: Table
    id: AnyId
    question: Key
    choices: Keys = ()
    text: sheets.Lines = ""
    number: Number | None = None
    before: int = 0

    def author(self, workshop: Workshop, log: Sequence[Entry], actor: Actor) -> Author:
        return theirs(workshop, actor, self.table, self.id)

    def apply(self, workshop: Workshop, entry: Entry) -> Workshop:
        noun = find(workshop, self.table, self.id)
        if not hasattr(noun, "answers"):
            raise Refused("refused.bad_request")
        new = sheets.Answer(self.question, entry.seq, self.choices, self.text, self.number)
        sheets.check(self.table, new)
        now = sheets.given(noun.answers, self.question)
        if now.seq != self.before:
            raise Refused("refused.edited_meanwhile", now=sheets.in_words(now).ja)
        changes: dict[str, Any] = {"answers": sheets.with_answer(noun.answers, new)}
        return workshop.put(replace(noun, **changes), entry.by.mark)
