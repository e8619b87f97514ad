"""On the start page: the meeting that is going on now, and those that were."""

from collections.abc import Sequence
from datetime import timedelta

import streamlit as st

from core.clock import in_japan, now
from core.process import rooms
from core.record.days import day
from core.text import Text
from core.workshop import Room
from core.workshop.few import present
from core.workshop.stage import stage_card
from pages.facilitate.parts import again
from pages.shared.markdown import BREAK, bold, headline

LATELY = timedelta(hours=12)
"""A meeting in which something happened since is still going on."""
LOOKED, PAST = 6, 2


def newest(codes: Sequence[str]) -> Room | None:
    """The newest meeting that is not closed and in which something happened lately."""
    for room in rooms().readable(codes[:LOOKED]):
        if not room.workshop.over and room.log and room.log[-1].at > now() - LATELY:
            return room
    return None


def strip(room: Room, say: Text) -> None:
    """What runs, since when, with how many, where it is; and the way back to the console."""
    workshop = room.workshop
    stage, people = stage_card(workshop, acts=False, leads=False), present(workshop).total()
    begun = in_japan(room.log[0].at.isoformat())
    with st.container(border=True, key="home-now"):
        words, act = st.columns([3, 1], vertical_alignment="center")
        words.caption(
            say("app.now", time=f"{begun:%H:%M}", n=people)
            if begun.date() == in_japan(now().isoformat()).date()
            else say("app.now_since", day=day(begun.date().isoformat(), say),
                     n=people)
        )  # fmt: skip
        words.markdown(headline(workshop.title, 4))
        step = say("seat.step", n=stage["number"], of=stage["of"])
        words.caption(
            f"{step}　{say.of(stage['title'])}" if stage["number"] else workshop.area_name
        )
        with act:
            if again.has_seat(room):
                if st.button(say("app.back"), type="primary", key="home-back"):
                    where = {"workshop": room.workshop_id}
                    st.switch_page("facilitate/console.py", query_params=where)
            else:
                then = f"/console?workshop={room.workshop_id}&language={say.language}"
                again.button(room, say, then)
                again.go()


def past(codes: Sequence[str], say: Text) -> None:
    """The newest meetings, each with its record; all others by a link. Nothing without any."""
    found = rooms().readable(codes[:PAST])
    if not found:
        return
    with st.container(horizontal=True, vertical_alignment="bottom", key="home-past"):
        st.subheader(say("app.mine"))
        st.page_link("facilitate/mine.py", label=say("app.all", n=len(codes)))
    for at, (column, room) in enumerate(zip(st.columns(PAST), found, strict=False)):
        with column.container(border=True, height="stretch", key=f"home-card-{at}"):
            words, act = st.columns([3, 2], vertical_alignment="center")
            workshop = room.workshop
            state = say("mine.closed") if workshop.closed else say("mine.going")
            facts = " · ".join((workshop.area_name, day(workshop.held_on, say), state))
            words.markdown(bold(workshop.title) + BREAK + facts)
            with act.container(horizontal=True, horizontal_alignment="right"):
                again.record(room, say, "app.read_record")
    again.go()
