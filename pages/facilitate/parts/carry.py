"""Opening the follow-up of an earlier workshop: who may, and what is taken along."""

import re

import streamlit as st

from core import seat
from core.accounts import User
from core.clock import today
from core.errors import Refused
from core.keeping import carrying, choosing
from core.keeping.audit import audit
from core.process import rooms
from core.record.before import counts
from core.text import Text
from core.workshop import Room
from core.workshop.acts.editing import Table
from core.workshop.acts.flow import WorkshopOpened
from core.workshop.noun import NOUNS
from core.workshop.people import Sector
from pages.forms.form import Form
from pages.shared import current
from pages.shared.markdown import bold

LONGEST = 80
"""Letters of a title."""


def earlier(user: User, say: Text) -> Room | None:
    """The workshop of the address that is to go on; None without one. Who may not lead it on
    is told so, alike whether there is such a workshop or not, and the page stops."""
    code = st.query_params.get("after", "")
    if not code:
        return None
    try:
        room = rooms().room(code)
    except Refused:
        room = None
    if room is None or not choosing.may_carry(room.workshop, user, _seat_id(room)):
        st.title(say("carry.title"))
        st.warning(say("carry.refused"))
        current.end()
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


def pick(form: Form, room: Room, say: Text) -> None:
    """What may be taken along, with check boxes, and how much that is."""
    found = choosing.choices(room.workshop)
    st.subheader(say("carry.pick"))
    if not found:
        st.caption(say("carry.pick_none"))
        return
    st.caption(say("carry.pick_note"))
    sides = st.columns(2)
    for at, table in enumerate(table for table in choosing.CHOICE if _of(found, table)):
        with sides[at % 2].container(border=True):
            st.markdown(bold(say(f"section.{NOUNS[table].one}")))
            for one in _of(found, table):
                _row(form, one, say)
    st.caption(say("carry.never"))


def told(form: Form, room: Room, say: Text) -> str:
    """How much is taken along now, with all it rests on."""
    kinds = counts(choosing.counted(room.workshop, chosen(form, room)), say)
    return say("carry.sum", kinds=kinds) if kinds else say("carry.sum_none")


def _of(found: list[choosing.Choice], table: Table) -> list[choosing.Choice]:
    return [one for one in found if one.table == table]


def _row(form: Form, one: choosing.Choice, say: Text) -> None:
    state = say("carry.left_state", state=say(f"carry.{one.state}")) if one.state else ""
    rests = counts(one.rests, say)
    with st.container(gap=None):
        form.field(st.checkbox, one.id, one.words + state, first=one.on)
        st.caption(say("carry.rests", kinds=rests) if rests else say("carry.rests_none"))


def chosen(form: Form, room: Room) -> list[str]:
    """Ids of what is ticked now."""
    found = choosing.choices(room.workshop)
    return [one.id for one in found if st.session_state.get(form.key(one.id), one.on)]


def open_after(
    form: Form,
    old: Room,
    user: User,
    opened: WorkshopOpened,
    token: str,
    name: str,
    sector: Sector,
) -> Room:
    """The follow-up with what is ticked.

    Raises:
        Refused: this browser may not, or it is too much.
    """
    wanted = carrying.NextMeeting(chosen(form, old), opened, token, name, sector)
    return carrying.open_after(rooms(), audit(), old, user, _seat_id(old), wanted)


def offered(room: Room) -> bool:
    """Whether a follow-up is offered: the meeting is over, said or not."""
    return room.workshop.closed or room.workshop.held_on < today().isoformat()


def button(room: Room, say: Text) -> None:
    """The way to the follow-up."""
    if st.button(say("carry.go"), key=f"after-{room.workshop_id}"):
        st.switch_page("facilitate/open.py", query_params={"after": room.workshop_id})


def _seat_id(room: Room) -> str:
    return seat.seat_id(current.token(room))
