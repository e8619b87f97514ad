"""The catalogue of use cases: what others did, what they report, how well it is known."""

import streamlit as st

from core.cases import cases
from pages.shared import current

say = current.text()
st.title(say("app.cases"))


def of(value: object) -> str:
    return str(getattr(value, say.language))


for case in cases().values():
    with st.container(border=True):
        st.subheader(of(case.title))
        st.caption(f"{of(case.place)} · {of(case.partners)}")
        st.write(of(case.summary))
        for effect in case.effects:
            st.markdown(f"- {of(effect.text)}（**{of(effect.level)}** · {of(effect.source)}）")
            st.caption(of(effect.caution))
        st.markdown(f"**{of(case.what_it_eases)}**　{of(case.people_part)}")
