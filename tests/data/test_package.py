"""What is committed is what the raw files give, and adds up."""

import json
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import duckdb
import pandas as pd
import pytest
from pandas.testing import assert_frame_equal

from core.bilingual import Bilingual
from core.stats.ages.counted import PREFIX
from core.stats.ages.tables import ALL_AGES
from core.stats.catalog import INDICATORS
from core.stats.measure import FILE, MEASURES
from core.stats.measure import read as read_measures
from data import build, checks

TABLES = ("areas", "evacuated", "measures", "neighbours", "observations", "peer_classes",
          "source_files", "sources")  # fmt: skip


BIRTHS = {2016: 976_913, 2017: 946_014, 2018: 918_361, 2019: 865_212,
          2020: 840_808, 2021: 811_611, 2022: 770_750, 2023: 727_269}  # fmt: skip

"""data/SOURCES of the collection: counted by hand when the files were taken."""


@pytest.fixture(scope="module")
def found() -> build.Tables:
    """The tables of the committed package."""
    with duckdb.connect(str(build.HERE / "regional.duckdb"), read_only=True) as db:
        return {name: db.execute(f"SELECT * FROM {name}").df() for name in TABLES}


@pytest.fixture(scope="module")
def package_row() -> dict[str, str]:
    with duckdb.connect(str(build.HERE / "regional.duckdb"), read_only=True) as db:
        row = db.execute("SELECT * FROM package").df().iloc[0]
    return {str(name): str(value) for name, value in row.items()}


def test_births_are_the_checked_totals(found: build.Tables) -> None:
    rows = found["observations"]
    births = rows[(rows["measure"] == "births") & ~rows["area_code"].str.endswith("000")]
    assert births.groupby("year")["value"].sum().astype(int).to_dict() == BIRTHS


@pytest.mark.parametrize(
    ("code", "name"),
    [("29362", "三宅町"), ("20209", "伊那市"), ("01210", "岩見沢市"), ("38000", "愛媛県")],
)
def test_codes_are_the_checked_ones(found: build.Tables, code: str, name: str) -> None:
    areas = found["areas"].set_index("area_code")["name"]
    assert areas[code] == name


def test_the_committed_package_passes_its_checks(found: build.Tables) -> None:
    checks.check(found)
    checks.check_measures(MEASURES)


def test_the_package_tells_of_a_measure_what_its_file_says(found: build.Tables) -> None:
    rows = found["measures"].set_index("measure").to_dict("index")
    said = {name: {key: getattr(one, key) for key in build.MEASURE_COLUMNS[1:]}
            for name, one in MEASURES.items()}  # fmt: skip
    assert rows == said


def test_no_measure_is_packaged_for_nothing(found: build.Tables) -> None:
    """Each is in a formula, read by name for a page, or one that another is checked by."""
    core = (build.HERE.parent / "core").rglob("*")
    code = "\n".join(path.read_text("utf-8") for path in core if path.suffix in (".py", ".toml"))
    named = set(re.findall(r"[a-z][a-z0-9_]+", code))
    formulas = {name for one in INDICATORS.values() for name in one.measures}
    ages = {f"{sex}_{low}_{low + 4}" for sex in PREFIX.values() for low in ALL_AGES}
    checked_by = {"population_change_preliminary"}
    packaged = set(found["measures"]["measure"])
    assert packaged - formulas - named - ages == checked_by
    assert packaged == set(found["observations"]["measure"])


def test_nursery_centres_are_one_line_with_a_break_and_without_what_is_unlike(
    found: build.Tables,
) -> None:
    rows = found["observations"]
    country = rows[(rows["measure"] == "nurseries") & (rows["area_code"] == "00000")]
    known = country.set_index("year")["value"].astype(int).to_dict()
    assert known == {2015: 24_234, 2016: 24_771, 2017: 25_660, 2019: 28_737,
                     2020: 29_474, 2021: 29_995, 2022: 30_358}  # fmt: skip
    assert all(2019 in one.breaks for one in INDICATORS.values() if "nurseries" in one.measures)


@pytest.mark.parametrize(
    ("name", "changes", "said"),
    [
        ("doctors", {"counts": "households"}, "人 is no unit of households"),
        ("doctors", {"counts": ""}, "人 is no unit of a ratio"),
        ("mean_age", {"counts": "people"}, "歳 is no unit of people"),
        ("expenditure", {"where": "land"}, "money that is not where money is"),
        ("area_total", {"where": "place"}, "land that is not land"),
        ("doctors", {"clustered": True}, "only events are clustered"),
        ("mean_age", {"zero": Bilingual("なし", "none")}, "no zero where nothing is counted"),
    ],
)
def test_a_measure_that_is_not_what_it_says_stops_the_build(
    name: str, changes: dict[str, Any], said: str
) -> None:
    wrong = replace(MEASURES[name], **changes)
    with pytest.raises(checks.CheckFailed, match=f"^{name}: {said}"):
        checks.check_measures(MEASURES | {name: wrong})


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('where = "census"', 'where = "mars"', "population_census.where: Input should be"),
        ('where = "census"\n', "", "population_census.where: Field required"),
        ("clustered = true", "cluster = true", "moved_in.cluster: Unexpected"),
    ],
)
def test_a_key_that_is_no_key_is_named(tmp_path: Path, old: str, new: str, said: str) -> None:
    path = tmp_path / "measures.toml"
    path.write_text(FILE.read_text(encoding="utf-8").replace(old, new, 1), encoding="utf-8")
    with pytest.raises(ValueError, match=rf"^measures\.toml, {said}"):
        read_measures(path)


def test_the_content_is_what_its_version_says(
    found: build.Tables, package_row: dict[str, str]
) -> None:
    assert build.content_hash(found) == package_row["content_sha256"]
    assert package_row["version"] == f"2026-{package_row['content_sha256'][:8]}"


def test_the_same_inputs_give_the_same_content(
    found: build.Tables, package_row: dict[str, str]
) -> None:
    """Built again where the raw files are; elsewhere the described inputs are the packaged."""
    if build.RAW.exists():
        again, maps = build.tables(build.RAW)
        assert set(again) == set(found)
        for name, table in again.items():
            rows = table.reset_index(drop=True)
            assert_frame_equal(rows, found[name], check_dtype=False, check_exact=True)
        for name, topology in maps.items():
            assert topology == drawn(name), name
    else:
        sources = build.read("sources")
        files = sorted((f["path"], f["sha256"]) for s in sources.values() for f in s["files"])
        assert (
            build.inputs_hash(pd.DataFrame(files, columns=["path", "sha256"]))
            == (package_row["inputs_sha256"])
        )


def test_who_moves_in_has_moved_out_somewhere(found: build.Tables) -> None:
    rows = found["observations"]
    country = rows[rows["area_code"] == "00000"].pivot_table("value", "year", "measure")
    assert (country["moved_in"] == country["moved_out"]).sum() == 9


def test_the_country_is_what_the_census_published(found: build.Tables) -> None:
    rows = found["observations"].set_index(["measure", "area_code", "year"])["value"]
    assert rows["population_census", "00000", 2020] == 126_146_099
    assert rows["households_private", "00000", 2020] == 55_704_949
    assert rows["population_register", "00000", 2020] == 127_138_033


def test_a_gap_has_a_reason_and_no_zero(found: build.Tables) -> None:
    rows = found["observations"]
    assert set(rows.loc[rows["value"].isna(), "status"]) == {"not_applicable"}


def test_the_package_is_small() -> None:
    assert (build.HERE / "regional.duckdb").stat().st_size < 15_000_000
    assert (build.HERE / "areas.topojson").stat().st_size < 700_000
    assert (build.HERE / "areas_fine.topojson").stat().st_size < 1_200_000


def drawn(name: str) -> Any:
    return json.loads((build.HERE / name).read_text(encoding="utf-8"))
