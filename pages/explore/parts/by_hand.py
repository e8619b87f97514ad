"""Peers that somebody picks, with a reason, in the bar of a page about a place."""

from collections.abc import Mapping

import streamlit as st

from core.errors import Refused
from core.process import rooms
from core.stats.peers import PeerSet, by_hand
from core.text import Text
from pages.shared import address

MOST, WORDS = 60, 100
"""Places that can be chosen, and letters of the reason for them."""


def chosen(known: str, came: bool, every: Mapping[str, str], say: Text) -> PeerSet | None:
    """Places and the reason somebody gives; None until there are both.

    Args:
        known: codes of an address or of another page, with commas between.
        came: whether an address brought them, so that they replace what was chosen.
        every: code → name of all that can be chosen.
    """
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
        return by_hand(rooms().package, codes, reason)
    except Refused:
        return None
