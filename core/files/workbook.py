"""Sheets of an .xlsx, each in one pass: words, numbers as shown, dates and formulas, no more.

Time and memory follow the size of the parts, whatever they claim.
"""

import datetime
from collections.abc import Callable
from xml.parsers import expat

from openpyxl.utils import column_index_from_string  # type: ignore[import-untyped]
from openpyxl.utils.datetime import from_excel  # type: ignore[import-untyped]

from core.files.grid import MOST_COLUMNS, Grid
from core.files.parts import MOST_FORMAT, Attributes, Book, Strings, Styles, Words, scan
from core.files.problem import MOST_BYTES, MOST_PROBLEMS, BadFile
from core.files.shown import shown, year_of

LAST_ROW = 1_048_576
ERAS = ((2018, "令和"), (1988, "平成"), (1925, "昭和"))
BROKEN = (expat.ExpatError, LookupError, ValueError, OverflowError)
Add = Callable[[int, list[str], dict[int, str]], None]


class Workbook:
    """The sheets that anybody sees, by name; each is read when it is asked for.

    Args:
        parts: as `archive.inspect` found them: none with a DTD.

    Raises:
        BadFile: it is not what a spreadsheet writes.
    """

    def __init__(self, parts: dict[str, bytes]) -> None:
        self.parts = {name.lower(): content for name, content in parts.items()}
        self.book, self.words, self.styles = Book(), Strings(), Styles()
        try:
            scan(self.parts["xl/workbook.xml"], self.book.start)
            scan(self.parts["xl/_rels/workbook.xml.rels"], self.book.relation)
            if (words := self.parts.get(self.book.strings)) is not None:
                scan(words, self.words.start, self.words.end, self.words.text)
            if (styles := self.parts.get(self.book.styles)) is not None:
                scan(styles, self.styles.start, self.styles.end)
            self.sheets = self.book.visible()
            if not self.sheets:
                raise BadFile("broken")
        except BROKEN as error:
            raise BadFile("broken") from error

    def read(self, at: int) -> Grid:
        """The rows of one sheet, formulas as last calculated.

        Raises:
            BadFile: it is broken, or holds more than a file may.
        """
        name, part = self.sheets[at]
        grid = Grid(sheet=name)
        try:
            sheet = _Sheet(grid, self.words.found, self.styles, self.book.epoch)
            scan(self.parts[part], sheet.start, sheet.end, sheet.text)
        except BROKEN as error:
            raise BadFile("broken") from error
        grid.fill()
        return grid


class _Sheet(Words):
    """Rows and cells, each once and in order."""

    def __init__(
        self, grid: Grid, strings: list[str], styles: Styles, epoch: datetime.datetime
    ) -> None:
        super().__init__()
        self.grid, self.strings, self.styles, self.epoch = grid, strings, styles, epoch
        self.row = self.letters = self.formulas = 0
        self.cells: list[str] | None = None
        self.shown: dict[int, str] = {}
        self.at = -1
        self.cell: Attributes | None = None
        self.formula = False

    def start(self, name: str, attributes: Attributes) -> None:
        if name == "row":
            number = int(attributes.get("r", self.row + 1))
            if not self.row < number <= LAST_ROW:
                raise BadFile("broken")
            self.row, self.cells, self.at, self.shown = number, [], -1, {}
        elif name == "c" and self.cells is not None:
            self.cell, self.formula = attributes, False
            typed = attributes.get("r", "").rstrip("0123456789")
            at = column_index_from_string(typed) - 1 if typed else self.at + 1
            if at <= self.at:
                raise BadFile("broken")
            self.at = at
            self.pieces.clear()
        elif name == "f" and self.cell is not None:
            self.formula = True
        elif name == "v" and self.cell is not None:
            self.open = True
        elif name == "mergeCell":
            self._merged(attributes.get("ref", ""))
        elif self.cell is not None and self.cell.get("t") == "inlineStr":
            super().start(name, attributes)

    def _merged(self, ref: str) -> None:
        """Cells that are shown as one, from the upper left one down."""
        first, _, last = ref.partition(":")
        letters = first.rstrip("0123456789")
        top, bottom = int(first[len(letters) :]), int(last.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ"))
        if bottom > top:
            self.grid.merge(column_index_from_string(letters) - 1, top, bottom)

    def end(self, name: str) -> None:
        if name == "row" and self.cells is not None:
            if self.cells:
                self.grid.add(self.row, self.cells, self.shown)
            self.cells = None
        elif name == "c" and self.cell is not None:
            self._close(self.cell)
            self.cell = None
        elif name == "v":
            self.open = False
        else:
            super().end(name)

    def _close(self, cell: Attributes) -> None:
        """Keep a cell that holds anything; one beyond the last column only as a sign."""
        words = self._value(self.taken(), cell)
        if self.formula and not words and self.formulas < MOST_PROBLEMS:
            self.formulas += 1
            self.grid.uncalculated(self.row, self.at)
        if not words or self.cells is None:
            return
        self.letters += len(words)
        if self.letters > MOST_BYTES:
            raise BadFile("bomb")
        place = min(self.at, MOST_COLUMNS)
        self.cells.extend([""] * (place + 1 - len(self.cells)))
        self.cells[place] = words

    def _value(self, typed: str, cell: Attributes) -> str:
        """A cell as somebody would type it; 45.3 where 0.453 is shown as 45.3 %."""
        kind = cell.get("t", "n")
        if not typed or kind in ("str", "inlineStr", "e"):
            return typed
        if kind == "s":
            at = int(typed)
            if at < 0:
                raise BadFile("broken")
            return self.strings[at]
        if kind == "b":
            return "TRUE" if int(typed) else "FALSE"
        return typed[:10] if kind == "d" else self._number(typed, cell.get("s", ""))

    def _number(self, typed: str, style: str) -> str:
        plain = len(typed) < MOST_FORMAT and not set(typed.lower()) & set(".e")
        value: float = int(typed) if plain else float(typed)
        code = self.styles.code(style)
        if code == "date" or year_of(code):
            return self._date(value, year_of(code))
        if not code or abs(value) > 1e15:
            return text_of(value)
        found = shown(typed if plain else f"{value:.15g}", code)
        if found.rounded:
            self.grid.note_rounded(self.row, self.at, text_of(value), found.text)
        written = text_of(value) if found.number == value else format(found.number, "f")
        if found.text != written:
            self.shown[self.at] = found.text
        only_words = not any(c.isdigit() for c in found.text)
        return found.text if only_words else written

    def _date(self, value: float, kind: str) -> str:
        """A day; the year alone where the sheet shows no more."""
        try:
            day = str(from_excel(value, self.epoch).isoformat())[:10]
        except (OverflowError, ValueError):
            return "#VALUE!"
        year, fiscal = int(day[:4]), "年度" if kind.endswith("fiscal") else "年"
        if kind.startswith("era"):
            begun, era = next((one for one in ERAS if year > one[0]), (0, ""))
            return f"{era}{year - begun}{fiscal}"
        return f"{year}{fiscal}" if kind else day


def text_of(number: float) -> str:
    """A number without signs of how it was stored: 2023.0 is 2023."""
    if isinstance(number, float) and not number.is_integer():
        return f"{number:.10f}".rstrip("0").rstrip(".")
    return str(int(number))
