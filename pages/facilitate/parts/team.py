"""Who is here: who runs the meeting, who only looks, who is put out."""

from collections import Counter
from collections.abc import Iterable

import streamlit as st

from core.text import Text
from core.workshop import Event, Room
from core.workshop.acts.door import SeatPutOut
from core.workshop.acts.roles import CofacilitatorSet, LeadHanded, ObserverSet
from core.workshop.people import FACILITATORS, Seat
from core.workshop.policy import may
from pages.forms.form import Form
from pages.shared import current
from pages.shared.markdown import bold

SHOWN = 12
"""Seats put out that are listed, the newest."""


def manage(room: Room, here: Seat, say: Text) -> None:
    """Who leads, by name and sector; then what may be done about anybody."""
    seats = [*room.workshop.seats.values()]
    decides = may(room.workshop, here.seat_id, CofacilitatorSet.kind)
    for one in (s for s in seats if s.role in FACILITATORS):
        st.write(f"{bold(say(f'team.{one.role}'))}　{_name(one, say)}")
        if decides and one.role == "cofacilitator":
            _button(room, "take_back", CofacilitatorSet(one.seat_id, False), say, one.seat_id)
    if not decides:
        st.caption(say("team.only"))
    _one(room, [s for s in seats if s.seat_id != here.seat_id], decides, say)
    for one in [*room.workshop.out.values()][-SHOWN:]:
        with st.container(horizontal=True, vertical_alignment="center"):
            st.caption(say("team.out", name=_name(one, say)))
            _button(room, "in_again", SeatPutOut(one.seat_id, False), say, one.seat_id)
    current.show_done("team")


def _one(room: Room, others: list[Seat], decides: bool, say: Text) -> None:
    if not others:
        st.caption(say("team.none"))
        return
    names = _labels(others, say)
    form = Form("team", say, *current.whose(room), words="team", ours=True)
    chosen = form.field(
        st.selectbox,
        "who",
        say("team.who"),
        list(names),
        format_func=lambda seat_id: names.get(seat_id, seat_id),
        placeholder=say("team.pick"),
    )
    form.keep()
    one = room.workshop.seats.get(chosen or "")
    if one is None:
        st.caption(say("team.note"))
        return
    for what, event in _acts(one, decides):
        _button(room, what, event, say, one.seat_id)


def _acts(one: Seat, decides: bool) -> Iterable[tuple[str, Event]]:
    """What may be done about somebody, the gentlest first."""
    seat_id, leads = one.seat_id, one.role in FACILITATORS
    if decides and not leads:
        yield "make", CofacilitatorSet(seat_id)
    if decides:
        yield "hand", LeadHanded(seat_id)
    if not leads:
        looks = one.role == "observer"
        yield ("takes_part" if looks else "looks"), ObserverSet(seat_id, not looks)
    if decides or not leads:
        yield "put_out", SeatPutOut(seat_id)


def _button(room: Room, what: str, event: Event, say: Text, seat_id: str) -> None:
    seat = room.workshop.person(seat_id)
    name = seat.name if seat else ""

    def go() -> None:
        if current.propose(room, event, leading=True):
            st.session_state["team-who"] = None
            current.done("team", say(f"team.{what}_done", name=name))

    st.button(say(f"team.{what}"), key=f"team-{what}-{seat_id}", on_click=go)


def _name(one: Seat, say: Text) -> str:
    return f"{one.name}（{say(f'join.{one.sector}')}）"


def _labels(seats: list[Seat], say: Text) -> dict[str, str]:
    """Seat id → name and sector; of people alike in both, which in the order they came."""
    alike = Counter(_name(one, say) for one in seats)
    seen: Counter[str] = Counter()
    found = {}
    for one in seats:
        name = _name(one, say)
        seen[name] += 1
        told = f"{name} {seen[name]}" if alike[name] > 1 else name
        looks = f" · {say('team.observer')}" if one.role == "observer" else ""
        found[one.seat_id] = told + looks
    return found
