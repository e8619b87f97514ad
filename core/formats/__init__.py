"""The record drawn: as a page, and as files that an office opens."""

from collections.abc import Callable
from dataclasses import dataclass

from core.formats.csv import csv_files
from core.formats.html.page import page
from core.formats.pdf.pages import pdf
from core.formats.pptx.slides import pptx
from core.formats.xlsx import xlsx
from core.record.report import Report

OFFICE = "application/vnd.openxmlformats-officedocument"


@dataclass(frozen=True)
class Format:
    """How a report is drawn, and what kind of file that is.

    Attributes:
        taken: whether it is a file to take along; a page is read where it is.
    """

    make: Callable[[Report], bytes]
    media_type: str
    taken: bool = True


FORMATS: dict[str, Format] = {
    "html": Format(page, "text/html", taken=False),
    "pptx": Format(pptx, f"{OFFICE}.presentationml.presentation"),
    "xlsx": Format(xlsx, f"{OFFICE}.spreadsheetml.sheet"),
    "pdf": Format(pdf, "application/pdf"),
    "zip": Format(csv_files, "application/zip"),
}
FILES = tuple(name for name, one in FORMATS.items() if one.taken)
