"""「代理」: notes of people without a phone, typed by who leads; and sheets to write on."""

import secrets
from typing import get_args

import streamlit as st

from core.text import Text
from core.workshop import Event, Room
from core.workshop.insights import InsightAdded
from core.workshop.model import Sector, cleaned
from pages.shared import current

MOST_LINES, MOST_LETTERS = 40, 200


def write(room: Room, say: Text) -> None:
    """A sector, one note a line; all of them or none."""
    plan = room.workshop.plan
    stage = getattr(plan, f"title_{say.language}") if plan else say("stage.waiting")
    st.caption(say("proxy.note", stage=stage))
    st.selectbox(
        say("proxy.sector"),
        get_args(Sector)[::-1],
        key="proxy-sector",
        format_func=lambda one: say(f"proxy.{one}"),
    )
    st.text_area(say("proxy.lines"), key="proxy-lines", height=140)

    def go() -> None:
        lines = [
            line for line in map(cleaned, st.session_state["proxy-lines"].splitlines()) if line
        ]
        st.session_state["proxy-wrong"] = wrong = _wrong(lines, say)
        if wrong:
            return
        sector = st.session_state["proxy-sector"]
        events: list[Event] = [
            InsightAdded(secrets.token_hex(12), line, proxy=sector) for line in lines
        ]
        if current.propose(room, *events, leading=False):
            st.session_state["proxy-lines"] = ""
            current.done("proxy", say("proxy.done", n=len(lines)))

    st.button(say("proxy.go"), on_click=go)
    if wrong := st.session_state.get("proxy-wrong"):
        st.warning(wrong)
    else:
        current.show_done("proxy")
    st.link_button(say("proxy.sheet"), f"/w/{room.workshop_id}/sheet.pdf?language={say.language}")


def _wrong(lines: list[str], say: Text) -> str:
    """What must be put right first; empty when all is well."""
    if not lines:
        return say("proxy.none")
    if len(lines) > MOST_LINES:
        return say("proxy.many", max=MOST_LINES)
    for row, line in enumerate(lines, start=1):
        if len(line) > MOST_LETTERS:
            return say("proxy.long", row=row, n=len(line))
    return ""
