"""Start: three doors, reviews that are due, the finished sample, practice."""

import streamlit as st

from core.codes import typed_code
from core.errors import Refused
from core.limits import Limit
from core.process import rooms
from pages.explore.parts import cached
from pages.facilitate.parts import keeping, practising, reviews
from pages.shared import current, login
from pages.shared.markdown import bold

say = current.text()
st.title(say("app.tagline"))
st.write(say("app.chain"))
user = login.account()


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


doors = st.columns(3)
with doors[0].container(border=True, height="stretch"):
    st.subheader(say("app.join"))
    st.caption(say("app.join_note"))
    with st.form("join", border=False, enter_to_submit=True):
        st.text_input(
            say("app.join_code"), key="code", max_chars=12, placeholder=say("app.join_example")
        )
        st.form_submit_button(say("app.go"), type="primary", on_click=join)
    current.show_refusal()
    if where := st.session_state.pop("join-at", None):
        current.go(where)
with doors[1].container(border=True, height="stretch"):
    st.subheader(say("app.open_title"))
    st.caption(say("app.open_note"))
    if st.button(say("app.open")):
        st.switch_page("facilitate/open.py")
with doors[2].container(border=True, height="stretch"):
    st.subheader(say("app.explore_title"))
    st.caption(say("app.explore_note"))
    places = cached.places()
    town = st.selectbox(
        say("town.search"),
        list(places),
        index=None,
        key="town",
        placeholder=say("open.area_hint"),
        format_func=lambda code: places[code],
    )
    if town:
        st.switch_page("explore/overview.py", query_params={"area": town})
    if st.button(say("app.explore")):
        st.switch_page("explore/overview.py")

beginner = user is not None and practising.first(user)
if beginner:
    st.subheader(say("app.practice_first"))
    practising.card(user, say)
if user:
    st.subheader(say("app.due"))
    reviews.due(say)
    st.page_link("facilitate/monitor.py", label=say("monitor.title"))
    keeping.soon(say)

st.subheader(say("app.sample"))
left, right = st.columns([2, 1])
with left.container(border=True, height="stretch"):
    st.markdown(bold(say("app.sample_title")))
    st.write(say("app.sample_note"))
    st.link_button(say("app.read"), f"/w/DEMO/record?language={say.language}")
if not beginner:
    with right:
        practising.card(user, say)
