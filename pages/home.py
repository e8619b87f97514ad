"""Start: three doors, reviews that are due, the finished sample, practice."""

import streamlit as st

from core.errors import Refused
from core.process import server
from core.web.server import typed_code
from pages.shared import current, keeping, login, reviews

say = current.text()
st.title(say("app.tagline"))
st.write(say("app.chain"))
user = login.account()


def join() -> None:
    limit, client = server().wrong_codes, login.client() or "here"
    try:
        limit.check(client)
        room = server().room(typed_code(st.session_state["code"]))
    except Refused as refusal:
        limit.count(client)
        current.refuse(refusal)
    else:
        st.session_state["join-at"] = f"/j/{room.workshop_id}"


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
    if st.button(say("app.explore")):
        st.switch_page("explore/overview.py")

if user:
    st.subheader(say("app.due"))
    reviews.due(say)
    keeping.soon(say)

st.subheader(say("app.sample"))
left, right = st.columns([2, 1])
with left.container(border=True, height="stretch"):
    st.markdown(f"**{say('app.sample_title')}**")
    st.write(say("app.sample_note"))
    st.link_button(say("app.read"), f"/w/DEMO/record?language={say.language}")
with right.container(border=True, height="stretch"):
    st.markdown(f"**{say('app.practice_title')}**")
    st.write(say("app.practice_note"))
    if st.button(say("app.practice")):
        st.switch_page("facilitate/open.py", query_params={"practice": "1"})
