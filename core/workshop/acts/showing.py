"""What who leads points at: one card or one figure of the place, large on the wall."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Annotated

from core.errors import Refused
from core.workshop.card import Act
from core.workshop.events import Entry, Event
from core.workshop.meeting import Shown
from core.workshop.model import Workshop
from core.workshop.nouns.figures import Figure
from core.workshop.people import FACILITATORS, Actor
from core.workshop.ref import MaybeId, MaybeKey, Ref

AT = "-"
"""Between a figure and the code of its place, where several municipalities meet."""


@dataclass(frozen=True)
class WallShown(Event, kind="wall_shown", by=FACILITATORS, opposite=True):
    """A card (`id`) or a figure of the place (`indicator_id`) until the next stage; `on` false: the
    wall follows the meeting again."""

    id: Annotated[MaybeId, Ref()] = ""
    indicator_id: MaybeKey = ""
    on: bool = True

    def require(self, workshop: Workshop, log: Sequence[Entry], actor: Actor) -> None:
        if not self.on:
            return
        if bool(self.id) == bool(self.indicator_id):
            raise Refused("refused.bad_request")
        if self.id and card(workshop, self.id) is None:
            raise Refused("refused.gone")

    def apply(self, workshop: Workshop, entry: Entry) -> Workshop:
        shown = Shown(self.id, self.indicator_id) if self.on else None
        return replace(workshop, shown=shown)


def card(workshop: Workshop, noun_id: str) -> str | None:
    """The id of a card, where everybody sees it."""
    noun = workshop.noun(noun_id)
    return noun_id if noun is not None and workshop.seen(noun) else None


def shown(workshop: Workshop) -> dict[str, str] | None:
    """What stands on the wall instead of what the stage is about; `card`: its id, `indicator`: of
    which a picture is drawn. A card that was hidden meanwhile is gone from there at once."""
    what = workshop.shown
    if what is None:
        return None
    if what.indicator_id:
        return {"card": "", "indicator": what.indicator_id}
    if card(workshop, what.id) is None:
        return None
    noun = workshop.noun(what.id)
    figure = named(workshop, noun) if isinstance(noun, Figure) else ""
    return {"card": what.id, "indicator": figure}


def named(workshop: Workshop, figure: Figure) -> str:
    """By which name a pinned figure is drawn anew; "" where only its card can be shown: of a place
    that does not meet here, and of one's own numbers."""
    if figure.indicator_id.startswith("own_") or figure.area_code not in workshop.places:
        return ""
    here = figure.area_code == workshop.area_code
    return figure.indicator_id if here else f"{figure.indicator_id}{AT}{figure.area_code}"


def act(noun_id: str, *, on: bool) -> Act:
    """Putting a card on the wall, or taking it down, for who leads."""
    return {
        "kind": WallShown.kind,
        "event": {"id": noun_id, "on": not on},
        "label": {"key": "act.wall_down" if on else "act.wall_up"},
        "tone": "quiet",
    }
