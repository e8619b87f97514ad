"""Going on from an earlier workshop: what is taken along, and opening the next one with it."""

import hashlib
import re
from collections.abc import Collection, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from core.accounts import User, owns
from core.clock import in_japan
from core.errors import Refused
from core.keeping.audit import Audit
from core.keeping.portable import fingerprint
from core.workshop import Author, Entry, Room, Workshop, cards
from core.workshop.carrying import CARRIED, MOST, Arrow, Carried, CarriedOn, edition, unsigned
from core.workshop.flow import WorkshopOpened
from core.workshop.model import Kpi, Left, Noun, Persona, Promise, Sector, UseCase
from core.workshop.nouns import LINKS, TABLES, Table
from core.workshop.policy import FACILITATORS
from core.workshop.view import large_sectors

if TYPE_CHECKING:
    from core.web.server import Server

CHOICE: tuple[Table, ...] = ("kpis", "personas", "use_cases", "promises")
"""What may be taken along by itself; what it rests on comes with it."""
KINDS = cards.TYPES
GOING_ON = ("promised", "doing")
_OF_A_GROUP = re.compile(r"group-[0-9]+-issue")
"""Ids of 課題 made from a group: those of another meeting are the same."""


@dataclass(frozen=True)
class Choice:
    """Something that may be chosen.

    Attributes:
        words: its title; `state`: stopped, or how a promise stands; else "".
        on: whether it is chosen unless somebody says otherwise.
        rests: what comes with it, kind → how many.
    """

    table: Table
    id: str
    words: str
    state: str
    on: bool
    rests: dict[str, int]


def may_carry(workshop: Workshop, user: User, seat_id: str) -> bool:
    """Whether this account owns the workshop, or this seat leads it."""
    seat = workshop.seats.get(seat_id)
    return owns(user, workshop.owner) or (seat is not None and seat.role in FACILITATORS)


def choices(workshop: Workshop) -> list[Choice]:
    """Everything everybody may see of the kinds of `CHOICE`, in their order."""
    return [
        Choice(
            table,
            noun.id,
            _title(noun),
            _state(noun),
            _going_on(noun),
            _count([(kind, one) for kind, one in resting(workshop, [noun.id]) if one is not noun]),
        )
        for table in CHOICE
        for noun in _seen(workshop, table)
    ]


def resting(workshop: Workshop, ids: Collection[str]) -> list[tuple[Table, Noun]]:
    """What is chosen and all it rests on, up to the figures; never what is hidden or muted."""
    chain, found = cards.chain(workshop), set[str]()
    ahead: list[Noun] = [n for table in CHOICE for n in _seen(workshop, table) if n.id in ids]
    while ahead:
        noun = ahead.pop()
        if noun.id not in found:
            found.add(noun.id)
            ahead += [before for _, before in chain.back.get(noun.id, ())]
            ahead += _cited(workshop, noun.id)
    rows = ((table, n) for table in TABLES for n in getattr(workshop, table).values())
    return [(table, noun) for table, noun in rows if noun.id in found]


def _cited(workshop: Workshop, noun_id: str) -> list[Noun]:
    """Figures that the reasons on the arrows to a noun are drawn from."""
    given = (one for (_, to), every in workshop.reasons.items() if to == noun_id for one in every)
    ids = (one.figure_id for one in given if one.stage_id not in workshop.hidden)
    return [workshop.figures[i] for i in ids if i in workshop.figures]


def counted(workshop: Workshop, ids: Collection[str]) -> dict[str, int]:
    """Kind → how many of it would be taken along."""
    return _count(resting(workshop, ids))


def carried(workshop: Workshop, log: Sequence[Entry], ids: Collection[str]) -> Carried:
    """The event that takes `ids` along, with all they rest on.

    Raises:
        Refused: more than a meeting can take.
    """
    taken = resting(workshop, ids)
    if len(taken) > MOST:
        raise Refused("carry.too_much", max=MOST)
    opened = log[0].at.isoformat()
    day = workshop.held_on or in_japan(opened).date().isoformat()
    before = workshop.before.came if workshop.before else {}
    named = {noun.id: _renamed(noun.id, opened) for _, noun in taken}
    large = large_sectors(workshop)
    nouns: dict[str, list[Noun]] = {table: [] for table in TABLES}
    for table, noun in taken:
        nouns[table].append(_clean(workshop, table, noun, named, large, day))
    left = {table: [n for n in _seen(workshop, table) if n.id not in named] for table in TABLES}
    return Carried(
        title=workshop.title,
        area_name=workshop.area_name,
        held_on=day,
        sha256=fingerprint([entry.to_row() for entry in log]),
        came={named[noun.id]: before.get(noun.id, day) for _, noun in taken},
        arrows=tuple(_arrows(workshop, named, large)),
        left=tuple(_left(table, noun) for table in CHOICE for noun in left[table]),
        left_insights=len(left["insights"]),
        left_issues=len(left["issues"]),
        **{table: tuple(found) for table, found in nouns.items()},  # type: ignore[arg-type]
    )


def open_after(
    server: "Server",
    audit: Audit,
    old: Room,
    user: User,
    seat_id: str,
    ids: Collection[str],
    opened: WorkshopOpened,
    *,
    token: str,
    name: str,
    sector: Sector = "administration",
) -> Room:
    """The next workshop, at the same place, with `ids` and what they rest on.

    Args:
        seat_id: of this browser in the earlier one, if any.
        token, name, sector: of who leads the next one.

    Raises:
        Refused: neither owner nor leader of the earlier one.
    """
    with old.turn:
        workshop, log = old.workshop, list(old.log)
    if not may_carry(workshop, user, seat_id):
        raise Refused("refused.role")
    event = carried(workshop, log, ids)
    here = replace(
        opened,
        area_code=workshop.area_code,
        area_name=workshop.area_name,
        sample=opened.sample or workshop.sample,  # invented people stay invented
    )
    room = server.open_workshop(here, token, name, sector, carried=[event])
    audit.note("carried", room.workshop_id, user.username)
    with suppress(Refused):  # a full disk: the new one stands, and knows where it came from
        went = CarriedOn(tuple(kpi.id for kpi in event.kpis))
        server.by_owner(old, f"carried-{room.workshop_id}", went)
    return room


def same_kpi(kpi: Kpi) -> tuple[str, str]:
    """What tells that two workshops hold one KPI: its id and when it was set."""
    return kpi.id, kpi.versions[0].at


def _seen(workshop: Workshop, table: Table) -> list[Any]:
    return [
        noun
        for noun in getattr(workshop, table).values()
        if noun.stage_id not in workshop.hidden and not getattr(noun, "muted", False)
    ]


def _count(found: Sequence[tuple[Table, Noun]]) -> dict[str, int]:
    kinds = [cards.TYPES[table] for table, _ in found]
    return {kind: kinds.count(kind) for kind in cards.TYPES.values() if kind in kinds}


def _going_on(noun: Noun) -> bool:
    match noun:
        case Kpi():
            return not noun.stopped
        case Promise():
            return noun.now.status in GOING_ON
    return True


def _state(noun: Noun) -> str:
    match noun:
        case Kpi():
            return "stopped" if noun.stopped else ""
        case Promise():
            return noun.now.status
    return ""


def _title(noun: Noun) -> str:
    match noun:
        case Persona():
            return noun.name
        case Promise():
            return f"{noun.who}：{noun.what}"
        case Kpi() | UseCase():
            return noun.title
    raise TypeError(noun)


def _left(table: Table, noun: Noun) -> Left:
    words = _title(noun)
    match noun:
        case Kpi() if noun.stopped:
            return Left(table, words, "stopped", noun.now.reason)
        case Promise() if noun.now.status not in GOING_ON:
            return Left(table, words, noun.now.status, noun.now.reason)
    return Left(table, words)


def _renamed(noun_id: str, opened: str) -> str:
    """An id that no meeting gives anew: most are drawn by lot and stay what they are."""
    if not _OF_A_GROUP.fullmatch(noun_id):
        return noun_id
    return f"issue-{hashlib.sha256(f'{opened}/{noun_id}'.encode()).hexdigest()[:16]}"


def _clean(
    workshop: Workshop,
    table: Table,
    noun: Any,
    named: dict[str, str],
    large: frozenset[Sector],
    day: str,
) -> Any:
    """A noun without marks, names and votes, tied only to what comes along."""
    links = [field for of, field in LINKS if of == table]
    changes: dict[str, Any] = {
        field: tuple(named[i] for i in getattr(noun, field) if i in named) for field in links
    }
    if isinstance(noun, Kpi):
        changes |= {f: named.get(getattr(noun, f), "") for f in ("use_case_id", "figure_id")}
    changes |= unsigned(noun)
    author = Author(CARRIED, _sector(workshop, noun, large))
    clean = replace(noun, id=named[noun.id], author=author, stage_id=CARRIED, seq=0, **changes)
    return edition(clean, day) if isinstance(clean, Persona) else clean


def _arrows(workshop: Workshop, named: dict[str, str], large: frozenset[Sector]) -> Iterator[Arrow]:
    """Reasons that everybody may see between what comes along; a case that stays is not cited."""
    for (from_id, to_id), given in workshop.reasons.items():
        for one in given if from_id in named and to_id in named else ():
            if one.stage_id not in workshop.hidden:
                clean = replace(
                    one,
                    author=Author(CARRIED, _sector(workshop, one, large)),
                    stage_id=CARRIED,
                    figure_id=named.get(one.figure_id, ""),
                    use_case_id=named.get(one.use_case_id, ""),
                )
                yield Arrow(named[from_id], named[to_id], clean)


def _sector(workshop: Workshop, noun: Any, large: frozenset[Sector]) -> Sector | None:
    """The sector that the earlier meeting told of who made it, if it may still be told when
    the name beside it is gone."""
    seat = workshop.seats.get(noun.author.mark)
    shown = seat.sector if seat else noun.author.sector
    told: Sector | None = getattr(noun, "proxy", None) or shown
    known = noun.author.mark == CARRIED or told in large
    return told if shown and known else None
