"""Read-only links of the record: make, list, revoke."""

from datetime import UTC, datetime, timedelta

import streamlit as st

from core import seat
from core.config import config
from core.errors import Refused
from core.process import server
from core.text import Text
from core.workshop import Room
from core.workshop.flow import LinkRevoked
from core.workshop.model import cleaned
from pages.shared import current


def base_url() -> str:
    """Where this browser reached us, so that a link works for others on the same net."""
    return config().public_url or f"http://{st.context.headers.get('host', 'localhost:8501')}"


def manage(room: Room, say: Text) -> None:
    """Make, list and revoke read-only links."""

    def make() -> None:
        name = cleaned(st.session_state["link-name"])[:80]
        if not name:
            return
        until = datetime.now(UTC) + timedelta(days=int(st.session_state["link-days"]))
        actor = seat.actor(current.token(room), room.workshop_id, room.workshop, leading=True)
        try:
            made = server().link(room, actor, name, until.isoformat())
        except Refused as refusal:
            current.refuse(refusal)
        else:
            current.forget()
            st.session_state["link-made"] = f"{base_url()}{made}"

    with st.form("link", border=False):
        st.text_input(say("console.share_name"), key="link-name", max_chars=80)
        st.number_input(say("console.share_days"), 1, 365, 30, key="link-days")
        st.form_submit_button(say("console.share_make"), on_click=make)
    if made := st.session_state.get("link-made"):
        st.caption(say("console.share_made"))
        st.code(made, wrap_lines=True)
    now = datetime.now(UTC)
    for link in room.workshop.links.values():
        until = datetime.fromisoformat(link.expires)
        words = say("console.share_until", day=until.date().isoformat())
        if link.revoked:
            words = say("console.share_revoked")
        elif until < now:
            words = say("console.share_expired")
        st.text(f"{link.name} · {words}")
        if not link.revoked:
            st.button(
                say("console.share_revoke"),
                key=f"revoke-{link.link_id}",
                on_click=current.lead,
                args=(room, LinkRevoked(link.link_id)),
            )
