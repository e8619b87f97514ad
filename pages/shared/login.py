"""Who leads here. The only file that knows streamlit-authenticator.

The library draws the form and checks the password. It would set its cookie by
script; with an expiry of 0 days it sets none, and a route sets one that scripts
cannot read.
"""

from dataclasses import replace
from typing import Any
from urllib.parse import urlsplit

import streamlit as st
import streamlit_authenticator

from core.accounts import COOKIE, LOCAL, Accounts, User, accounts, current_user_from_cookie, owns
from core.errors import Refused
from core.loopback import from_this_computer
from core.process import server
from core.web.limits import Limit
from pages.shared import current

__all__ = ["account", "client", "owns", "require_account"]

WRONG = Limit(most=10, seconds=60)
"""Wrong passwords of one device."""
WRONG_FOR = Limit(most=5, seconds=60)
"""Wrong passwords for one account, from wherever."""


def account() -> User | None:
    """The account of this browser; on this very computer, while there is none, its user."""
    if accounts().local:
        here = from_this_computer(st.context.headers, client())
        return replace(LOCAL, display_name=current.text()("accounts.local")) if here else None
    return current_user_from_cookie(str(st.context.cookies.get(COOKIE, "")))


def client() -> str | None:
    """The other end's address; None is loopback, and what AppTest has (it gives no text)."""
    address = st.context.ip_address
    return address if isinstance(address, str) else None


def require_account() -> User:
    """The account of this browser; without one the login form, and the page stops."""
    user = account()
    if user is None:
        _form()
        st.stop()
    return user


def _form() -> None:
    say, known = current.text(), accounts()
    if known.local:
        st.warning(say("login.not_here"))
        return
    here = client() or "here"
    stopped = _reached(WRONG, here)
    names = {} if stopped else _open_names(known)
    authenticator = streamlit_authenticator.Authenticate(
        {"usernames": names},
        COOKIE,
        known.key,
        cookie_expiry_days=0,
        auto_hash=False,
        login_sleep_time=0,
    )
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
        current.go(server().cookie_ticket(COOKIE, known.cookie(user), _here()))
    elif stopped:
        st.warning(say("accounts.wait"))
    elif status is False:
        WRONG.count(here)
        for name in (name for name, one in names.items() if one.get("failed_login_attempts")):
            WRONG_FOR.count(name)
        st.error(say("login.wrong"))
        st.caption(say("accounts.slow"))


def _open_names(known: Accounts) -> dict[str, dict[str, Any]]:
    """Who may try to log in now, as the library wants it; it adds the failed attempts."""
    return {
        name: {"name": one["name"], "email": "", "password": one["password"]}
        for name, one in known.all().items()
        if not _reached(WRONG_FOR, name)
    }


def _reached(limit: Limit, who: str) -> bool:
    try:
        limit.check(who)
    except Refused:
        return True
    return False


def _here() -> str:
    """The address of this page on this server."""
    address = urlsplit(str(st.context.url or "/"))
    return address._replace(scheme="", netloc="").geturl() or "/"
