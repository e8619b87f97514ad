"""Take over a workshop from a file of another つどい."""

import streamlit as st

from core.errors import Refused
from core.keeping import acts, portable
from core.keeping.audit import audit
from core.process import rooms
from core.workshop import fold
from pages.facilitate.parts import again
from pages.shared import current, login
from pages.shared.markdown import BREAK, bold

say = current.text()
user = login.require_account()
st.title(say("bring.title"))
st.write(say("bring.note"))
st.caption(say("bring.how"))


def take() -> None:
    with current.refusals():
        read = portable.read(st.session_state["file"].getvalue())
        name = user.display_name[:80]
        room = acts.take_over(rooms(), audit(), read, user.username, name)
        st.session_state["brought"] = room.workshop_id


given = st.file_uploader(say("bring.file"), type="json", key="file")
if given is None:
    st.session_state.pop("brought", None)
elif code := st.session_state.get("brought"):
    st.success(say("bring.done", code=code))
    room = rooms().room(code)
    again.button(room, say, f"/w/{code}/record?language={say.language}")
    if st.button(say("bring.to_mine")):
        st.switch_page("facilitate/mine.py")
else:
    try:
        file = portable.read(given.getvalue())
    except Refused as refusal:
        st.error(current.refusal_words(refusal))
    else:
        workshop = fold(file.log)
        st.markdown(
            say(
                "bring.found",
                title=bold(workshop.title) + BREAK,
                area=workshop.area_name,
                held_on=workshop.held_on,
                n=len(file.log),
                made_on=file.made_on,
            )
        )
        st.button(say("bring.go"), type="primary", on_click=take)
        current.show_refusal()
again.go()
