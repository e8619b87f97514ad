"""Answers of people beside counted figures, field by field."""

from collections.abc import Sequence

import streamlit as st

from core.own.chart import gap_chart
from core.own.gap import Gap, gaps
from core.own.model import OwnSeries
from core.stats.catalog import FIELDS
from core.stats.package import Area
from core.stats.side import Objective
from core.text import Text
from core.units import plain
from pages.explore.parts import cached
from pages.explore.parts.own import number
from pages.shared.markdown import BREAK, bold, bullets, plain_table


def gap_view(area: Area, series: Sequence[OwnSeries], say: Text) -> None:
    """Field by field, where both sides exist: sentences, chart, table."""
    found = gaps(series, cached.figures(area.area_code))
    if not found:
        st.caption(say("own.gap_none"))
        return
    st.caption(say("own.gap_note"))
    for field, inside in found.items():
        with st.container(border=True):
            st.markdown(bold(FIELDS[field].of(say.language)))
            for one in inside:
                st.markdown(bullets(_sentences(one, say)))
            st.caption(say("own.gap_answer") + BREAK + say("own.gap_peers"))
            st.altair_chart(gap_chart(inside, say.language), width="stretch")
            with st.expander(say("own.gap_table")):
                plain_table(_objective(one, say) for one in inside[0].objectives)


def _objective(one: Objective, say: Text) -> dict[str, str]:
    figure, language = one.figure, say.language
    space = "" if language == "ja" else " "
    value = f"{plain(figure.value or 0, figure.decimals)}{space}{figure.unit.of(language)}"
    direction = {True: "good", False: "bad", None: "none"}[one.good]
    return {
        say("own.name"): figure.title.of(language),
        say("own.value"): value,
        say("own.year"): figure.years_label or str(figure.year),
        say("own.gap_where"): say(f"own.gap_{one.side}"),
        say("own.gap_good"): say(f"own.gap_direction_{direction}"),
        say("own.source"): " / ".join(figure.sources if language == "ja" else figure.sources_en),
    }


def _sentences(one: Gap, say: Text) -> list[str]:
    """Only what the numbers bear: 「のに」 needs a figure that clearly points the other way."""
    item, language = one.series.newest, say.language
    shown = {"name": one.series.name, "score": number(item, language)}
    key = "own.gap_high_bad" if one.level == "high" else "own.gap_low_good"
    said = [
        say(key, **shown, figure=each.figure.title.of(language),
            peers=each.figure.peer_label.of(language))
        for each in one.contrasts
    ]  # fmt: skip
    if not said:
        said = [say(f"own.gap_{one.level}", **shown)]
    if one.low is None or one.high is None:
        key = "own.gap_answers_mean" if item.respondents else "own.gap_answers_unknown"
        return [*said, say(key, n=f"{item.respondents:,}")]
    ends = {"low": plain(one.low, 0), "high": plain(one.high, 0)}
    return [*said, say("own.gap_answers", n=f"{item.respondents:,}", **ends)]
