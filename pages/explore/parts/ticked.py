"""Figures ticked in the table of all figures: taken along together, and kept in the address."""

from collections.abc import Collection, Sequence
from urllib.parse import urlencode

import streamlit as st

from core.errors import Refused
from core.stats.area import Area
from core.stats.figure import Figure
from core.stats.peers import PeerSet
from core.tables import csv_bytes
from core.text import Text
from pages.explore.parts import cached, figures, pinning, region
from pages.shared import address, current

KEY = "ticked"


def asked(known: Collection[str]) -> bool:
    """Take over the ticks of the address; whether it has just come with some."""
    came = address.came(KEY)
    first = KEY not in st.session_state
    if came is not None or first:
        words = came or st.query_params.get(KEY, "")
        st.session_state[KEY] = [one for one in words.split(",") if one in known]
    return bool(st.session_state[KEY]) and (came is not None or first)


def ids() -> list[str]:
    """What is ticked, in the order of ticking."""
    return list(st.session_state.get(KEY, []))


def keep(name: str, on: bool) -> None:
    """Whether this figure is ticked from now on; a new one comes last."""
    others = [one for one in ids() if one != name]
    if on != (name in ids()):
        st.session_state[KEY] = [*others, name] if on else others


def bar(found: Sequence[Figure], area: Area, peer_set: PeerSet, say: Text) -> None:
    """How many are ticked, and where they can go: into a meeting, into a file, into a link."""
    by_id = {one.indicator_id: one for one in found}
    chosen = [by_id[name] for name in ids() if name in by_id]
    address.remember(KEY, ",".join(one.indicator_id for one in chosen), "")
    if not chosen:
        if not cached.phone():  # where the words above the cards say it
            st.caption(say("list.ticked_none"))
        return
    with st.container(horizontal=True, vertical_alignment="center", key="ticked-bar"):
        st.markdown(say("list.ticked", n=len(chosen)))
        _meeting(chosen, area, peer_set, say)
        st.download_button(
            say("explore.as_csv"),
            lambda: csv_bytes(_lines(chosen, area, say)),
            file_name=f"{area.name}_{say('list.title')}.csv",
            mime="text/csv",
            key="ticked-csv",
            on_click="ignore",
        )
        with st.popover(say("list.link")):
            where = str(st.context.url or "/explore").partition("?")[0]
            names = ",".join(one.indicator_id for one in chosen)
            kept = {"area": area.area_code, "peers": st.session_state.get("peers", ""), KEY: names}
            st.code(f"{where}?{urlencode(kept, safe=',')}", language=None, wrap_lines=True)


def _meeting(chosen: Sequence[Figure], area: Area, peer_set: PeerSet, say: Text) -> None:
    """Into the meeting this browser is in, else into a new one."""
    there = [one for one in chosen if one.value is not None]
    if not pinning.here():
        if st.button(say("list.to_new"), key="ticked-new"):
            names = ",".join(one.indicator_id for one in there)
            kept = {"area": area.area_code, "peers": st.session_state.get("peers", "")}
            st.switch_page("facilitate/open.py", query_params=kept | {"figures": names})
        return

    def pin() -> None:
        try:
            pinning.into_room(there, peer_set)
        except Refused as refusal:
            current.refuse(refusal)
        else:
            st.toast(say("list.pinned", n=len(there)))

    st.button(say("list.to_room"), key="ticked-room", on_click=pin)


def _lines(chosen: Sequence[Figure], area: Area, say: Text) -> list[Sequence[object]]:
    heads = ("list.measure", "finding.column_value", "list.unit", "list.years",
             "finding.column_peer_median", "explore.source_column")  # fmt: skip
    rows: list[Sequence[object]] = [[say("explore.place"), *map(say, heads)]]
    place = region.name(area, say)
    for one in chosen:
        years = figures.years(one, say) if one.value is not None else ""
        median = None if figures.sized(one) else one.peer_median
        words = (one.title.of(say.language), one.value, one.unit.of(say.language), years)
        rows.append([place, *words, median, figures.source(one, say)])
    return rows
