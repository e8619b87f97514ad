"""Changing the timetable: order, minutes, title, whose name is shown; adding and leaving out."""

from dataclasses import replace

import streamlit as st

from core.agendas import further, singles
from core.text import Text
from core.workshop import Room
from core.workshop.acts.flow import StageAuthorshipSet
from core.workshop.acts.planning import StageLeftOut, StagePlanned, begun
from core.workshop.events import Event
from core.workshop.meeting import Authorship, StagePlan
from core.workshop.ref import cleaned
from pages.facilitate.parts.words import words
from pages.forms.form import Answer, Form
from pages.shared import current

MODES: tuple[Authorship, ...] = ("named", "sector", "anonymous")
MOST_MINUTES, MOST_TITLE, MOST_TASK = 240, 40, 120


def edit(room: Room, say: Text) -> None:
    """The rows with their arrows, the one that is changed, and what may be added."""
    agenda = room.workshop.agenda
    for place, step in enumerate(agenda, 1):
        _row(room, step, place, len(agenda), say)
    titles = {one.stage_id: words(one, "title", say) for one in agenda}
    picked = st.selectbox(
        say("plan.which"),
        list(titles),
        index=None,
        key="plan-which",
        format_func=lambda one: titles.get(one, one),
        placeholder=say("plan.pick"),
    )
    for one in agenda:
        if one.stage_id == picked:
            _change(room, one, say)
    _add(room, say)


def _row(room: Room, step: StagePlan, place: int, last: int, say: Text) -> None:
    name = words(step, "title", say)
    with st.container(
        horizontal=True, vertical_alignment="center", key=f"plan-row-{step.stage_id}"
    ):
        st.markdown(f"{place}　{name}　{say('console.minutes', n=step.minutes)}", width="stretch")
        for way, mark in ((-1, "↑"), (1, "↓")):
            st.button(
                mark,
                key=f"plan-{'up' if way < 0 else 'down'}-{step.stage_id}",
                help=say("plan.up" if way < 0 else "plan.down", stage=name),
                on_click=current.lead,
                args=(room, StagePlanned(step, place + way)),
                disabled=not 0 < place + way <= last,
            )


def _change(room: Room, step: StagePlan, say: Text) -> None:
    form = Form("plan", say, *current.whose(room), step.stage_id, words="plan")
    title, task = words(step, "title", say), words(step, "task", say)
    form.field(st.text_input, "title", say("plan.title"), first=title, max_chars=MOST_TITLE)
    form.field(st.text_input, "task", say("plan.task"), first=task, max_chars=MOST_TASK)
    span = {"min_value": 1, "max_value": MOST_MINUTES}
    form.field(st.number_input, "minutes", say("plan.minutes"), first=step.minutes, **span)
    named = {"first": step.authorship, "format_func": lambda mode: say(f"console.{mode}")}
    form.field(st.selectbox, "authorship", say("console.authorship"), MODES, **named)
    form.field(st.checkbox, "hidden", say("plan.hidden"), first=step.hidden)

    def go(answer: Answer) -> str:
        form.need(answer, "title", "task", "minutes", "authorship")
        told = _said(_said(step, "title", answer["title"], say), "task", answer["task"], say)
        now = replace(
            told,
            minutes=int(answer["minutes"]),
            authorship=answer["authorship"],
            hidden=bool(answer["hidden"]),
        )
        place = [one.stage_id for one in room.workshop.agenda].index(step.stage_id) + 1
        events: list[Event] = [StagePlanned(now, place)]
        if room.workshop.stage.stage_id == step.stage_id and now.authorship != step.authorship:
            events.append(StageAuthorshipSet(now.authorship))
        current.record(room, *events, leading=True)
        return say("plan.changed", stage=words(now, "title", say))

    form.submit(say("plan.change"), go)
    if begun(room.workshop, step.stage_id):
        st.caption(say("plan.stays"))
    else:
        st.button(
            say("plan.leave_out", stage=title),
            key="plan-leave-out",
            on_click=current.lead,
            args=(room, StageLeftOut(step.stage_id)),
        )


def _said(step: StagePlan, name: str, typed: str, say: Text) -> StagePlan:
    """What was typed stands in both languages: nobody translates in a meeting."""
    text, both = cleaned(typed), (f"{name}_ja", f"{name}_en")
    if text == words(step, name, say):
        return step
    return StagePlan(**{**vars(step), **dict.fromkeys(both, text)})


def _add(room: Room, say: Text) -> None:
    known, agenda = singles(), room.workshop.agenda
    form = Form("plan-add", say, *current.whose(room), words="plan")
    titles = {key: words(one, "title", say) for key, one in known.items()}
    form.field(
        st.selectbox,
        "further",
        say("plan.further"),
        list(titles),
        format_func=lambda key: titles.get(key, key),
        placeholder=say("plan.pick"),
    )

    def go(answer: Answer) -> str:
        form.need(answer, "further")
        new = further(
            known[answer["further"]], [*room.workshop.stages, *(a.stage_id for a in agenda)]
        )
        ids = [one.stage_id for one in room.workshop.agenda]
        now = room.workshop.stage.stage_id
        place = ids.index(now) + 2 if now in ids else len(ids) + 1
        current.record(room, StagePlanned(new, place), leading=True)
        return say("plan.added", stage=words(new, "title", say))

    form.submit(say("plan.add"), go)
