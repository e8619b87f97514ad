"""A place beside others: its profile, one indicator, two indicators. No ranks."""

import streamlit as st

from core.stats.catalog import INDICATORS
from pages.shared import address, current, one, pick, pinning, profile, region, two

say = current.text()
area, peer_set = region.head(say, say("compare.title"))
profile.draw(area, peer_set, say)

st.subheader(say("compare.one"))
pinning.choose(say)
first = pick.indicator(say("compare.indicator"), "indicator", "birth_rate", say)
one.draw(area, peer_set, first, say)

st.subheader(say("compare.two"))
others = [name for name in INDICATORS if name != first]
usual = "women_in_labour_force" if first != "women_in_labour_force" else "birth_rate"
second = pick.indicator(say("compare.second"), "second", usual, say, others)
address.write()
with st.container(border=True):
    two.draw(area, peer_set, first, second, say)
