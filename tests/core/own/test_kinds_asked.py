"""Scores, answers of forms and parts of a town: read after asking."""

import io
from typing import Any

import openpyxl  # type: ignore[import-untyped]
import pytest

from core.own.reading import draft
from core.stats.package import Package
from core.text import Text
from pages.explore.parts import own
from tests.core.own.test_kinds import AGES, counted
from tests.core.own.test_shapes import Shape, book, text
from tests.core.own.test_shapes import shape as shape

PARTS = (
    "全国地方公共団体コード",
    "地域名",
    "調査年月日",
    "地域コード",
    "地域名_町字",
    "総人口",
    "世帯数",
)


def test_lwc_indicators_are_scores_of_the_town_alone(shape: Shape) -> None:
    rows = [
        ["地域幸福度（Well-Being）指標 2024年"],
        [
            "市区町村コード",
            "都道府県",
            "市区町村",
            "主観 医療・福祉 偏差値",
            "客観 医療・福祉 偏差値",
        ],
        ["01210", "北海道", "岩見沢市", "51.2", "55.1"],
        ["01211", "北海道", "網走市", "41.2", "45.1"],
    ]
    found = shape(text(*rows))
    assert [(one.unit, one.kind, one.value) for one in found.items] == [
        ("偏差値", "subjective", 51.2), ("偏差値", "objective", 55.1),
    ]  # fmt: skip


def test_answers_of_a_form_are_offered_as_a_survey_after_asking(shape: Shape) -> None:
    head = [
        "タイムスタンプ",
        "お住まいの地区",
        "子育てしやすいまちだと思いますか（1～5）",
        "自由記述",
    ]
    rows = [["2024/10/05 9:12:33 午前 GMT+9", "北村", "4", "遊び場がほしい\n雨の日も"],
            ["2024/10/05 1:02:03 午後 GMT+9", "栗沢", "2", ""]]  # fmt: skip
    found = shape(text(head, *rows))
    (item,) = found.items
    assert (item.name, item.unit, item.kind) == (
        "子育てしやすいまちだと思いますか", "1～5", "subjective",
    )  # fmt: skip
    assert (item.value, item.respondents, item.year) == (3.0, 2, 2024)
    assert found.ask is not None and "フォームの回答" in own.words(found.ask, Text("ja"))


def test_names_and_mail_of_answers_are_never_read(shape: Shape) -> None:
    head = ["ID", "開始時刻", "完了時刻", "メール", "名前", "住みやすいですか"]
    at = "2024/10/05 9:12:33"
    found = shape(text(head, ["1", at, at, "5", "4", "5"], ["2", at, at, "5", "4", "3"]))
    assert [(one.name, one.value) for one in found.items] == [("住みやすいですか", 4.0)]


@pytest.mark.parametrize(
    ("rows", "key"),
    [
        ([["タイムスタンプ", "自由記述"], ["2024/10/05 9:00:00", "よい"]], "forms_none"),
        (
            [["タイムスタンプ", "問"], ["2024/10/05 9:00:00", "1"], ["2023/1/1 9:00:00", "2"]],
            "forms_years",
        ),
        (
            [
                ["集計年", "都道府県コード", "都道府県名", "市区町村コード", "総人口"],
                ["2020", "1", "北海道", "1210", "7"],
            ],
            "kind_resas",
        ),
        ([["SSDSE-A-2024", "A1101"], ["R01210", "7"]], "kind_ssdse"),
        (
            [
                ["統計名:", "経済センサス"],
                ["表章項目", "地域", "2021年"],
                ["事業所数", "岩見沢市", "3"],
            ],
            "kind_estat_other",
        ),
        (
            [["都道府県コード又は市区町村コード", "NO", "名称"], ["012106", "1", "図書館"]],
            "kind_open_data_other",
        ),
        ([["", "2021年", "2022年", "2023年"], ["出生数", "4", "3", "2"]], "kind_years_across"),
        (
            [["年度", "出生数", "婚姻数"], ["2021", "4", "2"], ["2022", "3", "2"]],
            "kind_measures_across",
        ),
        (
            [PARTS, ["012106", "北海道岩見沢市", "2024-04-01", "", "1条", "x", "4"]],
            "open_data_missing",
        ),
        (
            [
                PARTS,
                ["012106", "北海道岩見沢市", "2024-04-01", "", "1条", "5", "4"],
                ["012106", "北海道岩見沢市", "2024-04-01", "", "", "5", "4"],
            ],
            "open_data_sum",
        ),
        (
            [
                PARTS,
                ["012106", "北海道岩見沢市", "2024-04-01", "", "1条", "5", "4"],
                ["012106", "北海道岩見沢市", "2023-04-01", "", "1条", "5", "4"],
            ],
            "open_data_days",
        ),
        (
            [
                PARTS,
                ["012106", "北海道岩見沢市", "2024-04-01", "", "1条", "5", "4"],
                ["012114", "北海道網走市", "2024-04-01", "", "1条", "5", "4"],
            ],
            "open_data_areas",
        ),
        (
            [
                ["第2表 合計特殊出生率 2018～2022年"],
                ["地域", "合計特殊出生率", "15～19歳"],
                ["01211 網走市", "1.4", "3.1"],
            ],
            "official_no_area",
        ),
        (
            [["第2表"], ["地域", "合計特殊出生率", "15～19歳"], ["01210 岩見沢市", "1.4", "3.1"]],
            "official_year",
        ),
    ],
)
def test_what_is_not_read_is_called_by_its_name(
    shape: Shape, rows: list[list[str]], key: str
) -> None:
    assert [one.key for one in shape(text(*rows)).problems] == [key]


def test_parts_of_a_town_are_added_up_after_asking(shape: Shape) -> None:
    rows = [PARTS, *(["012106", "北海道岩見沢市", "2024-04-01", "", f"{n}条", str(n), "4"]
                     for n in (512, 100))]  # fmt: skip
    found = shape(text(*rows))
    assert counted(found) == [
        ("住民基本台帳の人口", "岩見沢市", 2024, 612.0), ("世帯数", "岩見沢市", 2024, 8.0),
    ]  # fmt: skip
    assert found.ask is not None and "612" in own.words(found.ask, Text("ja"))


def test_a_table_of_a_whole_country_is_not_too_long(shape: Shape) -> None:
    head = ["団体コード", "都道府県名", "市区町村名", "性別", "総数", *AGES]
    made = openpyxl.Workbook(write_only=True)
    sheet = made.create_sheet("年齢別人口")
    sheet.append(["令和7年1月1日 住民基本台帳年齢階級別人口"])
    sheet.append(head)
    for n in range(5600):
        sheet.append([f"{90000 + n}", "別の県", f"町{n}", "計", 20, *[1] * 20])
    sheet.append(["012106", "北海道", "岩見沢市", "計", 20, *[1] * 20])
    out = io.BytesIO()
    made.save(out)
    assert counted(shape(out.getvalue(), "a.xlsx"))[0] == (
        "住民基本台帳人口（総数）", "岩見沢市", 2025, 20.0,
    )  # fmt: skip


LWC = ("医療・福祉", "買物・飲食", "住宅環境", "移動・交通", "遊び・娯楽", "子育て",
       "初等・中等教育", "地域行政", "デジタル生活", "公共空間")  # fmt: skip


def test_the_workbook_of_lwc_by_year_age_and_sex_gives_everybody_each_year(
    shape: Shape, package: Package
) -> None:
    """Its own layout: a sheet of answers, one of counts; a row a year, town, age and sex."""
    head = ["年度", "都道府県", "市区町村コード", "市区町村", "年代", "性別", "回答者数", *LWC]
    rows = [
        [year, "北海道", "01210", "岩見沢市", age, sex, 80 + year - 2022, *[value] * 10]
        for year, value in ((2022, 48.5), (2023, 51.25))
        for age, sex in (("全体", "全体"), ("20代", "男性"), ("20代", "女性"))
    ]
    other = [2023, "北海道", "01211", "網走市", "全体", "全体", 40, *[60] * 10]

    def counts(made: Any) -> None:
        made.active.title = "主観データ"
        sheet = made.create_sheet("客観データ")
        for row in (head[:4] + list(LWC), [2023, "北海道", "01210", "岩見沢市", *[40.5] * 10]):
            sheet.append(row)

    data = book(head, *rows, other, change=counts)
    found = shape(data, "地域幸福度.xlsx")
    assert found.problems == () and len(found.items) == 20
    assert {(one.year, one.fiscal, one.value, one.respondents) for one in found.items} == {
        (2022, True, 48.5, 80), (2023, True, 51.25, 81),
    }  # fmt: skip
    assert {(one.unit, one.kind) for one in found.items} == {("偏差値", "subjective")}
    assert [one.name for one in found.items[:2]] == ["医療・福祉", "買物・飲食"]
    told = own.words(found.notes[0], Text("ja"))
    assert "順位" in told and "10個" in told
    counted_ones = draft(package, "a.xlsx", data, package.area("01210"), "客観データ")
    assert {(one.unit, one.kind, one.value) for one in counted_ones.items} == {
        ("偏差値", "objective", 40.5)
    }
    only_ages = book(head, *(row for row in rows if row[4] != "全体"))
    assert [one.key for one in shape(only_ages, "a.xlsx").problems] == ["official_sex"]


def test_lwc_answers_of_1_to_5_and_cities_as_a_whole_are_known(shape: Shape) -> None:
    head = ["市区町村", "年", "サンプル数", *LWC]
    found = shape(text(head, ["岩見沢市全域", "2024", "120", *["3.4"] * 10]))
    assert {(one.unit, one.value, one.year, one.respondents) for one in found.items} == {
        ("1～5", 3.4, 2024, 120)
    }
