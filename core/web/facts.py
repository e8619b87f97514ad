"""Official facts for a workshop: figures and catalogue cases, listed and put into it."""

import asyncio
import json
from collections.abc import Callable
from functools import lru_cache
from typing import Any

from pydantic import BaseModel
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Route

from core.cases import LEVELS, cases
from core.errors import Refused
from core.facts import named, pinned, taken
from core.fits import Fit, fits, said_of
from core.rooms import Rooms
from core.stats.catalog import FIELDS, INDICATORS
from core.stats.figure import Figure, figures
from core.stats.package import Package
from core.stats.peers import PeerSet, default, held
from core.web.act import Acts, RequestId
from core.web.http import need_token, open_room, read, refusing
from core.web.language import language_of
from core.web.walls import need_eyes
from core.workshop import Room, Workshop
from core.workshop.acts.showing import AT
from core.workshop.nouns.figures import FigurePinned
from core.workshop.nouns.personas import Persona

MOST_PERSONAS = 20


class Pin(BaseModel):
    indicator_id: object = None
    request_id: RequestId


class TakeCase(BaseModel):
    case_id: object = None
    request_id: RequestId
    persona_ids: tuple[str, ...] = ()


class Facts:
    def __init__(self, rooms: Rooms, acts: Acts) -> None:
        self.rooms, self.acts = rooms, acts
        self.reading = asyncio.Lock()  # a hall asks at once: one thread reads, the others find it

    def all(self) -> list[BaseRoute]:
        return [
            Route("/w/{workshop}/pin", refusing(self.pin), methods=["POST"]),
            Route("/w/{workshop}/case", refusing(self.case), methods=["POST"]),
            Route("/w/{workshop}/figures.json", refusing(self.figures)),
            Route("/w/{workshop}/cases.json", refusing(self.cases)),
        ]

    async def pin(self, request: Request) -> Response:
        """Freeze a figure of the workshop's own area into it, or of one of its areas
        (`birth_rate-32449`); pinned twice it is one."""
        asked, room = await read(request, Pin), await open_room(self.rooms, request)
        token, package = need_token(request, room), self.rooms.package
        event = await run_in_threadpool(_pinned, package, room.workshop, str(asked.indicator_id))
        seq = await self.acts.record(room, token, asked.request_id, event)
        return JSONResponse({"seq": seq, "figure": recorded(room, seq, "figure_id")})

    async def case(self, request: Request) -> Response:
        asked, room = await read(request, TakeCase), await open_room(self.rooms, request)
        token = need_token(request, room)
        event = taken(str(asked.case_id), asked.persona_ids[:MOST_PERSONAS])
        seq = await self.acts.record(room, token, asked.request_id, event)
        return JSONResponse({"seq": seq, "use_case": recorded(room, seq, "use_case_id")})

    async def figures(self, request: Request) -> Response:
        return await self.told(request, all_figures)

    async def told(
        self, request: Request, tell: Callable[[Package, Workshop, str], bytes]
    ) -> Response:
        """What `tell` says of the workshop's places, as JSON, to who has a seat or a wall."""
        room = await open_room(self.rooms, request)
        need_eyes(request, room)
        package, language = self.rooms.package, language_of(request)
        async with self.reading:
            body = await run_in_threadpool(tell, package, room.workshop, language)
        return Response(body, media_type="application/json")

    async def cases(self, request: Request) -> Response:
        """The catalogue; what fits the words of a `persona` of the room and its place first."""
        language, text, area_code = language_of(request), "", ""
        if named := request.query_params.get("persona", ""):
            room = await open_room(self.rooms, request)
            need_token(request, room)
            persona, area_code = room.workshop.seen(Persona).get(named), room.workshop.area_code
            text = said_of(room.workshop, persona) if persona else ""
        every = cases().values()
        found = (
            await run_in_threadpool(fits, self.rooms.package, area_code, every, text, language)
            if text
            else [Fit(case) for case in every]
        )
        return JSONResponse([told_case(one, language) for one in found])


def told_case(fit: Fit, language: str) -> dict[str, Any]:
    """A case of the catalogue as the light pages list it."""
    case, first = fit.case, fit.case.effects[0]
    return {
        "case_id": case.case_id,
        "title": getattr(case.title, language),
        "place": getattr(case.place, language),
        "summary": getattr(case.summary, language),
        "effects": [getattr(effect.text, language) for effect in case.effects],
        "levels": [getattr(effect.level, language) for effect in case.effects],
        "sources": [effect.source.of(language) for effect in case.effects],
        "judged": [effect.judged.of(language) for effect in case.effects],
        "cost": case.cost.of(language),
        "eases": case.what_it_eases.of(language),
        "people": case.people_part.of(language),
        "words": fit.words[:4],
        "near": fit.near,
        "step": [*LEVELS].index(first.evidence_level) + 1,
    }


def recorded(room: Room, seq: int, name: str) -> str:
    """A field of entry `seq`: of a request sent twice, what the first recorded."""
    return str(getattr(room.log[seq - 1].event, name, ""))


def _pinned(package: Package, workshop: Workshop, asked: str) -> FigurePinned:
    name, area_code = placed(workshop, asked)
    pin = pinned(package, name, area_code, peers_of(package, workshop, area_code))
    return named(package, workshop, pin)


def placed(workshop: Workshop, asked: str) -> tuple[str, str]:
    """A figure and its place: the workshop's, or that of its areas whose code stands behind it.

    Raises:
        Refused: an area that does not meet here.
    """
    name, _, code = asked.partition(AT)
    area_code = code or workshop.area_code
    if area_code not in workshop.places:
        raise Refused("refused.unknown")
    return name, area_code


def peers_of(package: Package, workshop: Workshop, area_code: str) -> PeerSet:
    """The room's peers; those picked by hand are the first area's alone."""
    if area_code == workshop.area_code:
        return held(package, area_code, workshop.peers)
    return default(package, area_code)


def all_figures(package: Package, workshop: Workshop, language: str) -> bytes:
    """All figures of the place; where several municipalities meet, of all of them, each by its
    place."""
    told = tuple(
        (code, listed(package, code, language, peers_of(package, workshop, code)))
        for code in workshop.places
    )
    return told[0][1] if len(told) == 1 else _together(package, language, told)


Told = tuple[tuple[str, bytes], ...]
"""Codes of places with what is told of each."""


@lru_cache(maxsize=32)
def _together(package: Package, language: str, told: Told) -> bytes:
    each = [of_place(package, code, language, rows) for code, rows in told]
    return dumped([one for rows in each for one in rows])


def of_place(package: Package, area_code: str, language: str, told: bytes) -> list[dict[str, Any]]:
    """What is told of one municipality among several: its name stands first, and in every id."""
    name = package.area(area_code).named.of(language)
    return [
        one
        | {"indicator_id": f"{one['indicator_id']}{AT}{area_code}"}
        | {key: f"{name}　{one[key]}" for key in ("title", "finding") if key in one}
        for one in json.loads(told)
    ]


def dumped(rows: list[dict[str, Any]]) -> bytes:
    return json.dumps(rows, ensure_ascii=False, allow_nan=False).encode()


@lru_cache(maxsize=32)
def listed(package: Package, area_code: str, language: str, peer_set: PeerSet) -> bytes:
    """All figures of a place as JSON; kept, because a whole hall asks in the same second."""
    found = [phone_figure(one, language) for one in figures(package, area_code, None, peer_set)]
    return dumped(found)


def phone_figure(one: Figure, language: str) -> dict[str, Any]:
    """A figure as the light pages list it."""
    indicator = INDICATORS[one.indicator_id]
    missing = None if one.missing is None else getattr(one.missing, language)
    alone = indicator.depends_on_size  # a count of a larger place is larger: no comparison
    peers = (None, None, None) if alone else (one.peer_low, one.peer_median, one.peer_high)
    value = None if one.value is None else f"{one.value:,.{one.decimals}f}"
    return {
        "indicator_id": one.indicator_id,
        "title": getattr(one.title, language),
        "value": value,
        "unit": getattr(one.unit, language),
        "year": one.years_label or one.year,
        "sentence": getattr(one.sentence, language),
        "question": getattr(one.question, language),
        "source": " / ".join(one.sources if language == "ja" else one.sources_en),
        "missing": missing,
        "series": [[year, value] for year, value in one.series],
        "peers": peers,
        "field": getattr(FIELDS[indicator.field], language),
    }
