"""The words of a persona: its sentence, its five lines with three marks, its two maps."""

from typing import Any, cast

import streamlit as st

from core.text import Text
from core.workshop import Event, Room, sheets
from core.workshop.acts.editing import Edited, Linked
from core.workshop.nouns.issues import Issue
from core.workshop.nouns.personas import Persona, previewed
from pages.forms.form import Answer, Form
from pages.shared import current
from pages.workshop.parts import answers, template

SENTENCE = ("name", "bottleneck", "wish")
MOST = {"name": 20, "bottleneck": 60, "wish": 60, "life": 200}


def words(room: Room, persona: Persona, writes: bool, say: Text) -> None:
    """Who it is and the sentence, to be changed."""
    if not writes or not st.toggle(say("bench.mend_sentence"), key=f"mend-{persona.id}"):
        return
    _sentence(room, persona, say)


@st.fragment
def _sentence(room: Room, persona: Persona, say: Text) -> None:
    st.session_state["told-shown"] = False  # a fragment runs without its page
    form = Form("sentence", say, *current.whose(room), persona.id, live=True)
    for name in SENTENCE:
        now = getattr(persona, name)
        form.field(
            st.text_input, name, say(f"field.{name}"), first=now, max_chars=MOST[name], stay=True
        )
    preview(form, persona.ending, say)

    def go(answer: Answer) -> str:
        form.need(answer, *SENTENCE)
        changed = [name for name in SENTENCE if answer[name] != getattr(persona, name)]
        events: list[Event] = [
            Edited("personas", persona.id, name, getattr(persona, name), answer[name])
            for name in changed
        ]
        current.record(room, *answers.need_some(events))
        st.session_state["whole"] = True
        return say("seat.saved")

    form.submit(say("seat.save"), go, type="primary", key="sentence-go")
    whole()


def whole() -> None:
    """A fragment's act changed what the page around it shows."""
    if st.session_state.pop("whole", False):
        st.rerun()


def preview(form: Form, ending: str, say: Text) -> None:
    """The whole sentence of what is being typed."""
    typed = {name: form.typing(name) or "" for name in ("bottleneck", "wish")}
    seen = previewed({**typed, "ending": ending})
    sentence = say.of(seen) if seen else ""
    template.draw("sentence", say, sentence=sentence)


def lines(room: Room, persona: Persona, writes: bool, say: Text) -> None:
    """Five lines; of each how it is known. One is changed at a time, under its line."""
    opened = st.session_state.get("line-open")
    rows = st.container(gap=None, key="persona-lines")
    for line in sheets.LINES:
        text = persona.life if line == "life" else sheets.given(persona.answers, line).text
        marks = sheets.given(persona.answers, f"marks_{line}")
        row = rows.container(horizontal=True, vertical_alignment="center", key=f"line-{line}")
        with row:
            template.draw("line", say, line=line, text=text, marks=marks, all=sheets.MARKS)
            if writes:
                st.button(
                    say("bench.mend"),
                    key=f"line-mend-{line}",
                    type="tertiary",
                    on_click=_open,
                    args=(line,),
                )
        if writes and opened == line:
            with rows.container(border=True):
                _line(room, persona, line, text, say)
    template.draw("marks_note", say)


def _open(line: str) -> None:
    now = st.session_state.get("line-open")
    st.session_state["line-open"] = None if now == line else line


def _line(room: Room, persona: Persona, line: str, text: str, say: Text) -> None:
    form = Form("line", say, *current.whose(room), persona.id, line)
    hint = say(f"bench.hint_{line}")
    label = say(f"sheet.{line}")
    form.field(st.text_input, "text", label, first=text, max_chars=200, placeholder=hint)
    marks = sheets.QUESTIONS[f"marks_{line}"]
    seen = persona.answers
    form.field(
        st.pills,
        f"{marks.key}_choices",
        say("bench.known_by"),
        marks.options,
        first=list(sheets.given(seen, marks.key).choices),
        selection_mode="multi",
        format_func=lambda one: say(f"bench.by_{one}"),
    )
    answers.words(
        form, marks, seen, say("bench.known_how"), st.text_input, placeholder=say("bench.how_hint")
    )

    interviews = _interviews(room, say)
    if interviews:
        form.field(
            st.selectbox,
            "cited",
            say("issues.cite"),
            ["", *interviews],
            first="",
            format_func=lambda one: one or say("issues.cite_none"),
        )

    def go(answer: Answer) -> str:
        typed = str(answer["text"]).strip()
        found: list[Event] = _citing(persona, marks, answer, interviews)
        if line == "life":
            if typed != persona.life:
                found.append(Edited("personas", persona.id, "life", persona.life, typed))
        else:
            question = [sheets.QUESTIONS[line]]
            now = {f"{line}_text": typed}
            found += answers.events("personas", persona, question, now, seen)
        found += answers.events("personas", persona, [marks], answer, seen)
        current.record(room, *answers.need_some(found))
        st.session_state["line-open"] = None
        return say("seat.saved")

    form.submit(say("seat.save"), go, type="primary", key="line-go")


def _interviews(room: Room, say: Text) -> dict[str, str]:
    """Who was asked and when, of what everybody sees → the 課題 it was about."""
    return {
        say("issues.cited", whom=one.whom, day=one.day): issue.id
        for issue in room.workshop.seen(Issue).values()
        for one in issue.asked
        if one.whom
    }


def _citing(
    persona: Persona, marks: sheets.Question, answer: Answer, known: dict[str, str]
) -> list[Event]:
    """An interview cited says how the line is known, and ties the persona to the 課題 it was about,
    where the answer stands: its words are copied nowhere, so that taking it back takes all."""
    cited = str(answer.get("cited") or "")
    if cited not in known:
        return []
    chosen, text = f"{marks.key}_choices", f"{marks.key}_text"
    answer[chosen] = [*dict.fromkeys([*(answer.get(chosen) or ()), "person"])]
    before = str(answer.get(text) or "").strip()
    answer[text] = before if cited in before else "・".join(filter(None, (before, cited)))
    tied = known[cited] in persona.issue_ids
    return [] if tied else [Linked("personas", persona.id, "issue_ids", known[cited])]


def sheet(room: Room, persona: Persona, name: str, writes: bool, say: Text) -> None:
    """A map of what somebody says, thinks, does and feels; or the way of a day, with its moods."""
    asked = sheets.asked("personas", cast(sheets.Sheet, name))
    seen = persona.answers
    st.subheader(say(f"bench.{name}"))
    st.caption(say(f"bench.{name}_note", name=persona.name))
    found = [(one, sheets.given(seen, one.key)) for one in asked]
    if any(not answer.empty for _, answer in found):
        template.draw(name, say, found=found)
    if not writes:
        return
    form = Form(name, say, *current.whose(room), persona.id)
    answers.attend(form, seen, asked)
    columns: Any = st.columns(2) if name == "empathy" else [st]
    for n, one in enumerate(asked):
        place = columns[n % len(columns)]
        label = say(f"sheet.{one.key}")
        hint = say(f"bench.hint_{one.key}")
        answers.words(form, one, seen, label, place.text_input, placeholder=hint)
        if one.options:
            answers.field(form, one, seen, say, place, say("bench.mood", step=label))

    def go(answer: Answer) -> str:
        found = answers.events("personas", persona, asked, answer, seen, form)
        current.record(room, *answers.need_some(found))
        answers.settled(form)
        return say("seat.saved")

    form.submit(say("seat.save"), go, key=f"{name}-go")
