"""KPIs that cases really have, to begin from: 愛媛's funnel, 三宅's heads, 岩見沢's rate."""

from functools import partial

import streamlit as st

from core.cases import KpiPattern, cases
from core.text import Text
from core.units import headed
from core.workshop import Room
from pages.forms.form import Form
from pages.shared.markdown import bold


def offer(form: Form, room: Room, say: Text) -> None:
    """A list of them, those of cases that the room took first."""
    taken = {one.case_id for one in room.workshop.seen("use_cases").values()}
    having = [one for one in cases().values() if one.kpi_patterns]
    having.sort(key=lambda one: one.case_id not in taken)
    with st.popover(say("aim.templates"), type="tertiary"):
        st.caption(say("aim.templates_note"))
        for case in having:
            st.markdown(bold(case.title.of(say.language)))
            for n, one in enumerate(case.kpi_patterns):
                title, unit = one.title.of(say.language), one.unit.of(say.language)
                st.button(
                    headed(title, unit, say.language),
                    key=f"pattern-{case.case_id}-{n}",
                    on_click=partial(_use, form, one, say.language),
                )
                st.caption(one.reference.of(say.language))


def _use(form: Form, one: KpiPattern, language: str) -> None:
    """Title and unit; the number of another place is no target of ours."""
    form.put("figure", "own")
    form.put("title", one.title.of(language))
    form.put("unit", one.unit.of(language))
    form.put("sign", "leading" if one.leading else "lagging")
    st.session_state["kpi-pattern"] = one.reference.of(language)
