"""「この数字を気づきに」: from a figure on the screen into a workshop."""

import hashlib
import secrets
from typing import Any

import streamlit as st

from core import seat
from core.errors import Refused
from core.own.figures import is_own
from core.own.store import own_evidence
from core.process import server
from core.stats.figure import Figure
from core.stats.peers import PeerSet
from core.text import Text
from core.web.chain import pinned
from core.workshop import Event, Room
from core.workshop.insights import FigurePinned, InsightAdded
from core.workshop.model import cleaned
from pages.shared import current


def here() -> list[Room]:
    """Open workshops in which this browser has a seat."""
    names = [name.removeprefix("seat-") for name in st.context.cookies if name.startswith("seat-")]
    rooms = []
    for name in names:
        try:
            room = server().room(name)
        except Refused:
            continue
        if not room.workshop.closed and seat.seat_id(current.token(room)) in room.workshop.seats:
            rooms.append(room)
    return rooms


def choose(say: Text) -> None:
    """Which workshop figures go into, where there is a choice."""
    rooms = here()
    if not rooms:
        st.caption(say("explore.pin_open"))
        return
    st.selectbox(
        say("explore.pin_where"),
        [room.workshop_id for room in rooms],
        key="pin-where",
        format_func=lambda code: server().room(code).workshop.title,
    )
    current.show_refusal()


def own_pinned(area_code: str, indicator_id: str) -> FigurePinned:
    """The event that freezes a figure the municipality gave, marked as such.

    Raises:
        Refused: nothing of that name is kept.
    """
    facts: dict[str, Any] = dict(own_evidence(area_code, indicator_id))
    version = hashlib.sha256(str(facts["package_version"]).encode()).hexdigest()[:8]
    figure_id = f"{indicator_id}-{area_code}-{facts['year']}-{version}"
    return FigurePinned(figure_id=figure_id, **facts)


def button(one: Figure, peer_set: PeerSet | None, say: Text, together: int = 0) -> None:
    """A small form under a figure: what was noticed, and pin it with its peers."""
    if one.value is None or not here():
        return
    key = f"pin-{one.indicator_id}"

    def pin() -> None:
        room = server().room(st.session_state["pin-where"])
        try:
            if is_own(one.indicator_id):
                figure = own_pinned(one.area_code, one.indicator_id)
            else:
                figure = pinned(
                    server().package, one.indicator_id, one.area_code, peer_set, together
                )
        except Refused as refusal:
            current.refuse(refusal)
            return
        events: list[Event] = [figure]
        words = cleaned(st.session_state[key])
        if words:
            events.append(InsightAdded(secrets.token_hex(12), words[:200], (figure.figure_id,)))
        if current.propose(room, *events):
            st.session_state[key] = ""
            current.done(key, say("explore.pin_done"))

    with st.popover(say("explore.pin"), width="stretch"):
        st.text_area(
            say("explore.pin_note"),
            key=key,
            max_chars=200,
            placeholder=getattr(one.question, say.language),
        )
        st.button(say("explore.pin"), key=f"{key}-go", type="primary", on_click=pin)
        current.show_done(key)
