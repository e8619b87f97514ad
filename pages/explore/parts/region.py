"""What every page about a region begins with: place and peers in a bar that stays in sight."""

from collections.abc import Sequence
from typing import Literal

import streamlit as st

from core.process import rooms
from core.stats import as_of, peers
from core.stats.package import COUNTRY, Area
from core.stats.peers import PeerSet
from core.stats.wards import is_ward
from core.text import Text
from pages.explore.parts import by_hand, cached, pinning
from pages.shared import address
from pages.shared.markdown import bold, linked

HAND = "by_hand"
LINKS = 8
"""Places like this one, or beside it, that are led to."""
PAGES = {
    "overview": "explore.tab_first",
    "compare": "compare.title",
    "ages": "explore.tab_ages",
    "map": "map.title",
    "sources": "explore.tab_sources",
}
"""The pages about a place, in the order of their links."""
PHONE = {"overview": "explore.tab_first_phone"}
"""Shorter, so that a phone's row of links has room for all of them."""
HYPHEN = "\u2011"
"""Of a name in Latin letters, that no line ends at."""
BOX, YEAR, UNKNOWN = "place-code", "place-year", "place-unknown"
YEAR_WIDE = 210
"""Points of the box with the year, in the bar of a desktop."""


def head(say: Text, title: str, *, years: bool = False) -> tuple[Area, PeerSet]:
    """The bar and the links of the other pages, then the title; the country without a place.

    Args:
        title: empty where the page knows it only later, and says so by `titled`.
        years: the page tells its figures as of a year of the bar; others have years of their own.
    """
    with st.container(key="place-bar", horizontal=True, vertical_alignment="center"):
        with st.container(key="place-box"):
            area = _place(say)
        st.session_state[cached.LOOKED_BACK] = 0
        peer_set = _peers(area or rooms().package.area(COUNTRY), say, years and cached.phone())
        if years and not cached.phone():
            _year(say)
        if area and not (years and cached.phone()):
            open_here(area, say)
    with st.container(key="place-tabs", horizontal=True):
        for page, word in PAGES.items():
            word = PHONE.get(page, word) if cached.phone() else word
            st.page_link(f"explore/{page}.py", label=say(word), query_params=_kept(area))
    if typed := st.session_state.pop(UNKNOWN, ""):
        ward = say("explore.ward") if is_ward(rooms().package, typed) else ""
        st.warning(say("open.area_none", text=typed) + ward)
    if (room := pinning.room()) and room.workshop.also:
        _links(room.workshop.places, say("explore.meeting"), say)
    if area is None:
        st.info(
            f"{say('explore.begin')} "
            + linked(say("town.prefectures"), f"/t?language={say.language}")
        )
        area = rooms().package.area(COUNTRY)
    if year := st.session_state[cached.LOOKED_BACK]:
        st.info(say("explore.looked_back", year=year))
    if title:
        titled(area, title, say)
    return area, peer_set


def open_here(area: Area, say: Text, kind: Literal["primary", "secondary"] = "secondary") -> None:
    """The way into a meeting about this place; on a phone it stands under what is seen first."""
    if st.button(say("explore.open_here"), key="open-here", type=kind):
        kept = {"area": area.area_code, "peers": st.session_state.get("peers", "")}
        st.switch_page("facilitate/open.py", query_params=kept)


def titled(area: Area, title: str, say: Text) -> None:
    """The page's title, with the place."""
    with st.container(key="place-title"):
        english = f" {area.romaji}".replace("-", HYPHEN) if say.language == "en" else ""
        st.header(f"{area.name}{english}　{title}")


def _kept(area: Area | None) -> dict[str, str]:
    """What another page takes over from this one."""
    if area is None:
        return {}
    words = {name: st.session_state.get(name, "") for name in ("peers", "why", "year")}
    return {"area": area.area_code} | {name: word for name, word in words.items() if word}


def _year(say: Text) -> None:
    """Until which year the figures are told. It stands in the address, and pages with years of
    their own begin there."""
    options = ["", *map(str, as_of.years(rooms().package))]
    kept, here = st.session_state.get("year", ""), st.session_state.get("path")
    if st.session_state.get("year-on") != here:  # as with the place
        st.session_state[YEAR] = kept if kept in options else ""
        st.session_state["year-on"] = here
    address.follow("year", YEAR, options, "")
    year: str = st.selectbox(
        say("explore.year"),
        options,
        key=YEAR,
        format_func=lambda one: say("explore.until", year=one) if one else say("explore.newest"),
        label_visibility="collapsed",
        width="stretch" if cached.phone() else YEAR_WIDE,
    )
    st.session_state["year"] = year
    address.remember("year", year, "")
    st.session_state[cached.LOOKED_BACK] = int(year or 0)


def name(area: Area, say: Text) -> str:
    """In the letters of the reader's language, where they are known."""
    return area.named.of(say.language)


def _place(say: Text) -> Area | None:
    """The place, typed in any way or picked from what fits while typing; None for none yet."""
    places = cached.places(say.language)
    asked = address.came("area")
    room = pinning.room()
    known = asked or st.query_params.get("area") or st.session_state.get("place", "")
    known = known or (room.workshop.area_code if room else "")
    here = st.session_state.get("path")  # a widget of another page knows nothing of this one
    if asked or st.session_state.get("place-on") != here or not st.session_state.get(BOX):
        st.session_state[BOX], st.session_state["place-on"] = _found(known), here
    typed = st.selectbox(
        say("explore.search"),
        list(places),
        key=BOX,
        index=None,
        placeholder=say("open.area_hint"),
        format_func=lambda code: places.get(code, code),
        accept_new_options=True,
        required=True,
        label_visibility="collapsed",
    )
    if not typed:
        return None
    code = _found(typed)
    if code not in places:
        st.session_state[UNKNOWN] = typed
        return None
    st.session_state["place"] = code
    address.note(area=code)
    return rooms().package.area(code)


def _found(typed: str) -> str | None:
    """The code of what was typed, or the words as they are; None without any."""
    found = rooms().package.search(typed, 1) if typed not in cached.places() else []
    return (found[0].area_code if found else typed) or None


def _known(area: Area) -> str:
    """The set of the address, the one before, or that of the workshop about this place."""
    known: str = st.query_params.get("peers") or st.session_state.get("peers") or ""
    if not known and (room := pinning.room()) and room.workshop.area_code == area.area_code:
        known = room.workshop.peers
    return known


def _peers(area: Area, say: Text, years: bool) -> PeerSet:
    """The chosen set, its reason, and a way to choose another; all of it in the address.

    Args:
        years: the year is chosen in the same box, as on a phone there is no room beside it.
    """
    sets: dict[str, PeerSet] = {
        one.kind: one for one in peers.peer_sets(rooms().package, area.area_code)
    }
    if not sets:
        if years:
            _year(say)
        return peers.default(rooms().package, area.area_code)
    kinds = [*sets, HAND]
    came, key = address.came("peers"), f"peers-kind-{area.area_code}"
    known = _known(area)
    asked = HAND if "," in known or known.isdigit() else known
    at = kinds.index(asked) if asked in kinds else 0
    if came and key in st.session_state:
        st.session_state[key], at = kinds[at], 0
    kind = st.session_state.get(key, kinds[at])
    label = say("explore.peers_hand") if kind == HAND else sets[kind].label.of(say.language)
    told = say("explore.peers") if cached.phone() else say("explore.peers_are", peers=label)
    with st.popover(told, key="peers-box"):
        kind = st.radio(
            say("explore.peers"),
            kinds,
            index=at,
            key=key,
            format_func=lambda one: (
                say("explore.peers_hand") if one == HAND else sets[one].label.of(say.language)
            ),
        )
        chosen = (
            by_hand.chosen(known, came is not None, _alike(area, say), say)
            if kind == HAND
            else sets[kind]
        )
        chosen = chosen or sets[kinds[0]]
        label, reason = (text.of(say.language) for text in (chosen.label, chosen.reason))
        st.markdown(f"{bold(label)}　{reason}")
        for key, word in (("nearest", "explore.alike"), ("adjacent", "explore.near")):
            if key in sets:
                _links(sets[key].area_codes[:LINKS], say(word), say)
        if years:
            _year(say)
    value = ",".join(chosen.area_codes) if chosen.kind == HAND else chosen.kind
    st.session_state["peers"] = value
    address.note(peers=value)
    return chosen


def _links(codes: Sequence[str], title: str, say: Text) -> None:
    """The same page for places like this one, beside it, or that meet in the room."""
    st.caption(title)
    with st.container(horizontal=True):
        for code in codes:
            word = name(rooms().package.area(code), say)
            st.page_link("explore/overview.py", label=word, query_params={"area": code})


def _alike(area: Area, say: Text) -> dict[str, str]:
    """Code → name of the places of the same kind."""
    alike = (one for one in rooms().package.areas() if one.kind == area.kind and one != area)
    return {one.area_code: f"{one.prefecture_name} {name(one, say)}" for one in alike}
