"""One indicator on the map of a prefecture, of those around it, or of the country."""

from html import escape

import pandas as pd
import streamlit as st

from core.charts.choropleth import PAGE, PHONE, PICTURE, choropleth, legend
from core.charts.histogram import histogram
from core.charts.inset import inset
from core.charts.islands import frames
from core.charts.template import Spec
from core.process import rooms
from core.stats import peers
from core.stats.basis import WORDS
from core.stats.catalog import INDICATORS
from core.stats.figure import figure
from core.stats.package import COUNTRY
from core.stats.sentence import amount, in_english, number, short
from core.stats.spread import Spread, mappable, spread, years_of
from core.stats.unsure import unsure
from core.text import Text
from pages.explore.parts import cached, figures, pick, play, region, zoom
from pages.explore.parts.field import picture
from pages.shared import address, current
from pages.shared.markdown import bold, headline
from pages.shared.under import definition_at, under

WIDTH = PHONE if cached.phone() else PAGE
YEAR = "map-year"
NAMED = 13
"""Years that have room under their slider."""


def _parted(found: Spread, say: Text) -> str:
    """How the colours were chosen; that classes are even only where they are."""
    many, below = len(found.sizes), found.below
    if found.even and below in (0, many):
        return say("map.even", n=many)
    sizes = say("map.comma").join(f"{size:,}" for size in found.sizes)
    if 0 < below < many:
        return say("map.zero", below=below, above=many - below, sizes=sizes)
    return say("map.uneven", n=many, sizes=sizes) if many else ""


def _year(years: list[int], say: Text) -> int | None:
    """Which year is drawn; it stands in the address. The newest where there is no choice."""
    if len(years) < 2:
        return None
    came = address.came("year") or st.query_params.get("year") or st.session_state.get("year", "")
    known = st.session_state.get(YEAR)
    if came.isdigit() and int(came) in years and known is None:
        known = int(came)
    st.session_state[YEAR] = known if known in years else years[-1]

    def go_along() -> None:
        """Other pages look back to the year that was chosen here."""
        chosen = st.session_state[YEAR]
        st.session_state["year"] = "" if chosen == years[-1] else str(chosen)

    def goes(year: int) -> None:
        st.session_state[YEAR] = year
        go_along()

    phone = cached.phone()
    with st.container(key="map-years", horizontal=True, vertical_alignment="center"):
        play.button(years, st.session_state[YEAR], goes, say)
        with st.container(key="map-slider"):
            year: int = st.select_slider(
                say("map.year"),
                years,
                key=YEAR,
                on_change=go_along,
                label_visibility="visible" if phone else "collapsed",
            )
            if not phone and len(years) <= NAMED:
                named = "".join(f"<span>{one}</span>" for one in years)
                st.html(f'<p class="named" aria-hidden="true">{named}</p>')
    address.remember("year", str(year), str(years[-1]))
    return year


say = current.text()
package = rooms().package
area, peer_set = region.head(say, say("map.title"))
place = region.name(area, say)
prefecture = area.prefecture_code or (area.area_code if area.kind == "prefecture" else "")
beside = peers.prefectures_beside(package, prefecture) if prefecture else ()
panel, drawing = st.columns([1, 2], gap="medium")
with panel:
    title_here, key_here = st.container(), st.container()
    indicator_id = pick.indicator(
        say("compare.indicator"), "indicator", "birth_rate", say,
        [name for name, one in INDICATORS.items() if mappable(one)],
    )  # fmt: skip
    extents = {"prefecture": prefecture, "around": prefecture} if prefecture else {}
    if not beside:
        extents.pop("around", None)
    extents["country"] = COUNTRY
    address.follow("extent", "extent", extents, next(iter(extents)))
    extent_kind = st.radio(
        say("map.extent"),
        list(extents),
        key="extent",
        horizontal=True,
        format_func=lambda kind: (
            say("map.around") if kind == "around" else region.name(package.area(extents[kind]), say)
        ),
    )
    extent = extents[extent_kind]
with panel if cached.phone() else drawing:
    year = _year(years_of(package, indicator_id, extent), say)
address.note(extent=extent_kind)
address.write()
country = extent == COUNTRY
around = beside if extent_kind == "around" else ()
found = spread(package, indicator_id, extent, year, around)
one = figure(package, indicator_id, area.area_code, peer_set)
indicator, language = INDICATORS[indicator_id], say.language
names = {code: region.name(package.area(code), say) for code in found.values}
within = region.name(package.area(extent), say)
if extent_kind == "around":
    within = say("map.with_around", place=within)
years = in_english(found.years) if language == "en" else found.years
title = indicator.title.of(language)
value = found.values.get(area.area_code)


def read(found_value: float) -> str:
    """With its unit, unless the title said it."""
    return amount(one, found_value, language) if language == "ja" else short(one, found_value)


told = say("map.finding_none", title=title)
if value is not None:
    told = say("map.finding", place=place, title=title, value=read(value))
elif found.known:
    ends = {"low": read(found.classes[0][0]), "high": read(found.classes[-1][1])}
    told = say("map.finding_span", title=title, **ends)
title_here.markdown(headline(told))
title_here.caption(f"{bold(WORDS[indicator.basis].of(language))} · {within} · {years}")
if not found.known:
    st.write(one.missing.of(language) if one.missing else say("explore.missing"))
    current.end()


by_chance = unsure(package, indicator_id, extent, year, around)
hatched = by_chance.codes if by_chance else frozenset[str]()


def drawn(width: int = PICTURE, *, keyed: bool = True) -> Spec:
    return choropleth(found, names, area.area_code, language, country, width, hatched, keyed=keyed)


def _own_words() -> str:
    """The place's value with its margin and the peers' median, where the newest years are drawn."""
    many = found.window.length if found.window else 0
    here = figure(package, indicator_id, area.area_code, peer_set, many)
    if value is None or value != here.value:
        return ""
    rows = []
    if here.low is not None and here.high is not None:
        rows.append(say("map.own_range", low=number(here, here.low), high=number(here, here.high)))
    if here.peer_median is not None:
        rows.append(say("map.own_median", value=read(here.peer_median)))
    told = "".join(f"<p>{escape(row)}</p>" for row in rows)
    return f"<p><b>{escape(place)}</b> {escape(read(value))}</p>{told}"


own_words = _own_words()
with drawing:
    with st.container(border=True, key="map-chart"):
        st.vega_lite_chart(drawn(WIDTH, keyed=cached.phone()), width="stretch")
    with st.container(key="map-zoom"):
        zoom.buttons(place if area.area_code in found.values else "", say)
    if own_words and not cached.phone():
        with st.container(key="map-own"):
            st.html(own_words)
    if not country:
        seen = frozenset(code[:2] for code in found.values)
        with st.container(key="map-inset"):
            st.html(f"{picture(inset(seen))}<p>{say('map.seen')}</p>")
classes = legend(found, language)
if not cached.phone():  # whose map has its legend above it, in sight of both
    with key_here:
        unit = indicator.unit.of(language)
        unit = f"{say('list.unit')}{say('record.colon')}{unit}" if unit else ""
        mine = say("map.key_own", place=place) if value is not None else ""
        st.caption(say("map.key") + mine + unit)
        st.html(picture(histogram(found, value, language, len(hatched & {*found.values}))))
how_many = "map.sentence_all" if found.known == len(found.values) else "map.sentence"
counted = {"n": f"{len(found.values):,}", "known": f"{found.known:,}"}
sentence = say(how_many, place=within, **counted) + _parted(found, say)
if year is not None:
    sentence += say("map.same")
if value is not None:
    shown = amount(indicator, value, language)
    sentence += say("map.own", place=place, value=shown, classes=classes[found.class_of(value)])
if by_chance and hatched:
    against = amount(indicator, by_chance.against, language)
    key = "map.hatched_median" if by_chance.against else "map.hatched_zero"
    sentence += say(key, n=f"{len(hatched):,}", value=against)
if frames(found.values, country):
    sentence += say("map.islands")
sentence += say("map.dots") if country else ""
with st.container(key="map-under"):
    under(
        say,
        "map",
        drawn,
        lambda: pd.DataFrame(
            [(code, names[code], value) for code, value in found.values.items()],
            columns=[say("map.code"), say("explore.place"), title],
        ),
        heading=f"{within} {title} {years}",
        where=definition_at(indicator_id, say),
        sentence=sentence,
        question=indicator.question.of(language),
        source=figures.source(one, say) + " / " + say("map.boundaries"),
        short=f"{indicator.origins(language)} / {say('map.boundaries')}",
        more=indicator.note.of(language) + " " + say("map.how"),
        name=f"{within}_{title}_{say('map.title')}",
    )
