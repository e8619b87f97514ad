"""The card of the running stage, with what leads on."""

from typing import Any

from core.workshop import boards
from core.workshop.acts import choosing, flow, groups, reasons, showing, tally, weighing
from core.workshop.acts.estimates import EstimatesOpened, EstimatesStarted
from core.workshop.acts.tables import TablesJoined
from core.workshop.acts.votes import VotesOpened
from core.workshop.beside import beside, keeps
from core.workshop.card import Act, Card, Words
from core.workshop.cards import compose
from core.workshop.days import told as told_of_days
from core.workshop.desk import LOOKING, desk
from core.workshop.events import Event
from core.workshop.few import SMALLEST_GROUP
from core.workshop.meeting import StagePlan
from core.workshop.model import Workshop
from core.workshop.noun import NOUNS
from core.workshop.nouns.kpis import Kpi
from core.workshop.nouns.use_cases import UseCase
from core.workshop.wall import REVIEWING

Lead = tuple[type[Event], dict[str, Any], Words]
"""Event, its fields and label of an act of who leads."""
ESTIMATING = {UseCase.one, Kpi.one}
"""Composers of the stages in which use cases are weighed."""
FORWARD = {
    "stage.first",
    "stage.next",
    "stage.reveal",
    "vote.open",
    "vote.open_few",
    "estimate.open",
    "tables.join",
}
"""Labels of what takes the meeting on."""


def reread(workshop: Workshop) -> str | None:
    """What an earlier meeting decided, in the stage that reads it again, if it decided anything."""
    return Kpi.one if workshop.stage.stage_id == REVIEWING and workshop.seen(Kpi) else None


def stage_card(workshop: Workshop, *, acts: bool, leads: bool, wall: bool = False) -> Card:
    """The running stage; `acts`: for those who write, `leads`: for those who run the
    meeting; `wall`: for a projector, which tells how many have voted."""
    stage, plan = workshop.stage, workshop.plan
    number = next((n for n, p in enumerate(workshop.agenda, 1) if p == plan), 0)
    writes = acts and not workshop.over and (leads or not stage.locked)
    composer, ballot = plan.composer if plan else "", tally.running(workshop)
    vote = workshop.ballots.get(stage.stage_id)
    opened = vote is not None and vote.opened
    estimating = weighing.running(workshop) is not None
    weighs = estimating or (plan is not None and plan.weighs)
    about = UseCase.one if weighs else composer or (plan.vote if plan else "") or reread(workshop)
    card: Card = {
        "type": "stage",
        "id": stage.stage_id,
        "number": number,
        "of": len(workshop.agenda),
        "title": titled(plan) if plan else {"key": "stage.waiting"},
        "task": _task(plan, estimating, opened),
        "estimating": estimating,
        "opened": opened,
        "note": tally.left(ballot.dots, {}) if ballot and acts else None,
        "voted": len(ballot.given) if ballot and (leads or wall) else None,
        "answered": _answered(workshop) if leads or wall else None,
        "composer": composer or None,
        "about": about,
        "beside": beside(about),
        "sections": [noun.one for noun in NOUNS.values()],
        "counted": [noun.one for noun in NOUNS.values() if noun.words],
        "chosen": choosing.pins(workshop),
        "shown": showing.shown(workshop),
        "gather": groups.gathering(workshop) if acts else None,
        "looks": NOUNS[LOOKING].one if stage.stage_id == LOOKING else "",
        "keeps": keeps(workshop) if stage.stage_id == LOOKING else None,
        "compose": compose(composer) if composer and writes else None,
        "catalogue": composer == UseCase.one and not workshop.estimates,
        "leads": leads,
        "lead": _lead(workshop) if leads and not workshop.closed else [],
    }
    theirs = desk(workshop) if leads else {}
    return card | _running(workshop) | theirs | told_of_days(workshop, leads=leads, wall=wall)


def _running(workshop: Workshop) -> Card:
    """What everybody knows of the meeting and how its stage runs."""
    stage = workshop.stage
    return {
        "authorship": stage.authorship,
        "hidden": workshop.hides(stage.stage_id),
        "locked": stage.locked,
        "ends_at": stage.ends_at or None,
        "left_seconds": stage.left_seconds,
        "workshop": workshop.title,
        "practice": workshop.sample,
        "area": workshop.area_name,
        "closed": workshop.closed,
    }


def _answered(workshop: Workshop) -> int | None:
    """How many have given estimates in the running round."""
    round_ = weighing.running(workshop)
    return None if round_ is None else len(round_.given)


def titled(plan: StagePlan) -> dict[str, str]:
    return {"ja": plan.title_ja, "en": plan.title_en}


def _task(plan: StagePlan | None, estimating: bool, opened: bool) -> Words:
    if estimating or opened:
        return {"key": "estimate.task" if estimating else "vote.opened_task"}
    return {"ja": plan.task_ja, "en": plan.task_en} if plan else {"key": "stage.waiting_task"}


def _lead(workshop: Workshop) -> list[Act]:
    """Acts of running the meeting; the first is the next sensible one."""
    stage, plan = workshop.stage, workshop.plan
    if workshop.open_days is not None:
        first = workshop.agenda[0]
        label: Words = {"key": "stage.first", "stage": titled(first)}
        return _acts([(flow.StageStarted, starting(workshop, first), label)])
    opening, beginning = _estimating(workshop)
    longer: Lead = (flow.TimerExtended, {"minutes": 2}, {"key": "stage.extend"})
    rows = [*opening, *_onward(workshop), *beginning, longer]
    if (round_ := weighing.running(workshop)) and not round_.given:  # nothing to go on with yet
        rows.insert(0, rows.pop())
    if stage.left_seconds is not None:
        rows.append((flow.TimerStopped, {"on": False}, {"key": "stage.resume"}))
    elif stage.ends_at:
        rows.append((flow.TimerStopped, {"on": True}, {"key": "stage.stop"}))
    lock = "stage.unlock" if stage.locked else "stage.lock"
    rows.append((flow.StageLocked, {"on": not stage.locked}, {"key": lock}))
    if workshop.agenda and plan == workshop.agenda[-1]:
        rows.append((flow.WorkshopClosed, {"on": True}, {"key": "stage.close"}))
    return _acts(rows)


def _acts(rows: list[Lead]) -> list[Act]:
    """As they are drawn; the first is filled where it takes the meeting on."""
    first = isinstance(rows[0][2], dict) and rows[0][2]["key"] in FORWARD
    return [
        {
            "kind": event.kind,
            "event": fields,
            "label": label,
            "tone": "primary" if first and number == 0 else "plain",
            "asks": {"key": "stage.close_sure"} if event is flow.WorkshopClosed else None,
        }
        for number, (event, fields, label) in enumerate(rows)
    ]


def _onward(workshop: Workshop) -> list[Lead]:
    """What takes the meeting on: opening what waits, else the next stage."""
    stage, plan = workshop.stage, workshop.plan
    here, ballot = {"stage_id": stage.stage_id}, workshop.ballots.get(stage.stage_id)
    ahead = workshop.agenda[workshop.agenda.index(plan) + 1 :] if plan else workshop.agenda
    if workshop.hides(stage.stage_id):
        waiting = _waiting(workshop)
        key = "stage.reveal" if waiting else "stage.reveal_none"
        return [(flow.StageRevealed, {**here}, {"key": key, "n": waiting})]
    joining: list[Lead] = []
    if boards.apart(workshop):
        joining = [(TablesJoined, {**here}, {"key": "tables.join", "n": workshop.tables})]
    if ballot and not ballot.opened and ballot.given:
        return [(VotesOpened, {**here}, _opening("vote", len(ballot.given)))]
    if ahead:
        going = ballot is not None and not ballot.opened
        key = "vote.skip" if going else "stage.next"
        label = {"key": key if plan else "stage.first", "stage": titled(ahead[0])}
        return [*joining, (flow.StageStarted, starting(workshop, ahead[0]), label)]
    return joining


def _opening(what: str, people: int) -> Words:
    """A button that opens what was given in secret; of so few it tells whose it is, and says so."""
    return {"key": f"{what}.open{'_few' if people < SMALLEST_GROUP else ''}", "n": people}


def _estimating(workshop: Workshop) -> tuple[list[Lead], list[Lead]]:
    """Opening the estimates, before all else; or beginning a round, after what takes it on."""
    plan, round_ = workshop.plan, weighing.running(workshop)
    if round_ is not None and round_.given:
        return [(EstimatesOpened, {}, _opening("estimate", len(round_.given)))], []
    seen = any(workshop.opened(one) for one in workshop.of(UseCase).values())
    going = bool(workshop.estimates) and not workshop.estimates[-1].opened
    if not going and seen and plan is not None and _weighs(plan):
        again = "again" if workshop.estimates else "start"
        return [], [(EstimatesStarted, {}, {"key": f"estimate.{again}"})]
    return [], []


def _weighs(plan: StagePlan) -> bool:
    return plan.weighs or plan.composer in ESTIMATING


def starting(workshop: Workshop, plan: StagePlan) -> dict[str, Any]:
    """What starts a stage as it was planned, or again: what was opened in it stays opened."""
    opened = plan.stage_id in workshop.stages and not workshop.hides(plan.stage_id)
    return {
        "stage_id": plan.stage_id,
        "authorship": plan.authorship,
        "hidden": plan.hidden and not opened,
        "minutes": plan.minutes,
    }


def _waiting(workshop: Workshop) -> int:
    nouns: int = sum(noun.words and not workshop.opened(noun) for noun in workshop.all())
    return nouns + reasons.waiting(workshop)
