"""Buttons that show a part of the map nearer."""

from pathlib import Path

import streamlit as st

from core.text import Text

BUTTONS = (
    "button{font:700 16px/1 sans-serif;min-width:44px;min-height:44px;padding:0 12px;"
    "border:1px solid #0017c1;border-radius:8px;background:#fff;color:#0017c1;cursor:pointer}"
    "button:focus-visible{outline:3px solid #ffbf47}"
)
_zoom = st.components.v2.component(
    "zoom",
    html=f"<style>div{{display:flex;gap:8px;flex-wrap:wrap}}{BUTTONS}</style>"
    f"<div>{'<button type=button></button>' * 4}</div>",
    js=(Path(__file__).parent / "zoom.js").read_text(encoding="utf-8"),
)


def buttons(place: str, say: Text) -> None:
    """＋, −, the place itself where it is drawn, and all of the map again; for the chart in the box
    `map-chart`."""
    names = [say("map.nearer"), say("map.farther"), say("map.to_own", place=place)]
    names.append(say("map.all"))
    _zoom(data={"words": ["＋", "−", place, say("map.all")], "names": names}, key="zoom")
