"""A persona on one page: who, the sentence, its lines with their marks; how many beside it."""

from functools import partial

import streamlit as st

from core import seat
from core.text import Text
from core.workshop import Room, policy, sheets
from core.workshop.acts.answering import Answered
from core.workshop.how_might_we import questions
from core.workshop.nouns.personas import Persona, quote, version
from core.workshop.people import Seat
from pages.shared import address, current
from pages.workshop.parts import existence, persona_new, persona_words, template

NEW = "new"


def show(room: Room, here: Seat, say: Text) -> None:
    """The personas as tabs; one of them, or a new one."""
    workshop = room.workshop
    marks = seat.actor(current.token(room), room.workshop_id, workshop).marks
    people = {key: one for key, one in workshop.personas.items() if workshop.known(one, marks)}
    writes = policy.may(workshop, here.seat_id, "persona_added")
    tabs = [*people, *([NEW] if writes else [])]
    if not tabs:
        st.caption(say("existence.nobody"))
        return
    if (wanted := st.session_state.pop("persona-wanted", "")) in tabs:
        st.session_state["persona-chosen"] = wanted
    address.follow("persona", "persona-chosen", tabs, tabs[0])
    chosen = st.segmented_control(
        say("section.persona"),
        tabs,
        key="persona-chosen",
        label_visibility="collapsed",
        format_func=lambda key: people[key].name if key in people else say("bench.new"),
    )
    chosen = chosen or tabs[0]
    address.remember("persona", chosen, tabs[0])
    if chosen == NEW:
        persona_new.show(room, say)
        return
    left, right = st.columns([1.3, 1], gap="medium")
    with left.container(border=True):
        _person(room, people[chosen], policy.may(workshop, here.seat_id, "answered"), say)
    with right.container(border=True):
        existence.beside(room, people[chosen], say)


def _person(room: Room, persona: Persona, writes: bool, say: Text) -> None:
    issues = room.workshop.seen("issues")
    found = [issues[key].text for key in persona.issue_ids if key in issues]
    template.draw(
        "persona",
        say,
        persona=persona,
        sentence=say.of(quote(persona)),
        version=version(persona),
        issue=found[0] if found else "",
    )
    persona_words.words(room, persona, writes, say)
    persona_words.lines(room, persona, writes, say)
    _how(room, persona, writes, say)
    current.show_refusal()
    with st.container(horizontal=True, vertical_alignment="center"):
        for sheet in ("empathy", "journey"):
            key = f"open-{sheet}"
            st.toggle(say(f"bench.{sheet}"), key=key)
        st.button(
            say("bench.to_use_cases"),
            type="primary",
            on_click=_go_on,
            args=(persona.id,),
            key="persona-on",
        )
    for sheet in ("empathy", "journey"):
        if st.session_state.get(f"open-{sheet}"):
            persona_words.sheet(room, persona, sheet, writes, say)


def _go_on(persona_id: str) -> None:
    st.session_state["show"] = "use_cases"
    st.session_state["case-persona"] = persona_id


def _how(room: Room, persona: Persona, writes: bool, say: Text) -> None:
    """「どうすれば」: the one that was taken, else three to take from."""
    now = sheets.given(persona.answers, "how_might_we")
    offered = [say.of(one) for one in questions(persona)]
    template.draw("how", say, words=now.text or offered[0], taken=bool(now.text))
    if not writes:
        return
    with st.popover(say("bench.how_change" if now.text else "bench.how_take"), type="tertiary"):
        st.caption(say("bench.how_note"))
        for n, words in enumerate(offered):
            st.button(words, key=f"how-{n}", on_click=partial(_take, room, persona, words))
        own = st.text_input(say("bench.how_own"), max_chars=200, key=f"how-own-{persona.id}")
        if own:
            st.button(
                say("bench.how_keep"), key="how-keep", on_click=_take, args=(room, persona, own)
            )


def _take(room: Room, persona: Persona, words: str) -> None:
    before = sheets.given(persona.answers, "how_might_we").seq
    event = Answered(Persona.table, persona.id, "how_might_we", text=words, before=before)
    current.propose(room, event)
