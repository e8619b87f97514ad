"""The way in, as who leads has it: open, a word, one by one; who waits, seats nobody uses."""

from functools import partial

import streamlit as st

from core import seat
from core.errors import Refused
from core.process import rooms
from core.text import Text
from core.waiting import Waiting
from core.workshop import Event, Room
from core.workshop.acts.door import DoorAsks, DoorClosed, DoorWordSet, SeatPutOut
from core.workshop.people import Seat
from core.workshop.policy import may
from pages.forms.form import Answer, Form
from pages.shared import current
from pages.shared.markdown import bold

SHOWN = 12
"""People at the door who are listed; of more one is found by name."""
MANY = 50
"""Seats of which nothing has come: so many are no hall that listens."""
AT_ONCE = 100


def manage(room: Room, here: Seat, say: Text) -> None:
    """For who leads. People at the door first: they are waiting."""
    workshop = room.workshop
    st.subheader(say("door.title"))
    _waiting(room, say)
    if not workshop.closed:
        _way(room, say)
    if may(workshop, here.seat_id, SeatPutOut.kind):
        _silent(room, say)
    current.show_done("door")


def _way(room: Room, say: Text) -> None:
    workshop = room.workshop
    st.write(say("door.closed" if workshop.door_closed else "door.open"))
    row = st.container(horizontal=True)

    def press(key: str, event: Event) -> None:
        row.button(say(f"door.{key}"), key=f"door-{key}", on_click=current.lead, args=(room, event))

    if workshop.door_closed:
        press("do_open", DoorClosed(False))
    else:
        press("do_close", DoorClosed())
    if workshop.door_asks:
        press("ask_nobody", DoorAsks(False))
    else:
        press("ask", DoorAsks())
    if workshop.door_asks:
        st.caption(say("door.asks"))
    form = Form("door-word", say, *current.whose(room), workshop.door_word, words="door")

    def make(answer: Answer) -> str:
        current.record(room, DoorWordSet(answer["word"].strip()), leading=True)
        return say("door.word_set" if answer["word"].strip() else "door.word_none")

    form.field(
        st.text_input, "word", say("door.word"), first=workshop.door_word, stay=True, max_chars=20
    )
    form.submit(say("door.set_word"), make)


def _waiting(room: Room, say: Text) -> None:
    waiting = rooms().door.waiting(room.workshop_id)
    if not waiting:
        return
    st.write(bold(say("door.waiting", n=len(waiting))))
    shown = waiting
    if len(waiting) > SHOWN:
        asked = st.text_input(say("door.find"), key="door-find")
        shown = [one for one in waiting if asked in one.name][:SHOWN]
    for one in shown:
        words, yes, no = st.columns([5, 2, 2], vertical_alignment="center")
        words.write(f"{one.name}（{say(f'join.{one.sector}')}）")
        for at, answer in ((yes, True), (no, False)):
            at.button(
                say("door.let_in" if answer else "door.not_in"),
                key=f"door-{answer}-{one.seat_id}",
                on_click=_answer,
                args=(room, [one], answer),
            )
    if len(waiting) > 1:
        row = st.container(horizontal=True)
        for answer in (True, False):
            row.button(
                say("door.all_in" if answer else "door.none_in", n=len(waiting)),
                key=f"door-all-{answer}",
                on_click=_answer,
                args=(room, waiting, answer),
            )


def _answer(room: Room, waiting: list[Waiting], may_come: bool) -> None:
    by = seat.seat_id(current.token(room))
    with current.refusals():
        found = [one.seat_id for one in waiting]
        number = rooms().door.answer(room, by, found, may=may_come)
        current.done("door", current.text()("door.told" if may_come else "door.told_no", n=number))


def _silent(room: Room, say: Text) -> None:
    seats = room.workshop.seats
    silent = [one for one in rooms().door.silent(room.workshop_id) if one in seats]
    if len(silent) >= MANY:
        st.warning(say("door.silent", n=len(silent)))
        clear = partial(_clear, room, silent)
        st.button(say("door.clear", n=len(silent)), key="door-clear", on_click=clear)


def _clear(room: Room, silent: list[str]) -> None:
    """Put out seats of which nothing has come; some at a time, so that nobody waits long."""
    with current.refusals():
        for at in range(0, len(silent), AT_ONCE):
            some = [one for one in silent[at : at + AT_ONCE] if one in room.workshop.seats]
            try:
                current.record(room, *map(SeatPutOut, some), leading=True)
            except Refused as refusal:
                if refusal.reason != "refused.gone":  # somebody else did it in this moment
                    raise
        current.done("door", current.text()("door.cleared", n=len(silent)))
