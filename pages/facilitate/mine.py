"""Past and running workshops of this account."""

import secrets

import streamlit as st

from core import seat
from core.process import server
from core.workshop import Room
from core.workshop.flow import WorkshopOpened
from pages.shared import current, login

say = current.text()
user = login.require_account()
st.title(say("mine.title"))
rooms = [
    server().room(workshop_id)
    for workshop_id, first in server().store.openings()
    if isinstance(first.event, WorkshopOpened) and login.owns(user, first.event.owner)
]


def again(room: Room) -> None:
    token = secrets.token_hex(16)
    server().lead_again(room, token, user.display_name[:20])
    then = f"/console?workshop={room.workshop_id}&language={say.language}"
    st.session_state["again"] = server().ticket(room, token, then)


if not rooms:
    st.write(say("mine.none"))
for room in rooms:
    workshop = room.workshop
    with st.container(border=True):
        words, go = st.columns([3, 2], vertical_alignment="center")
        state = say("mine.closed") if workshop.closed else say("mine.going")
        words.markdown(
            f"**{workshop.title}**  \n{workshop.area_name} · {workshop.held_on} · {state}"
        )
        if seat.seat_id(current.token(room)) in workshop.seats:
            if go.button(say("mine.console"), key=f"console-{room.workshop_id}"):
                where = {"workshop": room.workshop_id}
                st.switch_page("facilitate/console.py", query_params=where)
            go.link_button(say("mine.record"), f"/w/{room.workshop_id}/record")
        else:
            go.caption(say("mine.need_seat"))
            key = f"again-{room.workshop_id}"
            go.button(say("mine.again"), key=key, on_click=again, args=(room,))
if where := st.session_state.pop("again", None):
    current.go(where)
