"""Ready-made agendas, one file each in `core/workshop/agendas/`, with what to say aloud."""

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cache
from itertools import chain, count
from pathlib import Path
from typing import Annotated

from pydantic import AfterValidator, Field, TypeAdapter

from core.bilingual import flat
from core.tomls import Said, checked, exact
from core.workshop.acts.votes import MOST_DOTS
from core.workshop.compose import composers
from core.workshop.meeting import Authorship, StagePlan
from core.workshop.noun import VOTES

FOLDER = Path(__file__).parent / "workshop" / "agendas"
COMPOSERS = ("", *composers())


def _one_of(*known: str) -> AfterValidator:
    def check(word: str) -> str:
        if word not in known:
            raise ValueError(f"none of {known}")
        return word

    return AfterValidator(check)


@exact
@dataclass(frozen=True)
class Planned:
    """A stage as its file tells it; what its keys mean stands with StagePlan."""

    stage_id: Annotated[str, Field(min_length=1)]
    title: Said
    task: Said
    say: Said
    watch: Said
    minutes: Annotated[int, Field(gt=0)]
    composer: Annotated[str, _one_of(*COMPOSERS)] = ""
    authorship: Authorship = "named"
    hidden: bool = False
    vote: Annotated[str, _one_of("", *VOTES)] = ""
    dots: Annotated[int, Field(ge=1, le=MOST_DOTS)] = 3
    cumulative: bool = True
    weighs: bool = False
    opened: Said | None = None

    def planned(self) -> StagePlan:
        told = {name: value for name, value in vars(self).items() if value is not None}
        return StagePlan(**flat(told))


@exact
@dataclass(frozen=True)
class AgendaFile:
    """What a file holds."""

    title: Said
    minutes: int
    stages: Annotated[tuple[Planned, ...], Field(min_length=1)]
    follows: bool = False
    part: Annotated[int, Field(ge=0, le=4)] = 0


FILE = TypeAdapter(AgendaFile)
SINGLE = TypeAdapter(Planned)


@dataclass(frozen=True)
class Agenda:
    """Stages in order; their minutes add up to `minutes`. `agenda_id` is the file's name.

    Attributes:
        follows: for a meeting that goes on from an earlier one.
        part: which of the four stages of the 提言 it is for; 0 for the whole.
    """

    agenda_id: str
    title_ja: str
    title_en: str
    minutes: int
    stages: tuple[StagePlan, ...]
    follows: bool = False
    part: int = 0


@cache
def agendas() -> dict[str, Agenda]:
    """All agendas by id, in the order of `load`. Raises ValueError naming file and field."""
    return load(FOLDER)


def load(folder: Path) -> dict[str, Agenda]:
    """The agendas in `folder`: the whole, the shortest first, then the parts; follow-ups last."""
    found = [_agenda(path) for path in sorted(folder.glob("*.toml"))]
    return {a.agenda_id: a for a in sorted(found, key=lambda a: (a.follows, a.part, a.minutes))}


@cache
def singles() -> dict[str, StagePlan]:
    """Stages that can be put into a timetable, by id: those of the agendas, then the further ones
    of `single/`, a file each, whose name is its id. Raises ValueError naming file and field."""
    found: dict[str, StagePlan] = {}
    for agenda in agendas().values():
        for stage in agenda.stages:
            found.setdefault(stage.stage_id, stage)
    for path in sorted((FOLDER / "single").glob("*.toml")):
        table = tomllib.loads(path.read_text(encoding="utf-8"))
        found[path.stem] = checked(SINGLE, {"stage_id": path.stem, **table}, path.name).planned()
    return found


def further(plan: StagePlan, taken: Iterable[str]) -> StagePlan:
    """`plan` under an id of its own: held a second time it is a stage of its own."""
    ids = chain([plan.stage_id], (f"{plan.stage_id}-{n}" for n in count(2)))
    known = frozenset(taken)
    return replace(plan, stage_id=next(one for one in ids if one not in known))


def offered(*, follows: bool) -> list[str]:
    """Ids of the agendas for a first meeting, or for a follow-up: then its own come first."""
    found = [*agendas().values()]
    own = [a.agenda_id for a in found if a.follows]
    first = [a.agenda_id for a in found if not a.follows]
    return [*own, *first] if follows else first


def _agenda(path: Path) -> Agenda:
    where, table = path.name, tomllib.loads(path.read_text(encoding="utf-8"))
    file = checked(FILE, table, where)
    ids = [stage.stage_id for stage in file.stages]
    if len(set(ids)) != len(ids):
        raise ValueError(f"{where}: each stage_id once, not {ids}")
    total = sum(stage.minutes for stage in file.stages)
    if total != file.minutes:
        raise ValueError(f"{where}: stages take {total} minutes, not {file.minutes}")
    plans = tuple(stage.planned() for stage in file.stages)
    return Agenda(path.stem, file.title.ja, file.title.en, total, plans, file.follows, file.part)
