"""Years, signs of no value, sheets, notes and headings in the shapes that people have."""

import datetime
from typing import Any

import pytest

from core.own.reading import draft
from core.stats.package import Package
from tests.core.own.files import keys
from tests.core.own.test_shapes import LONG, TOWN, Shape, book, formats, line, text, values
from tests.core.own.test_shapes import shape as shape

WIDE = ("分野", "指標名", "単位", "区分", "地域コード", "市区町村名", "出典", "2022", "2023")


@pytest.mark.parametrize(
    ("typed", "fiscal"),
    [
        ("令和5年（2023年）", False),
        ("2023年(R5)", False),
        ("2023年10月1日", False),
        ("R5.10.1", False),
        ("2023/10/1", False),
        ("令5", False),
        ("FY2023", True),
        ("令和5年度（2023年度）", True),
        ("2023（令和5）年", False),
        ("令和5年10月1日現在", False),
        ("2023年度末", True),
        ("2023.10.1", False),
    ],
)
def test_years_are_read_in_all_official_forms(shape: Shape, typed: str, fiscal: bool) -> None:
    (item,) = shape(text(LONG, line(year=typed))).items
    assert (item.year, item.fiscal) == (2023, fiscal)


@pytest.mark.parametrize(
    ("value", "code", "fiscal"),
    [
        (datetime.date(2023, 4, 1), 'yyyy"年"', False),
        (datetime.date(2023, 4, 1), 'ggge"年"', False),
        (datetime.date(2023, 4, 1), 'yyyy"年度"', True),
        (5, '"令和"0"年"', False),
        (datetime.date(2023, 10, 1), "[$-411]ge.m.d", False),
        (2023, '0"年度"', True),
    ],
)
def test_a_cell_that_shows_a_year_is_that_year(
    shape: Shape, value: object, code: str, fiscal: bool
) -> None:
    found = shape(book(LONG, line(year=value), change=formats(E2=code)), "a.xlsx")
    assert [(one.year, one.fiscal) for one in found.items] == [(2023, fiscal)]


def test_a_day_in_a_column_of_fiscal_years_is_of_the_year_it_lies_in(shape: Shape) -> None:
    head = [*LONG[:4], "年度", *LONG[5:]]
    found = shape(text(head, line(year="2024/3/31"), line(year="2024/4/1")))
    assert [(one.year, one.fiscal) for one in found.items] == [(2023, True), (2024, True)]


@pytest.mark.parametrize(
    "sign", ["χ", "‥", "*", "・・・", "─", "該当なし", "…", "x", "非公表", "－"]
)
def test_signs_of_no_value_are_left_out_and_told(shape: Shape, sign: str) -> None:
    found = shape(text(WIDE, ["", "事業所数", "所", "客観", *TOWN, "商工課", sign, "120"]))
    assert values(found) == [("岩見沢市", 2023, 120.0)]
    assert [one.key for one in found.notes] == ["left_out"]


def test_the_first_visible_sheet_with_a_table_is_read_and_others_can_be(
    shape: Shape, package: Package
) -> None:
    def more(made: Any) -> None:
        for name, value in (("データ", 12), ("参考", 77)):
            sheet = made.create_sheet(name)
            sheet.append(LONG)
            sheet.append(line(value=value))

    data = book(["表紙"], change=more)
    found = shape(data, "a.xlsx")
    assert (found.sheet, found.sheets) == ("データ", ("Sheet", "データ", "参考"))
    assert values(found) == [("岩見沢市", 2023, 12.0)]
    other = draft(package, "a.xlsx", data, package.area("01210"), "参考")
    assert (other.sheet, values(other)[0][2]) == ("参考", 77.0)
    assert draft(package, "a.xlsx", data, None, "Sheet").problems[0].key == "header"


def test_sheets_without_a_table_are_counted(shape: Shape) -> None:
    found = shape(
        book(["表紙"], change=lambda made: made.create_sheet("あ").append(["い"])), "a.xlsx"
    )
    assert [(one.key, one.details["n"]) for one in found.problems] == [("header_sheets", "2")]


def test_notes_below_a_table_are_kept_as_a_remark(shape: Shape) -> None:
    found = shape(text(LONG, line(), [], ["資料：こども課"], ["※ 2023年は速報値"], ["注1）暫定"]))
    assert values(found) == [("岩見沢市", 2023, 300.0)]
    assert [one.key for one in found.notes] == ["below"]
    assert "速報値" in found.notes[0].details["text"]


def test_headings_may_stand_in_two_rows(shape: Shape) -> None:
    first = ["指標名", "単位", "地域", None, "年", "値", "出典", "区分"]
    second = [None, None, "地域コード", "市区町村名", None, None, None, None]
    assert values(shape(book(first, second, line()), "a.xlsx")) == [("岩見沢市", 2023, 300.0)]
    first = ["指標名", "単位", "区分", "地域コード", "市区町村名", "出典", "年", None]
    second = [None, None, None, None, None, None, "令和4年", "令和5年（2023年）"]
    wide = ["出生数", "人", "客観", *TOWN, "課", 30, 31]
    assert [v[1:] for v in values(shape(book(first, second, wide), "a.xlsx"))] == [
        (2022, 30.0), (2023, 31.0),
    ]  # fmt: skip


def test_a_unit_behind_a_number_is_that_of_its_row(shape: Shape) -> None:
    assert values(shape(text(LONG, line(value="12人"))))[0][2] == 12.0
    assert values(shape(text(LONG, line(unit="％", value="45.3%"))))[0][2] == 45.3
    assert keys(shape(text(LONG, line(value="45.3%")))) == [("number", 2, "value")]


@pytest.mark.parametrize(("unit", "value"), [("偏差値", "51.2"), ("人", "120")])
def test_a_survey_may_count_people_or_give_standard_scores(
    shape: Shape, unit: str, value: str
) -> None:
    found = shape(text(LONG, line(unit=unit, value=value, kind="主観")))
    assert values(found)[0][2] == float(value)


def test_a_standard_score_is_between_0_and_100(shape: Shape) -> None:
    found = shape(text(LONG, line(unit="偏差値", value="120", kind="主観")))
    assert keys(found) == [("outside", 2, "value")]
