"""Practice in one click: a town is chosen already, and twelve pretended participants are there."""

import secrets

import streamlit as st

from core.accounts.user import User
from core.clock import today
from core.keeping import acts
from core.practice.room import practice
from core.process import rooms
from core.text import Text
from pages.shared import current
from pages.shared.markdown import bold

TOWN = "45204"
"""日南市: large enough for figures of its own, small enough that chance is seen."""


def card(user: User | None, say: Text) -> None:
    """What practice is, of which town, and its button."""
    area = rooms().package.area(st.session_state.get("place") or TOWN)
    with st.container(border=True, key="practice"):
        st.markdown(bold(say("app.practice_title")))
        st.write(say("app.practice_town", area=area.named.of(say.language)))
        if st.button(say("app.practice")):
            if user is None:  # who leads has an account: it is asked for there
                st.switch_page("facilitate/open.py", query_params={"practice": "1"})
            _begin(user, area.area_code, area.name, say)


def _begin(user: User, area_code: str, area_name: str, say: Text) -> None:
    token, name = secrets.token_hex(16), user.display_name[:20]
    until = (today() + acts.PRACTICE_KEPT).isoformat()
    room = practice(
        rooms(), area_code, area_name, token, name, owner=user.username, kept_until=until
    )
    then = f"/console?workshop={room.workshop_id}&language={say.language}"
    current.go(rooms().ticket(room, token, then))
