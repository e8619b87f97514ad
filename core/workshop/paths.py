"""The path from what is done to what changes (logic model), as everybody sees it."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from core.workshop.few import large_sectors
from core.workshop.meeting import Reason
from core.workshop.model import N, Workshop
from core.workshop.nouns.kpis import Kpi
from core.workshop.nouns.personas import Persona
from core.workshop.nouns.use_cases import UseCase
from core.workshop.people import Sector


@dataclass(frozen=True)
class Box:
    """What stands in a column; columns count from 0, what is done, to the people at the end."""

    id: str
    table: str
    column: int


@dataclass(frozen=True)
class Arrow:
    """From one box to one in a later column.

    Attributes:
        reason: the newest, unless it was taken back; `earlier`: those before, the newest first.
    """

    from_id: str
    to_id: str
    reason: Reason | None
    earlier: tuple[Reason, ...] = ()


@dataclass(frozen=True)
class Paths:
    """All boxes and arrows that may be shown.

    Attributes:
        alone: use cases and personas that no arrow touches.
        columns: how many; at least what is done, KPIs before, KPIs after, people.
    """

    boxes: tuple[Box, ...] = ()
    arrows: tuple[Arrow, ...] = ()
    alone: tuple[Box, ...] = ()
    columns: int = 4

    @property
    def missing(self) -> int:
        """Arrows without a reason."""
        return sum(arrow.reason is None for arrow in self.arrows)


@dataclass
class _Seen:
    """What is open of a workshop, in which column it stands, and what leads to it."""

    workshop: Workshop
    columns: dict[str, int] = field(default_factory=dict)
    cases: dict[str, frozenset[str]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.use_cases: dict[str, UseCase] = self._open(UseCase)
        self.kpis: dict[str, Kpi] = self._open(Kpi)
        self.personas: dict[str, Persona] = self._open(Persona)
        for kpi in self.kpis.values():
            self._place(kpi)

    def _open(self, kind: type[N]) -> dict[str, N]:
        return {k: one for k, one in self.workshop.of(kind).items() if self.workshop.opened(one)}

    def leading(self, kpi: Kpi) -> list[str]:
        return [i for i in kpi.leading_ids if i in self.kpis]

    def _place(self, kpi: Kpi) -> None:
        """Leading KPIs stand first; one that is moved by another always after it. `cases`: the
        use cases that it and all before it measure."""
        if kpi.id in self.columns:
            return
        before = self.leading(kpi)
        for key in before:
            self._place(self.kpis[key])
        own = frozenset({kpi.use_case_id} & self.use_cases.keys())
        self.columns[kpi.id] = max(
            (1 if kpi.leading else 2, *(self.columns[i] + 1 for i in before))
        )
        self.cases[kpi.id] = own.union(*(self.cases[i] for i in before))

    def people(self, kpi: Kpi) -> list[str]:
        """Personas of those use cases."""
        theirs = {p for case in self.cases[kpi.id] for p in self.use_cases[case].persona_ids}
        return [persona for persona in self.personas if persona in theirs]

    def said(self, from_id: str, to_id: str) -> bool:
        """Whether the arrow has a reason."""
        return any(one.text for one in _given(self.workshop, from_id, to_id)[:1])


def paths(workshop: Workshop) -> Paths:
    """The path as everybody with a right to the record sees it: never what is not yet opened."""
    seen = _Seen(workshop)
    ties = list(_ties(seen))
    last = max((2, *seen.columns.values())) + 1
    boxes = [Box(key, "use_cases", 0) for key in seen.use_cases]
    kpis = [Box(key, "kpis", seen.columns[key]) for key in seen.kpis]
    boxes += sorted(kpis, key=lambda box: box.column)
    boxes += [Box(key, "personas", last) for key in seen.personas]
    order = {box.id: at for at, box in enumerate(boxes)}
    ties.sort(key=lambda tie: (order[tie[0]], order[tie[1]]))
    ends = {key for tie in ties for key in tie}
    return Paths(
        boxes=tuple(box for box in boxes if box.id in ends),
        arrows=tuple(_arrow(workshop, *tie) for tie in ties),
        alone=tuple(box for box in boxes if box.id not in ends),
        columns=last + 1,
    )


def _ties(seen: _Seen) -> Iterator[tuple[str, str]]:
    """Every arrow once. What a longer way says already is left out, unless it has a reason."""
    followed = {i for kpi in seen.kpis.values() for i in seen.leading(kpi)}
    for kpi in seen.kpis.values():
        before, case = seen.leading(kpi), kpi.use_case_id
        yield from ((key, kpi.id) for key in before)
        reached = any(case in seen.cases[key] for key in before)
        if case in seen.use_cases and (not reached or seen.said(case, kpi.id)):
            yield case, kpi.id
        for persona in seen.people(kpi):
            if kpi.id not in followed or seen.said(kpi.id, persona):
                yield kpi.id, persona
    measured = frozenset[str]().union(*seen.cases.values())
    for key, one in seen.use_cases.items():
        for persona in one.persona_ids:
            if persona in seen.personas and (key not in measured or seen.said(key, persona)):
                yield key, persona


def _given(workshop: Workshop, from_id: str, to_id: str) -> list[Reason]:
    """Open reasons of an arrow, the newest first."""
    given = reversed(workshop.reasons.get((from_id, to_id), ()))
    return [one for one in given if workshop.opened(one)]


def _arrow(workshop: Workshop, from_id: str, to_id: str) -> Arrow:
    given = _given(workshop, from_id, to_id)
    newest = given[0] if given and given[0].text else None
    return Arrow(from_id, to_id, newest, tuple(one for one in given[1:] if one.text))


def sector_of(workshop: Workshop, reason: Reason) -> Sector | None:
    """Of who gave it, where a card would tell it."""
    seat = workshop.person(reason.author.mark)
    if seat is not None:
        return seat.sector
    sector = reason.author.sector
    return sector if sector in large_sectors(workshop) else None
