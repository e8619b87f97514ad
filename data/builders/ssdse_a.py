"""SSDSE-A: nine editions of municipal statistics, joined by item code."""

import csv
from pathlib import Path

import pandas as pd

from data.builders import COLUMNS, Table, observations, of_family

SAME_PLACE = {"40305": "40231"}
"""那珂川町 became 那珂川市 on 1 October 2018; editions 2018 and 2019 have the former code."""


def read(path: Path) -> tuple[list[str], list[str], pd.DataFrame]:
    """Item codes, years and the 1,741 rows of one edition; column 0 is the five-digit code."""
    with path.open(encoding="cp932", newline="") as file:
        rows = list(csv.reader(file))
    table = pd.DataFrame(rows[3:])
    table[0] = table[0].str[1:].replace(SAME_PLACE)
    return rows[0], rows[1], table


def build(raw: Path, sources: Table, measures: Table) -> pd.DataFrame:
    """Observations of every edition; a year found twice is taken from the newer edition.

    The files give fiscal years. `years_later = 1` of a measure: its reference date lies in the
    calendar year after (the census of 1 February 2020 stands under 2019).
    """
    now = of_family(measures, "ssdse_a")
    before = {measures[name].get("code_before", ""): name for name in now.values()}
    wanted = before | now
    parts = []
    for source_id, source in sources.items():
        if source["family"] != "ssdse_a":
            continue
        codes, years, table = read(raw / source["files"][0]["path"])
        for at, code in enumerate(codes):
            if code in wanted:
                name = wanted[code]
                year = int(years[at]) + measures[name].get("years_later", 0)
                if year in measures[name].get("unlike", ()):
                    continue
                parts.append(observations(name, table[0], year, table[at], source_id))
    rows = pd.concat(parts).sort_values("source_id", kind="stable")
    return rows.drop_duplicates(["measure", "area_code", "year"], keep="last")[COLUMNS]


def areas(raw: Path, sources: Table) -> pd.DataFrame:
    """Municipalities of the newest edition: area_code, name, prefecture_name."""
    newest = max(name for name, source in sources.items() if source["family"] == "ssdse_a")
    table = read(raw / sources[newest]["files"][0]["path"])[2]
    return pd.DataFrame({"area_code": table[0], "name": table[2], "prefecture_name": table[1]})
