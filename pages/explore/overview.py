"""Figures of one place: read in a minute, then field by field among its peers."""

import streamlit as st

from core.own.store import own_fields, own_figures
from core.stats.catalog import FIELDS
from pages.shared import address, cached, current, figures, glance, login, pinning, region

COLUMNS = 3

say = current.text()
area, peer_set = region.head(say, say("explore.title"))
if st.button(say("explore.open_here"), type="primary"):
    st.switch_page("facilitate/open.py", query_params={"area": area.area_code})
glance.draw(area, peer_set, say)

st.page_link("explore/ages.py", label=say("ages.go"), icon=":material/arrow_forward:")

st.subheader(say("explore.by_field"))
pinning.choose(say)
address.follow("field", "field", list(FIELDS), next(iter(FIELDS)))
field = st.pills(
    say("explore.field"),
    list(FIELDS),
    key="field",
    required=True,
    format_func=lambda one: getattr(FIELDS[one], say.language),
    label_visibility="collapsed",
)
address.note(field=str(field))
address.write()
found = cached.figures(area.area_code, peer_set)
shown = [one for one in found if figures.field_of(one) == field]
if login.account():  # what the municipality gave itself is for those who work with it
    given = own_fields(area.area_code)
    shown += [one for one in own_figures(area.area_code) if given[one.indicator_id] == field]
shown.sort(key=lambda one: one.value is None)
for at in range(0, len(shown), COLUMNS):
    for column, one in zip(st.columns(COLUMNS), shown[at : at + COLUMNS], strict=False):
        with column.container(border=True, height="stretch"):
            figures.draw(one, say)
            pinning.button(one, peer_set, say)
