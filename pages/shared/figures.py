"""One figure on the screen: never without unit, year and source."""

import pandas as pd
import streamlit as st

from core.charts.position import position
from core.charts.trend import trend
from core.stats.catalog import INDICATORS
from core.stats.figure import Figure
from core.text import Text


def field_of(one: Figure) -> str:
    return str(INDICATORS[one.indicator_id].field)


def number(value: float | None, one: Figure, say: Text) -> str:
    """A value as shown: decimals and unit of its indicator; missing is a dash."""
    if value is None:
        return say("explore.missing")
    return f"{value:,.{one.decimals}f} {getattr(one.unit, say.language)}"


def draw(one: Figure, say: Text) -> None:
    """Title, value, year, place among peers, trend, sentence, source, table."""
    language = say.language
    st.markdown(f"**{getattr(one.title, language)}**")
    if one.value is None:
        st.write(getattr(one.missing, language) if one.missing else say("explore.missing"))
    else:
        year = one.years_label or (f"{one.year}年" if language == "ja" else str(one.year))
        st.markdown(f"### {number(one.value, one, say)}")
        st.caption(year)
        if one.peer_median is not None:
            st.altair_chart(position(one, language), width="stretch")
        st.write(getattr(one.sentence, language))
    _compare(one, say)
    st.caption(f"{say('explore.question')}：{getattr(one.question, language)}")
    st.caption(say("explore.source") + " / ".join(one.sources))
    with st.expander(say("explore.table")):
        st.caption(getattr(INDICATORS[one.indicator_id].note, language))
        rows = pd.DataFrame(one.series, columns=["year", "value"])
        if rows["value"].notna().sum() > 1:
            st.altair_chart(trend(one, language), width="stretch")
        names = {"year": say("explore.year"), "value": say("explore.value")}
        st.dataframe(rows.rename(columns=names), hide_index=True, width="stretch")


def _compare(one: Figure, say: Text) -> None:
    parts = [
        f"{say(f'explore.{key}')} {number(value, one, say)}"
        for key, value in (
            ("median", one.peer_median),
            ("prefecture", one.prefecture_value),
            ("country", one.country_value),
        )
    ]
    st.caption("　".join(parts))
