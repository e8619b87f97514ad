"""What must be true of the package; the first failure stops the build."""

from collections.abc import Mapping
from itertools import chain
from typing import Any

import pandas as pd

from core.stats.measure import THINGS, Measure
from data import check_copies
from data.builders.boundaries import area

BIRTHS = {
    2016: 976_913, 2017: 946_014, 2018: 918_361, 2019: 865_212,
    2020: 840_808, 2021: 811_611, 2022: 770_750, 2023: 727_269,
}  # fmt: skip
"""Sum of births over all municipalities, checked on the raw files."""
TOLERANCE = 0.002
"""Births of unknown address are in the prefecture and in no municipality."""
LATE_REPORTS = {("04000", 2016), ("04000", 2017), ("24000", 2016)}
"""Vital events that the prefecture's total has and the municipal editions lack (0.3 % in 宮城,
1.3 % in 三重). Beside the register the gap lies mainly in 津市 and 大崎市 (2016), 栗原市 (2017)."""
UNITS = {
    "people": {"人"}, "households": {"世帯"}, "events": {"人", "件"}, "places": {"か所"},
    "dwellings": {"戸"}, "nights": {"人泊"}, "hectares": {"ha"}, "income": {"千円"},
    "spending": {"千円"},
}  # fmt: skip
"""Units of what is counted; a mean, a ratio or a price has another."""
VITAL = ("births", "deaths", "marriages", "divorces")
BASES = {"actual", "estimate", "projection"}
RECONCILED = (*VITAL, "population_register")


class CheckFailed(Exception):
    """The package would be wrong; the message says what and where."""


def need(condition: object, message: str) -> None:
    if not condition:
        raise CheckFailed(message)


def check(found: dict[str, pd.DataFrame]) -> None:
    """Keys, known names, coverage, checked totals, reconciliation."""
    rows, areas = found["observations"], found["areas"]
    keys = ["measure", "area_code", "year"]
    need(not rows.duplicated(keys).any(), "an observation is there twice")
    need(not areas["area_code"].duplicated().any(), "an area is there twice")
    need(set(rows["area_code"].unique()) <= set(areas["area_code"]), "an unknown area")
    need(
        set(rows["measure"].unique()) == set(found["measures"]["measure"]),
        "a measure without values",
    )
    need(set(rows["source_id"].unique()) <= set(found["sources"]["source_id"]), "an unknown source")
    need((rows["value"].isna() == (rows["status"] == "not_applicable")).all(), "a bare gap")
    counts = areas["kind"].value_counts().to_dict()
    need(counts == {"municipality": 1741, "prefecture": 47, "country": 1}, f"areas: {counts}")
    towns = set(areas.loc[areas["kind"] == "municipality", "area_code"])
    need(set(found["peer_classes"]["area_code"]) == towns, "classes do not cover municipalities")
    need(areas["kana"].notna().all() and areas["romaji"].notna().all(), "a name without reading")
    _coverage(rows, towns)
    _totals(rows)
    _reconcile(rows)
    need(set(found["measures"]["basis"]) <= BASES, "a measure of an unknown kind")
    check_copies.check(rows, need)


def check_measures(measures: Mapping[str, Measure]) -> None:
    """What each measure is said to be goes together: unit, what is counted, and where."""
    for name, one in measures.items():
        units = UNITS.get(one.counts, {one.unit_ja} - set().union(*UNITS.values()))
        need(one.unit_ja in units, f"{name}: {one.unit_ja} is no unit of {one.counts or 'a ratio'}")
        money = one.counts in ("income", "spending")
        need(not money or one.where == "money", f"{name}: money that is not where money is")
        need(one.counts != "hectares" or one.where == "land", f"{name}: land that is not land")
        need(not one.clustered or one.counts == "events", f"{name}: only events are clustered")
        need(not one.zero or one.counts in THINGS, f"{name}: no zero where nothing is counted")


def check_map(topology: dict[str, Any], towns: set[str]) -> None:
    """Every municipality has a shape with an area, and nothing else; all rings are closed."""
    ends = [_ends(arc) for arc in topology["arcs"]]
    drawn = topology["objects"]["areas"]["geometries"]
    need(sorted(shape["id"] for shape in drawn) == sorted(towns), "the map has other places")
    for shape in drawn:
        need(area(shape, topology), f"{shape['id']} has no area")
        for ring in chain.from_iterable(shape["arcs"]):
            parts = [ends[a] if a >= 0 else ends[~a][::-1] for a in ring]
            follow = zip(parts, [*parts[1:], parts[0]], strict=True)
            need(all(a[1] == b[0] for a, b in follow), f"a ring of {shape['id']} is open")


def _ends(arc: list[list[int]]) -> tuple[tuple[int, int], tuple[int, int]]:
    last = (sum(dx for dx, _ in arc), sum(dy for _, dy in arc))
    return (arc[0][0], arc[0][1]), last


def _coverage(rows: pd.DataFrame, towns: set[str]) -> None:
    municipal = rows[rows["area_code"].isin(towns)]
    counts = municipal.groupby(["measure", "year"])["area_code"].nunique()
    short = counts[counts < len(towns)]
    need(short.empty, f"municipalities are missing: {short.to_dict()}")


def _totals(rows: pd.DataFrame) -> None:
    """Checked years are as counted; a later year is only reconciled with its prefectures."""
    births = rows[(rows["measure"] == "births") & ~rows["area_code"].str.endswith("000")]
    sums = births.groupby("year")["value"].sum().astype(int).to_dict()
    need({year: sums.get(year) for year in BIRTHS} == BIRTHS, f"births: {sums}")


def sums(rows: pd.DataFrame) -> pd.DataFrame:
    """Sums of municipalities beside what stands for their prefecture and for the country.

    Returns:
        measure, area_code, year, value, status, sum; `late`: one of LATE_REPORTS; `fits`:
        differs by at most TOLERANCE or 20.
    """
    town = ~rows["area_code"].str.endswith("000")
    keys = ["measure", "area_code", "year"]
    towns, above = rows.loc[town, [*keys, "value"]], rows.loc[~town, [*keys, "value", "status"]]
    prefectures = towns["area_code"].str[:2] + "000"
    added = [
        towns.assign(area_code=code).groupby(keys)["value"].sum().rename("sum").reset_index()
        for code in (prefectures, "00000")
    ]
    both = above.dropna(subset="value").merge(pd.concat(added), on=keys)
    off = (both["sum"] - both["value"]).abs()
    keyed = zip(both["area_code"], both["year"], both["measure"], strict=True)
    late = [(area, year) in LATE_REPORTS and name in VITAL for area, year, name in keyed]
    return both.assign(late=late, fits=(off <= TOLERANCE * both["value"].abs()) | (off <= 20))


def _reconcile(rows: pd.DataFrame) -> None:
    """Municipalities of a prefecture add up to what is published for it."""
    both = sums(rows[rows["measure"].isin(RECONCILED)])
    bad = both[(both["status"] == "published") & ~both["late"] & ~both["fits"]]
    need(bad.empty, f"do not add up: {bad.head().to_dict('records')}")
