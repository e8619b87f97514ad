"""Parts of the page 「保守」: state, copies, workshops, acts."""

import streamlit as st

from core.accounts import LOCAL, User
from core.clock import in_japan
from core.keeping import acts, copies
from core.keeping.audit import audit
from core.keeping.health import Health
from core.practice.demo import DEMO
from core.process import nightly, rooms
from core.record.days import day, moment
from core.text import Text
from core.workshop.acts.flow import WorkshopOpened
from pages.shared import current, deleting
from pages.shared.markdown import bold, plain_table

SHOWN = 200
LOW = 1_000_000_000
"""Bytes free, below which the page warns."""


def amount(size: int) -> str:
    """Bytes as people read them."""
    for unit in ("B", "KB", "MB"):
        if size < 1000:
            return f"{size:,.0f} {unit}"
        size = round(size / 1000)
    return f"{size:,.0f} GB"


def called(username: str, say: Text) -> str:
    """Who it was, as people read it: nobody's, by itself and the user of this computer in words."""
    if username in (acts.BY_ITSELF, LOCAL.username):
        return say("care.by_itself" if username == acts.BY_ITSELF else "care.this_computer")
    return username or "–"


def state(now: Health, say: Text) -> None:
    """Each fact with its value; what needs a hand is said above."""
    if not now.answers:
        st.error(say("care.no_answer"))
    if now.free < LOW:
        st.warning(say("care.low", free=amount(now.free)))
    if not now.writes:
        st.error(say("care.no_space"))
    if now.lost:
        st.error(say("care.lost", n=now.lost))
    if now.unreadable:
        st.warning(say("care.unreadable", names="、".join(now.unreadable)))
    copy = now.copy
    rows = {
        "answers": say("care.yes") if now.answers else say("care.no"),
        "program": now.program,
        "package": now.package,
        "free": amount(now.free),
        "size": amount(now.size),
        "workshops": f"{now.workshops:,}",
        "last_copy": moment(copy.made, say) if copy else say("care.none"),
        "last_test": tested(copy, say) if copy else say("care.none"),
        "errors": f"{now.errors:,}",
    }
    plain_table({say("care.item"): say(f"care.{key}"), say("care.now"): rows[key]} for key in rows)


def tested(copy: copies.Copy, say: Text) -> str:
    """What came of the test, as a sentence."""
    test = copy.test
    if test is None:
        return say("care.untested")
    if not test.ok:
        return say("care.broken", names="、".join(test.broken))
    return say("care.passed", workshops=test.workshops, entries=f"{test.entries:,}")


def listed(found: list[copies.Copy], say: Text, user: User) -> None:
    """Every copy with size and test; make one, test one again, and how to go back."""

    def make() -> None:
        with current.refusals():
            made = nightly().copy(user.username)
            current.done("copy", say("care.made", name=made.name))

    def test(copy: copies.Copy) -> None:
        copies.test(copy.folder)
        current.done("copy", say("care.tested_now", name=copy.name))

    st.button(say("care.make"), on_click=make, type="primary")
    current.show_done("copy")
    for copy in found:
        words, again = st.columns([4, 1], vertical_alignment="center")
        words.write(f"{bold(moment(copy.made, say))} · {amount(copy.size)} · {tested(copy, say)}")
        again.button(say("care.test"), key=f"test-{copy.name}", on_click=test, args=(copy,))
    if found:
        with st.expander(say("care.back")):
            st.write(say("care.back_note"))
            st.code(f"make restore ARGS={found[0].name}", language=None)


def workshops(say: Text, user: User) -> None:
    """All of them, and deleting one."""
    days = acts.kept_days(rooms())
    rows = [
        {
            say("care.code"): workshop_id,
            say("care.name"): first.event.title,
            say("care.owner"): called(first.event.owner, say),
            say("care.held_on"): day(first.event.held_on, say) or "–",
            say("care.until"): day(days.get(workshop_id, "–"), say),
        }
        for workshop_id, first in rooms().store.openings()
        if isinstance(first.event, WorkshopOpened)
    ]
    st.dataframe(rows, hide_index=True, width="stretch")
    gone = {line.workshop_id for line in audit().lines() if line.act == "deleted"}
    back = [row[say("care.code")] for row in rows if row[say("care.code")] in gone]
    if back:
        st.warning(say("care.came_back", names="、".join(back)))
    codes = [row[say("care.code")] for row in rows if row[say("care.code")] != DEMO]
    chosen = st.selectbox(
        say("care.delete"), codes, index=None, placeholder=say("care.choose"), key="delete-which"
    )
    if chosen and not rooms().readable([chosen]):
        st.warning(say("refused.unreadable"))
    elif chosen:
        deleting.delete(rooms().room(chosen), say, user)


def acts_done(say: Text) -> None:
    """Who did what and when, newest first; openings come from the logs themselves."""
    found: list[tuple[str, str, str, str]] = [
        (line.at, line.act, line.workshop_id, line.who) for line in audit().lines()
    ]
    for workshop_id, first in rooms().store.openings():
        if isinstance(first.event, WorkshopOpened):
            at = first.at.isoformat(timespec="seconds")
            found.append((at, "opened", workshop_id, first.event.owner))
    rows = [
        {
            say("care.when"): moment(in_japan(at), say),
            say("care.act"): say(f"care.act_{act}"),
            say("care.code"): workshop_id or "–",
            say("care.who"): called(who, say),
        }
        for at, act, workshop_id, who in sorted(found, reverse=True)[:SHOWN]
    ]
    st.caption(say("care.acts_note"))
    st.dataframe(rows, hide_index=True, width="stretch")
