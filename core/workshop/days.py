"""What the stage says while the room is open for days: before the meeting, or after its close."""

from core.workshop.card import Card, Words
from core.workshop.model import Workshop


def told(workshop: Workshop, *, leads: bool, wall: bool) -> Card:
    """What is said otherwise then; nothing in a meeting.

    Before it the wall shows the way in, for who comes on the day; after it, what was decided.
    """
    days, plan = workshop.open_days, workshop.plan
    if days is None or plan is None:
        return {"days": None}
    task: Words = {"ja": plan.task_ja, "en": plan.task_en}
    card: Card = {
        "days": {"when": days.when, "until": days.until},
        "number": 0,
        "title": {"key": f"days.{days.when}"},
        "task": {"key": f"days.{days.when}_task", "day": days.until, "task": task},
        "gather": None,
        "choose": None,
        "closed": wall and workshop.closed,
    }
    if days.when == "after":
        return card | Card(script=None)
    watch = "days.watch" if workshop.hides(plan.stage_id) else "days.watch_open"
    said = {"say": {"key": "days.say"}, "watch": {"key": watch}, "shown": False}
    card["script"] = said if leads else None
    return card | Card(about=None, beside=None) if wall else card
