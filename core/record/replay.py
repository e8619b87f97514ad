"""The meeting once more: when each stage began, what was opened, and how much was written."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from core.clock import in_japan
from core.record.before import counts
from core.record.ties import kind_of, tables
from core.text import Text
from core.workshop.acts.days import DaysOpened
from core.workshop.acts.flow import StageRevealed, StageStarted, WorkshopClosed
from core.workshop.acts.votes import VotesOpened
from core.workshop.events import Entry
from core.workshop.model import Workshop


@dataclass(frozen=True)
class Moment:
    """`at`: the clock in Japan; `day`: said where it is another one than before."""

    at: str
    day: str
    head: str
    said: str
    seq: int


def moments(workshop: Workshop, log: Sequence[Entry], text: Text) -> tuple[Moment, ...]:
    """Of a log from its beginning; nobody is named, and times are those of who led."""
    plans = {one.stage_id: one for one in workshop.agenda}
    found: list[Moment] = []
    for entry in log:
        event = entry.event
        head = ""
        if isinstance(event, StageStarted) and event.stage_id in plans:
            plan = plans[event.stage_id]
            head = text.of({"ja": plan.title_ja, "en": plan.title_en})
        elif isinstance(event, StageRevealed):
            head = text("replay.revealed")
        elif isinstance(event, DaysOpened) and event.on:
            head = text(f"days.{workshop.when(entry.seq + 1) or 'after'}")
        elif isinstance(event, VotesOpened):
            head = text("replay.votes")
        elif isinstance(event, WorkshopClosed) and event.on:
            head = text("replay.closed")
        if head:
            on = in_japan(entry.at.isoformat())
            found.append(Moment(f"{on:%H:%M}", f"{on:%Y-%m-%d}", head, "", entry.seq))
    if not found:
        return ()  # no stage has begun yet
    ends = [*(one.seq for one in found[1:]), workshop.seq + 1]
    days = ["", *(one.day for one in found[:-1])]
    return tuple(
        replace(one, said=_written(workshop, one.seq, end, text),
                day="" if one.day == before else one.day)
        for one, end, before in zip(found, ends, days, strict=True)
    )  # fmt: skip


def _written(workshop: Workshop, start: int, end: int, text: Text) -> str:
    """How many of each kind that everybody sees were made in between."""
    made = {
        kind_of(table): sum(start < one.seq < end for one in workshop.seen(table).values())
        for table in tables()
    }
    return counts(made, text)
