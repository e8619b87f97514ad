"""Whether a persona exists: conditions, what the statistics say, kept with the persona."""

import streamlit as st

from core.errors import Refused
from core.process import server
from core.stats import existence_words
from core.stats.conditions import CONDITIONS, Universe
from core.stats.existence import Existence, existence
from core.text import Text
from core.web.chain import checked
from core.workshop import Room
from pages.shared import current

UNIVERSES: tuple[Universe, ...] = ("people", "households")


def check(room: Room, say: Text) -> None:
    """Choose a persona and conditions, read the answer, keep it."""
    workshop = room.workshop
    with st.container(border=True):
        st.subheader(say("existence.title"))
        st.caption(say("existence.note"))
        personas = [key for key, one in workshop.personas.items()
                    if one.stage_id not in workshop.hidden]  # fmt: skip
        if not personas:
            st.caption(say("existence.nobody"))
            return
        persona = st.selectbox(
            say("existence.which"),
            personas,
            key="check-persona",
            format_func=lambda key: workshop.personas[key].name,
        )
        before = workshop.personas[persona].checks
        chosen = _conditions(persona, before[-1].conditions if before else (), say)
        if not chosen:
            st.caption(say("existence.choose"))
        else:
            _answer(room, persona, chosen, say)
        st.caption(say("existence.cannot"))


def _conditions(persona: str, before: tuple[str, ...], say: Text) -> list[str]:
    """One condition a group, of people or of households; those of the last check to begin with."""
    first = CONDITIONS[before[0]].universe if before and before[0] in CONDITIONS else "people"
    universe = st.radio(
        say("existence.universe"),
        UNIVERSES,
        index=UNIVERSES.index(first),
        horizontal=True,
        key=f"check-universe-{persona}",
        format_func=lambda one: say(f"existence.{one}"),
    )
    groups = dict.fromkeys(c.group for c in CONDITIONS.values() if c.universe == universe)
    chosen = []
    for group in groups:
        names = [n for n, c in CONDITIONS.items() if (c.universe, c.group) == (universe, group)]
        known = next((n for n in names if n in before), None)
        found = st.selectbox(
            say(f"existence.{group}"),
            names,
            index=names.index(known) if known else None,
            placeholder=say("existence.any"),
            key=f"check-{group}-{persona}",
            format_func=lambda name: getattr(CONDITIONS[name].title, say.language),
        )
        chosen += [found] if found else []
    return chosen


def _answer(room: Room, persona: str, chosen: list[str], say: Text) -> None:
    """What the statistics say, with its method and sources; a button that keeps it."""
    package, area = server().package, room.workshop.area_code
    try:
        found: Existence = existence(package, area, chosen)
    except Refused as refusal:
        st.warning(say(refusal.reason))
        return

    def keep() -> None:
        if current.propose(room, checked(package, area, persona, chosen)):
            current.done("existence", say("existence.kept"))

    told = getattr(existence_words.sentence(found), say.language)
    show = st.success if found.verdict == "many" else st.warning
    show(f"**{getattr(existence_words.value(found), say.language)}**\n\n{told}")
    st.caption(getattr(existence_words.method(found), say.language))
    sources = found.sources if say.language == "ja" else found.sources_en
    st.caption(say("explore.source") + " / ".join(sources))
    st.button(say("existence.keep"), type="primary", on_click=keep)
    current.show_done("existence")
