"""The timetable beside the desk: a row is looked at first, and moves all only when told."""

from html import escape

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from core.text import Text
from core.workshop import Room
from core.workshop.acts.flow import StageStarted
from core.workshop.desk import steps
from core.workshop.meeting import StagePlan
from core.workshop.stage import starting
from pages.facilitate.parts import days, plan, seating
from pages.facilitate.parts.words import words
from pages.shared import current
from pages.shared.markdown import bold, emphasis

LOOKED = "looked-at"


def looked_at(room: Room) -> StagePlan | None:
    """The stage whose row was pressed last, until the meeting or its reader goes elsewhere."""
    workshop, known = room.workshop, st.session_state.get(LOOKED)
    if workshop.closed or known is None or known[:2] != (room.workshop_id, workshop.stage.stage_id):
        return None
    return next((step for step in workshop.agenda if step.stage_id == known[2]), None)


def rail(room: Room, say: Text) -> None:
    """All stages: which are done, which is now, how long each takes."""
    workshop = room.workshop
    for number, step in enumerate(workshop.agenda, 1):
        now = step == workshop.plan and workshop.open_days is None
        mark = "▶" if now else ("✓" if step.stage_id in workshop.begun else str(number))
        minutes = say("console.minutes", n=step.minutes)
        row = st.container(key="agenda-now") if now else st.container()
        row.button(
            f"{mark}　{words(step, 'title', say)}　{emphasis(minutes)}",
            key=f"start-{step.stage_id}",
            on_click=_look,
            args=(room, step),
            type="tertiary",
            disabled=workshop.closed or now,
        )
        if now and not workshop.closed:
            _steps(row, room, say)
    if not workshop.closed:
        with st.popover(say("plan.open"), key="drawer-plan", on_change="rerun", width="stretch"):
            st.subheader(say("plan.open"), anchor=False)
            plan.edit(room, say)
        seating.drawer(room, say)
    days.drawer(room, say)


def _steps(row: DeltaGenerator, room: Room, say: Text) -> None:
    """What is done in the running stage, under its row."""
    words_of, done = steps(room.workshop)
    items = []
    for at, name in enumerate(words_of):
        state = "done" if at < done else ("now" if at == done else "")
        mark = {"done": "✓", "now": "●"}.get(state, "○")
        current_step = ' aria-current="step"' if state == "now" else ""
        said = escape(say(f"desk.step_{name}"))
        items.append(
            f'<li class="{state}"{current_step}><span aria-hidden="true">{mark}</span> {said}</li>'
        )
    if items:
        row.html(f'<ol class="steps-now">{"".join(items)}</ol>')


def preview(room: Room, step: StagePlan, say: Text) -> None:
    """What a stage asks and says, before it moves everybody."""
    title = words(step, "title", say)
    with st.container(key="preview", border=True):
        st.markdown(f"{bold(title)}　{words(step, 'task', say)}")
        st.caption(say("desk.goes", stage=title, n=step.minutes))
        with st.container(horizontal=True):
            st.button(
                say("desk.go", stage=title),
                key="preview-go",
                on_click=_start,
                args=(room, step),
                type="primary",
            )
            st.button(say("desk.stay"), key="preview-stay", on_click=_leave)


def _look(room: Room, step: StagePlan) -> None:
    st.session_state[LOOKED] = (room.workshop_id, room.workshop.stage.stage_id, step.stage_id)


def _leave() -> None:
    st.session_state[LOOKED] = None


def _start(room: Room, step: StagePlan) -> None:
    """As the meeting is when pressed: words may have been opened since the button was drawn."""
    current.lead(room, StageStarted(**starting(room.workshop, step)))
    _leave()
