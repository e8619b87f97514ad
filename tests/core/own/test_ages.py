"""Tables by age: names, the split of the fertility rate, coming and leaving, what can be pinned."""

import io
from dataclasses import replace

import openpyxl  # type: ignore[import-untyped]
import pytest

from core.charts import by_age
from core.charts.picture import svg
from core.own import store as kept
from core.own.ages import ages, cell_of, name_of
from core.own.derived import derived
from core.own.model import Draft, Item
from core.own.store import OwnStore
from core.own.template import age_template
from core.stats.ages.fertility import lack, splits
from core.stats.ages.flow import cohort
from core.stats.ages.tables import ALL_AGES, MOTHERS, ORDERS, SEXES, Cell
from core.stats.evidence import frozen
from core.stats.package import Package
from tests.core.own.conftest import Read
from tests.core.own.files import SATO
from tests.core.own.tables import fertility, people, series
from tests.core.stats.ages.tables import BIRTHS, MARRIED, WOMEN

EVERY = [
    *(Cell(what, sex, low) for what in ("population", "moved_in", "moved_out") for sex in SEXES
      for low in ALL_AGES),
    *(Cell("married", "women", low) for low in MOTHERS),
    *(Cell("births", "women", low) for low in MOTHERS),
    *(Cell("order", "women", order) for order in ORDERS),
]  # fmt: skip


@pytest.mark.parametrize("cell", EVERY, ids=str)
def test_every_name_that_is_offered_is_understood(cell: Cell) -> None:
    assert cell_of(name_of(cell).ja) == cell == cell_of(name_of(cell).en)
    name_of(cell).ja.encode("cp932")


@pytest.mark.parametrize(
    ("name", "cell"),
    [
        ("有配偶者（女、25〜29歳）", Cell("married", "women", 25)),
        ("人口(男・85歳以上)", Cell("population", "men", 85)),
        ("人口（女・２５～２９歳）", Cell("population", "women", 25)),
        ("出生（母の30-34歳）", Cell("births", "women", 30)),
        ("births (mothers 30–34)", Cell("births", "women", 30)),
        ("出生数", None),
        ("出生数（最新）", None),
        ("人口（女・20～29歳）", None),
        ("人口（女・22～26歳）", None),
        ("人口（総数・20～24歳）", None),
        ("未婚（女・20～24歳）", None),
        ("出生数（母50～54歳）", None),
        ("人口（女・15歳以上）", None),
    ],
)
def test_names_written_otherwise_are_the_same_or_none(name: str, cell: Cell | None) -> None:
    assert cell_of(name) == cell


@pytest.mark.parametrize(
    ("items", "key", "cells"),
    [
        ([], "no_table", 0),
        (fertility(birth_years=()), "no_births", 0),
        (fertility()[:-7], "incomplete", 2),
        (fertility()[:-1], None, 0),
        (fertility(married=(1, 9, 151, 118, 170, 208, 251)), "impossible", 1),
        (fertility(women=(9,) * 7, married=(1,) * 7), "few", 0),
        (fertility(women=(0, *WOMEN[1:]), married=(0, *MARRIED[1:])), "few", 0),
    ],
)
def test_what_is_missing_is_named_and_nothing_is_made_up(
    items: list[Item], key: str | None, cells: int
) -> None:
    found = ages(series(items))
    if key is None:
        assert splits(found)[0].birth_years == (2018, 2019, 2020, 2021), "a year that is incomplete"
        return
    assert splits(found) == []
    said = lack(found)
    assert (said.key, len(said.cells)) == (key, cells)
    assert not list(derived(found, "29362"))


def test_what_is_computed_can_be_pinned_and_single_cells_are_not_shown(
    store: OwnStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(kept, "own_store", lambda: store)
    items = [*fertility(), *people(2015, {"women": {15: 120, 20: 60}, "men": {15: 130, 20: 90}}),
             *people(2020, {"men": {20: 117, 25: 80}})]  # fmt: skip
    store.add(Draft("a.csv", "1" * 64, tuple(items)), SATO)
    shown = {one.indicator_id: one for one in kept.own_figures("29362")}
    assert list(shown) == ["own_by_age_tfr", "own_by_age_married", "own_by_age_married_births",
                           "own_by_age_twenties_women", "own_by_age_twenties_men"]  # fmt: skip
    assert kept.own_fields("29362") == dict.fromkeys(shown, "population")
    for name, one in shown.items():
        facts = kept.own_evidence("29362", name)
        assert (
            facts == frozen(one) and facts["package_version"] == f"own-{store.all()[0].import_id}"
        )
        assert "自治体提供・暫定" in one.title.ja and all(
            "住民課から計算" in s for s in one.sources
        )
        assert one.sentence.ja.startswith("三宅町") and one.sentence.ja.endswith("。")
        assert one.sentence.en.startswith("三宅町: ") and one.sentence.en.endswith(".")
    assert shown["own_by_age_tfr"].value == pytest.approx(splits(kept.own_ages("29362"))[0].rate)
    assert shown["own_by_age_married"].value == pytest.approx(100 * sum(MARRIED) / sum(WOMEN))
    assert shown["own_by_age_twenties_women"].value == (170 - 120) + (150 - 60)
    assert shown["own_by_age_twenties_men"].value == -13 + -10


@pytest.mark.parametrize("language", ["ja", "en"])
def test_a_sheet_that_was_filled_in_is_read_back(
    package: Package, read: Read, language: str
) -> None:
    places = [package.area("29362"), package.area("29000")]
    book = openpyxl.load_workbook(io.BytesIO(age_template(language, "births", places, 2025)))
    sheet = book.worksheets[0]
    at = {cell.value: cell.column for cell in sheet[1]}
    names = {name_of(c).ja: c for c in EVERY} | {name_of(c).en: c for c in EVERY}
    column = at["指標名" if language == "ja" else "Indicator"]
    for row in range(2, sheet.max_row + 1):
        cell = names.get(sheet.cell(row, column).value)
        if cell is None or cell.what == "order":
            continue
        group = MOTHERS.index(cell.low)
        if cell.what == "births":
            for year in range(2018, 2023):
                sheet.cell(row, at[year]).value = BIRTHS[group]
        else:
            sheet.cell(row, at[2020]).value = (WOMEN if cell.what == "population" else MARRIED)[
                group
            ]
    out = io.BytesIO()
    book.save(out)
    draft = read(out.getvalue(), "births.xlsx")
    assert not draft.problems and len(draft.items) == 2 * 7 * 7
    for area in ("29362", "29000"):
        (found,) = splits(ages(series(list(draft.items), area)))
        assert found.rate == pytest.approx(splits(ages(series(fertility())))[0].rate)


def test_the_template_of_moves_offers_every_age_of_both_sexes(package: Package) -> None:
    data = age_template("ja", "moves", [package.area("29362")], 2025)
    sheet = openpyxl.load_workbook(io.BytesIO(data)).worksheets[0]
    rows = sheet.iter_rows(min_row=2, values_only=True)
    cells = [cell_of(row[1]) for row in rows if row[1]]
    assert len(cells) == len(set(cells)) == 6 * 18 and None not in cells
    assert [c.value for c in sheet[1]][-1] == 2025


@pytest.mark.parametrize(("youngest", "top"), [(760.0, 231.0), (300.0, 315.0), (None, 231.0)])
def test_the_few_who_marry_young_do_not_press_the_others_together(
    youngest: float | None, top: float
) -> None:
    rates = [youngest, 210.0, 220.0, 150.0, 60.0, 10.0, 1.0]
    rows = [{"age": by_age.short(low), "name": "三宅町", "value": rate, "low": rate, "high": rate}
            for low, rate in zip(MOTHERS, rates, strict=True)]  # fmt: skip
    spec = by_age.rates(rows, ["三宅町"], "人", ",.0f", "三宅町 有配偶出生率")
    assert spec["layer"][1]["encoding"]["y"]["scale"]["domain"][1] == pytest.approx(top)
    assert (b"\xe2\x86\x91 760" in svg(spec).encode()) == (youngest == 760)


def test_charts_hold_every_age_in_order_and_gaps(package: Package) -> None:
    rows = [{"age": by_age.short(low), "name": "三宅町", "value": None if low == 15 else 1.0,
             "low": None, "high": None} for low in MOTHERS]  # fmt: skip
    spec = by_age.rates(rows, ["三宅町"], "％", ",.0f", "三宅町 有配偶率")
    dots = spec["layer"][1]
    assert dots["encoding"]["x"]["scale"]["domain"] == [by_age.short(low) for low in MOTHERS]
    assert dots["data"]["values"][0]["value"] is None and spec["description"]
    found = cohort(ages(series(people(2015, {"women": {15: 120}}) + people(2020, {
        "women": {20: 90}, "men": {20: 1}}) + people(2015, {"men": {15: 3}}))))  # fmt: skip
    assert found is not None
    for language, words in (("ja", {"女性", "男性"}), ("en", {"women", "men"})):
        bars = by_age.flow(found, "x", language)["layer"][0]["data"]["values"]
        assert {bar["sex"] for bar in bars} == words
        assert {bar["value"] for bar in bars} == {-30, -2}
    assert replace(found, changes=()).young("women") == []
