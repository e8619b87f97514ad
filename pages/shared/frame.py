"""What stands under every page: the other language, and who is logged in."""

from urllib.parse import urlencode

import streamlit as st

from core.accounts import COOKIE
from core.process import server
from core.text import Text
from pages.shared import current, login
from pages.shared.literal import literal

_lang = st.components.v2.component(
    "lang", js="export default ({ data }) => { document.documentElement.lang = data.language }"
)


def foot(say: Text) -> None:
    """Language (also told to screen readers), login state; on this computer who can come in."""
    other = "en" if say.language == "ja" else "ja"
    here = {**st.query_params.to_dict(), "language": other}
    _lang(data={"language": say.language}, key=f"lang-{say.language}")
    st.divider()
    words, out = st.columns([4, 1], vertical_alignment="center")
    words.link_button(say("app.language"), f"?{urlencode(here)}", type="tertiary")
    user = login.account()
    if user and user.local:
        words.caption(say("app.local"))
    elif user:
        out.caption(literal(user.display_name))
        if out.button(say("login.logout")):
            current.go(server().cookie_ticket(COOKIE, "", "/"))
