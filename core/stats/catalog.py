"""All indicators by id, in the order they are shown; and the fields they belong to.

One file per field in `data/indicators/`. Adding an indicator is adding a table to its field's file.
"""

import tomllib
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter

from core.bilingual import Bilingual, said
from core.stats.formula import denominators
from core.stats.indicator import Indicator
from core.stats.measure import MEASURES
from core.text import table
from core.tomls import checked

FOLDER = Path(__file__).parents[2] / "data" / "indicators"
INDICATOR = TypeAdapter(Indicator)
FIELDS: dict[str, Bilingual] = {name: said(f"fields.{name}") for name in table("fields", "ja")}
"""In the order of the words file."""


def load(folder: Path) -> dict[str, Indicator]:
    """The indicators of a folder, field by field.

    Raises:
        ValueError: file and indicator, and what is wrong: no field of that name, an unknown key or
            measure, or a formula that another indicator has already.
    """
    if others := {path.stem for path in folder.glob("*.toml")} - FIELDS.keys():
        raise ValueError(f"{folder.name}: no fields {sorted(others)}")
    found: dict[str, Indicator] = {}
    for path in (folder / f"{field}.toml" for field in FIELDS):
        tables = tomllib.loads(path.read_text(encoding="utf-8"))
        for name, row in tables.items():
            where = f"{path.name}, {name}"
            one = checked(INDICATOR, _completed(name, path.stem, row), where)
            _one_of_its_kind(one, found, where)
            found[name] = one
    return found


def _completed(name: str, field: str, table: dict[str, Any]) -> dict[str, Any]:
    """A table with what follows from its place and its parts."""
    row = dict(table)
    if "field" in row:
        raise ValueError(f"{field}.toml, {name}: the field is the file, not a key")
    count, base = row.pop("count", ""), row.pop("base", "")
    if base:
        row["formula"] = f"{row.get('scale', 1)} * ({count}) / nullif({base}, 0)"
    if row.get("chance") is True:
        row.pop("chance")
        row |= {"count_measure": count or row.get("formula", ""), "base_measure": base}
    return {"indicator_id": name, "field": field} | row


def _one_of_its_kind(one: Indicator, found: dict[str, Indicator], where: str) -> None:
    if unknown := set(one.measures) - MEASURES.keys():
        raise ValueError(f"{where}: no measures {sorted(unknown)} in measures.toml")
    _readable(one.formula, where)
    for other in found.values():
        if one.indicator_id == other.indicator_id or one.formula == other.formula:
            raise ValueError(f"{where}: the id or the formula of {other.indicator_id}")


def _readable(formula: str, where: str) -> None:
    """Read once, here; nobody who asks for a value finds that it is no formula."""
    try:
        denominators(formula)
    except SyntaxError as error:
        raise ValueError(f"{where}: not a formula: {formula}") from error


INDICATORS: dict[str, Indicator] = load(FOLDER)
