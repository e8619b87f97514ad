"""What the events about all nouns share: finding, putting, editing, linking."""

from dataclasses import dataclass, replace
from typing import Any, Literal

from core.errors import Refused
from core.workshop.events import Entry, Event
from core.workshop.model import Author, Id, Maybe, Noun, Workshop, blank

Table = Literal["figures", "insights", "issues", "personas", "use_cases", "kpis", "promises"]
TABLES: tuple[Table, ...] = (
    "figures",
    "insights",
    "issues",
    "personas",
    "use_cases",
    "kpis",
    "promises",
)

EDITABLE: dict[Table, dict[str, int]] = {
    "figures": {},
    "insights": {"text": 200},
    "issues": {"text": 200, "why": 200, "ask": 80},
    "personas": {"name": 20, "bottleneck": 60, "wish": 60, "life": 200, "confirmed": 80},
    "use_cases": {"title": 80, "eases": 200, "people_part": 200, "cost": 120},
    "kpis": {
        "title": 80,
        "owner": 40,
        "baseline_note": 120,
        "data_source": 120,
        "burden": 120,
        "rule_continue": 120,
        "rule_change": 120,
        "rule_stop": 120,
    },
    "promises": {"who": 40, "what": 200},
}
"""Fields that people may change in place, with their longest length."""

REQUIRED = {"text", "name", "bottleneck", "wish", "title", "owner", "who", "what"}

LINKS: dict[tuple[Table, str], Table] = {
    ("insights", "evidence_ids"): "figures",
    ("issues", "insight_ids"): "insights",
    ("personas", "issue_ids"): "issues",
    ("personas", "insight_ids"): "insights",
    ("use_cases", "persona_ids"): "personas",
    ("promises", "use_case_ids"): "use_cases",
    ("promises", "kpi_ids"): "kpis",
}
"""The chain: which field of which noun points to which noun before it."""


def find(workshop: Workshop, table: Table, noun_id: str) -> Any:
    """One noun by its id.

    Raises:
        Refused: it is not (or no longer) there.
    """
    try:
        return getattr(workshop, table)[noun_id]
    except KeyError:
        raise Refused("refused.gone") from None


def need(workshop: Workshop, table: Table, ids: tuple[str, ...]) -> None:
    """Raise `Refused` unless all `ids` are there."""
    for noun_id in ids:
        find(workshop, table, noun_id)


def put(workshop: Workshop, table: Table, noun: Noun, mark: str) -> Workshop:
    """`workshop` with `noun` in its place, noted as touched by `mark`."""
    theirs = workshop.touched.get(mark, frozenset()) | {noun.id}
    changes: dict[str, Any] = {
        table: {**getattr(workshop, table), noun.id: noun},
        "touched": {**workshop.touched, mark: theirs},
    }
    return replace(workshop, **changes)


def fresh(workshop: Workshop, noun_id: str) -> None:
    """Raise `Refused` when an id is taken: it would overwrite what somebody made."""
    if any(noun_id in getattr(workshop, table) for table in TABLES):
        raise Refused("refused.bad_request")


def voted(noun: Any, by: Author, on: bool) -> Any:
    """`noun` with the 同感 of `by`, or without it; the sector is kept as the stage showed it."""
    votes = noun.votes | {by.mark} if on else noun.votes - {by.mark}
    sides = {mark: sector for mark, sector in noun.sides.items() if mark in votes}
    if on and by.sector:
        sides[by.mark] = by.sector
    return replace(noun, votes=votes, sides=sides)


def origin(entry: Entry, workshop: Workshop, noun_id: str) -> dict[str, Any]:
    """The fields of `Noun` for something made by `entry`."""
    return {
        "id": noun_id,
        "author": entry.by,
        "stage_id": workshop.stage.stage_id,
        "seq": entry.seq,
    }


@dataclass(frozen=True)
class Edited(Event, kind="edited"):
    """`before` must be what is there now: of two who edit the same field, the second is told."""

    table: Table
    id: Id
    field: Id
    before: Maybe
    after: Maybe

    def apply(self, workshop: Workshop, entry: Entry) -> Workshop:
        noun = find(workshop, self.table, self.id)
        longest = EDITABLE[self.table].get(self.field)
        if longest is None:
            raise Refused("refused.bad_request")
        if len(self.after) > longest or (self.field in REQUIRED and blank(self.after)):
            raise Refused("refused.field", field=self.field, max=longest)
        now = getattr(noun, self.field)
        if now != self.before:
            raise Refused("refused.edited_meanwhile", now=now)
        changes: dict[str, Any] = {self.field: self.after}
        return put(workshop, self.table, replace(noun, **changes), entry.by.mark)


@dataclass(frozen=True)
class Linked(Event, kind="linked"):
    """Tie a noun to one before it in the chain, or untie it (`on` false)."""

    table: Table
    id: Id
    field: Id
    target: Id
    on: bool = True

    def apply(self, workshop: Workshop, entry: Entry) -> Workshop:
        noun = find(workshop, self.table, self.id)
        before = LINKS.get((self.table, self.field))
        if before is None:
            raise Refused("refused.bad_request")
        find(workshop, before, self.target)
        others = tuple(i for i in getattr(noun, self.field) if i != self.target)
        ids = (*others, self.target) if self.on else others
        changes: dict[str, Any] = {self.field: ids}
        return put(workshop, self.table, replace(noun, **changes), entry.by.mark)
