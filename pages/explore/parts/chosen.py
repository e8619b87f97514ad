"""Which figure of a town is opened; it stands in the address."""

from collections.abc import Collection
from pathlib import Path

import streamlit as st

from pages.shared import address

_top = st.components.v2.component(
    "top", js=(Path(__file__).parent / "top.js").read_text(encoding="utf-8")
)


def asked(known: Collection[str]) -> str:
    """The figure of the address, or the one opened last; empty for none."""
    address.follow("figure", "figure", ["", *known], "")
    chosen = str(st.session_state["figure"])
    address.remember("figure", chosen, "")
    return chosen


def from_its_title(name: str) -> None:
    """A figure that has just been opened is seen from its title on; drawn last."""
    _top(data={"shown": name}, key="top")


def show(indicator_id: str) -> None:
    """Show this figure from the next run on; for a button's `on_click`. Empty: the whole town."""
    st.session_state["figure"] = indicator_id
