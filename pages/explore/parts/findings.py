"""Findings on the screen: title, kind and chance in words, one chart, and what stands under it."""

import pandas as pd
import streamlit as st

from core.charts.finding import drawn
from core.charts.template import Spec
from core.stats.basis import WORDS
from core.stats.catalog import INDICATORS
from core.stats.finding import Finding
from core.stats.findings import findings
from core.stats.package import Area
from core.stats.peers import PeerSet
from core.text import Text
from pages.explore.parts import cached, chosen, figures, pinning, region
from pages.shared.markdown import bold, headline
from pages.shared.under import definition_at, under

LOW = 110
"""Height of a chart beside another one, so that one screen of a desktop holds all four."""


def four(area: Area, peer_set: PeerSet, say: Text) -> None:
    """The four findings: side by side where there is room, one at a time on a phone."""
    found = findings(cached.package(), area.area_code, peer_set)
    if area.kind == "country":  # what is published for its parts only is no first sight of it
        found = tuple(one for one in found if one.form != "none")
    label, reason = (words.of(say.language) for words in (peer_set.label, peer_set.reason))
    whose = f"{say('explore.peers')}{say('record.colon')}{label}　{reason}"
    if label and not cached.phone():
        with st.container(key="four-keys"):
            st.caption(say("finding.bands"))
    with st.container(key="four"):
        for at, one in enumerate(found, 1):
            with st.container(border=True, key=f"finding-{at}"):
                if cached.phone():  # one is seen at a time
                    st.caption(say("finding.count", n=at, all=len(found)))
                draw(one, peer_set, say, place="first")
                st.button(
                    say("list.open"),
                    key=f"open-{one.name}",
                    on_click=chosen.show,
                    args=(one.figure.indicator_id,),
                    type="tertiary",
                )
    if label:
        st.caption(f"{say('finding.bands')} {whose}" if cached.phone() else whose)


def first(area: Area, peer_set: PeerSet) -> Finding:
    """The first of the four: fertility."""
    return findings(cached.package(), area.area_code, peer_set)[0]


def draw(
    one: Finding,
    peer_set: PeerSet,
    say: Text,
    place: str = "pin",
    *,
    whole: bool = False,
    titled: bool = True,
) -> None:
    """One finding as a card.

    Args:
        place: where on the page, for a figure that stands there twice.
        whole: its table and files stand open.
        titled: its title is not above it already.
    """
    language, figure = say.language, one.figure
    if titled:
        st.markdown(headline(one.title.of(language)))
    st.caption(f"{bold(one.kind.of(language))} · {one.measure.of(language)}")
    beside = place == "first" and not cached.phone()
    spec = drawn(one, language, narrow=cached.phone(), height=LOW if beside else 0)
    if spec:
        st.vega_lite_chart(spec, width="stretch")
    if told := one.chance.of(language).strip():
        st.write(told)
    indicator = INDICATORS[figure.indicator_id]
    name = region.name(cached.package().area(figure.area_code), say)
    under(
        say,
        f"{place}-{one.name}",
        lambda: _picture(one, language),
        lambda: table(one, name, say),
        question=figure.question.of(language),
        source=one.source.of(language) or figures.source(figure, say),
        heading=f"{name} {one.title.of(language)} "
        f"{one.kind.of(language)} · {one.measure.of(language)}",
        short="" if place == "first" else indicator.origins(language),
        above=place == "first",
        where=definition_at(figure.indicator_id, say),
        more=indicator.note.of(language),
        name=f"{figure.area_name}_{figure.title.ja}",
        shown=whole,
        whole=whole,
    )
    pinning.button(figure, peer_set, say, place=place)


def _picture(one: Finding, language: str) -> Spec:
    """The chart again; of a figure without one its place among peers, which says so."""
    return drawn(one, language) or figures.drawn(one.figure, Text(language))


def table(one: Finding, place: str, say: Text) -> pd.DataFrame:
    """What is drawn, year by year, each number with its kind; empty columns are left out."""
    names = ("value", "low", "high", "peer_low", "peer_median", "peer_high")
    base = "projection" if one.kinds == ("projection",) else one.kinds[0]
    rows = [
        (
            place,
            point.year,
            WORDS["projection" if point.ahead else base].of(say.language),
            *(getattr(point, name) for name in names),
        )
        for point in one.points
    ]
    heads = ("year", "kind", *names)
    columns = [say("explore.place"), *(say(f"finding.column_{head}") for head in heads)]
    found = pd.DataFrame(rows, columns=columns)
    return found.dropna(axis=1, how="all") if rows else found
