"""The population from 1980 to 2050 on the screen, and three ages of it."""

from typing import Any

import pandas as pd
import streamlit as st

from core.charts import ages as charts
from core.charts.future import future
from core.charts.strip import Peer, strip
from core.process import rooms
from core.stats import peers
from core.stats.ages.ahead import LAST, THREE, Ahead, ahead
from core.stats.basis import WORDS
from core.stats.catalog import INDICATORS
from core.stats.figure import figure
from core.stats.package import Area
from core.stats.sentence import plain
from core.stats.series import peer_values
from core.text import Text
from pages.explore.parts import cached, figures, folded, region
from pages.shared.markdown import linked
from pages.shared.under import definition_at

TFR = "fertility_rate_municipal"


def future_view(area: Area, say: Text) -> None:
    """All years as a line, with the projection beside the newest count."""
    found = ahead(rooms().package, area.area_code)
    title, ahead_of = found.title().of(say.language), bool(found.projected)
    missing = figure(rooms().package, "population_projected", area.area_code).missing
    notes = [missing.of(say.language) if missing else say("ages.ahead_note")]
    notes += [say("ages.ahead_broken")] if found.broken else []
    with folded.card(title, "future") as seen:
        if not found.known and not found.projected:
            st.write(say("ages.pyramid_none"))
        elif seen:
            folded.chart(
                say,
                "future",
                lambda: future(found, title, say.language),
                area,
                title,
                kind=say("ages.ahead_kinds") + (say("ages.ahead_dashed") if ahead_of else ""),
                notes=notes,
                table=lambda: _years(found, say),
                question=say("ages.ahead_question" if ahead_of else "ages.pyramid_question"),
                source=say("ages.source_ahead" if ahead_of else "ages.source_censuses"),
                where=definition_at("population_projected", say),
                name=f"{area.name}_1980-{LAST}",
            )


def _years(found: Ahead, say: Text) -> pd.DataFrame:
    """Each number with its kind."""
    actual, projected = (WORDS[kind].of(say.language) for kind in ("actual", "projection"))
    rows = [(year, n, actual) for year, n in found.known.items()]
    rows += [(2025, found.preliminary, actual)] if found.preliminary is not None else []
    rows += [(year, n, projected) for year, n in found.projected.items() if year > 2020]
    heads = ("explore.year", "ages.people_column", "ages.kind_column")
    return pd.DataFrame(rows, columns=[say(head) for head in heads])


def three_view(area: Area, say: Text) -> None:
    """Under 15, of 15–64, of 65 and over: as many bars as there are years."""
    found = ahead(rooms().package, area.area_code)
    rows = [
        {
            "year": _read(year, say, "|"),
            "at": year,
            "age": say(f"ages.three_{name}"),
            "order": at,
            "people": people,
            "share": f"{plain(100 * people / sum(ages), 0)}%",
        }
        for year, ages in sorted(found.ages.items())
        for at, (name, people) in enumerate(zip(THREE, ages, strict=True))
    ]
    says = found.three().of(say.language)
    title = found.working().of(say.language)
    with folded.card(title, "three") as seen:
        if not rows:
            st.write(say("ages.pyramid_none"))
        elif seen:
            folded.chart(
                say,
                "three",
                lambda: charts.shares(rows, says, narrow=cached.phone()),
                area,
                title,
                kind=say("ages.three") if says else "",
                notes=(says,) if says else (),
                table=lambda: _three(rows, say),
                question=say("ages.three_question"),
                source=say("ages.source_ahead"),
                where=definition_at("ageing_projected", say),
                name=f"{area.name}_{say('ages.three')}",
            )


def _read(year: int, say: Text, between: str = "") -> str:
    """The year with its kind; with something between them it is two lines of a chart's axis."""
    kind = WORDS["projection" if year == LAST else "actual"].of(say.language)
    if between:
        return f"{year}{between}{kind}"
    return say("ages.three_year", year=year, kind=kind)


def _three(rows: list[dict[str, Any]], say: Text) -> pd.DataFrame:
    heads = ("explore.year", "ages.age", "ages.people_column")
    made = [(_read(row["at"], say), row["age"], row["people"]) for row in rows]
    return pd.DataFrame(made, columns=[say(head) for head in heads])


def inside_view(area: Area, say: Text) -> None:
    """The fertility rate among the other municipalities of the prefecture; nothing without one."""
    package = cached.package()
    if area.kind != "municipality":
        return
    among = peers.same_prefecture(package, area)
    one = figure(package, TFR, area.area_code, among)
    found = peer_values(package, TFR, area.area_code, among)
    if one.value is None or len(found) < 3:
        return
    names = [Peer(region.name(package.area(code), say), value) for code, value in found.items()]
    label = among.label.of(say.language)
    within = region.name(package.area(area.prefecture_code), say)
    with folded.card(say("ages.tfr_inside", place=within), "tfr-inside") as seen:
        if not seen:
            return
        st.caption(f"{one.title.of(say.language)} · {figures.years(one, say)} · {label}")
        st.vega_lite_chart(strip(one, names, say.language), width="stretch")
        st.write(one.sentence.of(say.language))
        origin = INDICATORS[TFR].origins(say.language)
        st.caption(say("explore.source") + linked(origin, definition_at(TFR, say)))
