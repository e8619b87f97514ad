"""One indicator of a place: where it stands among its peers, and how it went over the years."""

from typing import Any

import pandas as pd
import streamlit as st

from core.charts.strip import Peer, strip
from core.charts.trend import trend
from core.stats.catalog import INDICATORS
from core.stats.figure import Figure, figure
from core.stats.package import Area
from core.stats.peers import PeerSet
from core.stats.sentence import number
from core.stats.series import Year, over_years, peer_values
from core.stats.window import window
from core.text import Text
from core.units import with_unit
from pages.explore.parts import cached, figures, pinning, region
from pages.shared.markdown import bold
from pages.shared.under import definition_at, under

YEARS = (1, 3, 5)
"""How many years can be taken together."""
TENTHS = 10
"""Peers below whom nothing is said of tenths of them."""


def draw(area: Area, peer_set: PeerSet, indicator_id: str, say: Text) -> None:
    """Distribution strip and trend side by side, each with its table and files."""
    package, language = cached.package(), say.language
    indicator = INDICATORS[indicator_id]
    row = package.cube.row[area.area_code]
    longest = window(package, indicator, row, max(YEARS))
    together = _together(say) if longest and longest.length > 1 else 0
    one = figure(package, indicator_id, area.area_code, peer_set, together)
    found = peer_values(package, indicator_id, area.area_code, peer_set, together)
    peers = [Peer(region.name(package.area(code), say), value) for code, value in found.items()]
    rows = over_years(package, indicator_id, area.area_code, peer_set)
    title, label = one.title.of(language), one.peer_label.of(language)
    common: dict[str, Any] = {
        "source": figures.source(one, say),
        "short": indicator.origins(language),
        "where": definition_at(indicator_id, say),
        "more": indicator.note.of(language),
    }
    left, right = st.columns(2, gap="large")
    with left.container(border=True, height="stretch"):
        st.markdown(bold(say("compare.strip")))
        st.caption(f"{title} · {figures.years(one, say)} · {label}")
        if one.value is None and one.missing:
            st.write(one.missing.of(language))
        if len(peers) < 3 and indicator.only != "prefecture":
            st.write(say("compare.few_peers", n=len(peers)))
        elif len(peers) >= 3:
            _among(area, one, peers, say, common)
    with right.container(border=True, height="stretch"):
        st.markdown(bold(say("compare.years")))
        st.caption(title)
        if not rows:
            st.write(one.missing.of(language) if one.missing else say("explore.missing"))
        else:
            _course(area, one, rows, say, common)
    pinning.button(one, peer_set, say, together)


def _among(area: Area, one: Figure, peers: list[Peer], say: Text, common: dict[str, Any]) -> None:
    """Every peer on a strip; `common`: what stands under both charts."""
    language, place = say.language, region.name(area, say)
    title, label = one.title.of(language), one.peer_label.of(language)
    st.vega_lite_chart(strip(one, peers, language), width="stretch")
    chance = say("compare.strip_chance") if one.low is not None else ""
    figures.key(say("compare.strip_key", place=place) + chance)
    under(
        say,
        "strip",
        lambda: strip(one, peers, language),
        lambda: _peer_table(place, one, peers, say),
        heading=f"{place} {title} {figures.years(one, say)} {label}",
        sentence=_position(one, say) if one.value is not None else "",
        question=one.question.of(language),
        name=f"{area.name}_{title}_{say('compare.strip')}",
        **common,
    )


def _course(
    area: Area, one: Figure, rows: tuple[Year, ...], say: Text, common: dict[str, Any]
) -> None:
    """The way over the years; `common`: what stands under both charts."""
    language, place = say.language, region.name(area, say)
    title, breaks = one.title.of(language), INDICATORS[one.indicator_id].breaks
    st.vega_lite_chart(trend(one, rows, breaks, language), width="stretch")
    if one.low is not None:
        st.caption(say("compare.band"))
    if any(len(rows) and rows[0].year < turn for turn in breaks):
        st.caption(say("compare.break"))
    under(
        say,
        "years",
        lambda: trend(one, rows, breaks, language),
        lambda: _year_table(place, one, rows, say),
        heading=f"{place} {title}",
        sentence=one.sentence.of(language),
        question=say("compare.years_question"),
        name=f"{area.name}_{title}_{say('compare.years')}",
        **common,
    )


def _together(say: Text) -> int:
    """How many years are taken together; 0: as many as the number of events asks for."""
    chosen: int = st.radio(
        say("compare.together"),
        (0, *YEARS),
        horizontal=True,
        format_func=lambda n: say("compare.years_n", n=n) if n else say("compare.years_auto"),
    )
    return chosen


def _position(one: Figure, say: Text) -> str:
    """Where the place stands, as a share of peers; never as a rank."""
    if one.peer_percentile is None or one.peer_low is None or one.peer_high is None:
        return ""
    place = figures.place_of(one, say)
    low, high = (number(one, value) for value in (one.peer_low, one.peer_high))
    if low == high:
        words = say("compare.half_same", low=figures.number(one.peer_low, one, say))
    elif say.language == "ja":
        words = say("compare.half", range=with_unit(f"{low}〜{high}", one.unit.ja))
    else:
        words = say("compare.half", range=f"{low} to {high} {one.unit.en}".strip())
    inside = one.peer_low <= (one.value or 0) <= one.peer_high
    key = "compare.inside" if inside else "compare.outside"
    if one.peer_count >= TENTHS and not inside and not 10 < one.peer_percentile < 90:
        key = "compare.edge_high" if one.peer_percentile >= 90 else "compare.edge_low"
    words += say(key, place=place)
    if not inside and one.low is not None and one.high is not None:
        near = one.low <= one.peer_high and one.high >= one.peer_low
        words += say("compare.reaches") if near else ""
    return words + (say("compare.sized") if INDICATORS[one.indicator_id].depends_on_size else "")


def _peer_table(place: str, one: Figure, peers: list[Peer], say: Text) -> pd.DataFrame:
    """The place first, then its peers by name: positions, not ranks."""
    rows = [(place, one.value), *sorted((one.name, one.value) for one in peers)]
    return pd.DataFrame(rows, columns=[say("explore.place"), figures.heading(one, say)])


def _year_table(place: str, one: Figure, rows: tuple[Year, ...], say: Text) -> pd.DataFrame:
    heads = ["value"] + [
        head
        for head in ("low", "high", "peer_median", "prefecture", "country")
        if any(getattr(row, head) is not None for row in rows)
    ]
    table = pd.DataFrame(
        [(place, row.year, *(getattr(row, head) for head in heads)) for row in rows]
    )
    value = figures.heading(one, say, dated=False)
    names = [value, *(say(f"compare.year_{head}") for head in heads[1:])]
    years = figures.year_heading(one, say)
    return table.set_axis([say("explore.place"), years, *names], axis=1)
