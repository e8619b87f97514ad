"""Events about going on from an earlier meeting: what came from there, and that it went on.

A carried noun brings its whole history but nobody's mark: it is made by nobody here, and its
sector is kept only where the earlier meeting told it.
"""

from dataclasses import dataclass, is_dataclass, replace
from functools import cache
from graphlib import CycleError, TopologicalSorter
from typing import Any, get_args, get_origin, get_type_hints

from core.errors import Refused
from core.workshop.events import Entry, Event
from core.workshop.model import (
    Author,
    Before,
    Day,
    Edition,
    Figure,
    Id,
    Ids,
    Insight,
    Issue,
    Kpi,
    Left,
    Noun,
    Persona,
    Promise,
    Reason,
    Title,
    UseCase,
    WentOn,
    Workshop,
)
from core.workshop.nouns import EDITABLE, TABLES, fresh

CARRIED = "carried"
"""The mark of who made what was carried (nobody here), and its stage, which is never hidden."""
MOST, LONGEST = 3000, 200
"""Things carried at once; letters of a reason."""


@dataclass(frozen=True)
class Arrow:
    """Why one carried thing leads to another, as it was said in the earlier meeting."""

    from_id: Id
    to_id: Id
    reason: Reason


@dataclass(frozen=True)
class Carried(Event, kind="carried"):
    """What an earlier meeting left to this one, with all it rests on; proposed by the server only.

    It holds everything itself, so that this log folds when the earlier one is deleted.

    Attributes:
        title, area_name, held_on, sha256: of the earlier meeting and its log.
        came: id → day of the meeting in which it was made.
        arrows: the reasons between what came, the earlier ones first.
        left: what could have been chosen and was not.
    """

    title: Title
    area_name: str
    held_on: Day
    sha256: Id
    came: dict[Id, Day]
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

    @classmethod
    def upgrade(cls, payload: dict[str, Any]) -> dict[str, Any]:
        """JSON knows neither our nouns nor tuples and sets."""
        hints = get_type_hints(cls)
        return {name: _built(hints[name], value) for name, value in payload.items()}

    def apply(self, workshop: Workshop, entry: Entry) -> Workshop:
        if workshop.before is not None:
            raise Refused("refused.bad_request")
        changes: dict[str, Any] = {}
        for table in TABLES:
            nouns = getattr(self, table, ())
            for noun in nouns:
                fresh(workshop, noun.id)
            changes[table] = {**getattr(workshop, table), **{n.id: _put(n, entry) for n in nouns}}
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
        )
        reasons = dict(workshop.reasons)
        for arrow in self.arrows:
            key = arrow.from_id, arrow.to_id
            reasons[key] = (*reasons.get(key, ()), _put(arrow.reason, entry))
        return replace(workshop, before=before, reasons=reasons, **changes)

    def nouns(self) -> list[Noun]:
        """Everything that is carried, in the order of the chain."""
        return [noun for table in TABLES for noun in getattr(self, table, ())]

    def fits(self) -> bool:
        """Whether the server itself could have written it: for files from elsewhere."""
        ids = [noun.id for noun in self.nouns()]
        short = all(
            len(getattr(noun, field)) <= most
            for table in TABLES
            for noun in getattr(self, table, ())
            for field, most in EDITABLE[table].items()
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
                replace(noun, **{f: instead for f in words.get(noun.id, ()) if getattr(noun, f)})
                for noun in getattr(self, table, ())
            )
            for table in TABLES
        }
        return replace(self, **changes)


@dataclass(frozen=True)
class CarriedOn(Event, kind="carried_on"):
    """A further meeting was opened from this one and took these KPIs along."""

    kpi_ids: Ids = ()

    def apply(self, workshop: Workshop, entry: Entry) -> Workshop:
        on = WentOn(entry.at.isoformat(), tuple(self.kpi_ids))
        return replace(workshop, went_on=(*workshop.went_on, on))


def edition(persona: Persona, on: str) -> Persona:
    """`persona` with its wording of now among its editions, unless it is the last one's."""
    now = Edition(on, *worded(persona))
    last = persona.editions[-1:]
    same = bool(last) and replace(last[0], on=on) == now
    return persona if same else replace(persona, editions=(*persona.editions, now))


def worded(one: Persona | Edition) -> tuple[str, str, str, str, str]:
    """All words of a persona that people may change."""
    return one.name, one.bottleneck, one.wish, one.life, one.confirmed


def version(persona: Persona) -> int:
    """Which edition a persona is in: 1 until a later meeting changes its words."""
    last = persona.editions[-1:]
    changed = not last or worded(last[0]) != worded(persona)
    return len(persona.editions) + changed


def _put(noun: Any, entry: Entry) -> Any:
    """A carried noun as it stands here: whatever a file says of its maker."""
    author = Author(CARRIED, noun.author.sector)
    return replace(noun, author=author, stage_id=CARRIED, seq=entry.seq, **unsigned(noun))


def unsigned(noun: Noun) -> dict[str, Any]:
    """Changes that take everybody's marks, and what belongs to one meeting, from a noun."""
    empty = {"votes": frozenset(), "sides": {}, "muted": False, "group": ""}
    return {name: value for name, value in empty.items() if hasattr(noun, name)}


@cache
def _hints(kind: type) -> dict[str, Any]:
    return get_type_hints(kind)


def _built(kind: Any, value: Any) -> Any:
    """`value` of JSON as `kind` says; fields that it does not know are passed over."""
    if value is None:
        return value
    if isinstance(kind, type) and is_dataclass(kind):
        hints = _hints(kind)
        known = {name: _built(hints[name], one) for name, one in value.items() if name in hints}
        return kind(**known)
    origin = get_origin(kind)
    if origin in (tuple, frozenset):
        inner = get_args(kind)[0]
        return origin(_built(inner, one) for one in value)
    return value
