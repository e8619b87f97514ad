"""Whether a package may be installed: readable, what it says it is, whole, plausible."""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

import duckdb
import numpy as np
import pandas as pd

from core.clock import today
from core.stats.catalog import INDICATORS
from core.stats.indicator import SIZES, Bilingual
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
        raise _refused(f"ファイルがありません: {path}", f"There is no file {path}.")
    if path.with_name(f"{path.name}.wal").exists():
        raise _refused(f"書き込みの途中のファイルです: {path}", f"{path} is still being written.")
    try:
        with duckdb.connect(str(path), read_only=True) as db:
            rows = db.execute("SELECT table_name FROM duckdb_tables() ORDER BY 1").fetchall()
            names = [str(name) for (name,) in rows if like is None or name in like]
            found = {name: db.execute(f'SELECT * FROM "{name}"').df() for name in names}
    except duckdb.Error as error:
        raise _refused(f"DuckDB のファイルとして読めません。壊れているか、別の形式です: {path}",
                       f"{path} cannot be read as a DuckDB file: damaged, or something else."
                       ) from error  # fmt: skip
    lacking = [
        f"{name}.{column}"
        for name, frame in (like or {}).items()
        for column, kind in frame.dtypes.items()
        if found.get(name, NOTHING).dtypes.get(column) != kind
    ]
    if lacking or len(found.get("package", NOTHING)) != 1:
        said = ", ".join(lacking[:SHOWN]) or "package"
        raise _refused(f"統計データのパッケージではありません。足りない表や列: {said}",
                       f"{path} is not a package of statistics; it lacks {said}.")  # fmt: skip
    return found


def _refused(ja: str, en: str) -> Refused:
    return Refused(Bilingual(ja, en))


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
        said = ", ".join(map(str, bare[:SHOWN]))
        raise _refused(
            f"原資料の SHA-256 がありません: {said}", f"Source files without SHA-256: {said}."
        )
    if not VERSION.fullmatch(str(row["version"])):
        raise _refused(f"版の書き方が違います: {row['version']}",
                       f"This is no version: {row['version']}.")  # fmt: skip
    now, installed = (
        (str(r["version"])[:4], str(r["newest_reference_date"]))
        for r in (row, old["package"].iloc[0])
    )
    if now < installed and not allow_older:
        raise _refused(
            "いまの版より古い版です（入れるなら --allow-older）。",
            "It is older than the installed one; --allow-older accepts it.",
        )
    wrong = [name for name, value in build.package_row(found).items() if row[name] != value]
    if wrong:
        said = ", ".join(wrong)
        raise _refused(f"内容がパッケージの記録と合いません（{said}）。",
                       f"The content is not what the package says of itself ({said}).")  # fmt: skip


def reasons(
    found: Tables, change: Difference, shapes: Sequence[set[str]], accepted: Sequence[str] = ()
) -> list[Bilingual]:
    """Why a verified package is refused all the same; empty if it is not.

    Args:
        shapes: codes of the municipalities on each map that will stand beside it.
        accepted: measures whose values may change.
    """
    said = [*_needed(found), *_unlike(change, accepted), *_impossible(found)]
    try:
        checks.check(found)
    except checks.CheckFailed as error:
        said.append(Bilingual(f"検査に通りません: {error}", f"A check failed: {error}."))
    if any(codes != set(found["peer_classes"]["area_code"]) for codes in shapes):
        said.append(Bilingual("地図の市区町村と合いません。", "The map has other municipalities."))
    return said


def _needed(found: Tables) -> Iterator[Bilingual]:
    """Measures that the indicators of the application are made of."""
    there = set(found["observations"]["measure"].unique()) & set(found["measures"]["measure"])
    for indicator in INDICATORS.values():
        for name in sorted(set(indicator.measures) - there):
            yield Bilingual(
                f"指標「{indicator.title.ja}」に要る測定値 {name} がありません。",
                f"The indicator {indicator.indicator_id} needs the measure {name}.",
            )


def _unlike(change: Difference, accepted: Sequence[str]) -> Iterator[Bilingual]:
    """Sums that do not add up, areas lost, more revisions than usual."""
    for r in change.off.head(SHOWN).to_dict("records"):
        where = f"{r['measure']} {r['area_code']} {r['year']}: {r['sum']:.10g} ≠ {r['value']:.10g}"
        yield Bilingual(
            f"市区町村の合計と合いません: {where}", f"Municipalities do not add up: {where}."
        )
    both = change.measures.dropna(subset=["last_old", "last_new"])
    for name, row in both.to_dict("index").items():
        last, had, kept = (int(row[c]) for c in ("last_old", "areas_old", "kept"))
        if kept < had * (1 - LOST_AREAS):
            yield Bilingual(
                f"{name} の {last} 年の値が {had} 地域から {kept} 地域に減ります。",
                f"{name} would have {kept} areas instead of {had} in {last}.",
            )
        revised = (row["changed"] + row["removed"]) / row["count_old"]
        if revised > REVISED and name not in accepted:
            option = f"--accept-revisions {name}"
            yield Bilingual(
                f"{name} の値の {revised:.1%} が変わるか、なくなります（入れるなら {option}）。",
                f"{revised:.1%} of {name} changes or vanishes ({option} accepts it).",
            )
    for unknown in sorted(set(accepted) - set(map(str, change.measures.index))):
        yield Bilingual(f"測定値 {unknown} はありません。", f"There is no measure {unknown}.")


def _impossible(found: Tables) -> Iterator[Bilingual]:
    """Counts below zero, and years to come."""
    rows, units = found["observations"], found["measures"].set_index("measure")["unit_ja"].to_dict()
    wrong = rows[np.isinf(rows["value"]) | (rows["value"] < 0)]
    wrong = wrong[np.isinf(wrong["value"]) | wrong["measure"].map(units).isin(SIZES)]
    for name, part in wrong.groupby("measure"):
        where = f"{name} {', '.join(part['area_code'].head(SHOWN))}"
        yield Bilingual(
            f"負または無限の数があります: {where}", f"A count is negative or infinite: {where}."
        )
    for name, part in rows[rows["year"] > today().year].groupby("measure"):
        year = int(part["year"].max())
        yield Bilingual(
            f"{name!s} に先の年（{year}）の値があります。", f"{name!s} has a year to come ({year})."
        )
