"""Figures of one municipality: value, year, source, trend, and where it lies among its peers."""

import streamlit as st

from core.process import server
from core.stats.catalog import FIELDS
from core.stats.figure import Figure
from pages.shared import cached, current, figures, pinning

say = current.text()
head, action = st.columns([3, 1], vertical_alignment="bottom")
head.title(say("explore.title"))
with head:
    area = current.area_picker(say("explore.search"), say("open.area_hint"))
if area is None:
    st.stop()
with action:
    if st.button(say("explore.open_here"), type="primary"):
        st.switch_page("facilitate/open.py", query_params={"area": area.area_code})

found = cached.figures(area.area_code, server().package.version)
st.header(f"{area.name}")
st.caption(f"{area.prefecture_name} · {area.area_code}")
peers: Figure | None = next((one for one in found if one.peer_count), None)
if peers:
    label = getattr(peers.peer_label, say.language)
    reason = getattr(peers.peer_reason, say.language)
    st.markdown(f"{say('explore.peers')}：**{label}**　{reason}")
pinning.choose(say)
field = st.pills(
    say("explore.field"),
    list(FIELDS),
    default=next(iter(FIELDS)),
    format_func=lambda one: getattr(FIELDS[one], say.language),
)
columns = st.columns(3)
for number, one in enumerate(one for one in found if figures.field_of(one) == field):
    with columns[number % 3].container(border=True):
        figures.draw(one, say)
        pinning.button(one, say)
