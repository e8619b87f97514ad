"""What happened, newest first, each to be taken back by who leads."""

import streamlit as st

from core import seat
from core.clock import in_japan
from core.text import Text
from core.workshop import Reverted, Room
from core.workshop.timeline import Line, lines
from pages.forms.paged import paged
from pages.shared import current

PER_PAGE = 30
LONGEST = 24
"""Letters of people's words on a button."""


def show(room: Room, say: Text) -> None:
    """Every entry as a sentence, a page at a time; times are Japan's."""
    marks = seat.actor(current.token(room), room.workshop_id, room.workshop).marks
    told = lines(room.workshop, room.log, marks, say.language)
    found = _chosen([one for one in told if not one.secret], room.workshop.closed, say)
    if not found:
        st.caption(say("timeline.none"))
    for line in paged(found, PER_PAGE, say("timeline.page", n=len(found)), "history-page"):
        _line(room, line, say)


def _chosen(told: list[Line], closed: bool, say: Text) -> list[Line]:
    """The lines of one person, of one kind, or that may still be taken back."""
    people, kinds = st.columns(2)
    who = people.selectbox(
        say("timeline.who"),
        sorted({one.who for one in told if one.who}),
        index=None,
        placeholder=say("timeline.all"),
        key="history-who",
    )
    kind = kinds.selectbox(
        say("timeline.kind"),
        sorted({one.key for one in told}),
        index=None,
        format_func=say,
        placeholder=say("timeline.all"),
        key="history-kind",
    )
    only = not closed and st.checkbox(say("timeline.only"), key="history-only")
    return [
        one
        for one in told
        if who in (None, one.who) and kind in (None, one.key) and (one.undoable or not only)
    ]


def _line(room: Room, line: Line, say: Text) -> None:
    about = " ".join(line.about.split())
    words = f"「{about}」" if about else say("timeline.hidden") if line.hidden else ""
    state = f"（{say('timeline.undone')}）" if line.undone else ""
    st.text(f"{in_japan(line.at):%m/%d %H:%M} {say(line.key)}{words} {line.who}{state}")
    if line.undoable and not room.workshop.closed:
        short = f"「{about[:LONGEST]}{'…' if len(about) > LONGEST else ''}」" if about else ""
        st.button(
            say("timeline.undo_what", what=f"{say(line.key)}{short}"),
            key=f"undo-{line.seq}",
            on_click=_take_back,
            args=(room, line.seq),
        )


def _take_back(room: Room, seq: int) -> None:
    current.propose(room, Reverted(seq))
