"""「この数字を気づきに」: from a figure on the screen into a workshop."""

import secrets
from collections.abc import Sequence
from typing import Literal

import streamlit as st

from core import seat
from core.errors import Refused
from core.facts import named
from core.process import rooms
from core.stats.figure import Figure
from core.stats.peers import PeerSet
from core.text import Text
from core.workshop import Event, Room
from core.workshop.nouns.figures import FigurePinned
from core.workshop.nouns.insights import InsightAdded
from core.workshop.ref import cleaned
from pages.explore.parts import cached
from pages.forms.form import Answer, Form
from pages.shared import current
from pages.shared.evidence import frozen


def here() -> list[Room]:
    """Open workshops in which this browser has a seat."""
    names = [name.removeprefix("seat-") for name in st.context.cookies if name.startswith("seat-")]
    found = []
    for name in names:
        try:
            room = rooms().room(name)
        except Refused:
            continue
        if not room.workshop.closed and seat.seat_id(current.token(room)) in room.workshop.seats:
            found.append(room)
    return found


def room() -> Room | None:
    """The open workshop that these pages stay in, of those in which this browser has a seat."""
    code = st.query_params.get("workshop", "")
    return next((one for one in here() if one.workshop_id == code), None)


def choose(say: Text) -> None:
    """Which workshop figures go into, where there is a choice."""
    open_ones = [room.workshop_id for room in here()]
    if len(open_ones) > 1:
        st.selectbox(
            say("explore.pin_where"),
            open_ones,
            key="pin-where",
            format_func=lambda code: rooms().room(code).workshop.title,
        )
    elif open_ones:
        st.session_state["pin-where"] = open_ones[0]
    current.show_refusal()


def _frozen(room: Room, one: Figure, peer_set: PeerSet | None, together: int = 0) -> FigurePinned:
    package = cached.package()
    pin = frozen(package, one.indicator_id, one.area_code, peer_set, together)
    return named(package, room.workshop, pin)


def into_room(chosen: Sequence[Figure], peer_set: PeerSet) -> None:
    """Several figures at once into the meeting that figures go into.

    Raises:
        Refused: none of them is there.
    """
    room = rooms().room(st.session_state["pin-where"])
    current.record(room, *(_frozen(room, one, peer_set) for one in chosen))


def button(
    one: Figure, peer_set: PeerSet | None, say: Text, together: int = 0, place: str = "pin"
) -> None:
    """A small form under a figure: what was noticed, and pin it with its peers.

    Args:
        place: where on the page, for a figure that stands there twice; filled where one is seen.
    """
    if one.value is None or not here():
        return
    key = f"{place}-{one.indicator_id}"
    room = rooms().room(st.session_state["pin-where"])
    form = Form(key, say, *current.whose(room), one.area_code)

    def pin(answer: Answer) -> str:
        figure = _frozen(room, one, peer_set, together)
        events: list[Event] = [figure]
        if words := cleaned(answer["note"]):
            events.append(InsightAdded(secrets.token_hex(12), words[:200], (figure.figure_id,)))
        current.record(room, *events)
        return say("explore.pin_done")

    alone = place == "shown" or (place == "first" and cached.phone())
    filled: Literal["primary", "secondary"] = "primary" if alone else "secondary"
    with st.popover(say("explore.pin"), width="stretch", type=filled):
        form.field(
            st.text_area,
            "note",
            say("explore.pin_note"),
            max_chars=200,
            placeholder=one.question.of(say.language),
        )
        form.submit(say("explore.pin"), pin, key=f"{key}-go", type="primary")
