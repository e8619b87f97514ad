"""People by age on the screen: the pyramid of a year, and generations between two censuses."""

import pandas as pd
import streamlit as st

from core.charts import ages as charts
from core.charts import by_age
from core.charts.template import Spec
from core.process import rooms
from core.stats.ages.counted import PAIRS, Pyramid, counted, pyramids
from core.stats.ages.flow import Flow, cohort
from core.stats.ages.tables import Ages
from core.stats.ages.told import generation, young_women
from core.stats.basis import WORDS
from core.stats.package import Area
from core.text import Text
from pages.explore.parts import cached, folded
from pages.explore.parts.ages import age
from pages.shared import address
from pages.shared.markdown import bold

YEAR, PAIR = "pyramid-year", "generation-pair"


def pyramid_view(area: Area, own: Ages | None, say: Text) -> None:
    """The pyramid of one year, chosen by a slider; projected years where a table gives them."""
    ages = counted(rooms().package, area.area_code)
    found = {one.year: one for one in pyramids(ages)}
    last = max(found, default=0)
    if own:
        found |= {one.year: one for one in pyramids(own, "projected") if one.year > last}
    if not found:
        with folded.card(say("ages.pyramid"), "pyramid", first=True):
            st.write(say("ages.pyramid_none"))
        return
    now = found[_year(list(found), last)]
    other = found[last if now.ahead else min(found)]
    then = None if other is now else other
    told = young_women(now, then).of(say.language)
    with folded.card(told, "pyramid", first=True) as seen:
        if seen:
            _pyramid(area, now, then, list(found.values()), told, say)
            if not any(one.ahead for one in found.values()):
                st.caption(say("ages.pyramid_last"))


def _year(years: list[int], usual: int) -> int:
    """Which year is seen; it stands in the address."""
    came = address.came("census") or ""
    if came.isdigit() and int(came) in years:
        st.session_state[YEAR] = int(came)
    elif st.session_state.get(YEAR) not in years:
        asked = st.query_params.get("census", "")
        st.session_state[YEAR] = int(asked) if asked.isdigit() and int(asked) in years else usual
    return int(st.session_state[YEAR])


def _slider(every: list[Pyramid], say: Text) -> None:
    years = [one.year for one in every]
    usual = max((one.year for one in every if not one.ahead), default=years[-1])
    if len(years) > 1:
        asked = say("ages.pyramid_year")  # what is chosen stands at the slider
        year = st.select_slider(asked, years, key=YEAR, label_visibility="collapsed")
        address.remember("census", str(year), str(usual))


def _pyramid(
    area: Area, now: Pyramid, then: Pyramid | None, every: list[Pyramid], title: str, say: Text
) -> None:
    most = max(max(*one.women.values(), *one.men.values()) for one in every)
    kind = WORDS["projection" if now.ahead else "actual"].of(say.language)
    source = say("ages.source_own" if now.ahead else "ages.source_census")
    folded.chart(
        say,
        "pyramid",
        lambda: charts.pyramid(now, then, most, title, say.language, narrow=cached.phone()),
        area,
        title,
        kind=f"{bold(kind)} · {say('ages.pyramid')} · {now.year} · {source}",
        steer=lambda: _slider(every, say),
        keyed=say("ages.pyramid_key", year=then.year if then else "–"),
        table=lambda: _people(now, say),
        question=say("ages.pyramid_question"),
        source=source,
        where="/sources",
        name=f"{area.name}_{say('ages.pyramid')}_{now.year}",
    )


def _people(now: Pyramid, say: Text) -> pd.DataFrame:
    rows = [(age(low, say), now.men[low], n) for low, n in now.women.items()]
    heads = [say("ages.age"), say("ages.men_column"), say("ages.women_column")]
    return pd.DataFrame(rows, columns=heads)


def generation_view(area: Area, say: Text) -> None:
    """By what per cent each generation grew or shrank, beside the same between 2000 and 2005."""
    ages = counted(rooms().package, area.area_code)
    flows = {last: found for _, last in PAIRS if (found := cohort(ages, last)) and _lived(found)}
    if not flows:
        with folded.card(say("ages.generation"), "generation"):
            st.write(say("ages.pyramid_none"))
        return
    first, last = min(flows), max(flows)
    if st.session_state.get(PAIR) not in flows:
        st.session_state[PAIR] = last
    last = st.session_state[PAIR]
    then = flows[first] if first != last else None
    told = generation(flows[last], then).of(say.language)
    with folded.card(told, "generation") as seen:
        if not seen:
            return
        if len(flows) > 1:
            st.pills(
                say("ages.generation_pair"),
                list(flows),
                required=True,
                key=PAIR,
                label_visibility="collapsed",
                format_func=lambda year: f"{year - 5}→{year}",
            )
        _generation(area, flows[last], then, told, say)


def _lived(found: Flow) -> bool:
    return any(one.value + (one.start or 0) > 0 for one in found.changes)


def _generation(area: Area, now: Flow, then: Flow | None, title: str, say: Text) -> None:
    years = f"{now.years[0]}→{now.years[1]}"
    few = now.few

    def drawn() -> Spec:
        if few:
            return by_age.flow(now, title, say.language)
        return charts.generations(now, then, title, say.language)

    kind, source = bold(say("ages.computed")), say("ages.source_census")
    before = then if not few else None
    folded.chart(
        say,
        "generation",
        drawn,
        area,
        title,
        kind=f"{kind} · {say('ages.generation')} · {years} · {source}",
        keyed=say("ages.generation_key", years="→".join(map(str, before.years))) if before else "",
        notes=(say("ages.generation_note") + ("" if few else say("ages.generation_hundred")),),
        table=lambda: _changes(now, say),
        question=say("ages.flow_question"),
        source=source,
        where="/sources",
        name=f"{area.name}_{say('ages.generation')}_{now.years[1]}",
    )


def _changes(now: Flow, say: Text) -> pd.DataFrame:
    rows = [
        (say(f"ages.{one.sex}"), age(one.low, say), one.start, one.value,
         None if one.percent is None else round(one.percent, 1))
        for one in now.changes
    ]  # fmt: skip
    heads = ("sex", "age", "start", "change", "percent")
    return pd.DataFrame(rows, columns=[say(f"ages.{head}") for head in heads])
