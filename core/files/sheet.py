"""A file as sheets of rows: CSV in any usual encoding, .xlsx or .ods."""

import csv
import io
from collections.abc import Callable
from dataclasses import dataclass
from math import ceil

from core.files.archive import inspect
from core.files.grid import Grid as Grid
from core.files.grid import Row as Row
from core.files.ods import CONTENT, Document
from core.files.problem import MOST_BYTES, BadFile
from core.files.workbook import Workbook

MACROS = (".xlsm", ".xltm", ".xlam", ".xlsb")
BEFORE_TABLE = 20
"""Lines that tell what stands between the columns; titles may stand above."""
JIS = b"\x1b$"


@dataclass(frozen=True)
class Sheets:
    """The sheets of a file that anybody sees, in order.

    Attributes:
        names: "" for the only one of a CSV file.
        read: rows of the sheet at a place; raises BadFile where they cannot be read.
    """

    names: tuple[str, ...]
    read: Callable[[int], Grid]


def opened(file_name: str, data: bytes) -> Sheets:
    """The sheets of a file, told by its content, not by its name alone.

    Raises:
        BadFile: nothing in it can be used.
    """
    if len(data) > MOST_BYTES:
        raise BadFile("bytes", max="5", size=f"{ceil(len(data) / 1024 / 1024 * 10) / 10}")
    if not data.strip():
        raise BadFile("empty")
    if file_name.lower().endswith(MACROS):
        raise BadFile("macros")
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        raise BadFile("old_excel")
    if not data.startswith(b"PK"):
        grid = table(data, file_name)
        return Sheets(("",), lambda _: _filled(grid))
    parts = inspect(data)
    book = Document(parts) if CONTENT in parts else Workbook(parts)
    return Sheets(tuple(name for name, _ in book.sheets), lambda at: _filled(book.read(at)))


def read(file_name: str, data: bytes) -> Grid:
    """The rows of the first sheet.

    Raises:
        BadFile: nothing in it can be used.
    """
    return opened(file_name, data).read(0)


def workbook(data: bytes) -> Grid:
    """The first visible sheet of an .xlsx."""
    return Workbook(inspect(data)).read(0)


def _filled(grid: Grid) -> Grid:
    if not grid.rows:
        raise BadFile("empty")
    return grid


def decoded(data: bytes) -> str:
    """Text of a CSV file; UTF-16 only with a BOM, UTF-8 with or without, JIS, else cp932."""
    wide = data.startswith((b"\xff\xfe", b"\xfe\xff"))
    if b"\0" in data and not wide:
        raise BadFile("encoding")
    jis = JIS in data and max(data) < 0x80
    for encoding in ("utf-16",) if wide else ("iso2022_jp_ext",) if jis else ("utf-8", "cp932"):
        try:
            return data.decode(encoding).lstrip("\ufeff")
        except UnicodeDecodeError:
            continue
    raise BadFile("encoding")


def table(data: bytes, file_name: str = "") -> Grid:
    """The records of a CSV file; tabs instead of commas are understood."""
    try:
        text = decoded(data)
    except BadFile as error:
        if file_name.lower().endswith((".xlsx", ".ods")):
            raise BadFile("broken") from error
        raise
    lines = text.splitlines()[:BEFORE_TABLE]
    tabs, commas = (sum(line.count(sign) for line in lines) for sign in "\t,")
    delimiter = "\t" if tabs > commas else ","
    try:
        return _records(text, delimiter, strict=True)
    except csv.Error as error:
        if text.count('"') % 2 or "larger than" in str(error):
            raise BadFile("csv") from error
    try:
        return _records(text, delimiter, strict=False)  # letters behind a quotation: "課"（速報）
    except csv.Error as error:
        raise BadFile("csv") from error


def _records(text: str, delimiter: str, *, strict: bool) -> Grid:
    grid = Grid()
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=strict)
    for number, cells in enumerate(reader, start=1):
        grid.add(number, cells)
    return grid
