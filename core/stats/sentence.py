"""A figure in one or two plain sentences, composed from its numbers. No verdicts."""

import re

from core.bilingual import NOTHING, Bilingual, run_on
from core.stats.earlier import Earlier
from core.stats.indicator import Indicator
from core.stats.inside import Newest
from core.stats.past import CHANGE, newest_said, past
from core.stats.reading import Reading
from core.stats.spoken import amount as amount
from core.stats.spoken import degree as degree
from core.stats.spoken import english_name as english_name
from core.stats.spoken import english_years as english_years
from core.stats.spoken import in_english as in_english
from core.stats.spoken import japanese_years as japanese_years
from core.stats.spoken import number as number
from core.stats.spoken import short as short
from core.stats.spoken import shown as shown
from core.units import plain as plain
from core.units import with_unit

CHANCES = {
    True: Bilingual(
        "差はこの人数では偶然の範囲。",
        " With numbers this small, chance alone could explain the difference.",
    ),
    False: Bilingual(
        "差は偶然の範囲をこえる。", " The difference is more than chance alone explains."
    ),
}


def sentence(
    figure: Reading,
    indicator: Indicator,
    before: Earlier | None,
    remark: Bilingual = NOTHING,
    newest: Newest | None = None,
) -> Bilingual:
    """Place, measure, value, unit, year, comparison, certainty; or why there is no value.

    What grows with the size of a place is compared with its own past, all else with peers; rates
    of events with both.

    Args:
        remark: what must be known to read the value; stands at the end.
        newest: what the mean of some years would hide.
    """
    if figure.value is None:
        return _no_value(figure)
    if indicator.depends_on_size:
        rest = past(figure, before, CHANCES) if before else NOTHING
    else:
        rest = _peers(figure, indicator.clustered)
        if before and indicator.count_measure:
            rest += past(figure, before, CHANGE)
    parts = (_value(figure, indicator), rest, _chance(figure), newest_said(figure, newest), remark)
    return run_on(parts)


def _no_value(figure: Reading) -> Bilingual:
    why = figure.missing or NOTHING
    return Bilingual(
        f"{figure.area_name}の{figure.title.ja}は出せない。{why.ja}",
        f"No value of “{figure.title.en}” for {english_name(figure)}. {why.en}",
    )


def _value(figure: Reading, indicator: Indicator) -> Bilingual:
    ja, en = ("日本人の", ", Japanese nationals") if indicator.japanese else ("", "")
    read, years = amount(figure, figure.value, "ja"), japanese_years(figure)
    return Bilingual(
        f"{figure.area_name}の{ja}{figure.title.ja}は{read}（{years}）。",
        f"{english_name(figure)}, {figure.title.en}{en}: {short(figure, figure.value)}"
        f" ({english_years(figure)}).",
    )


def _peers(figure: Reading, clustered: bool = False) -> Bilingual:
    """Beside the median of the peers; of clustered events only what chance explains is said."""
    value, median = figure.value, figure.peer_median
    if value is None or median is None or not figure.peer_label.ja:
        return NOTHING
    more = shown(figure, value) - shown(figure, median)
    group, there = _group(figure), amount(figure, median, "ja")
    median_en = f"the median {short(figure, median)} of {figure.peer_count} peers."
    if not more:
        return Bilingual(f"{group}のまん中も{there}で、同じ。", f" That is the same as {median_en}")
    high, low = degree(figure.title.ja, figure.unit.ja)
    words = f"{group}のまん中は{there}で、この地域はそれより{high if more > 0 else low}。"
    english = f" That is {'above' if more > 0 else 'below'} {median_en}"
    if figure.low is not None and figure.high is not None:
        within = figure.low <= median <= figure.high
        chance = NOTHING if clustered and not within else CHANCES[within]
        return Bilingual(words + chance.ja, english + chance.en)
    quarters = figure.peer_low, figure.peer_high
    if None not in quarters and figure.peer_low <= value <= figure.peer_high:  # type: ignore[operator]
        return Bilingual(
            words + "グループのまん中の半分に入る。", english + " It is within the middle half."
        )
    return Bilingual(words, english)


def _group(figure: Reading) -> str:
    """The peers with their number, which some labels have already: 「よく似た10団体」."""
    label, count = figure.peer_label.ja, figure.peer_count
    counted = re.search(r"(\d+)(団体|地域|都道府県)$", label)
    if not counted:
        return f"{label}{count}地域"
    return label if int(counted[1]) == count else f"{label}のうち値のある{count}地域"


def _chance(figure: Reading) -> Bilingual:
    if figure.low is None or figure.high is None:
        return NOTHING
    low, high = number(figure, figure.low), number(figure, figure.high)
    if low == high:
        return NOTHING
    return Bilingual(
        f"偶然のはばは{with_unit(f'{low}〜{high}', figure.unit.ja)}。",
        f" By chance alone it could lie between {low} and {high}.",
    )
