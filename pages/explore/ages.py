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
    folded,
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
given = bool(tables and tables.counts)  # who gave tables has come for what they tell
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


def fertility() -> None:
    """The rate beside the peers'; of the country, which is not among the data, nothing."""
    one = findings.first(area, peer_set)
    if area.kind == "country" and one.form == "none":
        return
    with folded.card(one.title.of(say.language), "tfr") as seen:
        if seen:
            findings.draw(one, peer_set, say, place="tfr", titled=False)


def births() -> None:
    """How many marry and how many are born to them; both by age where a table tells it."""
    st.write(say("ages.births_note"))
    official(area, peer_set, "marriage_rate", "births_per_marriage")
    st.caption(say("ages.births_rough"))
    st.markdown(headline(say("ages.split"), 4))
    if tables is None:
        st.info(say("ages.account"))
    else:
        ages.split_view(area, tables, say)
        computed("tfr", "married", "married_births")


def moves() -> None:
    """Who comes and who leaves; by age where a table tells it."""
    st.write(say("ages.moves_note"))
    prefecture = rooms().package.area(area.prefecture_code) if area.prefecture_code else None
    official(area, peer_set, "net_migration_rate")
    if prefecture or area.kind == "prefecture":
        whose = None if prefecture else peer_set
        official(prefecture or area, whose, "net_migration_women", "net_migration_men")
    st.markdown(headline(say("ages.flow"), 4))
    if tables is None:
        st.info(say("ages.account"))
    else:
        ages_flow.flow_view(area, tables, say)
        computed("twenties_women", "twenties_men")


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
left, right = st.columns(2, gap="medium")
with left:
    fertility()
with right:
    ahead.inside_view(area, say)
with folded.section(say("ages.births"), "births", first=given) as seen:
    if seen:
        births()
with folded.section(say("ages.moves"), "moves", first=given) as seen:
    if seen:
        moves()
st.write(say("ages.three_cannot"))
address.write()
