"""Tables by age on the screen: the rate's two factors, and who came and who left."""

from collections.abc import Sequence
from typing import Any

import pandas as pd
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from core.charts import by_age
from core.charts.template import Spec
from core.own import template
from core.own.ages import mark
from core.own.store import own_ages
from core.process import rooms
from core.stats.ages.fertility import Difference, Group, Lack, Split, difference, lack, splits
from core.stats.ages.tables import ORDERS, Ages, span, years_en, years_ja
from core.stats.package import Area
from core.stats.recognisable import RECOGNISABLE
from core.stats.sentence import plain
from core.text import Text
from pages.explore.parts.own import download
from pages.shared.markdown import badge, bold, plain_table
from pages.shared.under import under

MOST_MARRIED = (25, 35)
"""First year of the youngest and beyond the oldest of the ages at which most children are born."""


def template_button(place: DeltaGenerator, area: Area, table: str, say: Text) -> None:
    """The sheet to write a table by age into."""
    package = rooms().package
    places = [area]
    if table == "births" and area.prefecture_code:
        places.append(package.area(area.prefecture_code))
    newest = package.cube.newest
    download(
        place,
        say(f"ages.template_{table}"),
        lambda: template.age_template(say.language, table, places, newest),
        f"{table}-by-age-{area.area_code}.xlsx",
    )


def to_do(words: str, area: Area, table: str, say: Text) -> None:
    """Why there is nothing yet, the sheet for it, and where to take it in."""
    st.info(words)
    row = st.container(horizontal=True, vertical_alignment="center")
    template_button(row, area, table, say)
    row.page_link("explore/own.py", label=say("ages.to_own"))


def split_view(area: Area, tables: Ages, say: Text) -> None:
    """Rate, its two factors by age, and how they make the difference to another place or year."""
    found = splits(tables)
    if not found:
        to_do(_lacking(lack(tables), say), area, "births", say)
        return
    this = found[0]
    st.html(
        f'<p class="value"><b>{plain(this.rate, 2)}</b> <span>{say("ages.rate")}</span>'
        f' <span class="year">{span_of(this.birth_years, say)}</span></p>'
    )
    st.markdown(badge(mark(tables).of(say.language), "orange"))
    st.write(
        say(
            "ages.rate_chance",
            low=plain(this.low, 2),
            high=plain(this.high, 2),
            births=plain(this.births, 0),
            years=span_of(this.birth_years, say),
            year=this.year,
        )
    )
    others = _others(area, found, say)
    other = _chosen(others, say)
    _factors(area, this, others.get(other), other, tables, say)
    if other in others:
        _difference(difference(this, others[other]), other, say)
    _orders(tables, this, say)


def _others(area: Area, found: Sequence[Split], say: Text) -> dict[str, Split]:
    """What the newest split can be held against, by name: the prefecture, earlier years."""
    made: dict[str, Split] = {}
    if area.prefecture_code:
        for one in splits(own_ages(area.prefecture_code))[:1]:
            made[_name(one, say)] = one
    return made | {_name(one, say): one for one in found[1:]}


def _name(one: Split, say: Text) -> str:
    return say("ages.place_year", place=one.area_name, year=one.year)


def _chosen(others: dict[str, Split], say: Text) -> str:
    if not others:
        st.caption(say("ages.no_other"))
        return ""
    chosen: str = st.radio(say("ages.other"), list(others), horizontal=True)
    return chosen


def _factors(
    area: Area, this: Split, other: Split | None, name: str, tables: Ages, say: Text
) -> None:
    """Both factors side by side, each with its table and files."""
    own = _name(this, say)
    names = [own, name] if other else [own]
    pairs = [(own, this)] + ([(name, other)] if other else [])
    sources = " / ".join(tables.sources("population", "married", "births"))
    for column, factor in zip(st.columns(2, gap="large"), ("share", "married_rate"), strict=True):
        rows = [_point(g, factor, n) for n, one in pairs for g in one.groups]
        title = say(f"ages.{factor}")

        def drawn(rows: Any = rows, factor: str = factor, title: str = title) -> Spec:
            unit = say(f"ages.{factor}_unit")
            return by_age.rates(rows, names, unit, ",.0f", f"{own} {title}")

        with column.container(border=True, height="stretch"):
            st.markdown(bold(title))
            st.vega_lite_chart(drawn(), width="stretch")
            under(
                say,
                f"by-age-{factor}",
                drawn,
                lambda: _table(pairs, say),
                heading=f"{own} {title}",
                sentence=_says(factor, pairs, say),
                question=say(f"ages.{factor}_question"),
                source=f"{mark(tables).of(say.language)}{say('record.colon')}{sources}",
                more=say("ages.how", women=RECOGNISABLE),
                name=f"{area.name}_{title}_{this.year}",
            )


def _point(group: Group, factor: str, name: str) -> dict[str, Any]:
    """One dot; none over fewer than ten women, who could be recognised."""
    point: dict[str, Any] = {"age": by_age.short(group.low), "name": name, "value": None,
                             "low": None, "high": None}  # fmt: skip
    base = group.women if factor == "share" else group.married
    if base < RECOGNISABLE:
        return point
    if factor == "share":
        return point | {"value": 100 * group.share}
    low, high = group.married_range
    return point | {"value": 1000 * (group.married_rate or 0), "low": low, "high": high}


def _says(factor: str, pairs: Sequence[tuple[str, Split]], say: Text) -> str:
    """Both places at the ages at which most children are born, with the range of chance."""
    told = []
    for name, one in pairs:
        whole = one.between(*MOST_MARRIED)
        if factor == "share":
            told.append(say("ages.share_says", place=name, share=plain(100 * whole.share, 0)))
        elif whole.married:
            low, high = whole.married_range
            rate = plain(1000 * (whole.married_rate or 0), 0)
            told.append(say("ages.married_rate_says", place=name, rate=rate,
                            low=plain(low, 0), high=plain(high, 0)))  # fmt: skip
    return say(f"ages.{factor}_at") + say("ages.between").join(told) + say("ages.stop")


def _table(pairs: Sequence[tuple[str, Split]], say: Text) -> pd.DataFrame:
    """Counts and both factors by age; a dash of words where fewer than ten people are the base."""
    heads = ("place", "age", "women_column", "married", "births_column", "share_column",
             "married_rate_column")  # fmt: skip
    rows = []
    for name, one in pairs:
        for g in one.groups:
            share = plain(100 * g.share, 1) if g.women >= RECOGNISABLE else say("ages.few_people")
            rate = plain(1000 * (g.married_rate or 0), 1) if g.married >= RECOGNISABLE else say(
                "ages.few_people")  # fmt: skip
            rows.append((name, age(g.low, say), g.women, g.married, g.births, share, rate))
    return pd.DataFrame(rows, columns=[say(f"ages.{head}") for head in heads])


def _difference(found: Difference, name: str, say: Text) -> None:
    """What of the difference is marriage and what is births, and how sure that is."""
    this, other = found.this, found.other
    with st.container(border=True):
        st.markdown(bold(say("ages.difference", other=name)))
        lines = [
            say("ages.whole_is", this=plain(this.rate, 2), other=plain(other.rate, 2), name=name),
            _sure(found, say),
        ]
        st.write("".join(lines))
        parts = {"whole": found.whole, "marriage": found.marriage, "births": found.births}
        plain_table(
            {say("ages.part"): say(f"ages.part_{key}"), say("ages.children"): _signed(part.value),
             say("ages.chance"): f"{_signed(part.low)} {say('ages.to')} {_signed(part.high)}"}
            for key, part in parts.items()
        )  # fmt: skip


def _signed(value: float) -> str:
    """Two decimals, with a sign where they are not nothing."""
    return plain(value, 2, "+")


def _sure(found: Difference, say: Text) -> str:
    """Whether the whole goes beyond chance, then which part does."""
    key = "ages.whole_chance" if found.whole.by_chance else "ages.whole_sure"
    return say(key, whole=_signed(found.whole.value)) + _sure_part(found, say)


def _sure_part(found: Difference, say: Text) -> str:
    if not found.marriage.by_chance and not found.births.by_chance:
        return say("ages.both_sure")
    if not found.marriage.by_chance:
        return say("ages.marriage_sure")
    return say("ages.neither_sure" if found.births.by_chance else "ages.births_sure")


def _orders(tables: Ages, this: Split, say: Text) -> None:
    """First, second, third and later children of the same years, where all are given."""
    counts = [[tables.at("order", order, year) for year in this.birth_years] for order in ORDERS]
    if any(value is None for row in counts for value in row):
        return
    sums = [sum(value or 0 for value in row) for row in counts]
    if sum(sums) < RECOGNISABLE:
        return
    shares = say("ages.between").join(
        say("ages.order_is", which=say(f"ages.order_{order}"), n=plain(n, 0),
            share=plain(100 * n / sum(sums), 0))
        for order, n in zip(ORDERS, sums, strict=True)
    )  # fmt: skip
    st.write(say("ages.orders", years=span_of(this.birth_years, say)) + shares + say("ages.stop"))


def _lacking(what: Lack, say: Text) -> str:
    """What is missing for the split, and what to do."""
    words = say(f"ages.lack_{what.key}", year=what.year)
    if not what.cells:
        return words
    names = "、" if say.language == "ja" else ", "
    cells = names.join(f"{say(f'ages.what_{w}')} {age(low, say)}" for w, low in what.cells[:8])
    return words + cells + ("…" if len(what.cells) > 8 else "")


def age(low: int, say: Text) -> str:
    """An age group in the reader's language."""
    ja, en = span(low)
    return ja if say.language == "ja" else en


def span_of(years: Sequence[int], say: Text) -> str:
    """Years as read: a span, or each."""
    return years_ja(years) if say.language == "ja" else years_en(years)
