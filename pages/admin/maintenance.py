"""How this installation is doing; its copies; who did what; deleting a workshop."""

from pathlib import Path

import streamlit as st

from core.config import config
from core.keeping.copies import copies
from core.keeping.health import health
from core.process import server
from pages.shared import care, current, login

user = login.require_account()
say = current.text()
st.title(say("care.title"))
if not user.administrator:
    st.warning(say("accounts.only"))
    st.stop()

current.show_refusal()
care.state(health(server()), say)
st.subheader(say("care.copies"))
st.write(say("care.copies_note", days=config().copies_days))
care.listed(copies(Path(config().copies_path)), say, user)
st.subheader(say("care.all"))
current.show_done("deleted")
care.workshops(say, user)
st.subheader(say("care.acts"))
care.acts_done(say)
