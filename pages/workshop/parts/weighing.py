"""効果と手間: the board once it is opened; beginning a round and opening it, for who leads."""

import streamlit as st

from core.charts.weighed import board
from core.record.weighed import UNTOLD, Row, Weighed, differences, weighed
from core.text import Text
from core.workshop import Room, policy
from core.workshop.acts.estimates import EstimatesOpened, EstimatesStarted
from core.workshop.few import SMALLEST_GROUP
from core.workshop.people import Seat, Sector
from pages.shared import current
from pages.shared.markdown import BREAK, plain_table


def show(room: Room, here: Seat, say: Text) -> None:
    """The newest opened round; what is going on now; the next button."""
    workshop = room.workshop
    st.caption(say("weighed.note"))
    going = bool(workshop.estimates) and not workshop.estimates[-1].opened
    found = weighed(workshop, say)
    if going and not workshop.closed:
        st.info(say("weighed.going"))
    elif found is None:
        st.info(say("weighed.waiting"))
    current.show_refusal("weighed")
    if policy.may(workshop, here.seat_id, "estimates_started"):
        if going:
            st.button(
                _opening(len(workshop.estimates[-1].given), say),
                type="primary",
                on_click=_lead,
                args=(room, True),
                key="weighed-open",
            )
        else:
            st.button(
                say("weighed.again" if found else "weighed.start"),
                type="secondary" if found else "primary",
                on_click=_lead,
                args=(room, False),
            )
    if found is not None:
        _board(found, say)


def _opening(people: int, say: Text) -> str:
    """Of so few it would tell whose they are, and says so before."""
    few = 0 < people < SMALLEST_GROUP
    return say("weighed.open_few", n=people) if few else say("weighed.open")


def _lead(room: Room, opening: bool) -> None:
    event = EstimatesOpened() if opening else EstimatesStarted()
    current.propose(room, event, leading=True, place="weighed")


def _board(found: Weighed, say: Text) -> None:
    left, right = st.columns([2, 3], gap="large")
    with left:
        st.vega_lite_chart(board(found.marks, found.says, say.language), width="stretch")
    with right:
        st.text(found.says)
        for sentence in differences(found, say):
            st.text(sentence)
        plain_table(_row(row, found.sectors, say) for row in found.rows)
    st.caption(say("weighed.how"))


def _row(row: Row, sectors: tuple[Sector, ...], say: Text) -> dict[str, str]:
    """Three columns, so that a phone shows them without squeezing."""
    everybody = say("weighed.by", effect=row.effect, effort=row.effort, n=row.people)
    by = [
        f"{say(f'section.{sector}')} {said}"
        for sector, said in zip(sectors, row.whole, strict=True)
        if said != UNTOLD
    ]
    return {
        say("weighed.use_case"): f"{row.number} {row.title}",
        say("weighed.everybody"): everybody,
        say("weighed.sectors"): BREAK.join(by) or UNTOLD,
    }
