"""What Streamlit has no element for, from templates in which people's words are letters."""

from pathlib import Path

import streamlit as st
from jinja2 import Environment, FileSystemLoader

from core.text import Text

_templates = Environment(loader=FileSystemLoader(Path(__file__).parent), autoescape=True)


def draw(name: str, say: Text, **values: object) -> None:
    st.html(_templates.get_template(f"{name}.html").render(say=say, **values))
