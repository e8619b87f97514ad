"""Actuals that partners reported by their links: looked at, taken or not; and such links."""

from datetime import timedelta
from functools import partial

import streamlit as st

from core import clock, seat
from core.config import config
from core.process import rooms
from core.record.course import amount
from core.record.days import day, day_of
from core.text import Text
from core.units import PERCENT
from core.workshop import Room
from core.workshop.acts.flow import LinkRevoked
from core.workshop.acts.reporting import KpiReportSettled, ReportsAllowed
from core.workshop.card import plain
from core.workshop.nouns.kpis import Kpi
from core.workshop.ref import cleaned
from pages.forms.form import Answer, Form
from pages.shared import current
from pages.shared.markdown import bold


def waiting(room: Room, kpi: Kpi, say: Text) -> None:
    """What came in for a KPI, with the two things that may be done."""
    if not kpi.waiting:
        return
    with st.container(border=True, key=f"kpi-waiting-{kpi.id}"):
        st.markdown(f"{bold(kpi.title)}　{bold(say('report.new', n=len(kpi.waiting)))}")
        for one in kpi.waiting:
            link = room.workshop.links.get(one.link_id)
            value = amount(plain(one.value), kpi, say)
            words = (link.name if link else "", day(one.on, say), value, one.note)
            st.markdown("　".join(words))
            if kpi.unit.strip().lower() in PERCENT and not 0 <= one.value <= 100:
                st.warning(say("report.beyond"))
            row = st.container(horizontal=True)
            for taken, key in ((True, "take"), (False, "leave")):
                row.button(
                    say(f"report.{key}"),
                    key=f"report-{key}-{one.seq}",
                    type="primary" if taken else "tertiary",
                    on_click=partial(current.lead, room, KpiReportSettled(kpi.id, one.seq, taken)),
                )


def ask(room: Room, say: Text) -> None:
    """A link for a partner; those there are, to be revoked."""
    with st.expander(say("report.ask"), key="report-ask"):
        st.caption(say("report.ask_note"))
        form = Form("report-link", say, *current.whose(room), words="report")
        form.field(st.text_input, "who", say("report.who"), max_chars=80)
        days = {"min_value": 1, "max_value": 365}
        form.field(st.number_input, "days", say("report.days"), first=180, **days)

        def make(answer: Answer) -> str:
            form.need(answer, "who", "days")
            until = clock.now() + timedelta(days=int(answer["days"]))
            token = current.token(room)
            actor = seat.actor(token, room.workshop_id, room.workshop, leading=True)
            before = set(room.workshop.links)
            name = cleaned(answer["who"])[:80]
            made = rooms().link(room, actor, name, until.isoformat(), nameless=True)
            for key in set(room.workshop.links) - before:
                current.record(room, ReportsAllowed(key), leading=True)
            host = st.context.headers.get("host", "localhost:8501")
            base = config().public_url or f"http://{host}"
            st.session_state["report-made"] = f"{base}{made}/report"
            return say("report.made")

        form.submit(say("report.make"), make, key="report-make")
        if made := st.session_state.get("report-made"):
            st.code(made, wrap_lines=True)
        for link in room.workshop.links.values():
            if link.link_id in room.workshop.reporting and not link.revoked:
                until = day_of(link.expires, say)
                st.text(say("report.until", name=link.name, day=until))
                off = partial(current.lead, room, LinkRevoked(link.link_id))
                st.button(say("report.revoke"), key=f"report-off-{link.link_id}", on_click=off)
