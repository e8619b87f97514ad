"""Who stands at the door of a room until who leads lets them in, and who came in and has done
nothing yet; kept in memory alone.

A browser that waits asks again every few seconds: nobody who has left stands here, and after a
restart who still waits stands here again.
"""

import threading
import time
from collections import Counter, OrderedDict, defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from core.errors import Refused
from core.workshop.people import Sector
from core.workshop.room import Room

LEFT_AFTER = 60.0
"""Seconds after which a browser that asked no more has left."""
REMEMBERED = 900.0
"""Seconds an answer holds: who was let in still comes in, who was not is still told so."""
MOST, MOST_OF_A_LINE = 600, 300
"""Browsers that wait for one room, in all and from one address."""


@dataclass
class Waiting:
    """One who waits: `line`, the address; `asked`, when the browser asked last; `may`, what who
    leads has answered, None before."""

    seat_id: str
    name: str
    sector: Sector
    line: str
    asked: float
    may: bool | None = None


class Door:
    """All doors of this process.

    Attributes:
        came: seats of each room that were taken since the start and have done nothing.
    """

    def __init__(self) -> None:
        self.turn = threading.Lock()
        self.rooms: dict[str, OrderedDict[str, Waiting]] = {}
        self.came: defaultdict[str, set[str]] = defaultdict(set)
        self.watching: Counter[tuple[str, str]] = Counter()

    def ask(self, workshop_id: str, who: Waiting) -> None:
        """Wait, or come in where that was answered.

        Raises:
            Refused: not answered yet, answered with no, or too many wait already.
        """
        with self.turn:
            here = self._here(workshop_id)
            known = here.get(who.seat_id)
            if known is None:
                line = sum(one.line == who.line for one in here.values())
                if len(here) >= MOST or line >= MOST_OF_A_LINE:
                    raise Refused("refused.fast")
                known = here[who.seat_id] = who
            known.asked, known.name, known.sector = time.monotonic(), who.name, who.sector
        if not known.may:
            raise Refused("refused.asked" if known.may is None else "refused.not_let_in")

    def waiting(self, workshop_id: str) -> list[Waiting]:
        """Who waits for an answer, in the order they came."""
        with self.turn:
            return [one for one in self._here(workshop_id).values() if one.may is None]

    def answer(self, room: Room, by: str, seat_ids: list[str], *, may: bool) -> int:
        """Let people in, or not; how many there were. `by`: the seat of who decides.

        Raises:
            Refused: that is nobody who leads this meeting.
        """
        if not room.workshop.leads(by):
            raise Refused("refused.role")
        with self.turn:
            here, now = self._here(room.workshop_id), time.monotonic()
            found = [here[one] for one in seat_ids if one in here]
            for one in found:
                one.may, one.asked = may, now
        return len(found)

    def silent(self, workshop_id: str) -> list[str]:
        """Seats that were taken since the start of this process, of which nothing has come and
        whose page is open nowhere now."""
        came = list(self.came.get(workshop_id, ()))
        return [one for one in came if not self.watching[workshop_id, one]]

    @contextmanager
    def watched(self, workshop_id: str, seat_id: str) -> Iterator[None]:
        """While a browser shows this seat's page."""
        key = workshop_id, seat_id
        self.watching[key] += 1
        try:
            yield
        finally:
            self.watching[key] -= 1
            if self.watching[key] <= 0:
                del self.watching[key]

    def forget(self, workshop_id: str) -> None:
        with self.turn:
            self.rooms.pop(workshop_id, None)
            self.came.pop(workshop_id, None)

    def _here(self, workshop_id: str) -> OrderedDict[str, Waiting]:
        here, now = self.rooms.setdefault(workshop_id, OrderedDict()), time.monotonic()
        for one in list(here.values()):
            if now - one.asked > (LEFT_AFTER if one.may is None else REMEMBERED):
                del here[one.seat_id]
        return here
