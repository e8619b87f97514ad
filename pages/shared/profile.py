"""The eight fields of a place as a radar, with all that each score is made of."""

import pandas as pd
import streamlit as st

from core.charts.radar import radar
from core.process import server
from core.stats.catalog import FIELDS, INDICATORS
from core.stats.package import Area
from core.stats.peers import PeerSet
from core.stats.scores import SCALE_WORDS, SCALES, FieldScore, Score, field_scores
from core.stats.sentence import amount
from core.text import Text
from pages.shared.under import under


def draw(area: Area, peer_set: PeerSet, say: Text) -> None:
    """Radar, what is missing or cut in words, and raw values beside every score."""
    package, language = server().package, say.language
    st.subheader(say("compare.profile"))
    left, right = st.columns([2, 3], gap="large")
    with left:
        scale = st.radio(
            say("compare.scale"),
            list(SCALE_WORDS),
            horizontal=True,
            format_func=lambda one: getattr(SCALE_WORDS[one], language),
        )
        names = {code: package.area(code).name for code in peer_set.area_codes}
        other = st.selectbox(
            say("compare.other"),
            [None, *names],
            format_func=lambda code: names.get(code, say("compare.other_none")),
        )
        scores = field_scores(package, area.area_code, peer_set, scale)
        beside = field_scores(package, other, _among(peer_set, area, other), scale) if other else []
        st.vega_lite_chart(radar(scores, scale, language, beside), width="content")
        if other:
            st.caption(say("compare.other_key", place=area.name, other=names[other]))
    with right:
        for line in said(scores, say):
            st.write(line)
        label = getattr(peer_set.label, language)
        under(
            say,
            "profile",
            lambda: radar(scores, scale, language, beside),
            lambda: table(area, scores, say),
            shown=True,
            heading=f"{area.name} {say('compare.profile')} {getattr(SCALE_WORDS[scale], language)} "
            f"{label}（{len(peer_set.area_codes)}）",
            where="/sources",
            sentence="",
            question=say("compare.profile_question"),
            source=say("compare.profile_source", version=package.version),
            short=say("compare.profile_short"),
            more=say(
                "compare.profile_how",
                peers=f"{label}（{len(peer_set.area_codes)}）",
                low=f"{SCALES[scale].low:,.0f}",
                high=f"{SCALES[scale].high:,.0f}",
            ),
            name=f"{area.name}_{say('compare.profile')}",
            width=326,
        )


def _among(peer_set: PeerSet, area: Area, other: str) -> PeerSet:
    """The same set as seen from one of its members."""
    codes = (area.area_code, *(code for code in peer_set.area_codes if code != other))
    return PeerSet(peer_set.kind, peer_set.label, peer_set.reason, codes)


def said(scores: list[FieldScore], say: Text) -> list[str]:
    """Outermost and innermost fields, those without a score, and those that were cut."""
    known = sorted((one for one in scores if one.score is not None), key=lambda one: one.score or 0)
    lines = []
    if len(known) > 1:
        low, high = known[0], known[-1]
        lines.append(
            say(
                "compare.profile_ends",
                high=_name(high, say),
                high_score=f"{high.score:,.0f}",
                low=_name(low, say),
                low_score=f"{low.score:,.0f}",
            )
        )
    gaps = [_name(one, say) for one in scores if one.score is None]
    if gaps:
        lines.append(say("compare.profile_gap", fields=say("compare.and").join(gaps)))
    cut = [
        getattr(INDICATORS[item.indicator_id].title, say.language)
        for one in scores
        for item in one.items
        if item.clip
    ]
    if cut:
        lines.append(say("compare.profile_cut", names="、".join(cut)))
    return lines


def _name(one: FieldScore, say: Text) -> str:
    return str(getattr(FIELDS[one.field], say.language))


def table(area: Area, scores: list[FieldScore], say: Text) -> pd.DataFrame:
    """Every item of every field: raw value, what it is measured against, score or why none."""
    rows = [
        (
            area.name,
            _name(one, say),
            getattr(INDICATORS[item.indicator_id].title, say.language),
            say("compare.lower") if item.lower_is_outward else say("compare.higher"),
            _value(item.value, item, say),
            item.years,
            _value(item.against, item, say),
            _score(item, say),
        )
        for one in scores
        for item in one.items
    ]
    heads = ("place", "field", "indicator", "outward", "value", "years", "against", "score")
    return pd.DataFrame(rows, columns=[say(f"compare.column_{head}") for head in heads])


def _value(value: float | None, item: Score, say: Text) -> str:
    if value is None:
        return say("explore.missing")
    return amount(INDICATORS[item.indicator_id], value, say.language)


def _score(item: Score, say: Text) -> str:
    if item.score is None:
        return say(f"compare.why_{item.why}")
    cut = say(f"compare.cut_{item.clip}") if item.clip else ""
    return f"{item.score:,.0f}{cut}"
