"""The eight fields of a place as a radar, with all that each score is made of."""

import pandas as pd
import streamlit as st

from core.charts.radar import radar
from core.process import server
from core.stats.catalog import FIELDS, INDICATORS
from core.stats.missing import EVACUATED
from core.stats.package import Area, Package
from core.stats.peers import PeerSet
from core.stats.remark import crowded, few, schooled_elsewhere, swing
from core.stats.scale import SCALE_WORDS, SCALES, Scale, read
from core.stats.scores import FieldScore, Score, field_scores
from core.stats.sentence import amount, in_english
from core.stats.values import evacuated
from core.stats.window import interval, window
from core.text import Text
from pages.shared import address, region
from pages.shared.under import under


def draw(area: Area, peer_set: PeerSet, say: Text) -> None:
    """Radar, what is missing or cut in words, and raw values beside every score."""
    package, language = server().package, say.language
    st.subheader(say("compare.profile"))
    left, right = st.columns([2, 3], gap="large")
    with left:
        address.follow("scale", "scale", list(SCALE_WORDS), next(iter(SCALE_WORDS)))
        scale = st.radio(
            say("compare.scale"),
            list(SCALE_WORDS),
            key="scale",
            horizontal=True,
            format_func=lambda one: getattr(SCALE_WORDS[one], language),
        )
        address.note(scale=scale)
        place = region.name(area, say)
        names = {code: region.name(package.area(code), say) for code in peer_set.area_codes}
        other = st.selectbox(
            say("compare.other"),
            [None, *names],
            format_func=lambda code: names.get(code, say("compare.other_none")),
        )
        scores = field_scores(package, area.area_code, peer_set, scale)
        beside = field_scores(package, other, _among(peer_set, area, other), scale) if other else []
        st.vega_lite_chart(radar(scores, scale, language, beside), width="content")
        if other:
            st.caption(say("compare.other_key", place=place, other=names[other]))
    with right:
        for line in said(area, scores, scale, say):
            st.write(line)
        label = getattr(peer_set.label, language)
        under(
            say,
            "profile",
            lambda: radar(scores, scale, language, beside),
            lambda: table(place, scores, scale, say),
            shown=True,
            heading=f"{place} {say('compare.profile')} {getattr(SCALE_WORDS[scale], language)} "
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


def said(area: Area, scores: list[FieldScore], scale: Scale, say: Text) -> list[str]:
    """Outermost and innermost fields, those without a score, what was cut, what rests on few."""
    known = sorted((one for one in scores if one.score is not None), key=lambda one: one.score or 0)
    lines = []
    if len(known) > 1:
        low, high = _score(known[0], scale, say), _score(known[-1], scale, say)
        lines.append(
            say(
                "compare.profile_ends",
                high=_names([one for one in known if _score(one, scale, say) == high], say),
                high_score=high,
                low=_names([one for one in known if _score(one, scale, say) == low], say),
                low_score=low,
            )
        )
    package, row = server().package, server().package.cube.row[area.area_code]
    gaps = [one for one in scores if one.score is None]
    if evacuated(package, INDICATORS["ageing"])[row, -1]:
        lines.append(say("compare.profile_none") + getattr(EVACUATED, say.language))
    elif gaps:
        lines.append(say("compare.profile_gap", fields=_names(gaps, say)))
    away = [item for one in scores for item in one.items if item.why == "away"]
    items = [item for one in scores for item in one.items if item.score is not None]
    cut = [item for item in items if item.clip]
    small = [item for item in items if _rests_on_few(package, item, row)]
    chance = [item for item in items if _by_chance(package, item, row)]
    works = [item for item in items if _swings(package, item, row)]
    told = (("away", away), ("cut", cut), ("few", small), ("chance", chance), ("swing", works))
    for key, those in ((f"compare.profile_{key}", those) for key, those in told):
        if those:
            titles = (getattr(INDICATORS[one.indicator_id].title, say.language) for one in those)
            lines.append(say(key, names=say("compare.comma").join(titles)))
    seen = [INDICATORS[item.indicator_id] for item in items]
    words = [crowded(package, one, row) for one in seen]
    words += [schooled_elsewhere(package, one, row) for one in seen]
    lines += dict.fromkeys(getattr(one, say.language).strip() for one in words if one.ja)
    return lines


def _rests_on_few(package: Package, item: Score, row: int) -> bool:
    """Whether one doctor or one building more would move the score much."""
    indicator = INDICATORS[item.indicator_id]
    years = window(package, indicator, row)
    return years is not None and bool(few(package, indicator, row, years))


def _swings(package: Package, item: Score, row: int) -> bool:
    """Whether it is of a year whose spending is far from that of the years before."""
    indicator = INDICATORS[item.indicator_id]
    years = window(package, indicator, row)
    return years is not None and bool(swing(package, indicator, row, years).ja)


def _by_chance(package: Package, item: Score, row: int) -> bool:
    """Whether chance alone explains how far it lies from what it is measured against."""
    indicator = INDICATORS[item.indicator_id]
    years = window(package, indicator, row)
    chance = interval(package, indicator, row, years) if years else None
    return chance is not None and chance.low <= (item.against or 0.0) <= chance.high


def _names(fields: list[FieldScore], say: Text) -> str:
    return say("compare.and").join(_name(one, say) for one in fields)


def _name(one: FieldScore, say: Text) -> str:
    return str(getattr(FIELDS[one.field], say.language))


def table(place: str, scores: list[FieldScore], scale: Scale, say: Text) -> pd.DataFrame:
    """Every item of every field: raw value, what it is measured against, score or why none."""
    rows = [
        (
            getattr(INDICATORS[item.indicator_id].title, say.language),
            _score(item, scale, say),
            _value(item.value, item, say),
            _value(item.against, item, say),
            item.years if say.language == "ja" else in_english(item.years),
            say("compare.lower") if item.lower_is_outward else say("compare.higher"),
            _name(one, say),
            place,
        )
        for one in scores
        for item in one.items
    ]
    heads = ("indicator", "score", "value", "against", "years", "outward", "field", "place")
    return pd.DataFrame(rows, columns=[say(f"compare.column_{head}") for head in heads])


def _value(value: float | None, item: Score, say: Text) -> str:
    if value is None:
        return say("explore.missing")
    return amount(INDICATORS[item.indicator_id], value, say.language)


def _score(item: Score | FieldScore, scale: Scale, say: Text) -> str:
    """With what is told of a cut; of an item without a score why it has none."""
    if item.score is None:
        if isinstance(item, FieldScore):
            return say("explore.missing")
        return say(f"compare.why_{item.why}")
    cut = say(f"compare.cut_{item.clip}") if item.clip else ""
    return f"{read(item.score, scale)}{cut}"
