"""Choosing an indicator; the choice stays in the address, so that a link shows the same."""

from collections.abc import Sequence

import streamlit as st

from core.stats.catalog import FIELDS, INDICATORS
from core.text import Text
from pages.shared import address


def indicator(label: str, key: str, usual: str, say: Text, names: Sequence[str] = ()) -> str:
    """The indicator chosen on this page, else on another page, else `usual`."""
    names = list(names or INDICATORS)
    kept = st.session_state.get(f"kept-{key}", usual)
    address.follow(key, f"pick-{key}", names, kept if kept in names else usual)

    def titled(name: str) -> str:
        one = INDICATORS[name]
        field, title = (words.of(say.language) for words in (FIELDS[one.field], one.title))
        return f"{title}　〔{field}〕"

    chosen: str = st.selectbox(label, names, format_func=titled, key=f"pick-{key}")
    st.session_state[f"kept-{key}"] = chosen
    address.note(**{key: chosen})
    return chosen
