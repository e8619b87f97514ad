"""The log in sentences: one per entry, telling no more than the view does."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from core.errors import Refused
from core.workshop.cards import label
from core.workshop.events import Entry, Reverted, undone
from core.workshop.groups import Grouped
from core.workshop.model import Workshop
from core.workshop.nouns import TABLES, Edited, Linked, Table
from core.workshop.policy import UNDOABLE, visible
from core.workshop.reasons import ReasonGiven, end
from core.workshop.roles import CofacilitatorSet

TOLD_APART = {
    "stage_locked",
    "timer_stopped",
    "workshop_closed",
    "cofacilitator_set",
    "insight_muted",
}
"""Kinds whose `on` says one of two opposite things."""


@dataclass(frozen=True)
class Line:
    """One entry as people read it.

    Attributes:
        key: words under `timeline.…`.
        about: what it is about, in people's own words; empty when that is hidden.
        undone: whether it no longer counts; undoable: whether it may be taken back;
            hidden: whether what it is about is not yet opened to this person.
    """

    seq: int
    at: str
    key: str
    about: str
    who: str
    undone: bool
    undoable: bool
    hidden: bool


def lines(workshop: Workshop, log: Sequence[Entry], marks: frozenset[str]) -> list[Line]:
    """The log, newest first, as the person with these marks may know it."""
    gone = undone(log)
    return [_line(workshop, log, entry, gone, marks) for entry in reversed(log)]


def _line(
    workshop: Workshop,
    log: Sequence[Entry],
    entry: Entry,
    gone: set[int],
    marks: frozenset[str],
) -> Line:
    seat = workshop.seats.get(entry.by.mark)
    about, known = _about(workshop, log, entry, marks)
    return Line(
        seq=entry.seq,
        at=entry.at.isoformat(timespec="minutes"),
        key=_key(entry),
        about=about,
        who=seat.name if seat else "",
        undone=entry.seq in gone,
        undoable=known and entry.event.kind in UNDOABLE and entry.seq not in gone,
        hidden=not known,
    )


def _key(entry: Entry) -> str:
    kind = entry.event.kind
    off = kind in TOLD_APART and getattr(entry.event, "on", True) is False
    return f"timeline.{kind}_off" if off else f"timeline.{kind}"


def _about(
    workshop: Workshop, log: Sequence[Entry], entry: Entry, marks: frozenset[str]
) -> tuple[str, bool]:
    """(the words, whether this person may know them)."""
    event = entry.event
    if isinstance(event, Reverted):
        target = log[event.target - 1] if event.target <= len(log) else None
        return _about(workshop, log, target, marks) if target else ("", False)
    if isinstance(event, ReasonGiven):
        return _reason(workshop, event, entry, marks)
    for table, noun_id in _nouns(event):
        noun = getattr(workshop, table).get(noun_id)
        if noun is not None:
            seen = visible(workshop, noun, marks)
            return (label(table, noun) if seen else ""), seen
    if isinstance(event, CofacilitatorSet):
        seat = workshop.seats.get(event.seat_id)
        return (seat.name if seat else ""), True
    if isinstance(event, Grouped):
        group = workshop.groups.get(event.group_id)
        return event.text or (group.title if group else ""), True
    name = getattr(event, "title", "") if event.kind in ("workshop_opened", "carried") else ""
    plan = next(
        (p for p in workshop.agenda if p.stage_id == getattr(event, "stage_id", None)), None
    )
    return name or (plan.title_ja if plan else getattr(event, "name", "")), True


def _reason(
    workshop: Workshop, event: ReasonGiven, entry: Entry, marks: frozenset[str]
) -> tuple[str, bool]:
    """The arrow; nothing of it while the reason or an end is not opened to this person."""
    key = event.from_id, event.to_id
    given = next((one for one in workshop.reasons.get(key, ()) if one.seq == entry.seq), None)
    names = []
    for noun_id in key:
        try:
            table, noun = end(workshop, noun_id)
        except Refused:
            return "", True
        if not visible(workshop, noun, marks):
            return "", False
        names.append(label(table, noun))
    seen = given is None or visible(workshop, given, marks)
    return (" → ".join(names) if seen else ""), seen


def _nouns(event: Any) -> list[tuple[Table, str]]:
    if isinstance(event, Edited | Linked):
        return [(event.table, event.id)]
    names = {"figure_id": "figures", "insight_id": "insights", "issue_id": "issues"}
    names |= {"persona_id": "personas", "kpi_id": "kpis", "use_case_id": "use_cases"}
    names["promise_id"] = "promises"
    order = (
        "promise_id",
        "kpi_id",
        "use_case_id",
        "persona_id",
        "issue_id",
        "insight_id",
        "figure_id",
    )
    tables = {table: table for table in TABLES}
    return [
        (tables[names[name]], getattr(event, name))  # type: ignore[index]
        for name in order
        if getattr(event, name, "")
    ]
