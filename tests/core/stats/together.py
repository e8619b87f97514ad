"""What contradicts what between the sentences of one place, and parts that are not the whole."""

import re
from collections.abc import Iterator, Mapping

from core.stats.figure import Figure
from core.stats.finding import Finding
from core.stats.six import Found
from core.stats.spoken import amount
from core.stats.standing_out import Said
from core.units import plain, rounded
from tests.core.stats.sentences import MORE, broken, read, sign

Figures = Mapping[str, Figure]
PEOPLE = re.compile(r"人口は(\d{4})年1月1日に([\d,]+)人")
BEFORE = re.compile(r"5年前（([\d,]+)人）(?:より([\d.]+)％(多い|少ない)|と(ほぼ同じ))。")
CHANGE = re.compile(
    r"人口は(\S+?)人。そのうち自然増減（出生−死亡）は(\S+?)人、社会増減（[^）]*）は(\S+?)人。"
)
SHARES = re.compile(r"減った分の(\d+)％が自然減、(\d+)％が社会減")
FAR = re.compile(r"くらべられる(\d+)つ?の数字のうち、.*のまん中から最も離れているのは「(.+?)」。")
BORN = re.compile(r"千人あたり([\d.]+)人から([\d.]+)人に(減り|増え)ました")
GREW = re.compile(r"人口は(\d+)年で([\d.]+)％(減り|増え)ました")
AHEAD = re.compile(r"2050年の推計は2020年の([\d,]+)％です")
WAYS = {"減り": -1, "増え": 1}
MOVED = re.compile(r"は、(\d{4})年より(\d+)％(\w+)$")


def _value(found: Figures, name: str) -> float | None:
    return found[name].value


def parts(found: Figures) -> Iterator[str]:
    """Numbers that must add up, or cannot be larger than their whole."""
    people, natural, social = (
        dict(found[name].series) for name in ("population", "natural_change", "social_change")
    )
    for year, born in natural.items():
        after, now, moved = people.get(year + 1), people.get(year), social.get(year)
        if None not in (born, moved, now, after) and born + moved != after - now:  # type: ignore[operator]
            yield f"births, deaths and moves of {year}"
    for whole, *rest in (
        ("100", "primary_industry", "secondary_industry", "tertiary_industry"),
        ("labour_force_gap", "men_in_labour_force", "-women_in_labour_force"),
        ("net_migration_rate", "moved_in_rate", "-moved_out_rate"),
    ):
        yield from _sum(found, whole, rest)
    for part, whole in (
        ("aged_75_over", "ageing"),
        ("women_employed", "women_in_labour_force"),
        ("men_employed", "men_in_labour_force"),
    ):
        few, many = _value(found, part), _value(found, whole)
        if few is None or many is None or few <= many:
            continue
        if f"「{found[whole].title.ja}」より高いのは" not in found[part].sentence.ja:
            yield f"more {part} than {whole}"
    for shares in (("children", "ageing"), ("education_share", "welfare_share", "works_share")):
        if sum(_value(found, name) or 0.0 for name in shares) > 100:
            yield f"over 100 % {shares}"


def _sum(found: Figures, whole: str, names: list[str]) -> Iterator[str]:
    """As computed, and as somebody adds up who reads them; only of the same years."""
    shown = [found[name.removeprefix("-")] for name in names]
    if any(one.value is None for one in shown):
        return
    if whole != "100":
        shown_years = {(one.year, one.years_label) for one in (*shown, found[whole])}
        if found[whole].value is None or len(shown_years) > 1:
            return
    total = float(found[whole].value or 0.0) if whole != "100" else 100.0
    signs = [-1 if name.startswith("-") else 1 for name in names]
    of = sum(s * float(one.value or 0.0) for s, one in zip(signs, shown, strict=True))
    if abs(of - total) > 1e-6:
        yield f"{whole} is not the sum of its parts"


def glances(said: tuple[Said, ...], found: Figures) -> Iterator[str]:
    """The five sentences beside the figures they rest on."""
    born, people, change, far, unknown = (one.words for one in said)
    if any(broken(one.words.ja) or broken(one.words.en) for one in said):
        yield "form"
    rates = (found[name] for name in ("fertility_rate_municipal", "total_fertility_rate"))
    rate = next((one.sentence.ja for one in rates if one.value is not None), "")
    if born.ja != rate + found["births"].sentence.ja:
        yield "fertility and births"
    yield from _people(people.ja, found["population"])
    whole, *rest = (read(n) for n in CHANGE.search(change.ja).groups())  # type: ignore[union-attr]
    if whole != sum(rest):
        yield "parts of the change"
    if (shares := SHARES.search(change.ja)) and int(shares[1]) + int(shares[2]) != 100:
        yield "shares of the change"
    if (told := FAR.search(far.ja)) is not None:
        yield from _beside(
            far.ja[told.end() :], next(f for f in found.values() if f.title.ja == told[2])
        )
    missing = sum(one.value is None for one in found.values())
    if (
        f"のうち{missing}は、この地域の値がない" not in unknown.ja
        or f"{len(found)}の数字" not in unknown.ja
    ):
        yield "how many are missing"


def _people(words: str, one: Figure) -> Iterator[str]:
    now, before = PEOPLE.search(words), BEFORE.search(words)
    assert now and before and one.value, words
    then = dict(one.series)[int(now[1]) - 5]
    if read(now[2]) != one.value or int(now[1]) != one.year or read(before[1]) != then or not then:
        yield "population"
        return
    percent = rounded(100 * (one.value - then) / then, 1)
    if before[4]:
        if percent:
            yield "nearly the same"
    elif f"{abs(percent):.1f}" != before[2] or sign(float(percent)) != MORE[before[3]]:
        yield "more or fewer people"


def _beside(words: str, one: Figure) -> Iterator[str]:
    """A value and the median of the peers, of which it is said to be far."""
    value, median = float(one.value or 0.0), float(one.peer_median or 0.0)
    told = re.match(
        rf"{re.escape(amount(one, value, 'ja'))}（.+?）で、まん中(.+?)より(\w+?)。", words
    )
    if not told or told[1] != amount(one, median, "ja") or MORE[told[2]] != sign(value - median):
        yield f"far: {one.indicator_id}"
    if (one.peer_low or 0.0) <= value <= (one.peer_high or 0.0):
        yield f"far, and within the middle half: {one.indicator_id}"


def four(told: tuple[Finding, ...], found: Figures) -> Iterator[str]:
    """The four findings beside the figures."""
    for one in told:
        if broken(one.told.ja) or broken(one.told.en):
            yield "form"
        yield from _half(one.chance.ja, one.figure)
        if "のまん中は" in one.title.ja and one.title.ja != (
            f"{one.title.ja.split('は')[0]}は{amount(one.figure, one.figure.value, 'ja')}。"
            f"くらべる相手のまん中は{amount(one.figure, one.figure.peer_median, 'ja')}です"
        ):
            yield f"title: {one.name}"
    born = BORN.search(told[1].title.ja)
    if born and sign(float(born[2]) - float(born[1])) != WAYS[born[3]]:
        yield "births fell or rose"
    yield from _course(told[2].title.ja, found)


def _course(words: str, found: Figures) -> Iterator[str]:
    """How the population went and is projected to go."""
    one, ahead = found["population"], dict(found["population_projected"].series)
    if grew := GREW.search(words):
        now, then = (dict(one.series)[(one.year or 0) - n] or 0.0 for n in (0, int(grew[1])))
        moved = rounded(100 * (now - then) / then, 1)
        if f"{abs(moved):.1f}" != grew[2] or sign(float(moved)) != WAYS[grew[3]]:
            yield "population fell or rose"
    share = AHEAD.search(words)
    if (share is None) != (found["population_projected"].value is None):
        yield "projection not told"
    if share and share[1] != plain(100 * (ahead[2050] or 0.0) / (ahead[2020] or 1.0), 0):
        yield "projection"


def _half(words: str, one: Figure) -> Iterator[str]:
    """Above, below or within the middle half; beyond chance or not."""
    value, median = one.value, one.peer_median
    if value is None or median is None:
        return
    low, high = one.peer_low or 0.0, one.peer_high or 0.0
    within = None if one.low is None or one.high is None else one.low <= median <= one.high
    for said, true in (
        ("まん中の半分より上", value > high),
        ("まん中の半分より下", value < low),
        ("まん中の半分に入り", low <= value <= high),
        ("まん中との差は、偶然の範囲です", within is True),
        ("まん中との差は、偶然の範囲をこえます", within is False),
    ):
        if said in words and not true:
            yield f"{said}: {one.indicator_id}"


def six_of(told: tuple[Found, ...]) -> Iterator[str]:
    """The six findings beside their figures."""
    for one in told:
        figure, title = one.figure, one.title.ja
        value, median = float(figure.value or 0.0), figure.peer_median
        if broken(one.told.told.ja) or broken(one.told.told.en):
            yield "form"
        yield from _half(one.told.chance.ja, figure)
        beside = MORE.get(re.sub(".*より", "", title)), sign(value - (median or 0.0))
        if one.kind in ("far", "better") and beside[0] != beside[1]:
            yield f"{one.kind}: {figure.indicator_id}"
        moved = MOVED.search(title)
        if one.kind == "moved" and moved and not figure.years_label.endswith("平均"):
            then = dict(figure.series)[int(moved[1])] or 0.0
            percent = 100 * (value - then) / then
            if plain(abs(percent), 0) != moved[2] or MORE[moved[3]] != sign(percent):
                yield f"moved: {figure.indicator_id}"
