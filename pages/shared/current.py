"""Who is here, which workshop, which language; and the one way in which a page proposes."""

import hashlib
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from typing import NoReturn

import streamlit as st
from streamlit.runtime.scriptrunner import StopException

from core import seat
from core.config import config
from core.errors import Refused
from core.process import rooms
from core.proofs import cookie
from core.stats.package import Area
from core.text import LANGUAGES, Text, words
from core.workshop import Event, Room
from core.workshop.people import FACILITATORS, Seat
from pages.shared import address

_go = st.components.v2.component(
    "go", js="export default ({ data }) => location.assign(data.address)"
)


def language() -> str:
    """Chosen in the address, else by cookie, else that of the installation."""
    asked = st.query_params.get("language") or st.context.cookies.get("language", "")
    return asked if asked in LANGUAGES else config().default_language


def text() -> Text:
    return Text(language())


def token(room: Room) -> str:
    """What this browser proves its seat with; empty without one."""
    return seat.proved(proof(room), room.workshop)


def proof(room: Room) -> str:
    """The cookie of the seat as it is."""
    return str(st.context.cookies.get(cookie(room), ""))


def end() -> NoReturn:
    """The page has said all that it can say now; what stands around every page is drawn all the
    same, which after `st.stop` is not."""
    raise StopException


def workshop(*, leading: bool = False) -> tuple[Room, Seat]:
    """The workshop of the address and this browser's seat in it; stops the page without one."""
    say = text()
    try:
        room = rooms().room(st.query_params.get("workshop", ""))
    except Refused as refusal:
        st.warning(say(refusal.reason))
        end()
    here = room.workshop.seats.get(seat.seat_id(token(room)))
    if here is None:
        st.warning(say("app.no_seat"))
        st.link_button(say("app.join"), f"/j/{room.workshop_id}")
        end()
    if leading and here.role not in FACILITATORS:
        st.warning(say("app.no_lead"))
        st.link_button(say("app.to_seat"), f"/w/{room.workshop_id}")
        end()
    return room, here


def whose(room: Room) -> tuple[str, str]:
    """Workshop and seat, for what this device keeps of them."""
    return room.workshop_id, seat.seat_id(token(room))


def record(room: Room, *events: Event, leading: bool = False) -> None:
    """Record `events` for this seat.

    Raises:
        Refused: nothing was recorded.
    """
    actor = seat.actor(token(room), room.workshop_id, room.workshop, leading=leading)
    rooms().record(room, actor, secrets.token_hex(12), *events)


def propose(room: Room, *events: Event, leading: bool = False, place: str = "") -> bool:
    """Record `events` for a button; a refusal is shown (at `place`) and changes nothing."""
    try:
        record(room, *events, leading=leading)
    except Refused as refusal:
        refuse(refusal, place)
        return False
    forget()
    return True


def lead(room: Room, *events: Event) -> None:
    """Propose what belongs to running the meeting; for a button's `on_click`."""
    propose(room, *events, leading=True)


def begin(path: str) -> None:
    """Before each run of a page. What the last act led to is told until the next act or another
    page: a run that others cause (the stage moved) must not wipe it away unread."""
    if st.session_state.get("path") != path:
        st.session_state["path"] = path
        forget()
    st.session_state["told-shown"] = False


def forget() -> None:
    """What was told is no longer true: the next act went through."""
    st.session_state["told"] = None


def mended(place: str) -> None:
    """What was refused at `place` is no longer what stands there."""
    at, told = st.session_state.get("told") or ("", None)
    if at == place and isinstance(told, Refused):
        forget()


def refuse(refusal: Refused, place: str = "") -> None:
    """Remember why the last act was refused, for `show_refusal`; for a button's `on_click`."""
    st.session_state["told"] = (place, refusal)


@contextmanager
def refusals(place: str = "") -> Iterator[None]:
    """Where something within is refused it ends there, and why is remembered."""
    try:
        yield
    except Refused as refusal:
        refuse(refusal, place)


def show_refusal(place: str = "") -> None:
    """Why the last act was refused, in words, beside what was pressed; once on a page. Without a
    `place` that of buttons which have none."""
    at, _ = st.session_state.get("told") or ("", None)
    if at == place:
        show_rest()


def show_rest() -> None:
    """The same where what was pressed is gone since; last on a page."""
    _, told = st.session_state.get("told") or ("", None)
    if isinstance(told, Refused) and not st.session_state.get("told-shown"):
        st.session_state["told-shown"] = True
        st.error(refusal_words(told))


def done(place: str, words: str) -> None:
    """Remember what was done, for `show_done` of the same place; for a button's `on_click`."""
    st.session_state["told"] = (place, words)


def show_done(place: str) -> None:
    """What was done here in the last act. No toast: its dialog has no name for a screen reader."""
    at, told = st.session_state.get("told") or ("", None)
    if isinstance(told, str) and at == place:
        st.success(told)


def refusal_words(refusal: Refused) -> str:
    say, name = text(), str(refusal.details.get("field", "")).split(".")[0]
    known = f"field.{name}" in words(say.language)
    named = f"「{say(f'field.{name}')}」 " if known else ""
    return named + say(refusal.reason, **{"field": "", "max": "", "now": "", **refusal.details})


def go(address: str) -> None:
    """Send this browser to an address of our own that is not a Streamlit page."""
    name = hashlib.sha256(address.encode()).hexdigest()[:16]  # a key may not hold just any text
    _go(data={"address": address}, key=f"go-{name}")
    st.link_button(text()("app.go"), address)


def places(room: Room) -> str:
    """The names of all municipalities that meet, in the reader's letters where they are known."""
    package, workshop = rooms().package, room.workshop
    if language() == "ja" or not all(map(package.has, workshop.places)):
        return workshop.area_name
    return ", ".join(package.area(code).named.en for code in workshop.places)


def first_place(room: Room) -> str:
    """The name of the municipality that official numbers of the workshop are about: of several
    that meet it is the first."""
    package, workshop = rooms().package, room.workshop
    known = workshop.also and package.has(workshop.area_code)
    return package.area(workshop.area_code).name if known else workshop.area_name


def area_picker(label: str, hint: str, *, sure: bool = False) -> Area | None:
    """A municipality typed in kanji, kana, romaji or code; None until one is chosen.

    Args:
        sure: of several with the name none is taken for granted, and the one found is told.
    """
    say, package = text(), rooms().package
    came = address.came("area")
    known = st.query_params.get("area") or st.session_state.get("place", "")
    if came and "area-text" in st.session_state:  # somebody followed a link or went back
        st.session_state["area-text"], known = came, ""
    typed = st.text_input(label, key="area-text", placeholder=hint, value=known)
    if not typed:
        return None
    found = package.search(typed)
    if not found:
        st.warning(say("open.area_none", text=typed))
        return None
    if len(found) == 1:
        if sure:
            one = found[0]
            st.caption(f"✓ {one.prefecture_name} {one.name}（{one.area_code}）")
        return found[0]
    return st.selectbox(
        say("open.which", n=len(found)) if sure else say("explore.choose"),
        found,
        index=None if sure else 0,
        placeholder=say("open.which_hint"),
        format_func=lambda area: f"{area.prefecture_name} {area.name}（{area.area_code}）",
    )
