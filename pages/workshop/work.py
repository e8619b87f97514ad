"""The live board with room: all cards, the catalogue, KPIs with their reviews, partners."""

import streamlit as st

from pages.shared import (
    again,
    current,
    existence,
    groups,
    issues,
    kpis,
    partners,
    use_cases,
    weighing,
)
from pages.shared.board import board
from pages.shared.literal import literal

SHOW = {
    "insights": ["figure", "insight", "issue"],
    "issues": ["issue"],
    "personas": ["issue", "persona"],
    "use_cases": ["persona", "use_case"],
    "rating": ["use_case"],
    "kpis": ["use_case", "kpi"],
    "partners": ["promise"],
}

say = current.text()
again.offer("work", say)
room, here = current.workshop()
st.title(literal(room.workshop.title))
st.caption(f"{room.workshop.area_name} · {room.workshop.held_on}")
asked = st.query_params.get("show", "insights")
show = st.segmented_control(
    say("work.pick"),
    list(SHOW),
    default=asked if asked in SHOW else "insights",
    format_func=lambda name: say(f"work.{name}"),
)


def cards() -> None:
    board(room.workshop_id, say.language, "board", SHOW[show or "insights"])


if show == "kpis":
    due = kpis.due(room)
    first = bool(due) or room.workshop.closed
    if due:
        st.warning(say("kpi.due_now", n=len(due)))
    if not first:
        cards()
    kpis.show(room, here, say)
    current.show_refusal()
    if first:
        cards()
elif show == "issues":
    issues.show(room, here, say, cards)
elif show == "rating":
    weighing.show(room, here, say)
    cards()
elif show == "partners":
    partners.show(room, here, say)
    cards()
else:
    wide, side = st.columns([2, 1])
    with wide:
        cards()
    with side:
        {
            "personas": existence.check,
            "use_cases": use_cases.take,
        }.get(show or "", groups.panel)(room, say)
        current.show_refusal()
