"""Open a laptop to a hall: an account, the address phones reach, and whether one has come."""

import segno
import streamlit as st

from core.accounts import COOKIE, User, accounts
from core.errors import Refused
from core.process import rooms
from core.text import Text
from core.venue import venue
from pages.shared import current, login
from pages.shared.markdown import image

user = login.require_account()
say = current.text()
st.title(say("venue.title"))
if not user.administrator:
    st.warning(say("accounts.only"))
    current.end()


def open_it(say: Text) -> bool:
    """Listen in the hall; where that cannot be, say why."""
    try:
        venue().open()
    except Refused as refusal:
        st.error(say(refusal.reason))
        return False
    return True


def with_account(say: Text) -> None:
    """The account that is made, as somebody in a hall types it, and then the hall."""
    st.write(say("venue.account"))
    with st.form("venue"):
        username = st.text_input(say("venue.username"), max_chars=32).strip()
        name = st.text_input(say("venue.name"), max_chars=40).strip()
        password = st.text_input(say("venue.password"), type="password")
        again = st.text_input(say("venue.again"), type="password")
        asked = st.form_submit_button(say("venue.open"), type="primary")
    if not asked:
        return
    if password != again:
        st.error(say("venue.differ"))
        return
    try:
        made = accounts().create(username, name, password)
    except ValueError as error:
        st.error(str(error))
        return
    open_it(say)
    enter(made)


def enter(made: User) -> None:
    """The new account's login, in place of the key of the first start."""
    current.go(rooms().tickets.give(COOKIE, accounts().cookie(made), "/venue"))


@st.fragment(run_every=2)
def arrival(say: Text) -> None:
    """Green once a phone has come, without anybody pressing anything."""
    if venue().arrived:
        st.success(say("venue.arrived"))
    else:
        st.warning(say("venue.waiting"))
        st.caption(say("venue.apart"))


st.write(say("venue.note"))
if venue().address:
    address = f"{venue().address}/j"
    st.success(say("venue.opened"))
    st.header(address.partition("://")[2], anchor=False)
    drawn = segno.make(address, error="m").svg_data_uri(scale=6, border=2)
    st.markdown(image(say("venue.qr"), drawn))
    if venue().answers():
        st.caption(say("venue.answers"))
    else:
        st.error(say("venue.mute"))
    arrival(say)
    if venue().server is not None:
        st.button(say("venue.close"), on_click=venue().close)
else:
    st.info(say("venue.alone"))
    if user.local:
        with_account(say)
    elif st.button(say("venue.open"), type="primary") and open_it(say):
        st.rerun()
