"""Events about going on from an earlier meeting: what came from there, and that it went on.

A carried noun brings its whole history but nobody's mark: it is made by nobody here, and its
sector is kept only where the earlier meeting told it.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from graphlib import CycleError, TopologicalSorter
from typing import Any

from core.errors import Refused
from core.workshop.events import Entry, Event
from core.workshop.meeting import Before, Left, Reason, WentOn
from core.workshop.model import Workshop
from core.workshop.noun import EDITABLE, TABLES, Noun
from core.workshop.nouns.figures import Figure
from core.workshop.nouns.insights import Insight
from core.workshop.nouns.issues import Issue
from core.workshop.nouns.kpis import Kpi, KpiIds
from core.workshop.nouns.personas import Persona
from core.workshop.nouns.promises import Promise
from core.workshop.nouns.use_cases import UseCase
from core.workshop.people import FACILITATORS, Actor, Author
from core.workshop.ref import Day, Fact, Key, NewId, Title

CARRIED = "carried"
"""The mark of who made what was carried (nobody here), and its stage, which is never hidden."""
MOST, LONGEST = 3000, 200
"""Things carried at once; letters of a reason."""
AT_OPENING = 2
"""Entries of opening a workshop: that it was opened, and its first seat."""


@dataclass(frozen=True)
class Arrow:
    """Why one carried thing leads to another, as it was said in the earlier meeting."""

    from_id: str
    to_id: str
    reason: Reason


@dataclass(frozen=True)
class Carried(Event, kind="carried", by=FACILITATORS, server_only=True, says="title"):
    """What an earlier meeting left to this one, with all it rests on; proposed by the server only.

    It holds everything itself, so that this log folds when the earlier one is deleted.

    Attributes:
        title, area_name, held_on, sha256: of the earlier meeting and its log.
        came: id → day of the meeting in which it was made.
        arrows: the reasons between what came, the earlier ones first.
        left: what could have been chosen and was not.
    """

    title: Title
    area_name: Fact
    held_on: Day
    sha256: Key
    came: dict[NewId, Day]
    figures: tuple[Figure, ...] = ()
    insights: tuple[Insight, ...] = ()
    issues: tuple[Issue, ...] = ()
    personas: tuple[Persona, ...] = ()
    use_cases: tuple[UseCase, ...] = ()
    kpis: tuple[Kpi, ...] = ()
    promises: tuple[Promise, ...] = ()
    arrows: tuple[Arrow, ...] = ()
    left: tuple[Left, ...] = ()
    left_insights: int = 0
    left_issues: int = 0

    def require(self, workshop: Workshop, log: Sequence[Entry], actor: Actor) -> None:
        """At the opening only; pages and server ask for rights in the earlier meeting."""
        if workshop.seq > AT_OPENING:
            raise Refused("refused.role")

    def author(self, workshop: Workshop, log: Sequence[Entry], actor: Actor) -> Author:
        return Author("")

    def apply(self, workshop: Workshop, entry: Entry) -> Workshop:
        if workshop.before is not None:
            raise Refused("refused.bad_request")
        nouns = dict(workshop.nouns)
        for noun in self.nouns():
            workshop.fresh(noun.id)
            nouns[noun.table] = {**nouns.get(noun.table, {}), noun.id: _put(noun, entry)}
        before = Before(
            at=entry.at.isoformat(),
            title=self.title,
            area_name=self.area_name,
            held_on=self.held_on,
            sha256=self.sha256,
            came=self.came,
            left=self.left,
            insights=self.left_insights,
            issues=self.left_issues,
            brought={one.id: nouns[one.table][one.id] for one in self.nouns()},
        )
        reasons = dict(workshop.reasons)
        for arrow in self.arrows:
            key = arrow.from_id, arrow.to_id
            reasons[key] = (*reasons.get(key, ()), _put(arrow.reason, entry))
        return replace(workshop, before=before, reasons=reasons, nouns=nouns)

    def nouns(self) -> list[Noun]:
        """Everything that is carried, in the order of the chain."""
        return [noun for table in TABLES for noun in getattr(self, table, ())]

    def fits(self) -> bool:
        """Whether the server itself could have written it: for files from elsewhere."""
        ids = [noun.id for noun in self.nouns()]
        short = all(
            len(getattr(noun, field)) <= text.most
            for table in TABLES
            for noun in getattr(self, table, ())
            for field, text in EDITABLE[table].items()
        )
        fitting = all(
            {arrow.from_id, arrow.to_id} <= set(ids) and len(arrow.reason.text) <= LONGEST
            for arrow in self.arrows
        )
        short = short and fitting and len(self.arrows) <= MOST and not self._in_a_circle()
        return short and len(ids) == len(set(ids)) <= MOST and self.came.keys() == set(ids)

    def _in_a_circle(self) -> bool:
        """Whether a KPI is said to move before itself."""
        try:
            TopologicalSorter({kpi.id: kpi.leading_ids for kpi in self.kpis}).prepare()
        except CycleError:
            return True
        return False

    def without(self, words: dict[str, list[str]], instead: str) -> "Carried":
        """The same with other words in some fields of some nouns (id → names of fields)."""
        changes: dict[str, Any] = {
            table: tuple(
                _reworded(noun, words.get(noun.id, []), instead)
                for noun in getattr(self, table, ())
            )
            for table in CARRIES
        }
        return replace(self, **changes)


CARRIES = tuple(table for table in TABLES if table in Carried.__dataclass_fields__)
"""Nouns that can be taken along."""


@dataclass(frozen=True)
class CarriedOn(
    Event, kind="carried_on", by=FACILITATORS, after_close=True, when_full=True, server_only=True
):
    """A further meeting was opened from this one and took these KPIs along."""

    kpi_ids: KpiIds = ()

    def author(self, workshop: Workshop, log: Sequence[Entry], actor: Actor) -> Author:
        return Author("")

    def apply(self, workshop: Workshop, entry: Entry) -> Workshop:
        on = WentOn(entry.at.isoformat(), tuple(self.kpi_ids))
        return replace(workshop, went_on=(*workshop.went_on, on))


def _put(noun: Any, entry: Entry) -> Any:
    """A carried noun as it stands here: whatever a file says of its maker."""
    author = Author(CARRIED, noun.author.sector)
    return replace(noun, author=author, stage_id=CARRIED, seq=entry.seq, **unsigned(noun))


def _reworded(noun: Any, names: list[str], instead: str) -> Any:
    """A noun with other words in some fields and, as `answers/question`, in some answers."""
    said = {name: instead for name in names if getattr(noun, name, "")}
    answers = tuple(
        replace(one, text=instead) if one.text and f"answers/{one.question}" in names else one
        for one in getattr(noun, "answers", ())
    )
    return replace(noun, **said, **({"answers": answers} if answers else {}))


def unsigned(noun: Noun) -> dict[str, Any]:
    """Changes that take everybody's marks, and what belongs to one meeting, from a noun."""
    empty = {"votes": frozenset(), "sides": {}, "muted": False, "group": ""}
    return {name: value for name, value in empty.items() if hasattr(noun, name)}
