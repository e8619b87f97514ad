"""Build regional.duckdb and the two maps: `python -m data.build [raw folder]`.

Verifies the hashes of sources.toml, runs the builders, checks, writes. The same
inputs give the same content hash; nothing depends on the clock.
"""

import hashlib
import json
import sys
import tomllib
from pathlib import Path

import duckdb
import pandas as pd
from pandas.api.types import is_float_dtype

from core.stats.measure import MEASURES
from data import checks
from data.builders import (
    COLUMNS,
    Table,
    boundaries,
    census,
    classes,
    copies,
    register,
    ssdse_a,
    ssdse_b,
)
from data.builders.areas import areas, evacuated

HERE = Path(__file__).parent
RAW = HERE.parents[1] / "shared" / "data" / "raw"
Tables = dict[str, pd.DataFrame]
Maps = dict[str, boundaries.Topology]
NUMBER = "%.10g"
MAPS = ("areas.topojson", "areas_fine.topojson")
"""The map of the country, and that of prefectures."""
MEASURE_COLUMNS = [
    "measure", "ja", "en", "unit_ja", "unit_en", "period", "source", "code", "aggregate",
    "origin_ja", "origin_en", "basis",
]  # fmt: skip
"""What the package tells of a measure; the rest of measures.toml is for the application."""


def read(name: str) -> Table:
    """A table of tables in this folder, e.g. `sources`."""
    return tomllib.loads((HERE / f"{name}.toml").read_text(encoding="utf-8"))


def verify(raw: Path, sources: Table) -> None:
    """Every raw file is the one described.

    Raises:
        ValueError: a file differs from its SHA-256 in sources.toml.
    """
    for source_id, source in sources.items():
        for file in source["files"]:
            found = hashlib.sha256((raw / file["path"]).read_bytes()).hexdigest()
            if found != file["sha256"]:
                raise ValueError(f"{source_id}: {file['path']} is not the file described")


def summed(rows: pd.DataFrame, measures: Table) -> pd.DataFrame:
    """Prefectures and the country as sums of municipalities, where no file gives them."""
    names = {name for name, row in measures.items() if row["aggregate"] == "sum"}
    towns = rows[rows["measure"].isin(names) & ~rows["area_code"].str.endswith("000")]
    parts = []
    for code in (towns["area_code"].str[:2] + "000", pd.Series("00000", index=towns.index)):
        keys = ["measure", "area_code", "year"]
        groups = towns.assign(area_code=code).groupby(keys)
        total = groups.agg(value=("value", "sum"), n=("value", "count"), of=("value", "size"),
                           source_id=("source_id", "max")).reset_index()  # fmt: skip
        total = total[(total["n"] == total["of"])]
        parts.append(total.assign(status="summed")[COLUMNS])
    both = pd.concat([rows, *parts])
    return both.drop_duplicates(["measure", "area_code", "year"], keep="first")


def tables(raw: Path) -> tuple[Tables, Maps]:
    """Everything the package holds, by table name, and the maps, by file name."""
    sources, measures = read("sources"), read("measures")
    verify(raw, sources)
    checks.check_measures(MEASURES)
    places = areas(raw, sources)
    known = set(places["area_code"])
    built = [b.build(raw, sources, measures) for b in (ssdse_b, census, register, ssdse_a, copies)]
    rows = pd.concat(built)
    rows = summed(rows[rows["area_code"].isin(known)], measures)
    keys = ["measure", "area_code", "year"]
    rows = rows.sort_values(keys).reset_index(drop=True)
    towns = set(places.loc[places["kind"] == "municipality", "area_code"])
    coarse, fine, touching = boundaries.build(raw, sources, towns)
    found = {
        "sources": _frame(sources, "source_id").drop(columns="files").fillna(""),
        "source_files": pd.DataFrame(
            [{"source_id": s, **f} for s, row in sources.items() for f in row["files"]]
        ),
        "measures": _frame(measures, "measure")[MEASURE_COLUMNS].fillna({"basis": "actual"}),
        "areas": places,
        "peer_classes": classes.build(raw, sources),
        "neighbours": touching,
        "evacuated": evacuated(rows),
        "observations": rows,
    }
    return found, dict(zip(MAPS, (coarse, fine), strict=True))


def _frame(table: Table, key: str) -> pd.DataFrame:
    return pd.DataFrame([{key: name, **row} for name, row in table.items()])


def content_hash(found: Tables) -> str:
    """SHA-256 of all tables as CSV, in order of their names; of `package` itself nothing."""
    digest = hashlib.sha256()
    for name in sorted(found.keys() - {"package"}):
        digest.update(name.encode())
        digest.update(_csv(found[name]).encode())
    return digest.hexdigest()


def _csv(table: pd.DataFrame) -> str:
    """What `to_csv` gives, in half its time where nothing has to be quoted."""
    columns = [_cells(table[name]) for name in table]
    rows = [",".join(table.columns), *map(",".join, zip(*columns, strict=True)), ""]
    made = "\n".join(rows)
    as_meant = made.count(",") == (len(columns) - 1) * (len(rows) - 1)
    if as_meant and made.count("\n") == len(rows) - 1 and '"' not in made and "\r" not in made:
        return made
    return table.to_csv(index=False, float_format=NUMBER)


def _cells(column: pd.Series) -> list[str]:
    if is_float_dtype(column):
        return [NUMBER % value if value == value else "" for value in column.tolist()]
    return column.fillna("").astype(str).tolist()


def inputs_hash(files: pd.DataFrame) -> str:
    """SHA-256 of the hashes of all raw files, in order of their paths."""
    hashes = "".join(files.sort_values("path")["sha256"])
    return hashlib.sha256(hashes.encode()).hexdigest()


def package_row(found: Tables) -> dict[str, str]:
    """What the package says of itself, computed from its other tables.

    The version is the newest edition of SSDSE-A and the start of the content hash.
    """
    content, sources = content_hash(found), found["sources"]
    newest = sources.loc[sources["family"] == "ssdse_a", "edition"].max()
    return {
        "version": f"{newest}-{content[:8]}",
        "content_sha256": content,
        "inputs_sha256": inputs_hash(found["source_files"]),
        "newest_reference_date": str(sources["reference_date"].max()),
    }


def write(found: Tables, path: Path) -> str:
    """Write the package; returns its version."""
    row = package_row(found)
    path.unlink(missing_ok=True)
    with duckdb.connect(str(path)) as db:
        for name, frame in {**found, "package": pd.DataFrame([row])}.items():
            db.register("frame", frame)
            db.execute(f"CREATE TABLE {name} AS SELECT * FROM frame")
            db.unregister("frame")
    return row["version"]


def make(raw: Path, folder: Path) -> tuple[str, Tables]:
    """Build, check and write package and maps into a folder; returns the version and tables.

    Raises:
        ValueError: a raw file is not the one described. CheckFailed: the result is wrong.
        OSError: a raw file is missing, or the folder cannot be written.
    """
    found, maps = tables(raw)
    checks.check(found)
    for topology in maps.values():
        checks.check_map(topology, set(found["peer_classes"]["area_code"]))
    version = write(found, folder / "regional.duckdb")
    for name, topology in maps.items():
        text = json.dumps(topology, separators=(",", ":"))
        (folder / name).write_text(text, encoding="utf-8")
    return version, found


def main(raw: Path) -> None:
    version, found = make(raw, HERE)
    print(version, *(f"{name} {len(frame)}" for name, frame in found.items()), sep="\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else RAW)
