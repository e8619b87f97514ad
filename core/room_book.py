"""What of a workshop's entries stands in the security line book too: roles and links."""

from collections.abc import Sequence

from core.book import Act, book
from core.workshop.acts.flow import LinkMade, LinkRevoked
from core.workshop.acts.roles import CofacilitatorSet
from core.workshop.acts.seats import SeatHeld
from core.workshop.events import Event
from core.workshop.people import Actor

SHOWN = 8
"""Letters of a seat's id: enough to tell people of a workshop apart, and no name."""


def noted(workshop_id: str, actor: Actor, events: Sequence[Event]) -> None:
    """Add the lines of what was just recorded."""
    for event in events:
        act: Act
        if isinstance(event, CofacilitatorSet):
            act, about = ("role_given" if event.on else "role_taken"), event.seat_id[:SHOWN]
        elif isinstance(event, LinkMade | LinkRevoked):
            act = "link_made" if isinstance(event, LinkMade) else "link_revoked"
            about = event.link_id
        elif isinstance(event, SeatHeld):
            act, about = "seat_ended", event.seat_id[:SHOWN]
        else:
            continue
        book().note(act, actor.author.mark[:SHOWN], f"{workshop_id} {about}")
