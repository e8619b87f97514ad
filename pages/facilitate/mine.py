"""Past and running workshops of this account."""

import streamlit as st

from core.process import server
from core.workshop.flow import WorkshopOpened
from pages.shared import again, carry, current, keeping, login
from pages.shared.literal import literal

say = current.text()
user = login.require_account()
st.title(say("mine.title"))
current.show_refusal()
current.show_done("deleted")
keeping.soon(say)
rooms = [
    server().room(workshop_id)
    for workshop_id, first in server().store.openings()
    if isinstance(first.event, WorkshopOpened) and login.owns(user, first.event.owner)
]


if not rooms:
    st.write(say("mine.none"))
    if st.button(say("app.open_title"), type="primary"):
        st.switch_page("facilitate/open.py")
for room in rooms:
    workshop = room.workshop
    with st.container(border=True):
        words, go = st.columns([3, 2], vertical_alignment="center")
        state = say("mine.closed") if workshop.closed else say("mine.going")
        facts = " · ".join((workshop.area_name, workshop.held_on, room.workshop_id, state))
        words.markdown(f"**{literal(workshop.title)}**  \n{facts}")
        if again.has_seat(room):
            if go.button(say("mine.console"), key=f"console-{room.workshop_id}"):
                where = {"workshop": room.workshop_id}
                st.switch_page("facilitate/console.py", query_params=where)
            go.link_button(say("mine.record"), f"/w/{room.workshop_id}/record")
        else:
            then = f"/console?workshop={room.workshop_id}&language={say.language}"
            with go:
                again.button(room, say, then)
        if carry.offered(room):
            with go:
                carry.button(room, say)
        box = st.expander(say("keep.title"), key=f"box-{room.workshop_id}", on_change="rerun")
        if box.open:
            with box:
                keeping.manage(room, say, user)
if st.button(say("bring.title")):
    st.switch_page("facilitate/bring.py")
again.go()
