"""How this installation is doing; its copies; who did what; deleting a workshop."""

from pathlib import Path

import streamlit as st

from core.config import config
from core.keeping.copies import copies
from core.keeping.health import health
from core.process import rooms
from pages.admin.parts import care, lines, package
from pages.shared import current, login

user = login.require_account()
say = current.text()
st.title(say("care.title"))
if not user.administrator:
    st.warning(say("accounts.only"))
    current.end()

current.show_refusal()
care.state(health(rooms()), say)
st.subheader(say("care.copies"))
st.write(say("care.copies_note", days=config().copies_days))
care.listed(copies(Path(config().copies_path)), say, user)
package.package(say, user)
st.subheader(say("care.all"))
current.show_done("deleted")
care.workshops(say, user)
st.subheader(say("book.title"))
lines.show(say)
st.subheader(say("care.acts"))
care.acts_done(say)
