"""The newer figures: recomputed by another path, known totals, and what is said of their kind."""

import csv
import hashlib
import random
from dataclasses import replace

import duckdb
import numpy as np
import pandas as pd
import pytest

from core.facts import pinned
from core.stats.basis import WORDS
from core.stats.catalog import INDICATORS
from core.stats.figure import figure
from core.stats.package import Package, open_package
from core.stats.values import table
from core.workshop.card import evidence, in_words
from data import check_copies, checks
from data.build import HERE, RAW
from tests.data.raw import COPIES, MEASURES, PACKAGE, number

VALUES = 500
SEED = 20261129
NEW = {
    name for name, row in MEASURES.items() if row["source"] in COPIES or name.endswith("_imputed")
} | {"births_register_5", "population_register_end", "median_age", "population_2020_today"}
BEFORE = "a5c984666f333cea4e4e8a0e3b53529b87f4b8240b4620b9abf7523928af7001"
"""SHA-256 of the observations of all other measures, as they were before these were added; nursery
centres of all years have become one measure since, without 2023."""
COAST = {"07204", "07209", "07212", "07541", "07542", "07543", "07544", "07545", "07546", "07547",
         "07548", "07561", "07564"}  # fmt: skip


@pytest.fixture(scope="module")
def package() -> Package:
    return open_package(PACKAGE)


@pytest.fixture(scope="module")
def rows() -> pd.DataFrame:
    with duckdb.connect(str(HERE / "regional.duckdb"), read_only=True) as db:
        return db.execute("SELECT * FROM observations").df()


@pytest.mark.skipif(not RAW.exists(), reason="the raw files lie beside the repository")
def test_five_hundred_values_of_new_measures_are_what_the_files_say(rows: pd.DataFrame) -> None:
    towns = rows[rows["measure"].isin(NEW) & ~rows["area_code"].str.endswith("000")]
    lot = random.Random(SEED)
    by_measure = {str(name): part for name, part in towns.groupby("measure")}
    assert set(by_measure) == NEW
    names = sorted(by_measure) * (VALUES // len(NEW) + 1)
    for name in names[:VALUES]:
        part = by_measure[name]
        row = part.iloc[lot.randrange(len(part))]
        expected = number(name, row["area_code"], int(row["year"]))
        shown = None if np.isnan(row["value"]) else float(row["value"])
        assert shown == expected, (name, row["area_code"], row["year"])


def test_the_figures_that_were_there_before_are_the_same(rows: pd.DataFrame) -> None:
    kept = rows[~rows["measure"].isin(NEW)]
    assert len(kept) == 934_499
    text = kept.to_csv(index=False, float_format="%.10g")
    assert hashlib.sha256(text.encode()).hexdigest() == BEFORE


def test_a_copy_gives_what_the_country_is_known_to_have(rows: pd.DataFrame) -> None:
    country = rows[rows["area_code"] == "00000"].set_index(["measure", "year"])["value"]
    assert country["waiting_children", 2025] == 2_254
    assert country["population_preliminary", 2025] == 123_049_524
    assert country["male_all_ages", 2015] + country["female_all_ages", 2015] == 127_094_745


def test_every_census_has_every_municipality_by_sex_and_nineteen_ages(rows: pd.DataFrame) -> None:
    ages = rows[rows["measure"].str.match("(male|female)_(\\d+_\\d+|90_over|age_unknown)$")]
    ages = ages[~ages["measure"].isin({"male_15_64", "female_15_64"})]
    towns = ages[~ages["area_code"].str.endswith("000")]
    counts = towns.groupby("year")["value"].agg(["count", "size"])
    assert counts.index.tolist() == list(range(1980, 2016, 5))
    assert set(counts["count"]) == set(counts["size"]) == {2 * 20 * 1741}


def test_projections_are_missing_where_only_a_coast_is_projected(
    rows: pd.DataFrame, package: Package
) -> None:
    projected = rows[(rows["measure"] == "population_projected") & (rows["year"] == 2050)]
    missing = projected[projected["value"].isna()]
    assert set(missing["area_code"]) == COAST
    assert "07000" not in set(projected["area_code"]) and "00000" not in set(projected["area_code"])
    assert (projected["area_code"].str.endswith("000") & projected["value"].notna()).sum() == 46
    for code in (*sorted(COAST), "07000", "00000"):
        why = figure(package, "population_projected_change", code).missing
        assert why is not None and "浜通り" in why.ja, code


@pytest.mark.parametrize(
    ("measure", "area_code", "message"),
    [
        ("male_0_4", "01210", "ages of male"),
        ("projected_under_15", "29362", "projected ages"),
        ("waiting_children", "29362", "2257, not 2254"),
        ("population_register_end", "01210", "ends of years"),
        ("population_preliminary", "01210", "population_preliminary adds up to"),
        ("tfr_municipal", "13112", "fertility rates"),
        ("female_45_49", "13112", "female_15_64 by age|ages of female"),
    ],
)
def test_a_wrong_figure_of_a_copy_is_found(
    rows: pd.DataFrame, measure: str, area_code: str, message: str
) -> None:
    wrong = rows[rows["measure"].isin(COMPARED)].copy()
    check_copies.check(wrong, checks.need)
    chosen = (wrong["measure"] == measure) & (wrong["area_code"] == area_code)
    wrong.loc[chosen, "value"] += 3
    with pytest.raises(checks.CheckFailed, match=message):
        check_copies.check(wrong, checks.need)


COMPARED = NEW | {*check_copies.SAME_2015, "births", "tfr", "population_register"}


def test_births_deaths_and_moves_are_the_whole_change_in_every_municipality(
    package: Package,
) -> None:
    social, natural = (
        table(package, INDICATORS[name]) for name in ("social_change", "natural_change")
    )
    registered = package.cube.values["population_register"]
    towns = [package.cube.row[a.area_code] for a in package.areas() if a.kind == "municipality"]
    for year in range(2016, 2025):
        now, then = package.cube.column[year], package.cube.column[year + 1]
        parts = social[towns, now] + natural[towns, now]
        assert (parts == registered[towns, then] - registered[towns, now]).all(), year


def test_who_comes_from_abroad_is_in_the_change_by_moves(package: Package) -> None:
    """倶知安町 and ニセコ町 lose Japanese and grow: the sign turns."""
    for code in ("01400", "01395"):
        row, at = package.cube.row[code], package.cube.column[2023]
        japanese = table(package, INDICATORS["net_migration"])[row, at]
        everybody = table(package, INDICATORS["social_change"])[row, at]
        assert everybody > japanese, code


def test_both_kinds_of_school_are_counted(package: Package) -> None:
    """上北山村's elementary school became one of compulsory education."""
    assert figure(package, "pupils_per_teacher", "29451").year != 2024
    assert figure(package, "pupils_per_teacher_all", "29451").year == 2024
    assert (figure(package, "schools_all", "29451").value or 0) >= 1


@pytest.mark.parametrize(
    ("indicator_id", "kind", "copied"),
    [
        ("births", "actual", False),
        ("fertility_rate_municipal", "estimate", True),
        ("population_projected_change", "projection", True),
        ("population_beside_projection", "projection", True),
        ("waiting_children", "actual", True),
        ("women_15_49", "actual", True),
        ("social_change", "actual", False),
    ],
)
def test_a_figure_says_its_kind_and_whether_it_is_a_copy(
    package: Package, indicator_id: str, kind: str, copied: bool
) -> None:
    one = figure(package, indicator_id, "29362")
    assert one.basis == INDICATORS[indicator_id].basis == kind
    assert bool(one.copies) == bool(one.copies_en) == copied
    assert ("写し" in "".join(one.sources)) == ("copy" in "".join(one.sources_en)) == copied
    assert all("公表値の写し（当プロジェクトが下の方法で照合）" in words for words in one.copies)


@pytest.mark.parametrize(
    ("indicator_id", "kind"),
    [
        ("births", "実績"),
        ("fertility_rate_municipal", "推計"),
        ("population_projected_change", "将来推計"),
    ],
)
def test_a_pinned_figure_says_its_kind_on_every_card_it_proves(
    package: Package, indicator_id: str, kind: str
) -> None:
    """And that it is a copy; one of an older log, which holds no kind, says none."""
    pinned_one = pinned(package, indicator_id, "29362").figure
    shown = evidence(pinned_one, "f")
    assert in_words(shown["note"], "ja").endswith(f"・{kind}")
    assert ("写し" in in_words(shown["source"], "ja")) == (kind != "実績")
    before = evidence(replace(pinned_one, basis=""), "f")
    assert in_words(before["note"], "ja") + f"・{kind}" == in_words(shown["note"], "ja")


def test_estimates_and_projections_have_no_chance_of_counts() -> None:
    for indicator in INDICATORS.values():
        if indicator.basis != "actual":
            assert not indicator.count_measure, indicator.indicator_id
    assert {"actual", "estimate", "projection", "provided"} == set(WORDS)


def test_five_years_together_are_said_with_the_value(package: Package) -> None:
    one = figure(package, "fertility_rate_municipal", "29362")
    assert one.years_label == "2018–22年の5年間" and "（2018–22年の5年間）" in one.sentence.ja
    assert "2018–22, five years together" in one.sentence.en
    assert [year for year, _ in one.series] == [2010, 2020]


def test_a_rate_that_the_newer_copy_lacks_is_told_with_its_reason(package: Package) -> None:
    one = figure(package, "fertility_rate_municipal", "17212")
    assert one.years_label == "2008–12年の5年間"
    assert "収めた写しに" in one.sentence.ja and "第2表" in one.sentence.ja


@pytest.mark.skipif(not RAW.exists(), reason="the raw files lie beside the repository")
def test_the_register_is_what_a_third_copy_says(rows: pd.DataFrame) -> None:
    """Births and change of population of 2020–24, keyed by code."""
    wide = rows[rows["measure"].isin({"births_register", "population_register",
                                      "population_register_end"})]  # fmt: skip
    values = wide.set_index(["measure", "area_code", "year"])["value"].to_dict()
    path = RAW / "copies/register_demographics_2020_2024.csv"
    compared = 0
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            code, year = row["area_code"], int(row["year"])
            if ("births_register", code, year) not in values:
                continue
            ends = values["population_register_end", code, year]
            begins = values["population_register", code, year]
            assert values["births_register", code, year] == float(row["births"])
            assert ends - begins == float(row["population_change"])
            compared += 1
    assert compared == 7_810
