"""The bench of use cases: for whom, what others did and why it fits, and each one's own sheet."""

import secrets

import streamlit as st

from core.fits import sentence
from core.text import Text
from core.workshop import Room, policy, sheets
from core.workshop.nouns.use_cases import UseCaseAdded
from core.workshop.people import Seat
from pages.forms.form import Answer, Form
from pages.shared import address, current
from pages.workshop.parts import template, use_case_catalogue, use_case_sheet

CATALOGUE, NEW = "cases", "new"


def show(room: Room, here: Seat, say: Text) -> None:
    """For whom first; then the catalogue, a use case, or a new one."""
    workshop = room.workshop
    persona = _whom(room, say)
    cases = workshop.seen("use_cases")
    writes = policy.may(workshop, here.seat_id, "use_case_added")
    tabs = [CATALOGUE, *cases, *([NEW] if writes else [])]
    if (wanted := st.session_state.pop("use-case-wanted", "")) in tabs:
        st.session_state["use-case-chosen"] = wanted
    address.follow("use_case", "use-case-chosen", tabs, CATALOGUE)
    named = {CATALOGUE: say("case.tab"), NEW: say("bench.new")}
    chosen = st.segmented_control(
        say("section.use_case"),
        tabs,
        key="use-case-chosen",
        label_visibility="collapsed",
        format_func=lambda key: cases[key].title if key in cases else named[key],
    )
    chosen = chosen or CATALOGUE
    address.remember("use_case", chosen, CATALOGUE)
    current.show_refusal()
    current.show_done("case")
    if chosen == CATALOGUE:
        use_case_catalogue.show(room, persona, writes, say)
    elif chosen == NEW:
        with st.container(border=True):
            _write(room, persona, say)
    else:
        use_case_sheet.show(room, cases[chosen], here, say)


def _whom(room: Room, say: Text) -> str:
    """The persona that all of this is for, with the sentence; "" while there is none."""
    people = room.workshop.seen("personas")
    if not people:
        st.caption(say("existence.nobody"))
        return ""
    chosen = next((key for key in people if key in room.workshop.chosen), next(iter(people)))
    if st.session_state.get("case-persona") not in people:
        st.session_state["case-persona"] = chosen
    with st.container(border=True, horizontal=True, vertical_alignment="center", key="for-whom"):
        key = st.session_state["case-persona"]
        how = sheets.given(people[key].answers, "how_might_we").text
        template.draw(
            "whom", say, who=people[key].name, words=say.of(sentence(people[key])), how=how
        )
        st.selectbox(
            say("case.whom"),
            list(people),
            key="case-persona",
            persist_state="session",
            label_visibility="collapsed",
            width=180,
            format_func=lambda one: people[one].name if one in people else one,
        )
    return str(st.session_state["case-persona"])


def _write(room: Room, persona: str, say: Text) -> None:
    """A use case of the room's own: three fields, then its sheet."""
    form = Form("use-case", say, *current.whose(room), persona)
    st.subheader(say("case.write"))
    form.field(
        st.text_input, "title", say("field.title"), max_chars=80, placeholder=say("compose.title")
    )
    for name in ("eases", "people_part"):
        form.field(
            st.text_area, name, say(f"field.{name}"), max_chars=200, height=80,
            placeholder=say(f"compose.{name}"),
        )  # fmt: skip

    def go(answer: Answer) -> str:
        form.need(answer, "title")
        key = secrets.token_hex(12)
        whom = (persona,) if persona else ()
        words = (answer["title"], answer["eases"], answer["people_part"])
        current.record(room, UseCaseAdded(key, *words, persona_ids=whom))
        st.session_state["use-case-wanted"] = key
        return say("work.added")

    form.submit(say("case.write_go"), go, type="primary", key="use-case-go")
