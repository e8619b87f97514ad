"""Reviewing a KPI: 続ける / 変える / やめる makes its next version."""

from functools import partial

import streamlit as st

from core.clock import today
from core.text import Text
from core.workshop import Room
from core.workshop.card import plain
from core.workshop.events import proposed
from core.workshop.nouns.kpis import Kpi
from pages.forms.form import Answer, Form
from pages.shared import current

DECISIONS = ("continue", "change", "stop")


def _choose(form: Form, decision: str) -> None:
    st.session_state[form.key("decision")] = decision


def _fields(form: Form, kpi: Kpi, decision: str, say: Text) -> None:
    """What is to be written for a decision, under the rule that was agreed for it."""
    if words := getattr(kpi, f"rule_{decision}"):
        st.caption(f"{say('kpi.rules')}{say('record.colon')}{words}")
    form.field(st.text_area, "reason", say("work.reason"), max_chars=200)
    left, right = st.columns(2)
    form.field(left.number_input, "actual", say("work.actual"))
    form.field(
        right.date_input, "actual_on", say("work.actual_on"), first=today(), max_value=today()
    )
    if decision == "change":
        form.field(left.number_input, "target", say("work.target"))
        form.field(right.date_input, "due", say("work.new_due"))
    if decision != "stop":
        form.field(left.date_input, "next_review", say("work.next_review"))


def _record(room: Room, kpi: Kpi, form: Form, answer: Answer) -> str:
    needed = {"continue": ("reason", "next_review"), "stop": ("reason",)}
    form.need(answer, *needed.get(answer["decision"], ("reason", "target", "next_review")))
    for day in ("actual_on", "due", "next_review"):
        answer[day] = str(answer.get(day) or "")
    if answer["actual"] is None:
        answer["actual_on"] = ""
    told = {"kpi_id": kpi.id, "version": kpi.now.number, "target": None, **answer}
    current.record(room, proposed("kpi_reviewed", told))
    return form.say("kpi.decided", n=kpi.now.number + 1)


def review(room: Room, kpi: Kpi, say: Text) -> None:
    """Three buttons; the one that is pressed opens its form."""
    form = Form("review", say, *current.whose(room), kpi.id, words="work")
    decision = form.hold("decision", None, DECISIONS)

    with st.container(border=True):
        st.subheader(say("kpi.decide"))
        current.show_done("review")
        if kpi.stopped:
            st.caption(say("work.no_running"))
            form.keep()
            return
        now = {"due": kpi.now.due or "–", "day": kpi.now.next_review or "–"}
        st.caption(
            say(
                "work.target_now",
                target=plain(kpi.now.target),
                unit=say.of(kpi.units),
                **now,
            )
        )
        for column, one in zip(st.columns(3), DECISIONS, strict=True):
            column.button(
                say(f"work.{one}"),
                key=f"review-{one}",
                type="primary" if one == decision else "secondary",
                on_click=_choose,
                args=(form, one),
                width="stretch",
            )
        if decision is None:
            st.caption(say("kpi.decide_note"))
        else:
            _fields(form, kpi, decision, say)
            form.refusal()
            submit = f"{say('work.review_submit')}{say('record.colon')}{say(f'work.{decision}')}"
            act = partial(_record, room, kpi, form)
            form.button(submit, act, key="review-submit", type="primary")
        form.keep()
