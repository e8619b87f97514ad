"""The path from what is done to what changes: the picture, and why each arrow is believed."""

from functools import partial

import streamlit as st

from core.errors import Refused
from core.formats.html.path import SCREEN, part
from core.formats.path.layout import layout
from core.record.days import day
from core.record.logic import Logic, LogicArrow, logic
from core.text import Text
from core.workshop import Room, policy
from core.workshop.acts.editing import Linked
from core.workshop.events import proposed
from core.workshop.meeting import BASES
from core.workshop.people import Seat
from core.workshop.ref import blank
from pages.forms.form import Answer, Form
from pages.shared import address, current
from pages.shared.markdown import small

_drawn = st.components.v2.component(  # Streamlit takes pictures of this kind out of its own HTML
    "path",
    css=".path-drawn { display: block; height: auto; }"
    "@media (max-width: 1100px) { .path-drawn { display: none; } }",
    html='<div class="drawn"></div>',
    js="export default ({ data, parentElement }) => {"
    "parentElement.querySelector('.drawn').innerHTML = data.svg }",
)


def show(room: Room, here: Seat, say: Text) -> None:
    """The picture over the whole width, then the forms for who may write."""
    found = logic(room.workshop, say)
    st.subheader(f"{say('path.title')}　{small(say('path.small'))}")
    st.caption(say("path.lead"))
    st.html(f"<div class='path'>{part('said', found, say)}</div>")
    if found.arrows:
        _drawn(data={"svg": part("svg", found, say, layout(found, SCREEN, say))}, key="path-drawn")
        st.html(f"<div class='path'>{part('in_words', found, say)}</div>")
    if not policy.may(room.workshop, here.seat_id, "reason_given"):
        st.caption(say("path.closed" if room.workshop.closed else "refused.role"))
        return
    left, right = st.columns(2)
    with left:
        _give(room, found, say)
    with right:
        _tie(room, here, say)


def _give(room: Room, found: Logic, say: Text) -> None:
    """Choose an arrow, say why, from what that is known."""
    if not found.arrows:
        return
    arrows = {f"{a.from_key}>{a.to_key}": a for a in found.arrows}
    usual = next((k for k, a in arrows.items() if not a.text), next(iter(arrows)))
    address.follow("arrow", "path-arrow", list(arrows), usual)
    with st.container(border=True):
        st.subheader(say("path.give"))
        chosen = st.selectbox(
            say("path.arrow"),
            list(arrows),
            key="path-arrow",
            persist_state="session",
            format_func=lambda key: _titled(found, arrows[key], say),
        )
        address.remember("arrow", chosen, usual)
        form = Form("path", say, *current.whose(room), chosen, words="path")
        _now(room, arrows[chosen], say)
        basis = form.field(
            st.radio,
            "basis",
            say("path.basis"),
            BASES,
            first=BASES[-1],
            horizontal=True,
            format_func=lambda one: say(f"path.{one}"),
        )
        _cite(form, room, basis, say)
        hint = say("path.words_hint")
        form.field(st.text_area, "words", say("path.words"), max_chars=200, placeholder=hint)

        def go(answer: Answer) -> str:
            if blank(answer["words"]):
                raise Refused("seat.required", field=say("path.reason"))
            return _record(room, arrows[st.session_state["path-arrow"]], answer, say)

        form.submit(say("path.submit"), go, key="path-submit", type="primary")


def _titled(found: Logic, one: LogicArrow, say: Text) -> str:
    gap = "" if one.text else f"（{say('path.missing')}）"
    return f"{one.number}. {found.box(one.from_key).title} → {found.box(one.to_key).title}{gap}"


def _now(room: Room, one: LogicArrow, say: Text) -> None:
    """The reason that counts, with a way to take it back, and those before it."""
    if one.text:
        facts = " · ".join(
            filter(None, (one.basis, one.cited, one.who, day(one.day, say), one.remark))
        )
        st.info(f"{say('path.now')}{say('record.colon')}{one.text}（{facts}）")
        st.button(
            say("path.take_back"),
            key="path-back",
            on_click=_take_back,
            args=(room, one, say),
        )
    for words in one.earlier:
        st.caption(say("path.earlier_of", n=one.number, words=words))


def _take_back(room: Room, one: LogicArrow, say: Text) -> None:
    """What is being typed is no part of it and stays."""
    with current.refusals("path"):
        told = _record(room, one, {"words": "", "basis": BASES[-1]}, say)
        current.done("path", told)


def _record(room: Room, one: LogicArrow, given: Answer, say: Text) -> str:
    answer = {
        "from_id": one.from_key,
        "to_id": one.to_key,
        "text": given["words"],
        "basis": given["basis"],
        "figure_id": given.get("figure") or "",
        "use_case_id": given.get("case") or "",
    }
    current.record(room, proposed("reason_given", answer))
    if room.workshop.hides(room.workshop.stage.stage_id):
        return say("path.given_waits")
    return say("path.given" if given["words"] else "path.taken_back")


def _cite(form: Form, room: Room, basis: str, say: Text) -> None:
    """Which figure of the workshop, or which case taken from the catalogue."""
    workshop = room.workshop
    if basis == "figure":
        figures = workshop.seen("figures").items()
        names = {i: say.of(one.label()) for i, one in figures}
    elif basis == "case":
        cases = workshop.seen("use_cases").items()
        names = {i: one.case_title for i, one in cases if one.case_id}
    else:
        return
    if not names:
        st.caption(say("path.no_figures" if basis == "figure" else "path.no_cases"))
        return
    form.field(
        st.selectbox,
        basis,
        say(f"path.which_{basis}"),
        list(names),
        placeholder=say("path.choose"),
        format_func=lambda key: names.get(key, key),
    )


def _tied(room: Room, form: Form, on: bool, answer: Answer) -> str:
    form.need(answer, "before", "after")
    before, after = answer["before"], answer["after"]
    if on == (before in room.workshop.kpis[after].leading_ids):
        raise Refused("path.tied_already" if on else "path.not_tied")
    current.record(room, Linked("kpis", after, "leading_ids", before, on))
    if on:
        st.session_state["path-arrow"] = f"{before}>{after}"
    return form.say("path.tied" if on else "path.untied")


def _tie(room: Room, here: Seat, say: Text) -> None:
    """An arrow from the KPI that moves first to one that moves later; or its removal."""
    workshop = room.workshop
    kpis = workshop.seen("kpis")
    form = Form("tie", say, *current.whose(room), words="path")

    with st.container(border=True):
        st.subheader(say("path.tie"))
        st.caption(say("path.tie_note"))
        if not policy.may(workshop, here.seat_id, "linked"):
            st.caption(say("path.closed_tie"))
            return
        if len(kpis) < 2:
            st.caption(say("path.need_two"))
            return
        for name in ("before", "after"):
            form.field(
                st.selectbox,
                name,
                say(f"path.{name}"),
                list(kpis),
                placeholder=say("path.choose"),
                format_func=lambda key: kpis[key].title if key in kpis else key,
            )
        form.refusal()
        row = st.container(horizontal=True)
        for on, name, kind in ((True, "tie", "secondary"), (False, "untie", "tertiary")):
            act = partial(_tied, room, form, on)
            label = say(f"path.{name}_submit")
            form.button(label, act, row.button, key=f"path-{name}", type=kind)
        current.show_done("tie")
        form.keep()
