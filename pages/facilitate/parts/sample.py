"""A finished record to read: what the example decided, and for whom."""

from functools import lru_cache
from html import escape

import streamlit as st

from core.errors import Refused
from core.practice.demo import DEMO
from core.process import rooms
from core.record.report import report
from core.text import Text
from pages.shared.markdown import bold


def card(say: Text, *, room: bool) -> None:
    """What it is and where it is read; `room`: with its five sentences, in the language that its
    people speak."""
    st.markdown(bold(say("app.sample_title")))
    st.write(say("app.sample_note"))
    if room and say.language == "ja":
        rows = (f"<li><b>{escape(about)}</b>{escape(words)}</li>" for about, words in _story(say))
        st.html(f'<ul class="trace">{"".join(rows)}</ul>')
    st.link_button(say("app.read"), f"/w/{DEMO}/record?language={say.language}")


def _story(say: Text) -> tuple[tuple[str, str], ...]:
    """Nothing where the example cannot be read, which 「保守」 tells."""
    try:
        return _told(len(rooms().room(DEMO).log), say.language)
    except Refused:
        return ()


@lru_cache(maxsize=1)
def _told(_events: int, language: str) -> tuple[tuple[str, str], ...]:
    """Once for as many events."""
    return report(rooms().room(DEMO).workshop, Text(language)).story
