"""▶ beside a slider of years: the chart goes through them by itself."""

from collections.abc import Callable, Sequence
from pathlib import Path

import streamlit as st

from core.text import Text
from pages.explore.parts.zoom import BUTTONS

_play = st.components.v2.component(
    "play",
    html=f"<style>{BUTTONS}</style><button type=button></button>",
    js=(Path(__file__).parent / "play.js").read_text(encoding="utf-8"),
)


def button(years: Sequence[int], now: int, chosen: Callable[[int], None], say: Text) -> None:
    """`chosen` is told the year to draw next; after the newest comes the oldest."""

    def follow() -> None:
        if year := st.session_state["play"].get("year"):
            chosen(int(year))

    at = years.index(now)
    data = {"next": years[(at + 1) % len(years)], "newest": now == years[-1]}
    words = {"play": say("map.play"), "stop": say("map.stop")}
    _play(data=data | words, key="play", on_year_change=follow)
