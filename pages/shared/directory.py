"""Logging in by the municipality's directory: Streamlit's `st.login`, where it is switched on."""

import streamlit as st

from core.accounts import Accounts, User, directory
from core.book import book
from core.text import Text


def button(say: Text) -> None:
    """The way in by the directory, above the form."""
    if directory.on():
        st.button(say("login.directory"), key="directory", type="primary", on_click=st.login)
        st.caption(say("login.or"))


def came(known: Accounts, say: Text) -> User | None:
    """Who was just sent back by the directory; who has no role here is told so."""
    if not logged_in():
        return None
    claims = st.user.to_dict()
    if not directory.fresh(claims):
        return None
    user = known.by_directory(claims)
    if user is None:
        book().note("login_failed", directory.username(claims))
        st.warning(say("login.no_role"))
    return user


def logged_in() -> bool:
    """Whether Streamlit keeps an answer of the directory for this browser."""
    return directory.on() and bool(st.user.to_dict().get("is_logged_in"))
