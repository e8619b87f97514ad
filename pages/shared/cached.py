"""Statistics kept between reruns; the version in the key lets a new package through."""

import streamlit as st

from core.process import server
from core.stats.figure import Figure
from core.stats.figure import figures as compute


@st.cache_data(max_entries=200, show_spinner=False)
def figures(area_code: str, version: str) -> list[Figure]:
    """All figures of one area, in the order of the catalogue."""
    return compute(server().package, area_code)
