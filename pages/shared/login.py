"""Who leads here. The only file that knows streamlit-authenticator.

The library draws the form and checks the password. It would set its cookie by
script; with an expiry of 0 days it sets none, and a route sets one that scripts
cannot read.
"""

import time
from dataclasses import replace
from urllib.parse import urlsplit

import streamlit as st
import streamlit_authenticator
from streamlit.runtime.scriptrunner import get_script_run_ctx

from core.accounts import COOKIE, LOCAL, Accounts, User, accounts, leader, owns
from core.accounts.asked import WRONG, WRONG_FOR, Asked
from core.book import asked_by, book
from core.first import first
from core.loopback import from_this_computer
from core.process import rooms
from core.seat import typed
from core.text import Text
from core.workshop.acts.flow import WorkshopOpened
from pages.shared import current, directory

__all__ = ["account", "client", "log_out", "owned", "owns", "require_account"]

HALF_SECONDS = 300
"""How long after the password the second step may take."""


def account() -> User | None:
    """The account of this browser; before there is one, who knew the key of the first start."""
    user = leader(st.context.cookies, st.context.headers, client())
    if user is not None and user.local:
        return replace(user, display_name=current.text()("accounts.local"))
    return user


def client() -> str | None:
    """The other end's address; None is loopback, and what AppTest has (it gives no text)."""
    address = st.context.ip_address
    return address if isinstance(address, str) else None


def _asking() -> tuple[str, str] | None:
    """Who asks for this page, and from where, for the line book."""
    if get_script_run_ctx(suppress_warning=True) is None:
        return None
    user = leader(st.context.cookies, st.context.headers, client())
    return (user.username if user else ""), client() or ""


asked_by(_asking)


def require_account() -> User:
    """The account of this browser; without one the login form, and the page stops."""
    user = account()
    if user is None:
        _form()
        current.end()
    return user


def arrive() -> None:
    """Who was just sent back by the directory gets a login of ours, which all routes know."""
    known = accounts()
    if account() is None and (user := directory.came(known, current.text())):
        _enter(known, user, "/")


def log_out(user: User) -> None:
    """End every login of this account, here and on all devices."""
    accounts().end_logins(user.username)
    book().note("logout", user.username)
    if directory.logged_in():
        st.logout()  # of Streamlit's cookie, and of the directory where it can
        return
    current.go(rooms().tickets.give(COOKIE, "", "/"))


def _form() -> None:
    say, known = current.text(), accounts()
    if known.local:
        _first(say, known)
        return
    if (half := _half(known)) is not None:
        _second(say, known, half)
        return
    directory.button(say)
    asked = Asked(known, client() or "here")
    authenticator = streamlit_authenticator.Authenticate(
        {"usernames": {}},
        COOKIE,
        known.key,
        cookie_expiry_days=0,
        auto_hash=False,
        login_sleep_time=0,
    )
    model = authenticator.authentication_controller.authentication_model
    model.credentials["usernames"] = asked
    # So the library leaves the cookie alone: it would accept one that `account` has refused.
    st.session_state["logout"] = True
    authenticator.login(
        fields={
            "Form name": say("login.title"),
            "Username": say("login.username"),
            "Password": say("login.password"),
            "Login": say("login.submit"),
        }
    )
    status = st.session_state["authentication_status"]
    st.session_state["authentication_status"] = None
    if status:
        user = known.user(str(st.session_state["username"]))
        assert user is not None
        asked.right(user.username)
        _known(known, user)
    elif status is False:
        _wrong(say, known, asked)


def _wrong(say: Text, known: Accounts, asked: Asked) -> None:
    # What is no account may be a password in the wrong field: it is not written down.
    name = next((name for name in asked if known.user(name)), "")
    book().note("login_paused" if asked.stopped else "login_failed", name)
    if asked.stopped:
        st.warning(say("accounts.wait"))
        return
    st.error(say("login.wrong"))
    st.caption(say("accounts.slow"))


def _known(known: Accounts, user: User) -> None:
    """The password was right: in, or one step further."""
    if not known.second(user.username):
        _enter(known, user)
        return
    st.session_state["half"] = (known.cookie(user), time.monotonic())
    st.rerun()


def _enter(known: Accounts, user: User, then: str = "") -> None:
    st.session_state.pop("half", None)
    book().note("login", user.username)
    current.go(rooms().tickets.give(COOKIE, known.cookie(user), then or _here()))


def _half(known: Accounts) -> User | None:
    """Whose password was right a moment ago; what proves it never leaves the server."""
    value, since = st.session_state.get("half", ("", 0.0))
    late = time.monotonic() - since > HALF_SECONDS
    return None if late or not value else known.from_cookie(value)


def _second(say: Text, known: Accounts, user: User) -> None:
    """The six digits of an authenticator; wrong ones count as wrong passwords do."""
    with st.form("second"):
        digits = st.text_input(say("accounts.second"), max_chars=12, autocomplete="one-time-code")
        asked = st.form_submit_button(say("login.submit"), type="primary")
    st.caption(say("accounts.second_lost"))
    if not asked:
        return
    if guessed(known, user, digits):
        _enter(known, user)


def guessed(known: Accounts, user: User, digits: str) -> bool:
    """Whether these are the digits of now; else that is said. A try counts before it is known."""
    say, device = current.text(), client() or "here"
    if not (WRONG.take(device) and WRONG_FOR.take(user.username)):
        book().note("login_paused", user.username)
        st.warning(say("accounts.wait"))
        return False
    if known.digits(user.username, typed(digits)):
        WRONG.give_back(device)
        WRONG_FOR.give_back(user.username)
        return True
    book().note("second_failed", user.username)
    st.error(say("accounts.second_wrong"))
    return False


def _first(say: Text, known: Accounts) -> None:
    """How to lead before there is an account: what the terminal says is typed in."""
    if not from_this_computer(st.context.headers, client()):
        st.warning(say("login.not_here"))
        return
    st.info(say("accounts.first"))
    with st.form("first"):
        digits = st.text_input(say("accounts.digits"), max_chars=12)
        asked = st.form_submit_button(say("accounts.lead"), type="primary")
    if asked and first().typed(typed(digits)):
        book().note("first_start", LOCAL.username)
        current.go(rooms().tickets.give(COOKIE, known.cookie(LOCAL), _here()))
    elif asked:
        book().note("first_start_failed", "")
        st.error(say("accounts.digits_wrong"))


def _here() -> str:
    """The address of this page on this server."""
    address = urlsplit(str(st.context.url or "/"))
    return address._replace(scheme="", netloc="").geturl() or "/"


def owned(user: User | None) -> dict[str, WorkshopOpened]:
    """Code of each meeting of an account → how it was opened, the newest first."""
    return {
        code: first.event
        for code, first in rooms().store.openings()
        if user and isinstance(first.event, WorkshopOpened) and owns(user, first.event.owner)
    }
