"""The second step of a login: set and taken away by oneself, taken away by an administrator."""

import streamlit as st

from core.accounts import User, accounts, second
from core.seat import typed
from core.text import Text
from pages.shared import current, login


def own(user: User, say: Text) -> None:
    """One's own; to take it away asks for the digits, as an open screen is no proof."""
    known, state = accounts(), st.session_state
    st.subheader(say("accounts.second_title"))
    st.caption(say("accounts.second_note"))
    current.show_done("second")
    if known.second(user.username):
        digits = st.text_input(say("accounts.second"), max_chars=12, key="second-digits")
        asked = st.button(say("accounts.second_end"), type="tertiary")
        if asked and login.guessed(known, user, digits):
            _set(user, "", say("accounts.second_ended"))
        return
    if st.button(say("accounts.second_begin")):
        state["second-new"] = second.new_secret()
    if not (secret := state.get("second-new")):
        return
    st.write(say("accounts.second_scan"))
    st.image(second.picture(secret, user.username), width=220)
    st.code(secret)
    digits = st.text_input(say("accounts.second"), max_chars=12, key="second-first")
    if st.button(say("accounts.second_check"), type="primary"):
        if second.step_of(secret, typed(digits)) is not None:
            _set(user, secret, say("accounts.second_set"))
        st.error(say("accounts.second_wrong"))


def reset(say: Text) -> None:
    """Somebody lost their device; only called for administrators."""
    known = accounts()
    have = [username for username in sorted(known.all()) if known.second(username)]
    if not have:
        return
    st.subheader(say("accounts.second_reset"))
    st.caption(say("accounts.second_reset_note"))
    who = st.selectbox(say("accounts.username"), have, index=None, key="second-who")
    if st.button(say("accounts.second_end"), key="second-reset", disabled=who is None) and who:
        known.set_second(who, "")
        known.end_logins(who)
        st.rerun()


def _set(user: User, secret: str, told: str) -> None:
    accounts().set_second(user.username, secret)
    st.session_state.pop("second-new", None)
    current.done("second", told)
    st.rerun()
