"""A new persona: three questions, the whole sentence while typing; or one of another meeting."""

import secrets

import streamlit as st

from core.keeping import library
from core.process import rooms
from core.record.days import day
from core.text import Text
from core.workshop import Room
from core.workshop.nouns.personas import PersonaAdded, quote
from core.workshop.sentence import CHOSEN, Ending
from pages.forms.form import Answer, Form
from pages.shared import current, login
from pages.shared.markdown import bold
from pages.workshop.parts.persona_words import MOST, SENTENCE, preview, whole

ENDINGS: tuple[Ending, ...] = ("", *CHOSEN)


def show(room: Room, say: Text) -> None:
    """Write one; beside it those that are there already."""
    left, right = st.columns([1.3, 1], gap="medium")
    with left.container(border=True):
        _write(room, say)
    with right.container(border=True):
        _library(room, say)


@st.fragment
def _write(room: Room, say: Text) -> None:
    st.session_state["told-shown"] = False  # a fragment runs without its page
    st.subheader(say("bench.write"))
    st.caption(say("bench.write_note"))
    form = Form("persona", say, *current.whose(room), live=True)
    for name in SENTENCE:
        asked = {"max_chars": MOST[name], "placeholder": say(f"compose.{name}")}
        form.field(st.text_input, name, say(f"bench.ask_{name}"), **asked)
    ending = form.field(
        st.selectbox,
        "ending",
        say("field.ending"),
        ENDINGS,
        first="",
        format_func=lambda one: f"…{CHOSEN[one][0]}" if one else say("field.ending_auto"),
    )
    preview(form, ending, say)
    issues = room.workshop.seen("issues")
    if issues:
        form.field(
            st.multiselect,
            "issue_ids",
            say("compose.issue_ids"),
            list(issues),
            placeholder=say("path.choose"),
            format_func=lambda key: issues[key].text if key in issues else key,
        )

    def go(answer: Answer) -> str:
        form.need(answer, *SENTENCE)
        key = secrets.token_hex(12)
        words = {name: answer[name] for name in (*SENTENCE, "ending")}
        tied = tuple(answer.get("issue_ids", ()))
        current.record(room, PersonaAdded(key, **words, issue_ids=tied))
        st.session_state["persona-wanted"], st.session_state["whole"] = key, True
        return say("work.added")

    form.submit(say("bench.write_go"), go, type="primary", key="persona-go")
    whole()


def _library(room: Room, say: Text) -> None:
    st.subheader(say("bench.library"))
    user = login.account()
    if user is None:
        st.caption(say("bench.library_login"))
        return
    found = library.known(rooms(), [*login.owned(user)], room.workshop_id)
    typed = st.text_input(say("bench.library_find"), key="library-find")
    hits = [one for one in found if typed in "".join((one.persona.name, one.persona.bottleneck,
            one.persona.wish, one.persona.life, one.room.workshop.area_name))]  # fmt: skip
    if hits:
        st.caption(say("bench.library_n", n=len(hits)))
    else:
        st.caption(say("bench.library_no_hit", text=typed) if found else say("bench.library_none"))
    current.show_refusal("library")
    for one in hits[:6]:
        with st.container(border=True):
            about = one.room.workshop
            st.markdown(f"{bold(one.persona.name)}　{say.of(quote(one.persona))}")
            st.caption(f"{about.area_name}・{about.title}・{day(about.held_on, say)}")
            st.button(
                say("bench.library_use"),
                key=f"library-{one.room.workshop_id}-{one.persona.id}",
                on_click=_use,
                args=(room, one),
            )


def _use(room: Room, one: library.Known) -> None:
    event = library.reused(one)
    if current.propose(room, event, place="library"):
        st.session_state["persona-chosen"] = event.persona_id
