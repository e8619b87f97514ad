"""Days without a clock end by themselves, as people were told; the log says so."""

from datetime import date

from core.rooms import Rooms
from core.workshop.acts.days import DaysOpened
from core.workshop.acts.flow import StageStarted, WorkshopClosed

KINDS = (DaysOpened.kind, StageStarted.kind, WorkshopClosed.kind)
"""What opens a room for days, and what ends that."""


def end_days(rooms: Rooms, day: date) -> list[str]:
    """End what was open until before `day`; the codes of those workshops."""
    newest = {code: entry.event for code, entry in rooms.store.of_kind(*KINDS)}
    late = [
        code
        for code, one in newest.items()
        if isinstance(one, DaysOpened) and one.on and one.until < day.isoformat()
    ]
    ended = []
    for room in rooms.readable(sorted(late)):
        rooms.by_owner(room, f"server:days-{room.workshop.seq}", DaysOpened(on=False))
        ended.append(room.workshop_id)
    return ended
