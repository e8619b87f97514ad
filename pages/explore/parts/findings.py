"""Findings on the screen: title, kind and chance in words, one chart, and what stands under it."""

import pandas as pd
import streamlit as st

from core.charts.finding import LOW, drawn
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


def four(area: Area, peer_set: PeerSet, say: Text) -> None:
    """The four findings: side by side where there is room, one at a time on a phone."""
    found = findings(cached.package(), area.area_code, peer_set)
    if area.kind == "country":  # what is published for its parts only is no first sight of it
        found = tuple(one for one in found if one.form != "none")
    label, reason = (words.of(say.language) for words in (peer_set.label, peer_set.reason))
    peers = f"{say('explore.peers')}{say('record.colon')}{label}"
    whose = f"{peers}　{reason}"
    if label and not cached.phone():
        with st.container(key="four-keys"):
            st.caption(say("finding.bands"))
    with st.container(key="four"):
        for at, one in enumerate(found, 1):
            with st.container(border=True, key=f"finding-{at}"):
                _card(one, peer_set, say, at, len(found))
    if label:
        st.caption(f"{say('finding.bands')} {peers}" if cached.phone() else whose)


def _card(one: Finding, peer_set: PeerSet, say: Text, at: int, many: int) -> None:
    """What is seen first of a finding; definition, table and files stand where it is opened.

    A phone shows one at a time: which one it is, and the way to the next, of `many`.
    """
    phone, language = cached.phone(), say.language
    if phone:
        told = say("finding.count", n=at, all=many)
        st.html(f'<p class="at" id="first-{at}">{told}</p>')
    st.markdown(headline(one.title.of(language)))
    measure = f"{bold(one.kind.of(language))} · {one.measure.of(language)}"
    if not phone:
        st.caption(measure)
    _chart(drawn(one, language, narrow=phone, height=0 if phone else LOW))
    if told := one.brief.of(language).strip():
        st.write(told)
    if phone:
        st.caption(measure)
    question = f"{say('explore.question')}{say('record.colon')}{one.figure.question.of(language)}"
    with st.container(key=f"asked-{at}", horizontal=True, vertical_alignment="center"):
        st.caption(question)
        st.button(
            say("list.open"),
            key=f"open-{one.name}",
            on_click=chosen.show,
            args=(one.figure.indicator_id,),
            type="secondary" if phone else "tertiary",
        )
        if phone:
            word = say("finding.next" if at < many else "finding.again")
            st.html(f'<a class="next" href="#first-{at % many + 1}">{word} ›</a>')
    pinning.button(one.figure, peer_set, say, place="first")


def _chart(spec: Spec | None) -> None:
    if spec:
        st.vega_lite_chart(spec, width="stretch")


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
    """One finding with all that is known of it.

    Args:
        place: where on the page, for a figure that stands there twice.
        whole: its table and files stand open.
        titled: its title is not above it already.
    """
    language, figure = say.language, one.figure
    if titled:
        st.markdown(headline(one.title.of(language)))
    st.caption(f"{bold(one.kind.of(language))} · {one.measure.of(language)}")
    _chart(drawn(one, language, narrow=cached.phone()))
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
        short=indicator.origins(language),
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
