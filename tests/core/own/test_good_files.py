"""Files that are taken: encodings, forms, years, numbers, cells that say nothing."""

import codecs
import io

import openpyxl  # type: ignore[import-untyped]
import pytest

from core.own.model import Draft, Item
from tests.core.own.conftest import Read
from tests.core.own.files import ASKED, CHILDREN, LONG, MIYAKE, WIDE, book, row, table, text, told

BOTH = text(CHILDREN, ASKED)


def taken(read: Draft) -> tuple[Item, ...]:
    assert read.problems == ()
    told(read)
    return read.items


def value(read: Draft) -> float:
    (item,) = taken(read)
    return item.value


@pytest.mark.parametrize(
    "data",
    [
        BOTH.encode(),
        BOTH.encode("utf-8-sig"),
        BOTH.encode("cp932"),
        BOTH.encode("utf-16"),
        codecs.BOM_UTF16_BE + BOTH.encode("utf-16-be"),
        text(CHILDREN, ASKED, delimiter="\t").encode("utf-16"),
        BOTH.replace("\r\n", "\n").encode(),
        BOTH.replace("\r\n", "\r").encode(),
        ("三宅町のまとめ\r\n\r\n" + BOTH).encode(),
        book(CHILDREN, ASKED),
    ],
    ids=["utf-8", "bom", "cp932", "utf-16", "utf-16-be", "tabs", "lf", "cr", "title", "xlsx"],
)
def test_a_long_table_is_read_however_it_is_saved(read: Read, data: bytes) -> None:
    children, asked = taken(read(data))
    assert (children.name, children.unit, children.kind, children.field) == (
        "待機児童数", "人", "objective", "childcare",
    )  # fmt: skip
    assert (children.area_code, children.year, children.value) == (MIYAKE, 2024, 12.0)
    assert children.source == "こども課" and not children.fiscal
    assert (asked.kind, asked.value, asked.decimals, asked.respondents) == (
        "subjective", 72.5, 1, 312,
    )  # fmt: skip


def test_an_english_table_is_read(read: Read) -> None:
    header = ("Indicator", "unit", "Area code", "Year", "Value", "Source", "Kind", "Field")
    line = ("Children", "people", MIYAKE, "2024FY", "1,234", "Town", "Objective", "childcare")
    (item,) = taken(read(table(line, header=header)))
    assert (item.value, item.year, item.fiscal, item.field) == (1234.0, 2024, True, "childcare")


def test_a_wide_sheet_is_read_year_by_year(read: Read) -> None:
    place = (MIYAKE, "三宅町", "こども課")
    lines = [
        ("子育て支援", "待機児童数", "人", "客観", *place, 8, None, 12),
        ("医療・保健", "健診の受診率", "％", "客観", *place, 96.4, "…", "－"),
    ]
    items = taken(read(book(*lines, header=WIDE), "三宅町.xlsx"))
    assert [(i.name, i.year, i.value) for i in items] == [
        ("待機児童数", 2022, 8.0), ("待機児童数", 2024, 12.0), ("健診の受診率", 2022, 96.4),
    ]  # fmt: skip


def test_years_above_a_wide_sheet_may_be_numbers_words_or_eras(read: Read) -> None:
    header = (*WIDE[:7], 2022, "2023年度", "令和6年度")
    line = ("", "待機児童数", "人", "客観", "", "", "こども課", 1, 2, 3)
    items = taken(read(book(line, header=header)))
    assert [(i.year, i.fiscal) for i in items] == [(2022, False), (2023, True), (2024, True)]
    assert {i.area_code for i in items} == {MIYAKE}


@pytest.mark.parametrize(
    "typed", ["", "-", "－", "−", "—", "…", "...", "X", "ｘ", "***", "秘匿", " "]
)
def test_a_cell_that_says_nothing_is_missing_and_never_zero(read: Read, typed: str) -> None:
    line = ("", "待機児童数", "人", "客観", "", "", "こども課", typed, 5, 0)
    for data in (table(line, header=WIDE), book(line, header=WIDE)):
        assert [(i.year, i.value) for i in taken(read(data))] == [(2023, 5.0), (2024, 0.0)]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("１２", 12.0),
        ("１，２３４．５", 1234.5),
        ("1,234,567", 1234567.0),
        (" 12 ", 12.0),
        ("+3", 3.0),
        ("0", 0.0),
        ("-0", 0.0),
        ("12.50", 12.5),
    ],
)
def test_numbers_are_read_as_people_type_them(read: Read, typed: str, found: float) -> None:
    assert value(read(table(row(値=typed)))) == found


@pytest.mark.parametrize("typed", ["-3", "▲3", "△３", "−3", "－3"])
def test_below_zero_may_be_a_change(read: Read, typed: str) -> None:
    assert value(read(table(row(指標名="人口の増減", 値=typed)))) == -3.0


@pytest.mark.parametrize(
    ("typed", "year", "fiscal"),
    [
        ("2023", 2023, False),
        ("２０２３年", 2023, False),
        ("2023年度", 2023, True),
        ("2023fy", 2023, True),
        ("令和5年", 2023, False),
        ("令和５年度", 2023, True),
        ("令和 元年度", 2019, True),
        ("R5", 2023, False),
        ("r05", 2023, False),
        ("㋿5年", 2023, False),
        ("H30", 2018, False),
        ("平成31年", 2019, False),
        ("昭和60年", 1985, False),
    ],
)
def test_years_are_read_in_both_calendars(read: Read, typed: str, year: int, fiscal: bool) -> None:
    (item,) = taken(read(table(row(年=typed))))
    assert (item.year, item.fiscal) == (year, fiscal)


def test_a_column_called_fiscal_year_makes_its_years_fiscal(read: Read) -> None:
    header = ("指標名", "単位", "年度", "値", "出典", "区分")
    line = ("待機児童数", "人", "2023", "1", "こども課", "客観")
    (item,) = taken(read(table(line, header=header)))
    assert (item.year, item.fiscal, item.area_code) == (2023, True, MIYAKE)


def test_a_share_shown_as_per_cent_in_a_workbook_is_read_as_shown(read: Read) -> None:
    data = book(row(ASKED, 値=0.453))
    assert value(read(data)) == 0.453
    made = openpyxl.load_workbook(io.BytesIO(data))
    made.active["F2"].number_format = "0.0%"
    out = io.BytesIO()
    made.save(out)
    assert value(read(out.getvalue())) == 45.3


@pytest.mark.parametrize(
    "unit", ["1～5", "1〜5", "1–5", "1-5", "1?5", "１－５", "5段階", "5点満点"]
)
def test_a_scale_of_five_is_read_however_a_spreadsheet_saved_its_dash(
    read: Read, unit: str
) -> None:
    assert value(read(table(row(ASKED, 単位=unit, 値="4.2")))) == 4.2
    assert read(table(row(ASKED, 単位=unit, 値="5.1"))).problems[0].key == "outside"


def test_columns_that_are_not_read_are_named(read: Read) -> None:
    found = read(table([*CHILDREN, "9月に数えた"], header=[*LONG, "備考"]))
    assert [one.key for one in found.notes] == ["ignored"]
    assert [one.ja for one in found.notes[0].names] == ["備考"]


@pytest.mark.parametrize(
    ("line", "key"),
    [
        (row(値="9"), "few"),
        (row(ASKED, 回答数="9"), "few"),
        (row(ASKED, 分野=""), "no_field"),
        (row(ASKED, 回答数=""), "no_respondents"),
        (row(指標名="接種率", 単位="％", 値="104"), "over"),
        (row(指標名="合計特殊出生率（1年）", 単位="", 値="1.2"), "tfr"),
        (row(), None),
        (row(値="0"), None),
        (row(値="10"), None),
    ],
)
def test_what_is_worth_a_second_look_hinders_nothing(
    read: Read, line: list[object], key: str | None
) -> None:
    found = read(table(line))
    assert len(taken(found)) == 1
    assert [one.key for one in found.notes] == ([key] if key else [])


@pytest.mark.parametrize(
    "code", [MIYAKE, "293628", " ２９３６２ ", ""], ids=["five", "six", "wide", "none"]
)
def test_a_place_is_told_by_its_code(read: Read, code: str) -> None:
    (item,) = taken(read(table(row(地域コード=code))))
    assert (item.area_code, item.area_name) == (MIYAKE, "三宅町")


def test_a_first_zero_that_a_spreadsheet_took_is_given_back(read: Read) -> None:
    line = row(地域コード="1210", 市区町村名="岩見沢市")
    also = row(地域コード="12106", 市区町村名="岩見沢市", 年="2023")
    assert {i.area_code for i in taken(read(table(line, also)))} == {"01210"}


def test_years_in_one_file_become_one_indicator_whatever_the_width_of_letters(read: Read) -> None:
    lines = row(ASKED, 年="2023"), row(ASKED, 単位="%")
    assert len({i.indicator_id for i in taken(read(table(*lines)))}) == 1
