"""KPIs whose review is near or late, of the workshops this account leads."""

from datetime import date

import streamlit as st

from core.clock import today
from core.keeping.carrying import same_kpi
from core.process import server
from core.text import Text
from core.workshop import Room
from core.workshop.cards import baseline, plain
from core.workshop.model import Kpi
from core.workshop.progress import REVIEW_SOON_DAYS
from pages.shared.literal import literal
from pages.shared.login import account, owns


def due(say: Text) -> None:
    """A row for each KPI whose next review is within 60 days or past, the most urgent first."""
    now = today()
    rows = sorted(_found(), key=lambda row: row[2].now.next_review)
    rows = [row for row in rows if (_day(row[2]) - now).days <= REVIEW_SOON_DAYS]
    if not rows:
        st.caption(say("app.due_none"))
    for workshop_id, title, kpi in rows:
        begun = baseline(server().room(workshop_id).workshop, kpi)
        days = (_day(kpi) - now).days
        words = say("app.due_in", n=days) if days >= 0 else say("app.due_over", n=-days)
        cells = st.columns([4, 2, 1, 2], vertical_alignment="center")
        cells[0].markdown(f"**{literal(kpi.title)}**  \n{literal(title)}")
        base = f"{begun}{kpi.unit} → " if begun else ""
        cells[1].text(f"{base}{say('field.target')} {plain(kpi.now.target)}{kpi.unit}")
        cells[2].badge(words, color="orange" if days >= 0 else "red")
        if cells[3].button(say("app.review"), key=f"review-{workshop_id}-{kpi.id}"):
            st.switch_page(
                "workshop/work.py",
                query_params={"workshop": workshop_id, "show": "kpis", "kpi": kpi.id},
            )


def _found() -> list[tuple[str, str, Kpi]]:
    """A KPI that follow-ups took along is reviewed in the last of them, not once in each."""
    user = account()
    owned = [
        workshop_id
        for workshop_id, first in server().store.openings()
        if user and owns(user, getattr(first.event, "owner", ""))
    ]
    rooms = [server().room(workshop_id) for workshop_id in owned]
    newest: dict[tuple[str, str], tuple[str, Room, Kpi]] = {}
    for room in rooms:
        for kpi in room.workshop.kpis.values():
            if kpi.stage_id not in room.workshop.hidden:
                known, came = newest.get(same_kpi(kpi)), _came(room, kpi)
                if known is None or known[0] < came:
                    newest[same_kpi(kpi)] = came, room, kpi
    return [
        (room.workshop_id, f"{room.workshop.area_name} · {room.workshop.title}", kpi)
        for _, room, kpi in newest.values()
        if kpi.now.next_review
    ]


def _came(room: Room, kpi: Kpi) -> str:
    """When a KPI was carried into a workshop; "" where it was made there."""
    before = room.workshop.before
    return before.at if before and kpi.id in before.came else ""


def _day(kpi: Kpi) -> date:
    return date.fromisoformat(kpi.now.next_review)
