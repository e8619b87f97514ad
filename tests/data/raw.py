"""The raw files read by another path than the builders: cell by cell, with the csv module."""

import csv
import json
from functools import cache
from pathlib import Path
from typing import Any

import duckdb
import openpyxl  # type: ignore[import-untyped]

from data.build import HERE, RAW, read

MEASURES, SOURCES = read("measures"), read("sources")
PACKAGE = HERE / "regional.duckdb"
REGISTER = {"population": "total_population", "births": "births", "deaths": "deaths"}
FEBRUARY = {"C310201", "C310202"}
"""The agricultural census, taken on 1 February: the files list it under the fiscal year before."""
COPIES = {"tfr_bayes_2018", "census_ages", "ipss_2023", "waiting_children_2025",
          "census_2025_preliminary"}  # fmt: skip
FORMER = {"40305": "40231", "04423": "04216", "03305": "03216", "12402": "12239"}
"""Code of a town → that of the city it became."""
CSV = {"male": 3, "female": 4, "population": 5, "households": 6, "births": 10, "deaths": 16,
       "in_domestic": 7, "in_abroad": 8, "out_domestic": 13, "out_abroad": 14}  # fmt: skip


def number(measure: str, area_code: str, year: int) -> float | None:
    """A measure of a municipality, from the raw files where they lie beside the repository.

    Elsewhere from the packaged rows, so that the same figures are recomputed by SQL.
    """
    if not RAW.exists():
        return packaged(measure, area_code, year)
    row = MEASURES[measure]
    if row["source"] == "ssdse_a":
        fiscal = year - 1 if row["code"] in FEBRUARY else year
        if year in row.get("unlike", ()):
            return None
        now = _ssdse(row["code"], area_code, fiscal)
        before = row.get("code_before")
        return _ssdse(before, area_code, fiscal) if now is None and before else now
    if row["source"] == "census_2020":
        return _census(row["code"], area_code) if year in row.get("years", [2020]) else None
    if row["source"] in COPIES:
        return _copied(row, area_code, year)
    if row["source"] == "register":
        return _register(row["code"], area_code, year)
    return None


@cache
def _copy(source_id: str) -> dict[tuple[str, ...], dict[str, str]]:
    """Rows of a copy by code, or by code, sex and age."""
    path = RAW / SOURCES[source_id]["files"][0]["path"]
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    keys = ("sex", "age") if source_id == "census_ages" else ()
    return {
        (FORMER.get(r["area_code"], r["area_code"]), *(r[key] for key in keys)): r for r in rows
    }


def _copied(measure: dict[str, Any], area_code: str, year: int) -> float | None:
    """A figure of a copy; None where it has none."""
    source, code = measure["source"], measure["code"]
    key: tuple[str, ...] = (area_code,)
    column = code
    if source == "tfr_bayes_2018":
        source, column = {
            2010: ("tfr_bayes_2008", "tfr_2008_12"), 2020: ("tfr_bayes_2018", "tfr_2018_22"),
        }[year]  # fmt: skip
    elif source == "census_ages":
        key, column = (area_code, *code.split(":")), str(year)
    elif code == "total":
        column = str(year)
    cell = _copy(source).get(key, {}).get(column, "")
    return float(cell) if cell not in ("", "-") else None


def packaged(measure: str, area_code: str, year: int) -> float | None:
    with duckdb.connect(str(PACKAGE), read_only=True) as db:
        found = db.execute(
            "SELECT value FROM observations WHERE measure = ? AND area_code = ? AND year = ?",
            [measure, area_code, year],
        ).fetchone()
    return found[0] if found else None


@cache
def _edition(year: int) -> list[list[str]]:
    path = RAW / f"ssdse-a/SSDSE-A-{year}.csv"
    return list(csv.reader(path.read_text(encoding="cp932").splitlines()))


@cache
def _rows(year: int) -> dict[str, list[str]]:
    return {row[0][1:].replace("40305", "40231"): row for row in _edition(year)[3:]}


def _ssdse(code: str, area_code: str, year: int) -> float | None:
    for edition in range(2026, 2017, -1):
        codes, years = _edition(edition)[:2]
        if code in codes and years[codes.index(code)] == str(year):
            return float(_rows(edition)[area_code][codes.index(code)])
    return None


@cache
def _sheet(number: int) -> dict[str, tuple[Any, ...]]:
    path = RAW / SOURCES["census_2020"]["files"][0]["path"]
    sheet = openpyxl.load_workbook(path, read_only=True).worksheets[number - 1]
    return {str(row[1])[:5]: row for row in sheet.iter_rows(min_row=9, values_only=True)}


def _census(code: str, area_code: str) -> float | None:
    sheet, column = code.split(":")
    cell = _sheet(int(sheet))[area_code][int(column)]
    return None if cell in ("-", None) else float(cell)


@cache
def _listed(path: Path) -> dict[str, list[str]]:
    lines = path.read_text(encoding="utf-8-sig").splitlines()
    changed = {"40305": "40231", "04423": "04216"}
    rows = [row for row in csv.reader(lines) if row[0].isdigit()]
    return {changed.get(row[0][:5], row[0][:5]): row for row in rows}


@cache
def _named(path: Path) -> dict[str, dict[str, Any]]:
    return {row["area"]: row for row in json.loads(path.read_text(encoding="utf-8"))}


def _register(field: str, area_code: str, year: int) -> float | None:
    if field == "population_end":
        return _register("population", area_code, year + 1)
    if field == "births_5":
        years = [_register("births", area_code, one) for one in range(year - 2, year + 3)]
        return sum(births for births in years if births is not None)
    edition = year if field in {"population", "male", "female", "households"} else year + 1
    if 2016 <= edition <= 2020:
        row = _listed(RAW / f"residents-register/jumin_{edition}.csv").get(area_code)
        return float(row[CSV[field]].replace(",", "")) if row else None
    if 2021 <= edition <= 2025 and field in REGISTER:
        row_2020 = _listed(RAW / "residents-register/jumin_2020.csv")[area_code]
        name = row_2020[1].strip() + row_2020[2].strip()
        file = f"residents-register/FY{edition}-population_dynamics_municipal.json"
        return float(_named(RAW / file)[name][REGISTER[field]])
    return None
