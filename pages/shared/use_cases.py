"""Taking a case of the catalogue into a workshop."""

import streamlit as st

from core.cases import cases
from core.errors import Refused
from core.text import Text
from core.web.chain import taken
from core.workshop import Room
from pages.shared import current


def take(room: Room, say: Text) -> None:
    """A form: which case, for which personas."""
    personas = room.workshop.personas

    def go() -> None:
        try:
            event = taken(st.session_state["case"], tuple(st.session_state["case-for"]))
        except Refused as refusal:
            current.refuse(refusal)
            return
        if current.propose(room, event):
            current.done("case", say("work.added"))

    def title(case_id: str) -> str:
        case = cases()[case_id]
        return f"{getattr(case.title, say.language)}（{getattr(case.place, say.language)}）"

    with st.container(border=True):
        st.subheader(say("work.case_pick"))
        chosen = st.selectbox(say("app.cases"), list(cases()), key="case", format_func=title)
        for effect in cases()[chosen].effects:
            level, source = (
                getattr(effect.level, say.language),
                getattr(effect.source, say.language),
            )
            st.caption(f"{getattr(effect.text, say.language)}（{level}、{source}）")
        st.multiselect(
            say("work.persona_for"),
            [key for key, one in personas.items() if one.stage_id not in room.workshop.hidden],
            key="case-for",
            placeholder=say("work.nobody"),
            format_func=lambda key: personas[key].name,
        )
        st.button(say("work.case_take"), type="primary", on_click=go)
        current.show_done("case")
