"""A package in which the figures of an official file stand in the place of a copy's."""

import hashlib
from pathlib import Path

import pandas as pd

from data import build, official
from data.builders import COLUMNS
from data.difference import KEYS, Tables

SUFFIX = "_official"


def replaced(old: Tables, file_name: str, data: bytes) -> Tables:
    """All tables of the package, with the file's figures, their source and what follows of both.

    A copy of which nothing is left is named no more.

    Raises:
        Refused: the file is none that is known (`official.read`).
    """
    copy_id, values = official.read(file_name, data, old)
    source_id = copy_id.removesuffix(SUFFIX) + SUFFIX
    rows = _observations(old, values, copy_id, source_id)
    files = _files(old, source_id, file_name, data)
    found = {**old, "observations": rows, "sources": _sources(old, copy_id, source_id)}
    if copy_id != source_id and not (rows["source_id"] == copy_id).any():
        files = files[files["source_id"] != copy_id]
        found["sources"] = found["sources"][found["sources"]["source_id"] != copy_id]
    found["source_files"] = files.reset_index(drop=True)
    return {**found, "package": pd.DataFrame([build.package_row(found)])}


def written(old: Tables, file_name: str, data: bytes, path: Path) -> None:
    """Write that package to `path`."""
    build.write(replaced(old, file_name, data), path)


def _observations(
    old: Tables, values: official.Values, copy_id: str, source_id: str
) -> pd.DataFrame:
    """Rows of the file instead of those of the same cells, and sums made anew.

    Where neither has a value, the official table is the one that has none.
    """
    new = pd.DataFrame(
        [(*key, value, "published", source_id) for key, value in values.items()], columns=COLUMNS
    )
    rows = old["observations"]
    touched = set(new["measure"])
    summed = rows["measure"].isin(touched) & (rows["status"] == "summed")
    kept = pd.concat([new, rows[~summed]]).drop_duplicates(KEYS, keep="first")
    same = kept["measure"].isin(touched) & kept["year"].isin(new["year"].unique())
    gap = same & (kept["source_id"] == copy_id) & kept["value"].isna()
    kept.loc[gap, "source_id"] = source_id
    apart = kept["measure"].isin(touched)
    adds = old["measures"].set_index("measure")["aggregate"]
    again = build.summed(kept[apart], {str(name): {"aggregate": how} for name, how in adds.items()})
    whole = pd.concat([kept[~apart], again])[COLUMNS]
    return whole.astype(rows.dtypes).sort_values(KEYS).reset_index(drop=True)


def _sources(old: Tables, copy_id: str, source_id: str) -> pd.DataFrame:
    """The official file beside the copy: a product of its own, which is no copy."""
    sources = old["sources"]
    if source_id in set(sources["source_id"]):
        return sources
    row = sources[sources["source_id"] == copy_id].iloc[0].to_dict()
    row |= {
        "source_id": source_id,
        "family": source_id,
        "processing_ja": "公表されたファイルから市区町村の数を取り、形を変えた。",
        "processing_en": "Figures of municipalities were taken from the published file; reshaped.",
        "copy_ja": "",
        "copy_en": "",
    }
    return pd.concat([sources, pd.DataFrame([row])]).sort_values("source_id")


def _files(old: Tables, source_id: str, file_name: str, data: bytes) -> pd.DataFrame:
    files = old["source_files"]
    path = f"official/{Path(file_name.replace(chr(92), '/')).name}"
    row = {"source_id": source_id, "path": path, "sha256": hashlib.sha256(data).hexdigest()}
    kept = files[(files["path"] != path) | (files["source_id"] != source_id)]
    return pd.concat([kept, pd.DataFrame([row])])
