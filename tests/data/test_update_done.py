"""A newer package is compared and installed; old workshops keep their figures."""

from pathlib import Path

import pytest

from core.clock import today
from core.facts import pinned
from core.stats.figure import figure
from core.stats.package import open_package
from core.store.duckdb_store import DuckDBStore
from core.workshop import Room
from data import build, candidate, update
from data.difference import Tables, compare
from tests.conftest import CODE, SUZUKI, Record
from tests.data.test_update import base as base
from tests.data.test_update import changed, run
from tests.data.test_update import later as later
from tests.data.test_update import packaged as packaged
from tests.data.test_update import tables as tables

WRONG = f"""
DELETE FROM observations WHERE measure = 'doctors';
DELETE FROM measures WHERE measure = 'doctors';
UPDATE observations SET value = -5 WHERE measure = 'hospitals' AND area_code = '01210';
UPDATE observations SET year = {today().year + 1} WHERE measure = 'tfr';
UPDATE observations SET value = value + 500 WHERE measure = 'births_register'
    AND year = 2024 AND area_code = '01210';
UPDATE observations SET value = value * 2 WHERE measure = 'land_price';
DELETE FROM observations WHERE measure = 'clinics' AND area_code LIKE '01%' AND year = (
    SELECT max(year) FROM observations WHERE measure = 'clinics');
"""


@pytest.fixture
def store(tmp_path: Path) -> DuckDBStore:
    """The workshops' own file."""
    return DuckDBStore(str(tmp_path / "workshops.duckdb"))


# Refused after the comparison


def test_every_reason_is_said_and_nothing_is_installed(
    packaged: Path, base: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = changed(base, tmp_path / "new.duckdb", WRONG)
    before = update.sha256(packaged)
    assert run(path, "--install", packaged=packaged) == 1
    report, said = capsys.readouterr()
    for sentence in (
        "The indicator doctors_rate needs the measure doctors.",
        "A count is negative or infinite: hospitals 01210.",
        f"tfr has a year to come ({today().year + 1}).",
        "Municipalities do not add up: births_register 01000 2024:",
        "100.0% of land_price changes or vanishes (--accept-revisions land_price accepts it).",
        "A check failed: municipalities are missing",
        "clinics would have 1609 areas instead of 1789 in 2023.",
        "指標「医師数」に要る測定値 doctors がありません。",
    ):
        assert sentence in said, sentence
    assert "- なくなった / removed: doctors 医師数" in report
    assert update.sha256(packaged) == before and not (packaged.parent / "updates").exists()


def test_revisions_are_accepted_by_the_name_of_their_measure(base: Path, tables: Tables) -> None:
    rows = tables["observations"]
    prices = rows["measure"] == "land_price"
    revised = rows.assign(value=rows["value"].where(~prices, rows["value"] * 1.1))
    new = {**tables, "observations": revised}
    coarse, fine = (update.shapes(base.with_name(name)) for name in build.MAPS)
    change = compare(tables, new)
    assert change.measures.loc["land_price", "changed"] == prices.sum()
    (reason,) = candidate.reasons(new, change, [coarse, fine])
    assert "land_price" in reason.ja and "100.0%" in reason.en
    assert candidate.reasons(new, change, [coarse, fine], ["land_price"]) == []
    other = [coarse, fine - {"01210"}]
    typo, drawn = candidate.reasons(new, change, other, ["land_price", "prices"])
    assert typo.en == "There is no measure prices."
    assert drawn.en == "The map has other municipalities."


def test_a_hundredth_of_the_areas_may_lose_their_value(tables: Tables) -> None:
    rows = tables["observations"]
    clinics = rows[(rows["measure"] == "clinics")].sort_values("area_code", ascending=False)
    old = {**tables, "observations": clinics}
    few, many = (
        compare(old, {**tables, "observations": clinics.assign(value=clinics["value"].iloc[n:])})
        for n in (17, 18)
    )
    assert few.measures["removed"].tolist() == [17]
    assert not [r.en for r in candidate._unlike(few, ()) if "add up" not in r.en]
    assert [r.en for r in candidate._unlike(many, ()) if "add up" not in r.en] == [
        "clinics would have 1771 areas instead of 1789 in 2023."
    ]


# Compared


def test_without_being_told_to_nothing_is_changed(
    packaged: Path, later: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = {path: update.sha256(path) for path in packaged.parent.iterdir()}
    assert run(later, packaged=packaged) == 0
    report = capsys.readouterr().out
    assert "Nothing was changed" in report
    assert {path: update.sha256(path) for path in packaged.parent.iterdir()} == before
    for line in (
        f"| database file SHA-256 | {update.sha256(packaged)} | {update.sha256(later)} |",
        "- 加わった / added: register_2026",
        "- 変わった / changed: 01210: name 岩見沢市 → 新岩見沢市",
        "- なくなった / removed: workers_manufacturing",
        "| 人口（住民基本台帳） | population | 2025 | 2026 |",
        "| 住民基本台帳人口（総計、1月1日現在） `population_register` "
        "| 2016–2025 (10) → 2016–2026 (11) | 1,789 | 1,789 | 0 | 0 |",
        "- 既知の例外 / known exception: `births` 三重県 2016: 13,",
    ):
        assert line in report, line
    assert "| 東京都 13000 |" in report and "| +50.0 % |" in report
    assert "does not add up" not in report


# Installed


def test_an_old_workshop_keeps_its_figure_when_the_package_is_replaced(
    packaged: Path,
    later: Path,
    store: DuckDBStore,
    record: Record,
    capsys: pytest.CaptureFixture[str],
) -> None:
    package = open_package(packaged)
    event = pinned(package, "population", "01210")
    record(SUZUKI, event)
    package.db.close()
    store.db.close()

    assert run(later, "--install", packaged=packaged) == 0
    assert update.sha256(packaged) == update.sha256(later)
    version = candidate.read(later)["package"]["version"].iloc[0]
    report = packaged.parent / "updates" / f"{version}.md"
    assert report.read_text(encoding="utf-8") in capsys.readouterr().out
    assert not list(packaged.parent.rglob("*.new"))

    before = list((packaged.parent / "updates").glob("*.duckdb"))
    assert {path.stem for path in before} == {event.figure.package_version, version}

    kept = Room(CODE, DuckDBStore(store.path)).workshop.figures[event.figure_id]
    assert (kept.value, kept.year) == (74_204, 2025)
    assert kept.source_ja == event.figure.source_ja and "2026" not in event.figure.source_ja
    assert kept.package_version == event.figure.package_version != version
    assert kept.area_name == "岩見沢市"

    package = open_package(packaged)
    now = figure(package, "population", "01210")
    package.db.close()
    assert (now.value, now.year, now.area_name) == (73_204, 2026, "新岩見沢市")
    assert now.package_version == version


def test_the_same_version_is_not_installed_again(
    packaged: Path, base: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(base, "--install", packaged=packaged) == 0
    assert "The same version; nothing was changed." in capsys.readouterr().out
    assert not (packaged.parent / "updates").exists()


def test_a_file_that_cannot_be_written_leaves_all_as_it_was(tmp_path: Path) -> None:
    """Also a file that became another one after it was read."""
    new, old, kept = tmp_path / "new", tmp_path / "old", tmp_path / "updates/2026-00000000.md"
    new.write_bytes(b"new")
    old.write_bytes(b"old")
    with pytest.raises(candidate.Refused, match="cannot be written"):
        update.install([(new, old)], {new: "0" * 64}, kept, "report")
    with pytest.raises(candidate.Refused, match="cannot be written"):
        update.install([(new, tmp_path / "nowhere/old")], {}, kept, "report")
    assert old.read_bytes() == b"old" and not kept.exists()
    assert [path.name for path in tmp_path.rglob("*") if path.is_file()] in (
        ["new", "old"], ["old", "new"],
    )  # fmt: skip
    update.install([(new, old)], {new: update.sha256(new)}, kept, "report")
    assert old.read_bytes() == b"new" and kept.read_text(encoding="utf-8") == "report"
