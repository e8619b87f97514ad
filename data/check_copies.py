"""What must be true of the figures that were taken out of public copies.

Each is held against figures of official files; a package without one of both is not refused here.
"""

from collections.abc import Callable

import pandas as pd

Need = Callable[[object, str], None]
TOTALS = {
    ("waiting_children", 2025): 2_254,
    ("population_preliminary", 2025): 123_049_524,
}
"""Of the country, as published."""
AGES = [*(f"{age}_{age + 4}" for age in range(0, 90, 5)), "90_over"]
SAME_2015 = {
    "population_census": ("mf", ["all_ages"]),
    "population_male": ("m", ["all_ages"]),
    "population_female": ("f", ["all_ages"]),
    "population_under_15": ("mf", AGES[:3]),
    "male_15_64": ("m", AGES[3:13]),
    "female_15_64": ("f", AGES[3:13]),
    "population_65_over": ("mf", AGES[13:]),
    "population_75_over": ("mf", AGES[15:]),
}
"""Measure of SSDSE-A → sexes and ages of the copy that add up to it."""
SEXES = {"m": ("male",), "f": ("female",), "mf": ("male", "female")}
NEAR = 0.06
"""How far the rates of municipalities, weighted by births, may lie beside their prefecture's."""
FIVE = range(2018, 2023)


def check(rows: pd.DataFrame, need: Need) -> None:
    """Known totals, and the same figures in official files."""
    wide = rows.pivot_table("value", ["area_code", "year"], "measure")
    towns = wide[~wide.index.get_level_values("area_code").str.endswith("000")]
    for (name, year), total in TOTALS.items():
        if name in towns and year in towns.index.get_level_values("year"):
            found = towns[name].xs(year, level="year").sum()
            need(found in (total, 0), f"{name} adds up to {found:.0f}, not {total}")
    _ages(towns, need)
    _projections(towns, need)
    _changes(wide, need)
    _fertility(rows, need)


def _same(left: pd.Series, right: pd.Series, what: str, need: Need, within: float = 0.5) -> None:
    off = (left - right).dropna().abs() > within
    need(not off.any(), f"{what}: {off.sum()} differ, e.g. {list(off[off].index[:3])}")


def _ages(towns: pd.DataFrame, need: Need) -> None:
    """Ages add up to all, of every year; in 2015 they are what SSDSE-A says."""
    if "male_all_ages" not in towns or "male_age_unknown" not in towns:
        return
    for (sex,) in (SEXES["m"], SEXES["f"]):
        names = [f"{sex}_{age}" for age in (*AGES, "age_unknown")]
        if set(names) <= set(towns):
            whole = towns[names].sum(axis=1, min_count=len(names))
            _same(whole, towns[f"{sex}_all_ages"], f"ages of {sex}", need)
    for name, (sexes, ages) in SAME_2015.items():
        names = [f"{sex}_{age}" for sex in SEXES[sexes] for age in ages]
        if name in towns and set(names) <= set(towns):
            parts = towns[names].sum(axis=1, min_count=len(names))
            _same(parts, towns[name], f"{name} by age", need)


def _projections(towns: pd.DataFrame, need: Need) -> None:
    """They start from the census, and three ages are the whole."""
    if "population_projected" not in towns:
        return
    if "population_census" in towns:
        start = towns[["population_projected", "population_census"]].dropna()
        _same(start.iloc[:, 0], start.iloc[:, 1], "projections and census", need)
    names = [f"projected_{age}" for age in ("under_15", "15_64", "65_over")]
    if set(names) <= set(towns):
        whole = towns[names].sum(axis=1, min_count=3)
        _same(whole, towns["population_projected"], "projected ages", need)


def _changes(wide: pd.DataFrame, need: Need) -> None:
    """The published change of 2025; and a year ends as the next begins, so parts make the whole.

    The border of 町田市 and 相模原市 moved with four people: a thousandth of a point.
    """
    names = ["population_preliminary", "population_2020_today", "population_change_preliminary"]
    if set(names) <= set(wide):
        now, then, change = (wide[name] for name in names)
        _same(100 * (now - then) / then.where(then > 0), change, "change since 2020", need, 1e-3)
    if {"population_register_end", "population_register"} <= set(wide):
        begins = wide["population_register"].rename(lambda year: year - 1, level="year")
        _same(wide["population_register_end"], begins, "ends of years", need)


def _fertility(rows: pd.DataFrame, need: Need) -> None:
    """Rates of municipalities weighted by births, beside the prefecture's mean of five years."""
    births = rows[(rows["measure"] == "births") & rows["year"].isin(FIVE)]
    rates = rows[(rows["measure"] == "tfr") & rows["year"].isin(FIVE)]
    local = rows[(rows["measure"] == "tfr_municipal") & (rows["year"] == FIVE[2])]
    if births["year"].nunique() < len(FIVE) or rates["year"].nunique() < len(FIVE):
        return
    own = local.set_index("area_code")["value"].dropna()
    weight = births.groupby("area_code")["value"].sum().reindex(own.index)
    prefecture = own.index.str[:2] + "000"
    mean = (own * weight).groupby(prefecture).sum() / weight.groupby(prefecture).sum()
    _same(mean, rates.groupby("area_code")["value"].mean(), "fertility rates", need, NEAR)
