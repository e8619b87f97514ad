"""KPIs whose review is near or late, of the workshops this account leads."""

from collections.abc import Sequence
from contextlib import nullcontext
from datetime import date, timedelta

import streamlit as st

from core.clock import today
from core.keeping import reviews
from core.process import rooms
from core.record.course import amount
from core.text import Text
from core.workshop.card import plain
from core.workshop.cards import baseline
from core.workshop.progress import REVIEW_SOON_DAYS
from pages.shared.markdown import BREAK, badge, bold

SHOWN = 10
"""Rows at first, and how many more come with each press."""


def due(owned: Sequence[str], say: Text) -> None:
    """A row for each KPI whose next review is within 60 days or past, the most urgent first."""
    until = (today() + timedelta(days=REVIEW_SOON_DAYS)).isoformat()
    most = st.session_state.get("reviews-shown", SHOWN)
    found, more = reviews.due(rooms(), owned, until, most)
    if not found:
        st.caption(_later(owned, say))
    with st.container(border=True, key="home-due-rows") if found else nullcontext():
        for one in found:
            _row(one, say)
    if more:
        shown = {"reviews-shown": most + SHOWN}
        st.button(say("app.due_more"), on_click=st.session_state.update, args=(shown,))


def _later(owned: Sequence[str], say: Text) -> str:
    """The next review there is, where none is near."""
    found, _ = reviews.due(rooms(), owned, date.max.isoformat(), 1)
    if not found:
        return say("app.due_none")
    workshop, kpi = found[0].room.workshop, found[0].kpi
    day = kpi.now.next_review
    n = (date.fromisoformat(day) - today()).days
    title = f"{workshop.area_name} · {workshop.title}"
    return say("app.due_next", day=day, n=n, kpi=kpi.title, title=title)


def _row(one: reviews.Due, say: Text) -> None:
    workshop, kpi, code = one.room.workshop, one.kpi, one.room.workshop_id
    begun = baseline(workshop, kpi)
    days = (date.fromisoformat(kpi.now.next_review) - today()).days
    words = say("app.due_in", n=days) if days >= 0 else say("app.due_over", n=-days)
    cells = st.columns([4, 2, 1, 2], vertical_alignment="center")
    title = f"{workshop.area_name} · {workshop.title}"
    cells[0].markdown(bold(kpi.title) + BREAK + title)
    base = f"{amount(begun, kpi, say)} → " if begun else ""
    cells[1].text(f"{base}{say('field.target')} {amount(plain(kpi.now.target), kpi, say)}")
    cells[2].markdown(badge(words, "orange" if days >= 0 else "red"))
    if cells[3].button(say("app.review"), key=f"review-{code}-{kpi.id}"):
        where = {"workshop": code, "show": "kpis", "kpi": kpi.id}
        st.switch_page("workshop/work.py", query_params=where)
