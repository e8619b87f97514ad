"""What only who leads has of the running stage: its script and steps, what to choose from, KPIs."""

from typing import Any

from core.workshop.acts import choosing, weighing
from core.workshop.card import Card, Words
from core.workshop.meeting import StagePlan
from core.workshop.model import Workshop
from core.workshop.nouns.figures import Figure
from core.workshop.nouns.insights import Insight
from core.workshop.nouns.issues import Issue
from core.workshop.nouns.kpis import Kpi
from core.workshop.nouns.personas import Persona
from core.workshop.nouns.use_cases import UseCase
from core.workshop.wall import estimates, scene
from core.workshop.wall_kpi import aim

LOOKING = Figure.table
"""The stage in which everybody looks at the figures of the place, and what is chosen of them."""
Steps = tuple[tuple[str, ...], int]
"""Words of the steps of a stage, and how many of them are done: the next is now."""


def desk(workshop: Workshop) -> Card:
    """Laid over the stage's card."""
    plan, large = workshop.plan, scene(workshop)
    return {
        "wall": large["kind"] if large else None,
        "choose": _choose(workshop),
        "script": _script(workshop, plan) if plan else None,
        "step": steps(workshop)[1],
        "aims": _aims(workshop),
    }


def steps(workshop: Workshop) -> Steps:
    """What is done in the running stage, one after the other; () where it has no steps."""
    plan = workshop.plan
    if plan is None or workshop.open_days is not None:
        return (), 0
    if plan.vote:
        ballot = workshop.ballots.get(plan.stage_id)
        opened = ballot is not None and ballot.opened
        return ("vote", "open", "choose"), 2 + _taken(workshop, plan.vote) if opened else 0
    if plan.composer == UseCase.one or plan.weighs:
        return ("think", "weigh", "choose"), _weighed(workshop)
    if plan.stage_id == LOOKING:
        return ("look", "pick"), int(bool(workshop.seen(Figure)) or workshop.shown is not None)
    if plan.composer == Issue.one:
        return ("read", "gather", "sentence"), _gathered(workshop)
    if plan.composer == Persona.one:
        return ("draw", "check", "choose"), _drawn(workshop)
    if plan.composer == Kpi.one:
        return ("what", "much", "when", "decide"), _aimed(workshop)
    if plan.hidden:
        return ("write", "open", "read"), 0 if workshop.hides(plan.stage_id) else 2
    if plan == workshop.agenda[0] and not plan.composer:
        come = any(seat.role == "participant" for seat in workshop.seats.values())
        return ("arrive", "begin"), int(come)
    return (), 0


def _taken(workshop: Workshop, one: str) -> int:
    """1 once something of this kind was chosen."""
    return int(any(pin["type"] == one for pin in choosing.pins(workshop)))


def _weighed(workshop: Workshop) -> int:
    if weighing.running(workshop) is not None:
        return 1
    if weighing.opened(workshop) is not None:
        return 2 + _taken(workshop, UseCase.one)
    return 0


def _gathered(workshop: Workshop) -> int:
    if workshop.seen(Issue):
        return 2
    return int(any(one.group for one in workshop.seen(Insight).values()))


def _drawn(workshop: Workshop) -> int:
    seen = workshop.seen(Persona).values()
    if _taken(workshop, Persona.one):
        return 3
    return 2 if any(one.checks for one in seen) else int(bool(seen))


def _aimed(workshop: Workshop) -> int:
    seen = workshop.seen(Kpi).values()
    if not seen:
        return 0
    if _taken(workshop, Kpi.one):
        return 4
    return 3 if all(one.now.due and one.now.next_review for one in seen) else 2


def _aims(workshop: Workshop) -> list[dict[str, Any]] | None:
    """The KPIs as the wall shows one, the newest first, with what is still to be said of each."""
    plan = workshop.plan
    if plan is None or plan.composer != Kpi.one or workshop.closed:
        return None
    if workshop.hides(plan.stage_id) or weighing.running(workshop) is not None:
        return None
    seen = sorted(workshop.seen(Kpi).values(), key=lambda one: -one.seq)
    return [
        {**aim(workshop, one), "id": one.id, "counted": one.data_source, "figure": one.figure_id}
        for one in seen
    ]


def _choose(workshop: Workshop) -> dict[str, Any] | None:
    """What who leads chooses from; use cases with where the room put them, once it is opened."""
    found = choosing.rows(workshop)
    if found is None or found["vote"] or not found["opened"]:
        return found
    return {**found, "weighed": estimates(workshop)}


def _shown(workshop: Workshop) -> bool:
    """Whether what this stage was to hide has been opened."""
    plan = workshop.plan
    if plan is None:
        return False
    vote = workshop.ballots.get(workshop.stage.stage_id)
    if vote is not None and vote.opened:
        return True
    if plan.weighs:
        return bool(workshop.estimates) and workshop.estimates[-1].opened
    return plan.hidden and not workshop.hides(plan.stage_id)


def _script(workshop: Workshop, plan: StagePlan) -> dict[str, Any]:
    """What to say aloud and to look for; other words once what was hidden is opened, and while
    something is weighed in a stage that began with thinking."""
    shown = _shown(workshop)
    said = (plan.opened_ja, plan.opened_en) if shown and plan.opened_ja else None
    ja, en = said or (plan.say_ja, plan.say_en)
    say: Words = {"ja": ja, "en": en}
    if plan.composer == UseCase.one and not plan.weighs and workshop.estimates:
        say = {"key": f"estimate.say_{'opened' if workshop.estimates[-1].opened else 'running'}"}
    return {"say": say, "watch": {"ja": plan.watch_ja, "en": plan.watch_en}, "shown": shown}
