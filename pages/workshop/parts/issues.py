"""課題 as hypotheses: where each stands, keeping what was learned, and which sector sees it."""

from collections.abc import Callable

import streamlit as st

from core.clock import today
from core.formats.html.voices import table
from core.record.voices import voices
from core.record.worksheets import interviews
from core.text import Text
from core.workshop import Room, cards, policy
from core.workshop.card import Card
from core.workshop.events import proposed
from core.workshop.nouns.issues import Issue, Verdict
from core.workshop.people import Seat
from core.workshop.ref import shortened
from core.workshop.view import Audience, shared
from pages.forms.form import Answer, Form
from pages.shared import address, current
from pages.workshop.parts import template

STATES: tuple[Verdict, ...] = ("open", "asking", "holds", "fails")
VERDICTS: tuple[Verdict, ...] = ("asking", "holds", "fails", "open")


def show(room: Room, here: Seat, say: Text, board: Callable[[], None]) -> None:
    """The board by state; the live cards beside the form; the sectors."""
    workshop = room.workshop
    issues = [one for one in workshop.issues.values() if workshop.opened(one)]
    st.subheader(say("issues.board"))
    st.caption(say("issues.board_note"))
    if issues:
        _board(room, issues, say)
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
    for log in interviews(issues, say):
        st.subheader(log.name)
        template.draw("worksheet", say, sheet=log)
    if issues:
        st.subheader(say("lens.title"))
        rows = voices(workshop, say)
        st.html(table(rows, say)) if rows else st.caption(say("lens.nothing"))


def _board(room: Room, issues: list[Issue], say: Text) -> None:
    """A column for each state, with how many are in it."""
    view = shared(room.workshop, Audience("observer"))
    columns = [
        (state, [_note(room, one, view[one.id], say) for one in issues if one.verdict == state])
        for state in STATES
    ]
    template.draw("issues", say, columns=columns)


def _note(room: Room, issue: Issue, card: Card, say: Text) -> dict[str, object]:
    """From the figures over why and whom to ask to the newest answer."""
    newest = card["history"][0] if card["history"] else None
    rows = (
        ("figures", say("lens.and").join(_figures(room, issue, say))),
        ("why", issue.why),
        ("ask", issue.ask),
        ("found", f"{say.of(newest['words'])}　{newest['text']}".strip() if newest else ""),
    )
    bare = not issue.why and not newest
    return {"text": issue.text, "facts": [row for row in rows if row[1]], "bare": bare}


def _figures(room: Room, issue: Issue, say: Text) -> list[str]:
    """The frozen figures that what it was written from rests on."""
    back = cards.chain(room.workshop).back
    tied = [note.id for note in back.get(issue.id, ())]
    found = {one.id: one for key in tied for one in back.get(key, ()) if one.table == "figures"}
    return [say.of(one.label()) for one in found.values()]


def _check(room: Room, issues: list[Issue], say: Text) -> None:
    with st.container(border=True, key="check"):
        st.subheader(say("issues.check"))
        st.caption(say("issues.check_note"))
        known = {one.id: one for one in issues}
        address.follow("issue", "check-which", list(known), issues[0].id)
        chosen = st.selectbox(
            say("issues.which"),
            list(known),
            key="check-which",
            persist_state="session",
            format_func=lambda key: shortened(known[key].text),
        )
        address.remember("issue", chosen, issues[0].id)
        form = Form("check", say, *current.whose(room), chosen)
        _fields(form, known[chosen], say)

        def go(answer: Answer) -> str:
            if answer["verdict"] in ("holds", "fails"):
                form.need(answer, "whom", "found")
            told = {"said": "", **answer, "on": str(answer["on"] or "")}
            told |= {"issue_id": st.session_state["check-which"]}
            current.record(room, proposed("issue_checked", told))
            return say("issues.done")

        form.submit(say("issues.submit"), go, type="primary")


def _fields(form: Form, issue: Issue, say: Text) -> None:
    form.field(
        st.radio,
        "verdict",
        say("issues.verdict"),
        VERDICTS,
        first=VERDICTS[0],
        format_func=lambda one: say(f"field.verdict_{one}"),
    )
    whom = issue.ask or say("issues.whom_example")
    form.field(st.text_input, "whom", say("issues.whom"), max_chars=80, placeholder=whom)
    form.field(st.date_input, "on", say("issues.on"), first=today(), max_value=today())
    example = say("issues.found_example")
    form.field(st.text_area, "found", say("issues.found_label"), max_chars=200, placeholder=example)
    agreed = form.field(
        st.checkbox, "consent", say("issues.consent"), help=say("issues.consent_help")
    )
    if agreed:
        example = say("issues.said_example")
        form.field(st.text_area, "said", say("issues.said"), max_chars=200, placeholder=example)
