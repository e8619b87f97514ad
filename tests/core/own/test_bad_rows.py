"""Rows that are not taken: each with its message, its row and its column."""

import pytest

from core.clock import today
from core.errors import Refused
from core.own.store import OwnStore
from core.text import Text
from pages.explore.parts import own
from tests.core.own.conftest import Read
from tests.core.own.files import (
    ASKED,
    CHILDREN,
    MIYAKE,
    SATO,
    WIDE,
    Cells,
    book,
    keys,
    only,
    row,
    table,
)  # fmt: skip

WRONG = [
    ({"値": "十二"}, "number", "value"),
    ({"値": "12件"}, "number", "value"),
    ({"値": "約12"}, "number", "value"),
    ({"値": "1,23"}, "number", "value"),
    ({"値": "1e5"}, "number", "value"),
    ({"値": "nan"}, "number", "value"),
    ({"値": "NaN"}, "number", "value"),
    ({"値": "inf"}, "number", "value"),
    ({"値": "-Infinity"}, "number", "value"),
    ({"値": "0x10"}, "number", "value"),
    ({"値": "1_000"}, "number", "value"),
    ({"値": "9" * 400}, "number", "value"),
    ({"値": "=1+1"}, "number", "value"),
    ({"値": "<b>1</b>"}, "number", "value"),
    ({"値": "12😀"}, "number", "value"),
    ({"値": "1\u202e2"}, "number", "value"),
    ({"値": "#DIV/0!"}, "number", "value"),
    ({"値": ""}, "no_value", "value"),
    *(({"値": sign}, "no_value_sign", "value") for sign in ("…", "X", "***", "−", "－", "秘匿")),
    ({"値": "12.5件"}, "number", "value"),
    ({"値": "1,2x"}, "number", "value"),
    ({"値": "-12"}, "negative", "value"),
    ({"値": "99,999,999,999,999"}, "absurd", "value"),
    ({"単位": "％", "値": "1001"}, "absurd", "value"),
    ({"年": ""}, "year", "year"),
    ({"年": "去年"}, "year", "year"),
    ({"年": "23"}, "year", "year"),
    ({"年": "2023-13-01"}, "year", "year"),
    ({"年": "令和5年（2022年）"}, "year", "year"),
    ({"年": "2018～2022年"}, "year", "year"),
    ({"年": "令和0年"}, "year", "year"),
    ({"年": str(today().year + 1)}, "year_outside", "year"),
    ({"年": "9999"}, "year_outside", "year"),
    ({"年": "1919"}, "year_outside", "year"),
    ({"年": "0000"}, "year_outside", "year"),
    ({"指標名": ""}, "no_words", "name"),
    ({"指標名": "\u200b"}, "no_words", "name"),
    ({"指標名": "あ" * 10_000}, "long_words", "name"),
    ({"単位": "人" * 81}, "long_words", "unit"),
    ({"出典": ""}, "no_words", "source"),
    ({"出典": "源" * 161}, "long_words", "source"),
    ({"区分": ""}, "kind", "kind"),
    ({"区分": "主"}, "kind", "kind"),
    ({"分野": "そのほか"}, "field", "field"),
    ({"回答数": "0"}, "respondents", "respondents"),
    ({"回答数": "-5"}, "respondents", "respondents"),
    ({"回答数": "12.5"}, "respondents", "respondents"),
    ({"回答数": "たくさん"}, "respondents", "respondents"),
    ({"地域コード": "293621"}, "check_digit", "code"),
    ({"地域コード": "01210"}, "area_differs", "code"),
    ({"地域コード": "29999"}, "code_unknown", "code"),
    ({"地域コード": "29382", "市区町村名": ""}, "code_unknown", "code"),
    ({"地域コード": "00000"}, "code_unknown", "code"),
    ({"地域コード": "三宅"}, "code", "code"),
    ({"地域コード": "1234567"}, "code", "code"),
    ({"地域コード": "<script>"}, "code", "code"),
    ({"地域コード": "", "市区町村名": "三宅村村"}, "area_near", "area"),
    ({"地域コード": "", "市区町村名": "ヌメノール"}, "area_unknown", "area"),
    ({"地域コード": "", "市区町村名": "府中市"}, "area_ambiguous", "area"),
    ({"地域コード": "12106", "市区町村名": ""}, "lost_zero", "code"),
]  # fmt: skip


@pytest.mark.parametrize(("changes", "key", "column"), WRONG)
def test_a_bad_cell_is_named_by_row_and_column(
    read: Read, store: OwnStore, changes: dict[str, object], key: str, column: str
) -> None:
    data = table(row(年="2020"), row(**changes))
    found = read(data)
    assert keys(found) == [(key, 3, column)]
    with pytest.raises(Refused):
        store.add(found, SATO)
    assert not store.folder.exists()


@pytest.mark.parametrize(
    ("changes", "key"),
    [
        ({"値": "100.1"}, "outside"),
        ({"値": "-0.1"}, "outside"),
        ({"単位": "1–5", "値": "5.1"}, "outside"),
        ({"単位": "1〜5", "値": "0.9"}, "outside"),
        ({"単位": "点"}, "scale"),
    ],
)
def test_an_answer_is_on_a_scale(read: Read, changes: dict[str, object], key: str) -> None:
    found = only(read(table(row(ASKED, **changes))))
    assert (found.key, found.row) == (key, 2)


def test_a_total_fertility_rate_is_none_of_ten(read: Read) -> None:
    line = row(指標名="合計特殊出生率", 単位="", 値="12")
    assert only(read(table(line))).key == "outside"


def test_a_value_given_twice_names_the_first_row(read: Read) -> None:
    found = only(read(table(CHILDREN, ASKED, row(値="13", 地域コード="293628"))))
    assert (found.key, found.row, found.details["first"]) == ("twice", 4, "2")


def test_a_year_given_twice_in_a_wide_sheet(read: Read) -> None:
    line = ("", "待機児童数", "人", "客観", "", "", "こども課", 1, 2, 3)
    assert keys(read(book(line, line, header=WIDE))) == [
        ("twice", 3, "2022"), ("twice", 3, "2023"), ("twice", 3, "2024"),
    ]  # fmt: skip
    same = (*WIDE[:-1], "令和5年")
    assert only(read(book(line, header=same))).key == "column_twice"


def test_everything_wrong_with_a_row_is_told_at_once(read: Read) -> None:
    line = row(地域コード="293621", 出典="", 区分="主", 年="来年", 値="十二", 分野="町", 回答数="0")
    columns = {"code", "source", "kind", "year", "value", "field", "respondents"}
    assert {column for _, _, column in keys(read(table(line)))} == columns
    wide = ("", "待機児童数", "人", "客観", "99999", "", "課", "多い", 5, 6)
    assert keys(read(table(wide, header=WIDE))) == [
        ("code_unknown", 2, "code"), ("number", 2, "2022"),
    ]  # fmt: skip


def test_every_bad_row_is_told_up_to_a_number(read: Read) -> None:
    found = read(table(*(row(年=str(2000 + n % 20), 値="x1") for n in range(300))))
    assert [one.row for one in found.problems] == list(range(2, 202))


def test_rows_are_counted_as_a_spreadsheet_counts_them(read: Read) -> None:
    lines: list[Cells] = [row(出典="こども課\n（9月）", 年="2020"), [""] * 10, row(値="x1")]
    assert keys(read(table(*lines))) == [("number", 4, "value")]
    assert keys(read(book(*lines))) == [("number", 4, "value")]


@pytest.mark.parametrize("number", [float("1e300"), 1e13 + 1, -5, "1E999"])
def test_numbers_of_a_workbook_are_held_to_the_same(read: Read, number: object) -> None:
    found = only(read(book(row(値=number))))
    assert found.key in ("number", "absurd", "negative") and found.row == 2


def test_an_uncalculated_formula_is_named_by_its_cell(read: Read) -> None:
    found = read(book(CHILDREN, row(年="2023", 値="=SUM(F2:F2)")), "三宅町.xlsx")
    assert only(found).details["cell"] == "F3"
    assert "F3" in own.words(found.problems[0], Text("ja"))
    assert own.where(found.problems[0], Text("ja")) == "3行目・F"


@pytest.mark.parametrize(
    "typed",
    ["<img src=x onerror=alert(1)>", "**太字** [字](http://a.example)", "`code` $x$", "=1+1",
     "+81", "-1", "@SUM(A1)", "\t=1+1", "\u202e=1+1", "町\u202e外\u200b\x07名", "子ども👪"],
)  # fmt: skip
def test_words_are_kept_as_words_alone(read: Read, typed: str) -> None:
    (item,) = read(table(row(指標名=typed, 出典=typed))).items
    for words in (item.name, item.source):
        assert words and words.isprintable() and words[0] not in "=+-@ "
        assert not set(words) & set("<>[]*`$\\")


def test_blanks_of_any_width_divide_words(read: Read) -> None:
    (item,) = read(table(row(指標名=" 待機　 児童数\n（9月）"))).items
    assert item.name == "待機 児童数 （9月）"
    assert item.area_code == MIYAKE
