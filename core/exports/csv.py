"""The record as CSV files in one archive: those of the workbook, for any other program."""

import csv
import io
import zipfile

from core.exports.report import Report, plain
from core.exports.tables import Cell, Table, tables
from core.tables import safe

SAME_DAY = (1980, 1, 1, 0, 0, 0)
"""The archive's time of each file, so that the same record is the same archive."""


def csv_files(report: Report) -> bytes:
    """One file for each table, numbered in their order: UTF-8 with BOM, CRLF, so that a
    spreadsheet reads the letters as they are and takes no text for a formula."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for number, table in enumerate(tables(report), 1):
            name = zipfile.ZipInfo(f"{number:02}_{table.name}.csv", SAME_DAY)
            name.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(name, _written(table))
    return out.getvalue()


def _written(table: Table) -> bytes:
    text = io.StringIO(newline="")
    lines = csv.writer(text, lineterminator="\r\n")
    lines.writerows([_cell(cell) for cell in row] for row in (table.head, *table.rows))
    return text.getvalue().encode("utf-8-sig")


def _cell(cell: Cell) -> object:
    return safe(plain(cell)) if isinstance(cell, str) else cell
