"""What every page about a region begins with: which place, and with whom it is compared."""

import streamlit as st

from core.errors import Refused
from core.process import server
from core.stats import peers
from core.stats.package import Area
from core.stats.peers import PeerSet
from core.text import Text
from pages.shared import address, current

HAND = "by_hand"
MOST = 60
"""Places that can be chosen by hand."""
WORDS = 100
"""Letters of the reason for them."""


def head(say: Text, title: str) -> tuple[Area, PeerSet]:
    """Title, place and peers; stops the page until a place is chosen."""
    left, right = st.columns([3, 2], vertical_alignment="bottom")
    left.title(title)
    with right:
        area = current.area_picker(say("explore.search"), say("open.area_hint"))
    if area is None:
        st.info(say("explore.begin"))
        st.stop()
    st.session_state["place"] = area.area_code
    address.note(area=area.area_code)
    english = f" {area.romaji}" if say.language == "en" else ""
    left.header(area.name + english)
    inside = area.kind == "municipality"
    above = f"{name(server().package.area(area.prefecture_code), say)} · " if inside else ""
    st.caption(f"{above}{area.area_code}")
    return area, _peers(area, say)


def name(area: Area, say: Text) -> str:
    """In the letters of the reader's language, where they are known."""
    return (area.romaji if say.language == "en" else "") or area.name


def _peers(area: Area, say: Text) -> PeerSet:
    """The chosen set, its reason, and a way to choose another; all of it in the address."""
    sets: dict[str, PeerSet] = {
        one.kind: one for one in peers.peer_sets(server().package, area.area_code)
    }
    if not sets:
        return peers.default(server().package, area.area_code)
    kinds = [*sets, HAND]
    came, key = address.came("peers"), f"peers-kind-{area.area_code}"
    known = st.query_params.get("peers") or st.session_state.get("peers") or ""
    asked = HAND if "," in known or known.isdigit() else known
    at = kinds.index(asked) if asked in kinds else 0
    if came and key in st.session_state:
        st.session_state[key], at = kinds[at], 0
    words, change = st.columns([5, 1], vertical_alignment="center")
    with change.popover(say("explore.peers_change"), width="stretch"):
        kind = st.radio(
            say("explore.peers"),
            kinds,
            index=at,
            key=key,
            format_func=lambda one: (
                say("explore.peers_hand") if one == HAND else getattr(sets[one].label, say.language)
            ),
        )
        chosen = _by_hand(known, came is not None, area, say) if kind == HAND else sets[kind]
    chosen = chosen or sets[kinds[0]]
    value = ",".join(chosen.area_codes) if chosen.kind == HAND else chosen.kind
    st.session_state["peers"] = value
    address.note(peers=value)
    label, reason = (getattr(text, say.language) for text in (chosen.label, chosen.reason))
    words.markdown(f"{say('explore.peers')}{say('record.colon')}**{label}**　{reason}")
    return chosen


def _by_hand(known: str, came: bool, area: Area, say: Text) -> PeerSet | None:
    """Places and the reason somebody gives; None until there are both.

    Args:
        known: codes of an address or of another page, with commas between.
        came: whether an address brought them, so that they replace what was chosen.
    """
    package = server().package
    every = {
        a.area_code: f"{a.prefecture_name} {name(a, say)}"
        for a in package.areas()
        if a.kind == area.kind and a != area
    }
    before = [code for code in known.split(",") if code in every][:MOST]
    if came and "peers-places" in st.session_state:
        st.session_state["peers-places"], before = before, []
    why = address.came("why")
    because = st.query_params.get("why") or st.session_state.get("why", "")
    if why and "peers-why" in st.session_state:
        st.session_state["peers-why"], because = why[:WORDS], ""
    codes = st.multiselect(
        say("explore.peers_places"),
        list(every),
        default=before,
        max_selections=MOST,
        format_func=every.__getitem__,
        key="peers-places",
    )
    reason = st.text_input(
        say("explore.reason"),
        max_chars=WORDS,
        value=because[:WORDS],
        placeholder=say("explore.reason_example"),
        key="peers-why",
    ).strip()
    if not codes or not reason:
        st.caption(say("explore.peers_need"))
        return None
    st.session_state["why"] = reason
    address.note(why=reason)
    try:
        return peers.by_hand(package, codes, reason)
    except Refused:
        return None
