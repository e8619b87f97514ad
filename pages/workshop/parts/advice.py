"""Whether a KPI's target is within reach, from what peers did and what was here before."""

import streamlit as st

from core.process import rooms
from core.record.course import advised
from core.stats.advice import sentences
from core.stats.catalog import INDICATORS
from core.stats.sentence import amount
from core.text import Text
from core.workshop import Room
from core.workshop.nouns.kpis import Kpi
from pages.shared.markdown import bullets, linked
from pages.shared.under import definition_at


def show(room: Room, kpi: Kpi, say: Text) -> None:
    """Where the target of a KPI that rests on an official figure lies."""
    with st.container(border=True):
        st.subheader(say("advice.title"))
        st.caption(say("advice.note"))
        figure = room.workshop.figures.get(kpi.figure_id)
        if figure is None or figure.indicator_id not in INDICATORS:
            st.caption(say("advice.none"))
            return
        indicator = INDICATORS[figure.indicator_id]
        base, target = (amount(indicator, n, say.language) for n in (figure.value, kpi.now.target))
        due = kpi.now.due or "–"
        st.write(say("advice.aim", title=kpi.title, base=base, target=target, due=due))
        if indicator.basis != "actual":
            kind = say(f"bases.{indicator.basis}")
            st.caption(f"{kind}{say('record.colon')}{indicator.note.of(say.language)}")
        answer = advised(rooms().package, room.workshop, kpi)
        if answer is None:
            st.caption(say("advice.nothing"))
            return
        st.markdown(bullets(one.of(say.language) for one in sentences(answer)))
        st.caption(say("advice.chance"))
        where = definition_at(figure.indicator_id, say)
        source = figure.source_ja if say.language == "ja" else figure.source_en
        st.caption(say("explore.source") + linked(source, where))
