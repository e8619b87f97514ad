"""The eight fields of a place as a radar, with all that each score is made of."""

from collections.abc import Iterator

import pandas as pd
import streamlit as st

from core.charts.radar import PAGE, PHONE, radar
from core.stats.catalog import FIELDS, INDICATORS
from core.stats.missing import EVACUATED
from core.stats.package import Area, Package
from core.stats.peers import PeerSet
from core.stats.remark import crowded, few, schooled_elsewhere, swing
from core.stats.scale import SCALE_WORDS, SCALES, Scale, read
from core.stats.scores import FieldScore, Score, field_scores
from core.stats.sentence import amount, in_english
from core.stats.values import evacuated_towns
from core.stats.window import interval, window
from core.text import Text
from core.units import plain
from pages.explore.parts import cached, field, figures, region
from pages.shared import address
from pages.shared.markdown import bold, headline
from pages.shared.under import under


def draw(area: Area, peer_set: PeerSet, say: Text) -> None:
    """Radar, what is missing or cut in words, and raw values beside every score."""
    package, language = cached.package(), say.language
    left, right = st.columns([1, 1], gap="medium")
    place = region.name(area, say)
    with left.container(border=not cached.phone()):  # a phone's radar needs all the width
        above = st.container()
        scale = _scale(say)
        names = {code: region.name(package.area(code), say) for code in peer_set.area_codes}
        other = st.selectbox(
            say("compare.other"),
            [None, *names],
            format_func=lambda code: names.get(code, say("compare.other_none")),
        )
        scores = field_scores(package, area.area_code, peer_set, scale)
        beside = field_scores(package, other, _among(peer_set, area, other), scale) if other else []
        size = PHONE if cached.phone() else PAGE
        far = _farthest(scores, scale)
        with above:
            title = (
                say("compare.farthest", field=_name(far, say)) if far else say("compare.profile")
            )
            st.markdown(headline(title))
            if any(one.score is not None for one in (*scores, *beside)):
                st.caption(
                    say("compare.radar_above" if scale == "prefecture" else "compare.radar_is")
                )
                st.vega_lite_chart(radar(scores, scale, language, beside, size), width="content")
                ring = say("compare.radar_ring") if any(one.middle for one in scores) else ""
                key = say("compare.other_key", place=place, other=names[other]) if other else ""
                if ring or key:
                    figures.key(ring + key)
            else:
                st.write(say("compare.profile_blank"))
    with right.container(border=True):
        first = far.field if far else next(iter(FIELDS))
        field.draw(area, other, peer_set, scores, first, say)
    with st.container(border=True):
        _told(area, scores, beside, scale, peer_set, say)


def _told(
    area: Area,
    scores: list[FieldScore],
    beside: list[FieldScore],
    scale: Scale,
    peer_set: PeerSet,
    say: Text,
) -> None:
    """The profile in words, with all that stands under a chart."""
    place = region.name(area, say)
    st.markdown(bold(say("compare.profile")))
    for line in said(area, scores, scale, say):
        st.write(line)
    peers = f"{peer_set.label.of(say.language)}（{len(peer_set.area_codes)}）"
    under(
        say,
        "profile",
        lambda: radar(scores, scale, say.language, beside),
        lambda: table(place, scores, scale, say),
        heading=" ".join(
            (place, say("compare.profile"), SCALE_WORDS[scale].of(say.language), peers)
        ),
        where="/sources",
        question=say("compare.profile_question"),
        source=say("compare.profile_source", version=cached.package().version),
        short=say("compare.profile_short"),
        more=say(
            "compare.profile_how",
            peers=peers,
            low=plain(SCALES[scale].low, 0),
            high=plain(SCALES[scale].high, 0),
        ),
        name=f"{area.name}_{say('compare.profile')}",
        width=326,
    )


def _scale(say: Text) -> Scale:
    """On which scale the fields are compared; it stands in the address."""
    address.follow("scale", "scale", list(SCALE_WORDS), next(iter(SCALE_WORDS)))
    scale = st.radio(
        say("compare.scale"),
        list(SCALE_WORDS),
        key="scale",
        horizontal=True,
        format_func=lambda one: SCALE_WORDS[one].of(say.language),
    )
    address.note(scale=scale)
    return scale


def _farthest(scores: list[FieldScore], scale: Scale) -> FieldScore | None:
    """The field whose score lies farthest from the average; None where none has a score."""
    middle = SCALES[scale].average
    known = [one for one in scores if one.score is not None]
    return max(known, key=lambda one: abs((one.score or 0.0) - middle), default=None)


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
    package, row = cached.package(), cached.package().cube.row[area.area_code]
    gaps = [one for one in scores if one.score is None]
    if evacuated_towns(package)[row, -1]:
        lines.append(say("compare.profile_none") + EVACUATED.of(say.language))
    elif gaps:
        lines.append(say("compare.profile_gap", fields=_names(gaps, say)))
    away = [item for one in scores for item in one.items if item.why == "away"]
    items = [item for one in scores for item in one.items if item.score is not None]
    cut = [item for item in items if item.clip]
    moved = {key: [item for item in items if key in _moved_by(package, item, row)]
             for key in ("few", "chance", "swing")}  # fmt: skip
    for key, those in ({"away": away, "cut": cut} | moved).items():
        if those:
            titles = (INDICATORS[one.indicator_id].title.of(say.language) for one in those)
            lines.append(say(f"compare.profile_{key}", names=say("compare.comma").join(titles)))
    seen = [INDICATORS[item.indicator_id] for item in items]
    words = [crowded(package, one, row) for one in seen]
    words += [schooled_elsewhere(package, one, row) for one in seen]
    lines += dict.fromkeys(one.of(say.language).strip() for one in words if one.ja)
    return lines


def _moved_by(package: Package, item: Score, row: int) -> Iterator[str]:
    """What moves a score much: one doctor or one building more (`few`), a year whose spending is
    far from that of the years before (`swing`), or `chance` alone."""
    indicator = INDICATORS[item.indicator_id]
    years = window(package, indicator, row)
    if years is None:
        return
    if few(package, indicator, row, years):
        yield "few"
    if swing(package, indicator, row, years).ja:
        yield "swing"
    chance = interval(package, indicator, row, years)
    if chance is not None and chance.low <= (item.against or 0.0) <= chance.high:
        yield "chance"


def _names(fields: list[FieldScore], say: Text) -> str:
    return say("compare.and").join(_name(one, say) for one in fields)


def _name(one: FieldScore, say: Text) -> str:
    return str(FIELDS[one.field].of(say.language))


def table(place: str, scores: list[FieldScore], scale: Scale, say: Text) -> pd.DataFrame:
    """Every item of every field: raw value, what it is measured against, score or why none."""
    rows = [
        (
            INDICATORS[item.indicator_id].title.of(say.language),
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
