"""One figure on the screen: never without unit, year and source."""

from html import escape
from urllib.parse import urlencode

import pandas as pd
import streamlit as st

from core.charts.position import position
from core.charts.template import Spec
from core.charts.trend import trend
from core.own.figures import is_own
from core.stats.catalog import INDICATORS
from core.stats.figure import Figure
from core.stats.sentence import amount, english_name, english_years, japanese_years, plain
from core.stats.series import Year
from core.text import Text
from pages.shared.markdown import bold, headline, linked
from pages.shared.under import definition_at, under

SMALL = 110
"""Height of a card's chart over the years."""
SIGNS = {"■": "band", "●": "own", "◆": "other", "◇": "other", "│": "peer", "｜": "middle"}
"""What stands for a mark in a key → its class in the style sheet."""


def field_of(one: Figure) -> str:
    return str(INDICATORS[one.indicator_id].field)


def number(value: float | None, one: Figure, say: Text) -> str:
    """A value as shown: decimals and unit of its indicator; missing is a dash."""
    if value is None:
        return say("explore.missing")
    return amount(one, value, say.language)


def place_of(one: Figure, say: Text) -> str:
    """In the letters of the reader's language."""
    return english_name(one) if say.language == "en" else one.area_name


def years(one: Figure, say: Text) -> str:
    """The years a value speaks of, as read."""
    return japanese_years(one) if say.language == "ja" else english_years(one)


def heading(one: Figure, say: Text, *, dated: bool = True) -> str:
    """Title, unit and years of a column, so that a table tells them wherever it goes."""
    return str(one.title.of(say.language)) + _told(one, say, dated=dated)


def _told(one: Figure, say: Text, *, dated: bool = True) -> str:
    """Unit and years in brackets; empty where there is neither, or the title tells it."""
    unit, title = (text.of(say.language) for text in (one.unit, one.title))
    said = say.language == "en" and unit.lower() in title.lower()
    told = ["" if said else unit, years(one, say) if dated else ""]
    words = say("compare.comma").join(part for part in told if part)
    return say("form.brackets", words=words) if words else ""


def year_heading(one: Figure, say: Text) -> str:
    """「年」, or 「年度」 where years are fiscal."""
    return say("compare.fiscal_year" if "年度" in one.years_label else "explore.year")


def source(one: Figure, say: Text) -> str:
    """The full citation of a figure."""
    return " / ".join(one.sources if say.language == "ja" else one.sources_en)


def draw(one: Figure, say: Text) -> None:
    """Title, value, year, place among peers, sentence, question, source; table and files."""
    language = say.language
    place = place_of(one, say)
    st.markdown(bold(one.title.of(language)))
    if one.value is None:
        st.markdown(headline(say("explore.missing"), 3))
        why = one.missing.of(language) if one.missing else say("explore.missing")
        st.write(why)
    else:
        value, unit = plain(one.value, one.decimals), one.unit.of(language)
        st.html(
            f'<p class="value"><b>{value}</b> <span>{unit}</span>'
            f' <span class="year">{years(one, say)}</span></p>'
        )
        if sized(one):
            st.vega_lite_chart(drawn(one, say), width="stretch")
        elif one.peer_median is not None:
            st.vega_lite_chart(drawn(one, say), width="stretch")
            chance = say("explore.key_chance") if one.low is not None else ""
            key(say("explore.key", place=place) + chance)
    _compare(one, say)
    under(
        say,
        f"figure-{one.indicator_id}",
        lambda: drawn(one, say),
        lambda: table(one, say),
        sentence=one.sentence.of(language) if one.value is not None else "",
        question=one.question.of(language),
        source=source(one, say),
        heading=f"{place} {one.title.of(language)} {years(one, say)}",
        short=_short(one, say),
        where="" if is_own(one.indicator_id) else definition_at(one.indicator_id, say),
        more=_definition(one, say),
        name=f"{one.area_name}_{one.title.ja}_{one.year}",
    )


def key(words: str) -> None:
    """What the marks of a chart mean, each sign in the colour of its mark."""
    told = escape(words)
    for sign, name in SIGNS.items():
        told = told.replace(sign, f'<i class="{name}">{sign}</i>')
    st.html(f'<p class="key">{told}</p>')


def sized(one: Figure) -> bool:
    """Whether it grows with the size of a place, so that its own past tells more than peers."""
    return not is_own(one.indicator_id) and INDICATORS[one.indicator_id].depends_on_size


def drawn(one: Figure, say: Text) -> Spec:
    """The figure among its peers; of what grows with size, the figure over the years."""
    if not sized(one):
        return position(one, say.language)
    own = [Year(year, value, *[None] * 5) for year, value in one.series if value is not None]
    breaks = INDICATORS[one.indicator_id].breaks
    return trend(one, own, breaks, say.language, zero=True) | {"height": SMALL}


def _short(one: Figure, say: Text) -> str:
    """Whose figures these are, in a few words."""
    if is_own(one.indicator_id):
        return source(one, say)
    return INDICATORS[one.indicator_id].origins(say.language)


def table(one: Figure, say: Text) -> pd.DataFrame:
    """Values year by year, in the reader's words."""
    value = heading(one, say, dated=False)
    rows = pd.DataFrame(one.series, columns=[year_heading(one, say), value])
    rows.insert(0, say("explore.place"), place_of(one, say))
    return rows


def _definition(one: Figure, say: Text) -> str:
    """What the number is, with a link to the page of sources."""
    if is_own(one.indicator_id):
        return linked(say("own.title"), f"/own-data?{urlencode({'area': one.area_code})}")
    note = INDICATORS[one.indicator_id].note.of(say.language)
    return f"{note} {linked(say('explore.definition'), definition_at(one.indicator_id, say))}"


def _compare(one: Figure, say: Text) -> None:
    """Peers, prefecture and country in one line; with their year where the place has no value."""
    above = one.prefecture_name if say.language == "ja" else say("explore.prefecture")
    parts = [
        f"{name}\u00a0{plain(value, one.decimals)}"
        for name, value in (
            (say("explore.median"), None if sized(one) else one.peer_median),
            (above, one.prefecture_value if one.area_code[2:] != "000" else None),
            (say("explore.country"), one.country_value if one.area_code != "00000" else None),
        )
        if value is not None
    ]
    if parts and one.value is None:
        parts.append(_told(one, say))
    if parts:
        st.caption("　".join(parts))
