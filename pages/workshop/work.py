"""The live board with room: all cards, the catalogue, KPIs with their reviews, partners."""

import streamlit as st

from core.record.days import day
from pages.shared import address, current
from pages.shared.board import board
from pages.workshop.parts import (
    issues,
    kpis,
    logic,
    partners,
    personas,
    structure,
    use_cases,
    weighing,
)

SHOW = {
    "insights": ["figure", "insight", "issue"],
    "issues": ["issue"],
    "personas": ["issue", "persona"],
    "use_cases": ["persona", "use_case"],
    "rating": ["use_case"],
    "kpis": ["use_case", "kpi"],
    "logic": [],
    "partners": ["promise"],
}

say = current.text()
room, here = current.workshop()
with st.container(horizontal=True, vertical_alignment="center", key="desk-title"):
    st.title(room.workshop.title, width="content")
    st.caption(f"{current.places(room)} · {day(room.workshop.held_on, say)}")
first = next(iter(SHOW))
address.follow("show", "show", list(SHOW), first)
chosen = st.segmented_control(
    say("work.pick"),
    list(SHOW),
    key="show",
    format_func=lambda name: say(f"work.{name}"),
    label_visibility="collapsed",
)
show = chosen or first
address.remember("show", show, first)


def cards() -> None:
    board(room.workshop_id, say.language, "board", SHOW[show], composer=show != "kpis")


if show == "kpis":
    due = kpis.due(room)
    if due:
        st.warning(say("kpi.due_now", n=len(due)))
    kpis.show(room, here, say)
    current.show_refusal()
    cards()
elif show == "issues":
    issues.show(room, here, say, cards)
elif show == "rating":
    weighing.show(room, here, say)
    cards()
elif show == "personas":
    personas.show(room, here, say)
elif show == "use_cases":
    use_cases.show(room, here, say)
elif show == "logic":
    logic.show(room, here, say)
elif show == "partners":
    partners.show(room, say)
    structure.show(room, say)
    partners.write(room, here, say)
    structure.write(room, here, say)
    cards()
else:
    cards()
address.write()
