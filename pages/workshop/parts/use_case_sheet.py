"""The sheet of a use case: short questions that may stay open, and the one page they make."""

from typing import Any

import streamlit as st

from core.text import Text
from core.units import plain
from core.workshop import Event, Room, policy, sheets
from core.workshop.acts.editing import Edited
from core.workshop.nouns.use_cases import UseCase
from core.workshop.people import Seat
from pages.forms.form import Answer, Form
from pages.shared import current
from pages.shared.markdown import bold
from pages.workshop.parts import answers, template

OWN = ("title", "eases", "people_part", "cost")
OPEN = ("unknown", "later")
"""Choices that leave a question open, visibly."""
FIRST = 6
"""Questions that are asked before the others."""
SHEETS: tuple[sheets.Sheet, ...] = ("plan", "people")


def show(room: Room, one: UseCase, here: Seat, say: Text) -> None:
    """The questions left, the page right."""
    writes = policy.may(room.workshop, here.seat_id, "answered")
    left, right = st.columns([1.4, 1], gap="medium")
    form = Form("plan", say, *current.whose(room), one.id)
    asked = [q for sheet in SHEETS for q in sheets.asked("use_cases", sheet)]
    if writes:
        with left.container(border=True):
            given = _questions(room, form, one, asked, say)
    else:
        given = {}
    with right:
        _page(room, one, asked, given, form.changed, say)
    with left:
        _blueprint(room, one, writes, say)


def _questions(
    room: Room, form: Form, one: UseCase, asked: list[sheets.Question], say: Text
) -> Answer:
    st.subheader(say("case.sheet"))
    answers.attend(form, one.answers, asked)
    with st.expander(say("case.words"), expanded=not one.eases):
        for name in OWN:
            label = say(f"field.{name}")
            form.field(
                st.text_input, name, label, first=getattr(one, name), max_chars=200, stay=True
            )
    for n, question in enumerate(asked, start=1):
        if n == FIRST + 1:
            st.markdown(bold(say("case.then")))
        _question(form, n, question, one, say)

    def go(answer: Answer) -> str:
        found: list[Event] = [
            Edited("use_cases", one.id, name, getattr(one, name), answer[name])
            for name in OWN
            if answer[name] != getattr(one, name)
        ]
        form.need(answer, "title")
        found += answers.events("use_cases", one, asked, answer, one.answers, form)
        current.record(room, *answers.need_some(found))
        answers.settled(form)
        return say("seat.saved")

    kind = "primary" if form.changed else "secondary"  # one filled button: what comes next
    form.submit(say("case.save"), go, type=kind, key="plan-go")
    return {name: st.session_state.get(form.key(name)) for name in form.firsts}


def _question(form: Form, n: int, question: sheets.Question, one: UseCase, say: Text) -> None:
    """Chips; a line for words once something is chosen."""
    label = f"{n}　{say(f'sheet.{question.key}')}"
    answers.field(form, question, one.answers, say, st, label)
    chosen = st.session_state.get(form.key(f"{question.key}_choices"))
    if question.options and (chosen or sheets.given(one.answers, question.key).text):
        answers.words(
            form, question, one.answers, label, st.text_input,
            label_visibility="collapsed", placeholder=say("case.more"),
        )  # fmt: skip


def _page(
    room: Room, one: UseCase, asked: list[sheets.Question], given: Answer, unsaved: bool, say: Text
) -> None:
    """What the answers come to, also those that are not saved yet; what is still open."""
    now = [(q, answers.typed(q, given, one.answers)) for q in asked]
    rows = [
        (say(f"sheet.{q.key}"), sheets.in_words(answer).of(say.language), _open(answer))
        for q, answer in now
    ]
    people = room.workshop.seen("personas")
    whom = "・".join(people[key].name for key in one.persona_ids if key in people)
    with st.container(border=True):
        template.draw(
            "use_case",
            say,
            title=given.get("title") or one.title,
            eases=given.get("eases") or one.eases,
            whom=whom,
            people=given.get("people_part") or one.people_part,
            cost=given.get("cost") or one.cost,
            case=one.case_title,
            rows=[row for row in rows if row[1]],
            sums=_sums(dict((q.key, answer) for q, answer in now), say),
            left=sum(1 for row in rows if row[1] and not row[2]),
            of=len(rows),
        )
    with st.container(border=True):
        todo = [label for label, _, left in rows if left][:6]
        template.draw("todo", say, todo=todo, rest=max(0, sum(r[2] for r in rows) - len(todo)))
        st.button(
            say("case.to_kpi"),
            type="secondary" if unsaved else "primary",
            key="case-on",
            on_click=_go_on,
            args=(one.id,),
        )


def _go_on(use_case_id: str) -> None:
    st.session_state["show"] = "kpis"
    st.session_state["kpi-for"] = use_case_id
    st.session_state["kpi-wanted"] = "new"


def _open(answer: sheets.Answer) -> bool:
    """Whether nobody has said how it will be."""
    unsure = bool(answer.choices) and set(answer.choices) <= set(OPEN)
    return answer.empty or unsure


def _sums(given: dict[str, sheets.Answer], say: Text) -> list[str]:
    """What the numbers come to; nothing of a number that is not there."""
    yen, users, minutes = (given[key].number for key in ("yen", "users", "minutes"))
    found = []
    if yen is not None and users:
        found.append(say("case.per_user", n=plain(yen / users, 0)))
    if minutes:
        found.append(say("case.hours", n=plain(minutes * 12 / 60, 0)))
    if minutes and users:
        found.append(say("case.minutes_user", n=plain(minutes * 12 / users, 1)))
    return found


def _blueprint(room: Room, one: UseCase, writes: bool, say: Text) -> None:
    """Who does what in front and behind: four lanes."""
    if not st.toggle(say("case.blueprint"), key=f"blueprint-{one.id}"):
        return
    asked: Any = sheets.asked("use_cases", "blueprint")
    with st.container(border=True):
        st.caption(say("case.blueprint_note"))
        rows = [(say(f"sheet.{q.key}"), sheets.given(one.answers, q.key).text) for q in asked]
        if any(words for _, words in rows):
            template.draw("lanes", say, rows=rows)
        if not writes:
            return
        form = Form("blueprint", say, *current.whose(room), one.id)
        answers.attend(form, one.answers, asked)
        for q in asked:
            hint = say(f"case.hint_{q.key}")
            answers.words(form, q, one.answers, say(f"sheet.{q.key}"), st.text_input,
                          placeholder=hint)  # fmt: skip

        def go(answer: Answer) -> str:
            found = answers.events("use_cases", one, asked, answer, one.answers, form)
            current.record(room, *answers.need_some(found))
            answers.settled(form)
            return say("seat.saved")

        form.submit(say("seat.save"), go, key="blueprint-go")
