"""Rows of text with what a sheet says about them beside: merged cells, rounding, letters shown."""

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field

from openpyxl.utils import get_column_letter  # type: ignore[import-untyped]

from core.files.problem import BadFile, Problem

MOST_COLUMNS = 120
LAST_ROW = 1_048_576
MOST_LINES = 20_000
"""Rows of an official table of the whole country; forms of one's own hold fewer."""
MOST_FILLED = 100_000


@dataclass(frozen=True)
class Row:
    """Cells as text; `number` as a spreadsheet counts.

    Attributes:
        shown: by place, what stands in the sheet where that is more than the number.
    """

    number: int
    cells: list[str]
    shown: dict[int, str] = field(default_factory=dict)

    def told(self, at: int) -> str:
        """A cell as it stands in the sheet: 令和5年 where its number is 5."""
        return self.shown.get(at) or (self.cells[at] if at < len(self.cells) else "")


@dataclass
class Grid:
    """The rows that hold anything, and cells that cannot be read.

    Attributes:
        sheet: name of the sheet; "" where a file has none.
        merged: row and place of cells filled from the one they are merged with.
        rounded: cell, number it holds and number it shows, of the first one rounded; how many.
    """

    rows: list[Row] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    sheet: str = ""
    merged: set[tuple[int, int]] = field(default_factory=set)
    rounded: dict[tuple[int, int], tuple[str, str]] = field(default_factory=dict)
    spans: list[tuple[int, int, int]] = field(default_factory=list)

    def add(self, number: int, cells: list[str], shown: dict[int, str] | None = None) -> None:
        if number > LAST_ROW:
            raise BadFile("rows", max=f"{MOST_LINES:,}")
        if not any(cell.strip() for cell in cells):
            return
        if any(cell.strip() for cell in cells[MOST_COLUMNS:]):
            raise BadFile("wide", max=str(MOST_COLUMNS))
        if len(self.rows) > MOST_LINES:
            raise BadFile("rows", max=f"{MOST_LINES:,}")
        self.rows.append(Row(number, cells, shown or {}))

    def uncalculated(self, row: int, at: int) -> None:
        letter = get_column_letter(at + 1)
        self.problems.append(Problem("formula", row, letter, {"cell": f"{letter}{row}"}))

    def note_rounded(self, row: int, at: int, held: str, told: str) -> None:
        """Remember that a sheet shows less than it holds."""
        self.rounded[row, at] = (held, told)

    def merge(self, at: int, top: int, bottom: int) -> None:
        """Rows `top` to `bottom` of a column are one cell."""
        self.spans.append((at, top, bottom))

    def fill(self) -> None:
        """Give every blank under a merged cell its words.

        Raises:
            BadFile: more is merged than any honest sheet has.
        """
        numbers, filled = [row.number for row in self.rows], 0
        for at, top, bottom in self.spans:
            inside = self.rows[bisect_left(numbers, top) : bisect_right(numbers, bottom)]
            if not inside or inside[0].number != top or at >= len(inside[0].cells):
                continue
            first, words = inside[0], inside[0].cells[at]
            filled += len(inside)
            if filled > MOST_FILLED:
                raise BadFile("broken")
            for row in inside[1:] if words else ():
                row.cells.extend([""] * (at + 1 - len(row.cells)))
                if row.cells[at]:
                    continue
                row.cells[at] = words
                self.merged.add((row.number, at))
                if at in first.shown:
                    row.shown[at] = first.shown[at]
