"""The live board with room: all cards, adding from the catalogue, setting and reviewing KPIs."""

import streamlit as st

from pages.shared import advice, again, current, existence, groups, kpis, use_cases
from pages.shared.board import board

SHOW = {
    "insights": ["figure", "insight", "issue"],
    "personas": ["issue", "persona"],
    "use_cases": ["persona", "use_case"],
    "kpis": ["use_case", "kpi"],
}

say = current.text()
again.offer("work", say)
room, here = current.workshop()
st.title(room.workshop.title)
st.caption(f"{room.workshop.area_name} · {room.workshop.held_on}")
asked = st.query_params.get("show", "insights")
show = st.segmented_control(
    say("work.pick"),
    list(SHOW),
    default=asked if asked in SHOW else "insights",
    format_func=lambda name: say(f"work.{name}"),
)
show = show or "insights"
beside = {
    "insights": [groups.panel],
    "personas": [existence.check],
    "use_cases": [use_cases.take],
    "kpis": [kpis.review, advice.show],
}[show]
wide, side = st.columns([2, 1])
with wide:
    board(room.workshop_id, say.language, "board", SHOW[show])
with side:
    for panel in beside:
        panel(room, say)
    current.show_refusal()
