"""Questions of a sheet as fields of a form, and what was answered as events."""

from collections.abc import Iterable
from typing import Any

import streamlit as st

from core.errors import Refused
from core.text import Text
from core.workshop import Event, sheets
from core.workshop.acts.answering import Answered
from core.workshop.sheets import Answer, Question
from pages.forms.form import Answer as Given
from pages.forms.form import Form

PARTS = ("choices", "text", "number")


def attend(form: Form, answers: sheets.Answers, questions: Iterable[Question]) -> None:
    """Before the fields: what others answered meanwhile comes into fields that nobody touched
    here; what was typed here stays, and is told of when it is saved."""
    state = st.session_state
    seen: dict[str, Answer] = state.setdefault(f"seen/{form.address}", {})
    for question in questions:
        now, old = sheets.given(answers, question.key), seen.get(question.key)
        if old is None or old.seq != now.seq:
            touched = False
            for part in PARTS:
                key = form.key(f"{question.key}_{part}")
                if old is not None and key in state and state[key] == _first(question, old, part):
                    state[key] = _first(question, now, part)
                elif old is not None and key in state and state[key] != _first(question, now, part):
                    touched = True
            if not touched:
                seen[question.key] = now


def settled(form: Form) -> None:
    """All of it is recorded: the next look begins anew."""
    st.session_state.pop(f"seen/{form.address}", None)


def _first(question: Question, answer: Answer, part: str) -> Any:
    """What a field holds for an answer."""
    if part == "choices":
        several = list(answer.choices)
        return (several[0] if several else None) if question.one else several
    return getattr(answer, part)


def field(
    form: Form, question: Question, answers: sheets.Answers, say: Text, place: Any, label: str = ""
) -> None:
    """Chips, a number: as the question asks; holding what was answered."""
    now, name = sheets.given(answers, question.key), label or say(f"sheet.{question.key}")
    if question.options:
        form.field(
            place.pills,
            f"{question.key}_choices",
            name,
            question.options,
            first=_first(question, now, "choices"),
            selection_mode="single" if question.one else "multi",
            format_func=lambda one: say(question.named(one)),
            stay=True,
        )
    if question.counts:
        form.field(
            place.number_input, f"{question.key}_number", name, first=now.number, min_value=0.0,
            step=1.0, format="%.0f", stay=True,
        )  # fmt: skip


def words(
    form: Form, question: Question, answers: sheets.Answers, label: str, place: Any, **more: Any
) -> None:
    """The words of an answer."""
    now = sheets.given(answers, question.key)
    more |= {"first": now.text, "max_chars": sheets.LONGEST, "stay": True}
    form.field(place, f"{question.key}_text", label, **more)


def typed(question: Question, given: Given, answers: sheets.Answers) -> Answer:
    """The answer as the fields have it, saved or not."""
    now = sheets.given(answers, question.key)
    choices = given.get(f"{question.key}_choices", now.choices)
    if not isinstance(choices, tuple | list):
        choices = (choices,) if choices else ()
    text = str(given.get(f"{question.key}_text", now.text) or "").strip()
    number = given.get(f"{question.key}_number", now.number)
    return Answer(question.key, now.seq, tuple(choices), text, number)


def events(
    table: str,
    noun: Any,
    questions: Iterable[Question],
    given: Given,
    seen: sheets.Answers,
    form: Form | None = None,
) -> list[Event]:
    """One event for each answer that is not as it was.

    Args:
        seen: the answers that the form was drawn with; of a `form` that attends to what others
            do, those that its fields began with.

    Raises:
        Refused: somebody else answered one of them meanwhile; pressed again, one's own counts.
    """
    began: dict[str, Answer] = st.session_state.get(f"seen/{form.address}", {}) if form else {}
    found: list[Event] = []
    for question in questions:
        before = sheets.given(seen, question.key)
        new = typed(question, given, seen)
        if new == before:
            continue
        if began.get(question.key, before).seq != before.seq:
            began[question.key] = before
            now = sheets.in_words(before).ja or "–"
            raise Refused("bench.meanwhile", now=now)
        sheets.check(table, new)
        found.append(
            Answered(table, noun.id, new.question, new.choices, new.text, new.number, before.seq)
        )
    return found


def need_some(found: list[Event]) -> list[Event]:
    """Raise `Refused` where nothing was changed."""
    if not found:
        raise Refused("bench.nothing_new")
    return found
