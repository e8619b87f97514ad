"""課題 as hypotheses: where each stands, keeping what was learned, and which sector sees it."""

from collections.abc import Callable
from html import escape
from typing import get_args

import streamlit as st

from core.errors import Refused
from core.exports.voices import html, voices
from core.text import Text
from core.workshop import Room, cards, policy
from core.workshop.events import proposed
from core.workshop.model import Issue, Seat, Verdict, shortened
from core.workshop.view import Audience, Card, shared
from pages.shared import current

STATES: tuple[Verdict, ...] = ("open", "asking", "holds", "fails")


def show(room: Room, here: Seat, say: Text, board: Callable[[], None]) -> None:
    """The board by state; the live cards beside the form; the sectors."""
    workshop = room.workshop
    issues = [one for one in workshop.issues.values() if one.stage_id not in workshop.hidden]
    st.subheader(say("issues.board"))
    st.caption(say("issues.board_note"))
    if issues:
        st.html(_board(room, issues, say))
    else:
        st.caption(say("issues.none"))
    wide, side = st.columns([2, 1])
    with wide:
        board()
    with side:
        if not policy.may(workshop, here.seat_id, "issue_checked"):
            st.caption(say("issues.closed" if workshop.closed else "refused.role"))
        elif issues:
            _check(room, issues, say)
    if issues:
        st.subheader(say("lens.title"))
        rows = voices(workshop, say)
        st.html(html(rows, say)) if rows else st.caption(say("lens.nothing"))


def _board(room: Room, issues: list[Issue], say: Text) -> str:
    """A column for each state, with how many are in it."""
    view = shared(room.workshop, Audience("observer"))
    columns = []
    for state in STATES:
        found = [one for one in issues if one.verdict == state]
        notes = "".join(_note(room, one, view[one.id], say) for one in found)
        none = f'<p class="note">{escape(say("issues.nothing"))}</p>'
        columns.append(
            f'<section class="{state}"><h3>{escape(say(f"issues.{state}"))} '
            f"<small>{len(found)}</small></h3>{f'<ul>{notes}</ul>' if found else none}</section>"
        )
    return f'<div class="states">{"".join(columns)}</div>'


def _note(room: Room, issue: Issue, card: Card, say: Text) -> str:
    """From the figures over why and whom to ask to the newest answer."""
    newest = card["history"][0] if card["history"] else None
    told = f"{say.of(newest['words'])}　{newest['text']}".strip() if newest else ""
    rows = [
        ("figures", say("lens.and").join(_figures(room, issue, say))),
        ("why", issue.why),
        ("ask", issue.ask),
        ("found", told),
    ]
    facts = "".join(
        f"<dt>{escape(say(f'issues.{name}'))}</dt><dd>{escape(words)}</dd>"
        for name, words in rows
        if words
    )
    prompt = "" if issue.why or newest else f'<p class="note">{escape(say("issues.no_why"))}</p>'
    return f"<li><b>{escape(issue.text)}</b>{f'<dl>{facts}</dl>' if facts else ''}{prompt}</li>"


def _figures(room: Room, issue: Issue, say: Text) -> list[str]:
    """The frozen figures that what it was written from rests on."""
    back = cards.chain(room.workshop).back
    tied = [note.id for _, note in back.get(issue.id, ())]
    found = {one.id: one for key in tied for table, one in back.get(key, ()) if table == "figures"}
    return [say.of(cards.link_label("figures", one)) for one in found.values()]


def _check(room: Room, issues: list[Issue], say: Text) -> None:
    form, known = st.session_state, {one.id: one for one in issues}

    def go() -> None:
        answer = {
            "issue_id": form["check-which"],
            "verdict": form["check-verdict"],
            "whom": form["check-whom"],
            "found": form["check-found"],
        }
        try:
            told = ("whom", "found") if answer["verdict"] in ("holds", "fails") else ()
            current.need(answer, told, say)
            event = proposed("issue_checked", answer)
        except Refused as refusal:
            current.refuse(refusal, "check")
            return
        if current.propose(room, event, place="check"):
            form["check-whom"] = form["check-found"] = ""
            current.done("check", say("issues.done"))

    with st.container(border=True, key="check"):
        st.subheader(say("issues.check"))
        st.caption(say("issues.check_note"))
        chosen = st.selectbox(
            say("issues.which"),
            list(known),
            key="check-which",
            format_func=lambda key: shortened(known[key].text),
        )
        st.radio(
            say("issues.verdict"),
            sorted(get_args(Verdict), key=("asking", "holds", "fails", "open").index),
            key="check-verdict",
            format_func=lambda one: say(f"field.verdict_{one}"),
        )
        st.text_input(
            say("issues.whom"),
            key="check-whom",
            max_chars=80,
            placeholder=known[chosen].ask or say("issues.whom_example"),
        )
        st.text_area(
            say("issues.found_label"),
            key="check-found",
            max_chars=200,
            placeholder=say("issues.found_example"),
        )
        current.show_refusal("check")
        st.button(say("issues.submit"), type="primary", on_click=go)
        current.show_done("check")
