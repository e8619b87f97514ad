"""The path from what is done to what changes: the picture, and why each arrow is believed."""

import streamlit as st

from core.errors import Refused
from core.exports.logic import Logic, LogicArrow, logic
from core.exports.logic_html import SCREEN, in_words, said, svg
from core.exports.logic_layout import layout
from core.text import Text
from core.workshop import Room, policy
from core.workshop.cards import link_label
from core.workshop.events import proposed
from core.workshop.model import BASES, Noun, Seat, blank
from core.workshop.nouns import Linked
from pages.shared import current
from pages.shared.literal import literal

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
    st.subheader(f"{say('path.title')}　:small[{say('path.small')}]")
    st.caption(say("path.lead"))
    st.html(f'<div class="path">{said(found)}</div>')
    if found.arrows:
        _drawn(data={"svg": svg(layout(found, SCREEN, say), found.said[0])}, key="path-drawn")
        st.html(f'<div class="path">{in_words(found, say)}</div>')
    if not policy.may(room.workshop, here.seat_id, "reason_given"):
        st.caption(say("path.closed" if room.workshop.closed else "refused.role"))
        return
    left, right = st.columns(2)
    with left:
        _give(room, found, say)
    with right:
        _tie(room, here, say)


def _open(room: Room, noun: Noun) -> bool:
    return noun.stage_id not in room.workshop.hidden


def _give(room: Room, found: Logic, say: Text) -> None:
    """Choose an arrow, say why, from what that is known."""
    if not found.arrows:
        return
    form = st.session_state
    arrows = {f"{a.from_key}>{a.to_key}": a for a in found.arrows}
    if form.get("path-arrow") not in arrows:
        form["path-arrow"] = next((k for k, a in arrows.items() if not a.text), next(iter(arrows)))
    with st.container(border=True):
        st.subheader(say("path.give"))
        chosen = st.selectbox(
            say("path.arrow"),
            list(arrows),
            key="path-arrow",
            format_func=lambda key: _titled(found, arrows[key], say),
        )
        _now(room, arrows[chosen], say)
        basis = st.radio(
            say("path.basis"),
            BASES,
            key="path-basis",
            index=len(BASES) - 1,
            horizontal=True,
            format_func=lambda one: say(f"path.{one}"),
        )
        _cite(room, basis, say)
        st.text_area(
            say("path.words"), key="path-words", max_chars=200, placeholder=say("path.words_hint")
        )
        current.show_refusal("path")
        st.button(
            say("path.submit"),
            key="path-submit",
            type="primary",
            on_click=_go,
            args=(room, arrows[chosen], say),
        )
        current.show_done("path")


def _titled(found: Logic, one: LogicArrow, say: Text) -> str:
    gap = "" if one.text else f"（{say('path.missing')}）"
    return f"{one.number}. {found.box(one.from_key).title} → {found.box(one.to_key).title}{gap}"


def _now(room: Room, one: LogicArrow, say: Text) -> None:
    """The reason that counts, with a way to take it back, and those before it."""
    if one.text:
        facts = " · ".join(filter(None, (one.basis, one.cited, one.who, one.day, one.remark)))
        st.info(literal(f"{say('path.now')}{say('record.colon')}{one.text}（{facts}）"))
        st.button(
            say("path.take_back"),
            key="path-back",
            on_click=_record,
            args=(room, one, "", say("path.taken_back"), say),
        )
    for words in one.earlier:
        st.caption(literal(say("path.earlier_of", n=one.number, words=words)))


def _go(room: Room, one: LogicArrow, say: Text) -> None:
    words = st.session_state["path-words"]
    if blank(words):
        current.refuse(Refused("seat.required", field=say("path.reason")), "path")
    else:
        _record(room, one, words, say("path.given"), say)


def _record(room: Room, one: LogicArrow, words: str, told: str, say: Text) -> None:
    """One proposal; what was typed is kept unless it was taken."""
    form = st.session_state
    basis = form["path-basis"]
    answer = {
        "from_id": one.from_key,
        "to_id": one.to_key,
        "text": words,
        "basis": basis,
        "figure_id": (form.get("path-figure") or "") if basis == "figure" else "",
        "use_case_id": (form.get("path-case") or "") if basis == "case" else "",
    }
    try:
        event = proposed("reason_given", answer)
    except Refused as refusal:
        current.refuse(refusal, "path")
        return
    if current.propose(room, event, place="path"):
        if words:
            form["path-words"] = ""
        waits = room.workshop.stage.stage_id in room.workshop.hidden
        current.done("path", say("path.given_waits") if waits else told)


def _cite(room: Room, basis: str, say: Text) -> None:
    """Which figure of the workshop, or which case taken from the catalogue."""
    workshop = room.workshop
    if basis == "figure":
        figures = {i: one for i, one in workshop.figures.items() if _open(room, one)}
        names = {i: say.of(link_label("figures", one)) for i, one in figures.items()}
    elif basis == "case":
        cases = {i: one for i, one in workshop.use_cases.items() if one.case_id}
        names = {i: one.case_title for i, one in cases.items() if _open(room, one)}
    else:
        return
    if not names:
        st.caption(say("path.no_figures" if basis == "figure" else "path.no_cases"))
        return
    st.selectbox(
        say(f"path.which_{basis}"),
        list(names),
        index=None,
        key=f"path-{basis}",
        placeholder=say("path.choose"),
        format_func=lambda key: names.get(key, key),
    )


def _tie(room: Room, here: Seat, say: Text) -> None:
    """An arrow from the KPI that moves first to one that moves later; or its removal."""
    workshop, form = room.workshop, st.session_state
    kpis = {key: kpi for key, kpi in workshop.kpis.items() if _open(room, kpi)}

    def propose(on: bool) -> None:
        before, after = form["path-before"], form["path-after"]
        if before is None or after is None:
            field = say("path.before" if before is None else "path.after")
            current.refuse(Refused("seat.required", field=field), "path-tie")
        elif on == (before in workshop.kpis[after].leading_ids):
            current.refuse(Refused("path.tied_already" if on else "path.not_tied"), "path-tie")
        elif current.propose(
            room, Linked("kpis", after, "leading_ids", before, on), place="path-tie"
        ):
            form["path-arrow"] = f"{before}>{after}" if on else None
            current.done("path-tie", say("path.tied" if on else "path.untied"))

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
            st.selectbox(
                say(f"path.{name}"),
                list(kpis),
                index=None,
                key=f"path-{name}",
                placeholder=say("path.choose"),
                format_func=lambda key: kpis[key].title if key in kpis else key,
            )
        current.show_refusal("path-tie")
        row = st.container(horizontal=True)
        row.button(say("path.tie_submit"), key="path-tie", on_click=propose, args=(True,))
        row.button(
            say("path.untie_submit"),
            key="path-untie",
            on_click=propose,
            args=(False,),
            type="tertiary",
        )
        current.show_done("path-tie")
