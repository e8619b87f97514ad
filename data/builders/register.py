"""Residents' register: CSV until 2020 with codes, JSON from 2021 with names only."""

import csv
import json
from pathlib import Path
from typing import Any

import pandas as pd

from data.builders import COLUMNS, Table, observations, of_family

COLUMN = {
    "male": 3, "female": 4, "population": 5, "households": 6, "in_domestic": 7, "in_abroad": 8,
    "births": 10, "out_domestic": 13, "out_abroad": 14, "deaths": 16,
}  # fmt: skip
FLOWS = {
    "births", "deaths", "in_domestic", "in_abroad", "out_domestic", "out_abroad", "population_end",
}  # fmt: skip
"""Events of the calendar year before the reference date, 1 January; and the population in which
that year ended: the one of the reference date."""
FIVE = range(2018, 2023)
"""Five years of births around the census of 2020."""
SAME_PLACE = {"40305": "40231", "04423": "04216"}
"""Towns that became cities: 那珂川 (2018), 富谷 (2016)."""
FIELD = {"population": "total_population", "births": "births", "deaths": "deaths"}


def read_csv(path: Path) -> pd.DataFrame:
    """All rows of a CSV file: area_code, name, and one column of numbers per field."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = [r for r in csv.reader(file) if r[0].isdigit() or r[1].strip() == "合計"]
    table = pd.DataFrame(
        {
            "area_code": [r[0][:5] or "00000" for r in rows],
            "name": [r[1].strip() + r[2].strip() for r in rows],
            **{f: [r[at].replace(",", "").strip() for r in rows] for f, at in COLUMN.items()},
        }
    )
    return table.assign(area_code=table["area_code"].replace(SAME_PLACE))


def read_json(path: Path, codes: dict[str, str]) -> pd.DataFrame:
    """Prefectures and municipalities of a JSON file, whose names become codes.

    Wards newer than the names of 2020 are left out: only municipalities are packaged.
    """
    rows: list[dict[str, Any]] = json.loads(path.read_text(encoding="utf-8"))
    known = [r | {"code": codes[n]} for r in rows if (n := r["area"].removesuffix("-")) in codes]
    table = {field: [row[key] for row in known] for field, key in FIELD.items()}
    return pd.DataFrame({"area_code": [row["code"] for row in known], **table})


def build(raw: Path, sources: Table, measures: Table) -> pd.DataFrame:
    """Observations of all years, wards included (build.py keeps known areas only)."""
    wanted = of_family(measures, "register")
    codes: dict[str, str] = {}
    parts = []
    for source_id, source in sources.items():
        if source["family"] != "register":
            continue
        path, year = raw / source["files"][0]["path"], int(source["edition"])
        if path.suffix == ".csv":
            table = read_csv(path)
            codes = dict(zip(table["name"], table["area_code"], strict=True))
        else:
            table = read_json(path, codes)
        table = table.assign(population_end=table["population"])
        for field in wanted.keys() & set(table.columns):
            when = year - 1 if field in FLOWS else year
            name = wanted[field]
            parts.append(observations(name, table["area_code"], when, table[field], source_id))
    rows = pd.concat(parts)
    return pd.concat([rows, _five_years(rows, wanted["births"], wanted["births_5"])])[COLUMNS]


def _five_years(rows: pd.DataFrame, births: str, name: str) -> pd.DataFrame:
    """Births of FIVE together, under the year in their middle; of areas that have all five."""
    chosen = rows[(rows["measure"] == births) & rows["year"].isin(FIVE)]
    found = chosen.groupby("area_code").agg(value=("value", "sum"), n=("value", "count"),
                                            source_id=("source_id", "max"))  # fmt: skip
    found = found[found["n"] == len(FIVE)].reset_index()
    return found.assign(measure=name, year=FIVE[2], status="summed")
