"""Ages and moves: pyramids, generations, 2050, fertility; and what one's own tables by age add."""

import streamlit as st

from core.own.store import own_ages, own_figures
from core.process import rooms
from core.stats.package import Area
from core.stats.peers import PeerSet
from pages.explore.parts import (
    ages,
    ages_flow,
    ahead,
    cached,
    figures,
    findings,
    people,
    pinning,
    region,
)
from pages.shared import address, current, login
from pages.shared.markdown import headline

say = current.text()
area, peer_set = region.head(say, say("explore.tab_ages"), years=True)
pinning.choose(say)
account = login.account()
tables = own_ages(area.area_code) if account else None
own = {one.indicator_id: one for one in own_figures(area.area_code)} if account else {}


def official(place: Area, peers: PeerSet | None, *names: str) -> None:
    """Figures of the package side by side, each with its own place's peers."""
    found = {one.indicator_id: one for one in cached.figures(place.area_code, peers)}
    for column, name in zip(st.columns(len(names)), names, strict=True):
        with column.container(border=True, height="stretch"):
            figures.draw(found[name], say)
            pinning.button(found[name], peers, say)


def computed(*names: str) -> None:
    """What was computed from tables by age, to be pinned where there is a workshop."""
    for name in names if pinning.here() else ():
        if one := own.get(f"own_by_age_{name}"):
            words, pin = st.columns([3, 1], vertical_alignment="center")
            words.write(one.sentence.of(say.language))
            with pin:
                pinning.button(one, None, say)


left, right = st.columns(2, gap="medium")
with left:
    people.pyramid_view(area, tables, say)
with right:
    people.generation_view(area, say)
left, right = st.columns([3, 2], gap="medium")
with left:
    ahead.future_view(area, say)
with right:
    ahead.three_view(area, say)

st.subheader(say("ages.births"))
left, right = st.columns(2, gap="medium")
with left.container(border=True):
    findings.draw(findings.first(area, peer_set), peer_set, say, place="tfr")
with right:
    ahead.inside_view(area, say)
st.write(say("ages.births_note"))
official(area, peer_set, "marriage_rate", "births_per_marriage")
st.caption(say("ages.births_rough"))
st.markdown(headline(say("ages.split"), 4))
if tables is None:
    st.info(say("ages.account"))
else:
    ages.split_view(area, tables, say)
    computed("tfr", "married", "married_births")

st.subheader(say("ages.moves"))
st.write(say("ages.moves_note"))
prefecture = rooms().package.area(area.prefecture_code) if area.prefecture_code else None
official(area, peer_set, "net_migration_rate")
if prefecture or area.kind == "prefecture":
    place = prefecture or area
    official(place, None if prefecture else peer_set, "net_migration_women", "net_migration_men")
st.markdown(headline(say("ages.flow"), 4))
if tables is None:
    st.info(say("ages.account"))
else:
    ages_flow.flow_view(area, tables, say)
    computed("twenties_women", "twenties_men")
address.write()
