"""Six findings of a place to talk about: what moved, what is unlike similar towns, what is like
them.

Chosen by rule, so that phones, wall and console have the same; never only what is worse, and none
where a value is missing. Told and drawn as all findings are; the four of a town's page (`findings`)
are the same for every town, these are what this one has to talk about.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from math import log
from typing import Literal

from core.bilingual import NOTHING, Bilingual, said
from core.stats.catalog import INDICATORS
from core.stats.earlier import Earlier, both, earlier
from core.stats.figure import Figure, figure
from core.stats.finding import Finding
from core.stats.findings import finding
from core.stats.marks import within_chance
from core.stats.package import Package
from core.stats.peers import PeerSet
from core.stats.scores import OUTWARD
from core.stats.sentence import amount, plain, short
from core.stats.since import since
from core.stats.spoken import degree
from core.stats.standing_out import FAR, clear, distance
from core.stats.values import evacuated_towns
from core.stats.window import window

Kind = Literal["moved", "far", "better", "chance", "alike"]
MOST = 6
CLOSE = 0.25
"""Widths of the peers' middle half from their median within which a place is like them."""
EVENTS = ("births", "marriages")
"""Numbers without a direction of which everybody asks whether they moved."""
SAME = {"marriage_rate", "fertility_rate_municipal"}
"""Rates of the same events: of one movement there is one finding."""


@dataclass(frozen=True)
class Found:
    """A figure, and by which rule it was chosen; its title is what was found."""

    kind: Kind
    told: Finding

    @property
    def title(self) -> Bilingual:
        return self.told.title

    @property
    def figure(self) -> Figure:
        return self.told.figure


@dataclass(frozen=True)
class _Pick:
    kind: Kind
    title: Bilingual
    figure: Figure


@dataclass(frozen=True)
class _Seen:
    figure: Figure
    before: Earlier | None
    clear: bool

    @property
    def moved(self) -> float:
        """How far beyond chance it moved, as a ratio without sign; 0 where that is not proved."""
        then, now = (self.before.value, self._now) if self.before else (0.0, 0.0)
        if self.before is None or self.before.within_chance is not False or then * now <= 0:
            return 0.0
        return abs(log(now / then))

    @property
    def _now(self) -> float:
        now = self.before.now if self.before else None
        return float((self.figure.value or 0.0) if now is None else now)

    @property
    def change(self) -> float:
        """In percent of what it was."""
        then = self.before.value if self.before else 0.0
        return 100 * (self._now - then) / then if then else 0.0

    @property
    def above(self) -> bool:
        return float(self.figure.value or 0) > float(self.figure.peer_median or 0)

    @property
    def better(self) -> bool:
        return self.above == (OUTWARD[self.figure.indicator_id] == "higher")


@lru_cache(maxsize=128)
def six(package: Package, area_code: str, peer_set: PeerSet) -> tuple[Found, ...]:
    """At most six, in the order in which they are talked about.

    Two that moved, two far from the peers, one better than there, one like them; where there
    are too few of a kind, more of the others. None of an evacuated town, whose few figures are
    of people who live elsewhere.
    """
    row = package.cube.row[area_code]
    if evacuated_towns(package)[row, package.cube.column[2020] :].any():
        return ()
    seen = [_seen(package, name, area_code, peer_set) for name in (*EVENTS, *OUTWARD)]
    known = [one for one in seen if one.figure.value is not None]
    ways = [_moved(known), _far(known), _better(known), _moved(known), _far(known), _alike(known)]
    found: dict[str, _Pick] = {}
    for way in [*ways, _chance(known), _alike(known), *2 * [_moved(known), _far(known)]]:
        fresh = (one for one in way if one.figure.indicator_id not in found)
        if len(found) < MOST and (one := next(fresh, None)) is not None:
            found[one.figure.indicator_id] = one
    return tuple(_found(package, one, peer_set) for one in found.values())


def _found(package: Package, one: _Pick, peer_set: PeerSet) -> Found:
    """What moved over its years, and a count only as a share of its own beginning; else among
    the peers."""
    if one.kind == "moved" and INDICATORS[one.figure.indicator_id].depends_on_size:
        told = since(package, one.figure, peer_set, one.title)
    else:
        told = finding(one.figure, package, peer_set, dots=one.kind != "moved")
        told = replace(told, title=one.title, chance=_values(one.figure) + told.chance)
    return Found(one.kind, told)


def _values(one: Figure) -> Bilingual:
    """The number and the median of the peers."""
    if one.value is None or one.peer_median is None:
        return NOTHING
    value, median = (
        Bilingual(amount(one, number, "ja"), short(one, number))
        for number in (one.value, one.peer_median)
    )
    return said("six.values", value=value, median=median, towns=_towns(one))


def _seen(package: Package, name: str, area_code: str, peer_set: PeerSet) -> _Seen:
    one, indicator = figure(package, name, area_code, peer_set), INDICATORS[name]
    row = package.cube.row[area_code]
    years = window(package, indicator, row)
    before = earlier(package, indicator, row, years) if years else None
    return _Seen(one, before, one.peer_median is not None and clear(package, one))


def _compared(known: list[_Seen]) -> list[_Seen]:
    """What may be put beside the peers: a rate with a direction."""
    named = [one for one in known if one.figure.indicator_id in OUTWARD]
    return [one for one in named if one.figure.peer_median is not None]


def _moved(known: list[_Seen]) -> Iterator[_Pick]:
    rows = [one for one in known if one.moved and one.figure.indicator_id not in SAME]
    for one in sorted(rows, key=lambda one: -one.moved):
        if one.before is not None:
            more, less = _degree(one)
            way = more if one.change > 0 else less
            title = said(
                "six.moved",
                title=one.figure.title,
                then=both(one.before.years),
                percent=plain(abs(one.change), 0),
                way=way,
            )
            yield _Pick("moved", title, one.figure)


def _far(known: list[_Seen]) -> Iterator[_Pick]:
    rows = [one for one in _compared(known) if one.clear and distance(one.figure) > FAR]
    yield from _beside(rows, "far", lambda one: -distance(one.figure))


def _better(known: list[_Seen]) -> Iterator[_Pick]:
    rows = [one for one in _compared(known) if one.clear and one.better]
    away = [one for one in rows if distance(one.figure) > CLOSE]
    yield from _beside(away, "better", lambda one: -distance(one.figure))


def _alike(known: list[_Seen]) -> Iterator[_Pick]:
    rows = [one for one in _compared(known) if distance(one.figure) <= CLOSE]
    yield from _beside(rows, "alike", lambda one: distance(one.figure))


def _chance(known: list[_Seen]) -> Iterator[_Pick]:
    """Apart from the peers' median, and yet the same by chance."""
    rows = [
        one
        for one in _compared(known)
        if distance(one.figure) > CLOSE and within_chance(one.figure)
    ]
    yield from _beside(rows, "chance", lambda one: -distance(one.figure))


def _beside(rows: list[_Seen], kind: Kind, rank: Callable[[_Seen], float]) -> Iterator[_Pick]:
    for one in sorted(rows, key=rank):
        more, less = _degree(one)
        key = kind if kind in ("alike", "chance") else "far"
        way, towns = more if one.above else less, _towns(one.figure)
        words = said(f"six.{key}", title=one.figure.title, way=way, towns=towns)
        yield _Pick(kind, words, one.figure)


def _towns(one: Figure) -> Bilingual:
    return said("six.prefectures" if one.area_code.endswith("000") else "six.towns")


def _degree(one: _Seen) -> tuple[Bilingual, Bilingual]:
    more, less = degree(one.figure.title.ja, one.figure.unit.ja)
    return Bilingual(more, "higher"), Bilingual(less, "lower")
