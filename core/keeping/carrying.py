"""Going on from an earlier workshop: what is taken along, and opening the next one with it."""

import hashlib
import re
from collections.abc import Collection, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import Any

from core.accounts import User
from core.clock import in_japan
from core.errors import Refused
from core.keeping.audit import Audit
from core.keeping.choosing import left, may_carry, resting
from core.keeping.portable import fingerprint
from core.rooms import Rooms
from core.workshop import Author, Entry, Room, Workshop
from core.workshop.acts.carrying import CARRIED, CARRIES, MOST, Arrow, Carried, CarriedOn, unsigned
from core.workshop.acts.flow import WorkshopOpened
from core.workshop.few import large_sectors
from core.workshop.noun import LINKS, Noun, Table
from core.workshop.nouns.kpis import Kpi
from core.workshop.nouns.personas import Persona, edition
from core.workshop.people import Sector

_OF_A_GROUP = re.compile(r"group-[0-9]+-issue")
"""Ids of 課題 made from a group: those of another meeting are the same."""


@dataclass(frozen=True)
class NextMeeting:
    """The next workshop as it is asked for.

    Attributes:
        ids: what it takes along, with all it rests on.
        opened: its title, day and agenda; its place is the earlier one's.
        token, name, sector: of who leads it.
    """

    ids: Collection[str]
    opened: WorkshopOpened
    token: str
    name: str
    sector: Sector = "administration"


def open_after(
    rooms: Rooms, audit: Audit, old: Room, user: User, seat_id: str, wanted: NextMeeting
) -> Room:
    """The next workshop, at the same place; noted in the book and in the earlier one.

    Args:
        seat_id: of this browser in the earlier one, if any.

    Raises:
        Refused: neither owner nor leader of the earlier one.
    """
    with old.turn:
        workshop, log = old.workshop, list(old.log)
    if not may_carry(workshop, user, seat_id):
        raise Refused("refused.role")
    event = carried(workshop, log, wanted.ids)
    here = replace(
        wanted.opened,
        area_code=workshop.area_code,
        area_name=workshop.area_name,
        also=workshop.also,
        sample=wanted.opened.sample or workshop.sample,  # invented people stay invented
    )
    room = rooms.open_workshop(here, wanted.token, wanted.name, wanted.sector, carried=[event])
    audit.note("carried", room.workshop_id, user.username)
    with suppress(Refused):  # a full disk: the new one stands, and knows where it came from
        went = CarriedOn(tuple(kpi.id for kpi in event.kpis))
        rooms.by_owner(old, f"server:carried-{room.workshop_id}", went)
    return room


def carried(workshop: Workshop, log: Sequence[Entry], ids: Collection[str]) -> Carried:
    """The event that takes `ids` along, with all they rest on.

    Raises:
        Refused: more than a meeting can take.
    """
    taken = [one for one in resting(workshop, ids) if one[0] in CARRIES]
    if len(taken) > MOST:
        raise Refused("carry.too_much", max=MOST)
    opened = log[0].at.isoformat()
    day = workshop.held_on or in_japan(opened).date().isoformat()
    before = workshop.before.came if workshop.before else {}
    named = {noun.id: _renamed(noun.id, opened) for _, noun in taken}
    on_the_way = _OnTheWay(workshop, named, large_sectors(workshop), day)
    nouns: dict[str, list[Noun]] = {table: [] for table in CARRIES}
    for table, noun in taken:
        nouns[table].append(on_the_way.noun(table, noun))
    return Carried(
        title=workshop.title,
        area_name=workshop.area_name,
        held_on=day,
        sha256=fingerprint([entry.to_row() for entry in log]),
        came={named[noun.id]: before.get(noun.id, day) for _, noun in taken},
        arrows=tuple(on_the_way.arrows()),
        left=left(workshop, named),
        left_insights=len(workshop.seen("insights").keys() - named.keys()),
        left_issues=len(workshop.seen("issues").keys() - named.keys()),
        **{table: tuple(found) for table, found in nouns.items()},  # type: ignore[arg-type]
    )


def same_kpi(kpi: Kpi) -> tuple[str, str]:
    """What tells that two workshops hold one KPI: its id and when it was set."""
    return kpi.id, kpi.versions[0].at


def _renamed(noun_id: str, opened: str) -> str:
    """An id that no meeting gives anew: most are drawn by lot and stay what they are."""
    if not _OF_A_GROUP.fullmatch(noun_id):
        return noun_id
    return f"issue-{hashlib.sha256(f'{opened}/{noun_id}'.encode()).hexdigest()[:16]}"


@dataclass(frozen=True)
class _OnTheWay:
    """Things of a meeting on their way into the next: without marks, names and votes.

    Attributes:
        named: id → its id in the next meeting, of everything that comes along.
        large: sectors that may be told without a name; `day`: of the earlier meeting.
    """

    workshop: Workshop
    named: dict[str, str]
    large: frozenset[Sector]
    day: str

    def noun(self, table: Table, noun: Any) -> Any:
        """A noun, tied only to what comes along."""
        links = [field for of, field in LINKS if of == table]
        changes: dict[str, Any] = {
            field: tuple(self.named[i] for i in getattr(noun, field) if i in self.named)
            for field in links
        }
        if isinstance(noun, Kpi):
            ids = {name: getattr(noun, name) for name in ("use_case_id", "figure_id")}
            changes |= {name: self.named.get(one, "") for name, one in ids.items()}
        changes |= {**unsigned(noun), "id": self.named[noun.id], "author": self._author(noun)}
        clean = replace(noun, stage_id=CARRIED, seq=0, **changes)
        return edition(clean, self.day) if isinstance(clean, Persona) else clean

    def arrows(self) -> Iterator[Arrow]:
        """Reasons that everybody may see between what comes; a case that stays is not cited."""
        named = self.named
        for (from_id, to_id), given in self.workshop.reasons.items():
            for one in given if from_id in named and to_id in named else ():
                if self.workshop.opened(one):
                    clean = replace(
                        one,
                        author=self._author(one),
                        stage_id=CARRIED,
                        figure_id=named.get(one.figure_id, ""),
                        use_case_id=named.get(one.use_case_id, ""),
                    )
                    yield Arrow(named[from_id], named[to_id], clean)

    def _author(self, noun: Any) -> Author:
        """Nobody here, of the sector that the earlier meeting told of who made it, if it may
        still be told when the name beside it is gone."""
        seat = self.workshop.person(noun.author.mark)
        shown = seat.sector if seat else noun.author.sector
        told: Sector | None = getattr(noun, "proxy", None) or shown
        known = noun.author.mark == CARRIED or told in self.large
        return Author(CARRIED, told if shown and known else None)
