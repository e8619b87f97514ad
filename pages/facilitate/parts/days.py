"""Before the meeting and after its close: open the room for days, and the text that invites."""

from datetime import date, timedelta

import streamlit as st

from core.clock import today
from core.record.days import day
from core.record.invitation import SPEECHES, Speech, invitation
from core.text import Text
from core.workshop import Room
from core.workshop.acts.days import DaysOpened, has_begun
from core.workshop.meeting import Days
from pages.facilitate.parts.links import base_url
from pages.forms.form import Answer, Form
from pages.shared import current
from pages.shared.markdown import bold

WEEK = timedelta(days=7)


def drawer(room: Room, say: Text) -> None:
    """In the timetable: its first and its last row, which have no clock."""
    with st.popover(say("asking.open"), key="drawer-days", on_change="rerun", width="stretch"):
        st.subheader(say("asking.open"), anchor=False)
        workshop = room.workshop
        if (days := workshop.open_days) is not None:
            _going(room, days, say)
        elif workshop.closed or not has_begun(workshop):
            _open(room, say)
        else:
            st.write(say("asking.during"))


def _open(room: Room, say: Text) -> None:
    """Until when; a meeting that has not begun until its own day."""
    workshop = room.workshop
    kind = "after" if workshop.closed else "before"
    st.write(say(f"asking.{kind}_note"))
    form = Form(f"days-{kind}", say, *current.whose(room), kind, words="asking")
    first = today() + WEEK if workshop.closed else _held(workshop.held_on)
    span = {"min_value": today(), "first": max(first, today())}
    form.field(st.date_input, "until", say("asking.until"), **span)

    def go(answer: Answer) -> str:
        form.need(answer, "until")
        current.record(room, DaysOpened(answer["until"].isoformat()), leading=True)
        return _count(room, say)

    form.submit(say(f"asking.go_{kind}"), go)


def _going(room: Room, days: Days, say: Text) -> None:
    """How many have come, the text that invites, and the end."""
    st.write(_count(room, say))
    st.markdown(bold(say("asking.invitation")))
    st.caption(say("asking.invitation_note"))
    speech: Speech = st.segmented_control(
        say("asking.invitation"),
        SPEECHES,
        default="en" if say.language == "en" else "ja",
        key="days-speech",
        format_func=lambda one: say(f"asking.kind_{one}"),
        label_visibility="collapsed",
        required=True,
    )
    text = invitation(room.workshop, room.workshop_id, base_url(), speech)
    st.code(text, language=None, wrap_lines=True)
    st.button(
        say(f"asking.stop_{days.when}"),
        key="days-stop",
        on_click=current.lead,
        args=(room, DaysOpened(on=False)),
    )


def _count(room: Room, say: Text) -> str:
    """Until when, and how many notes there are by now, also those that nobody sees yet."""
    workshop, days = room.workshop, room.workshop.open_days
    if days is None:
        return ""
    written = sum(workshop.when(one.seq) == days.when for one in workshop.insights.values())
    return say(f"asking.going_{days.when}", day=day(days.until, say), n=written)


def _held(iso: str) -> date:
    try:
        return date.fromisoformat(iso)
    except ValueError:
        return today()
