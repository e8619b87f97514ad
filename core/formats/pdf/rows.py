"""Rows and cells of a table in the tree of a PDF, as ReportLab draws them."""

from typing import Any

from core.formats.pdf.tags import Element, Tagged


class Marks:
    """Told by ReportLab what of a table it draws next: rows and cells of one that is read as a
    table; of one that only arranges, no more than that its lines are decoration.

    Attributes:
        head: whether its first row names the columns; on further pages it is repeated, not read.
        sides: the columns that name a row.
    """

    def __init__(self, read: bool, head: bool = False, sides: tuple[int, ...] = ()) -> None:
        self.element = Element("Table") if read else None
        self.head, self.sides = head, sides
        self.again = self.repeated = False

    def __call__(self, table: Any, what: str, *at: Any) -> None:
        canvas: Tagged = table.canv
        if what in ("startBG", "startLines"):
            canvas.begin_apart()
        elif what in ("endBG", "endLines"):
            canvas.end_apart()
        elif self.element:
            self._part(canvas, self.element, what, at)

    def _part(self, canvas: Tagged, table: Element, what: str, at: tuple[Any, ...]) -> None:
        if what == "startRow" and self.head and self.again and at[0] == 0:
            self.repeated = True
            canvas.begin_apart()
        elif self.repeated:
            if what == "endRow":
                self.repeated = False
                canvas.end_apart()
        elif what == "startTable":
            canvas.begin(table)
        elif what == "startRow":
            canvas.begin(Element("TR"))
        elif what == "startCell":
            canvas.begin(self._cell(*at[:2]))
        else:
            canvas.end()
            self.again = self.again or what == "endTable"

    def _cell(self, row: int, column: int) -> Element:
        if self.head and row == 0 and not self.again:
            return Element("TH", scope="Column")
        return Element("TH", scope="Row") if column in self.sides else Element("TD")
