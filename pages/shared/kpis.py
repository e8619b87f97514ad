"""Reviewing a KPI: 続ける / 変える / やめる makes its next version."""

import streamlit as st

from core.clock import today
from core.errors import Refused
from core.text import Text
from core.workshop import Room
from core.workshop.cards import plain
from core.workshop.events import proposed
from pages.shared import current


def review(room: Room, say: Text) -> None:
    """A form for the KPIs that are not stopped."""
    running = {
        key: kpi
        for key, kpi in room.workshop.kpis.items()
        if not kpi.stopped and kpi.stage_id not in room.workshop.hidden
    }
    if not running:
        st.caption(say("record.no_kpi") if room.workshop.use_cases else say("work.no_use_case"))
        return
    form = st.session_state

    def go() -> None:
        kpi = running[form["review-kpi"]]
        measured = form["review-actual"] is not None
        answer = {
            "kpi_id": kpi.id,
            "version": kpi.now.number,
            "decision": form["review-decision"] or "continue",
            "reason": form["review-reason"],
            "next_review": str(form.get("review-next") or ""),
            "target": form["review-target"] if form["review-decision"] == "change" else None,
            "actual": form["review-actual"],
            "actual_on": str(form["review-actual-on"] or "") if measured else "",
        }
        try:
            event = proposed("kpi_reviewed", answer)
        except Refused as refusal:
            form["refused"] = refusal
            return
        if current.propose(room, event):
            form["review-reason"] = ""
            st.toast(say("work.added"))

    with st.container(border=True):
        st.subheader(say("work.review"))
        chosen = st.selectbox(
            say("work.review_which"),
            list(running),
            key="review-kpi",
            format_func=lambda key: running[key].title,
        )
        kpi = running[chosen]
        now = {"due": kpi.now.due or "–", "day": kpi.now.next_review or "–"}
        st.caption(say("work.target_now", target=plain(kpi.now.target), unit=kpi.unit, **now))
        for rule in ("continue", "change", "stop"):
            if words := getattr(kpi, f"rule_{rule}"):
                st.caption(f"{say(f'work.{rule}')}{say('record.colon')}{words}")
        st.radio(
            say("work.decision"),
            ["continue", "change", "stop"],
            key="review-decision",
            horizontal=True,
            format_func=lambda one: say(f"work.{one}"),
        )
        st.text_area(say("work.reason"), key="review-reason", max_chars=200)
        st.number_input(say("work.actual"), value=None, key="review-actual")
        st.date_input(say("work.actual_on"), value=today(), key="review-actual-on")
        if form["review-decision"] == "change":
            st.number_input(say("work.target"), value=None, key="review-target")
        else:
            form["review-target"] = None
        if form["review-decision"] != "stop":
            st.date_input(say("work.next_review"), value=None, key="review-next")
        current.show_refusal()
        st.button(say("work.review_submit"), type="primary", on_click=go)
