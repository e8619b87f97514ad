"""Deleting a workshop: for its owner, and for an administrator."""

import streamlit as st

from core.accounts import User
from core.errors import Refused
from core.keeping import acts
from core.keeping.audit import audit
from core.process import rooms
from core.text import Text
from core.workshop import Room
from pages.shared import current
from pages.shared.markdown import bold


def delete(room: Room, say: Text, user: User) -> None:
    """All of it, after its code was typed; that is typed anew each time."""
    key = room.workshop_id

    def go() -> None:
        with current.refusals():
            if st.session_state[f"type-{key}"].strip().upper() != key:
                raise Refused("keep.delete_wrong")
            acts.delete(rooms(), audit(), room, user.username)
            current.done("deleted", say("keep.deleted", code=key))

    st.markdown(bold(say("keep.delete")))
    with st.form(f"delete-{key}", border=False):
        st.caption(say("keep.delete_note"))
        if room.workshop.went_on:
            st.caption(say("carry.keep"))
        st.text_input(say("keep.delete_type", code=key), key=f"type-{key}", max_chars=12)
        st.form_submit_button(say("keep.delete"), on_click=go)
