"""Who in the town hall has to do with which 課題, what each party gives and gains, what is there
already and what is missing."""

import streamlit as st

from core.errors import Refused
from core.record.worksheets import BETWEEN, MEASURES, PARTS, SIDES, measures, offices, side
from core.text import Text
from core.workshop import Event, Room, policy, sheets
from core.workshop.acts.answering import Answered
from core.workshop.nouns.issues import Issue
from core.workshop.nouns.promises import Promise
from core.workshop.people import Seat
from core.workshop.ref import shortened
from pages.forms.form import Answer, Form
from pages.shared import current
from pages.workshop.parts import answers, template

MOST_OFFICE = 20


def show(room: Room, say: Text) -> None:
    """The tables."""
    issues = room.workshop.seen(Issue)
    promises = room.workshop.seen(Promise)
    if issues:
        st.subheader(say("structure.offices"))
        _offices(issues, say)
        _gaps(room, issues, say)
    if promises:
        st.subheader(say("structure.win"))
        rows = [
            (one.who, *(sheets.given(one.answers, key).text for key in ("gives", "gains")))
            for one in promises.values()
        ]
        template.draw("win", say, rows=rows)


def write(room: Room, here: Seat, say: Text) -> None:
    """The forms of the tables, for who may write."""
    if not policy.may(room.workshop, here.seat_id, "answered"):
        return
    issues, promises = room.workshop.seen(Issue), room.workshop.seen(Promise)
    if issues:
        with st.expander(say("structure.write_offices"), key="write-offices"):
            _issue(room, issues, say)
    if promises:
        with st.expander(say("structure.write_win"), key="write-win"):
            _win(room, promises, say)


def _offices(issues: dict[str, Issue], say: Text) -> None:
    """部署 × 課題; how each 課題 is seen, as a strength or not."""
    found = {key: offices(one) for key, one in issues.items()}
    names = list(dict.fromkeys(name for one in found.values() for name in one))
    rows = [(name, [_part(found[key].get(name, ""), say) for key in issues]) for name in names]
    heads = [shortened(one.text) for one in issues.values()]
    alone = [one.text for key, one in issues.items() if "lead" not in found[key].values()]
    template.draw("offices", say, heads=heads, rows=rows, alone=alone)
    sides = [(name, [one.text for one in issues.values() if side(one) == name]) for name in SIDES]
    if any(texts for _, texts in sides):
        template.draw("sides", say, sides=sides)


def _part(part: str, say: Text) -> str:
    return say(f"structure.{part}") if part in PARTS else ""


def _gaps(room: Room, issues: dict[str, Issue], say: Text) -> None:
    """For each 課題 what is there already, what is new, what is to be ended; or that nothing is."""
    found = {key: measures(room.workshop, key) for key in issues}
    rows = [(issues[key].text, [one[name] for name in MEASURES]) for key, one in found.items()]
    st.subheader(say("structure.gaps"))
    st.caption(say("structure.gaps_note"))
    template.draw("gaps", say, rows=rows)


def _issue(room: Room, issues: dict[str, Issue], say: Text) -> None:
    with st.container(border=True):
        form = Form("office", say, *current.whose(room), words="structure")
        form.field(
            st.selectbox, "issue", say("section.issue"), list(issues), first=next(iter(issues)),
            stay=True, format_func=lambda key: issues[key].text if key in issues else key,
        )  # fmt: skip
        left, right = st.columns(2)
        form.field(left.text_input, "office", say("structure.office"), max_chars=MOST_OFFICE,
                   placeholder=say("structure.office_hint"))  # fmt: skip
        form.field(
            right.pills, "part", say("structure.part"), (*PARTS, "none"), first="lead",
            format_func=lambda one: say(f"structure.{one}"),
        )  # fmt: skip
        form.field(
            st.pills, "side", say("sheet.side"), SIDES,
            format_func=lambda one: say(f"sheet.side_{one}"),
        )  # fmt: skip

        def go(answer: Answer) -> str:
            issue = issues[answer["issue"]]
            current.record(room, *answers.need_some(_changes(issue, answer)))
            return say("seat.saved")

        form.submit(say("seat.save"), go, key="office-go")


def _changes(issue: Issue, answer: Answer) -> list[Event]:
    """What the form says of a 課題 beyond what was known.

    Raises:
        Refused: the name of an office that cannot be told from its part.
    """
    found: list[Event] = []
    office = str(answer["office"]).strip()
    if BETWEEN in office:
        raise Refused("refused.field", field="offices")
    now = sheets.given(issue.answers, "offices")
    known = offices(issue)
    part = answer["part"] or "none"
    if office and known.get(office, "none") != part:
        known |= {office: part}
        lines = "\n".join(f"{name}{BETWEEN}{one}" for name, one in known.items() if one != "none")
        found.append(Answered("issues", issue.id, "offices", text=lines, before=now.seq))
    seen_as = sheets.given(issue.answers, "side")
    if answer["side"] and (answer["side"],) != seen_as.choices:
        found.append(Answered("issues", issue.id, "side", (answer["side"],), before=seen_as.seq))
    return found


def _win(room: Room, promises: dict[str, Promise], say: Text) -> None:
    with st.container(border=True):
        which = st.selectbox(
            say("structure.party"), list(promises), key="win-which", persist_state="session",
            format_func=lambda key: f"{promises[key].who}：{shortened(promises[key].what)}",
        )  # fmt: skip
        one = promises[which]
        form = Form("win", say, *current.whose(room), which)
        asked = sheets.asked("promises", "give")
        answers.attend(form, one.answers, asked)
        columns = st.columns(2)
        for n, question in enumerate(reversed(asked)):
            answers.words(
                form, question, one.answers, say(f"sheet.{question.key}"), columns[n].text_input,
                placeholder=say(f"structure.hint_{question.key}"),
            )  # fmt: skip

        def go(answer: Answer) -> str:
            found = answers.events("promises", one, asked, answer, one.answers, form)
            current.record(room, *answers.need_some(found))
            answers.settled(form)
            return say("seat.saved")

        form.submit(say("seat.save"), go, key="win-go")
