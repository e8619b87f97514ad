"""More files made with known right values: years, signs, notes, titles, open documents."""

import datetime
from itertools import pairwise

import pytest

from core.own.model import Draft
from tests.core.files.test_sheets import ods
from tests.core.own.files import keys
from tests.core.own.test_many import MINE, Rows
from tests.core.own.test_shapes import (
    LONG,
    TOWN,
    Shape,
    book,
    line,
    text,
    values,
)
from tests.core.own.test_shapes import shape as shape
from tests.core.own.test_shapes_of_years import WIDE

YEARS = [
    ("令和元年", 2019, False), ("平成31年", 2019, False), ("H30", 2018, False),
    ("昭和60年", 1985, False),
    ("R5年度", 2023, True), ("2023FY", 2023, True), ("2023年3月31日現在", 2023, False),
    ("令和5年4月1日", 2023, False), ("2023-10", 2023, False), ("2023.4", 2023, False),
    ("２０２３年", 2023, False), ("平成 30 年", 2018, False), ("令和５年度末", 2023, True),
    ("2023年(令和4年)", None, False), ("23", None, False), ("令和99年", None, False),
    ("2023年13月", None, False),
]  # fmt: skip


@pytest.mark.parametrize(("typed", "year", "fiscal"), YEARS)
def test_more_years_as_they_are_written(
    shape: Shape, typed: str, year: int | None, fiscal: bool
) -> None:
    found = shape(text(LONG, line(year=typed)))
    if year:
        assert [(one.year, one.fiscal) for one in found.items] == [(year, fiscal)]
    else:
        assert [one.key for one in found.problems] in (["year"], ["year_outside"])


SIGNS = ["χ", "Ｘ", "‥", "…", "＊", "***", "該当なし", "非公表", "n/a", "不詳", "秘匿", "―", "－"]


@pytest.mark.parametrize("sign", SIGNS)
def test_every_sign_of_no_value_is_left_out_of_a_wide_sheet_and_refused_in_the_long_form(
    shape: Shape, sign: str
) -> None:
    wide = ["", "数", "所", "客観", *TOWN, "課", sign, "120"]
    assert values(shape(text(WIDE, wide))) == [(MINE, 2023, 120.0)]
    assert keys(shape(text(LONG, line(value=sign)))) == [("no_value_sign", 2, "value")]


NOTES: list[Rows] = [
    [["資料：こども課"]], [[], ["出典：市民課"]], [["※ 速報値"]], [["注1 年度末"], ["注2 暫定"]],
    [["（注）推計を含む"]], [["備考 なし"]], [["* 概数"]], [["出所 総務課"]], [["Source: city"]],
    [["・市民課調べ"]], [["[資料] 住民課"]], [["◆ 人口は10月1日"]],
]  # fmt: skip


@pytest.mark.parametrize("below", NOTES, ids=range(len(NOTES)))
def test_notes_under_a_table_are_no_rows(shape: Shape, below: Rows) -> None:
    for made, name in (
        (text(LONG, line(), *below), "a.csv"),
        (book(LONG, line(), *below), "a.xlsx"),
    ):
        found = shape(made, name)
        assert values(found) == [(MINE, 2023, 300.0)]
        assert [one.key for one in found.notes] == ["below"]


PAIRS = [*pairwise(range(8)), (0, 2), (2, 4), (4, 6), (5, 8)]


@pytest.mark.parametrize("group", PAIRS, ids=str)
def test_headings_may_stand_in_two_rows_wherever_the_group_is(
    shape: Shape, group: tuple[int, int]
) -> None:
    """Two or three columns under one heading, the others beside it in the first row."""
    first, last = group
    inside = range(first, max(last, first + 2))
    upper = [None if at in inside else LONG[at] for at in range(8)]
    upper[first] = "項目の内容"
    lower = [LONG[at] if at in inside else None for at in range(8)]
    found = shape(book(upper, lower, line()), "a.xlsx")
    assert values(found) == [(MINE, 2023, 300.0)]


TITLES: list[Rows] = [
    [["出生数の推移"]], [["岩見沢市 こども課"], []], [["令和5年度 統計"], ["単位：人"]],
    [[], ["表1"]],
    [["（様式1）", "", "公開用"]], [["人口動態"], ["市民課調べ"], []], [["1. 出生"]], [["■出生"]],
    [["作成日", "2024/1/1"]], [["出生数", "（速報）"]],
    [["統計表", "", "", "", "", "", "", "表紙"]],
]  # fmt: skip


@pytest.mark.parametrize("above", TITLES, ids=range(len(TITLES)))
@pytest.mark.parametrize("form", ["csv", "tsv", "xlsx", "ods"])
def test_titles_may_stand_above_in_every_form_of_file(shape: Shape, above: Rows, form: str) -> None:
    rows = [*above, LONG, line()]
    assert values(shape(_file(rows, form), f"a.{form}")) == [(MINE, 2023, 300.0)]


def _file(rows: Rows, form: str) -> bytes:
    if form == "xlsx":
        return book(*rows)
    if form == "ods":
        return document(rows)
    signs = text(*rows)
    return signs.replace(b",", b"\t") if form == "tsv" else signs


def document(rows: Rows) -> bytes:
    """An OpenDocument of one sheet."""
    cells = ["".join(map(_cell, row)) for row in rows]
    inside = "".join(f"<table:table-row>{one}</table:table-row>" for one in cells)
    return ods(f'<table:table table:name="表">{inside}</table:table>')


def _cell(value: object) -> str:
    if value is None or value == "":
        return "<table:table-cell/>"
    kind = f'office:value-type="float" office:value="{value}"' if isinstance(value, int) else (
        'office:value-type="string"')  # fmt: skip
    return f"<table:table-cell {kind}><text:p>{value}</text:p></table:table-cell>"


@pytest.mark.parametrize(
    "rows",
    [
        [LONG, line()], [LONG, line(value=300)], [LONG, line(year=2023, value=300)],
        [["題"], [], LONG, line()], [LONG, line(), ["資料：課"]], [LONG, line(code="", area="")],
        [(*WIDE[:7], "2023"), ["", "出生数", "人", "客観", *TOWN, "課", 300]],
        [WIDE, ["", "出生数", "人", "客観", *TOWN, "課", "χ", 300]],
        [LONG, line(year="令和5年（2023年）")], [LONG, line(code="012106")],
    ],
    ids=range(10),
)  # fmt: skip
def test_an_open_document_is_read_like_the_same_workbook(shape: Shape, rows: Rows) -> None:
    made: list[Draft] = [shape(document(rows), "a.ods"), shape(book(*rows), "a.xlsx")]
    assert [values(one) for one in made] == [[(MINE, 2023, 300.0)]] * 2
    assert made[0].items == made[1].items


def test_cells_of_days_are_years_in_every_form(shape: Shape) -> None:
    days = [datetime.date(2014 + n, 1 + n, 1 + n) for n in range(10)]
    found = shape(book(LONG, *(line(year=day) for day in days)), "a.xlsx")
    assert [year for _, year, _ in values(found)] == [*range(2014, 2024)]
