"""Past and running workshops of this account."""

import unicodedata
from collections.abc import Sequence

import streamlit as st

from core.process import rooms
from core.record.days import day
from core.workshop import Room
from core.workshop.acts.flow import WorkshopOpened
from pages.facilitate.parts import again, carry, keeping
from pages.forms.paged import paged
from pages.shared import current, login
from pages.shared.markdown import BREAK, bold

say = current.text()
user = login.require_account()
st.title(say("mine.title"))
current.show_refusal()
current.show_done("deleted")
keeping.soon(say)
PER_PAGE = 20
codes = login.owned(user)


def chosen() -> Sequence[str]:
    """The workshops of the page that is looked at, of those that are searched for; no other is
    opened: an account may have hundreds."""
    asked = st.text_input(say("mine.search"), key="mine-search") if len(codes) > PER_PAGE else ""
    words = unicodedata.normalize("NFKC", asked).casefold().split()
    found = [code for code, opened in codes.items() if _fits(code, opened, words)]
    if not found:
        st.write(say("mine.found_none"))
    return paged(found, PER_PAGE, say("mine.page", n=len(found)), "mine-page")


def _fits(code: str, opened: WorkshopOpened, words: list[str]) -> bool:
    told = (code, opened.title, opened.area_name, opened.held_on, day(opened.held_on, say))
    text = unicodedata.normalize("NFKC", " ".join(told)).casefold()
    return all(word in text for word in words)


if not codes:
    st.write(say("mine.none"))
    if st.button(say("app.open_title"), type="primary"):
        st.switch_page("facilitate/open.py")


def unreadable(code: str, opened: WorkshopOpened) -> None:
    """What stands in the place of a workshop that this program cannot read."""
    facts = " · ".join((opened.area_name, day(opened.held_on, say), code))
    st.markdown(bold(opened.title) + BREAK + facts)
    st.warning(say("refused.unreadable"))


def show(room: Room) -> None:
    """One workshop, and what may be done with it."""
    workshop = room.workshop
    with st.container(border=True):
        words, beside = st.columns([3, 2], vertical_alignment="center")
        go = beside.container(horizontal=True, horizontal_alignment="right")
        state = say("mine.closed") if workshop.closed else say("mine.going")
        facts = " · ".join(
            (workshop.area_name, day(workshop.held_on, say), room.workshop_id, state)
        )
        words.markdown(bold(workshop.title) + BREAK + facts)
        if again.has_seat(room):
            if go.button(say("mine.console"), key=f"console-{room.workshop_id}"):
                where = {"workshop": room.workshop_id}
                st.switch_page("facilitate/console.py", query_params=where)
        else:
            then = f"/console?workshop={room.workshop_id}&language={say.language}"
            with go:
                again.button(room, say, then)
        with go:
            again.record(room, say, "mine.record")
        if carry.offered(room):
            with go:
                carry.button(room, say)
        box = st.expander(say("keep.title"), key=f"box-{room.workshop_id}", on_change="rerun")
        if box.open:
            with box:
                keeping.manage(room, say, user)


for code in chosen() if codes else []:
    known = rooms().readable([code])
    if known:
        show(known[0])
    else:
        with st.container(border=True):
            unreadable(code, codes[code])
if st.button(say("bring.title")):
    st.switch_page("facilitate/bring.py")
again.go()
