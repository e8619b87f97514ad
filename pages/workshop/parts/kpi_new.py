"""A new KPI: three questions on one line, the line and the advice while typing, the rest after."""

import secrets
from collections.abc import Mapping
from datetime import date
from typing import Any

import streamlit as st

from core.clock import today
from core.numbers import number_with_unit
from core.stats.births_chance import concerned
from core.text import Text
from core.workshop import Event, Room, sheets
from core.workshop.acts.answering import Answered
from core.workshop.events import proposed
from pages.forms.form import Answer, Form
from pages.shared import current
from pages.shared.markdown import bold
from pages.workshop.parts import answers, kpi_advice, kpi_templates
from pages.workshop.parts.kpi_advice import Typed
from pages.workshop.parts.persona_words import whole

OWN = "own"
LATER = ("owner", "rule_continue", "rule_change", "rule_stop", "data_source")
SIGNS = ("auto", "leading", "lagging")


@st.fragment
def show(room: Room, say: Text) -> None:
    """The form left, what is known about its target right."""
    st.session_state["told-shown"] = False  # a fragment runs without its page
    form = Form("kpi", say, *current.whose(room), words="field", live=True)
    left, right = st.columns([1.7, 1], gap="medium")
    with left.container(border=True):
        kpi_templates.offer(form, room, say)
        _three(form, room, say)
        typed = read(form, room, say)
        drawn = st.container()
        _rest(form, typed, say)
        form.submit(say("aim.go"), lambda one: _record(room, form, one), type="primary",
                    key="kpi-go")  # fmt: skip
    kpi_advice.show(room, form, typed, drawn, right, say)
    whole()


def _three(form: Form, room: Room, say: Text) -> None:
    """What and how; how far; until when, and when it is looked at."""
    figures: Mapping[str, Any] = room.workshop.seen("figures")
    cases = room.workshop.seen("use_cases")
    what, far, when = st.columns([2.2, 1, 1.6])
    wanted = st.session_state.pop("kpi-for", None)
    if wanted in cases:
        form.put("use_case", wanted)
    what.markdown(bold(f"1　{say('aim.what')}"))
    form.field(
        what.selectbox, "figure", say("aim.from"), [OWN, *figures], first=OWN,
        format_func=lambda key: say("aim.own") if key == OWN else say.of(figures[key].label()),
    )  # fmt: skip
    form.field(
        what.text_input,
        "title",
        say("field.title"),
        max_chars=80,
        placeholder=say("aim.title_hint"),
    )
    form.field(
        what.selectbox, "use_case", say("aim.for"), list(cases), first=next(iter(cases)),
        format_func=lambda key: cases[key].title if key in cases else key,
    )  # fmt: skip
    far.markdown(bold(f"2　{say('aim.far')}"))
    form.field(far.text_input, "target", say("field.target"), max_chars=20)
    if st.session_state[form.key("figure")] == OWN:
        form.field(far.text_input, "unit", say("field.unit"), max_chars=20)
        form.field(far.text_input, "baseline", say("field.baseline"), max_chars=20)
    when.markdown(bold(f"3　{say('aim.when')}"))
    year = today().year
    form.field(when.date_input, "due", say("field.due"), first=date(year + 3, 3, 31),
               min_value=today())  # fmt: skip
    form.field(when.date_input, "next_review", say("field.next_review"),
               first=date(year + 1, 3, 15), min_value=today())  # fmt: skip


def read(form: Form, room: Room, say: Text) -> Typed:
    """The fields as they are being typed."""
    figure = room.workshop.figures.get(str(form.typing("figure")))
    base, target = (_number(form.typing(name)) for name in ("baseline", "target"))
    title = str(form.typing("title") or "").strip()
    unit = str(form.typing("unit") or "").strip()
    if figure is not None:
        title = title or figure.title_ja
        unit, base = say.of({"ja": figure.unit_ja, "en": figure.unit_en}), figure.value
    due = st.session_state.get(form.key("due"))
    return Typed(title, figure, unit, base, target, due)


def _number(typed: Any) -> float | None:
    found = number_with_unit(str(typed or ""))
    return found[0] if found else None


def suggested(typed: Typed) -> str:
    """Whether it moves first or late: a published figure, births above all, moves late."""
    late = typed.figure is not None or concerned(typed.title)
    return "lagging" if late else "leading"


def _rest(form: Form, typed: Typed, say: Text) -> None:
    """Owner, rules, source, what is counted of what, how much work it is: when wanted."""
    with st.expander(say("aim.later")):
        sign = form.field(
            st.pills, "sign", say("field.sign"), SIGNS, first="auto",
            format_func=lambda one: say(f"field.{one}") if one != "auto"
            else say("aim.auto", sign=say(f"field.{suggested(typed)}")),
        )  # fmt: skip
        if sign == "leading" and suggested(typed) == "lagging":
            st.warning(say("gap.births_leading"))
        columns = st.columns(2)
        for n, name in enumerate(LATER):
            form.field(columns[n % 2].text_input, name, say(f"field.{name}"), max_chars=200,
                       placeholder=say(f"aim.hint_{name}"))  # fmt: skip
        for n, question in enumerate(sheets.asked("kpis", "measure")):
            if question.options or question.counts:
                answers.field(form, question, (), say, columns[n % 2])
            else:
                answers.words(form, question, (), say(f"sheet.{question.key}"),
                              columns[n % 2].text_input,
                              placeholder=say(f"aim.hint_{question.key}"))  # fmt: skip


def _record(room: Room, form: Form, answer: Answer) -> str:
    """One step: the KPI and what was said of how it is measured."""
    say = form.say
    typed = read(form, room, say)
    answer["title"] = typed.title
    form.need(answer, "title", "target", "due")
    if typed.figure is None:
        form.need(answer, "unit")
    key = secrets.token_hex(12)
    sign = suggested(typed) if answer["sign"] in ("auto", None) else answer["sign"]
    own = {} if typed.figure else {"baseline": answer["baseline"] or None}
    told = {
        "kpi_id": key,
        "title": typed.title,
        "use_case_id": answer["use_case"],
        "figure_id": typed.figure.id if typed.figure else "",
        "unit": answer.get("unit") or typed.unit,
        "target": answer["target"],
        "due": str(answer["due"] or ""),
        "next_review": str(answer["next_review"] or ""),
        "leading": sign == "leading",
        **{name: answer[name] for name in LATER},
        "owner": str(answer["owner"]).strip() or say("aim.owner_open"),
        **own,
    }
    events: list[Event] = [proposed("kpi_set", told)]
    for question in sheets.asked("kpis", "measure"):
        one = answers.typed(question, answer, ())
        if not one.empty:
            events.append(Answered("kpis", key, one.question, one.choices, one.text, one.number))
    current.record(room, *events)
    st.session_state["kpi-wanted"], st.session_state["whole"] = key, True
    return say("work.added")
