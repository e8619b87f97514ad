"""What the meeting goes on with: a 課題, for whom, what is done, by which KPI. Chosen by who leads,
after a vote, after estimates or with a reason; it stands above all else until it is taken back."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Annotated, Any

from core.errors import Refused
from core.workshop.acts import tally, weighing
from core.workshop.card import Act, Chip
from core.workshop.events import Entry, Event
from core.workshop.model import Workshop
from core.workshop.noun import NOUNS, Noun
from core.workshop.nouns.aims import Vision
from core.workshop.nouns.issues import Issue
from core.workshop.nouns.kpis import Kpi
from core.workshop.nouns.personas import Persona
from core.workshop.nouns.use_cases import UseCase
from core.workshop.people import FACILITATORS, Actor
from core.workshop.ref import Id, MaybeLong, Ref, blank

TABLES = (Issue.table, Vision.table, Persona.table, UseCase.table, Kpi.table)
"""What is chosen, in the order of the chain."""


@dataclass(frozen=True)
class Chosen(Event, kind="chosen", by=FACILITATORS, undoable=True, opposite=True):
    """`reason` is needed where no opened vote has a dot on it and nobody's opened estimate it."""

    id: Annotated[Id, Ref(*TABLES)]
    reason: MaybeLong = ""
    on: bool = True

    def require(self, workshop: Workshop, log: Sequence[Entry], actor: Actor) -> None:
        noun = workshop.noun(self.id)
        if noun is None or not workshop.seen(noun):
            raise Refused("refused.gone")
        if self.on and blank(self.reason) and not answered(workshop, self.id):
            raise Refused("refused.chosen_why")

    def apply(self, workshop: Workshop, entry: Entry) -> Workshop:
        self.need(workshop)
        others = {one: why for one, why in workshop.chosen.items() if one != self.id}
        mine = {self.id: self.reason} if self.on else {}
        return replace(workshop, chosen=others | mine)


def answered(workshop: Workshop, noun_id: str) -> bool:
    """Whether people have said of it what they think, and everybody sees that."""
    weights = weighing.weights(weighing.opened(workshop))
    return noun_id in tally.opened(workshop) or noun_id in weights


def holds(workshop: Workshop, noun: Noun) -> bool:
    """Whether the meeting goes on with it: chosen, and no KPI that was stopped since."""
    return noun.id in workshop.chosen and not (isinstance(noun, Kpi) and noun.stopped)


def pins(workshop: Workshop) -> list[dict[str, Any]]:
    """All that was chosen and everybody sees, in the order of the chain; no stopped KPI."""
    return [
        {
            "id": noun.id,
            "type": noun.one,
            "label": {"key": f"act.chosen_{noun.one}"},
            "words": noun.label(),
            "why": workshop.chosen[noun.id],
        }
        for table in TABLES
        for noun in workshop.seen(table).values()
        if holds(workshop, noun)
    ]


def rows(workshop: Workshop) -> dict[str, Any] | None:
    """What the running stage lets who leads choose from, a row each: the cards of a vote or what is
    weighed. `opened`: before that the rows are seen, and none is chosen."""
    plan, ballot = workshop.plan, workshop.ballots.get(workshop.stage.stage_id)
    if plan is None or workshop.closed:
        return None
    if ballot is not None:
        one, opened = NOUNS[ballot.table].one, ballot.opened
        one = one if ballot.table in TABLES else ""
    else:
        going = weighing.running(workshop) is not None
        opened = not going and weighing.opened(workshop) is not None
        here = plan.weighs or plan.composer == UseCase.one
        one = UseCase.one if here and (going or opened) else ""
    if not one:
        return None
    return {
        "type": one,
        "vote": ballot.stage_id if ballot else "",
        "opened": opened,
        "kind": Chosen.kind,
        "chosen": {"key": f"act.chosen_{one}"},
    }


def chips(one: str) -> list[Chip]:
    """What the card of something chosen says of it."""
    return [{"words": {"key": f"act.chosen_{one}"}, "tone": "ok"}]


def acts(one: str, noun_id: str, *, chosen: bool, answered: bool) -> list[Act]:
    """Going on with it, for who leads; where nobody has answered the reason is asked for."""
    label = "act.chosen_not" if chosen else f"act.choose_{one}"
    act: Act = {
        "kind": Chosen.kind,
        "event": {"id": noun_id, "on": not chosen},
        "label": {"key": label},
        "tone": "plain",
    }
    return [act if chosen or answered else {**act, "needs": "reason"}]
