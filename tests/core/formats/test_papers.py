"""Papers for a grant and for こども基本法: fields with what is known, and in amber what is not."""

import io
from dataclasses import replace
from datetime import date

import openpyxl  # type: ignore[import-untyped]
import pypdf
import pytest
from openpyxl.utils import get_column_letter  # type: ignore[import-untyped]

from core.formats.form_xlsx import form_book
from core.formats.papers import PAPERS, paper
from core.formats.path.wrapped import longest
from core.formats.pdf.form import _widths, form_sheet
from core.record.forms import feedback, grant
from core.record.report import Report, report
from core.record.sample import unmarked
from core.text import Text
from core.workshop import Workshop
from tests.core.formats.opened import squeezed, words_of


def test_the_grant_s_sheet_is_one_page_and_one_sheet_with_the_same_words(
    workshop: Workshop, record: Report
) -> None:
    text = Text(record.language)
    told = unmarked(grant(workshop, record, text))
    pdf = paper("grant.pdf", workshop, record, text, False)
    xlsx = paper("grant.xlsx", workshop, record, text, False)
    pages = pypdf.PdfReader(io.BytesIO(pdf)).pages
    assert len(pages) == (1 if record.language == "ja" else len(pages))
    read = words_of("pdf", pdf), words_of("xlsx", xlsx)
    every = [one for block in told.blocks for row in block.rows for one in row]
    cells, days = [one.words for one in every if not one.on], [one.on for one in every if one.on]
    for words in (*cells, told.title, told.above, told.foot, *told.missing):
        assert all(squeezed(words) in found for found in read), words
    years = [head for head in told.blocks[1].columns if "20" in head]
    assert len(years) == 3 and any("12" in one.words for one in told.blocks[1].rows[0])
    sheet = openpyxl.load_workbook(io.BytesIO(xlsx)).active
    assert sheet.print_area and sheet.page_setup.paperSize == int(sheet.PAPERSIZE_A4)
    assert record.language != "ja" or sheet.page_setup.fitToHeight == 1, "one page, as the PDF is"
    found = [cell.value for row in sheet for cell in row if isinstance(cell.value, date)]
    assert days and [f"{one:%Y-%m-%d}" for one in found] == days, "days are days"
    fonts = {cell.font.name for row in sheet for cell in row if cell.value}
    assert fonts == {"BIZ UDPGothic"}
    heights = [row.height for row in sheet.row_dimensions.values()]
    assert max(heights) > 2 * min(heights), "rows open for long words"


def test_what_nobody_said_is_missing_and_listed(workshop: Workshop) -> None:
    text = Text("ja")
    made = grant(workshop, report(workshop, text), text)
    assert {"公表日", "金", "労", "言"} <= {*made.missing}
    assert "理由" not in made.missing, "the review of the example gave one"
    bare = Workshop(title="会", area_name="日南市")
    empty = grant(bare, report(bare, text), text)
    assert {"事業の名前", "担当", "期間", "事業費", "判断"} <= {*empty.missing}
    assert paper("grant.pdf", bare, report(bare, text), text, False).startswith(b"%PDF")


@pytest.mark.parametrize("name", ["article11.pdf", "article11.xlsx"])
def test_every_view_stands_in_the_record_of_feedback_and_no_name(
    workshop: Workshop, record: Report, name: str
) -> None:
    text = Text(record.language)
    found = words_of(name.rpartition(".")[2], paper(name, workshop, record, text, False))
    for one in record.fates:
        assert squeezed(one.words) in found and squeezed(one.became) in found
    assert not [seat.name for seat in workshop.people.values() if squeezed(seat.name) in found]
    told = feedback(workshop, record, text)
    assert len(told.blocks[2].rows) == len(workshop.insights)
    assert PAPERS[name].word.startswith("export.")


def test_what_is_counted_breaks_in_no_cell_of_the_sheet(workshop: Workshop, record: Report) -> None:
    made = paper("article11.xlsx", workshop, record, Text(record.language), False)
    sheet = openpyxl.load_workbook(io.BytesIO(made)).active
    words = feedback(workshop, record, Text(record.language)).blocks[1].rows[0][0].words
    (cell,) = [one for row in sheet for one in row if one.value == words]
    (span,) = [one for one in sheet.merged_cells.ranges if cell.coordinate in one]
    wide = sum(sheet.column_dimensions[get_column_letter(at)].width for at in (1, 2))
    assert span.max_col == 2 and wide > (2 if record.language == "ja" else 1) * len(words)


def test_a_paper_of_two_pages_turns_where_a_part_begins(workshop: Workshop, record: Report) -> None:
    text = Text(record.language)
    told = grant(workshop, record, text)
    kpis = replace(told.blocks[1], rows=told.blocks[1].rows * 2)
    long = replace(told, blocks=(told.blocks[0], kpis, *told.blocks[2:]))
    first, second = pypdf.PdfReader(io.BytesIO(form_sheet(long))).pages
    turned = next(one for one in told.blocks if one.turns)
    assert squeezed(f"2{turned.head}") in squeezed(second.extract_text())[:20]
    assert squeezed(turned.head) not in squeezed(first.extract_text())[60:]


def test_no_word_of_the_kpi_table_is_torn(workshop: Workshop, record: Report) -> None:
    block = grant(workshop, record, Text(record.language)).blocks[1]
    for column, width in zip(zip(block.columns, strict=True), _widths(block), strict=True):
        assert longest(column[0], paper=True) * 9.5 <= width


def test_heads_of_a_long_table_are_printed_on_every_page_of_the_sheet(
    workshop: Workshop, record: Report
) -> None:
    told = feedback(workshop, record, Text(record.language))
    views = replace(told.blocks[2], rows=told.blocks[2].rows * 5)
    long = replace(told, blocks=(*told.blocks[:2], views, *told.blocks[3:]))
    sheet = openpyxl.load_workbook(io.BytesIO(form_book(long))).active
    first, _, last = sheet.print_title_rows.replace("$", "").partition(":")
    assert first == last and sheet.cell(int(first), 1).value == views.columns[0]
    assert sheet.page_setup.fitToHeight == 0
