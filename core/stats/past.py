"""How a figure stands beside its own past, in words."""

from dataclasses import replace

from core.bilingual import NOTHING, Bilingual
from core.stats.catalog import INDICATORS
from core.stats.earlier import Earlier
from core.stats.inside import Newest
from core.stats.reading import Reading
from core.stats.spoken import amount, in_english, short

CHANGE = {
    True: Bilingual(
        "この変化は、この人数では偶然の範囲。",
        " With numbers this small, chance alone could explain the change.",
    ),
    False: Bilingual(
        "この変化は偶然の範囲をこえる。", " The change is more than chance alone explains."
    ),
}


def past(figure: Reading, before: Earlier, said: dict[bool, Bilingual]) -> Bilingual:
    """The same as long ago as it is known, and whether it changed.

    Args:
        said: the words for a difference within chance, and beyond it.
    """
    then = _told(figure, before.value, before.years)
    when = _when(before.years)
    if before.now is not None:
        return _shorter(figure, before, before.now, then)
    words = Bilingual(f"{before.years}は{then[0]}。", f" {when}: {then[1]}.")
    if before.within_chance is None or then[0] == amount(figure, figure.value, "ja"):
        return words
    return words + said[before.within_chance]


def _shorter(figure: Reading, before: Earlier, now: float, then: tuple[str, str]) -> Bilingual:
    """Both ends of what is known, where the figure's own years leave none before them."""
    new = _told(figure, now, before.now_years)
    words = Bilingual(
        f"{before.years}は{then[0]}、{before.now_years}は{new[0]}。",
        f" {_when(before.years)}: {then[1]}; {_when(before.now_years).lower()}: {new[1]}.",
    )
    if before.within_chance is None or then[0] == new[0]:
        return words
    return words + CHANGE[before.within_chance]


def newest_said(figure: Reading, one: Newest | None) -> Bilingual:
    """The newest single year beside a mean that would hide it."""
    if one is None:
        return NOTHING
    alone = replace(figure, decimals=INDICATORS[figure.indicator_id].decimals)  # no mean: 0 births
    value = amount(alone, one.value, "ja"), short(alone, one.value)
    if not one.way:
        return Bilingual(
            f"いちばん新しい{one.year}年だけでは{value[0]}。", f" {one.year} alone: {value[1]}."
        )
    back = one.way * (one.value - (figure.value or 0.0)) < 0  # up again at the end of a fall
    ja = ("増えてい" if one.way > 0 else "減ってい") + ("るが" if back else "て")
    en = "rose" if one.way > 0 else "fell"
    return Bilingual(
        f"この{one.together}年のなかでも偶然の範囲をこえて{ja}、{one.year}年は{value[0]}。",
        f" Within these {one.together} years it {en} by more than chance alone explains; "
        f"{'but ' if back else ''}{one.year}: {value[1]}.",
    )


def _told(figure: Reading, value: float, years: str) -> tuple[str, str]:
    """With one decimal more where a mean of few would be rounded: 0.6 a year is not 1."""
    mean = years.endswith("平均") and abs(value) < 10
    read = replace(figure, decimals=max(1, figure.decimals)) if mean else figure
    return amount(read, value, "ja"), short(read, value)


def _when(years: str) -> str:
    english = in_english(years)
    return f"The {english}" if english.startswith("average") else f"In {english}"
