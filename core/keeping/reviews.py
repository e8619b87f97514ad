"""KPIs whose review is near or late, found among hundreds of workshops without opening them all."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from core.keeping.carrying import same_kpi
from core.rooms import Rooms
from core.workshop import Event, Room
from core.workshop.acts.carrying import Carried
from core.workshop.nouns.kpis import Kpi, KpiReviewed, KpiSet


@dataclass(frozen=True)
class Due:
    """A KPI to be reviewed, and the workshop in which."""

    room: Room
    kpi: Kpi


def due(rooms: Rooms, owned: Sequence[str], until: str, most: int) -> tuple[list[Due], bool]:
    """The most urgent KPIs of these workshops with a review on or before a day.

    A workshop is opened only where one of its entries names such a day for a KPI: what a KPI's
    next review is, was named by one of them.

    Args:
        owned: codes of workshops, the newest first; `until`: ISO 8601.

    Returns:
        At most `most`, the most urgent first, and whether there are (or may be) more.
    """
    soonest, held = _named(rooms, owned)
    found: list[Due] = []
    for kpi_id in sorted(soonest, key=lambda one: (soonest[one], one)):
        enough = len(found) >= most and soonest[kpi_id] >= found[most - 1].kpi.now.next_review
        if enough or soonest[kpi_id] > until:  # none of those left can come before these
            return found[:most], len(found) > most or soonest[kpi_id] <= until
        places = (code for code in owned if code in held[kpi_id])
        found += [
            one
            for one in _newest(rooms.readable(places), kpi_id)
            if one.kpi.now.next_review and one.kpi.now.next_review <= until
        ]
        found.sort(key=lambda one: one.kpi.now.next_review)
    return found[:most], len(found) > most


def _named(rooms: Rooms, owned: Sequence[str]) -> tuple[Mapping[str, str], Mapping[str, set[str]]]:
    """KPI → the soonest day ever named for a review of it; and → the workshops that have it."""
    soonest: dict[str, str] = {}
    held: defaultdict[str, set[str]] = defaultdict(set)
    wanted = set(owned)
    kinds = (KpiSet.kind, KpiReviewed.kind, Carried.kind)
    for code, entry in rooms.store.of_kind(*kinds):
        for kpi_id, day in _days(entry.event) if code in wanted else ():
            held[kpi_id].add(code)
            if day:
                soonest[kpi_id] = min(day, soonest.get(kpi_id, day))
    return soonest, held


def _days(event: Event) -> Iterator[tuple[str, str]]:
    if isinstance(event, KpiSet | KpiReviewed):
        yield event.kpi_id, event.next_review
    elif isinstance(event, Carried):
        for kpi in event.kpis:
            for version in kpi.versions:
                yield kpi.id, version.next_review


def _newest(places: Sequence[Room], kpi_id: str) -> list[Due]:
    """A KPI that follow-ups took along is reviewed in the last of them, not once in each."""
    newest: dict[tuple[str, str], tuple[str, Due]] = {}
    for room in places:
        kpi = room.workshop.kpis.get(kpi_id)
        if kpi is not None and room.workshop.opened(kpi):
            known, came = newest.get(same_kpi(kpi)), _came(room, kpi)
            if known is None or known[0] < came:
                newest[same_kpi(kpi)] = came, Due(room, kpi)
    return [one for _, one in newest.values()]


def _came(room: Room, kpi: Kpi) -> str:
    """When a KPI was carried into a workshop; "" where it was made there."""
    before = room.workshop.before
    return before.at if before and kpi.id in before.came else ""
