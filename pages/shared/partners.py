"""Who does what: promises of 産官学民, a column for each sector; making and updating them."""

import secrets
from collections.abc import Mapping
from functools import partial
from typing import get_args

import streamlit as st

from core.errors import Refused
from core.text import Text
from core.workshop import Room, policy
from core.workshop.cards import label
from core.workshop.events import proposed
from core.workshop.model import SECTORS, Kpi, Promise, Seat, Status, UseCase
from pages.shared import current
from pages.shared.literal import literal


def show(room: Room, here: Seat, say: Text) -> None:
    """The map, then the forms for who may write."""
    promises = [p for p in room.workshop.promises.values() if _open(room, p.stage_id)]
    st.subheader(say("promise.map"))
    if not promises:
        st.caption(say("promise.none"))
    for column, sector in zip(st.columns(5), SECTORS, strict=True):
        name = say(f"section.{sector}")
        with column.container(border=True, height="stretch"):
            st.markdown(f"**{name}**　{say(f'promise.{sector}')}")
            theirs = [one for one in promises if one.sector == sector]
            for one in theirs:
                _promise(room, one, say)
            if not theirs:
                st.caption(say("promise.nobody", sector=name))
    if promises:
        st.caption(say("promise.map_note"))
    if not policy.may(room.workshop, here.seat_id, "promise_made"):
        closed = room.workshop.closed
        st.caption(say("promise.closed" if closed else "refused.role"))
        return
    left, right = st.columns(2)
    with left:
        _make(room, say)
    if promises:
        with right:
            _update(room, promises, say)


def _title(nouns: Mapping[str, UseCase | Kpi], noun_id: str) -> str:
    return nouns[noun_id].title


def _open(room: Room, stage_id: str) -> bool:
    return stage_id not in room.workshop.hidden


def _promise(room: Room, one: Promise, say: Text) -> None:
    now, workshop = one.now, room.workshop
    with st.container(border=True):
        st.text(one.who)
        st.text(one.what)
        st.markdown(f"**{say(f'field.promise_{now.status}', due=now.due or '–')}**")
        if now.reason:
            st.caption(literal(now.reason))
        tied = [label("use_cases", workshop.use_cases[i]) for i in one.use_case_ids]
        tied += [label("kpis", workshop.kpis[i]) for i in one.kpi_ids]
        words = "、".join(tied) if tied else say("gap.no_purpose")
        st.caption(literal(f"{say('promise.for')}{say('record.colon')}{words}"))


def _make(room: Room, say: Text) -> None:
    workshop, form = room.workshop, st.session_state

    def go() -> None:
        answer = {
            "promise_id": secrets.token_hex(12),
            "who": form["promise-who"],
            "sector": form["promise-sector"],
            "what": form["promise-what"],
            "due": str(form["promise-due"] or ""),
            "use_case_ids": form["promise-use-cases"],
            "kpi_ids": form["promise-kpis"],
        }
        try:
            current.need(answer, ("who", "what", "due"), say)
            event = proposed("promise_made", answer)
        except Refused as refusal:
            current.refuse(refusal, "promise")
            return
        if current.propose(room, event, place="promise"):
            form["promise-who"] = form["promise-what"] = ""
            current.done("promise", say("promise.made"))

    with st.container(border=True):
        st.subheader(say("promise.make"))
        st.selectbox(
            say("promise.sector"),
            SECTORS,
            key="promise-sector",
            format_func=lambda one: f"{say(f'section.{one}')}（{say(f'promise.{one}')}）",
        )
        st.text_input(say("promise.who"), key="promise-who", max_chars=40)
        st.text_area(say("promise.what"), key="promise-what", max_chars=200)
        st.date_input(say("promise.due"), value=None, key="promise-due")
        for key, nouns in (("use_cases", workshop.use_cases), ("kpis", workshop.kpis)):
            st.multiselect(
                say(f"promise.{key}"),
                [i for i, noun in nouns.items() if _open(room, noun.stage_id)],
                key=f"promise-{key.replace('_', '-')}",
                placeholder=say("promise.choose"),
                format_func=partial(_title, nouns),
            )
        current.show_refusal("promise")
        st.button(say("promise.submit"), type="primary", on_click=go)
        current.show_done("promise")


def _update(room: Room, promises: list[Promise], say: Text) -> None:
    form, known = st.session_state, {one.id: one for one in promises}

    def go() -> None:
        one = known[form["promise-which"]]
        answer = {
            "promise_id": one.id,
            "step": len(one.steps),
            "status": form["promise-status"],
            "reason": form["promise-reason"],
            "due": str(form["promise-new-due"] or ""),
        }
        try:
            current.need(answer, ("reason",) if answer["status"] == "dropped" else (), say)
            event = proposed("promise_updated", answer)
        except Refused as refusal:
            current.refuse(refusal, "promise-update")
            return
        if current.propose(room, event, place="promise-update"):
            form["promise-reason"], form["promise-new-due"] = "", None
            current.done("promise-update", say("promise.updated"))

    with st.container(border=True):
        st.subheader(say("promise.update"))
        st.selectbox(
            say("promise.which"),
            list(known),
            key="promise-which",
            format_func=lambda i: label("promises", known[i]),
        )
        st.radio(
            say("promise.status"),
            get_args(Status),
            key="promise-status",
            index=1,
            horizontal=True,
            format_func=lambda one: say(f"promise.{one}"),
        )
        st.text_input(say("promise.reason"), key="promise-reason", max_chars=200)
        st.date_input(say("promise.new_due"), value=None, key="promise-new-due")
        current.show_refusal("promise-update")
        st.button(say("promise.update_submit"), on_click=go)
        current.show_done("promise-update")
