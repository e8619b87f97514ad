"""The four figures a town is told by first: each a finding in words, and what its chart draws."""

from dataclasses import replace
from functools import lru_cache

from core.bilingual import NOTHING, Bilingual, said
from core.stats.catalog import INDICATORS
from core.stats.earlier import SHORTER, Earlier, both, earlier
from core.stats.evidence import joined
from core.stats.figure import Figure, figure
from core.stats.finding import Finding, Form
from core.stats.measure import Basis
from core.stats.pace import births_pace, outgrown
from core.stats.package import Package
from core.stats.peers import PeerSet
from core.stats.points import INDEX_YEAR, Point, indexed, over_years, together
from core.stats.remark import by_day
from core.stats.sentence import amount, english_years, japanese_years, plain, short
from core.stats.standing_out import standing_out
from core.stats.values import evacuated_towns
from core.stats.window import window

LAST = 2050


@lru_cache(maxsize=128)
def findings(package: Package, area_code: str, peer_set: PeerSet) -> tuple[Finding, ...]:
    """Fertility, births, population until 2050, and what is farthest from the peers."""
    return (
        _fertility(package, area_code, peer_set),
        _births(package, area_code, peer_set),
        _population(package, area_code, peer_set),
        _apart(package, area_code, peer_set),
    )


def finding(one: Figure, package: Package, peer_set: PeerSet, *, dots: bool = False) -> Finding:
    """Any figure told and drawn as the first four are; `dots`: among the peers, where there are."""
    return _told(package, one.indicator_id, one, peer_set, NOTHING, one.title, dots)


def _fertility(package: Package, area_code: str, peer_set: PeerSet) -> Finding:
    """The official estimate of five years; of a prefecture its yearly rate."""
    inside = package.area(area_code).kind == "municipality"
    name = "fertility_rate_municipal" if inside else "total_fertility_rate"
    one = figure(package, name, area_code, peer_set)
    chance = said("finding.estimated") if inside else NOTHING
    short_title = said("finding.tfr")
    if inside and one.value is not None and one.series[-1][1] is None:
        chance = said("finding.no_newer") + chance
        short_title = said("finding.tfr_then", years=_years(one))
    return _told(package, "fertility", one, peer_set, chance, short_title, dots=inside)


def _births(package: Package, area_code: str, peer_set: PeerSet) -> Finding:
    """Births among residents: then and now, and whether chance explains the change."""
    one = figure(package, "birth_rate", area_code, peer_set)
    indicator, row = INDICATORS["birth_rate"], package.cube.row[area_code]
    years = window(package, indicator, row)
    before = earlier(package, indicator, row, years) if years else None
    if one.value is None or before is None:
        return _told(package, "births", one, peer_set, NOTHING, one.title)
    now = one.value if before.now is None else before.now
    title = _moved(one, before, now)
    apart = plain(before.value, one.decimals) != plain(now, one.decimals)
    changed = apart and before.within_chance is False
    told = said("finding.births_changed", **_spans(before, one)) if changed else NOTHING
    brief = said("finding.births_surely") if changed else NOTHING
    pace = births_pace(package, area_code, peer_set)
    if changed and now < before.value:
        pace += outgrown(package, area_code)
    pace += _away(package, area_code)
    many = SHORTER if changed and before.now is not None else 0
    told, brief = told + _beside(one) + pace, brief + pace
    return _made(package, "births", one, peer_set, title, told, brief, many=many)


def _spans(before: Earlier, one: Figure) -> dict[str, Bilingual]:
    """The years that were compared."""
    now = before.now_years or japanese_years(one)
    return {name: both(years) for name, years in (("then", before.years), ("now", now))}


def _away(package: Package, area_code: str) -> Bilingual:
    """Told of towns whose registered residents live elsewhere."""
    away = evacuated_towns(package)[package.cube.row[area_code]].any()
    return said("finding.away") if away else NOTHING


def _moved(one: Figure, before: Earlier, now: float) -> Bilingual:
    then_read, now_read = plain(before.value, one.decimals), plain(now, one.decimals)
    words = {
        "now": now_read,
        "then": then_read,
        "when": both(before.years),
    }
    if then_read == now_read:
        return said("finding.births_same", **words)
    if before.within_chance is not False:
        words["now"] = plain(one.value or 0.0, one.decimals)  # as its line ends
        return said("finding.births_chance", **words)
    return said("finding.births_fell" if now < before.value else "finding.births_rose", **words)


def _beside(one: Figure) -> Bilingual:
    """Whether the difference from the peers' median is chance; nothing without peers."""
    if one.value is None or one.peer_median is None:
        return NOTHING
    key = "above" if one.value > one.peer_median else "below"
    if one.low is not None and one.high is not None:
        key = "beside_chance" if one.low <= one.peer_median <= one.high else "beside_more"
    elif one.peer_low is not None and one.peer_high is not None:
        key = "beside_half" if one.peer_low <= one.value <= one.peer_high else key
    return said(f"finding.{key}", years=_years(one))


def _population(package: Package, area_code: str, peer_set: PeerSet) -> Finding:
    """Registered residents, and those projected until 2050; both as an index of 2020."""
    one = figure(package, "population", area_code, peer_set)
    ahead = figure(package, "population_projected", area_code, peer_set)
    known = [(year, value) for year, value in one.series if value is not None]
    if len(known) < 2:
        return _told(package, "population", one, peer_set, NOTHING, one.title)
    (first, before), (last, now) = known[0], known[-1]
    percent = 100 * (now - before) / before if before else 0.0
    moved = plain(abs(percent), 1)
    key = "level" if moved == "0.0" else "rose" if percent > 0 else "fell"
    title = said(f"finding.population_{key}", n=last - first, percent=moved)
    points = indexed(package, "population", area_code, peer_set, False)
    brief = _away(package, area_code)
    chance = said("finding.register") + brief
    if ahead.value is None:
        chance += ahead.missing or NOTHING
        brief += ahead.missing or NOTHING
    else:
        points += indexed(package, "population_projected", area_code, peer_set, True)
        title += said("finding.population_ahead", share=plain(points[-1].value or 0.0, 0))
        chance += said("finding.projected")
        brief += said("finding.projected_brief")
    kinds: tuple[Basis, ...] = ("actual",) if ahead.value is None else ("actual", "projection")
    return Finding(
        name="population", figure=one, title=title, chance=chance, brief=brief, kinds=kinds,
        form="course",
        measure=said("finding.population_measure", base=INDEX_YEAR, first=first,
                     last=last if ahead.value is None else LAST)
        + (NOTHING if ahead.value is None else said("finding.population_from")),
        points=points, unit=NOTHING, decimals=0,
        source=joined(*([one] if ahead.value is None else [one, ahead])),
    )  # fmt: skip


def _apart(package: Package, area_code: str, peer_set: PeerSet) -> Finding:
    """The figure farthest from the peers; where none is far, what moving in and out brings."""
    far = standing_out(package, area_code, peer_set)
    name = far.indicator_ids[0] if far.indicator_ids else "social_change_rate"
    one = figure(package, name, area_code, peer_set)
    chance = said("finding.farthest") if far.indicator_ids else NOTHING
    if times := by_day(package, INDICATORS[name], package.cube.row[area_code]):
        chance += said("finding.crowded", times=times)
    chance += _away(package, area_code)
    return _told(package, "apart", one, peer_set, chance, one.title)


def _told(
    package: Package,
    name: str,
    one: Figure,
    peer_set: PeerSet,
    chance: Bilingual,
    title: Bilingual,
    dots: bool = False,
) -> Finding:
    """A value beside the peers' median; where there is none, why."""
    if one.value is None:
        why = one.missing or NOTHING
        return _made(package, name, one, peer_set, said("finding.none", title=title), why, why)
    words = {
        "title": title,
        "value": Bilingual(amount(one, one.value, "ja"), short(one, one.value)),
        "years": _years(one),
    }
    if one.peer_median is None or _sized(one):
        alone = said("finding.value", **words)
        return _made(package, name, one, peer_set, alone, chance, chance, dots)
    here, there = (plain(value, one.decimals) for value in (one.value, one.peer_median))
    words["median"] = Bilingual(amount(one, one.peer_median, "ja"), short(one, one.peer_median))
    key = "same" if here == there else "median"
    beside, told = said(f"finding.{key}", **words), chance + _beside(one)
    return _made(package, name, one, peer_set, beside, told, chance, dots)


def _made(
    package: Package,
    name: str,
    one: Figure,
    peer_set: PeerSet,
    title: Bilingual,
    chance: Bilingual,
    brief: Bilingual,
    dots: bool = False,
    many: int = 0,
) -> Finding:
    """`many` years together for each point, so that the line ends at the title's number; 0: as
    many as the figure's."""
    if _sized(one):  # a larger place has more: its peers would show its size
        peer_set = replace(peer_set, area_codes=())
    many = many or together(package, one)
    points = over_years(package, one, peer_set, many)
    if len(points) < 2:
        many, points = 1, over_years(package, one, peer_set)
    form = _form(one, points, dots)
    whose = INDICATORS[one.indicator_id]
    years = NOTHING
    if points:
        years = _years(one) if form == "dots" else _span(points, many)
    origin = Bilingual(whose.origins("ja"), whose.origins("en"))
    key = "finding.measure" if points else "finding.measure_none"
    measure = said(key, title=one.title, years=years, origin=origin)
    return Finding(
        name=name, figure=one, title=title, chance=chance, brief=brief, measure=measure,
        kinds=(one.basis,), form=form, points=points, together=many, unit=one.unit,
        decimals=one.decimals, source=joined(one),
    )  # fmt: skip


def _form(one: Figure, points: tuple[Point, ...], dots: bool) -> Form:
    """`dots`: among the peers, where there are some, also of what has a course."""
    if one.value is None:
        return "none"
    several = sum(point.value is not None for point in points) > 1
    if one.peer_median is not None and not _sized(one) and (dots or not several):
        return "dots"
    return "course" if several else "none"


def _sized(one: Figure) -> bool:
    return INDICATORS[one.indicator_id].depends_on_size


def _span(points: tuple[Point, ...], many: int) -> Bilingual:
    first, last = points[0].year, points[-1].year
    years = Bilingual(f"{first}–{last}年", f"{first}–{last}")
    return years + (said("finding.rolling", n=many) if many > 1 else NOTHING)


def _years(one: Figure) -> Bilingual:
    return Bilingual(japanese_years(one), english_years(one))
