"""The KPIs of a town as one table: line, number, what may be said, who, when."""

from pathlib import Path

import streamlit as st

import core.web
from core.keeping.monitor import Watched
from core.keeping.watched import counts, heads, rows
from core.text import Text
from core.web.templates import PAGES

_drawn = st.components.v2.component(  # Streamlit takes pictures of this kind out of its own HTML
    "watched",
    css=(Path(core.web.__file__).parent / "seat/watched.css").read_text(encoding="utf-8"),
    html='<div class="watched"></div>',
    js="export default ({ data, parentElement }) => {"
    "parentElement.querySelector('.watched').innerHTML = data.html }",
)


def table(found: list[Watched], say: Text) -> None:
    """Four counts, then a row for each; on a phone each row is a card."""
    template = PAGES.get_template("watched.html")
    told = rows(found, say, leads=True)
    html = template.render(text=say, counts=counts(found, say), heads=heads(say), rows=told)
    _drawn(data={"html": html}, key="watched")
