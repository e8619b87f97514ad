"""Peer sets: whom a place is compared with, and why."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np

from core.bilingual import NOTHING, Bilingual
from core.stats.area import Area
from core.stats.cube import Numbers
from core.stats.package import Package, kept
from core.stats.peer_class import STATUS, class_in_english
from core.stats.values import evaluate

PeerKind = Literal["similar", "prefecture", "nearest", "adjacent", "by_hand", "prefectures", "none"]
FEWEST = 5
"""A class with fewer other members says little about where a place lies."""
HALF = 1.349
"""Width of the middle half of a normal distribution, in standard deviations."""
PROFILE = (
    ("log", "population_register", 2025, "人口", "population"),
    ("", "population_15_64 / nullif(population_census, 0)", 2020, "15〜64歳の割合", "working age"),
    (
        "",
        "households_single / nullif(households_private, 0)",
        2020,
        "単独世帯",
        "single households",
    ),
    ("log", "population_census / nullif(area_habitable, 0)", 2020, "人口密度", "density"),
    ("", "employed_primary / nullif(employed, 0)", 2020, "第1次産業の割合", "primary industry"),
    ("", "employed_secondary / nullif(employed, 0)", 2020, "第2次産業の割合", "manufacturing"),
    ("log", "day_night_ratio", 2020, "昼夜間人口比率", "daytime population"),
)
"""What makes places alike: scale, formula, year, name in both languages."""


PICKED = Bilingual("この会がえらんだ地域。", "Places that this workshop picked.")


@dataclass(frozen=True)
class PeerSet:
    """Municipalities (or prefectures) compared with one place; it is not among them."""

    kind: PeerKind
    label: Bilingual
    reason: Bilingual
    area_codes: tuple[str, ...]


@kept
def peer_sets(package: Package, area_code: str) -> tuple[PeerSet, ...]:
    """Every set that exists for a place, the default first."""
    area = package.area(area_code)
    if area.kind == "country":
        return ()
    if area.kind == "prefecture":
        return (prefectures(package, area),)
    found = [similar(package, area), nearest(package, area), same_prefecture(package, area)]
    if len(found[0].area_codes) < FEWEST:
        found = [found[1], found[0], found[2]]
    found.append(adjacent(package, area))
    return tuple(one for one in found if one.area_codes)


@kept
def default(package: Package, area_code: str) -> PeerSet:
    """The official class; the nearest ten where the class has fewer than five others."""
    area = package.area(area_code)
    if area.kind == "municipality":
        alike = similar(package, area)
        if len(alike.area_codes) >= FEWEST:
            return alike
    sets = peer_sets(package, area_code)
    return sets[0] if sets else PeerSet("none", NOTHING, NOTHING, ())


@kept
def held(package: Package, area_code: str, kind: str) -> PeerSet:
    """The set that a meeting chose for its whole room; the default where it chose none, or one
    that this place does not have.

    Args:
        kind: of the set, or the codes of places that were picked, with commas between.
    """
    picked = [one for one in kind.split(",") if one != area_code and package.has(one)]
    if picked:
        return by_hand(package, picked, PICKED)
    chosen = (one for one in peer_sets(package, area_code) if one.kind == kind)
    return next(chosen, None) or default(package, area_code)


@kept
def rows_of(package: Package, peer_set: PeerSet) -> list[int]:
    """Where they lie in the cube."""
    return [package.cube.row[code] for code in peer_set.area_codes]


def similar(package: Package, area: Area) -> PeerSet:
    """The official 類似団体 class, of the list whose bands are those of the census of 2020."""
    others = _others(package, area, lambda a: a.peer_class == area.peer_class)
    by_status = area.peer_class in STATUS
    ja = "市や区の制度による区分"
    if not by_status:
        ja = "人口規模と産業構造で分けた、令和2年国勢調査による区分"
    en = "legal status" if by_status else "population and industry (census of 2020)"
    return PeerSet(
        "similar",
        Bilingual(
            f"類似団体（{area.peer_class}）",
            f"Similar municipalities ({class_in_english(area.peer_class)})",
        ),
        Bilingual(
            f"総務省の類似団体区分「{area.peer_class}」が同じ{len(others)}団体。{ja}。",
            f"{len(others)} municipalities of the same official class, by {en}.",
        ),
        others,
    )


def same_prefecture(package: Package, area: Area) -> PeerSet:
    others = _others(package, area, lambda a: a.prefecture_code == area.prefecture_code)
    over = package.area(area.prefecture_code)
    return PeerSet(
        "prefecture",
        Bilingual(f"{over.name}内", f"In {over.romaji}"),
        Bilingual(
            f"{over.name}のほかの{len(others)}市区町村。",
            f"The other {len(others)} municipalities of {over.romaji}.",
        ),
        others,
    )


def prefectures(package: Package, area: Area) -> PeerSet:
    others = tuple(a.area_code for a in package.areas() if a.kind == "prefecture" and a != area)
    return PeerSet(
        "prefectures",
        Bilingual("ほかの46都道府県", "The other 46 prefectures"),
        Bilingual("ほかのすべての都道府県。", "All other prefectures."),
        others,
    )


def adjacent(package: Package, area: Area) -> PeerSet:
    """Municipalities that share a border on the simplified map."""
    sql = "SELECT neighbour FROM neighbours WHERE area_code = ? ORDER BY 1"
    others = tuple(str(code) for (code,) in package.rows(sql, [area.area_code]))
    return PeerSet(
        "adjacent",
        Bilingual("となりの市区町村", "Neighbouring municipalities"),
        Bilingual(
            f"境を接する{len(others)}市区町村（2021年1月1日の境界）。",
            f"{len(others)} municipalities sharing a border (1 January 2021).",
        ),
        others,
    )


def by_hand(package: Package, area_codes: Sequence[str], reason: str | Bilingual) -> PeerSet:
    """Places somebody chose, with their own reason in their own words.

    Raises:
        Refused: a code that is no area.
    """
    chosen = tuple(dict.fromkeys(package.area(code).area_code for code in area_codes))
    label = Bilingual(f"えらんだ{len(chosen)}地域", f"{len(chosen)} chosen places")
    why = Bilingual(reason, reason) if isinstance(reason, str) else reason
    return PeerSet("by_hand", label, why, chosen)


def nearest(package: Package, area: Area, count: int = 10) -> PeerSet:
    """The places most alike in `PROFILE`, every feature in robust standard deviations."""
    codes, profiles = _profiles(package.whole)
    if area.area_code not in codes:
        return PeerSet("nearest", NOTHING, NOTHING, ())
    own = profiles[codes.index(area.area_code)]
    apart = np.abs(profiles - own)
    distance = np.sqrt(np.nansum(apart**2, axis=1))
    distance[np.isnan(profiles).any(axis=1)] = np.inf
    distance[codes.index(area.area_code)] = np.inf
    if np.isnan(own).any():
        distance[:] = np.inf
    order = [int(i) for i in np.argsort(distance, kind="stable")[:count] if distance[i] < np.inf]
    closest = [int(i) for i in np.argsort(apart[order].mean(axis=0))[:3]] if order else []
    ja = "・".join(PROFILE[i][3] for i in closest)
    en = ", ".join(PROFILE[i][4] for i in closest)
    every_ja = "・".join(p[3] for p in PROFILE)
    every_en = ", ".join(p[4] for p in PROFILE)
    return PeerSet(
        "nearest",
        Bilingual(f"よく似た{len(order)}団体", f"The {len(order)} most alike"),
        Bilingual(
            f"{every_ja}を合わせて最も近い{len(order)}団体。とくに{ja}が近い。",
            "Closest in all of these together: " + every_en + f". Above all in {en}.",
        ),
        tuple(codes[i] for i in order),
    )


@kept
def _profiles(package: Package) -> tuple[list[str], Numbers]:
    """Codes of the municipalities that were not evacuated, and their features, a row for each."""
    cube = package.cube
    away = {code for (code,) in package.rows("SELECT area_code FROM evacuated")}
    codes = [
        a.area_code for a in package.areas() if a.kind == "municipality" and a.area_code not in away
    ]
    rows = [cube.row[code] for code in codes]
    columns = []
    for scale, formula, year, _, _ in PROFILE:
        feature = evaluate(formula, cube)[rows, cube.years.index(year)]
        with np.errstate(divide="ignore", invalid="ignore"):
            feature = np.log(feature) if scale else feature
        feature = np.where(np.isfinite(feature), feature, np.nan)
        columns.append(feature / _spread(feature))
    return codes, np.stack(columns, axis=1)


def _spread(feature: Numbers) -> float:
    """The standard deviation of the middle half: one 千代田区 does not flatten a feature."""
    low, high = np.nanquantile(feature, (0.25, 0.75))
    return float(high - low) / HALF


def _others(package: Package, area: Area, chosen: Callable[[Area], bool]) -> tuple[str, ...]:
    return tuple(
        a.area_code
        for a in package.areas()
        if a.kind == "municipality" and a.area_code != area.area_code and chosen(a)
    )


@kept
def prefectures_beside(package: Package, prefecture_code: str) -> tuple[str, ...]:
    """Prefectures that share a border with one."""
    sql = "SELECT DISTINCT area_code, neighbour FROM neighbours ORDER BY 2"
    over = {a.area_code: a.prefecture_code for a in package.areas()}
    found = (over[two] for one, two in package.rows(sql) if over[one] == prefecture_code)
    return tuple(dict.fromkeys(code for code in found if code != prefecture_code))
