"""Routes that put official facts into a workshop: figures and catalogue cases."""

import asyncio
import hashlib
import json
import secrets
from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Route

from core.cases import Case, cases
from core.errors import Refused
from core.stats import existence_words as words
from core.stats.catalog import FIELDS, INDICATORS
from core.stats.conditions import CENSUS_YEAR
from core.stats.evidence import frozen
from core.stats.existence import existence
from core.stats.figure import Figure, figure, figures
from core.stats.package import Package
from core.stats.peers import PeerSet, default
from core.web.language import language_of
from core.web.routes import Routes, need_token, read_json, refusing
from core.workshop import Room
from core.workshop.insights import FigurePinned
from core.workshop.personas import PersonaChecked
from core.workshop.use_cases import CaseTaken


class Chain:
    def __init__(self, routes: Routes) -> None:
        self.routes = routes
        self.reading = asyncio.Lock()  # a hall asks at once: one thread reads, the others find it

    def all(self) -> list[BaseRoute]:
        return [
            Route("/w/{workshop}/pin", refusing(self.pin), methods=["POST"]),
            Route("/w/{workshop}/case", refusing(self.case), methods=["POST"]),
            Route("/w/{workshop}/figures.json", refusing(self.figures)),
            Route("/w/{workshop}/cases.json", refusing(self.cases)),
        ]

    async def pin(self, request: Request) -> Response:
        """Freeze a figure of the workshop's own area into it; pinned twice it is one."""
        body, room = await read_json(request), await self.routes.open_room(request)
        token = need_token(request, room)
        package = self.routes.server.package
        event = await run_in_threadpool(
            pinned, package, str(body.get("indicator_id")), room.workshop.area_code
        )
        seq = await self.routes.record(request, room, token, body.get("request_id"), event)
        return JSONResponse({"seq": seq, "figure": recorded(room, seq, "figure_id")})

    async def case(self, request: Request) -> Response:
        body, room = await read_json(request), await self.routes.open_room(request)
        token = need_token(request, room)
        personas = body.get("persona_ids", [])
        if not isinstance(personas, list) or not all(isinstance(p, str) for p in personas):
            raise Refused("refused.bad_request")
        event = taken(str(body.get("case_id")), tuple(personas[:20]))
        seq = await self.routes.record(request, room, token, body.get("request_id"), event)
        return JSONResponse({"seq": seq, "use_case": recorded(room, seq, "use_case_id")})

    async def figures(self, request: Request) -> Response:
        room = await self.routes.open_room(request)
        need_token(request, room)
        package, language = self.routes.server.package, language_of(request)
        async with self.reading:
            body = await run_in_threadpool(listed, package, room.workshop.area_code, language)
        return Response(body, media_type="application/json")

    async def cases(self, request: Request) -> Response:
        language = language_of(request)
        return JSONResponse(
            [
                {
                    "case_id": case.case_id,
                    "title": getattr(case.title, language),
                    "place": getattr(case.place, language),
                    "summary": getattr(case.summary, language),
                    "effects": [getattr(effect.text, language) for effect in case.effects],
                    "levels": [getattr(effect.level, language) for effect in case.effects],
                }
                for case in cases().values()
            ]
        )


def recorded(room: Room, seq: int, name: str) -> str:
    """A field of entry `seq`: of a request sent twice, what the first recorded."""
    return str(getattr(room.log[seq - 1].event, name, ""))


def pinned(
    package: Package,
    indicator_id: str,
    area_code: str,
    peer_set: PeerSet | None = None,
    together: int = 0,
) -> FigurePinned:
    """The event that freezes a figure as the package has it today, with its peers and why.

    Among other peers than the usual ones, or over other years, it is a figure of its own.

    Raises:
        Refused: no such indicator, no such area, or the figure is missing there.
    """
    if indicator_id not in INDICATORS:
        raise Refused("refused.unknown")
    facts: dict[str, Any] = dict(
        frozen(figure(package, indicator_id, area_code, peer_set, together))
    )
    figure_id = f"{indicator_id}-{area_code}-{facts['year']}-{facts['package_version']}"
    if together or peer_set not in (None, default(package, area_code)):
        chosen = repr((peer_set, together)).encode()
        figure_id += "-" + hashlib.sha256(chosen).hexdigest()[:6]
    clean = "".join(c if c.isalnum() or c in "_-" else "-" for c in figure_id)[:64]
    return FigurePinned(figure_id=clean, **facts)


def checked(
    package: Package, area_code: str, persona_id: str, conditions: Sequence[str]
) -> PersonaChecked:
    """The event that freezes how many such people there are, as the package has it today.

    Raises:
        Refused: `core.stats.existence.existence` cannot say.
    """
    found = existence(package, area_code, conditions)
    value, told, method = (f(found) for f in (words.value, words.sentence, words.method))
    named = words.named(found.conditions)
    return PersonaChecked(
        persona_id=persona_id,
        conditions=found.conditions,
        verdict=found.verdict,
        named_ja=f"{found.area.name}・{named.ja}・{CENSUS_YEAR}年",
        named_en=f"{found.area.romaji or found.area.name}, {named.en}, {CENSUS_YEAR}",
        value_ja=value.ja,
        value_en=value.en,
        sentence_ja=told.ja,
        sentence_en=told.en,
        method_ja=method.ja,
        method_en=method.en,
        source_ja=" / ".join(found.sources),
        source_en=" / ".join(found.sources_en),
        package_version=found.package_version,
    )


def taken(case_id: str, persona_ids: tuple[str, ...]) -> CaseTaken:
    """The event that takes a case of the catalogue, with its proof as it reads today.

    Raises:
        Refused: no such case.
    """
    case = cases().get(case_id)
    if case is None:
        raise Refused("refused.unknown")
    return CaseTaken(
        use_case_id=secrets.token_hex(12),
        case_id=case_id,
        title=case.title.ja[:80],
        case_title=f"{case.title.ja}（{case.place.ja}）",
        proof_ja=proof(case, "ja"),
        proof_en=proof(case, "en"),
        eases=case.what_it_eases.ja[:200],
        people_part=case.people_part.ja[:200],
        persona_ids=persona_ids,
    )


def proof(case: Case, language: str) -> str:
    """Every effect with its source and level, in one text of at most 1,000 letters."""
    parts = [
        f"{getattr(effect.text, language)}（{getattr(effect.level, language)}、"
        f"{getattr(effect.source, language)}）"
        for effect in case.effects
    ]
    return " ".join(parts)[:1000]


@lru_cache(maxsize=32)
def listed(package: Package, area_code: str, language: str) -> bytes:
    """All figures of a place as JSON; kept, because a whole hall asks in the same second."""
    found = [phone_figure(one, language) for one in figures(package, area_code)]
    return json.dumps(found, ensure_ascii=False, allow_nan=False).encode()


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
