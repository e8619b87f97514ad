"""Which sheet, which separator, which encoding; merged cells and OpenDocument."""

import io
import zipfile
from typing import Any

import openpyxl  # type: ignore[import-untyped]
import pytest

from core.files.problem import BadFile
from core.files.sheet import opened, read
from tests.core.files.made import book

TEXT = "名,年,値\r\n数,2023,12\r\n"
ROWS = [["名", "年", "値"], ["数", "2023", "12"]]
SPACES = (
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" '
    'xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"'
)


def ods(tables: str, styles: str = "") -> bytes:
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {SPACES}>'
        f"<office:automatic-styles>{styles}</office:automatic-styles><office:body>"
        f"<office:spreadsheet>{tables}</office:spreadsheet></office:body></office:document-content>"
    )
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        made.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        made.writestr("content.xml", content)
    return out.getvalue()


def cell(words: str, kind: str = "string", more: str = "") -> str:
    return (
        f'<table:table-cell office:value-type="{kind}" {more}><text:p>{words}</text:p>'
        "</table:table-cell>"
    )


def changed(data: bytes, change: Any) -> bytes:
    made = openpyxl.load_workbook(io.BytesIO(data))
    change(made)
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


@pytest.mark.parametrize(
    "data",
    [
        b"\xef\xbb\xbf\xef\xbb\xbf" + TEXT.encode(),
        TEXT.encode("iso2022_jp"),
        TEXT.replace(",", "\t").encode("cp932"),
    ],
    ids=["bom twice", "jis", "tabs"],
)
def test_a_table_is_read_in_any_usual_encoding(data: bytes) -> None:
    assert [row.cells for row in read("a.csv", data).rows] == ROWS


def test_a_title_above_the_tabs_does_not_hide_them() -> None:
    data = ("題、説明, あり\r\n" + TEXT.replace(",", "\t")).encode()
    assert [row.cells for row in read("a.tsv", data).rows][1:] == ROWS


def test_letters_behind_a_quotation_belong_to_it_and_an_open_one_is_refused() -> None:
    data = TEXT.replace("数", '"こども課"（速報）').encode()
    assert read("a.csv", data).rows[1].cells[0] == "こども課（速報）"
    with pytest.raises(BadFile, match="csv"):
        read("a.csv", TEXT.replace("数", '"こども課').encode())


def test_hidden_sheets_are_none() -> None:
    def hide(made: Any) -> None:
        made.create_sheet("見える").append(["数", 12])
        made.create_sheet("もっと隠れた").sheet_state = "veryHidden"
        made.worksheets[0].sheet_state = "hidden"
        made.active = 1

    sheets = opened("a.xlsx", changed(book(["数", 99]), hide))
    assert sheets.names == ("見える",)
    grid = sheets.read(0)
    assert (grid.sheet, grid.rows[0].cells) == ("見える", ["数", "12"])


def test_a_blank_under_a_merged_cell_is_that_cell() -> None:
    data = book(["町", "値"], ["三笠市", 31], ["", 28], ["", 5])
    grid = read("a.xlsx", changed(data, lambda made: made.active.merge_cells("A2:A3")))
    assert [row.cells for row in grid.rows[1:]] == [["三笠市", "31"], ["三笠市", "28"], ["", "5"]]
    assert grid.merged == {(3, 0)}


def test_a_document_is_read_as_it_shows_its_numbers() -> None:
    spanned, fifth, share, most = (
        cell("三笠市", more='table:number-rows-spanned="2"'),
        cell("令和5年", "float", 'office:value="5"'),
        cell("9.5%", "percentage", 'office:value="0.095"'),
        cell("4,567", "float", 'office:value="4567123"'),
    )
    rows = (
        f"<table:table-row>{cell('名')}{cell('年')}</table:table-row>"
        "<table:table-row table:number-rows-repeated='1000000'><table:table-cell/>"
        "</table:table-row>"
        f"<table:table-row>{spanned}{fifth}{share}{most}</table:table-row>"
        f"<table:table-row><table:covered-table-cell/>{cell('2022')}</table:table-row>"
    )
    hidden = (
        '<style:style style:name="h" style:family="table">'
        '<style:table-properties table:display="false"/></style:style>'
    )
    old = f"<table:table-row>{cell('古い')}</table:table-row>"
    tables = (
        f'<table:table table:name="旧" table:style-name="h">{old}</table:table>'
        f'<table:table table:name="データ">{rows}</table:table>'
    )
    sheets = opened("a.ods", ods(tables, hidden))
    assert sheets.names == ("データ",)
    grid = sheets.read(0)
    assert [(row.number, row.cells) for row in grid.rows] == [
        (1, ["名", "年"]),
        (1000002, ["三笠市", "5", "9.5", "4,567"]),
        (1000003, ["三笠市", "2022"]),
    ]
    assert grid.rows[1].told(1) == "令和5年"


def test_a_comment_of_a_document_is_no_value() -> None:
    noted = (
        "<table:table-cell office:value-type='float' office:value='12'><office:annotation>"
        "<text:p>99</text:p></office:annotation><text:p>12</text:p></table:table-cell>"
    )
    made = ods(
        f'<table:table table:name="あ"><table:table-row>{noted}</table:table-row></table:table>'
    )
    assert read("a.ods", made).rows[0].cells == ["12"]


@pytest.mark.parametrize("inside", ["", "<table:table", "<table:table-row/>"])
def test_what_is_no_document_is_refused(inside: str) -> None:
    with pytest.raises(BadFile, match="broken"):
        read("a.ods", ods(inside))
