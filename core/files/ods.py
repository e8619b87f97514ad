"""Sheets of an OpenDocument spreadsheet (.ods): every cell with the words it shows."""

import re
from xml.parsers import expat

from core.files.grid import MOST_COLUMNS, MOST_LINES, Grid
from core.files.parts import Attributes, scan
from core.files.problem import MOST_BYTES, BadFile

CONTENT = "content.xml"
BROKEN = (expat.ExpatError, LookupError, ValueError, OverflowError)
_NUMBER = re.compile(r"[-−▲△]?\s*[\d,]*\d(?:\.\d+)?")
NUMBERS = {"float", "percentage", "currency"}


class Document:
    """The sheets that anybody sees.

    Raises:
        BadFile: it is not what a spreadsheet writes, or holds more than a file may.
    """

    def __init__(self, parts: dict[str, bytes]) -> None:
        self.grids: list[Grid] = []
        reader = _Reader(self.grids)
        try:
            scan(parts[CONTENT], reader.start, reader.end, reader.text)
        except BROKEN as error:
            raise BadFile("broken") from error
        if not self.grids:
            raise BadFile("broken")
        for grid in self.grids:
            grid.fill()

    @property
    def sheets(self) -> list[tuple[str, str]]:
        return [(grid.sheet, grid.sheet) for grid in self.grids]

    def read(self, at: int) -> Grid:
        return self.grids[at]


class _Reader:
    """Rows and cells; repeated blanks cost nothing."""

    def __init__(self, grids: list[Grid]) -> None:
        self.grids = grids
        self.unseen: set[str] = set()
        self.style = ""
        self.grid: Grid | None = None
        self.row = self.letters = self.deep = 0
        self.cells: list[str] = []
        self.shown: dict[int, str] = {}
        self.at = self.repeat = 0
        self.cell: Attributes | None = None
        self.pieces: list[str] = []
        self.open = False

    def start(self, name: str, attributes: Attributes) -> None:
        plain = {key.rpartition(" ")[2]: value for key, value in attributes.items()}
        if name == "annotation":
            self.deep += 1
        elif not self.deep:
            self._sheet(name, plain)
            self._part(name, plain)

    def _sheet(self, name: str, plain: Attributes) -> None:
        """A table, or the style that hides one."""
        if name == "style" and plain.get("family") == "table":
            self.style = plain.get("name", "")
        elif name == "table-properties" and plain.get("display") == "false":
            self.unseen.add(self.style)
        elif name == "table":
            self.grid = Grid(sheet=plain.get("name", ""))
            self.row = 0
            if plain.get("style-name") not in self.unseen:
                self.grids.append(self.grid)

    def _part(self, name: str, plain: Attributes) -> None:
        if name == "table-row":
            self.cells, self.shown, self.at = [], {}, 0
            self.repeat = int(plain.get("number-rows-repeated", "1"))
        elif name in ("table-cell", "covered-table-cell"):
            self.cell, self.pieces = plain, []
        elif name == "p":
            self.pieces += ["\n"] if self.pieces else []
            self.open = True
        elif name == "s" and self.open:
            self.pieces.append(" ")

    def text(self, piece: str) -> None:
        if self.open and not self.deep:
            self.pieces.append(piece)

    def end(self, name: str) -> None:
        if name == "annotation":
            self.deep -= 1
        elif self.deep:
            return
        elif name == "p":
            self.open = False
        elif name in ("table-cell", "covered-table-cell") and self.cell is not None:
            self._cell(self.cell)
            self.cell = None
        elif name == "table-row" and self.grid is not None:
            self._row(self.grid)

    def _cell(self, cell: Attributes) -> None:
        told, times = "".join(self.pieces), int(cell.get("number-columns-repeated", "1"))
        words = _value(told, cell)
        self.letters += len(words)
        if self.letters > MOST_BYTES:
            raise BadFile("bomb")
        if words:
            spans = int(cell.get("number-rows-spanned", "1"))
            for at in range(self.at, min(self.at + times, MOST_COLUMNS + 1)):
                self.cells.extend([""] * (at + 1 - len(self.cells)))
                self.cells[at] = words
                if told != words:
                    self.shown[at] = told
                if spans > 1 and self.grid is not None:
                    self.grid.merge(at, self.row + 1, self.row + spans)
        elif cell.get("formula") and self.grid is not None:
            self.grid.uncalculated(self.row + 1, self.at)
        self.at += times

    def _row(self, grid: Grid) -> None:
        if not any(self.cells):
            self.row += self.repeat
            return
        if self.repeat > MOST_LINES:
            raise BadFile("rows", max=f"{MOST_LINES:,}")
        for _ in range(self.repeat):
            self.row += 1
            grid.add(self.row, list(self.cells), dict(self.shown))


def _value(told: str, cell: Attributes) -> str:
    """A cell as somebody would type it: of a number what the sheet shows of it."""
    if cell.get("value-type") not in NUMBERS:
        return told
    found = _NUMBER.search(told)
    return found[0].replace(" ", "") if found else told
