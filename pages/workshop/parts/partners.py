"""Who does what: promises of 産官学民, a column for each sector; making and updating them."""

import secrets
from collections.abc import Mapping
from functools import partial
from typing import get_args

import streamlit as st

from core.text import Text
from core.workshop import Room, policy
from core.workshop.cards import label
from core.workshop.events import proposed
from core.workshop.nouns.kpis import Kpi
from core.workshop.nouns.promises import Promise, Status
from core.workshop.nouns.use_cases import UseCase
from core.workshop.people import SECTORS, Seat
from pages.forms.form import Answer, Form
from pages.shared import address, current
from pages.shared.markdown import bold

STATUSES: tuple[Status, ...] = get_args(Status)


def show(room: Room, say: Text) -> None:
    """The map: a column for each sector."""
    promises = [*room.workshop.seen("promises").values()]
    st.subheader(say("promise.map"))
    if not promises:
        st.caption(say("promise.none"))
    for column, sector in zip(st.columns(5), SECTORS, strict=True):
        name = say(f"section.{sector}")
        with column.container(border=True, height="stretch"):
            st.markdown(f"{bold(name)}　{say(f'promise.{sector}')}")
            theirs = [one for one in promises if one.sector == sector]
            for one in theirs:
                _promise(room, one, say)
            if not theirs:
                st.caption(say("promise.nobody", sector=name))
    if promises:
        st.caption(say("promise.map_note"))


def write(room: Room, here: Seat, say: Text) -> None:
    """The forms, for who may write."""
    promises = [*room.workshop.seen("promises").values()]
    if not policy.may(room.workshop, here.seat_id, "promise_made"):
        closed = room.workshop.closed
        st.caption(say("promise.closed" if closed else "refused.role"))
        return
    with st.expander(say("promise.make"), expanded=True, key="promise-make"):
        _make(room, say)
    if promises:
        with st.expander(say("promise.update"), key="promise-progress"):
            _update(room, promises, say)


def _title(nouns: Mapping[str, UseCase | Kpi], noun_id: str) -> str:
    return nouns[noun_id].title


def _promise(room: Room, one: Promise, say: Text) -> None:
    now, workshop = one.now, room.workshop
    with st.container(border=True):
        st.text(one.who)
        st.text(one.what)
        st.markdown(bold(say(f"field.promise_{now.status}", due=now.due or "–")))
        if now.reason:
            st.caption(now.reason)
        tied = [label(workshop.use_cases[i]) for i in one.use_case_ids]
        tied += [label(workshop.kpis[i]) for i in one.kpi_ids]
        words = "、".join(tied) if tied else say("gap.no_purpose")
        st.caption(f"{say('promise.for')}{say('record.colon')}{words}")


def _make(room: Room, say: Text) -> None:
    form = Form("promise", say, *current.whose(room))

    def go(answer: Answer) -> str:
        form.need(answer, "who", "what", "due")
        told = {
            "promise_id": secrets.token_hex(12),
            **{name: answer[name] for name in ("who", "sector", "what")},
            "due": str(answer["due"]),
            "use_case_ids": answer["use-cases"],
            "kpi_ids": answer["kpis"],
        }
        current.record(room, proposed("promise_made", told))
        return say("promise.made")

    with st.container(border=True):
        form.field(
            st.selectbox,
            "sector",
            say("promise.sector"),
            SECTORS,
            first=SECTORS[0],
            format_func=lambda one: f"{say(f'section.{one}')}（{say(f'promise.{one}')}）",
        )
        form.field(st.text_input, "who", say("promise.who"), max_chars=40)
        form.field(st.text_area, "what", say("promise.what"), max_chars=200)
        form.field(st.date_input, "due", say("promise.due"))
        for table in ("use_cases", "kpis"):
            nouns = room.workshop.seen(table)
            form.field(
                st.multiselect,
                table.replace("_", "-"),
                say(f"promise.{table}"),
                list(nouns),
                placeholder=say("promise.choose"),
                format_func=partial(_title, nouns),
            )
        form.submit(say("promise.submit"), go, type="primary")


def _update(room: Room, promises: list[Promise], say: Text) -> None:
    known = {one.id: one for one in promises}
    with st.container(border=True):
        address.follow("promise", "promise-which", list(known), promises[0].id)
        chosen = st.selectbox(
            say("promise.which"),
            list(known),
            key="promise-which",
            persist_state="session",
            format_func=lambda i: label(known[i]),
        )
        address.remember("promise", chosen, promises[0].id)
        form = Form("promise-update", say, *current.whose(room), chosen)
        form.field(
            st.radio,
            "status",
            say("promise.status"),
            STATUSES,
            first=STATUSES[1],
            horizontal=True,
            format_func=lambda one: say(f"promise.{one}"),
        )
        form.field(st.text_input, "reason", say("promise.reason"), max_chars=200)
        form.field(st.date_input, "due", say("promise.new_due"))

        def go(answer: Answer) -> str:
            if answer["status"] == "dropped":
                form.need(answer, "reason")
            one = known[st.session_state["promise-which"]]
            told = {"promise_id": one.id, "step": len(one.steps), **answer}
            told["due"] = str(answer["due"] or "")
            current.record(room, proposed("promise_updated", told))
            return say("promise.updated")

        form.submit(say("promise.update_submit"), go)
