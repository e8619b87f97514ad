"""A place beside others: its profile, one indicator, two indicators. No ranks."""

import streamlit as st

from pages.shared import current, one, pick, pinning, profile, region, two

say = current.text()
area, peer_set = region.head(say, say("compare.title"))
profile.draw(area, peer_set, say)

st.subheader(say("compare.one"))
pinning.choose(say)
first = pick.indicator(say("compare.indicator"), "indicator", "birth_rate", say)
one.draw(area, peer_set, first, say)

st.subheader(say("compare.two"))
second = pick.indicator(say("compare.second"), "second", "women_in_labour_force", say)
with st.container(border=True):
    two.draw(area, peer_set, first, second, say)
