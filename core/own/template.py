"""Templates to fill in, and one's data in the same columns, as .xlsx or CSV."""

import io
from collections.abc import Iterable, Sequence
from typing import Any

import openpyxl  # type: ignore[import-untyped]
from openpyxl.styles import Font, PatternFill  # type: ignore[import-untyped]
from openpyxl.utils import get_column_letter  # type: ignore[import-untyped]
from openpyxl.worksheet.datavalidation import DataValidation  # type: ignore[import-untyped]

from core.own.ages import name_of
from core.own.columns import COLUMNS, LONG, WIDE
from core.own.examples import AGE_HELP, AGE_SHEETS, EXAMPLES, HELP, PEOPLE
from core.own.model import KINDS, OwnSeries
from core.stats.area import Area
from core.stats.catalog import FIELDS
from core.stats.figure import Figure
from core.tables import csv_bytes

WIDTH = {"name": 34, "source": 40, "field": 24, "area": 16}
OFFICIAL = {"ja": "公的統計", "en": "official"}
Line = Sequence[str | int | float | None]
YEARS = 6
AGES_FROM = 2015
"""The oldest census whose age groups tables by age offer a column for."""


def long_header(language: str) -> list[str]:
    return [COLUMNS[key].of(language) for key in LONG]


def wide_header(language: str, years: Iterable[int]) -> list[str | int]:
    return [*(COLUMNS[key].of(language) for key in WIDE), *years]


def long_template(language: str) -> bytes:
    """An empty long form; its other sheets explain, and offer names."""
    return _book(language, long_header(language), [], LONG)


def wide_template(language: str, area: Area, newest: int) -> bytes:
    """An empty wide sheet for one area, with the last six years."""
    years = range(newest - YEARS + 1, newest + 1)
    return _book(language, wide_header(language, years), [], WIDE)


def age_template(language: str, table: str, areas: Sequence[Area], newest: int) -> bytes:
    """A wide sheet with the names of a table by age written in, for each of some areas.

    Args:
        table: "births" or "moves".
    """
    field, kind = FIELDS["population"].of(language), KINDS["objective"].of(language)
    unit = PEOPLE.of(language)
    lines = [
        [field, name_of(cell).of(language), unit, kind, area.area_code, area.name,
         sheet.source.of(language)]
        for area in areas for sheet in AGE_SHEETS[table] for cell in sheet.cells
    ]  # fmt: skip
    years = range(AGES_FROM, newest + 1)
    return _book(language, wide_header(language, years), lines, WIDE, AGE_HELP)


def long_csv(language: str) -> bytes:
    return csv_bytes([long_header(language)])


def wide_csv(language: str, newest: int) -> bytes:
    return csv_bytes([wide_header(language, range(newest - YEARS + 1, newest + 1))])


def wide_lines(
    language: str, area: Area, own: Sequence[OwnSeries], official: Sequence[Figure] = ()
) -> list[Line]:
    """The header and one line per indicator: own ones first, then official ones for reading."""
    years = sorted({i.year for one in own for i in one.items}
                   | {y for one in official for y, v in one.series if v is not None})  # fmt: skip
    lines: list[Line] = [wide_header(language, years)]
    place = (area.area_code, area.name)
    for one in own:
        field = FIELDS[one.field].of(language) if one.field in FIELDS else ""
        kind = KINDS[one.kind].of(language)
        known: dict[int, float | None] = {item.year: item.value for item in one.items}
        source = one.newest.source
        words = (field, one.name, one.unit, kind, *place, source)
        lines.append([*words, *(known.get(year) for year in years)])
    for each in official:
        known = dict(each.series)
        title, unit = each.title.of(language), each.unit.of(language)
        source = " / ".join(each.sources if language == "ja" else each.sources_en)
        values = [known.get(year) for year in years]
        rounded = [None if v is None else round(v, each.decimals) for v in values]
        lines.append(["", title, unit, OFFICIAL[language], *place, source, *rounded])
    return lines


def wide_book(language: str, lines: Sequence[Line]) -> bytes:
    return _book(language, lines[0], lines[1:], WIDE)


def _book(
    language: str,
    header: Line,
    lines: Iterable[Line],
    columns: Sequence[str],
    help: dict[str, tuple[str, ...]] = HELP,
) -> bytes:
    book = openpyxl.Workbook()
    sheet: Any = book.active
    sheet.title = {"ja": "データ", "en": "Data"}[language]
    for line in (header, *lines):
        _append(sheet, line)
    _style(sheet, columns)
    _choices(sheet, columns, language)
    explained = book.create_sheet({"ja": "書きかた", "en": "How to"}[language])
    for words in help[language]:
        _append(explained, [words])
    explained.column_dimensions["A"].width = 100
    names = book.create_sheet({"ja": "指標名の例", "en": "Names"}[language])
    keys = ("name", "unit", "kind", "field")
    _append(names, [COLUMNS[key].of(language) for key in keys])
    for example in EXAMPLES:
        field, kind = FIELDS[example.field], KINDS[example.kind]
        _append(names, [one.of(language) for one in (example.name, example.unit, kind, field)])
    _style(names, keys)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _append(sheet: Any, line: Line) -> None:
    """A row of values; words are words, whatever they begin with."""
    row = sheet.max_row + (1 if sheet.max_row > 1 or sheet["A1"].value is not None else 0)
    for at, value in enumerate(line, start=1):
        cell = sheet.cell(row, at)
        cell.value = value
        if isinstance(value, str):
            cell.data_type = "s"


def _style(sheet: Any, columns: Sequence[str]) -> None:
    sheet.freeze_panes = "A2"
    for cell in sheet[1]:
        cell.font, cell.fill = Font(bold=True), PatternFill("solid", start_color="E8EEF7")
    for at, key in enumerate(columns, start=1):
        letter = get_column_letter(at)
        sheet.column_dimensions[letter].width = WIDTH.get(key, 12)
        if key == "code":  # text, so that the first zero stays
            sheet.column_dimensions[letter].number_format = "@"
            for row in range(2, 201):
                sheet.cell(row, at).number_format = "@"


def _choices(sheet: Any, columns: Sequence[str], language: str) -> None:
    """Lists to choose from, for 区分 and 分野."""
    for key, offered in (("kind", KINDS.values()), ("field", FIELDS.values())):
        words = [one.of(language).replace(",", "、") for one in offered]
        joined = ",".join(words)
        if key in columns and len(joined) < 250:
            rule = DataValidation(type="list", formula1=f'"{joined}"', allow_blank=True)
            letter = get_column_letter(columns.index(key) + 1)
            rule.add(f"{letter}2:{letter}{5001}")
            sheet.add_data_validation(rule)
