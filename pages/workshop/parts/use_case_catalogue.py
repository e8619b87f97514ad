"""What others did: searched, ordered by what it has in common with the persona and the place."""

from functools import partial

import streamlit as st

from core.cases import RECOMMENDATION, Case
from core.facts import taken
from core.fits import Fit, fits, found, reason, said_of
from core.own_cases import known
from core.process import rooms
from core.text import Text
from core.workshop import Room
from core.workshop.nouns.personas import Persona
from pages.forms.paged import paged
from pages.shared import current, login
from pages.workshop.parts import template

MOST = 6
STAGES = ("young", "marriage", "pregnancy", "infant", "school", "move")
MEANINGS = ("hope", "handy", "relief")
SECTORS = ("industry", "administration", "academia", "npo", "resident")
STEPS = ("self_report", "users_view", "before_after", "comparison")


def show(room: Room, persona_id: str, writes: bool, say: Text) -> None:
    """The list, and beside it the one that is looked at."""
    workshop, package = room.workshop, rooms().package
    persona = workshop.personas.get(persona_id)
    user = login.account()
    every = known(user.username if user else "")
    text = said_of(workshop, persona) if persona else ""
    ordered = fits(package, workshop.area_code, every.values(), text, say.language)
    left, right = st.columns([1, 1.4], gap="medium")
    with left:
        hits = _found(ordered, say)
        if not hits:
            st.info(say("case.none"))
        ids = [one.case.case_id for one in hits]
        looked = st.session_state.get("case-looked")
        if hits and looked not in ids:
            looked = ids[0]
        for one in paged(hits, MOST, say("case.page"), "case-page"):
            _row(one, one.case.case_id == looked, say)
        st.caption(say("case.order" if persona else "case.order_none"))
    with right:
        for one in [one for one in hits if one.case.case_id == looked]:
            _detail(room, one, persona, writes, say)


def _found(ordered: list[Fit], say: Text) -> list[Fit]:
    typed = st.text_input(
        say("case.find"), key="case-find", placeholder=say("case.find_hint"),
        label_visibility="collapsed",
    )  # fmt: skip
    with st.popover(say("case.narrow"), type="tertiary"):
        wanted = {
            name: st.pills(
                say(f"case.by_{name}"),
                options,
                selection_mode="multi",
                key=f"case-by-{name}",
                format_func=lambda one, name=name: _named(name, one, say),
            )
            for name, options in (("stages", STAGES), ("meanings", MEANINGS), ("sectors", SECTORS))
        }
    return found(ordered, typed, **wanted)


def _named(name: str, one: str, say: Text) -> str:
    if name == "stages":
        return say(f"case.stage_{one}")
    return say(f"sheet.meaning_{one}" if name == "meanings" else f"join.{one}")


def _row(one: Fit, looked: bool, say: Text) -> None:
    case = one.case
    with st.container(
        border=True, key=f"case-row-{case.case_id}{'-on' if looked else ''}", gap=None
    ):
        st.button(
            case.title.of(say.language),
            key=f"case-look-{case.case_id}",
            type="tertiary",
            on_click=_look,
            args=(case.case_id,),
        )
        template.draw("case_row", say, **_facts(one, say))


def _look(case_id: str) -> None:
    st.session_state["case-looked"] = case_id


def _facts(one: Fit, say: Text) -> dict[str, object]:
    case, of = one.case, say.language
    first = case.effects[0]
    return {
        "place": case.place.of(of),
        "words": one.words[:4],
        "level": first.level.of(of),
        "steps": STEPS.index(first.evidence_level) + 1,
        "cost": case.cost.of(of) or say("cases.no_cost"),
        "near": one.near,
    }


def _detail(room: Room, one: Fit, persona: Persona | None, writes: bool, say: Text) -> None:
    case, of = one.case, say.language
    with st.container(border=True, key="case-detail"):
        with st.container(horizontal=True, vertical_alignment="center"):
            st.subheader(case.title.of(of))
            if writes:
                st.button(
                    say("case.take"),
                    type="primary",
                    key="case-take",
                    on_click=partial(_take, room, case, persona.id if persona else ""),
                )
        because = reason(one, persona, current.first_place(room)).of(of) if persona else ""
        template.draw(
            "case",
            say,
            case=case,
            of=of,
            because=because,
            steps=[(STEPS.index(e.evidence_level) + 1, e) for e in case.effects],
            meanings=[say(f"sheet.meaning_{m}") for m in case.meanings],
            stages=[say(f"case.stage_{s}") for s in case.stages],
        )
        st.caption(RECOMMENDATION.of(of))


def _take(room: Room, case: Case, persona_id: str) -> None:
    user = login.account()
    event = taken(case.case_id, (persona_id,) if persona_id else (), user.username if user else "")
    if current.propose(room, event):
        st.session_state["use-case-wanted"] = event.use_case_id
