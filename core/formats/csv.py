"""The record as CSV files in one archive: those of the workbook, for any other program."""

import io
import zipfile

from core.formats.tables import Table, tables
from core.letters import readable
from core.record.entries import Cell
from core.record.report import Report
from core.tables import csv_bytes

SAME_DAY = (1980, 1, 1, 0, 0, 0)
"""The archive's time of each file, so that the same record is the same archive."""


def csv_files(report: Report) -> bytes:
    """One file for each table, numbered in their order."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for number, table in enumerate(tables(report), 1):
            name = zipfile.ZipInfo(f"{number:02}_{table.name}.csv", SAME_DAY)
            name.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(name, _file(table))
    return out.getvalue()


def _file(table: Table) -> bytes:
    return csv_bytes([[_cell(cell) for cell in row] for row in (table.head, *table.rows)])


def _cell(cell: Cell) -> Cell:
    return readable(cell) if isinstance(cell, str) else cell
