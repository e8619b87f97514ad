"""Census 2020, main results: country, prefectures, municipalities (wards are left out)."""

from pathlib import Path
from typing import Any

import openpyxl  # type: ignore[import-untyped]
import pandas as pd

from data.builders import COLUMNS, Table, observations, of_family

SOURCE = "census_2020"


def sheets(raw: Path, sources: Table) -> list[pd.DataFrame]:
    """Both sheets below their headers; column 1 is `NNNNN_name`, column 2 the English name."""
    path = raw / sources[SOURCE]["files"][0]["path"]
    book = openpyxl.load_workbook(path, read_only=True)
    found = []
    for sheet in book.worksheets:
        rows = [row for row in sheet.iter_rows(values_only=True) if _is_area(row)]
        found.append(pd.DataFrame(rows))
    return found


def _is_area(row: tuple[Any, ...]) -> bool:
    name = str(row[1])
    return name[:5].isdigit() and name[5:6] == "_"


def build(raw: Path, sources: Table, measures: Table) -> pd.DataFrame:
    """Observations of 2020; `-` (該当なし) is a missing value.

    `years` of a measure: it stands in these later years, for what is compared with 2020.
    """
    tables = sheets(raw, sources)
    parts = []
    for code, name in of_family(measures, SOURCE).items():
        sheet, column = (int(part) for part in code.split(":"))
        table = tables[sheet - 1]
        for year in measures[name].get("years", (2020,)):
            parts.append(observations(name, table[1].str[:5], year, table[column], SOURCE))
    return pd.concat(parts)[COLUMNS]


def names(raw: Path, sources: Table) -> dict[str, str]:
    """Area code → English name as the census writes it, e.g. 01210 → Iwamizawa-shi."""
    table = sheets(raw, sources)[0]
    return dict(zip(table[1].str[:5], table[2].astype(str), strict=True))
