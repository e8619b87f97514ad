"""Every source, edition, term, processing and gap; and what every indicator means."""

import pandas as pd
import streamlit as st

from core.process import rooms
from core.stats.catalog import FIELDS, INDICATORS
from core.stats.coverage import Product, coverage, products
from core.stats.scores import outward
from pages.shared import address, current
from pages.shared.markdown import bold, bullets, headline, linked, plain_table

say = current.text()
language = say.language
package = rooms().package
st.title(say("sources.title"))
st.write(say("sources.note", version=package.version))

st.subheader(say("sources.indicators"))
names = list(INDICATORS)
came = address.came("indicator")
if came in names or "sources-indicator" not in st.session_state:
    asked = came or st.query_params.get("indicator", "")
    st.session_state["sources-indicator"] = asked if asked in names else None
chosen = st.selectbox(
    say("sources.choose"),
    names,
    key="sources-indicator",
    placeholder=say("sources.choose_hint"),
    format_func=lambda name: INDICATORS[name].title.of(language),
)
if chosen:
    address.note(indicator=chosen)
    address.write()
    indicator, known = INDICATORS[chosen], coverage(package, chosen)
    with st.container(border=True):
        title = indicator.title.of(language)
        st.markdown(headline(title, 3))
        st.write(indicator.note.of(language))
        breaks = say("compare.comma").join(str(year) for year in indicator.breaks)
        facts = [
            (say("sources.field"), FIELDS[indicator.field].of(language)),
            (say("sources.unit"), indicator.unit.of(language) or "–"),
            (say("sources.formula"), known.formula[language]),
            (say("sources.direction"), say(f"sources.direction_{indicator.better or 'none'}")),
            (say("sources.outward"), say(f"sources.outward_{outward(chosen)}")),
            (say("sources.years"), known.span),
            (say("sources.breaks"), breaks or say("sources.breaks_none")),
            (
                say("sources.chance"),
                say("sources.chance_yes" if indicator.count_measure else "sources.chance_no"),
            ),
            (say("sources.source"), " / ".join(known.citations[language])),
        ]
        plain_table(({" ": name, say("sources.what"): what} for name, what in facts), named=True)
        if indicator.missing:
            st.info(indicator.missing.of(language))
        st.markdown(bold(say("sources.coverage")))
        rows = pd.DataFrame(
            known.municipalities, columns=[say("explore.year"), say("sources.municipalities")]
        )
        st.dataframe(rows, hide_index=True)
        if known.without[language]:
            nowhere = known.without[language]
            listed = say("compare.comma").join(nowhere[:30])
            st.caption(say("sources.without", n=len(nowhere), names=listed))


def product(one: Product) -> None:
    """One published product: terms, processing, files."""
    with st.container(border=True):
        st.markdown(bold(one.title[language]))
        st.write(one.producer[language])
        values = (
            f"　{say('sources.values')}{say('record.colon')}{one.values:,}" if one.values else ""
        )
        editions = one.editions.replace("、", say("compare.comma"))
        st.caption(f"{say('sources.editions')}{say('record.colon')}{editions}{values}")
        if one.processing[language]:
            st.write(f"{say('sources.processing')}{say('record.colon')}{one.processing[language]}")
        st.markdown(
            say("sources.terms")
            + say("record.colon")
            + linked(one.licence_name, one.licence_url)
            + "\u3000"
            + linked(say("sources.page"), one.url)
        )
        with st.expander(say("sources.files")):
            st.dataframe(
                pd.DataFrame(one.files, columns=[say("sources.file"), "SHA-256"]),
                hide_index=True,
                width="stretch",
            )


st.subheader(say("sources.products"))
for one in products(package):
    product(one)

st.subheader(say("sources.gaps"))
st.markdown(bullets(say(f"sources.gap_{n}") for n in range(1, 9)))

st.subheader(say("sources.all"))
table = pd.DataFrame(
    [
        (
            FIELDS[one.field].of(language),
            one.title.of(language),
            one.unit.of(language),
            coverage(package, name).formula[language],
            coverage(package, name).span,
        )
        for name, one in INDICATORS.items()
    ],
    columns=[say(f"sources.{key}") for key in ("field", "indicator", "unit", "formula", "years")],
)
st.dataframe(table, hide_index=True, width="stretch")
