"""Figures as cards for a phone: name, value, place among the peers, a word; a press opens one, a
tick keeps it for later."""

from collections.abc import Callable, Sequence
from pathlib import Path

import streamlit as st

CSS = """
ul { list-style: none; margin: 0; padding: 0; border: 1px solid #d0d0d0; border-radius: 12px; }
li { display: flex; } li + li { border-top: 1px solid #d0d0d0; }
label { flex: none; width: 44px; display: grid; place-items: center; cursor: pointer; }
input { width: 22px; height: 22px; margin: 0; accent-color: #0017c1; }
input:focus-visible { outline: 3px solid #0017c1; outline-offset: 3px; }
li button { display: flex; flex-wrap: wrap; align-items: baseline; gap: 2px 10px; width: 100%;
  padding: 10px 14px 10px 0; border: 0; background: none; min-width: 0; text-align: left;
  font: inherit; color: #1a1a1a;
  min-height: 44px; cursor: pointer; word-break: auto-phrase; line-break: strict; }
button:focus-visible { outline: 3px solid #0017c1; outline-offset: -3px; border-radius: 12px; }
.more { width: 100%; margin-top: 8px; min-height: 44px; border: 1px solid #0017c1;
  border-radius: 8px; background: #fff; color: #0017c1; font: inherit; cursor: pointer; }
.more[hidden] { display: none; }
b, img, .mark { flex: 1 1 100%; }
b { font-size: 17px; }
.value { font-size: 18px; font-weight: 700; font-variant-numeric: tabular-nums; }
img { height: 24px; object-fit: contain; object-position: left; }
.mark { font-size: 15px; }
small { color: #4d4d4d; font-size: 14px; }
"""
_rows = st.components.v2.component(
    "rows",
    css=CSS,
    html="<ul></ul><button type=button class=more></button>",
    js=(Path(__file__).parent / "rows.js").read_text(encoding="utf-8"),
)


def rows(
    found: Sequence[dict[str, str]],
    key: str,
    opened: Callable[[str], None],
    ticked: Callable[[str, bool], None],
    **words: str | list[str],
) -> None:
    """Cards in this order.

    Args:
        found: each with name (given to `opened` and `ticked`), title, value, years, strip (an
            address of its picture, or empty), and mark, its place among the peers in words.
        words: `more` on the button that shows all of many, `tick` before a figure's name for who
            hears it, `chosen` the names that are.
    """

    def follow() -> None:
        if name := st.session_state[key].get("opened"):
            opened(str(name))

    def tick() -> None:
        if said := str(st.session_state[key].get("ticked") or ""):
            ticked(said[1:], said[0] == "+")

    data = {"rows": list(found), **words}
    _rows(data=data, key=key, on_opened_change=follow, on_ticked_change=tick)
