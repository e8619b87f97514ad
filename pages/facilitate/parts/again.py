"""The owner of a workshop on a device without its seat: a year later, or a new computer."""

import secrets
from typing import Literal
from urllib.parse import urlencode

import streamlit as st

from core import seat
from core.errors import Refused
from core.keeping.audit import audit
from core.process import rooms
from core.text import Text
from core.workshop import Room
from pages.shared import current, login

Tone = Literal["primary", "secondary"]


def offer(path: str, say: Text) -> None:
    """Before a page of one workshop: its owner without a seat here may take it again, and the
    page stops; for everybody else this does nothing."""
    try:
        room = rooms().room(st.query_params.get("workshop", ""))
    except Refused:
        return
    user = login.account()
    if has_seat(room) or user is None or not login.owns(user, room.workshop.owner):
        return
    st.warning(say("app.no_seat"))
    asked = {**st.query_params.to_dict(), "workshop": room.workshop_id}
    st.caption(say("mine.need_seat"))
    button(room, say, f"/{path}?" + urlencode(asked), "primary")
    go()
    current.end()


def has_seat(room: Room) -> bool:
    return seat.seat_id(current.token(room)) in room.workshop.seats


def record(room: Room, say: Text, label: str) -> None:
    """Its record; on a device without a seat by taking one, since a record is no public page."""
    path = f"/w/{room.workshop_id}/record?language={say.language}"
    if has_seat(room):
        st.link_button(say(label), path)
    else:
        button(room, say, path, label=label)


def button(
    room: Room, say: Text, then: str, tone: Tone = "secondary", label: str = "mine.again"
) -> None:
    """「この端末で司会をする」: a facilitator's seat for this browser, then on to `then`."""
    user = login.require_account()

    def take() -> None:
        token = secrets.token_hex(16)
        rooms().lead_again(room, token, user.display_name[:20])
        audit().note("led_again", room.workshop_id, user.username)
        st.session_state["again"] = rooms().ticket(room, token, then)

    note, key = say("mine.need_seat"), f"again-{label}-{room.workshop_id}"
    st.button(say(label), key=key, on_click=take, type=tone, help=note)


def go() -> None:
    """Send the browser that pressed the button on its way."""
    if where := st.session_state.pop("again", None):
        current.go(where)
