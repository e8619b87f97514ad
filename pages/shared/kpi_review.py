"""Reviewing a KPI: 続ける / 変える / やめる makes its next version."""

from typing import Any

import streamlit as st

from core.clock import today
from core.errors import Refused
from core.text import Text
from core.workshop import Room
from core.workshop.cards import plain
from core.workshop.events import proposed
from core.workshop.model import Kpi
from pages.shared import current
from pages.shared.literal import literal

DECISIONS = ("continue", "change", "stop")


def forget() -> None:
    """What was half decided belongs to another KPI."""
    st.session_state["review-decision"] = None


def _choose(decision: str) -> None:
    st.session_state["review-decision"] = decision


def _complete(answer: dict[str, Any], say: Text) -> None:
    """Raise `Refused`, naming the first field that is still empty."""
    for name, given in (
        ("reason", answer["reason"].strip()),
        ("target", answer["decision"] != "change" or answer["target"] is not None),
        ("next_review", answer["decision"] == "stop" or answer["next_review"]),
    ):
        if not given:
            raise Refused("seat.required", field=say(f"work.{name}"))


def _fields(kpi: Kpi, decision: str, say: Text) -> None:
    """What is to be written for a decision, under the rule that was agreed for it."""
    if words := getattr(kpi, f"rule_{decision}"):
        st.caption(f"{say('kpi.rules')}{say('record.colon')}{literal(words)}")
    st.text_area(say("work.reason"), key="review-reason", max_chars=200)
    left, right = st.columns(2)
    left.number_input(say("work.actual"), value=None, key="review-actual")
    right.date_input(
        say("work.actual_on"), value=today(), max_value=today(), key="review-actual-on"
    )
    if decision == "change":
        left.number_input(say("work.target"), value=None, key="review-target")
        right.date_input(say("work.new_due"), value=None, key="review-due")
    if decision != "stop":
        left.date_input(say("work.next_review"), value=None, key="review-next")


def review(room: Room, kpi: Kpi, say: Text) -> None:
    """Three buttons; the one that is pressed opens its form."""
    form = st.session_state
    decision = form.setdefault("review-decision", None)

    def go() -> None:
        measured = form["review-actual"] is not None
        answer = {
            "kpi_id": kpi.id,
            "version": kpi.now.number,
            "decision": decision,
            "reason": form["review-reason"],
            "next_review": str(form.get("review-next") or ""),
            "due": str(form.get("review-due") or ""),
            "target": form["review-target"] if decision == "change" else None,
            "actual": form["review-actual"],
            "actual_on": str(form["review-actual-on"] or "") if measured else "",
        }
        try:
            _complete(answer, say)
            event = proposed("kpi_reviewed", answer)
        except Refused as refusal:
            current.refuse(refusal, "review")
            return
        if current.propose(room, event, place="review"):
            forget()
            form["review-reason"] = ""
            current.done("review", say("kpi.decided", n=kpi.now.number + 1))

    with st.container(border=True):
        st.subheader(say("kpi.decide"))
        current.show_done("review")
        if kpi.stopped:
            st.caption(say("work.no_running"))
            return
        now = {"due": kpi.now.due or "–", "day": kpi.now.next_review or "–"}
        st.caption(
            say("work.target_now", target=plain(kpi.now.target), unit=literal(kpi.unit), **now)
        )
        for column, one in zip(st.columns(3), DECISIONS, strict=True):
            column.button(
                say(f"work.{one}"),
                key=f"review-{one}",
                type="primary" if one == decision else "secondary",
                on_click=_choose,
                args=(one,),
                width="stretch",
            )
        if decision is None:
            st.caption(say("kpi.decide_note"))
            return
        _fields(kpi, decision, say)
        current.show_refusal("review")
        submit = f"{say('work.review_submit')}{say('record.colon')}{say(f'work.{decision}')}"
        st.button(submit, key="review-submit", type="primary", on_click=go)
