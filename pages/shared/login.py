"""Who leads here. The only file that knows streamlit-authenticator.

The library draws the form and checks the password. It would set its cookie by
script; with an expiry of 0 days it sets none, and a route sets one that scripts
cannot read.
"""

from urllib.parse import urlsplit

import streamlit as st
import streamlit_authenticator

from core.accounts import COOKIE, LOCAL, User, accounts, is_loopback
from core.errors import Refused
from core.process import server
from core.web.limits import Limit
from pages.shared import current

WRONG = Limit(most=10, seconds=60)


def account() -> User | None:
    """The account of this browser; on this very computer, while there is none, its user."""
    known = accounts()
    if known.local:
        return LOCAL if _from_here() else None
    return known.from_cookie(str(st.context.cookies.get(COOKIE, "")))


def _from_here() -> bool:
    """Whether the browser runs on this computer and no proxy stands between."""
    headers = st.context.headers
    host = headers.get("Host") or "localhost"
    passed = any(headers.get(name) for name in ("X-Forwarded-For", "Forwarded", "X-Real-Ip"))
    return is_loopback(host) and not passed and st.context.ip_address in (None, "127.0.0.1", "::1")


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
    client = st.context.ip_address or "here"
    try:
        WRONG.check(client)
    except Refused as refusal:
        st.warning(say(refusal.reason))
        return
    names = {
        name: {"name": one["name"], "email": "", "password": one["password"]}
        for name, one in known.all().items()
    }
    authenticator = streamlit_authenticator.Authenticate(
        {"usernames": names},
        COOKIE,
        known.key,
        cookie_expiry_days=0,
        auto_hash=False,
        login_sleep_time=0,
    )
    authenticator.login(
        fields={
            "Form name": say("login.title"),
            "Username": say("login.username"),
            "Password": say("login.password"),
            "Login": say("login.submit"),
        }
    )
    status = st.session_state.get("authentication_status")
    if status:
        user = known.user(str(st.session_state["username"]))
        if user is not None:
            address = urlsplit(str(st.context.url or "/"))
            then = address._replace(scheme="", netloc="").geturl() or "/"
            current.go(server().cookie_ticket(COOKIE, known.cookie(user), then))
    elif status is False:
        WRONG.count(client)
        st.session_state["authentication_status"] = None
        st.error(say("login.wrong"))
