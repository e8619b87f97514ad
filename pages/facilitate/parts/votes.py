"""The vote of the running stage: how many dots each person has, until somebody has given one."""

import streamlit as st

from core.text import Text
from core.workshop import Room
from core.workshop.acts.votes import DotsSet
from core.workshop.meeting import Ballot
from pages.shared import current

CHOICES = (1, 2, 3, 4, 5)


def settings(room: Room, say: Text) -> None:
    """Nothing in a stage without a vote."""
    ballot = room.workshop.ballots.get(room.workshop.stage.stage_id)
    if ballot is None or ballot.opened:
        return
    st.caption(say("votes.secret"))
    if ballot.given:
        st.caption(say("votes.set", n=ballot.dots))
        return
    # A vote that others set anew is drawn anew.
    key = f"{ballot.stage_id}-{ballot.dots}-{ballot.cumulative}"
    st.segmented_control(
        say("votes.dots"),
        sorted({*CHOICES, ballot.dots}),
        default=ballot.dots,
        key=f"dots-{key}",
        on_change=_set,
        args=(room, ballot, key),
    )
    st.checkbox(
        say("votes.cumulative"),
        ballot.cumulative,
        key=f"several-{key}",
        on_change=_set,
        args=(room, ballot, key),
    )


def _set(room: Room, ballot: Ballot, key: str) -> None:
    dots = st.session_state[f"dots-{key}"] or ballot.dots
    current.lead(room, DotsSet(ballot.stage_id, dots, st.session_state[f"several-{key}"]))
