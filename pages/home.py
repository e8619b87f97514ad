"""Start: the meeting that is running, three doors, reviews that are due, the sample, practice."""

from collections.abc import Callable

import streamlit as st

from core.codes import typed_code
from core.errors import Refused
from core.limits import Limit
from core.process import rooms
from pages.explore.parts import cached
from pages.facilitate.parts import keeping, practising, reviews, running, sample
from pages.shared import current, login

say = current.text()
user = login.account()
owned = [*login.owned(user)]
now = running.newest(owned)


def join() -> None:
    limit, client = rooms().wrong_codes, login.client() or "here"
    try:
        room = rooms().room(typed_code(st.session_state["code"]))
    except Refused as refusal:
        current.refuse(too_many(limit, client) or refusal)
        limit.count(client)
    else:
        st.session_state["join-at"] = f"/j/{room.workshop_id}"


def too_many(limit: Limit, client: str) -> Refused | None:
    """What is said instead to who has been guessing; a right code opens all the same."""
    try:
        limit.check(client)
    except Refused as refusal:
        return refusal
    return None


def joining() -> None:
    """The code of the hall; the one filled button of who does not lead."""
    st.subheader(say("app.join"))
    st.caption(say("app.join_note"))
    form = st.form("join", border=False, enter_to_submit=True)
    with form.container(key="home-code", horizontal=True, vertical_alignment="bottom"):
        st.text_input(
            say("app.join_code"),
            key="code",
            max_chars=12,
            label_visibility="collapsed",
        )
        st.form_submit_button(say("app.go"), type="secondary" if user else "primary", on_click=join)
    current.show_refusal()
    if where := st.session_state.pop("join-at", None):
        current.go(where)


def opening() -> None:
    st.subheader(say("app.open_title"))
    st.caption(say("app.open_note"))
    if st.button(say("app.open"), type="primary" if user and now is None else "secondary"):
        st.switch_page("facilitate/open.py")


def looking() -> None:
    """A town, found while typing; or by its prefecture or on the map."""
    st.subheader(say("app.explore_title"))
    st.caption(say("app.explore_note"))
    places = cached.places(say.language)
    town = st.selectbox(
        say("town.search"),
        list(places),
        index=None,
        key="town",
        placeholder=say("open.area_hint"),
        format_func=lambda code: places[code],
        label_visibility="collapsed",
    )
    if town:
        st.switch_page("explore/overview.py", query_params={"area": town})
    with st.container(horizontal=True, vertical_alignment="center", key="home-ways"):
        st.link_button(say("app.by_prefecture"), f"/t?language={say.language}", type="tertiary")
        st.page_link("explore/map.py", label=say("app.by_map"))
        st.page_link("explore/overview.py", label=say("app.country"))


with st.container(key="home"):
    if now:
        running.strip(now, say)
    st.title(say("app.tagline"))
    if user is None and not cached.phone():  # whose reader has come for one of the doors
        st.write(say("app.chain"))
    doors: dict[str, Callable[[], None]] = {"join": joining, "open": opening, "look": looking}
    order = ("join", "open", "look") if user else ("join", "look", "open")
    for column, name in zip(st.columns(3), order, strict=True):
        with column.container(border=True, height="stretch", key=f"home-{name}"):
            doors[name]()
    beginner = user is not None and not owned
    if beginner:
        st.subheader(say("app.practice_first"))
        practising.card(user, say)
    if user:
        with st.container(horizontal=True, vertical_alignment="bottom", key="home-due"):
            st.subheader(say("app.due"))
            st.page_link("facilitate/monitor.py", label=say("monitor.title"))
        reviews.due(owned, say)
        keeping.soon(say)
        running.past(owned, say)
    left, right = st.columns([2, 1])
    with left.container(border=True, height="stretch", key="home-card-sample"):
        sample.card(say, room=not cached.phone())
    if not beginner:
        with right:
            practising.card(user, say)
