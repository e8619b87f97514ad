"""Tables: in some stages each has a board of its own, until all boards are put together."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Annotated

from core.errors import Refused
from core.workshop import seen
from core.workshop.events import About, Entry, Event, Telling
from core.workshop.model import Workshop
from core.workshop.people import EVERYBODY, FACILITATORS, Actor, Author
from core.workshop.ref import StageId, between

MOST = 12
AtTable = Annotated[int, between(0, MOST)]
APART_IN = ("insight", "issue")
"""Composers of the stages that may have a board for each table."""


@dataclass(frozen=True)
class TablesSet(Event, kind="tables_set", by=FACILITATORS):
    """How many tables there are, and the stages in which each has its own board; 0: all write on
    one again. What was put together stays so."""

    tables: Annotated[int, between(0, MOST)]
    stage_ids: tuple[StageId, ...] = ()

    def require(self, workshop: Workshop, log: Sequence[Entry], actor: Actor) -> None:
        known = {plan.stage_id for plan in workshop.agenda if plan.composer in APART_IN}
        if self.tables == 1 or not known >= {*self.stage_ids} or (self.tables and not known):
            raise Refused("refused.table_stages")
        if self.tables and self.tables < max(workshop.table_of.values(), default=0):
            raise Refused("refused.table_in_use")

    def about(self, told: Telling, entry: Entry) -> About:
        return {"ja": f"{self.tables}", "en": f"{self.tables}"}, True

    def apply(self, workshop: Workshop, entry: Entry) -> Workshop:
        apart = frozenset(self.stage_ids if self.tables else ()) - workshop.joined
        opened = workshop.join(workshop.apart - apart)  # what all have seen stays so
        return replace(opened, tables=self.tables, apart=apart)


@dataclass(frozen=True)
class TableTaken(Event, kind="table_taken", by=EVERYBODY):
    """Somebody sits down at a table; `shared`: all who sit there write on this device."""

    table: Annotated[int, between(1, MOST)]
    shared: bool = False

    def require(self, workshop: Workshop, log: Sequence[Entry], actor: Actor) -> None:
        if self.table > workshop.tables:
            raise Refused("refused.table_none")

    def author(self, workshop: Workshop, log: Sequence[Entry], actor: Actor) -> Author:
        """Where one sits all can see: also in a stage without names it is said by name."""
        seat = workshop.seats.get(actor.seat_id)
        return Author(actor.seat_id, seat.sector if seat else None)

    def about(self, told: Telling, entry: Entry) -> About:
        return f"{self.table}", True

    def apply(self, workshop: Workshop, entry: Entry) -> Workshop:
        who = entry.by.mark
        seat = workshop.seats.get(who)
        if seat is None:
            raise Refused("refused.gone")
        devices = workshop.shared_devices - {who}
        return replace(
            workshop,
            seats={**workshop.seats, who: replace(seat, since=entry.seq)},
            table_of={**workshop.table_of, who: self.table},
            shared_devices=devices | {who} if self.shared else devices,
        )


@dataclass(frozen=True)
class TablesJoined(Event, kind="tables_joined", by=FACILITATORS):
    """The boards of all tables are one: everybody sees what every table wrote in a stage."""

    stage_id: StageId

    def require(self, workshop: Workshop, log: Sequence[Entry], actor: Actor) -> None:
        if not seen.boards(workshop, self.stage_id):
            raise Refused("refused.gone")

    def apply(self, workshop: Workshop, entry: Entry) -> Workshop:
        return workshop.join(frozenset({self.stage_id}))


def placed(workshop: Workshop, actor: Actor, event: Event) -> Event:
    """`event` with the table at which it is written now, where it says one.

    Raises:
        Refused: they have not sat down at one yet.
    """
    given = getattr(event, "at_table", None)
    if given is None:
        return event
    at = _table(workshop, actor, given)
    changes: dict[str, int] = {"at_table": at}
    return event if at == given else replace(event, **changes)


def speaks_for(workshop: Workshop, actor: Actor, proxy: str | None) -> None:
    """Raise `Refused`: only who leads writes for somebody else."""
    if proxy and not workshop.leads(actor.seat_id):
        raise Refused("refused.role")


def written(workshop: Workshop, event: Event) -> Workshop:
    """With what `event` has made on the board of the table that it says."""
    at = getattr(event, "at_table", 0)
    if not at:
        return workshop
    return replace(workshop, written_at={**workshop.written_at, getattr(event, event.new): at})


def _table(workshop: Workshop, actor: Actor, given: int) -> int:
    """At their own; who leads may write for any."""
    if workshop.open_days is not None or not seen.boards(workshop, workshop.stage.stage_id):
        return 0
    if workshop.leads(actor.seat_id):
        return given if given <= workshop.tables else 0
    if actor.seat_id not in workshop.table_of:
        raise Refused("refused.table_first")
    return workshop.table_of[actor.seat_id]
