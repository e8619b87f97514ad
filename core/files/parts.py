"""The parts of an .xlsx that say what its cells mean: which sheet, which words, which formats.

Each is read in one pass that keeps only what a table needs, so a hundred thousand styles, names or
sheets cost no more than their bytes.
"""

import datetime
import posixpath
from collections.abc import Callable
from dataclasses import dataclass, field
from xml.parsers import expat

from openpyxl.styles.numbers import BUILTIN_FORMATS, is_date_format  # type: ignore[import-untyped]
from openpyxl.utils.datetime import (  # type: ignore[import-untyped]
    CALENDAR_MAC_1904,
    CALENDAR_WINDOWS_1900,
)

from core.files.shown import year_of

MOST_FORMAT = 255
"""Letters of a number or of its format; spreadsheets write no longer ones."""
JAPANESE_DATES = {*range(27, 37), *range(50, 59)}
"""Numbers of formats that Japanese editions build in."""
Attributes = dict[str, str]


def _nothing(*_: object) -> None:
    return


def scan(
    data: bytes,
    start: Callable[[str, Attributes], None],
    end: Callable[[str], None] = _nothing,
    text: Callable[[str], None] = _nothing,
) -> None:
    """One pass over a part; names of elements come without their namespace."""
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartElementHandler = lambda name, attributes: start(name.rpartition(" ")[2], attributes)
    parser.EndElementHandler = lambda name: end(name.rpartition(" ")[2])
    parser.CharacterDataHandler = text
    parser.Parse(data, True)


@dataclass
class Book:
    """Which parts are sheets, and which hold words and styles."""

    order: list[tuple[str, str, bool]] = field(default_factory=list)
    """Relation, name and whether anybody sees it, of each sheet."""
    sheets: dict[str, str] = field(default_factory=dict)
    strings: str = ""
    styles: str = ""
    epoch: datetime.datetime = CALENDAR_WINDOWS_1900

    def start(self, name: str, attributes: Attributes) -> None:
        if name == "sheet":
            seen = attributes.get("state", "visible") == "visible"
            title = attributes.get("name", "")
            self.order += [(one, title, seen) for key, one in attributes.items()
                           if key.endswith(" id")]  # fmt: skip
        elif name == "workbookPr" and attributes.get("date1904") in ("1", "true"):
            self.epoch = CALENDAR_MAC_1904

    def relation(self, name: str, attributes: Attributes) -> None:
        if name != "Relationship":
            return
        kind = attributes["Type"].rpartition("/")[2]
        target = posixpath.normpath(posixpath.join("/xl", attributes["Target"])).lower()[1:]
        if kind == "worksheet":
            self.sheets[attributes["Id"]] = target
        elif kind == "sharedStrings":
            self.strings = target
        elif kind == "styles":
            self.styles = target

    def visible(self) -> list[tuple[str, str]]:
        """Name and part of each sheet of cells that is seen; a chart may have a sheet of its own.

        A book whose sheets are all hidden shows its first.
        """
        cells = [(title, self.sheets[one], seen) for one, title, seen in self.order
                 if one in self.sheets]  # fmt: skip
        found = [(title, part) for title, part, seen in cells if seen]
        once = {part: title for title, part in reversed(found)}  # a part named twice is one sheet
        return [(once[part], part) for part in dict.fromkeys(part for _, part in found)] or [
            (title, part) for title, part, _ in cells[:1]
        ]


class Words:
    """Text of `<t>` without the readings that stand above Japanese words."""

    def __init__(self) -> None:
        self.pieces: list[str] = []
        self.open = False
        self.reading = False

    def start(self, name: str, _attributes: Attributes) -> None:
        if name == "rPh":
            self.reading = True
        elif name == "t":
            self.open = not self.reading

    def end(self, name: str) -> None:
        if name == "rPh":
            self.reading = False
        elif name == "t":
            self.open = False

    def text(self, piece: str) -> None:
        if self.open:
            self.pieces.append(piece)

    def taken(self) -> str:
        words = "".join(self.pieces)
        self.pieces.clear()
        return words


class Strings(Words):
    """The words that cells name by number."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def end(self, name: str) -> None:
        super().end(name)
        if name == "si":
            self.found.append(self.taken())


class Styles:
    """How numbers are shown, by the number of a cell's style."""

    def __init__(self) -> None:
        self.codes: dict[int, str] = {}
        self.formats: list[int] = []
        self.known: dict[int, str] = {}
        self.of_cells = False

    def start(self, name: str, attributes: Attributes) -> None:
        if name == "numFmt" and "numFmtId" in attributes:
            self.codes[int(attributes["numFmtId"])] = attributes.get("formatCode", "")
        elif name == "cellXfs":
            self.of_cells = True
        elif name == "xf" and self.of_cells:
            self.formats.append(int(attributes.get("numFmtId", "0")))

    def end(self, name: str) -> None:
        if name == "cellXfs":
            self.of_cells = False

    def code(self, style: str) -> str:
        """The format of a cell's style; "" for a plain number, "date" for a built-in day."""
        at = int(style or "0")
        number = self.formats[at] if 0 <= at < len(self.formats) else 0
        if number not in self.known:
            self.known[number] = self._of(number)
        return self.known[number]

    def _of(self, number: int) -> str:
        code = self.codes.get(number, BUILTIN_FORMATS.get(number, ""))
        if number in JAPANESE_DATES and not code:
            return "date"
        if len(code) > MOST_FORMAT:
            return ""
        kept = "" if code == "General" else str(code)
        return kept if not is_date_format(code) or year_of(kept) else "date"
