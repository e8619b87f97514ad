"""Official figures out of public copies of them: only municipalities, one row for each.

The wards of designated cities stand in the copies beside their city and are left out. A
municipality that a copy lacks is a row without a value: the measure says why (`missing`).
"""

from pathlib import Path

import pandas as pd

from data.builders import COLUMNS, Table, observations, of_family, ssdse_a

SAME_PLACE = {"40305": "40231", "04423": "04216", "03305": "03216", "12402": "12239"}
"""Towns and villages that became cities: 那珂川, 富谷, 滝沢, 大網白里."""
TFR = {"tfr_bayes_2008": ("tfr_2008_12", 2010), "tfr_bayes_2018": ("tfr_2018_22", 2020)}
"""Source → column, and the year in the middle of its five."""


def read(raw: Path, sources: Table, source_id: str) -> pd.DataFrame:
    """A copy as text, with the codes of today; 「-」 and nothing stay as they are."""
    path = raw / sources[source_id]["files"][0]["path"]
    table = pd.read_csv(path, dtype=str, keep_default_na=False)
    return table.assign(area_code=table["area_code"].replace(SAME_PLACE))


def build(raw: Path, sources: Table, measures: Table) -> pd.DataFrame:
    """Observations of every copy, for all municipalities of the newest SSDSE-A."""
    towns = ssdse_a.areas(raw, sources)["area_code"]
    parts = [
        *_fertility(raw, sources, measures, towns),
        *_ages(raw, sources, measures, towns),
        *_projected(raw, sources, measures, towns),
    ]
    for source_id in ("waiting_children_2025", "census_2025_preliminary"):
        table = read(raw, sources, source_id).set_index("area_code")
        for column, name in of_family(measures, source_id).items():
            parts.append(_of(name, towns, 2025, table[column], source_id))
    return pd.concat(parts)[COLUMNS]


def _of(name: str, towns: pd.Series, year: int, values: pd.Series, source_id: str) -> pd.DataFrame:
    """Rows of one measure and year; `values` by area code."""
    return observations(name, towns, year, values.reindex(towns), source_id)


def _fertility(raw: Path, sources: Table, measures: Table, towns: pd.Series) -> list[pd.DataFrame]:
    (name,) = of_family(measures, "tfr_bayes_2018").values()
    return [
        _of(name, towns, year, read(raw, sources, source).set_index("area_code")[column], source)
        for source, (column, year) in TFR.items()
    ]


def _ages(raw: Path, sources: Table, measures: Table, towns: pd.Series) -> list[pd.DataFrame]:
    """Men and women by five years of age; `M:0～4歳` is the code of a measure."""
    source = "census_ages"
    table = read(raw, sources, source)
    years = [column for column in table.columns if column.isdigit()]
    groups = table.groupby(table["sex"] + ":" + table["age"])
    parts = []
    for code, name in of_family(measures, source).items():
        group = groups.get_group(code).set_index("area_code")
        parts += [_of(name, towns, int(year), group[year], source) for year in years]
    return parts


def _projected(raw: Path, sources: Table, measures: Table, towns: pd.Series) -> list[pd.DataFrame]:
    """Totals every five years; ages only of the last, `under15_2050` is the code of a measure.

    What they start from (`years` of the measure) stands in the years to come, to compare with.
    """
    source = "ipss_2023"
    table = read(raw, sources, source).set_index("area_code")
    parts = []
    for code, name in of_family(measures, source).items():
        columns = [c for c in table.columns if c.isdigit()] if code == "total" else [code]
        for column in columns:
            years = measures[name].get("years", [int(column[-4:])])
            parts += [_of(name, towns, year, table[column], source) for year in years]
    return parts
