"""What is around every page: the meeting and language it stays in, the other language and who is
logged in."""

from pathlib import Path
from urllib.parse import urlencode

import streamlit as st

from core import seat
from core.errors import Refused
from core.process import rooms
from core.stats.peers import held
from core.text import Text
from core.workshop import Workshop
from pages.shared import current, login

BRAND, MARK = (str(Path(__file__).parent / f"{name}.svg") for name in ("brand", "mark"))
"""The name with its mark, and the mark alone."""
KEPT = ("workshop", "language")
"""Words that hold for every page, in the order of stay.js."""
_stay = st.components.v2.component(
    "stay", js=(Path(__file__).parent / "stay.js").read_text(encoding="utf-8")
)
_japanese = st.components.v2.component(
    "japanese", js=(Path(__file__).parent / "japanese.js").read_text(encoding="utf-8")
)


def stay() -> None:
    """First of all: another page is in the same meeting and language, as Streamlit's menu asks
    for it without them. What the address does say wins, and is what goes along from then on."""
    known: dict[str, str] = st.session_state.setdefault("address-kept", {})
    said = {name: word for name in KEPT if (word := st.query_params.get(name))}
    known.update(said)
    lost = {name: known[name] for name in KEPT if name in known and name not in said}
    if lost:
        st.query_params.update(lost)  # in one step: each is one in the browser's history


def speak(say: Text) -> None:
    """The page's language, for screen readers and for what Streamlit itself says; drawn first."""
    _japanese(data={"language": say.language}, key=f"japanese-{say.language}")


def go_along() -> None:
    """Let the browser's address and links do the same; drawn on every page."""
    _stay(key="stay")


def room_links(say: Text) -> None:
    """In a room the site's menu is away: what belongs to this meeting is there instead, and
    keeps it. Nothing without a meeting."""
    try:
        room = rooms().room(st.query_params.get("workshop", ""))
    except Refused:
        return
    code = room.workshop_id
    kept = {name: word for name in KEPT if (word := st.query_params.get(name))}
    leads = room.workshop.leads(seat.seat_id(current.token(room)))
    with st.container(key="room-links", horizontal=True, vertical_alignment="center"):
        st.page_link("home.py", label=say("app.name"))
        if leads:
            st.page_link("facilitate/console.py", label=say("app.console"), query_params=kept)
        st.page_link("workshop/work.py", label=say("app.work"), query_params=kept)
        shown = kept | _compared(room.workshop, kept.get("language", ""))
        st.page_link("explore/overview.py", label=say("desk.figures"), query_params=shown)
        elsewhere = {"desk.seat": "", "desk.record": f"/record?language={say.language}"}
        for key, path in (elsewhere | ({"console.screen": "/screen"} if leads else {})).items():
            st.link_button(say(key), f"/w/{code}{path}", type="tertiary")


def _compared(workshop: Workshop, language: str) -> dict[str, str]:
    """The room's place and peers as the pages of figures read them from their address."""
    if not rooms().package.has(workshop.area_code):
        return {}
    words = {"area": workshop.area_code, "peers": workshop.peers}
    chosen = held(rooms().package, workshop.area_code, workshop.peers)
    if chosen.kind == "by_hand":
        words["why"] = chosen.reason.of(language or "ja")
    return {name: word for name, word in words.items() if word}


def head_links(say: Text) -> None:
    """The other language and who is logged in, last to the keyboard and in the head to the eye; in
    a room, which has no head, under the page. On this computer also who can come in."""
    other = "en" if say.language == "ja" else "ja"
    here = {**st.query_params.to_dict(), "language": other}
    user = login.account()
    if user and user.local:
        st.caption(say("app.local"))
    with st.container(key="head-links", horizontal=True, vertical_alignment="center"):
        st.link_button(say("app.language"), f"?{urlencode(here)}", type="tertiary")
        if user is None:
            st.page_link("facilitate/mine.py", label=say("login.title"))
        elif not user.local:
            st.caption(user.display_name)
            if st.button(say("login.logout")):
                login.log_out(user)
