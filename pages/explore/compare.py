"""A place beside others: its profile, one indicator, two indicators. No ranks."""

from urllib.parse import urlencode

import streamlit as st

from core.stats.catalog import INDICATORS
from pages.explore.parts import one, pick, pinning, profile, region, two
from pages.shared import address, current
from pages.shared.markdown import linked

TOOL = "https://www.chisou.go.jp/sousei/about/chiikiapproach/index.html"
"""The national page about the tool and its steps."""

say = current.text()
area, peer_set = region.head(say, say("compare.title"), years=True)
profile.draw(area, peer_set, say)
kept = {"area": area.area_code, "peers": st.session_state.get("peers", "")}
tool = linked(say("compare.tool"), TOOL)
room = linked(say("compare.room"), f"/open?{urlencode(kept | {'language': say.language})}")
st.caption(say("compare.steps", tool=tool, room=room))

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
