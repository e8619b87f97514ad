"""Official files in the layouts they are published in take the place of copies."""

import csv
import io
import re
from collections.abc import Callable
from pathlib import Path

import openpyxl  # type: ignore[import-untyped]
import pandas as pd
import pytest

from core.stats.package import open_package
from data import candidate, official, replacing, update
from data.difference import Tables, compare

NEWEST = """SELECT DISTINCT source_id FROM observations
    WHERE measure = 'tfr_municipal' AND year = 2020 AND value IS NOT NULL"""
YEARS = [*range(2020, 2055, 5)]
Towns = list[tuple[str, str, str]]


@pytest.fixture(scope="module")
def old() -> Tables:
    """The committed package, with the figures alone that these files have, to be quick."""
    found = candidate.read(update.INSTALLED)
    rows = found["observations"]
    names = rows["measure"].unique()
    needed = [n for n in names if re.match("tfr_municipal|proj|population_p|waiting", n)]
    measures = found["measures"]
    chosen, told = rows[rows["measure"].isin(needed)], measures[measures["measure"].isin(needed)]
    return {**found, "observations": chosen, "measures": told.reset_index(drop=True)}


@pytest.fixture(scope="module")
def towns(old: Tables) -> Towns:
    areas = old["areas"][old["areas"]["kind"] == "municipality"]
    rows = areas[["area_code", "prefecture_name", "name"]].to_numpy()
    return [(str(code), str(prefecture), str(name)) for code, prefecture, name in rows]


@pytest.fixture(scope="module")
def known(old: Tables) -> Callable[[str, int], dict[str, float]]:
    """Values of a measure and year by area."""

    def of(measure: str, year: int) -> dict[str, float]:
        rows = old["observations"]
        chosen = rows[(rows["measure"] == measure) & (rows["year"] == year)].dropna()
        return {str(code): float(v) for code, v in chosen[["area_code", "value"]].to_numpy()}

    return of


Known = Callable[[str, int], dict[str, float]]


def book(*sheets: tuple[str, list[list[object]]]) -> bytes:
    made, out = openpyxl.Workbook(), io.BytesIO()
    made.remove(made.active)
    for name, rows in sheets:
        sheet = made.create_sheet(name)
        for row in rows:
            sheet.append(row)
    made.save(out)
    return out.getvalue()


def rates(towns: Towns, values: dict[str, float], period: str) -> bytes:
    """第2表: code and name in one cell, prefectures with two, health centres with four."""
    rows: list[list[object]] = [
        ["第２表　合計特殊出生率・母の年齢階級別出生率（ベイズ推定値），保健所・市区町村別"],
        [period],
        [None, "合計特殊出生率", "母の年齢階級別出生率（女性人口千対）"],
        [None, None, "15～19歳", "20～24歳"],
        ["01北海道　", 1.15, 3.1, 20.2],
        ["0133渡島保健所　", 9.99, 3.1, 20.2],
        ["01101札幌市中央区　", 9.99, 3.1, 20.2],
    ]
    rows += [[f"{code}{name}　", values.get(code, "…"), 3.1, 20.2] for code, _, name in towns]
    return book(("第2表", rows))


def projected(towns: Towns, title: str, values: dict[int, dict[str, float]]) -> bytes:
    """結果表1: years across, then indices with the same years; codes as numbers."""
    head = ["コード", "市などの別", "都道府県", "市区町村"]
    rows: list[list[object]] = [
        [title], [], [],
        [*head, "推計人口", *[None] * 6, "指数"],
        [*[None] * 4, *(f"{year}年" for year in YEARS * 2)],
        [1000, "a", "北海道", None, *[5_000_000] * 7, *[100.0] * 7],
        [7999, "9", "福島県", "浜通り地域", *[400_000] * 7, *[100.0] * 7],
    ]  # fmt: skip
    rows += [[int(code), "3", prefecture, name, *(values[year][code] for year in YEARS),
              *[100.0] * 7]
             for code, prefecture, name in towns if code in values[2050]]  # fmt: skip
    return book(("Sheet1", rows))


def test_the_rates_of_the_ministry_take_the_place_of_their_copy(
    old: Tables, towns: Towns, known: Known, tmp_path: Path
) -> None:
    """A town that the copy lacked has its rate then, and nothing is called a copy any more."""
    values = known("tfr_municipal", 2020)
    assert "17212" not in values
    data = rates(towns, values | {"17212": 1.61}, "平成30年～令和4年")
    path = tmp_path / "new.duckdb"
    replacing.written(old, "000040174881.xlsx", data, path)
    new = candidate.read(path, old)
    candidate.verify(new, old)
    row = compare(old, new).measures.loc["tfr_municipal"]
    assert (row["added"], row["removed"], row["changed"]) == (1, 0, 0)
    package = open_package(path)
    (source_id,) = {row[0] for row in package.rows(NEWEST)}
    assert source_id == "tfr_bayes_2018_official" and not package.source(source_id).is_copy
    assert "写し" not in package.source(source_id).citation()
    assert package.source("tfr_bayes_2008").is_copy
    files = {row[0] for row in package.rows("SELECT path FROM source_files")}
    assert "official/000040174881.xlsx" in files
    assert "copies/tfr_2018_2022_bayes_municipal.csv" not in files


def test_a_table_that_names_no_years_is_known_by_its_figures(
    old: Tables, towns: Towns, known: Known
) -> None:
    values = known("tfr_municipal", 2020)
    copy, read = official.read("a.xlsx", rates(towns, values, ""), old)
    assert copy == "tfr_bayes_2018"
    assert read == {("tfr_municipal", code, 2020): value for code, value in values.items()}
    with pytest.raises(candidate.Refused, match="does not say of which years"):
        official.read("a.xlsx", rates(towns, dict.fromkeys(values, 0.5), ""), old)


def test_projections_are_read_by_their_years_and_not_their_indices(
    old: Tables, towns: Towns, known: Known
) -> None:
    values = {year: known("population_projected", year) for year in YEARS}
    title = "結果表１　将来の総人口および指数（令和2(2020)年＝100）"
    copy, read = official.read("kekkahyo1.xlsx", projected(towns, title, values), old)
    assert copy == "ipss_2023"
    assert {code for _, code, _ in read} == {c for c, *_ in towns if c in values[2050]}
    for year in YEARS:
        assert read["population_projected", "29362", year] == values[year]["29362"]
    assert read["projected_from", "29362", 2050] == values[2020]["29362"]

    ages = dict.fromkeys(YEARS, known("projected_65_over", 2050))
    title = "結果表２－３　将来の65歳以上人口および割合"
    copy, read = official.read("kekkahyo2_3.xlsx", projected(towns, title, ages), old)
    assert {(measure, year) for measure, _, year in read} == {("projected_65_over", 2050)}


def test_who_is_not_on_the_list_of_waiting_children_has_none_if_the_list_is_whole(
    old: Tables, towns: Towns, known: Known
) -> None:
    values = known("waiting_children", 2025)
    listed = [town for town in towns if values[town[0]]]
    total = sum(values[code] for code, *_ in listed)

    def file(stated: float) -> bytes:
        rows: list[list[object]] = [["待機児童数のある市区町村（令和7年4月1日）"],
                                    ["都道府県", "市区町村", "待機児童数"] * 2]  # fmt: skip
        half = (len(listed) + 1) // 2
        for at in range(half):
            sides = [listed[at], *([listed[at + half]] if at + half < len(listed) else [])]
            rows.append([word for code, prefecture, name in sides
                         for word in (prefecture, name, values[code])])  # fmt: skip
        return book(("資料６－１", [*rows, ["全国計", None, stated]]))

    copy, read = official.read("r7.xlsx", file(total), old)
    assert copy == "waiting_children_2025"
    assert read == {("waiting_children", code, 2025): values[code] for code, *_ in towns}
    _, partly = official.read("r7.xlsx", file(total + 1), old)
    assert len(partly) == len(listed)


def test_the_preliminary_census_is_read_as_the_portal_gives_it(
    old: Tables, towns: Towns, known: Known
) -> None:
    values = known("population_preliminary", 2025)
    head = ["tab_code", "表章項目", "cat01_code", "男女", "area_code",
            "全国，都道府県，市区町村", "time_code", "時間軸（年次）", "unit", "value"]  # fmt: skip
    out = io.StringIO()
    lines = csv.writer(out)
    lines.writerow(head)
    for code, prefecture, name in [("01000", "", "北海道"), ("01101", "", "札幌市中央区"), *towns]:
        for sex, part in (("総数", 1.0), ("男", 0.5)):
            lines.writerow(["2025_01", "人口", "0", sex, code, f"{prefecture} {name}".strip(),
                            "2025000000", "2025年", "人", values.get(code, 9) * part])  # fmt: skip
    copy, read = official.read("FEH_00200521.csv", out.getvalue().encode(), old)
    assert copy == "census_2025_preliminary"
    assert read == {("population_preliminary", c, 2025): values[c] for c, *_ in towns}


def test_what_is_none_of_these_is_one_sentence(old: Tables) -> None:
    for data in (b"a,b\n1,2\n", book(("表", [["a", 1]]))):
        with pytest.raises(candidate.Refused, match="not known"):
            official.read("a.csv", data, old)
    with pytest.raises(candidate.Refused, match="5 MB"):
        official.read("a.csv", b"1," * 3_000_000, old)


def test_sums_are_made_anew_and_a_copy_without_figures_is_named_no_more(old: Tables) -> None:
    """A package of one prefecture's worth of figures, so that the test is quick."""
    rows = old["observations"]
    small = {**old, "observations": rows[rows["measure"] == "population_preliminary"]}
    towns = small["observations"][~small["observations"]["area_code"].str.endswith("000")]
    values = {("population_preliminary", str(code), 2025): 2.0 for code in towns["area_code"]}
    copy = "census_2025_preliminary"
    made = replacing._observations(small, values, copy, f"{copy}_official")
    sums = made.set_index("area_code")["value"]
    assert sums["00000"] == 2 * 1741 and sums["29000"] == 2 * 39
    assert set(made["source_id"]) == {"census_2025_preliminary_official"}
    assert isinstance(made, pd.DataFrame) and made.dtypes.equals(rows.dtypes)
