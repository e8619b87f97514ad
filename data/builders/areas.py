"""Areas with names and readings, and which towns were evacuated."""

from pathlib import Path

import pandas as pd

from data.builders import Table, census, ssdse_a

READINGS = Path(__file__).with_name("readings.csv")
"""area_code, kana: machine-made, each agreeing with the census's romaji; for searching."""


def areas(raw: Path, sources: Table) -> pd.DataFrame:
    """Country, prefectures, municipalities: one row each, sorted by code.

    Columns area_code, name, kind, prefecture_code, prefecture_name, kana, romaji.
    """
    towns = ssdse_a.areas(raw, sources).assign(kind="municipality")
    towns["prefecture_code"] = towns["area_code"].str[:2] + "000"
    prefectures = towns[["prefecture_code", "prefecture_name"]].drop_duplicates()
    prefectures = prefectures.assign(
        area_code=prefectures["prefecture_code"],
        name=prefectures["prefecture_name"],
        kind="prefecture",
    )
    country = pd.DataFrame(
        [{"area_code": "00000", "name": "全国", "kind": "country", "prefecture_code": "",
          "prefecture_name": ""}]
    )  # fmt: skip
    found = pd.concat([country, prefectures, towns]).sort_values("area_code", ignore_index=True)
    kana = pd.read_csv(READINGS, dtype=str).set_index("area_code")["kana"]
    found["kana"] = found["area_code"].map(kana)
    found["romaji"] = found["area_code"].map(census.names(raw, sources))
    columns = ["area_code", "name", "kind", "prefecture_code", "prefecture_name"]
    return found[[*columns, "kana", "romaji"]]


def evacuated(rows: pd.DataFrame) -> pd.DataFrame:
    """Municipalities of which the census found less than half of the registered residents.

    Columns area_code, year (of the census), census, register. The register of 1 January
    of the next year is used (2016 for 2015; 2020 for 2020, the year it has).
    """
    towns = rows[~rows["area_code"].str.endswith("000")]
    found = []
    for year, register in ((2015, 2016), (2020, 2020)):
        counted = _values(towns, "population_census", year)
        listed = _values(towns, "population_register", register)
        few = counted[counted < listed.reindex(counted.index) / 2]
        found.append(
            pd.DataFrame(
                {
                    "area_code": few.index,
                    "year": year,
                    "census": few.to_numpy(),
                    "register": listed.reindex(few.index).to_numpy(),
                }
            )
        )
    return pd.concat(found, ignore_index=True)


def _values(rows: pd.DataFrame, measure: str, year: int) -> pd.Series:
    chosen = rows[(rows["measure"] == measure) & (rows["year"] == year)]
    return chosen.set_index("area_code")["value"].sort_index()
