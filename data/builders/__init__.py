"""One module per source: its files → measure, area_code, year, value, status, source_id."""

from typing import Any

import pandas as pd

Table = dict[str, dict[str, Any]]
COLUMNS = ["measure", "area_code", "year", "value", "status", "source_id"]


def of_family(measures: Table, family: str) -> dict[str, str]:
    """Item code → measure, of one family of sources."""
    return {row["code"]: name for name, row in measures.items() if row["source"] == family}


def observations(
    measure: str, codes: pd.Series, year: int, values: pd.Series, source_id: str
) -> pd.DataFrame:
    """Rows of one measure and year; a value that is not a number is missing, never zero."""
    value = pd.to_numeric(values, errors="coerce").astype(float)
    return pd.DataFrame(
        {
            "measure": measure,
            "area_code": codes.to_numpy(),
            "year": year,
            "value": value.to_numpy(),
            "status": ["published" if known else "not_applicable" for known in value.notna()],
            "source_id": source_id,
        }
    )
