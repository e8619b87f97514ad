"""Accounts in the browser: one's own password; others made, stopped, removed; workshops handed."""

import bcrypt
import streamlit as st

from core.accounts import COOKIE, Accounts, User
from core.accounts.asked import WRONG_FOR
from core.errors import Refused
from core.keeping import acts
from core.keeping.audit import audit
from core.process import rooms
from core.record.days import day
from core.text import Text
from pages.shared import current, login

NOTHING = "accounts-done"


def said() -> None:
    """What the last press did."""
    if done := st.session_state.pop(NOTHING, ""):
        st.success(done)


def _done(words: str) -> None:
    st.session_state[NOTHING] = words
    st.rerun()


def own(known: Accounts, user: User, say: Text) -> None:
    """Everybody's own password; the one of now is asked, since a screen may stand open."""
    st.subheader(say("accounts.own"))
    with st.form("own"):
        now, new, again = (
            st.text_input(say(f"accounts.password_{one}"), type="password")
            for one in ("now", "new", "again")
        )
        asked = st.form_submit_button(say("accounts.own"))
    if not asked:
        return
    if not WRONG_FOR.take(user.username):
        st.error(say("accounts.wait"))
        return
    hashed = str(known.all()[user.username]["password"])
    if not bcrypt.checkpw(now.encode()[:72], hashed.encode()):
        st.error(say("accounts.password_wrong"))
        return
    WRONG_FOR.give_back(user.username)
    if new != again:
        st.error(say("venue.differ"))
        return
    try:
        made = known.create(user.username, user.display_name, new, user.administrator)
    except ValueError as error:
        st.error(str(error))
        return
    st.session_state[NOTHING] = say("accounts.password_set")
    current.go(rooms().tickets.give(COOKIE, known.cookie(made), "/accounts"))


def add(known: Accounts, say: Text) -> None:
    """A new account. A name that is there is refused: it would change somebody's password."""
    st.subheader(say("accounts.make"))
    with st.form("add"):
        username = st.text_input(say("venue.username"), max_chars=32).strip()
        name = st.text_input(say("accounts.name"), max_chars=40).strip()
        password = st.text_input(say("venue.password"), type="password")
        administrator = st.checkbox(say("accounts.may_administer"))
        asked = st.form_submit_button(say("accounts.make"))
    if not asked:
        return
    if username in known.all():
        st.error(say("accounts.taken"))
        return
    try:
        known.create(username, name, password, administrator)
    except ValueError as error:
        st.error(str(error))
        return
    _done(say("accounts.made", name=username))


def others(known: Accounts, user: User, say: Text) -> None:
    """Stop, let in again, remove; not oneself."""
    names = sorted(known.all().keys() - {user.username})
    if not names:
        return
    st.subheader(say("accounts.others"))
    whom = st.selectbox(say("accounts.whom"), names, key="whom")
    stopped = bool(known.all()[whom].get("disabled"))
    st.caption(say("accounts.remove_note"))
    row = st.container(horizontal=True)
    if row.button(say("accounts.enable" if stopped else "accounts.disable"), key="stop"):
        known.disable(whom, not stopped)
        key = "accounts.enabled_done" if stopped else "accounts.disabled_done"
        _done(say(key, name=whom))
    if row.button(say("accounts.remove"), key="remove"):
        try:
            for code in login.owned(User(whom, whom)):
                acts.hand_over(rooms(), audit(), rooms().room(code), user.username, user.username)
        except Refused as refusal:  # one that cannot be read: it would be nobody's
            st.error(say(refusal.reason))
            return
        known.remove(whom)
        _done(say("accounts.removed", name=whom))


def hand(known: Accounts, user: User, say: Text) -> None:
    """A workshop of one's own to another account."""
    mine = login.owned(user)
    names = sorted(name for name in known.all() if known.user(name) and name != user.username)
    if not mine or not names:
        return
    st.subheader(say("accounts.hand"))
    with st.form("hand"):
        what = st.selectbox(
            say("accounts.hand_what"),
            list(mine),
            format_func=lambda code: f"{day(mine[code].held_on, say)} {mine[code].title}（{code}）",
        )
        whom = st.selectbox(say("accounts.hand_whom"), names)
        asked = st.form_submit_button(say("accounts.hand_go"))
    if asked:
        acts.hand_over(rooms(), audit(), rooms().room(what), whom, user.username)
        _done(say("accounts.handed"))
