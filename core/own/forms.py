"""Rows of the long form and of the wide sheet → items, with a message for every bad cell."""

import re
from dataclasses import dataclass, field

from core.files import cells
from core.files.problem import MOST_PROBLEMS, MOST_ROWS, BadFile, Problem
from core.files.sheet import Grid, Row
from core.own.heading import Heading, Year, heading
from core.own.model import KINDS, MOST_VALUES, Item, Kind
from core.own.places import Places
from core.own.rules import impossible
from core.stats.area import Area
from core.stats.catalog import FIELDS

FIRST_YEAR = 1920
OFFICIAL = {"公的統計", "official"}
"""Kind of rows that an export adds for reading; they are not own data."""
NOTE = re.compile(r"[(\[]?(資料|出典|出所|備考|注|※|\*|・|◆|●|＊|source|notes?\b)", re.IGNORECASE)
"""How notes begin that stand under a table."""
_KIND: dict[str, Kind] = {word.lower(): k for k, t in KINDS.items() for word in (t.ja, t.en)}
_FIELD = {word: k for k, t in FIELDS.items() for word in (k, t.ja, t.en.lower())}


@dataclass
class Reader:
    """Reads one grid.

    Attributes:
        last_year: no later year is taken for one.
        official: how many rows were official figures.
        below: notes that stand under the table.
        left_out: sign and number of wide cells that were left out, as 秘匿.
    """

    grid: Grid
    places: Places
    last_year: int
    items: list[Item] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    official: int = 0
    below: list[str] = field(default_factory=list)
    left_out: list[tuple[str, int]] = field(default_factory=list)
    seen: dict[tuple[str, str, int], int] = field(default_factory=dict)

    def read(self) -> None:
        """Fill `items` and `problems`; stops at the first 200 problems.

        Raises:
            BadFile: no row names the columns, a needed column is not there, or there is too much.
        """
        self.head: Heading = heading(self.grid)
        rows = [row for row in self.grid.rows if row.number > self.head.last]
        if len(rows) > MOST_ROWS:
            raise BadFile("rows", max=f"{MOST_ROWS:,}")
        if not rows:
            raise BadFile("no_rows")
        self.problems.extend(self.grid.problems)
        bad = {(p.row, p.column) for p in self.grid.problems}
        for row in rows:
            if note := self._note(row):
                self.below.append(note)
                continue
            self._row(row, bad)
            if len(self.items) > MOST_VALUES:
                raise BadFile("values", max=f"{MOST_VALUES:,}")
            if len(self.problems) >= MOST_PROBLEMS:
                return
        self.problems.extend(self.places.unclear())

    def _note(self, row: Row) -> str:
        """What a row says that is only a note; "" for a row of values."""
        told = [cell for cell in row.cells if cell.strip()]
        words = cells.plain(told[0])
        return words if len(told) == 1 and NOTE.match(cells.narrow(told[0])) else ""

    def _cell(self, row: Row, key: str) -> str:
        return row.told(self.head.at.get(key, len(row.cells)))

    def _row(self, row: Row, bad: set[tuple[int, str]]) -> None:
        if cells.narrow(self._cell(row, "kind")).lower() in OFFICIAL:
            self.official += 1
            return
        place = self.places.find(
            self._cell(row, "code"), self._cell(row, "area"), row.number,
            self._cell(row, "prefecture"),
        )  # fmt: skip
        if isinstance(place, Problem):
            self.problems.append(place)
        start = self._start(row, None if isinstance(place, Problem) else place)
        if any(number == row.number for number, _ in bad):
            return
        if self.head.years:
            for at, year in self.head.years.items():
                text = row.cells[at] if at < len(row.cells) else ""
                if not cells.says_nothing(text):
                    self._take(row, start, year, at, str(year[0]))
                elif text.strip():
                    self.left_out.append((cells.plain(text)[:20], year[0]))
        else:
            self._long(row, start)

    def _long(self, row: Row, start: "Start | None") -> None:
        typed, at = self._cell(row, "year"), self.head.at["value"]
        text = row.cells[at] if at < len(row.cells) else ""
        year = cells.year(typed)
        if year and self.head.fiscal:
            year = (year[0] - ((cells.month(typed) or 4) < 4), True)  # 年度 begins in April
        if year is None:
            shown = {"value": cells.plain(typed)[:20]}
            self.problems.append(Problem("year", row.number, "year", shown))
        if cells.says_nothing(text):
            sign = cells.plain(text)[:20]
            key, shown = ("no_value_sign", {"value": sign}) if sign else ("no_value", {})
            self.problems.append(Problem(key, row.number, "value", shown))
        else:
            self._take(row, start, year, at, "value")

    def _start(self, row: Row, place: Area | None) -> "Start | None":
        """The place and words of a row, or None after saying what is wrong with them."""
        before = len(self.problems)
        words = {key: self._words(row, key) for key in ("name", "unit", "source")}
        typed = cells.narrow(self._cell(row, "kind"))
        kind = _KIND.get(typed.lower())
        if kind is None:
            shown = {"value": cells.plain(typed)[:20]}
            self.problems.append(Problem("kind", row.number, "kind", shown))
        typed_field = self._cell(row, "field").strip()
        found = _FIELD.get(typed_field.lower(), "") or _FIELD.get(typed_field, "")
        if typed_field and not found:
            shown = {"value": cells.plain(typed_field)[:40]}
            names = tuple(FIELDS.values())
            self.problems.append(Problem("field", row.number, "field", shown, names))
        answers = self._answers(row)
        if len(self.problems) > before or kind is None or place is None:
            return None
        return Start(place, words["name"], words["unit"], words["source"], kind, found, answers)

    def _words(self, row: Row, key: str) -> str:
        words = cells.plain(self._cell(row, key))
        if not words and key != "unit":
            self.problems.append(Problem("no_words", row.number, key))
        if len(words) > cells.MOST_WORDS * (2 if key == "source" else 1):
            self.problems.append(Problem("long_words", row.number, key, {"n": str(len(words))}))
        return words

    def _answers(self, row: Row) -> int:
        at = self.head.at.get("respondents", len(row.cells))
        typed = row.cells[at] if at < len(row.cells) else ""
        if cells.says_nothing(typed):
            return 0
        found = cells.number(typed)
        if found is None or found[1] or not 0 < found[0] < 1e9:
            shown = {"value": cells.plain(typed)[:20]}
            self.problems.append(Problem("respondents", row.number, "respondents", shown))
            return 0
        return int(found[0])

    def _take(
        self,
        row: Row,
        start: "Start | None",
        year: Year | None,
        at: int,
        column: str,
    ) -> None:
        """One value, if it is one, can be, and is not there yet; without a start, only checked."""
        if year and not FIRST_YEAR <= year[0] <= self.last_year:
            ends = {"value": str(year[0]), "low": str(FIRST_YEAR), "high": str(self.last_year)}
            self.problems.append(Problem("year_outside", row.number, "year", ends))
            return
        text = row.cells[at]
        if (row.number, at) in self.grid.merged:
            self.problems.append(Problem("merged", row.number, column))
            return
        found = cells.number(text, start.unit if start else "")
        if found is None:
            shown = {"value": cells.plain(text)[:30]}
            self.problems.append(Problem("number", row.number, column, shown))
            return
        if start is None or year is None:
            return
        place = start.place
        item = Item(start.name, start.unit, start.kind, start.field, place.area_code, place.name,
                    year[0], year[1], found[0], min(found[1], 4), start.source,
                    start.respondents)  # fmt: skip
        key = (item.indicator_id, item.area_code, item.year)
        if key in self.seen:
            shown = {"name": item.name, "year": str(item.year), "first": str(self.seen[key])}
            self.problems.append(Problem("twice", row.number, column, shown))
            return
        self.seen[key] = row.number
        wrong = impossible(item, row.number, column)
        if wrong:
            self.problems.append(wrong)
        else:
            self.items.append(item)


@dataclass(frozen=True)
class Start:
    """What every value of a row shares."""

    place: Area
    name: str
    unit: str
    source: str
    kind: Kind
    field: str
    respondents: int
