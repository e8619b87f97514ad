"""Events about the meeting itself: opening, seats, stages, timer, links, closing."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Annotated

from core.errors import Refused
from core.workshop.events import Entry, Event
from core.workshop.meeting import Authorship, Ballot, Estimates, Level, Link, Stage, StagePlan
from core.workshop.model import Workshop
from core.workshop.noun import VOTES
from core.workshop.people import FACILITATORS, Role, Seat, Sector
from core.workshop.ref import Day, Fact, LinkId, Name, SeatId, StageId, Title, between

Minutes = Annotated[int, between(1, 240)]


@dataclass(frozen=True)
class WorkshopOpened(Event, kind="workshop_opened", opens=True, server_only=True, says="title"):
    """The first entry. `agenda` is a copy: a template that changes later changes no workshop.

    Of several municipalities `area_code` is the first, `also` are the others, and `area_name`
    names them all.
    """

    title: Title
    area_code: Fact = ""
    area_name: Fact = ""
    held_on: Fact = ""
    owner: Fact = ""
    agenda: tuple[StagePlan, ...] = ()
    sample: bool = False
    kept_until: Day = ""
    peers: Fact = ""
    also: tuple[Fact, ...] = ()

    def apply(self, workshop: Workshop, entry: Entry) -> Workshop:
        return replace(workshop, **vars(self))


@dataclass(frozen=True)
class SeatTaken(
    Event,
    kind="seat_taken",
    by=FACILITATORS,
    after_close=True,
    server_only=True,
    for_guests=True,
    says="name",
):
    """For oneself, or by who leads for somebody else."""

    seat_id: SeatId
    name: Name
    sector: Sector
    role: Role = "participant"

    def apply(self, workshop: Workshop, entry: Entry) -> Workshop:
        late = workshop.closed and self.role == "facilitator"
        seat = Seat(self.seat_id, self.name, self.sector, self.role, late=late)
        return replace(workshop, seats={**workshop.seats, self.seat_id: seat})


@dataclass(frozen=True)
class StageStarted(Event, kind="stage_started", by=FACILITATORS):
    """`minutes` 0: no timer."""

    stage_id: StageId
    authorship: Authorship = "named"
    hidden: bool = False
    minutes: Annotated[int, between(0, 240)] = 0

    def apply(self, workshop: Workshop, entry: Entry) -> Workshop:
        workshop = workshop.days_over(entry.seq)
        hidden = workshop.hidden | {self.stage_id} if self.hidden else workshop.hidden
        ends = entry.at + timedelta(minutes=self.minutes)
        ends_at = ends.isoformat() if self.minutes else ""
        stage = Stage(self.stage_id, self.authorship, self.hidden, ends_at=ends_at)
        stages = tuple(dict.fromkeys((*workshop.stages, self.stage_id)))
        ahead = workshop.ahead - {self.stage_id}
        started = replace(
            workshop, stage=stage, stages=stages, hidden=hidden, ahead=ahead, shown=None
        )
        plan = started.plan
        if plan is not None and plan.vote and started.apart:
            started = started.join(started.apart)  # everybody sees what is voted on
        if plan is not None and plan.weighs and _to_weigh(started):
            newest = Estimates(entry.at.isoformat())
            started = replace(started, estimates=(*started.estimates, newest))
        if plan is None or plan.vote not in VOTES or self.stage_id in workshop.ballots:
            return started
        ballot = Ballot(self.stage_id, VOTES[plan.vote], plan.dots, plan.cumulative)
        return replace(started, ballots={**workshop.ballots, self.stage_id: ballot})


def _to_weigh(workshop: Workshop) -> bool:
    """Whether there is something to estimate that nobody has been asked for yet."""
    return bool(workshop.use_cases) and not workshop.estimates


@dataclass(frozen=True)
class StageRevealed(Event, kind="stage_revealed", by=FACILITATORS):
    """Everybody's words of a stage are opened at once."""

    stage_id: StageId

    def apply(self, workshop: Workshop, entry: Entry) -> Workshop:
        stage = workshop.stage
        if stage.stage_id == self.stage_id:
            stage = replace(stage, hidden=False)
        return replace(workshop, stage=stage, hidden=workshop.hidden - {self.stage_id})


@dataclass(frozen=True)
class StageLocked(Event, kind="stage_locked", by=FACILITATORS, opposite=True):
    """しめる: nobody but facilitators adds any more; `on` false opens it again."""

    on: bool = True

    def apply(self, workshop: Workshop, entry: Entry) -> Workshop:
        return replace(workshop, stage=replace(workshop.stage, locked=self.on))


@dataclass(frozen=True)
class StageAuthorshipSet(Event, kind="stage_authorship_set", by=FACILITATORS):
    """記名 / 所属のみ / 匿名 from now on; what is written keeps the mode it was written in."""

    authorship: Authorship

    def apply(self, workshop: Workshop, entry: Entry) -> Workshop:
        return replace(workshop, stage=replace(workshop.stage, authorship=self.authorship))


@dataclass(frozen=True)
class TimerExtended(Event, kind="timer_extended", by=FACILITATORS):
    minutes: Minutes

    def apply(self, workshop: Workshop, entry: Entry) -> Workshop:
        stage = workshop.stage
        more = timedelta(minutes=self.minutes)
        if stage.left_seconds is not None:
            left = stage.left_seconds + int(more.total_seconds())
            return replace(workshop, stage=replace(stage, left_seconds=left))
        end = datetime.fromisoformat(stage.ends_at) if stage.ends_at else entry.at
        ends_at = (max(end, entry.at) + more).isoformat()
        return replace(workshop, stage=replace(stage, ends_at=ends_at))


@dataclass(frozen=True)
class TimerStopped(Event, kind="timer_stopped", by=FACILITATORS, opposite=True):
    """`on` false lets it run again with what was left."""

    on: bool = True

    def apply(self, workshop: Workshop, entry: Entry) -> Workshop:
        stage = workshop.stage
        if self.on and stage.ends_at:
            left = datetime.fromisoformat(stage.ends_at) - entry.at
            seconds = max(0, int(left.total_seconds()))
            stage = replace(stage, ends_at="", left_seconds=seconds)
        elif not self.on and stage.left_seconds is not None:
            ends = entry.at + timedelta(seconds=stage.left_seconds)
            stage = replace(stage, ends_at=ends.isoformat(), left_seconds=None)
        return replace(workshop, stage=stage)


@dataclass(frozen=True)
class WorkshopClosed(
    Event,
    kind="workshop_closed",
    by=FACILITATORS,
    after_close=True,
    when_full=True,
    opposite=True,
):
    """Read-only from here; `on` false goes on with it."""

    on: bool = True

    def apply(self, workshop: Workshop, entry: Entry) -> Workshop:
        return replace(workshop.days_over(entry.seq, back=True), closed=self.on)


@dataclass(frozen=True)
class LinkMade(
    Event, kind="link_made", by=FACILITATORS, after_close=True, server_only=True, says="name"
):
    """A read-only link. Proposed by the server only; the token itself is never stored."""

    link_id: LinkId
    token_hash: Fact
    name: Title
    expires: Fact
    nameless: bool = False
    wall: bool = False
    level: Level = "whole"

    def apply(self, workshop: Workshop, entry: Entry) -> Workshop:
        link = Link(
            self.link_id, self.token_hash, self.name, self.expires,
            nameless=self.nameless, wall=self.wall, level=self.level,
        )  # fmt: skip
        return replace(workshop, links={**workshop.links, self.link_id: link})


@dataclass(frozen=True)
class LinkRevoked(Event, kind="link_revoked", by=FACILITATORS, after_close=True):
    link_id: LinkId

    def apply(self, workshop: Workshop, entry: Entry) -> Workshop:
        link = workshop.links.get(self.link_id)
        if link is None:
            raise Refused("refused.gone")
        revoked = replace(link, revoked=True)
        return replace(workshop, links={**workshop.links, self.link_id: revoked})
