"""Who may lead and administer, and how to add somebody. Passwords are never shown or sent."""

import streamlit as st

from core.accounts import accounts
from pages.admin.parts import people, second
from pages.shared import current, login
from pages.shared.markdown import plain_table

user = login.require_account()
say = current.text()
st.title(say("accounts.title"))
people.said()
if not user.local:
    people.own(accounts(), user, say)
    second.own(user, say)
    people.hand(accounts(), user, say)
if not user.administrator:
    st.warning(say("accounts.only"))
    current.end()

known = accounts().all()
if known:
    people.add(accounts(), say)
    people.others(accounts(), user, say)
    st.subheader(say("accounts.all"))
    plain_table(
        {
            say("accounts.username"): username,
            say("accounts.name"): one["name"],
            say("accounts.role"): say(
                "accounts.administrator" if one["administrator"] else "accounts.facilitator"
            )
            + (f"（{say('accounts.disabled')}）" if one.get("disabled") else ""),
        }
        for username, one in sorted(known.items())
    )
else:
    st.info(say("accounts.none"))
second.reset(say)
st.subheader(say("accounts.add"))
st.write(say("accounts.how"))
st.code("make account", language=None)
if known:
    st.write(say("accounts.how_facilitator"))
    st.code(".venv/bin/python -m core.accounts create --facilitator", language=None)
