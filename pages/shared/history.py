"""What happened, newest first, each to be taken back by who leads."""

import streamlit as st

from core import seat
from core.clock import in_japan
from core.text import Text
from core.workshop import Room
from core.workshop.timeline import lines
from pages.shared import current

SHOWN = 30


def show(room: Room, say: Text) -> None:
    """The newest entries as sentences; times are Japan's."""
    marks = seat.actor(current.token(room), room.workshop_id, room.workshop).marks
    st.caption(say("timeline.more"))
    for line in lines(room.workshop, room.log, marks)[:SHOWN]:
        hidden = say("timeline.hidden") if line.hidden else ""
        about = f"「{' '.join(line.about.split())}」" if line.about else hidden
        state = f"（{say('timeline.undone')}）" if line.undone else ""
        st.text(f"{in_japan(line.at):%m/%d %H:%M} {say(line.key)}{about} {line.who}{state}")
        if line.undoable and not room.workshop.closed:
            st.button(
                say("timeline.undo"),
                key=f"undo-{line.seq}",
                on_click=current.take_back,
                args=(room, line.seq),
            )
