"""The record of a workshop as files that an office opens."""

from collections.abc import Callable
from dataclasses import dataclass

from core.exports.csv import csv_files
from core.exports.pdf import pdf
from core.exports.pptx import pptx
from core.exports.report import Report
from core.exports.xlsx import xlsx

OFFICE = "application/vnd.openxmlformats-officedocument"


@dataclass(frozen=True)
class Format:
    """How a report becomes a file, and what kind of file it is."""

    make: Callable[[Report], bytes]
    media_type: str


FORMATS: dict[str, Format] = {
    "pptx": Format(pptx, f"{OFFICE}.presentationml.presentation"),
    "xlsx": Format(xlsx, f"{OFFICE}.spreadsheetml.sheet"),
    "pdf": Format(pdf, "application/pdf"),
    "zip": Format(csv_files, "application/zip"),
}
