"""Figures without a value for this place: why, and where somebody who needs one can look."""

from collections.abc import Sequence
from html import escape
from urllib.parse import urlencode

import streamlit as st

from core.own.figures import is_own
from core.stats.area import Area
from core.stats.figure import Figure
from core.text import Text
from pages.explore.parts import cached

MOST = 4
"""Reasons that are seen before more are asked for; a phone folds all of them away."""


def draw(found: Sequence[Figure], area: Area, say: Text) -> None:
    """A row for each reason, with all figures it holds for; nothing where all have values."""
    why: dict[str, list[str]] = {}
    for one in found:
        if one.missing and not is_own(one.indicator_id):
            why.setdefault(one.missing.of(say.language), []).append(one.title.of(say.language))
    if not why:
        return
    rows = [_row(titles, reason, say) for reason, titles in why.items()]
    title = say("finding.missing", n=sum(map(len, why.values())))
    phone = cached.phone()
    first, more = ([], rows) if phone else (rows[:MOST], rows[MOST:])
    asked = title if phone else say("finding.missing_all", n=_many(why, MOST))
    own = f"/own-data?{urlencode({'area': area.area_code, 'language': say.language})}"
    with st.container(border=True, key="lacking"):
        note = f'<p class="note">{escape(say("finding.missing_note"))}</p>'
        head = "" if phone else f"<h4>{escape(title)}</h4>{note}<dl>{''.join(first)}</dl>"
        inside = (note if phone else "") + f"<dl>{''.join(more)}</dl>"
        folded = f"<details><summary>{escape(asked)}</summary>{inside}</details>" if more else ""
        to_own = f'<p><a href="{escape(own)}">{escape(say("finding.missing_own"))}</a></p>'
        to_own = to_own if area.kind == "municipality" else ""
        st.html(head + folded + to_own)


def _row(titles: Sequence[str], reason: str, say: Text) -> str:
    named = escape(say("compare.comma").join(titles))
    return f"<div><dt>{named}</dt><dd>{escape(reason)}</dd></div>"


def _many(why: dict[str, list[str]], after: int) -> int:
    """Figures of the reasons after the first ones."""
    return sum(len(titles) for titles in list(why.values())[after:])
