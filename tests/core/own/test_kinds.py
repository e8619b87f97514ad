"""Official tables and answers of forms in their own layouts: read, or named with what to do."""

import io
from typing import Any

import openpyxl  # type: ignore[import-untyped]
import pytest

from core.own.model import Draft
from core.own.reading import draft
from core.stats.package import Package
from core.text import Text
from pages.explore.parts import own
from tests.core.own.test_shapes import Shape, book, shape, text

__all__ = ["shape"]
ESTAT = ("tab_code", "表章項目", "cat01_code", "男女", "cat02_code", "年齢", "area_code",
         "全国，都道府県，市区町村", "time_code", "時間軸(年次)", "unit", "value")  # fmt: skip
AGES = [*(f"{low}～{low + 4}歳" for low in range(0, 95, 5)), "95歳以上"]
PARTS = (
    "全国地方公共団体コード",
    "地域名",
    "調査年月日",
    "地域コード",
    "地域名_町字",
    "総人口",
    "世帯数",
)


def estat(code: str, name: str, year: str = "2020年") -> list[list[str]]:
    return [["1", "人口", "2", "女", f"00{n}", age, code, name, "2020100000", year, "人", f"10{n}"]
            for n, age in enumerate(("15～19歳", "20～24歳", "25～29歳"))]  # fmt: skip


def counted(found: Draft) -> list[tuple[str, str, int, float]]:
    assert found.problems == (), found.problems
    return [(one.name, one.area_name, one.year, one.value) for one in found.items]


@pytest.mark.parametrize(
    ("code", "name"),
    [
        ("01210", "北海道 岩見沢市"),
        ("012106", "岩見沢市"),
        ("1210", "岩見沢市"),
        ("", "北海道岩見沢市"),
    ],
)
def test_a_table_of_e_stat_is_told_by_code_or_by_name(shape: Shape, code: str, name: str) -> None:
    found = counted(shape(text(ESTAT, *estat(code, name))))
    assert [(area, value) for _, area, _, value in found] == [
        ("岩見沢市", 100.0), ("岩見沢市", 101.0), ("岩見沢市", 102.0),
    ]  # fmt: skip


def test_a_table_of_e_stat_without_any_codes_is_read(shape: Shape) -> None:
    keep = [at for at, name in enumerate(ESTAT) if not name.endswith("_code")]
    rows = [[row[at] for at in keep] for row in (ESTAT, *estat("", "北海道 岩見沢市"))]
    assert len(counted(shape(text(*rows)))) == 3


def test_a_fiscal_year_of_e_stat_stays_one(shape: Shape) -> None:
    found = shape(text(ESTAT, *estat("01210", "岩見沢市", "2020年度")))
    assert {(one.year, one.fiscal) for one in found.items} == {(2020, True)}


def test_the_register_by_age_becomes_sums_apart_from_the_census(shape: Shape) -> None:
    head = ["団体コード", "都道府県名", "市区町村名", "性別", "総数", *AGES]
    lines = [
        [code, "北海道", town, sex, 20 * n, *[n] * 20]
        for code, town in (("010006", "-"), ("012106", "岩見沢市"), ("012114", "網走市"))
        for sex, n in (("計", 3), ("男", 1), ("女", 2))
    ]
    title = ["令和7年1月1日住民基本台帳年齢階級別人口（市区町村別）（総計）"]
    found = counted(shape(book(title, head, *lines), "a.xlsx"))
    mine = {name: value for name, area, year, value in found if (area, year) == ("岩見沢市", 2025)}
    assert mine == {
        "住民基本台帳人口（総数）": 60.0, "住民基本台帳人口（0～14歳）": 9.0,
        "住民基本台帳人口（15～64歳）": 30.0, "住民基本台帳人口（65歳以上）": 21.0,
        "住民基本台帳人口（女・20～39歳）": 8.0,
    }  # fmt: skip
    assert {area for _, area, _, _ in found} == {"岩見沢市", "北海道"}


def test_projections_are_read_year_by_year_and_called_projections(shape: Shape) -> None:
    title = ["結果表１ 将来の地域別男女5歳階級別人口（各年10月1日時点の推計人口）"]
    first = ["コード", "市などの別", "都道府県", "市区町村", "年", "総数", *[None] * 20,
             "男", *[None] * 20, "女", *[None] * 20]  # fmt: skip
    second = [*[None] * 5, *["総数", *AGES] * 3]
    lines = [
        [code, "3", "北海道", town, f"{year}年", 60, *[3] * 20, 20, *[1] * 20, 40, *[2] * 20]
        for code, town in ((1000, None), (1210, "岩見沢市"), (1211, "網走市"))
        for year in range(2020, 2055, 5)
    ]
    found = shape(book(title, first, second, *lines), "a.xlsx")
    young = [one for one in counted(found) if one[0] == "将来推計人口（女・20～39歳）"]
    assert [(year, value) for _, area, year, value in young if area == "岩見沢市"] == [
        (year, 8.0) for year in range(2020, 2055, 5)
    ]
    assert {name.partition("（")[0] for name, *_ in counted(found)} == {"将来推計人口"}
    assert ("将来推計人口（女・20～24歳）", "岩見沢市", 2050, 2.0) in counted(found)
    assert sum("・" in name and area == "岩見沢市" for name, area, *_ in counted(found)) == 7 * 37
    assert found.notes[0].key == "official_projected"


def test_fertility_rates_by_town_keep_the_years_they_take_together(shape: Shape) -> None:
    rows = [
        ["第２表　合計特殊出生率・母の年齢階級別出生率、都道府県・保健所・市区町村別"],
        ["平成30年～令和4年"],
        [None, None, "合計特殊出生率", "母の年齢階級別出生率（女性人口千対）"],
        [None, None, None, "15～19歳", "20～24", "25～29"],
        ["01", "北海道", 1.21, 3.1, 20.2, 80.1],
        [None, "岩見沢保健所", 1.2, 3.1, 20.2, 80.1],
        ["01210", "岩見沢市", 1.18, 3.1, 20.2, 80.1],
        ["01211", "網走市", 1.4, 3.1, 20.2, 80.1],
    ]
    assert counted(shape(book(*rows), "a.xlsx")) == [
        ("合計特殊出生率（2018～2022年・ベイズ推定値）", "北海道", 2022, 1.21),
        ("合計特殊出生率（2018～2022年・ベイズ推定値）", "岩見沢市", 2022, 1.18),
    ]


def test_the_register_as_it_is_published_tells_its_year_by_its_name_alone(shape: Shape) -> None:
    """No title: ages in the first row, units and what else there is in the second."""
    ages = [*(f"{low}歳～{low + 4}歳" for low in range(0, 100, 5)), "100歳以上"]
    first = [None, None, None, None, "総数", *ages]
    second = ["団体コード", "都道府県名", "市区町村名", "性別", *["人"] * 22]
    lines = [
        [code, prefecture, town, sex, 21 * n, *[n] * 21]
        for code, prefecture, town in (
            ("-", "合計", "-"), ("010006", "北海道", "-"), ("012106", "北海道", "岩見沢市"),
        )
        for sex, n in (("計", 3), ("男", 1), ("女", 2))
    ]  # fmt: skip
    file = book(first, second, *lines)
    found = shape(file, "2504ssnen.xlsx")
    assert ("住民基本台帳人口（総数）", "岩見沢市", 2025, 63.0) in counted(found)
    assert found.ask is not None and found.ask.key == "ask_year"
    assert found.ask.details == {"year": "2025", "area": "岩見沢市"}
    assert [one.key for one in shape(file, "a.xlsx").problems] == ["official_year"]


def test_projections_of_all_ages_know_what_is_told_again(shape: Shape) -> None:
    """Two rows of headings, codes as numbers, and groups of ages behind the five years."""
    again = ["（再掲）0～14歳", "（再掲）15～64歳", "（再掲）65歳以上", "85歳以上"]
    first = ["コード", "市などの別", "都道府県", "市区町村", "年", "総数", *[None] * 20, *again]
    second = [*[None] * 5, "計", *AGES]
    rows = [[1210, "2", "北海道", "岩見沢市", f"{year}年", 60, *[3] * 20, 9, 30, 21, 9]
            for year in (2020, 2050)]  # fmt: skip
    found = shape(
        book(["男女・年齢（5歳）階級別の推計結果"], [], [], first, second, *rows), "a.xlsx"
    )
    assert found.notes[0].key == "official_projected"
    assert [(year, value) for name, _, year, value in counted(found) if "総数" in name] == [
        (2020, 60.0), (2050, 60.0),
    ]  # fmt: skip


def test_code_and_name_may_stand_in_one_cell(shape: Shape) -> None:
    """第2表 as it is published: prefectures have two digits, health centres four."""
    rows = [
        ["第２表　合計特殊出生率（ベイズ推定値）　平成30年～令和4年"],
        [None, "合計特殊出生率", "母の年齢階級別出生率（女性人口千対）"],
        [None, None, "15～19歳", "20～24歳"],
        ["01北海道　", 1.21, 3.1, 20.2],
        ["0123岩見沢保健所　", 1.2, 3.1, 20.2],
        ["01210岩見沢市　", 1.18, 3.1, 20.2],
    ]
    assert [(area, value) for _, area, _, value in counted(shape(book(*rows), "a.xlsx"))] == [
        ("北海道", 1.21), ("岩見沢市", 1.18),
    ]  # fmt: skip


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
