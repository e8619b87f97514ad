"""All KPIs of one place over all its meetings, each as its newest meeting has it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from core.keeping.carrying import same_kpi
from core.rooms import Rooms
from core.workshop import Room
from core.workshop.acts.carrying import Carried
from core.workshop.nouns.kpis import Kpi, KpiSet
from core.workshop.people import SECTORS, Sector
from core.workshop.progress import progress

MOST = 60
"""Meetings that are looked into, the newest first."""
GROUPS = ("late", "changed", "chance", "waiting")
STATES = {
    "unmeasured": "waiting",
    "changed": "changed",
    "away": "changed",
    "reached": "changed",
    "on_plan": "changed",
}


@dataclass(frozen=True)
class Watched:
    """A KPI and where it is.

    Attributes:
        days: until its next review, negative once it is past; None where none is set.
        helpers: sectors that promised something for it.
    """

    room: Room
    kpi: Kpi
    days: int | None
    helpers: tuple[Sector, ...]

    @property
    def group(self) -> str:
        """One of `GROUPS`: what is late first, whatever else is so."""
        if self.days is not None and self.days < 0:
            return "late"
        return tone(self.kpi)

    @property
    def points(self) -> list[tuple[str, float]]:
        """Day and value, from where it began to the newest actual."""
        base = [(self.kpi.set_on, self.kpi.baseline)] if self.kpi.baseline is not None else []
        told = [(one.on, one.value) for one in self.kpi.actuals if one.value is not None]
        return [*[one for one in base if not told or one[0] < told[0][0]], *told]


def tone(kpi: Kpi) -> str:
    """One of `GROUPS`, whatever day it is."""
    return STATES.get(progress(kpi).state, "chance")


def watched(rooms: Rooms, owned: Sequence[str], area_code: str, today: date) -> list[Watched]:
    """Running KPIs of meetings about a place, what is due soonest first.

    One that a further meeting took along is told as it is there.

    Args:
        owned: codes of workshops of one account, the newest first.
    """
    wanted = set(owned)
    having = {code for code, _ in rooms.store.of_kind(KpiSet.kind, Carried.kind) if code in wanted}
    found: dict[tuple[str, str], Watched] = {}
    places = [code for code in owned if code in having][:MOST]
    for room in rooms.readable(places):
        workshop = room.workshop
        if workshop.area_code != area_code or workshop.sample:
            continue
        gone = {key for one in workshop.went_on for key in one.kpi_ids}
        for kpi in workshop.seen(Kpi).values():
            if not kpi.stopped and (kpi.id not in gone or same_kpi(kpi) not in found):
                one = Watched(room, kpi, _days(kpi, today), _helpers(room, kpi))
                if kpi.id in gone:
                    found.setdefault(same_kpi(kpi), one)
                else:
                    found[same_kpi(kpi)] = one
    late = date.max.toordinal()
    return sorted(found.values(), key=lambda one: late if one.days is None else one.days)


def places(rooms: Rooms, owned: Sequence[str]) -> dict[str, str]:
    """Area code → name of the places whose meetings set a KPI."""
    wanted = set(owned)
    having = {code for code, _ in rooms.store.of_kind(KpiSet.kind, Carried.kind) if code in wanted}
    found = rooms.readable([code for code in owned if code in having][:MOST])
    return {one.workshop.area_code: one.workshop.area_name for one in found
            if not one.workshop.sample}  # fmt: skip


def _days(kpi: Kpi, today: date) -> int | None:
    named = kpi.now.next_review
    return (date.fromisoformat(named) - today).days if named else None


def _helpers(room: Room, kpi: Kpi) -> tuple[Sector, ...]:
    """Of promises for the KPI or its use case that are not given up."""
    promises = room.workshop.seen("promises").values()
    given = {
        one.sector
        for one in promises
        if one.now.status != "dropped"
        and (kpi.id in one.kpi_ids or kpi.use_case_id in one.use_case_ids)
    }
    return tuple(one for one in SECTORS if one in given)
