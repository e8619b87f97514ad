"""The first sheet of an .xlsx in one pass: words, numbers, dates, per cent and formulas, no more.

Time and memory follow the size of the parts, whatever they claim.
"""

import datetime
from collections.abc import Callable
from xml.parsers import expat

from openpyxl.utils import column_index_from_string  # type: ignore[import-untyped]
from openpyxl.utils.datetime import from_excel  # type: ignore[import-untyped]

from core.own.model import MOST_BYTES, MOST_PROBLEMS, BadFile
from core.own.parts import MOST_FORMAT, Attributes, Book, Strings, Styles, Words, scan

MOST_COLUMNS = 120
LAST_ROW = 1_048_576
BROKEN = (expat.ExpatError, LookupError, ValueError, OverflowError)
Add = Callable[[int, list[str]], None]


def first_sheet(parts: dict[str, bytes], add: Add) -> list[tuple[int, int]]:
    """Hand every row to `add`: its number from 1 and its cells, formulas as last calculated.

    Args:
        parts: as `archive.inspect` found them: none with a DTD.

    Returns:
        Row and place (from 0) of each formula without a calculated value.

    Raises:
        BadFile: it is not what a spreadsheet writes, or it holds more words than a file may.
    """
    by_name = {name.lower(): content for name, content in parts.items()}
    try:
        book = Book()
        scan(by_name["xl/workbook.xml"], book.start)
        scan(by_name["xl/_rels/workbook.xml.rels"], book.relation)
        strings, styles = Strings(), Styles()
        if book.strings in by_name:
            scan(by_name[book.strings], strings.start, strings.end, strings.text)
        if book.styles in by_name:
            scan(by_name[book.styles], styles.start, styles.end)
        sheet = _Sheet(add, strings.found, styles, book.epoch)
        scan(by_name[book.first()], sheet.start, sheet.end, sheet.text)
    except BROKEN as error:
        raise BadFile("broken") from error
    return sheet.uncalculated


class _Sheet(Words):
    """Rows and cells, each once and in order."""

    def __init__(
        self, add: Add, strings: list[str], styles: Styles, epoch: datetime.datetime
    ) -> None:
        super().__init__()
        self.add, self.strings, self.styles, self.epoch = add, strings, styles, epoch
        self.uncalculated: list[tuple[int, int]] = []
        self.row = self.letters = 0
        self.cells: list[str] | None = None
        self.at = -1
        self.cell: Attributes | None = None
        self.formula = False

    def start(self, name: str, attributes: Attributes) -> None:
        if name == "row":
            number = int(attributes.get("r", self.row + 1))
            if not self.row < number <= LAST_ROW:
                raise BadFile("broken")
            self.row, self.cells, self.at = number, [], -1
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
        elif self.cell is not None and self.cell.get("t") == "inlineStr":
            super().start(name, attributes)

    def end(self, name: str) -> None:
        if name == "row" and self.cells is not None:
            if self.cells:
                self.add(self.row, self.cells)
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
        if self.formula and not words and len(self.uncalculated) < MOST_PROBLEMS:
            self.uncalculated.append((self.row, self.at))
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
        shown = self.styles.shown(style)
        if shown == "date":
            try:
                return str(from_excel(value, self.epoch).isoformat())[:10]
            except (OverflowError, ValueError):
                return "#VALUE!"
        return text_of(round(value * 100, 10) if shown == "percent" else value)


def text_of(number: float) -> str:
    """A number without signs of how it was stored: 2023.0 is 2023."""
    if isinstance(number, float) and not number.is_integer():
        return f"{number:.10f}".rstrip("0").rstrip(".")
    return str(int(number))
