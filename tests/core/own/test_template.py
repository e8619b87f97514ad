"""Templates and exports: read back by the very reader, and never a formula."""

import csv
import io

import openpyxl  # type: ignore[import-untyped]
import pytest

from core import tables
from core.files.sheet import workbook
from core.own import template
from core.own.examples import EXAMPLES
from core.own.model import KINDS
from core.own.store import OwnStore
from core.stats.catalog import FIELDS
from core.stats.figure import figures
from core.stats.package import Package
from core.text import LANGUAGES
from tests.core.own.conftest import Read
from tests.core.own.files import ASKED, CHILDREN, MIYAKE, SATO, keys, row, table

NEWEST = 2024


def filled(data: bytes, lines: list[list[object]]) -> bytes:
    """As somebody fills the form in: cells below the headings, lists and formats untouched."""
    book = openpyxl.load_workbook(io.BytesIO(data))
    for at, cells in enumerate(lines, start=2):
        for column, cell in enumerate(cells, start=1):
            book.worksheets[0].cell(at, column).value = cell
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def words(language: str, at: int) -> tuple[str, str, str, str]:
    """Name, unit, kind and field of an example, as its sheet offers them."""
    one = EXAMPLES[at]
    offered = (one.name, one.unit, KINDS[one.kind], FIELDS[one.field])
    name, unit, kind, field = (str(getattr(each, language)) for each in offered)
    return name, unit, kind, field


def long_lines(language: str) -> list[list[object]]:
    lines: list[list[object]] = []
    for at in range(len(EXAMPLES)):
        name, unit, kind, field = words(language, at)
        lines.append([name, unit, MIYAKE, "三宅町", NEWEST, 2, "町", kind, field, 50])
    return lines


def wide_lines(language: str, years: int = template.YEARS) -> list[list[object]]:
    lines: list[list[object]] = []
    for at in range(len(EXAMPLES)):
        name, unit, kind, field = words(language, at)
        lines.append([field, name, unit, kind, MIYAKE, "三宅町", "町", *[2] * years])
    return lines


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_long_templates_are_read_back(read: Read, language: str) -> None:
    lines = long_lines(language)
    found = read(filled(template.long_template(language), lines), "long.xlsx")
    assert keys(found) == [] and len(found.items) == len(EXAMPLES)
    again = tables.csv_bytes([template.long_header(language), *lines])
    assert again.startswith(template.long_csv(language).rstrip())
    assert {i.indicator_id for i in read(again).items} == {i.indicator_id for i in found.items}
    assert read(again.decode("utf-8-sig").encode("cp932")).items == found.items


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_wide_templates_are_read_back(read: Read, package: Package, language: str) -> None:
    data = template.wide_template(language, package.area(MIYAKE), NEWEST)
    found = read(filled(data, wide_lines(language)), "wide.xlsx")
    assert keys(found) == [] and len(found.items) == len(EXAMPLES) * template.YEARS
    assert {i.year for i in found.items} == set(range(2019, 2025))
    header = next(csv.reader(io.StringIO(template.wide_csv(language, NEWEST).decode("utf-8-sig"))))
    again = tables.csv_bytes([header, *wide_lines(language)])
    assert read(again).items == found.items


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_empty_template_says_that_it_is_empty(
    read: Read, package: Package, language: str
) -> None:
    area = package.area(MIYAKE)
    for data in (
        template.long_template(language),
        template.long_csv(language),
        template.wide_template(language, area, NEWEST),
        template.wide_csv(language, NEWEST),
    ):
        assert [one.key for one in read(data, "ひな型").problems] == ["no_rows"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_template_explains_and_offers_names_and_choices(language: str) -> None:
    book = openpyxl.load_workbook(io.BytesIO(template.long_template(language)))
    assert len(book.worksheets) == 3
    assert book.worksheets[1].max_row >= 10
    offered = [cell.value for cell in book.worksheets[2]["A"][1:]]
    assert offered == [getattr(one.name, language) for one in EXAMPLES]
    choices = [one.formula1 for one in book.worksheets[0].data_validations.dataValidation]
    assert any(getattr(KINDS["objective"], language) in one for one in choices)
    assert any(getattr(FIELDS["childcare"], language) in one for one in choices)


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_export_is_read_back_without_the_official_lines(
    read: Read, store: OwnStore, package: Package, language: str
) -> None:
    store.add(read(table(CHILDREN, ASKED, row(年="2022", 値="8"))), SATO)
    official = figures(package, MIYAKE)
    lines = template.wide_lines(language, package.area(MIYAKE), store.series(MIYAKE), official)
    found = read(template.wide_book(language, lines), "figures.xlsx")
    assert keys(found) == []
    assert [(i.name, i.year, i.value) for i in found.items] == [
        ("待機児童数", 2022, 8.0),
        ("待機児童数", 2024, 12.0),
        (ASKED[0], 2024, 72.5),
    ]
    notes = {one.key: one.details for one in found.notes}
    assert notes["official"]["n"] == str(len(official))
    assert {i.indicator_id for i in found.items} == {
        one.indicator_id for one in store.series(MIYAKE)
    }


FORMULAS = ["=1+1", "+1", "-1+2", "@SUM(A1)", "＝1+1", "＋1", "－1", "＠x", " =1+1", "\t=1", "\r=1",
            "\n=1"]  # fmt: skip


@pytest.mark.parametrize("typed", FORMULAS)
def test_no_cell_of_a_csv_can_be_a_formula(typed: str) -> None:
    data = tables.csv_bytes([["a", typed, -1.5, None]])
    (cells,) = csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""))
    assert cells[0] == "a" and cells[2:] == ["-1.5", ""]
    assert cells[1].strip()[0] not in "=+-@＝＋－＠"


@pytest.mark.parametrize("typed", FORMULAS)
def test_no_cell_of_a_workbook_can_be_a_formula(typed: str) -> None:
    data = template.wide_book("ja", [["指標名", 2024], [typed, -1.5]])
    sheet = openpyxl.load_workbook(io.BytesIO(data)).worksheets[0]
    assert sheet["A2"].data_type in ("s", "inlineStr") and sheet["B2"].value == -1.5


def test_a_template_is_read_as_openpyxl_reads_it(package: Package) -> None:
    data = template.age_template("ja", "births", [package.area("29362")], 2024)
    sheet = openpyxl.load_workbook(io.BytesIO(data)).worksheets[0]
    expected = [["" if v is None else str(v) for v in cells] for cells in sheet.values]
    found = [one.cells for one in workbook(data).rows]
    assert len(found) == 25
    assert found == [cells[: len(own)] for cells, own in zip(expected, found, strict=False)]
    assert not any(any(cells) for cells in expected[len(found) :])
