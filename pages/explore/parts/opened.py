"""One figure, large: several named places in one chart, in words, as a table, to take along.

What is shown stands in the address, so that a link opens exactly this again.
"""

from dataclasses import replace
from urllib.parse import urlencode

import pandas as pd
import streamlit as st

from core.charts import named
from core.charts.template import Spec
from core.own.figures import is_own
from core.stats.catalog import FIELDS, INDICATORS
from core.stats.figure import Figure
from core.stats.finding import Finding
from core.stats.findings import finding
from core.stats.findings import findings as first_four
from core.stats.package import COUNTRY, Area
from core.stats.peers import PeerSet
from core.stats.points import beside
from core.text import Text
from pages.explore.parts import cached, chosen, figures, findings, pinning, region
from pages.shared import address
from pages.shared.markdown import bold, headline
from pages.shared.under import definition_at, under

MOST = len(named.COLOURS)
"""Places that are put beside the own."""
WITH = "with-places"


def draw(one: Figure, area: Area, peer_set: PeerSet, say: Text) -> None:
    """The figure as a page of its own, and the way back."""
    with st.container(key="crumbs", horizontal=True, vertical_alignment="center"):
        place = region.name(area, say)
        st.button(
            f"← {say('shown.back', place=place)}", on_click=chosen.show, args=("",), type="tertiary"
        )
        if not is_own(one.indicator_id):
            st.caption(FIELDS[INDICATORS[one.indicator_id].field].of(say.language))
    told = None
    if not is_own(one.indicator_id) and one.value is not None:
        told = _told(one, peer_set)
    if told is None or told.form == "none":
        with st.container(border=True):
            figures.draw(one, say)
        pinning.button(one, peer_set, say)
    elif told.form == "dots":
        with st.container(border=True):
            findings.draw(told, peer_set, say, place="shown", whole=True)
            st.write(one.sentence.of(say.language))
    else:
        _course(told, area, peer_set, say)
    _link(say)


def _told(one: Figure, peer_set: PeerSet) -> Finding:
    """With what its sentence does not say where it is one of the first four, of the same kinds."""
    package = cached.package()
    told = finding(one, package, peer_set)
    for first in first_four(package, one.area_code, peer_set):
        if first.figure == one and first.kinds == told.kinds:
            return replace(told, chance=first.brief)
    return told


def _course(told: Finding, area: Area, peer_set: PeerSet, say: Text) -> None:
    """The chart over the years on the left, what it says and does not say on the right; below,
    over the whole width, its table and files."""
    language, one = say.language, told.figure
    left, right = st.columns([7, 3], gap="medium")
    with left.container(border=True):
        st.markdown(headline(told.title.of(language)))
        st.caption(f"{bold(told.kind.of(language))} · {told.measure.of(language)}")
        codes = _beside(area, say)
        lines, own = _lines(told, area, codes, say), region.name(area, say)

        def drawn() -> Spec:
            return named.named(told, own, lines, language, narrow=cached.phone())

        st.vega_lite_chart(drawn(), width="stretch")
        if any(point.peer_low is not None for point in told.points):
            dotted = say("shown.around") if any(line.around for line in lines) else ""
            st.caption(say("shown.bands") + dotted)
    with right:
        _words(told, say)
        pinning.button(one, peer_set, say, place="shown")
    with st.container(border=True):
        under(
            say,
            f"shown-{one.indicator_id}",
            drawn,
            lambda: _table(told, own, lines, say),
            question="",
            source=told.source.of(language) or figures.source(one, say),
            heading=f"{own} {told.title.of(language)}",
            where=definition_at(one.indicator_id, say),
            name=f"{one.area_name}_{one.title.ja}",
            whole=True,
        )


def _words(told: Finding, say: Text) -> None:
    """In words; what to mind; a question."""
    language, one = say.language, told.figure
    with st.container(border=True):
        st.markdown(bold(say("shown.words")))
        st.write(one.sentence.of(language))
        if chance := told.chance.of(language).strip():
            st.write(chance)
    with st.container(border=True):
        st.markdown(bold(say("shown.care")))
        st.write(INDICATORS[one.indicator_id].note.of(language))
    st.info(f"{bold(say('explore.question'))}　{one.question.of(language)}")


def _beside(area: Area, say: Text) -> list[str]:
    """Codes of the places put beside the own; kept in the address."""
    places = {
        code: words for code, words in cached.places(say.language).items() if code != area.area_code
    }
    came = address.came("with")
    known = came or st.query_params.get("with") or st.session_state.get("with", "")
    if came is not None or WITH not in st.session_state:
        st.session_state[WITH] = [code for code in known.split(",") if code in places][:MOST]
    codes: list[str] = st.multiselect(
        say("shown.add"),
        list(places),
        key=WITH,
        max_selections=MOST,
        format_func=lambda code: str(places.get(code, code)).partition(" · ")[0],
        placeholder=say("shown.add_hint"),
    )
    words = ",".join(codes)
    st.session_state["with"] = words
    address.remember("with", words, "")
    return codes


def _lines(told: Finding, area: Area, codes: list[str], say: Text) -> list[named.Line]:
    """The places put beside, the prefecture and the country; of what grows with size only the
    places."""
    package, one = cached.package(), told.figure
    around = [] if figures.sized(one) else [area.prefecture_code, COUNTRY]
    around = [code for code in around if code not in ("", area.area_code, *codes)]
    years = [point.year for point in told.points]
    lines = [
        named.Line(
            region.name(package.area(code), say),
            beside(package, one.indicator_id, code, years, told.together),
            code in around,
        )
        for code in (*codes, *around)
    ]
    return [line for line in lines if line.values or not line.around]


def _table(told: Finding, own: str, lines: list[named.Line], say: Text) -> pd.DataFrame:
    """A row for each place, a column for each year."""
    years = [point.year for point in told.points]
    rows = {own: {point.year: point.value for point in told.points}}
    rows |= {line.name: dict(line.values) for line in lines}
    made = [(name, *(known.get(year) for year in years)) for name, known in rows.items()]
    return pd.DataFrame(made, columns=[say("explore.place"), *map(str, years)])


def _link(say: Text) -> None:
    """The address of exactly this, to copy."""
    words = st.query_params.to_dict() | st.session_state.get(address.NEXT, {})
    kept = {name: word for name, word in words.items() if word and name != "workshop"}
    with st.popover(say("shown.link")):
        where = str(st.context.url or "/explore").partition("?")[0]
        st.code(f"{where}?{urlencode(kept)}", language=None, wrap_lines=True)
