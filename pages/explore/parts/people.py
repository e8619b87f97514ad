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
from pages.explore.parts import region
from pages.explore.parts.ages import age
from pages.shared import address
from pages.shared.markdown import bold, headline
from pages.shared.under import under

YEAR = "pyramid-year"


def pyramid_view(area: Area, own: Ages | None, say: Text) -> None:
    """The pyramid of one year, chosen by a slider; projected years where a table gives them."""
    ages = counted(rooms().package, area.area_code)
    found = {one.year: one for one in pyramids(ages)}
    last = max(found, default=0)
    if own:
        ahead = {one.year: one for one in pyramids(own, "projected") if one.year > last}
        found |= ahead
    with st.container(border=True, height="stretch"):
        if not found:
            st.markdown(headline(say("ages.pyramid")))
            st.write(say("ages.pyramid_none"))
            return
        title = st.empty()
        now = found[_year(list(found), last, say)]
        then = found[last if now.ahead else min(found)]
        told = young_women(now, None if then is now else then).of(say.language)
        title.markdown(headline(told))
        _pyramid(area, now, None if then is now else then, list(found.values()), told, say)
        if not any(one.ahead for one in found.values()):
            st.caption(say("ages.pyramid_last"))


def _year(years: list[int], usual: int, say: Text) -> int:
    """Which year is seen; it stands in the address."""
    came = address.came("census") or ""
    if came.isdigit() and int(came) in years:
        st.session_state[YEAR] = int(came)
    elif st.session_state.get(YEAR) not in years:
        asked = st.query_params.get("census", "")
        st.session_state[YEAR] = int(asked) if asked.isdigit() and int(asked) in years else usual
    if len(years) == 1:
        return years[0]
    year: int = st.select_slider(say("ages.pyramid_year"), years, key=YEAR)
    address.remember("census", str(year), str(usual))
    return year


def _pyramid(
    area: Area, now: Pyramid, then: Pyramid | None, every: list[Pyramid], title: str, say: Text
) -> None:
    most = max(max(*one.women.values(), *one.men.values()) for one in every)
    kind = WORDS["projection" if now.ahead else "actual"].of(say.language)
    source = "ages.source_own" if now.ahead else "ages.source_census"

    def drawn() -> Spec:
        return charts.pyramid(now, then, most, title, say.language)

    st.caption(f"{bold(kind)} · {say('ages.pyramid')} · {now.year} · {say(source)}")
    st.vega_lite_chart(drawn(), width="stretch")
    st.caption(say("ages.pyramid_key", year=then.year if then else "–"))
    under(
        say,
        "pyramid",
        drawn,
        lambda: _people(now, say),
        question=say("ages.pyramid_question"),
        source=say(source),
        where="/sources",
        heading=f"{region.name(area, say)} {title}",
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
    with st.container(border=True, height="stretch"):
        if not flows:
            st.markdown(headline(say("ages.generation")))
            st.write(say("ages.pyramid_none"))
            return
        title = st.empty()
        last = max(flows)
        if len(flows) > 1:
            last = st.pills(
                say("ages.generation_pair"),
                list(flows),
                default=last,
                required=True,
                key="generation-pair",
                label_visibility="collapsed",
                format_func=lambda year: f"{year - 5}→{year}",
            )
        first = min(flows)
        then = flows[first] if first != last else None
        told = generation(flows[last], then).of(say.language)
        title.markdown(headline(told))
        _generation(area, flows[last], then, told, say)


def _lived(found: Flow) -> bool:
    return any(one.value + (one.start or 0) > 0 for one in found.changes)


def _generation(area: Area, now: Flow, then: Flow | None, title: str, say: Text) -> None:
    years = f"{now.years[0]}→{now.years[1]}"

    few = not any(one.percent is not None for one in now.changes)

    def drawn() -> Spec:
        if few:  # in people, where no generation has a hundred
            return by_age.flow(now, title, say.language)
        return charts.generations(now, then, title, say.language)

    kind = say("ages.computed")
    st.caption(f"{bold(kind)} · {say('ages.generation')} · {years} · {say('ages.source_census')}")
    st.vega_lite_chart(drawn(), width="stretch")
    if then and not few:
        st.caption(say("ages.generation_key", years=f"{then.years[0]}→{then.years[1]}"))
    st.write(say("ages.generation_note"))
    under(
        say,
        "generation",
        drawn,
        lambda: _changes(now, say),
        question=say("ages.flow_question"),
        source=say("ages.source_census"),
        where="/sources",
        heading=f"{region.name(area, say)} {title}",
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
