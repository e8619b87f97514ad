"""Tables as files that a spreadsheet opens as they are meant."""

import unicodedata

import pandas as pd

RISKY = ("=", "+", "-", "@")
"""Beginnings that a spreadsheet takes for a formula, full-width or after spaces too."""


def csv(table: pd.DataFrame, source_column: str, source: str) -> bytes:
    """CSV in UTF-8 with BOM; a last column names the source in every row.

    Text that would be taken for a formula gets an apostrophe before it; numbers stay numbers.
    """
    cited = table.assign(**{source_column: source})
    for name in cited.columns:
        cited[name] = cited[name].map(safe)
    return cited.to_csv(index=False, lineterminator="\r\n").encode("utf-8-sig")


def safe(cell: object) -> object:
    """The cell; a text that would be taken for a formula with an apostrophe before it."""
    if not isinstance(cell, str):
        return cell
    plain = unicodedata.normalize("NFKC", cell).strip()
    return f"'{cell}" if cell.startswith(("\t", "\r")) or plain.startswith(RISKY) else cell
