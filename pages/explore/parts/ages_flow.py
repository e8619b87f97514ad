"""Tables by age on the screen: who came and who left, by age and sex."""

import pandas as pd
import streamlit as st

from core.charts import by_age
from core.charts.template import Spec
from core.own.ages import mark
from core.stats.ages.flow import Change, Flow, cohort, moves
from core.stats.ages.tables import Ages, Sex
from core.stats.package import Area
from core.stats.sentence import plain
from core.text import Text
from pages.explore.parts.ages import age, span_of, to_do
from pages.shared.markdown import badge, bold
from pages.shared.under import under


def flow_view(area: Area, tables: Ages, say: Text) -> None:
    """Who came and who left, by age and sex; from moves or from cohorts."""
    found = {one.kind: one for one in (moves(tables), cohort(tables)) if one}
    if not found:
        to_do(say("ages.no_flow"), area, "moves", say)
        return
    kind = next(iter(found))
    if len(found) > 1:
        kind = st.radio(say("ages.flow_kind"), list(found), horizontal=True,
                        format_func=lambda one: say(f"ages.kind_{one}"))  # fmt: skip
    one = found[kind]
    years = "→".join(map(str, one.years)) if kind == "cohort" else span_of(one.years, say)
    title, says = say(f"ages.kind_{kind}"), _flow_says(one, say)
    sources = tables.sources(*(("population",) if kind == "cohort" else ("moved_in", "moved_out")))

    def drawn() -> Spec:
        return by_age.flow(one, f"{area.name} {title} {years}", say.language)

    with st.container(border=True):
        st.markdown(f"{bold(title)}　{area.name} {years}")
        st.markdown(badge(mark(tables).of(say.language), "orange"))
        st.vega_lite_chart(drawn(), width="stretch")
        st.caption(say(f"ages.key_{kind}"))
        under(
            say,
            "by-age-flow",
            drawn,
            lambda: _flow_table(one, say),
            heading=f"{area.name} {title} {years}",
            sentence=says,
            question=say("ages.flow_question"),
            source=f"{mark(tables).of(say.language)}{say('record.colon')}{' / '.join(sources)}",
            more=say(f"ages.how_{kind}"),
            name=f"{area.name}_{title}_{one.years[-1]}",
        )


def _flow_says(one: Flow, say: Text) -> str:
    """Both sexes from 15 to 39, and the largest change of one group."""
    sexes: tuple[Sex, ...] = ("women", "men")
    young = {sex: one.young(sex) for sex in sexes}
    told = [
        say("ages.flow_sex", who=say(f"ages.{sex}"), n=plain(sum(c.value for c in group), 0, "+"))
        for sex, group in young.items() if group
    ]  # fmt: skip
    if not told:
        return ""
    words = say(f"ages.flow_{one.kind}") + say("ages.between").join(told) + say("ages.stop")
    every = [change for group in young.values() for change in group]
    return words + _largest(max(every, key=lambda change: abs(change.value)), say)


def _largest(most: Change, say: Text) -> str:
    if not most.value:
        return ""
    percent = say("ages.flow_percent", n=plain(most.percent, 0, "+")) if most.percent else ""
    words = say("ages.flow_largest", who=say(f"ages.{most.sex}"), age=age(most.low, say),
                n=plain(most.value, 0, "+"), percent=percent)  # fmt: skip
    return words + (say("ages.flow_chance") if most.by_chance else "")


def _flow_table(one: Flow, say: Text) -> pd.DataFrame:
    """Group by group; start and per cent of cohorts, the range of chance of moves."""
    heads = ["sex", "age", "change"]
    heads += ["start", "percent"] if one.kind == "cohort" else ["low", "high"]
    rows = []
    for c in one.changes:
        rest = (
            [c.start, None if c.percent is None else round(c.percent, 1)]
            if one.kind == "cohort"
            else [round(c.chance_low or 0), round(c.chance_high or 0)]
        )
        rows.append([say(f"ages.{c.sex}"), age(c.low, say), c.value, *rest])
    return pd.DataFrame(rows, columns=[say(f"ages.{head}") for head in heads])
