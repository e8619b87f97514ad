"""Tables: how many, in which stages each has a board of its own, and a code to put on each."""

import streamlit as st

from core.text import Text
from core.workshop import Room
from core.workshop.acts.tables import APART_IN, MOST, TablesSet
from core.workshop.boards import rows
from core.workshop.people import EVERYBODY
from core.workshop.seen import boards
from pages.facilitate.parts.words import words
from pages.forms.form import Answer, Form
from pages.shared import current
from pages.shared.markdown import PARAGRAPH, bold, image

USUAL = 4


def drawer(room: Room, say: Text) -> None:
    """Beside the timetable, before and during the meeting."""
    with st.popover(say("seating.open"), key="drawer-tables", on_change="rerun", width="stretch"):
        st.subheader(say("seating.open"), anchor=False)
        st.write(say("seating.note"))
        _set(room, say)
        if room.workshop.tables:
            _codes(room, say)
            _sits(room, say)


def _set(room: Room, say: Text) -> None:
    workshop = room.workshop
    form = Form("tables", say, *current.whose(room), str(workshop.tables), words="seating")
    titles = {
        plan.stage_id: words(plan, "title", say)
        for plan in workshop.agenda
        if plan.composer in APART_IN and plan.stage_id not in workshop.joined
    }
    usual = (
        [*titles][:1] if not workshop.tables else [one for one in titles if boards(workshop, one)]
    )
    span = {"min_value": 2, "max_value": MOST}
    first = workshop.tables or USUAL
    form.field(st.number_input, "many", say("seating.many"), first=first, stay=True, **span)
    form.field(
        st.multiselect,
        "stages",
        say("seating.stages"),
        [*titles],
        first=usual,
        stay=True,
        format_func=lambda one: titles.get(one, one),
    )

    def go(answer: Answer) -> str:
        form.need(answer, "many")
        many = int(answer["many"])
        current.record(room, TablesSet(many, tuple(answer["stages"] or ())), leading=True)
        return say("seating.told", n=many)

    form.submit(say("seating.change" if workshop.tables else "seating.set"), go)


def _sits(room: Room, say: Text) -> None:
    workshop = room.workshop
    people = [key for key, one in workshop.seats.items() if one.role in EVERYBODY]
    nowhere = [one for one in people if one not in workshop.table_of and not workshop.leads(one)]
    if nowhere:
        st.caption(say("seating.nowhere", n=len(nowhere)))
    st.caption(say("seating.stop_note"))
    stop = TablesSet(0)
    st.button(say("seating.stop"), key="tables-stop", on_click=current.lead, args=(room, stop))


def _codes(room: Room, say: Text) -> None:
    st.markdown(bold(say("seating.codes")))
    st.caption(say("seating.codes_note"))
    sits = rows(room.workshop)
    for start in range(0, len(sits), 3):
        for row, column in zip(sits[start : start + 3], st.columns(3), strict=False):
            place, people = row["table"], say("tables.people", n=row["seats"])
            column.markdown(
                image(say("seating.code", n=place), f"/j/{room.workshop_id}/qr.svg?table={place}")
                + PARAGRAPH
                + f"{say('tables.at', n=place)}　{people}"
            )
