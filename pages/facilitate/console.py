"""The facilitator's console, a conductor's desk: what to say, the next button, the live subject;
beside it the timetable and drawers. In the order of reading, which the style sheet lays out."""

import streamlit as st

from core.practice.room import simulate_stage
from core.process import rooms
from core.record.days import day
from core.workshop.acts.flow import WorkshopClosed
from pages.facilitate.parts import carry, handles, rail, votes
from pages.shared import current
from pages.shared.board import board
from pages.shared.markdown import badge

say = current.text()
room, here = current.workshop(leading=True)
workshop = room.workshop
if workshop.sample:
    simulate_stage(rooms(), room.workshop_id)
with st.container(key="desk-title", horizontal=True, vertical_alignment="center"):
    st.title(workshop.title, anchor=False, width="content")
    st.caption(f"{current.places(room)} · {day(workshop.held_on, say)}")
    if workshop.sample:
        st.markdown(badge(say("desk.practice")))
told = st.container()  # there from the first: what is told later moves nothing that is open
with st.container(key="desk"):
    centre, side, edge = st.columns([9, 2, 1])
with centre.container(key="desk-centre"):
    looked = rail.looked_at(room)
    ahead = st.container()  # as `told`
    if looked:
        with ahead:
            rail.preview(room, looked, say)
    board(room.workshop_id, say.language, "console", preview=looked is not None)
    if workshop.closed:
        st.info(say("console.closed"))
        st.link_button(
            say("console.record"),
            f"/w/{room.workshop_id}/record?language={say.language}",
            type="primary",
        )
        carry.button(room, say)
        st.button(
            say("console.reopen"),
            on_click=current.lead,
            args=(room, WorkshopClosed(False)),
        )
    elif workshop.plan:
        votes.settings(room, say)
with side.container(key="desk-rail"):
    st.subheader(say("console.agenda"), anchor=False)
    rail.rail(room, say)
with edge.container(key="desk-edge"):
    handles.handles(room, here, say)
with told:  # last: a form shows its own refusal
    if n := sum(not one.settled for one in workshop.comments.values()):
        st.info(say("comment.waits_links", n=n))
    current.show_refusal()
