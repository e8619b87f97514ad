"""Files in the shapes that people really have: each gives the right value, or says what to do."""

import csv
import io
from collections.abc import Callable
from typing import Any

import openpyxl  # type: ignore[import-untyped]
import pytest

from core.own.model import Draft
from core.own.places import Places
from core.own.reading import draft
from core.stats.package import Package
from tests.core.own.files import keys, told

LONG = ("指標名", "単位", "地域コード", "市区町村名", "年", "値", "出典", "区分")


TOWN, MIKASA = ("01210", "岩見沢市"), ("01222", "三笠市")


Shape = Callable[..., Draft]


@pytest.fixture
def shape(package: Package) -> Shape:
    """The draft of a file as the page of 岩見沢市 makes it."""

    def by(data: bytes, name: str = "a.csv") -> Draft:
        found = draft(package, name, data, package.area("01210"))
        told(found)
        return found

    return by


def line(*, code: str = "01210", area: str = "岩見沢市", year: object = "2023",
         value: object = "300", unit: str = "人", kind: str = "客観") -> list[object]:  # fmt: skip
    return ["出生数", unit, code, area, year, value, "市民課", kind]


def text(*rows: object) -> bytes:
    out = io.StringIO()
    csv.writer(out).writerows(rows)  # type: ignore[arg-type]
    return out.getvalue().encode()


def book(*rows: object, change: Callable[[Any], None] = lambda _: None) -> bytes:
    made = openpyxl.Workbook()
    for row in rows:
        made.active.append(list(row))  # type: ignore[call-overload]
    change(made)
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def formats(**codes: str) -> Callable[[Any], None]:
    def change(made: Any) -> None:
        for cell, code in codes.items():
            made.active[cell].number_format = code

    return change


def merged(*ranges: str) -> Callable[[Any], None]:
    def change(made: Any) -> None:
        for one in ranges:
            made.active.merge_cells(one)

    return change


def values(found: Draft) -> list[tuple[str, int, float]]:
    assert found.problems == (), found.problems
    return [(item.area_name, item.year, item.value) for item in found.items]


def test_a_per_cent_sign_in_quotes_is_only_shown(shape: Shape) -> None:
    rows = LONG, line(unit="％", value=9.5)
    assert values(shape(book(*rows, change=formats(F2='0.0"%"')), "a.xlsx")) == [
        ("岩見沢市", 2023, 9.5)
    ]


def test_thousands_are_read_as_shown_and_the_cell_is_told(shape: Shape) -> None:
    rows = LONG, line(unit="千円", value=4567890123)
    found = shape(book(*rows, change=formats(F2="#,##0,")), "a.xlsx")
    assert values(found) == [("岩見沢市", 2023, 4567890.0)]
    assert [one.key for one in found.notes] == ["rounded"]
    assert found.notes[0].details["held"] == "4567890123"


def test_a_town_merged_over_two_rows_is_the_town_of_both(shape: Shape) -> None:
    one, other = line(code=MIKASA[0], area=MIKASA[1], year=2022, value=31), line(value=28)
    other[2] = other[3] = None
    found = shape(book(LONG, one, other, change=merged("C2:C3", "D2:D3")), "a.xlsx")
    assert values(found) == [("三笠市", 2022, 31.0), ("三笠市", 2023, 28.0)]


def test_a_value_merged_over_two_rows_is_of_neither(shape: Shape) -> None:
    rows = LONG, line(year=2022, value=31), line(value=None)
    found = shape(book(*rows, change=merged("F2:F3")), "a.xlsx")
    assert keys(found) == [("merged", 3, "value")]


def test_a_blank_town_below_another_town_is_not_the_pages(shape: Shape) -> None:
    other = line(code="01222", area="三笠市", year="2022")
    assert keys(shape(text(LONG, other, line(code="", area="")))) == [("blank_area", 3, "code")]
    assert values(shape(text(LONG, line(year="2022"), line(code="", area=""))))[1][0] == "岩見沢市"


@pytest.mark.parametrize(
    "heading",
    [
        "市区町村コード",
        "地方公共団体コード",
        "自治体コード",
        "市町村コード",
        "標準地域コード",
        "団体コード",
        "全国地方公共団体コード",
        "都道府県コード又は市区町村コード",
        "市区町村 コード",
    ],
)
def test_headings_of_codes_are_known(shape: Shape, heading: str) -> None:
    head = ("指標名", "単位", heading, "地方公共団体名", "年　度", "数　値", "出典", "区分")
    found = shape(text(head, line(code="01222", area="三笠市", value="28")))
    assert values(found) == [("三笠市", 2023, 28.0)] and found.items[0].fiscal


@pytest.mark.parametrize("heading", ["地区", "年齢", "町コード", "JISコード", "性別", "調査時期"])
def test_a_column_of_place_year_or_whom_that_is_not_understood_refuses(
    shape: Shape, heading: str
) -> None:
    found = shape(text((*LONG, heading), [*line(), "あ"]))
    assert [one.key for one in found.problems] == ["column_unclear"]
    assert [one.ja for one in found.problems[0].names] == [heading]


@pytest.mark.parametrize(
    ("code", "typed", "right"),
    [
        ("", "鎌ヶ谷市", "鎌ケ谷市"),
        ("", "鎌が谷市", "鎌ケ谷市"),
        ("01425", "空知郡上砂川町", "上砂川町"),
        ("", "茅ケ崎市", "茅ヶ崎市"),
        ("", "龍ヶ崎市", "龍ケ崎市"),
        ("", "竜ケ崎市", "龍ケ崎市"),
        ("", "七ケ浜町", "七ヶ浜町"),
        ("", "塩釜市", "塩竈市"),
        ("", "梼原町", "檮原町"),
        ("", "鯵ヶ沢町", "鰺ヶ沢町"),
        ("", "宮城県黒川郡大和町", "大和町"),
        ("", "葛\U000e0100城市", "葛城市"),
        ("", "⻄宮市", "西宮市"),
        ("", "⻑野市", "長野市"),
        ("", "⻘森市", "青森市"),
        ("", "⻲岡市", "亀岡市"),
        ("", "⼾田市", "戸田市"),
        ("", "神⼾市", "神戸市"),
        ("28221", "篠山市", "丹波篠山市"),
        ("", "大網白里町", "大網白里市"),
        ("", "四条畷市", "四條畷市"),
        ("", "岩見澤市", "岩見沢市"),
        ("", "鹿嶋市", "鹿嶋市"),
        ("", "郡山市", "郡山市"),
        ("", "広島県府中市", "府中市"),
    ],
)
def test_a_town_is_known_however_it_is_written(
    shape: Shape, code: str, typed: str, right: str
) -> None:
    assert values(shape(text(LONG, line(code=code, area=typed))))[0][0] == right


@pytest.mark.parametrize(
    ("typed", "near"), [("岩見沢", "北海道岩見沢市"), ("岩見沢村", "北海道岩見沢市")]
)
def test_a_near_miss_asks_which_town_is_meant(shape: Shape, typed: str, near: str) -> None:
    (problem,) = shape(text(LONG, line(code="", area=typed))).problems
    assert problem.key == "area_near" and near in problem.details["near"].split("・")


def test_another_town_of_a_like_name_is_not_taken_for_it(shape: Shape) -> None:
    found = shape(text(LONG, line(code="08222", area="鹿島市")))
    assert keys(found) == [("area_differs", 2, "code")]


def test_no_two_towns_become_one_by_folding_their_names(package: Package) -> None:
    places = Places(package)
    for area in package.areas():
        if area.kind == "municipality":
            assert places.called(area.prefecture_name + area.name) == [area]
