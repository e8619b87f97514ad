"""Reviewing a KPI: 続ける / 変える / やめる makes its next version."""

from typing import Any

import streamlit as st

from core.clock import today
from core.errors import Refused
from core.text import Text
from core.workshop import Room
from core.workshop.cards import plain
from core.workshop.events import proposed
from pages.shared import current


def _complete(answer: dict[str, Any], say: Text) -> None:
    """Raise `Refused`, naming the first field that is still empty."""
    for name, given in (
        ("reason", answer["reason"].strip()),
        ("target", answer["decision"] != "change" or answer["target"] is not None),
        ("next_review", answer["decision"] == "stop" or answer["next_review"]),
    ):
        if not given:
            raise Refused("seat.required", field=say(f"work.{name}"))


def review(room: Room, say: Text) -> None:
    """A form for the KPIs that are not stopped."""
    running = {
        key: kpi
        for key, kpi in room.workshop.kpis.items()
        if not kpi.stopped and kpi.stage_id not in room.workshop.hidden
    }
    if not running:
        none = "record.no_kpi" if room.workshop.use_cases else "work.no_use_case"
        st.caption(say("work.no_running" if room.workshop.kpis else none))
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
            _complete(answer, say)
            event = proposed("kpi_reviewed", answer)
        except Refused as refusal:
            current.refuse(refusal)
            return
        if current.propose(room, event):
            form["review-reason"] = ""
            current.done("review", say("work.added"))

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
        current.show_done("review")
