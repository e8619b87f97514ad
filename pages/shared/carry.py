"""Opening the follow-up of an earlier workshop: who may, and what is taken along."""

import re

import streamlit as st

from core import seat
from core.accounts import User
from core.clock import in_japan, today
from core.errors import Refused
from core.exports.before import counts
from core.keeping import carrying
from core.keeping.audit import audit
from core.process import server
from core.text import Text
from core.workshop import Room
from core.workshop.flow import WorkshopOpened
from core.workshop.model import Kpi, Sector
from core.workshop.nouns import Table
from pages.shared import current
from pages.shared.literal import literal

LONGEST = 80
"""Letters of a title."""


def earlier(user: User, say: Text) -> Room | None:
    """The workshop of the address that is to go on; None without one. Who may not lead it on
    is told so, alike whether there is such a workshop or not, and the page stops."""
    code = st.query_params.get("after", "")
    if not code:
        return None
    try:
        room = server().room(code)
    except Refused:
        room = None
    if room is None or not carrying.may_carry(room.workshop, user, _seat_id(room)):
        st.title(say("carry.title"))
        st.warning(say("carry.refused"))
        st.stop()
    return room


def named(title: str, say: Text) -> str:
    """The title of the next meeting: „… (continued)“, and with its number from the second on."""
    once, again = say("carry.name", title="\n"), say("carry.name_again", title="\n", n="\r")
    pattern = re.escape(again).replace(re.escape("\r"), "([0-9]+)").replace(re.escape("\n"), "(.*)")
    if found := re.fullmatch(pattern, title):
        first, number = found[1], int(found[2]) + 1
    elif title.endswith(once[1:]):
        first, number = title.removesuffix(once[1:]), 2
    else:
        first, number = title, 1
    made = say("carry.name", title=first) if number == 1 else ""
    made = made or say("carry.name_again", title=first, n=number)
    over = len(made) - LONGEST
    return named(first[: len(first) - over], say) if over > 0 else made


def pick(room: Room, say: Text) -> None:
    """What may be taken along, with check boxes, and how much that is."""
    found = carrying.choices(room.workshop)
    st.subheader(say("carry.pick"))
    if not found:
        st.caption(say("carry.pick_none"))
        return
    st.caption(say("carry.pick_note"))
    sides = st.columns(2)
    for at, table in enumerate(table for table in carrying.CHOICE if _of(found, table)):
        with sides[at % 2].container(border=True):
            st.markdown(f"**{say(f'section.{carrying.KINDS[table]}')}**")
            for one in _of(found, table):
                _row(room, one, say)
    st.caption(say("carry.never"))


def told(room: Room, say: Text) -> str:
    """How much is taken along now, with all it rests on."""
    kinds = counts(carrying.counted(room.workshop, chosen(room)), say)
    return say("carry.sum", kinds=kinds) if kinds else say("carry.sum_none")


def _of(found: list[carrying.Choice], table: Table) -> list[carrying.Choice]:
    return [one for one in found if one.table == table]


def _row(room: Room, one: carrying.Choice, say: Text) -> None:
    state = say("carry.left_state", state=say(f"carry.{one.state}")) if one.state else ""
    rests = counts(one.rests, say)
    with st.container(gap=None):
        st.checkbox(literal(one.words) + state, value=one.on, key=_key(room, one))
        st.caption(say("carry.rests", kinds=rests) if rests else say("carry.rests_none"))


def chosen(room: Room) -> list[str]:
    """Ids of what is ticked now."""
    state = st.session_state
    found = carrying.choices(room.workshop)
    return [one.id for one in found if state.get(_key(room, one), one.on)]


def open_after(
    old: Room, user: User, opened: WorkshopOpened, token: str, name: str, sector: Sector
) -> Room:
    """The follow-up with what is ticked.

    Raises:
        Refused: this browser may not, or it is too much.
    """
    seat_id, ids = _seat_id(old), chosen(old)
    return carrying.open_after(
        server(), audit(), old, user, seat_id, ids, opened, token=token, name=name, sector=sector
    )


def offered(room: Room) -> bool:
    """Whether a follow-up is offered: the meeting is over, said or not."""
    return room.workshop.closed or room.workshop.held_on < today().isoformat()


def button(room: Room, say: Text) -> None:
    """The way to the follow-up."""
    if st.button(say("carry.go"), key=f"after-{room.workshop_id}"):
        st.switch_page("facilitate/open.py", query_params={"after": room.workshop_id})


def gone(room: Room, kpi: Kpi) -> str:
    """The day on which a follow-up took this KPI along, if one did."""
    days = [one.at for one in room.workshop.went_on if kpi.id in one.kpi_ids]
    return in_japan(days[-1]).date().isoformat() if days else ""


def _key(room: Room, one: carrying.Choice) -> str:
    return f"carry-{room.workshop_id}-{one.id}"


def _seat_id(room: Room) -> str:
    return seat.seat_id(current.token(room))
