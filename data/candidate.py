"""Whether a package may be installed: readable, what it says it is, whole, plausible."""

import re
import shutil
from collections.abc import Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import duckdb
import numpy as np
import pandas as pd

from core.bilingual import Bilingual, said
from core.clock import today
from core.stats.catalog import INDICATORS
from core.stats.measure import MEASURES
from data import build, checks
from data.difference import Difference, Tables

LOST_AREAS = 0.01
"""Share of the areas of a measure's newest year that may lose their value."""
REVISED = 0.05
"""Share of a measure's values that may change or vanish without being accepted by name."""
VERSION = re.compile(r"\d{4}-[0-9a-f]{8}")
SHA256 = r"[0-9a-f]{64}"
SHOWN = 5
NOTHING = pd.DataFrame()


class Refused(Exception):
    """The candidate is not installed; one sentence per reason, in both languages."""

    def __init__(self, *reasons: Bilingual) -> None:
        super().__init__(" / ".join(reason.en for reason in reasons))
        self.reasons = reasons


def read(path: Path, like: Tables | None = None) -> Tables:
    """All tables of a package; with `like`, its tables, which must have its columns and types.

    Raises:
        Refused: no file, not a readable DuckDB file, or not the tables of a package.
    """
    if not path.is_file():
        raise Refused(said("update.no_file", path=path))
    if path.with_name(f"{path.name}.wal").exists():
        raise Refused(said("update.being_written", path=path))
    try:
        # A copy: in one process DuckDB would give what it had opened at this path before.
        with (
            TemporaryDirectory() as folder,
            duckdb.connect(
                shutil.copyfile(path, Path(folder) / "package.duckdb"), read_only=True
            ) as db,
        ):
            rows = db.execute("SELECT table_name FROM duckdb_tables() ORDER BY 1").fetchall()
            names = [str(name) for (name,) in rows if like is None or name in like]
            found = {name: db.execute(f'SELECT * FROM "{name}"').df() for name in names}
    except duckdb.Error as error:
        raise Refused(said("update.not_duckdb", path=path)) from error
    lacking = [
        f"{name}.{column}"
        for name, frame in (like or {}).items()
        for column, kind in frame.dtypes.items()
        if found.get(name, NOTHING).dtypes.get(column) != kind
    ]
    if lacking or len(found.get("package", NOTHING)) != 1:
        lacks = ", ".join(lacking[:SHOWN]) or "package"
        raise Refused(said("update.not_a_package", path=path, names=lacks))
    return found


def verify(found: Tables, old: Tables, *, allow_older: bool = False) -> None:
    """The package says of itself what its content is.

    Raises:
        Refused: its hash, version or SHA-256 of sources are wrong, or it is the older one.
    """
    files, row = found["source_files"], found["package"].iloc[0].to_dict()
    known = files[files["sha256"].fillna("").str.fullmatch(SHA256)]
    bare = sorted(set(files["path"]) - set(known["path"]))
    bare += sorted(set(found["sources"]["source_id"]) - set(files["source_id"]))
    if bare:
        raise Refused(said("update.no_sha256", names=", ".join(map(str, bare[:SHOWN]))))
    if not VERSION.fullmatch(str(row["version"])):
        raise Refused(said("update.no_version", version=row["version"]))
    now, installed = (
        (str(r["version"])[:4], str(r["newest_reference_date"]))
        for r in (row, old["package"].iloc[0])
    )
    if now < installed and not allow_older:
        raise Refused(said("update.older"))
    wrong = [name for name, value in build.package_row(found).items() if row[name] != value]
    if wrong:
        raise Refused(said("update.not_as_told", names=", ".join(wrong)))


def reasons(
    found: Tables, change: Difference, shapes: Sequence[set[str]], accepted: Sequence[str] = ()
) -> list[Bilingual]:
    """Why a verified package is refused all the same; empty if it is not.

    Args:
        shapes: codes of the municipalities on each map that will stand beside it.
        accepted: measures whose values may change or be lost, as when going back to an older one.
    """
    wrong = [*_needed(found), *_unlike(change, accepted), *_impossible(found)]
    try:
        checks.check(found)
    except checks.CheckFailed as error:
        wrong.append(said("update.check_failed", error=error))
    if any(codes != set(found["peer_classes"]["area_code"]) for codes in shapes):
        wrong.append(said("update.other_map"))
    return wrong


def _needed(found: Tables) -> Iterator[Bilingual]:
    """Measures that the indicators of the application are made of."""
    there = set(found["observations"]["measure"].unique()) & set(found["measures"]["measure"])
    for indicator in INDICATORS.values():
        for name in sorted(set(indicator.measures) - there):
            told = Bilingual(f"「{indicator.title.ja}」", f" {indicator.indicator_id}")
            yield said("update.needs", indicator=told, measure=name)


def _unlike(change: Difference, accepted: Sequence[str]) -> Iterator[Bilingual]:
    """Sums that do not add up, areas lost, more revisions than usual."""
    for r in change.off.head(SHOWN).to_dict("records"):
        where = f"{r['measure']} {r['area_code']} {r['year']}: {r['sum']:.10g} ≠ {r['value']:.10g}"
        yield said("update.sums", where=where)
    both = change.measures.dropna(subset=["last_old", "last_new"])
    for name, row in both.to_dict("index").items():
        last, had, kept = (int(row[c]) for c in ("last_old", "areas_old", "kept"))
        if kept < had * (1 - LOST_AREAS) and name not in accepted:
            yield said("update.areas_lost", measure=name, year=last, had=had, kept=kept)
        revised = (row["changed"] + row["removed"]) / row["count_old"]
        if revised > REVISED and name not in accepted:
            yield said("update.revised", measure=name, share=f"{revised:.1%}")
    for unknown in sorted(set(accepted) - set(map(str, change.measures.index))):
        yield said("update.no_measure", measure=unknown)


def _impossible(found: Tables) -> Iterator[Bilingual]:
    """Counts below zero, and years to come."""
    rows, counts = found["observations"], [name for name, one in MEASURES.items() if one.counts]
    wrong = rows[np.isinf(rows["value"]) | (rows["value"] < 0)]
    wrong = wrong[np.isinf(wrong["value"]) | wrong["measure"].isin(counts)]
    for name, part in wrong.groupby("measure"):
        where = f"{name} {', '.join(part['area_code'].head(SHOWN))}"
        yield said("update.impossible", where=where)
    described = found["measures"]
    projected = set(described.loc[described["basis"] == "projection", "measure"])
    later = rows[(rows["year"] > today().year) & ~rows["measure"].isin(projected)]
    for name, part in later.groupby("measure"):
        yield said("update.to_come", measure=name, year=int(part["year"].max()))
