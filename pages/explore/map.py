"""One indicator on the map of the prefecture or the country."""

import pandas as pd
import streamlit as st

from core.charts.choropleth import OGASAWARA, PAGE, PHONE, PICTURE, choropleth, legend
from core.charts.islands import frames
from core.charts.template import Spec
from core.process import server
from core.stats.catalog import INDICATORS
from core.stats.figure import figure
from core.stats.package import COUNTRY
from core.stats.sentence import amount, in_english
from core.stats.source import origins
from core.stats.spread import mappable, spread
from pages.shared import address, current, figures, pick, region
from pages.shared.under import under

WIDTH = PHONE if "Mobi" in st.context.headers.get("User-Agent", "") else PAGE
"""All phones say so."""

say = current.text()
package = server().package
area, peer_set = region.head(say, say("map.title"))
left, right = st.columns([3, 2], vertical_alignment="bottom")
with left:
    indicator_id = pick.indicator(
        say("compare.indicator"), "indicator", "birth_rate", say,
        [name for name, one in INDICATORS.items() if mappable(one)],
    )  # fmt: skip
prefecture = area.prefecture_code or (area.area_code if area.kind == "prefecture" else "")
with right:
    extents = {"prefecture": prefecture} if prefecture else {}
    extents["country"] = COUNTRY
    address.follow("extent", "extent", extents, next(iter(extents)))
    extent_kind = st.radio(
        say("map.extent"),
        list(extents),
        key="extent",
        horizontal=True,
        format_func=lambda kind: region.name(package.area(extents[kind]), say),
    )
    extent = extents[extent_kind]
address.note(extent=extent_kind)
address.write()
country = extent == COUNTRY
found = spread(package, indicator_id, extent)
one = figure(package, indicator_id, area.area_code, peer_set)
indicator, language = INDICATORS[indicator_id], say.language
names = {code: region.name(package.area(code), say) for code in found.values}
within = region.name(package.area(extent), say)
years = in_english(found.years) if language == "en" else found.years
title = getattr(indicator.title, language)
with st.container(border=True):
    st.markdown(f"**{title}**")
    st.caption(f"{within} · {years}")
    if not found.known:
        st.write(getattr(one.missing, language) if one.missing else say("explore.missing"))
        st.stop()

    def drawn(width: int = PICTURE) -> Spec:
        return choropleth(found, names, area.area_code, language, country, width)

    st.vega_lite_chart(drawn(WIDTH), width="stretch")
    value = found.values.get(area.area_code)
    classes = legend(found, language)
    sentence = say(
        "map.sentence", place=within, n=f"{len(found.values):,}", known=f"{found.known:,}"
    )
    if value is not None:
        sentence += say(
            "map.own",
            place=region.name(area, say),
            value=amount(indicator, value, language),
            classes=classes[found.class_of(value)],
        )
    if country:
        sentence += say("map.outside", names=names[OGASAWARA])
    elif frames(found.values):
        sentence += say("map.islands")
    under(
        say,
        "map",
        drawn,
        lambda: pd.DataFrame(
            [(code, names[code], value) for code, value in found.values.items()],
            columns=[say("map.code"), say("explore.place"), title],
        ),
        heading=f"{within} {title} {years}",
        where=figures.definition_at(indicator_id, say),
        sentence=sentence,
        question=getattr(indicator.question, language),
        source=figures.source(one, say) + " / " + say("map.boundaries"),
        short=f"{origins(package, indicator, language)} / {say('map.boundaries')}",
        more=getattr(indicator.note, language) + " " + say("map.how"),
        name=f"{within}_{title}_{say('map.title')}",
    )
