"""Files of a record opened again, as an office would."""

import codecs
import csv
import io
import zipfile
from collections.abc import Iterator
from functools import lru_cache
from html.parser import HTMLParser

import openpyxl  # type: ignore[import-untyped]
import pypdf
from pptx import Presentation
from pptx.presentation import Presentation as Deck

from core.formats import FORMATS
from core.record.report import Report

_MADE: dict[tuple[int, str], tuple[Report, bytes]] = {}


def file_of(record: Report, form: str) -> bytes:
    """The file of a record, composed once for all tests that only read it."""
    if (key := (id(record), form)) not in _MADE:
        _MADE[key] = record, FORMATS[form].make(record)  # held, so that its id stays its own
    return _MADE[key][1]


def deck(data: bytes) -> Deck:
    return Presentation(io.BytesIO(data))


def tables_of(data: bytes) -> dict[str, list[list[str]]]:
    """Rows of every CSV file in an archive, each read as a spreadsheet does."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    assert all(content.startswith(codecs.BOM_UTF8) for content in files.values())
    return {
        name: [*csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""))]
        for name, content in files.items()
    }


@lru_cache(maxsize=32)
def words_of(form: str, data: bytes) -> str:
    """Every word of a file without blanks and line ends, notes of slides too."""
    found: list[str] = []
    if form == "html":
        found = page(data).words
    elif form == "pdf":
        found = [page.extract_text() for page in pypdf.PdfReader(io.BytesIO(data)).pages]
    elif form == "xlsx":
        book = openpyxl.load_workbook(io.BytesIO(data))
        found = [str(cell.value) for sheet in book for row in sheet for cell in row if cell.value]
        found += book.sheetnames
    elif form == "zip":
        for name, rows in tables_of(data).items():
            found += [name, *(cell for row in rows for cell in row)]
    else:
        found = list(_slides(data))
    return squeezed("\n".join(found))


def _slides(data: bytes) -> Iterator[str]:
    for slide in deck(data).slides:
        for shape in slide.shapes:
            if shape.has_text_frame:
                yield shape.text_frame.text
            if shape.has_table:
                rows = shape.table.rows
                yield from (cell.text for row in rows for cell in row.cells)
        if slide.has_notes_slide and slide.notes_slide.notes_text_frame:
            yield slide.notes_slide.notes_text_frame.text


class Page(HTMLParser):
    """A page as it is read: its words, and those of its headings of the second level."""

    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []
        self.heads: list[str] = []
        self.inside: list[str] = []

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self.inside.append(tag)
        if tag == "h2":
            self.heads.append("")

    def handle_endtag(self, tag: str) -> None:
        while self.inside and self.inside.pop() != tag:
            pass

    def handle_data(self, data: str) -> None:
        self.words.append(data)
        if self.inside[-1:] == ["h2"]:
            self.heads[-1] += data.strip()


def page(data: bytes) -> Page:
    found = Page()
    found.feed(data.decode())
    return found


def squeezed(words: str) -> str:
    """Without blanks: line breaks fall elsewhere in every file."""
    return "".join(words.split())
