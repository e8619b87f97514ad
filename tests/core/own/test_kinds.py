"""Official tables and answers of forms in their own layouts: read, or named with what to do."""

import pytest

from core.own.model import Draft
from tests.core.own.test_shapes import Shape, book, shape, text

__all__ = ["shape"]


ESTAT = ("tab_code", "表章項目", "cat01_code", "男女", "cat02_code", "年齢", "area_code",
         "全国，都道府県，市区町村", "time_code", "時間軸(年次)", "unit", "value")  # fmt: skip


AGES = [*(f"{low}～{low + 4}歳" for low in range(0, 95, 5)), "95歳以上"]


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
