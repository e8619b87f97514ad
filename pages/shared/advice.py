"""Whether a KPI's target is within reach, from what peers did and what was here before."""

from datetime import date

import streamlit as st

from core.process import server
from core.stats import peers
from core.stats.advice import Advice, advice, sentences
from core.stats.catalog import INDICATORS
from core.stats.sentence import amount
from core.text import Text
from core.workshop import Room
from core.workshop.model import Kpi
from pages.shared import figures


def show(room: Room, say: Text) -> None:
    """Choose a KPI that rests on a figure; read where its target lies."""
    workshop = room.workshop
    with st.container(border=True):
        st.subheader(say("advice.title"))
        st.caption(say("advice.note"))
        found = {
            key: kpi
            for key, kpi in workshop.kpis.items()
            if kpi.stage_id not in workshop.hidden
            and (figure := workshop.figures.get(kpi.figure_id))
            and figure.indicator_id in INDICATORS
        }
        if not found:
            st.caption(say("advice.none"))
            return
        chosen = st.selectbox(
            say("advice.which"),
            list(found),
            key="advice-kpi",
            format_func=lambda key: found[key].title,
        )
        _told(room, found[chosen], say)


def _told(room: Room, kpi: Kpi, say: Text) -> None:
    figure = room.workshop.figures[kpi.figure_id]
    indicator = INDICATORS[figure.indicator_id]
    base, target = (amount(indicator, n, say.language) for n in (figure.value, kpi.now.target))
    st.write(say("advice.aim", title=kpi.title, base=base, target=target, due=kpi.now.due or "–"))
    answer = _advice(room, kpi)
    if answer is None:
        st.caption(say("advice.nothing"))
        return
    st.markdown("\n".join(f"- {getattr(one, say.language)}" for one in sentences(answer)))
    st.caption(say("advice.chance"))
    where = figures.definition_at(figure.indicator_id, say)
    source = figure.source_ja if say.language == "ja" else figure.source_en
    st.caption(f"{say('explore.source')}[{source}]({where})")


def _advice(room: Room, kpi: Kpi) -> Advice | None:
    """From the figure as it was pinned and today's package."""
    if not kpi.now.due:
        return None
    figure, package = room.workshop.figures[kpi.figure_id], server().package
    return advice(
        package,
        figure.indicator_id,
        figure.area_code,
        peers.default(package, figure.area_code),
        figure.value,
        kpi.now.target,
        date.fromisoformat(kpi.now.due).year - figure.year,
    )
