"""Tables as files that a spreadsheet opens as they are meant."""

import csv as lines
import io
import unicodedata
from collections.abc import Iterable, Sequence

import pandas as pd

RISKY = ("=", "+", "-", "@")
"""Beginnings that a spreadsheet takes for a formula, full-width or after spaces too."""


def csv_bytes(rows: Iterable[Sequence[object]]) -> bytes:
    """Rows as CSV: UTF-8 with BOM, CRLF, None as an empty cell.

    Text that would be taken for a formula gets an apostrophe before it; numbers stay numbers.
    """
    text = io.StringIO(newline="")
    lines.writer(text, lineterminator="\r\n").writerows(map(safe, row) for row in rows)
    return text.getvalue().encode("utf-8-sig")


def csv(table: pd.DataFrame, source_column: str, source: str) -> bytes:
    """A table as CSV with its head; a last column names the source in every row."""
    cited = table.assign(**{source_column: source}).astype(object)
    rows = cited.where(cited.notna(), None).itertuples(index=False, name=None)
    return csv_bytes([[*cited.columns], *rows])


def safe(cell: object) -> object:
    """The cell; a text that would be taken for a formula with an apostrophe before it."""
    if not isinstance(cell, str):
        return cell
    plain = unicodedata.normalize("NFKC", cell).strip()
    return f"'{cell}" if cell.startswith(("\t", "\r")) or plain.startswith(RISKY) else cell
