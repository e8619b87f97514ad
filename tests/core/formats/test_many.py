"""A meeting to which all five sectors came, in which much was written and much of it long."""

import io
from dataclasses import replace
from datetime import datetime

import openpyxl  # type: ignore[import-untyped]
import pypdf
import pytest

from core.formats import FORMATS
from core.formats.columns import shares
from core.formats.path.wrapped import longest, torn, wrapped
from core.formats.pptx.cards import SMALL, shared
from core.formats.pptx.shapes import INK, LEADING, SMALLEST, needed
from core.formats.pptx.weighed import ROOM
from core.formats.tables import tables
from core.formats.xlsx import ACROSS, BROAD
from core.record.report import Report
from core.record.story import _names
from core.record.weighed import UNTOLD
from core.record.worksheets import Worksheet
from core.text import Text
from core.workshop.people import SECTORS
from tests.core.formats.opened import deck, words_of

LONG = "夜間・病児のあずかりを、市内3つの保育所が持ち回りで受ける（予約はLINE、前日20時まで）"


@pytest.fixture(scope="module")
def crowded(record: Report) -> Report:
    """The example with long names, estimates of all sectors and six use cases."""
    assert record.weighed and record.graph
    first = replace(record.weighed.rows[0], title=LONG, whole=(UNTOLD,) * 5,
                    brief=("大・大\n32人",) * 6)  # fmt: skip
    rows = tuple(replace(first, number=at) for at in range(1, 7))
    nodes = tuple(replace(one, title=LONG, note="17票・たしかめた") for one in record.graph.nodes)
    return replace(
        record,
        weighed=replace(record.weighed, rows=rows, sectors=SECTORS),
        graph=replace(record.graph, nodes=nodes),
    )


def test_what_five_sectors_estimate_has_room_beside_long_names(crowded: Report) -> None:
    pages = pypdf.PdfReader(io.BytesIO(FORMATS["pdf"].make(crowded))).pages
    assert len(pages) > 5
    slides = deck(FORMATS["pptx"].make(crowded)).slides
    found = [shape for slide in slides for shape in slide.shapes if shape.has_table]
    head = Text(crowded.language)("weighed.all")
    boards = [one for one in found if head in [cell.text for cell in one.table.rows[0].cells]]
    assert len(boards) > 1
    for one in boards:
        widths = [column.width / 914400 for column in one.table.columns]
        assert min(widths) > 0.5 and widths[1] > 1.3, "the name has room"
        for cell, wide in zip(one.table.rows[0].cells, widths, strict=True):
            size = cell.text_frame.paragraphs[0].runs[0].font.size.pt
            assert longest(cell.text, paper=True) * size / 72 <= wide - 0.1, "no head is torn"
        high = sum(
            max(needed(cell.text.split("\n"), wide - 0.1, SMALLEST)
                for cell, wide in zip(row.cells, widths, strict=True)) + 8 / 72
            for row in one.table.rows
        )  # fmt: skip
        assert high <= ROOM, "it ends above the words under it"


def test_no_box_of_the_thread_says_more_than_it_holds(crowded: Report) -> None:
    text = Text(crowded.language)
    titles = text("deck.chain"), text("deck.chain_open")
    slides = deck(FORMATS["pptx"].make(crowded)).slides
    (slide,) = [one for one in slides if one.shapes.title.text in titles]
    boxes = [one for one in slide.shapes if one.has_text_frame and "17票" in one.text_frame.text]
    assert len(boxes) == len(crowded.graph.nodes if crowded.graph else ())
    for box in boxes:
        lines = [line for one in box.text_frame.paragraphs for line in one.text.split("\v")]
        size = box.text_frame.paragraphs[0].runs[0].font.size.pt
        assert len(lines) * size * LEADING / 72 <= box.height / 914400
        assert lines[0].startswith("夜間") and any("…" in line for line in lines)


def test_one_long_card_does_not_make_the_others_rare() -> None:
    long, short = [(LONG * 6, False, INK)], [("短い課題", True, INK)]
    slides = shared([long, *[short] * 7])
    assert [len(part) for _, _, part in slides] in ([1, 7], [2, 6], [3, 5], [4, 4])
    assert all(size >= SMALL for _, size, _ in slides)
    assert [len(part) for _, _, part in shared([short] * 13)] == [7, 6], "shared out evenly"


def test_a_line_ends_where_a_word_does() -> None:
    assert torn("出し合う登録のしくみ", 3) and not torn("買い物に行ける", 6)
    assert wrapped("出し合う登録のしくみ", 8) == ["出し合う登録の", "しくみ"]


def test_a_column_is_as_wide_as_its_words_ask_for() -> None:
    day, said, long = shares([["いつ", "どう", "何"], ["2026年12月1日", "ちがった", "長" * 60]], 60)
    assert said < day < long and round(day + said + long, 6) == 1
    assert day * 60 >= 8, "a day stays on one line"


def test_a_sheet_is_there_where_something_is_written_and_printed_so_that_it_can_be_read(
    record: Report,
) -> None:
    text = Text(record.language)
    book = openpyxl.load_workbook(io.BytesIO(FORMATS["xlsx"].make(record)))
    assert all(sheet.max_row > 1 for sheet in book)
    told = {table.name: table for table in tables(record)}
    assert told[text("section.vision")].rows == () and text("section.vision") not in book.sheetnames
    for sheet in book:
        widths = sum(one.width for one in sheet.column_dimensions.values())
        assert widths <= ACROSS or int(sheet.page_setup.paperSize) == 8
        assert sheet.auto_filter.ref and sheet.print_area and sheet.print_title_rows == "$1:$1"
        assert widths <= BROAD * (sheet.page_setup.fitToWidth or 1)
    wide = book[text("section.kpi")]
    assert wide.page_setup.fitToWidth > 1 and wide.print_title_cols == "$A:$A"


def test_days_and_numbers_of_the_workbook_are_counted_with(record: Report) -> None:
    text = Text(record.language)
    book = openpyxl.load_workbook(io.BytesIO(FORMATS["xlsx"].make(record)))
    reasons = book[text("path.title")]
    at = [cell.value for cell in reasons[1]].index(text("path.day"))
    days = [row[at].value for row in reasons.iter_rows(min_row=2) if row[at].value]
    assert days and all(isinstance(one, datetime) for one in days)
    cells = [cell for row in book[text("section.figure")] for cell in row]
    shown = {cell.number_format for cell in cells if isinstance(cell.value, float)}
    assert shown <= {"#,##0", "#,##0.0##"}


def test_what_is_left_is_one_sentence_however_much_it_is(record: Report) -> None:
    text = Text(record.language)
    entries = record.sections["issue"] * 2
    said = text("story.left", names=_names(text, entries))
    assert "。は" not in said and " :" not in said
    assert text("story.names_more", n=len(entries) - 2).strip() in said
    assert "〓" not in words_of("pdf", FORMATS["pdf"].make(record))


def test_a_row_that_no_page_holds_goes_on_over_the_next(record: Report) -> None:
    first = replace(record.fates[0], words="長い気づき。" * 500, became="なった。" * 500)
    pages = pypdf.PdfReader(io.BytesIO(FORMATS["pdf"].make(replace(record, fates=(first,))))).pages
    found = "".join("".join(page.extract_text().split()) for page in pages)
    assert found.count("長い気づき。") > 490 and found.count("なった。") > 490


def test_a_worksheet_of_many_columns_is_several_beside_its_rows(record: Report) -> None:
    offices = tuple(f"係{n}" for n in range(1, 14))
    sheet = Worksheet("庁内連携", ("課題", *offices), ((LONG, *offices), ("短い", *offices)))
    parts = [*sheet.parts(6)]
    assert [len(one.head) for one in parts] == [6, 6, 4]
    assert [one.rows[0][0] for one in parts] == [LONG] * 3 and "（2/3）" in parts[1].name
    assert tuple(head for one in parts for head in one.head[1:]) == offices
    (whole,) = sheet.parts(14)
    assert whole == sheet
    made = FORMATS["pdf"].make(replace(record, worksheets=(sheet,)))
    assert all(name in words_of("pdf", made) for name in offices)


def test_what_became_of_many_notes_fills_its_slides(record: Report) -> None:
    """The table takes what the line under it leaves, in letters that save slides."""
    row = replace(record.fates[0], words="気づき" * 20, became="課題のもとになりました。" * 10)
    many = deck(FORMATS["pptx"].make(replace(record, fates=(row,) * 32))).slides
    head = Text(record.language)("fate.title")
    found = [one for one in many if one.shapes.title.text.startswith(f"{head}（")]
    assert 1 < len(found) <= 6
    for slide in found:
        (table,) = [one for one in slide.shapes if one.has_table]
        lowest = max(one.top for one in slide.shapes if one.has_text_frame and one.top > table.top)
        assert table.top < lowest


def test_how_people_were_counted_is_no_source(record: Report) -> None:
    counted = [one for entry in record.sections["persona"] for one in entry.proofs if one.counted]
    assert counted
    for one in counted:
        assert one.counted in one.source and one.cited
        assert {*one.cited.split(" / ")} <= {*record.sources}
        assert not any(one.counted in source for source in record.sources)
