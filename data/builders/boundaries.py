"""Municipal boundaries, and which municipalities touch."""

import json
from itertools import combinations
from pathlib import Path
from typing import Any

import pandas as pd

from data.builders import Table

Topology = dict[str, Any]


def build(raw: Path, sources: Table, known: set[str]) -> Topology:
    """The topology of known municipalities only; each shape's id is its area code."""
    path = raw / sources["boundaries_2021"]["files"][0]["path"]
    topology: Topology = json.loads(path.read_text(encoding="utf-8"))
    (shapes,) = topology["objects"].values()
    kept: dict[str, dict[str, Any]] = {}
    for shape in shapes["geometries"]:
        code = shape["properties"].get("N03_007")
        if code in known and shape.get("arcs"):
            polygons = shape["arcs"] if shape["type"] == "MultiPolygon" else [shape["arcs"]]
            one = kept.setdefault(code, {"type": "MultiPolygon", "arcs": [], "id": code})
            one["arcs"].extend(polygons)
    topology["objects"] = {
        "areas": {"type": "GeometryCollection", "geometries": [kept[c] for c in sorted(kept)]}
    }
    return _used_arcs(topology)


def _arcs(shape: dict[str, Any]) -> set[int]:
    return {a if a >= 0 else ~a for polygon in shape["arcs"] for ring in polygon for a in ring}


def _used_arcs(topology: Topology) -> Topology:
    """Without the arcs no shape uses, renumbered."""
    shapes = topology["objects"]["areas"]["geometries"]
    used = sorted(set().union(*map(_arcs, shapes)))
    new = {old: at for at, old in enumerate(used)}
    for shape in shapes:
        shape["arcs"] = [
            [[new[a] if a >= 0 else ~new[~a] for a in ring] for ring in polygon]
            for polygon in shape["arcs"]
        ]
    return topology | {"arcs": [topology["arcs"][old] for old in used]}


def neighbours(topology: Topology) -> pd.DataFrame:
    """Pairs of municipalities that share a border: area_code, neighbour; both directions."""
    owners: dict[int, set[str]] = {}
    for shape in topology["objects"]["areas"]["geometries"]:
        for arc in _arcs(shape):
            owners.setdefault(arc, set()).add(shape["id"])
    pairs = {pair for codes in owners.values() for pair in combinations(sorted(codes), 2)}
    both = sorted(pairs | {(b, a) for a, b in pairs})
    return pd.DataFrame(both, columns=["area_code", "neighbour"])
