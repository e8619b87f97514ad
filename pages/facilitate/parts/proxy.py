"""「代理」: words, dots and estimates of people without a phone, typed by who leads; and sheets."""

import secrets

import streamlit as st

from core import seat
from core.clock import in_japan
from core.errors import Refused
from core.text import Text
from core.workshop import Event, Room
from core.workshop.acts import tally, weighing
from core.workshop.acts.undo import Reverted
from core.workshop.nouns.insights import InsightAdded
from core.workshop.nouns.issues import Issue, IssueAdded
from core.workshop.people import Sector
from core.workshop.ref import cleaned
from pages.facilitate.parts import slips
from pages.forms.form import Answer, Form
from pages.shared import current
from pages.shared.markdown import bold

MOST_LINES, MOST_LETTERS, MOST_GIVEN = 40, 200, 5
KINDS = ("insight", "issue")


def write(room: Room, say: Text) -> None:
    """What the running stage asks for: dots or estimates of a slip, else lines of words."""
    if (ballot := tally.running(room.workshop)) is not None:
        slips.dots(room, ballot, say)
    elif weighing.running(room.workshop) is not None:
        slips.estimates(room, say)
    else:
        _lines(room, say)
    st.link_button(say("proxy.sheet"), f"/w/{room.workshop_id}/sheet.pdf?language={say.language}")


def _lines(room: Room, say: Text) -> None:
    """A sector, one note a line; all of them or none."""
    plan = room.workshop.plan
    stage = getattr(plan, f"title_{say.language}") if plan else say("stage.waiting")
    st.caption(say("proxy.note", stage=stage))
    form = Form("proxy", say, *current.whose(room), plan.stage_id if plan else "")
    what, whose = st.columns([2, 3])
    with what:
        form.field(
            st.selectbox,
            "kind",
            say("proxy.kind"),
            KINDS,
            first=KINDS[1] if plan and plan.composer == Issue.one else KINDS[0],
            stay=True,
            format_func=lambda one: say(f"section.{one}"),
        )
    with whose:
        slips.whose(form, say)
    form.field(st.text_area, "lines", say("proxy.lines"), height=96)

    def go(answer: Answer) -> str:
        lines = [line for line in map(cleaned, answer["lines"].splitlines()) if line]
        _check(lines)
        current.record(room, *(_said(answer["kind"], line, answer["sector"]) for line in lines))
        return say("proxy.done", n=len(lines))

    form.submit(say("proxy.go"), go, type="primary")
    _given(room, say)


def _given(room: Room, say: Text) -> None:
    """What was typed in for others in this stage, newest first, each to be taken back; in a hidden
    stage it stays unread here too."""
    workshop = room.workshop
    marks = seat.actor(current.token(room), room.workshop_id, workshop).marks
    given = [
        one
        for one in workshop.all()
        if one.spoken_for and one.stage_id == workshop.stage.stage_id and one.author.mark in marks
    ]
    if given:
        st.markdown(bold(say("proxy.given", n=len(given))))
    for one in sorted(given, key=lambda one: -one.seq)[:MOST_GIVEN]:
        row = st.container(horizontal=True, vertical_alignment="center", key=f"given-{one.id}")
        sector = say(f"section.{one.spoken_for}")
        at = in_japan(room.log[one.seq - 1].at.isoformat())
        row.text(say("proxy.given_at", sector=sector, time=f"{at:%H:%M}"), width="stretch")
        row.button(
            say("proxy.undo"),
            key=f"undo-{one.id}",
            on_click=current.lead,
            args=(room, Reverted(one.seq)),
            type="tertiary",
        )


def _said(kind: str, line: str, sector: Sector) -> Event:
    new = secrets.token_hex(12)
    if kind == Issue.one:
        return IssueAdded(new, line, proxy=sector)
    return InsightAdded(new, line, proxy=sector)


def _check(lines: list[str]) -> None:
    """Raise `Refused` with what must be put right first."""
    if not lines:
        raise Refused("proxy.none")
    if len(lines) > MOST_LINES:
        raise Refused("proxy.many", max=MOST_LINES)
    for row, line in enumerate(lines, start=1):
        if len(line) > MOST_LETTERS:
            raise Refused("proxy.long", row=row, n=len(line))
