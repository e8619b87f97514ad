"""Ready-made agendas, one file each in `core/workshop/agendas/`, with what to say aloud."""

import tomllib
from dataclasses import dataclass, fields
from functools import cache
from pathlib import Path
from typing import Any, get_args

from core.workshop.model import VOTES, Authorship, StagePlan
from core.workshop.votes import MOST_DOTS

FOLDER = Path(__file__).parent / "workshop" / "agendas"
COMPOSERS = ("", "insight", "issue", "persona", "use_case", "kpi")
BILINGUAL = ("title", "task", "say", "watch")


@dataclass(frozen=True)
class Agenda:
    """Stages in order; their minutes add up to `minutes`. `agenda_id` is the file's name.

    Attributes:
        follows: for a meeting that goes on from an earlier one.
    """

    agenda_id: str
    title_ja: str
    title_en: str
    minutes: int
    stages: tuple[StagePlan, ...]
    follows: bool = False


@cache
def agendas() -> dict[str, Agenda]:
    """All agendas by id, in the order of `load`. Raises ValueError naming file and stage."""
    return load(FOLDER)


def load(folder: Path) -> dict[str, Agenda]:
    """The agendas in `folder`, the shortest first, those of follow-ups last."""
    found = [_agenda(path) for path in sorted(folder.glob("*.toml"))]
    return {a.agenda_id: a for a in sorted(found, key=lambda a: (a.follows, a.minutes))}


def offered(*, follows: bool) -> list[str]:
    """Ids of the agendas for a first meeting, or for a follow-up: then its own come first."""
    found = [*agendas().values()]
    own = [a.agenda_id for a in found if a.follows]
    first = [a.agenda_id for a in found if not a.follows]
    return [*own, *first] if follows else first


def _agenda(path: Path) -> Agenda:
    table = tomllib.loads(path.read_text(encoding="utf-8"))
    where = path.name
    title = _both(table, "title", where)
    rows = table.get("stages", [])
    stages = tuple(_stage(row, f"{where}, stage {i}") for i, row in enumerate(rows, 1))
    ids = [stage.stage_id for stage in stages]
    if not ids or len(set(ids)) != len(ids):
        raise ValueError(f"{where}: stages must be there, each stage_id once")
    total = sum(stage.minutes for stage in stages)
    if total != table.get("minutes"):
        raise ValueError(f"{where}: stages take {total} minutes, not {table.get('minutes')}")
    return Agenda(path.stem, *title, total, stages, table.get("follows") is True)


def _stage(row: dict[str, Any], where: str) -> StagePlan:
    flat: dict[str, Any] = {k: v for k, v in row.items() if k not in BILINGUAL}
    for name in BILINGUAL:
        flat[f"{name}_ja"], flat[f"{name}_en"] = _both(row, name, where)
    known = {field.name for field in fields(StagePlan)}
    if unknown := flat.keys() - known:
        raise ValueError(f"{where}: unknown fields {sorted(unknown)}")
    if flat.get("composer", "") not in COMPOSERS:
        raise ValueError(f"{where}: composer {flat['composer']!r} is none of {COMPOSERS}")
    if flat.get("vote", "") not in ("", *VOTES):
        raise ValueError(f"{where}: vote {flat['vote']!r} is none of {(*VOTES,)}")
    if type(flat.get("dots", 1)) is not int or not 1 <= flat.get("dots", 1) <= MOST_DOTS:
        raise ValueError(f"{where}: dots must be a whole number from 1 to {MOST_DOTS}")
    if flat.get("authorship", "named") not in get_args(Authorship):
        raise ValueError(f"{where}: authorship {flat['authorship']!r} is unknown")
    if type(flat.get("minutes")) is not int or flat["minutes"] <= 0:
        raise ValueError(f"{where}: minutes must be a positive whole number")
    if not isinstance(flat.get("stage_id"), str) or not flat["stage_id"]:
        raise ValueError(f"{where}: stage_id is missing")
    return StagePlan(**flat)


def _both(table: dict[str, Any], name: str, where: str) -> tuple[str, str]:
    both = table.get(name)
    if not isinstance(both, dict) or not both.get("ja") or not both.get("en"):
        raise ValueError(f"{where}: {name} needs .ja and .en")
    return both["ja"], both["en"]
