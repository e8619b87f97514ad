"""Who runs the meeting: the facilitator asks others with a seat, and takes it back."""

from collections import Counter

import streamlit as st

from core.text import Text
from core.workshop import Room
from core.workshop.model import Seat
from core.workshop.policy import may
from core.workshop.roles import CofacilitatorSet
from pages.shared import current
from pages.shared.literal import literal


def manage(room: Room, here: Seat, say: Text) -> None:
    """Who leads, by name and sector; for the facilitator with buttons."""
    seats = room.workshop.seats.values()
    decides = may(room.workshop, here.seat_id, CofacilitatorSet.kind)
    for one in (s for s in seats if s.role in ("facilitator", "cofacilitator")):
        st.write(f"**{say(f'team.{one.role}')}**　{literal(_name(one, say))}")
        if decides and one.role == "cofacilitator":
            st.button(
                say("team.take_back"),
                key=f"team-{one.seat_id}",
                on_click=current.lead,
                args=(room, CofacilitatorSet(one.seat_id, False)),
            )
    if not decides:
        st.caption(say("team.only"))
        return
    _ask(room, [s for s in seats if s.role == "participant"], say)
    current.show_done("team")


def _ask(room: Room, others: list[Seat], say: Text) -> None:
    if not others:
        st.caption(say("team.none"))
        return
    st.caption(say("team.note"))
    labels = _labels(others, say)

    def make() -> None:
        chosen = st.session_state["team-who"]
        if chosen and current.propose(room, CofacilitatorSet(chosen), leading=True):
            current.done("team", say("team.made", name=room.workshop.seats[chosen].name))

    chosen = st.selectbox(
        say("team.who"),
        list(labels),
        index=None,
        key="team-who",
        format_func=lambda seat_id: labels.get(seat_id, seat_id),
        placeholder=say("team.pick"),
    )
    st.button(say("team.make"), on_click=make, disabled=chosen is None)


def _name(one: Seat, say: Text) -> str:
    return f"{one.name}（{say(f'join.{one.sector}')}）"


def _labels(seats: list[Seat], say: Text) -> dict[str, str]:
    """Seat id → name and sector; of people alike in both, which in the order they came."""
    alike = Counter(_name(one, say) for one in seats)
    seen: Counter[str] = Counter()
    labels = {}
    for one in seats:
        name = _name(one, say)
        seen[name] += 1
        labels[one.seat_id] = f"{name} {seen[name]}" if alike[name] > 1 else name
    return labels
