"""A look at words before they are sent: how the card will read, and whether they may point at a
real person; of a KPI, where its target lies. Nothing of it is kept."""

from typing import Any, TypeVar

from pydantic import BaseModel, TypeAdapter
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Route

from core.errors import Refused
from core.record.course import aimed
from core.rooms import Rooms
from core.stats.advice import reached, sentences
from core.stats.catalog import INDICATORS
from core.stats.figure import figure
from core.stats.package import Package
from core.stats.peers import held
from core.web.http import need_token, open_room, read, refusing
from core.workshop import Workshop
from core.workshop.nouns.kpis import KpiSet
from core.workshop.nouns.personas import PersonaAdded, previewed
from core.workshop.private_words import kinds, masked
from core.workshop.ref import Day, Number
from core.workshop.sentence import guessed

T = TypeVar("T")
NUMBER: TypeAdapter[float] = TypeAdapter(Number)
DAY: TypeAdapter[str] = TypeAdapter(Day)


class Draft(BaseModel):
    """What is typed so far; `event`: the words of its fields."""

    kind: str = ""
    event: dict[str, object] = {}

    @property
    def words(self) -> dict[str, str]:
        return {name: one[:MOST] for name, one in self.event.items() if isinstance(one, str)}


MOST = 400
OFTEN = 2
"""Years between two values of a figure, up to which it moves until the next review."""


def aim(package: Package, workshop: Workshop, words: dict[str, str]) -> dict[str, Any] | None:
    """Where a target of a figure would lie: sentences, and the peers as a picture needs them.

    None without a figure of this meeting that is official, or where it is missing here. What of
    target and days is not yet readable is left out.
    """
    frozen = workshop.figures.get(words.get("figure_id", ""))
    if frozen is None or frozen.indicator_id not in INDICATORS:
        return None
    peers = held(package, frozen.area_code, workshop.peers)
    now = figure(package, frozen.indicator_id, frozen.area_code, peers)
    if now.value is None:
        return None
    target, due = _read(NUMBER, words.get("target", "")), _read(DAY, words.get("due", "")) or ""
    told = aimed(package, workshop, frozen.id, target, due) if target is not None and due else None
    level = reached(now, target) if target is not None and target != now.value else None
    said = sentences(told) if told else [one for one in (level,) if one]
    lines = [{"ja": one.ja, "en": one.en} for one in said]
    years = [year for year, value in now.series if value is not None]
    apart = years[-1] - years[-2] if len(years) > 1 else 0
    alone = INDICATORS[frozen.indicator_id].depends_on_size or now.peer_median is None
    return {
        "lines": lines,
        "unknown": target is not None and bool(due) and not (told and told.span),
        "apart": apart if apart > OFTEN else 0,
        "target": target,
        "title": {"ja": now.title.ja, "en": now.title.en},
        "unit": {"ja": now.unit.ja, "en": now.unit.en},
        "value": f"{now.value:,.{now.decimals}f}",
        "peers": None if alone else [now.peer_low, now.peer_median, now.peer_high],
        "towns": [] if alone else now.peer_values,
    }


def _read(kind: TypeAdapter[T], typed: str) -> T | None:
    """What was typed, as far as it can be read already."""
    try:
        return kind.validate_python(typed) if typed else None
    except (ValueError, Refused):
        return None


class Look:
    def __init__(self, rooms: Rooms) -> None:
        self.rooms = rooms

    def all(self) -> list[BaseRoute]:
        return [Route("/w/{workshop}/look", refusing(self.look), methods=["POST"])]

    async def look(self, request: Request) -> Response:
        draft, room = await read(request, Draft), await open_room(self.rooms, request)
        need_token(request, room)
        advice = None
        if draft.kind == KpiSet.kind:
            advice = await run_in_threadpool(aim, self.rooms.package, room.workshop, draft.words)
        said = previewed(draft.words) if draft.kind == PersonaAdded.kind else None
        ends = guessed(draft.words["bottleneck"], draft.words["wish"]) if said else None
        warns = {kind for one in draft.words.values() for kind in kinds(one)}
        mended = {name: masked(one) for name, one in draft.words.items() if masked(one) != one}
        told = {"said": said, "ends": ends, "warns": sorted(warns), "mended": mended, "aim": advice}
        return JSONResponse(told)
