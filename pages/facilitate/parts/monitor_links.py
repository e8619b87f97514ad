"""Links that show the KPIs of a town to partners: made, listed, revoked by the owner's account."""

import secrets
from collections.abc import Sequence
from datetime import datetime, timedelta
from functools import partial

import streamlit as st

from core import clock
from core.process import rooms
from core.record.days import day_of
from core.text import Text
from core.workshop import Room
from core.workshop.acts.flow import LinkRevoked
from core.workshop.ref import cleaned
from pages.facilitate.parts.links import base_url
from pages.forms.form import Answer, Form


def share(here: Sequence[Room], user: str, say: Text) -> None:
    """A form for a new link, and those that still open the table.

    Args:
        here: meetings about the place, the one that keeps a new link first.
    """
    with st.popover(say("monitor.share")):
        st.caption(say("monitor.share_note"))
        form = Form("monitor-link", say, user, here[0].workshop_id, words="console", ours=True)
        form.field(st.text_input, "share_name", say("console.share_name"), max_chars=80)
        days = {"min_value": 1, "max_value": 365}
        form.field(st.number_input, "share_days", say("console.share_days"), first=180, **days)

        def make(answer: Answer) -> str:
            form.need(answer, "share_name", "share_days")
            name = cleaned(answer["share_name"])[:80]
            until = clock.now() + timedelta(days=int(answer["share_days"]))
            made = rooms().link(here[0], None, name, until.isoformat(), level="kpis")
            st.session_state["monitor-made"] = f"{base_url()}{made}"
            return say("console.share_made")

        form.submit(say("console.share_make"), make, key="monitor-make")
        if made := st.session_state.get("monitor-made"):
            st.code(made, wrap_lines=True)
        for room in here:
            _listed(room, say)


def _listed(room: Room, say: Text) -> None:
    for link in room.workshop.links.values():
        until = datetime.fromisoformat(link.expires)
        if link.level != "kpis" or link.revoked or until < clock.now():
            continue
        st.text(f"{link.name} · {say('console.share_until', day=day_of(link.expires, say))}")
        off = partial(_revoke, room, link.link_id)
        st.button(say("console.share_revoke"), key=f"monitor-off-{link.link_id}", on_click=off)


def _revoke(room: Room, link_id: str) -> None:
    rooms().by_owner(room, f"monitor-{secrets.token_hex(12)}", LinkRevoked(link_id))
