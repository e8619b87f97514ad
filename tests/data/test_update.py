"""A newer package is compared, refused or installed; old workshops keep their figures."""

import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import duckdb
import pytest

from core.stats.catalog import INDICATORS
from data import build, candidate, checks, update
from data.difference import Tables

LATER = f"""
INSERT INTO sources SELECT * REPLACE ('register_2026' AS source_id, '2026' AS edition,
    '2026-01-01' AS reference_date) FROM sources WHERE source_id = 'register_2025';
INSERT INTO source_files VALUES ('register_2026', 'register/2026.json', '{"0" * 64}');
INSERT INTO observations SELECT * REPLACE (2026 AS year, 'register_2026' AS source_id,
    value - CASE WHEN area_code IN ('01210', '01000', '00000') THEN 1000 ELSE 0 END AS value)
    FROM observations WHERE measure = 'population_register' AND year = 2025;
UPDATE observations SET value = value * 1.5 WHERE measure = 'land_price' AND area_code = '13000';
UPDATE areas SET name = '新岩見沢市' WHERE area_code = '01210';
DELETE FROM observations WHERE measure = 'workers_manufacturing';
DELETE FROM measures WHERE measure = 'workers_manufacturing';
"""

"""A year more of the register, a revised value, a new name, and a measure that nothing needs."""


def changed(base: Path, path: Path, sql: str, *, seal: bool = True) -> Path:
    """A copy of a package, changed; with `seal` it says of itself what it is again."""
    shutil.copyfile(base, path)
    with duckdb.connect(str(path)) as db:
        db.execute(sql)
    if seal:
        row = build.package_row(candidate.read(path))
        with duckdb.connect(str(path)) as db:
            for name, value in row.items():
                db.execute(f"UPDATE package SET {name} = ?", [value])
    return path


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The committed package with its newest years only, so that the tests are quick."""
    path = tmp_path_factory.mktemp("packaged") / "regional.duckdb"
    needed = {name for indicator in INDICATORS.values() for name in indicator.measures}
    needed |= {*checks.RECONCILED, "workers_manufacturing"}
    for name in build.MAPS:
        shutil.copyfile(build.HERE / name, path.with_name(name))
    return changed(update.INSTALLED, path, f"""
        DELETE FROM measures WHERE measure NOT IN {tuple(needed)};
        DELETE FROM observations o WHERE measure NOT IN {tuple(needed)}
            OR year < (SELECT max(year) FROM observations n WHERE n.measure = o.measure)
            AND NOT (measure IN {checks.RECONCILED} AND year >= 2016)
            AND (measure, year) != ('area_habitable', 2020)""")  # fmt: skip


@pytest.fixture(scope="module")
def later(base: Path) -> Path:
    return changed(base, base.with_name("later.duckdb"), LATER)


@pytest.fixture(scope="module")
def tables(base: Path) -> Tables:
    return candidate.read(base)


@pytest.fixture
def packaged(base: Path, tmp_path: Path) -> Path:
    """An installed package of this test's own."""
    folder = tmp_path / "data"
    shutil.copytree(base.parent, folder, ignore=shutil.ignore_patterns("later*"))
    return folder / "regional.duckdb"


def run(*arguments: object, packaged: Path) -> int:
    return update.main([*map(str, arguments), "--packaged", str(packaged)])


# Refused before anything is compared


def truncated(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def damaged(path: Path) -> None:
    """One bit of every block."""
    content = bytearray(path.read_bytes())
    for at in range(20_000, len(content), 262_144):
        content[at] ^= 1
    path.write_bytes(content)


def other(path: Path) -> None:
    path.unlink()
    with duckdb.connect(str(path)) as db:
        db.execute("CREATE TABLE shops AS SELECT 1 AS number")


def without_a_column(path: Path) -> None:
    with duckdb.connect(str(path)) as db:
        db.execute("ALTER TABLE areas DROP COLUMN kana")


def without_its_row(path: Path) -> None:
    with duckdb.connect(str(path)) as db:
        db.execute("DELETE FROM package")


@pytest.mark.parametrize(
    ("spoil", "sentence"),
    [
        (lambda path: path.unlink(), "There is no file"),
        (lambda path: path.write_text("人口,1\n", encoding="utf-8"), "cannot be read"),
        (lambda path: path.write_bytes(b""), "cannot be read"),
        (truncated, "cannot be read"),
        (damaged, "cannot be read"),
        (other, "lacks"),
        (without_a_column, "lacks areas.kana"),
        (without_its_row, "lacks package"),
        (lambda path: path.with_name(f"{path.name}.wal").write_bytes(b"1"), "still being written"),
    ],
)
def test_what_is_no_package_is_one_sentence(
    spoil: Callable[[Path], object],
    sentence: str,
    base: Path,
    tables: Tables,
    tmp_path: Path,
) -> None:
    path = tmp_path / "new.duckdb"
    shutil.copyfile(base, path)
    spoil(path)
    with pytest.raises(candidate.Refused, match=sentence) as refused:
        candidate.read(path, tables)
    assert len(refused.value.reasons) == 1
    assert "\n" not in refused.value.reasons[0].ja + refused.value.reasons[0].en


def test_the_command_says_it_in_both_languages_without_a_traceback(tmp_path: Path) -> None:
    path = tmp_path / "text.duckdb"
    path.write_text("人口,1\n", encoding="utf-8")
    before = update.sha256(update.INSTALLED)
    done = subprocess.run(
        [sys.executable, "-m", "data.update", str(path), "--install"],
        cwd=build.HERE.parent, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 1 and "Traceback" not in done.stderr
    assert "DuckDB のファイルとして読めません" in done.stderr and "cannot be read" in done.stderr
    assert len(done.stderr.splitlines()) == 2
    assert update.sha256(update.INSTALLED) == before


def test_raw_files_that_are_not_there_are_one_sentence(
    packaged: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("--build", tmp_path / "nowhere", packaged=packaged) == 1
    assert "It cannot be built" in capsys.readouterr().err


def test_content_that_was_changed_by_hand_is_refused(base: Path, tmp_path: Path) -> None:
    sql = "UPDATE observations SET value = value + 1 WHERE measure = 'tfr' AND area_code = '01000'"
    found = candidate.read(changed(base, tmp_path / "new.duckdb", sql, seal=False))
    said = re.escape("not what the package says of itself (version, content_sha256)")
    with pytest.raises(candidate.Refused, match=said):
        candidate.verify(found, found)


def test_a_source_without_checksum_is_refused(tables: Tables) -> None:
    files = tables["source_files"]
    bare = files.assign(sha256=files["sha256"].where(files["source_id"] != "census_2020"))
    gone = files[files["source_id"] != "census_2020"]
    with pytest.raises(candidate.Refused, match=r"without SHA-256: census-2020/"):
        candidate.verify({**tables, "source_files": bare}, tables)
    with pytest.raises(candidate.Refused, match=r"without SHA-256: census_2020"):
        candidate.verify({**tables, "source_files": gone}, tables)


def test_an_older_package_is_refused_unless_it_is_meant(later: Path, tables: Tables) -> None:
    newer = candidate.read(later, tables)
    assert newer["package"]["newest_reference_date"].tolist() == ["2026-01-01"]
    with pytest.raises(candidate.Refused, match="older than the installed"):
        candidate.verify(tables, newer)
    candidate.verify(tables, newer, allow_older=True)
