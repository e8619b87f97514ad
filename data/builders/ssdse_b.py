"""SSDSE-B: prefectures, twelve years in one file."""

import csv
from pathlib import Path

import pandas as pd

from data.builders import COLUMNS, Table, observations, of_family

VITAL = {"A4101": "births", "A4200": "deaths", "A9101": "marriages", "A9201": "divorces"}
"""Measures of SSDSE-A that this file publishes for prefectures."""


def build(raw: Path, sources: Table, measures: Table) -> pd.DataFrame:
    """Observations of 47 prefectures; vital events also of the country, as their sum."""
    wanted = of_family(measures, "ssdse_b") | VITAL
    path = raw / sources["ssdse_b_2025"]["files"][0]["path"]
    with path.open(encoding="cp932", newline="") as file:
        rows = list(csv.reader(file))
    table = pd.DataFrame(rows[2:], columns=rows[0])
    table["area_code"] = table["Code"].str[1:]
    parts = []
    for year, group in table.groupby(rows[0][0]):
        for code, name in wanted.items():
            parts.append(
                observations(name, group["area_code"], int(str(year)), group[code], "ssdse_b_2025")
            )
    return pd.concat([*parts, _country(pd.concat(parts))])[COLUMNS]


def _country(rows: pd.DataFrame) -> pd.DataFrame:
    vital = rows[rows["measure"].isin(VITAL.values())]
    sums = vital.groupby(["measure", "year"], as_index=False)["value"].sum(min_count=47)
    found: pd.DataFrame = sums.assign(area_code="00000", status="summed", source_id="ssdse_b_2025")
    return found
