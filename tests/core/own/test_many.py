"""Ten more files of each kind in which people bring their numbers, made with known right values."""

from collections.abc import Callable, Sequence
from typing import Any

import pytest

from tests.core.own.files import keys
from tests.core.own.test_shapes import (
    LONG,
    Shape,
    book,
    formats,
    line,
    merged,
    shape,
    text,
    values,
)

__all__ = ["shape"]


MINE = "岩見沢市"


Rows = Sequence[Sequence[object]]


NUMBERS = [
    (9.5, '0.0" %"', "％", 9.5), (0.2, "0.0%", "％", 20.0), (12.34, '0.0"％"', "％", 12.3),
    (98765432, '#,##0,"千円"', "千円", 98765.0), (7.25, "0.00_);(0.00)", "人", 7.25),
    (-4, '0;"△"0', "人の増減", -4.0),
    (1234.5, "#,##0.0", "千円", 1234.5), (31, '0"人"', "人", 31.0),
    (0.055, '0.0%"（速報）"', "％", 5.5), (123456789, "#,##0,,", "百万円", 123.0),
    (2.5, "0", "人", 3.0), (1e3, "0.0E+0", "人", 1000.0),
]  # fmt: skip


@pytest.mark.parametrize(("value", "code", "unit", "right"), NUMBERS)
def test_numbers_are_those_that_the_sheet_shows(
    shape: Shape, value: float, code: str, unit: str, right: float
) -> None:
    row = line(unit=unit.removesuffix("の増減"), value=value)
    row[0] = "人口増減" if "増減" in unit else "数"
    found = shape(book(LONG, row, change=formats(F2=code)), "a.xlsx")
    assert values(found) == [(MINE, 2023, right)]


TYPED = [
    ("１，２３４", 1234.0), ("1 234", None), ("▲3", -3.0), ("△ 3", -3.0), ("−3", -3.0),
    ("(3)", None), ("３．５", 3.5), ("1,234.50", 1234.5), ("約1200", None), ("12人", 12.0),
    ("+5", 5.0), ("1.2.3", None), ("1,23", None),
]  # fmt: skip


@pytest.mark.parametrize(("typed", "right"), TYPED)
def test_numbers_typed_as_words_are_numbers_or_refused(
    shape: Shape, typed: str, right: float | None
) -> None:
    row = line(value=typed)
    row[0] = "人口増減"
    found = shape(text(LONG, row))
    if right is None:
        assert keys(found) == [("number", 2, "value")]
    else:
        assert values(found) == [(MINE, 2023, right)]


def test_blanks_under_merged_cells_are_those_cells_wherever_they_stand(shape: Shape) -> None:
    """Ten ranges: words, codes, names, units, sources, kinds, over two to four rows."""
    made = [line(code="01222", area="三笠市", year=2019 + n, value=30 + n) for n in range(4)]
    right = [("三笠市", 2019 + n, 30.0 + n) for n in range(4)]
    for columns in ("A", "B", "C", "D", "G", "H", "CD", "AB", "GH", "ABCDGH"):
        rows = [[*row] for row in made]
        for column in columns:
            for row in rows[1:]:
                row["ABCDEFGH".index(column)] = None
        ranges = [f"{column}2:{column}5" for column in columns]
        found = shape(book(LONG, *rows, change=merged(*ranges)), "a.xlsx")
        assert values(found) == right, columns
        assert {one.name for one in found.items} == {"出生数"}


UNCLEAR = ["町名", "大字", "小学校区コード", "集計期間", "調査時点", "県コード", "対象年齢",
           "男女の別", "前年値", "JIS市町村コード", "area_id", "始期年月"]  # fmt: skip


CLEAR = ["備考", "更新日", "作成者", "担当課", "メモ", "公開URL", "注記", "登録年月日", "No", "色"]


@pytest.mark.parametrize("heading", [*UNCLEAR, *CLEAR])
def test_a_column_about_place_year_or_value_refuses_and_another_is_only_told(
    shape: Shape, heading: str
) -> None:
    found = shape(text((*LONG, heading), [*line(), "あ"]))
    if heading in UNCLEAR:
        assert [one.key for one in found.problems] == ["column_unclear"]
    else:
        assert values(found) == [(MINE, 2023, 300.0)]
        assert [one.key for one in found.notes] == ["ignored"]


def sheets(*made: tuple[str, str, Rows]) -> Callable[[Any], None]:
    """Sheets behind the first: name, state, rows."""

    def change(workbook: Any) -> None:
        for name, state, rows in made:
            sheet = workbook.create_sheet(name)
            sheet.sheet_state = state
            for row in rows:
                sheet.append(list(row))

    return change


def hidden_first(*made: tuple[str, str, Rows]) -> Callable[[Any], None]:
    def change(workbook: Any) -> None:
        sheets(*made)(workbook)
        workbook.worksheets[0].sheet_state = "hidden"
        workbook.active = 1

    return change


TABLE, OLD = (LONG, line(value=12)), (LONG, line(value=99))


COVERS: list[Rows] = [
    [["表紙"]], [["目次"], ["1 出生"], ["2 婚姻"]], [["説明"], [], ["この表は"]], [[]],
    [["記入要領", "a"]],
    [["令和5年度", "報告書"]], [["更新履歴"], ["2024/1/1", "作成"]],
    [["凡例", "記号"], ["-", "なし"]],
    [["担当", "こども課"], ["電話", "00"]], [["1"], ["2"], ["3"]],
]  # fmt: skip


@pytest.mark.parametrize("cover", COVERS, ids=range(len(COVERS)))
def test_the_first_visible_sheet_with_a_table_is_found_behind_any_cover(
    shape: Shape, cover: Rows
) -> None:
    found = shape(book(*cover, change=sheets(("データ", "visible", TABLE))), "a.xlsx")
    assert (values(found), found.sheet) == ([(MINE, 2023, 12.0)], "データ")
    change = hidden_first(("説明", "visible", cover), ("秘", "veryHidden", OLD),
                          ("データ", "visible", TABLE))  # fmt: skip
    found = shape(book(*OLD, change=change), "a.xlsx")
    assert (values(found), found.sheet) == ([(MINE, 2023, 12.0)], "データ")


TOWNS = [
    ("", "袖ヶ浦市", "袖ケ浦市"), ("", "鶴ケ島市", "鶴ヶ島市"), ("", "関ヶ原町", "関ケ原町"),
    ("", "府中市", None), ("", "千葉県長生郡一宮町", "一宮町"),
    ("", "北海道空知郡奈井江町", "奈井江町"),
    ("", "斎宮町", None), ("28217", "川西市", "川西市"), ("012106", "岩見沢", None),
    ("", "曾於市", "曽於市"), ("", "葛\U000e0100城市", "葛城市"),
    ("", "ひたちなか市", "ひたちなか市"),
    ("", "東京都千代田区", "千代田区"), ("", "大阪市北区", None), ("13101", "千代田區", "千代田区"),
    ("", "三宅町", "三宅町"), ("29362", "奈良県磯城郡三宅町", "三宅町"), ("", "上勝町", "上勝町"),
]  # fmt: skip


@pytest.mark.parametrize(("code", "typed", "right"), TOWNS)
def test_more_towns_as_they_are_written(
    shape: Shape, code: str, typed: str, right: str | None
) -> None:
    found = shape(text(LONG, line(code=code, area=typed)))
    if right:
        assert values(found)[0][0] == right
    else:
        assert len(found.problems) == 1, "asked or refused, never guessed"
