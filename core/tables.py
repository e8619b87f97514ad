"""Tables as files that a spreadsheet opens as they are meant."""

import pandas as pd

RISKY = ("=", "+", "-", "@", "\t", "\r")
"""Beginnings that a spreadsheet takes for a formula."""


def csv(table: pd.DataFrame, source_column: str, source: str) -> bytes:
    """CSV in UTF-8 with BOM; a last column names the source in every row.

    Text that would be taken for a formula gets an apostrophe before it; numbers stay numbers.
    """
    safe = table.assign(**{source_column: source})
    for name in safe.columns:
        safe[name] = safe[name].map(_safe)
    return safe.to_csv(index=False, lineterminator="\r\n").encode("utf-8-sig")


def _safe(value: object) -> object:
    return f"'{value}" if isinstance(value, str) and value.startswith(RISKY) else value
