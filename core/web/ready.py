"""Who says 「書きおえました」: told by the screen itself while it is there, and kept nowhere."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager

SAID = re.compile(r"!([\w-]{1,64})")
"""The pulse of a seat page whose person has written all they want in this stage."""
NOT = "?"
"""That of one whose person has not. Walls and boards of other pages say neither."""


class Ready:
    def __init__(self) -> None:
        self.said: defaultdict[str, dict[str, str]] = defaultdict(dict)  # room → seat → stage

    @contextmanager
    def told(self, workshop_id: str, seat_id: str) -> Iterator[Callable[[str], None]]:
        """While a screen is there: takes in what it says with each pulse. Another screen of the
        same seat says it again when this one is gone."""
        try:
            yield lambda pulse: self._note(workshop_id, seat_id, pulse)
        finally:
            self._leave(workshop_id, seat_id)

    def count(self, workshop_id: str, stage_id: str) -> int:
        """How many people have, in this stage."""
        return list(self.said.get(workshop_id, {}).values()).count(stage_id)

    def _note(self, workshop_id: str, seat_id: str, pulse: str) -> None:
        if said := SAID.fullmatch(pulse):
            self.said[workshop_id][seat_id] = said[1]
        elif pulse == NOT:
            self._leave(workshop_id, seat_id)

    def _leave(self, workshop_id: str, seat_id: str) -> None:
        seats = self.said.get(workshop_id, {})
        seats.pop(seat_id, None)
        if not seats:
            self.said.pop(workshop_id, None)
