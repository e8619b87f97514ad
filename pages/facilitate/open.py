"""Open a workshop: municipality, title, day, timetable. A minute."""

import secrets
from datetime import timedelta

import streamlit as st

from core.agendas import agendas, offered
from core.clock import today
from core.demo import seat_participants
from core.errors import Refused
from core.keeping import acts
from core.process import server
from core.workshop.events import proposed
from core.workshop.flow import WorkshopOpened
from core.workshop.model import SECTORS, cleaned
from pages.shared import carry, current, login
from pages.shared.literal import literal

say = current.text()
user = login.require_account()
old = carry.earlier(user, say)
before = old.workshop if old else None
practice = before.sample if before else bool(st.query_params.get("practice"))
name_key = f"title-{old.workshop_id}" if old else "title"
if before:
    st.title(say("carry.title"))
    about = {"title": before.title, "area": before.area_name, "day": before.held_on}
    st.write(literal(say("carry.note", **about)))
else:
    st.title(say("app.practice_title") if practice else say("open.title"))
    st.write(say("app.practice_note") if practice else say("open.note"))


def open_it() -> None:
    form = st.session_state
    agenda = agendas()[form["agenda"]]
    area = form.get("area")
    if area is None:
        return
    try:
        name = cleaned(form["your_name"])[:20] or user.display_name[:20]
        opened = proposed(
            "workshop_opened",
            {
                "title": form[name_key] or example,
                "area_code": area[0],
                "area_name": area[1],
                "held_on": form["day"].isoformat(),
                "owner": user.username,
                "agenda": agenda.stages,
                "sample": practice,
                "kept_until": form["kept"].isoformat(),
            },
        )
        assert isinstance(opened, WorkshopOpened)
        token = secrets.token_hex(16)
        if old:
            room = carry.open_after(old, user, opened, token, name, form["sector"])
        else:
            room = server().open_workshop(opened, token, name, form["sector"])
    except Refused as refusal:
        current.refuse(refusal)
        return
    if practice:
        seat_participants(server(), room)
    then = f"/console?workshop={room.workshop_id}&language={say.language}"
    form["opened"] = server().ticket(room, token, then)


found, usual = None, ""
if old and before:
    usual, found = carry.named(before.title, say), (before.area_code, before.area_name)
    st.caption(say("carry.place", area=before.area_name))
    carry.pick(old, say)
elif picked := current.area_picker(say("open.area"), say("open.area_hint"), sure=True):
    found = picked.area_code, picked.name
with st.form("open"):
    example = usual or say("open.name_example")
    st.text_input(say("open.name"), value=usual, key=name_key, max_chars=80, placeholder=example)
    left, right = st.columns(2)
    left.date_input(say("open.day"), key="day", value=today())
    right.selectbox(
        say("open.agenda"),
        offered(follows=old is not None),
        key="agenda",
        format_func=lambda key: getattr(agendas()[key], f"title_{say.language}"),
    )
    left.text_input(
        say("open.your_name"), key="your_name", max_chars=20, placeholder=user.display_name
    )
    right.selectbox(
        say("open.sector"),
        SECTORS,
        index=1,
        key="sector",
        format_func=lambda sector: say(f"join.{sector}"),
    )
    kept = today() + (acts.PRACTICE_KEPT if practice else acts.KEPT)
    st.date_input(
        say("keep.until_label"),
        key="kept",
        value=kept,
        min_value=today() + timedelta(days=1),
        max_value=today() + acts.LONGEST,
    )
    st.caption(say("keep.until_help"))
    st.session_state["area"] = found
    if old:
        st.markdown(f"**{carry.told(old, say)}**")
    st.form_submit_button(
        say("carry.go" if old else "open.submit"),
        type="primary",
        on_click=open_it,
        disabled=found is None,
    )
current.show_refusal()
if where := st.session_state.pop("opened", None):
    st.success(say("carry.made" if old else "open.made"))
    current.go(where)
