"""What files tell of issues, sectors and days."""

import io
from dataclasses import replace

import openpyxl  # type: ignore[import-untyped]

from core.formats import FORMATS
from core.record.report import Report, report
from core.text import Text
from core.workshop import Workshop
from tests.core.formats.opened import file_of, squeezed, words_of
from tests.core.formats.test_exports import FORM

# Which sector sees which 課題


@FORM
def test_every_file_tells_the_sectors_and_the_gaps(workshop: Workshop, form: str) -> None:
    made = report(workshop, Text("ja"))
    lacking = tuple(replace(one, missing=("学", "民")) for one in made.voices)
    assert len(lacking) == 4
    made = replace(made, voices=lacking)
    found = words_of(form, FORMATS[form].make(made))
    text = Text("ja")
    assert squeezed(text("lens.note")) in found
    title = text("lens.sheet" if form in ("xlsx", "zip") else "lens.title")
    assert squeezed(title) in found
    for one in made.voices:
        assert squeezed(one.issue) in found
        assert squeezed(text("lens.and").join(one.missing)) in found


@FORM
def test_where_no_sector_may_be_told_no_file_counts_them(record: Report, form: str) -> None:
    text = Text(record.language)
    found = words_of(form, FORMATS[form].make(replace(record, voices=())))
    assert squeezed(text("lens.note")) not in found
    assert squeezed(text("lens.nothing")) in found, "and says so"


def test_counts_of_sectors_are_numbers_to_compute_with(workshop: Workshop) -> None:
    made = report(workshop, Text("ja"))
    book = openpyxl.load_workbook(io.BytesIO(FORMATS["xlsx"].make(made)))
    rows = [*book[Text("ja")("lens.sheet")].iter_rows(values_only=True)]
    assert rows[0][2:7] == ("産", "官", "学", "民", "住")
    assert [row[2:7] for row in rows[1:-1]] == [one.counts for one in made.voices]
    assert all(isinstance(n, int) for row in rows[1:-1] for n in row[2:7] if n is not None)


def test_the_sheet_of_issues_has_why_whom_and_every_answer(workshop: Workshop) -> None:
    book = openpyxl.load_workbook(io.BytesIO(FORMATS["xlsx"].make(report(workshop, Text("ja")))))
    head, *rows = book["課題"].iter_rows(values_only=True)
    columns = {name: at for at, name in enumerate(head)}
    refuted = next(row for row in rows if "働く場" in str(row[0]))
    assert "仕事をさがして" in str(refuted[columns[Text("ja")("field.why")]])
    assert "町を出た20代" in str(refuted[columns[Text("ja")("field.ask")]])
    assert "6人は進学" in str(refuted[columns[Text("ja")("export.history")]])
    assert Text("ja")("field.found") not in columns


def test_a_workbook_has_days_as_days_filters_heads_that_stay_and_print_areas(
    record: Report,
) -> None:
    book = openpyxl.load_workbook(io.BytesIO(file_of(record, "xlsx")))
    for sheet in book:
        assert sheet.freeze_panes == "A2" and sheet.print_title_rows == "$1:$1"
        assert sheet.auto_filter.ref == sheet.dimensions and sheet.print_area
        assert sheet.page_setup.orientation == "landscape"
    text = Text(record.language)
    actuals = book[text("kpi.course")]
    day, at = (cell for cell in (actuals["B2"], actuals["F2"]))
    assert day.is_date and at.is_date and day.number_format == "yyyy-mm-dd"
    kpis = book[text("section.kpi")]
    column = next(cell.column for cell in kpis[1] if cell.value == text("export.next_review"))
    assert all(kpis.cell(row, column).is_date for row in range(2, kpis.max_row + 1))
