"""One of the eight fields, figure by figure: each a strip of the peers with the place on it."""

from base64 import b64encode
from html import escape

import streamlit as st

from core.charts.mini import strip_svg
from core.stats.catalog import FIELDS
from core.stats.figure import Figure, figure
from core.stats.package import Area
from core.stats.peers import PeerSet
from core.stats.scores import FieldScore
from core.stats.sentence import plain
from core.stats.series import peer_values
from core.text import Text
from pages.explore.parts import cached, figures, region
from pages.shared import address
from pages.shared.markdown import headline

WIDE = 440
KEY = "field-strips"


def draw(area: Area, other: str | None, peer_set: PeerSet, scores: list[FieldScore],
         usual: str, say: Text) -> None:  # fmt: skip
    """Which field, and its figures.

    Args:
        other: code of the place laid over.
        usual: the field shown first.
    """
    address.follow("strips", KEY, list(FIELDS), usual)
    with st.container(key="field-pills"):
        name = st.pills(
            say("compare.field"),
            list(FIELDS),
            key=KEY,
            required=True,
            format_func=lambda one: FIELDS[one].of(say.language),
            label_visibility="collapsed",
        )
    address.remember("strips", str(name), usual)
    shown = next(one for one in scores if one.field == name)
    title = FIELDS[shown.field].of(say.language)
    st.markdown(headline(say("compare.field_of", field=title, n=len(shown.items))))
    package, code = cached.package(), area.area_code
    drawn = []
    for item in shown.items:
        one = figure(package, item.indicator_id, code, peer_set)
        theirs = peer_values(package, item.indicator_id, code, peer_set) if other else {}
        drawn.append(row(one, theirs.get(other or ""), say))
    st.html(f'<div class="strips">{"".join(drawn)}</div>')
    key = say("compare.strip_key", place=region.name(area, say)) + say("compare.strip_chance")
    if other:
        key += say("compare.strip_other", other=region.name(package.area(other), say))
    figures.key(key)


def row(one: Figure, other: float | None, say: Text, mark: str = "", more: str = "") -> str:
    """Title, value, year and median in words, and the strip with what stands at its ends; `mark`:
    beside the value; `more`: below."""
    language = say.language
    title, value = escape(str(one.title.of(language))), escape(figures.number(one.value, one, say))
    if one.value is None:
        why = escape(str(one.missing.of(language))) if one.missing else ""
        return f"<section><h4>{title}</h4><p>{value} {why}</p></section>"
    median = ""
    if one.peer_median is not None:
        median = say("compare.median", value=figures.number(one.peer_median, one, say))
    told = escape("　".join((figures.years(one, say), median)))
    drawn = picture(strip_svg(one, WIDE, other))
    if drawn:
        every = [
            one.value,
            *one.peer_values,
            *(x for x in (one.low, one.high, other) if x is not None),
        ]
        low, high = (plain(end, one.decimals) for end in (min(every), max(every)))
        drawn += f'<p class="ends"><span>{low}</span><span>{high}</span></p>'
    drawn += f"<p>{escape(more)}</p>" if more else ""
    value = f"<b>{value}</b> {escape(mark)}"
    return f"<section><h4>{title}</h4><p>{value} <small>{told}</small></p>{drawn}</section>"


def picture(svg: str) -> str:
    """A drawing that says nothing beyond the words beside it; empty for none."""
    if not svg:
        return ""
    return f'<img alt="" src="data:image/svg+xml;base64,{b64encode(svg.encode()).decode()}">'
