"""What differs between two packages."""

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from core.stats.catalog import INDICATORS
from data import checks

KEYS = ["measure", "area_code", "year"]
SAME = 1e-9
"""Relative difference below which a value has not changed: the package keeps ten digits."""
Tables = dict[str, pd.DataFrame]
Newest = Mapping[str, int]


@dataclass(frozen=True)
class Difference:
    """Old against new.

    Attributes:
        measures: by measure (either package), for old and new: first, last (years), years
            (how many), areas (with a value in the last year), low, high (of municipalities
            where it has any, in its unit), count (values); kept: areas with a new value in
            the old last year; added, removed, changed: values. NaN where not in that package.
        changed: measure, area_code, year, old, new, relative (new ÷ old − 1; infinite from 0).
        newest: of old and new, indicator → newest year in which municipalities have a value of
            all its measures (else any areas); no key without one.
        sums: what `checks.sums` finds of the countable measures of the new package.
    """

    measures: pd.DataFrame
    changed: pd.DataFrame
    newest: tuple[Newest, Newest]
    sums: pd.DataFrame

    @property
    def off(self) -> pd.DataFrame:
        """Sums that do not add up and are not known to."""
        return self.sums[~self.sums["fits"] & ~self.sums["late"]]


def compare(old: Tables, new: Tables) -> Difference:
    """Every value of two packages, by measure, area and year."""
    before, after = (t["observations"][[*KEYS, "value"]].dropna() for t in (old, new))
    both = before.merge(after, on=KEYS, how="outer", suffixes=("_old", "_new"))
    gone, fresh = both["value_new"].isna(), both["value_old"].isna()
    scale = both[["value_old", "value_new"]].abs().max(axis=1)
    moved = ((both["value_new"] - both["value_old"]).abs() > SAME * scale) & ~gone & ~fresh
    sides = _side(before).add_suffix("_old"), _side(after).add_suffix("_new")
    measures = sides[0].join(sides[1], how="outer")
    last = both["year"].where(~fresh).groupby(both["measure"]).transform("max")
    counted = {"added": fresh, "removed": gone, "changed": moved}
    counted["kept"] = (both["year"] == last) & ~gone
    for name, flags in counted.items():
        measures[name] = flags.groupby(both["measure"]).sum()
    changed = both[moved].rename(columns={"value_old": "old", "value_new": "new"})
    relative = changed["new"] / changed["old"] - 1
    countable = new["measures"].loc[new["measures"]["aggregate"] == "sum", "measure"]
    rows = new["observations"]
    sums = checks.sums(rows[rows["measure"].isin(countable)])
    newest = (_newest(before), _newest(after))
    return Difference(measures, changed.assign(relative=relative), newest, sums)


def _newest(rows: pd.DataFrame) -> Newest:
    towns = rows[~rows["area_code"].str.endswith("000")]
    found: dict[str, int] = {}
    for part in (rows, towns):
        years = {
            str(m): set(found) for m, found in part.groupby("measure")["year"].unique().items()
        }
        for name, indicator in INDICATORS.items():
            shared = set.intersection(*(years.get(m, set()) for m in indicator.measures))
            found |= {name: int(max(shared))} if shared else {}
    return found


def _side(rows: pd.DataFrame) -> pd.DataFrame:
    years = rows.groupby("measure")["year"].agg(["min", "max", "nunique", "size"])
    years.columns = pd.Index(["first", "last", "years", "count"])
    newest = rows[rows["year"] == rows.groupby("measure")["year"].transform("max")]
    towns = rows[~rows["area_code"].str.endswith("000")]
    others = rows[~rows["measure"].isin(towns["measure"].unique())]
    span = pd.concat([towns, others]).groupby("measure")["value"].agg(["min", "max"])
    span.columns = pd.Index(["low", "high"])
    return years.join(span).assign(areas=newest.groupby("measure").size())
