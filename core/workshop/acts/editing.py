"""Events about all nouns: their words edited, tied to what is before them and untied."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Annotated, Any

from core.errors import Refused
from core.letters import in_a_line
from core.workshop.events import Entry, Event
from core.workshop.model import Workshop
from core.workshop.noun import EDITABLE, LINKS, NOUNS
from core.workshop.people import EVERYBODY, Actor, Author
from core.workshop.ref import AnyId, Key, Maybe, Said, blank, cleaned, proposed_only


def _known(table: str) -> str:
    if table not in NOUNS:
        raise ValueError("table")
    return table


Table = Annotated[str, Said("table"), proposed_only(_known)]


def find(workshop: Workshop, table: str, noun_id: str) -> Any:
    """One noun by its table and id.

    Raises:
        Refused: it is not (or no longer) there.
    """
    if noun_id not in workshop.table(table):
        raise Refused("refused.gone")
    return workshop.table(table)[noun_id]


def after(workshop: Workshop, table: str, field: str, noun_id: str) -> set[str]:
    """A noun and all that rest on it through `field`, which points to the noun's own kind."""
    nouns, found, new = workshop.table(table), set[str](), {noun_id}
    while new:
        found |= new
        new = {key for key, noun in nouns.items() if new & set(getattr(noun, field))} - found
    return found


def theirs(workshop: Workshop, actor: Actor, table: str, noun_id: str) -> Author:
    """What somebody wrote without a name they also change without it."""
    noun = workshop.table(table).get(noun_id)
    mine = noun is not None and noun.author.mark in actor.marks
    return noun.author if noun is not None and mine else actor.author


@dataclass(frozen=True)
class Edited(Event, kind="edited", by=EVERYBODY, undoable=True):
    """`before` must be what is there now: of two who edit the same field, the second is told."""

    table: Table
    id: AnyId
    field: Key
    before: Maybe
    after: Maybe

    def require(self, workshop: Workshop, log: Sequence[Entry], actor: Actor) -> None:
        """Some nouns are changed only by who wrote them."""
        noun = workshop.table(self.table).get(self.id)
        if noun is not None and noun.author_edits and noun.author.mark not in actor.marks:
            raise Refused("refused.role")
        text = EDITABLE[self.table].get(self.field)
        if text is not None and text.name and self.after != in_a_line(self.after):
            raise Refused("refused.field", field=self.field)

    def author(self, workshop: Workshop, log: Sequence[Entry], actor: Actor) -> Author:
        return theirs(workshop, actor, self.table, self.id)

    def apply(self, workshop: Workshop, entry: Entry) -> Workshop:
        noun = find(workshop, self.table, self.id)
        text = EDITABLE[self.table].get(self.field)
        if text is None:
            raise Refused("refused.bad_request")
        if len(self.after) > text.most or (text.required and blank(self.after)):
            raise Refused("refused.field", field=self.field, max=text.most)
        now = getattr(noun, self.field)
        if self.before not in (now, cleaned(now)):  # older words may hold what is cleaned today
            raise Refused("refused.edited_meanwhile", now=now)
        changes: dict[str, Any] = {self.field: self.after}
        return workshop.put(noun.edited(changes, entry.at.isoformat()), entry.by.mark)


@dataclass(frozen=True)
class Linked(Event, kind="linked", by=EVERYBODY, undoable=True):
    """Tie a noun to one before it in the chain, or untie it (`on` false)."""

    table: Table
    id: AnyId
    field: Key
    target: AnyId
    on: bool = True

    def author(self, workshop: Workshop, log: Sequence[Entry], actor: Actor) -> Author:
        return theirs(workshop, actor, self.table, self.id)

    def apply(self, workshop: Workshop, entry: Entry) -> Workshop:
        noun = find(workshop, self.table, self.id)
        before = LINKS.get((self.table, self.field))
        if before is None:
            raise Refused("refused.bad_request")
        find(workshop, before, self.target)
        own_kind = before == self.table and self.on
        if own_kind and self.target in after(workshop, self.table, self.field, self.id):
            raise Refused("path.loop")
        others = tuple(i for i in getattr(noun, self.field) if i != self.target)
        ids = (*others, self.target) if self.on else others
        changes: dict[str, Any] = {self.field: ids}
        return workshop.put(replace(noun, **changes), entry.by.mark)
