"""Rows of the long form and of the wide sheet → items, with a message for every bad cell."""

from collections import Counter
from dataclasses import dataclass, field

from core.own import cells
from core.own.columns import COLUMNS, LONG, NEEDED, column_of
from core.own.model import (
    KINDS,
    MOST_PROBLEMS,
    MOST_ROWS,
    MOST_VALUES,
    BadFile,
    Item,
    Kind,
    Problem,
)
from core.own.places import Places
from core.own.rules import impossible
from core.own.sheet import Grid, Row
from core.stats.catalog import FIELDS
from core.stats.indicator import Bilingual
from core.stats.package import Area

HEADER_WITHIN = 20
FIRST_YEAR = 1920
OFFICIAL = {"公的統計", "official"}
"""Kind of rows that an export adds for reading; they are not own data."""
_KIND: dict[str, Kind] = {word.lower(): k for k, t in KINDS.items() for word in (t.ja, t.en)}
_FIELD = {word: k for k, t in FIELDS.items() for word in (k, t.ja, t.en.lower())}


@dataclass
class Reader:
    """Reads one grid.

    Attributes:
        last_year: no later year is taken for one.
        official: how many rows were official figures.
        ignored: headings of columns that are not read.
    """

    grid: Grid
    places: Places
    last_year: int
    items: list[Item] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    official: int = 0
    ignored: list[str] = field(default_factory=list)
    seen: dict[tuple[str, str, int], int] = field(default_factory=dict)

    def read(self) -> None:
        """Fill `items` and `problems`; stops at the first 200 problems.

        Raises:
            BadFile: no row names the columns, a needed column is not there, or there is too much.
        """
        at, at_years = self._header()
        rows = [row for row in self.grid.rows if row.number > at.number]
        if len(rows) > MOST_ROWS:
            raise BadFile("rows", max=f"{MOST_ROWS:,}")
        if not rows:
            raise BadFile("no_rows")
        self.problems.extend(self.grid.problems)
        bad = {(p.row, p.column) for p in self.grid.problems}
        for row in rows:
            self._row(row, at_years, bad)
            if len(self.items) > MOST_VALUES:
                raise BadFile("values", max=f"{MOST_VALUES:,}")
            if len(self.problems) >= MOST_PROBLEMS:
                return

    def _header(self) -> tuple[Row, dict[int, tuple[int, bool]]]:
        """The row that names the columns; of a wide sheet also its years by place."""
        for row in self.grid.rows[:HEADER_WITHIN]:
            names = [column_of(cell) for cell in row.cells]
            if "name" not in names:
                continue
            self.at = {name: at for at, name in reversed(list(enumerate(names))) if name}
            years = {at: y for at, cell in enumerate(row.cells) if (y := cells.year(cell))}
            self.ignored = [
                cells.plain(cell)[:20]
                for at, cell in enumerate(row.cells)
                if cell.strip() and not names[at] and ("value" in self.at or at not in years)
            ]
            self.fiscal = "年度" in [cells.narrow(cell) for cell in row.cells]
            self._complete(names, years)
            return row, {} if "value" in self.at else years
        raise BadFile("header", *(COLUMNS[key] for key in LONG[:2]))

    def _complete(self, names: list[str | None], years: dict[int, tuple[int, bool]]) -> None:
        twice = [name for name, n in Counter(n for n in names if n).items() if n > 1]
        twice_years = [y for y, n in Counter(y for y, _ in years.values()).items() if n > 1]
        if twice or twice_years:
            year = str(twice_years[0]) if twice_years else ""
            raise BadFile("column_twice", COLUMNS[twice[0]] if twice else Bilingual(year, year))
        needed = (*NEEDED, "year", "value") if "value" in self.at or not years else NEEDED
        missing = [COLUMNS[key] for key in needed if key not in self.at]
        if missing == [COLUMNS["year"], COLUMNS["value"]]:
            raise BadFile("no_years")
        if missing:
            raise BadFile("columns", *missing)

    def _cell(self, row: Row, key: str) -> str:
        at = self.at.get(key, len(row.cells))
        return row.cells[at] if at < len(row.cells) else ""

    def _row(self, row: Row, years: dict[int, tuple[int, bool]], bad: set[tuple[int, str]]) -> None:
        if cells.narrow(self._cell(row, "kind")).lower() in OFFICIAL:
            self.official += 1
            return
        place = self.places.find(self._cell(row, "code"), self._cell(row, "area"), row.number)
        if isinstance(place, Problem):
            self.problems.append(place)
        start = self._start(row, None if isinstance(place, Problem) else place)
        if any(number == row.number for number, _ in bad):
            return
        if years:
            for at, year in years.items():
                text = row.cells[at] if at < len(row.cells) else ""
                if not cells.says_nothing(text):
                    self._take(row, start, year, text, str(year[0]))
        else:
            self._long(row, start)

    def _long(self, row: Row, start: "Start | None") -> None:
        typed, text = self._cell(row, "year"), self._cell(row, "value")
        year = cells.year(typed)
        if year and self.fiscal:
            year = (year[0], True)
        if year is None:
            shown = {"value": cells.plain(typed)[:20]}
            self.problems.append(Problem("year", row.number, "year", shown))
        if cells.says_nothing(text):
            sign = cells.plain(text)[:20]
            key, shown = ("no_value_sign", {"value": sign}) if sign else ("no_value", {})
            self.problems.append(Problem(key, row.number, "value", shown))
        else:
            self._take(row, start, year, text, "value")

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
        typed = self._cell(row, "respondents")
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
        year: tuple[int, bool] | None,
        text: str,
        column: str,
    ) -> None:
        """One value, if it is one, can be, and is not there yet; without a start, only checked."""
        if year and not FIRST_YEAR <= year[0] <= self.last_year:
            ends = {"value": str(year[0]), "low": str(FIRST_YEAR), "high": str(self.last_year)}
            self.problems.append(Problem("year_outside", row.number, "year", ends))
            return
        found = cells.number(text)
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
