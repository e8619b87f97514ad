"""What is found of a workshop's place, in words and pictures: one for phones, wall, console."""

from functools import lru_cache, partial
from itertools import zip_longest
from typing import Any, NamedTuple

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from core.charts import picture
from core.charts.finding import drawn
from core.charts.theme import LETTERS
from core.errors import Refused
from core.stats.catalog import INDICATORS
from core.stats.figure import figure
from core.stats.finding import Finding
from core.stats.findings import finding
from core.stats.package import Package
from core.stats.peers import PeerSet
from core.stats.six import six
from core.web.facts import Facts, Told, dumped, of_place, peers_of, phone_figure, placed
from core.web.http import refusing
from core.workshop import Workshop


class Size(NamedTuple):
    """Points of a finding's picture; `height` 0: as the chart has it; `own`: of the place's name
    at its line."""

    width: int
    height: int
    narrow: bool
    own: int = LETTERS


PHONE, DESK, WALL = Size(340, 0, True), Size(262, 62, True), Size(900, 180, False, 21)
"""On a phone; six of them beside each other on the console; on a wall, where it is enlarged so that
letters of 14 points are 28 pixels."""
SIX, LEAST = 6, 2
"""How many findings stand before a room: in all, and of each municipality where several meet."""


class Findings:
    def __init__(self, facts: Facts) -> None:
        self.facts = facts

    def all(self) -> list[BaseRoute]:
        return [Route("/w/{workshop}/findings.json", refusing(self.findings))]

    async def findings(self, request: Request) -> Response:
        """The findings of the place; with `size=desk` drawn for a console. With `indicator_id` that
        one alone, also of what is not among them, drawn for a wall."""
        if name := request.query_params.get("indicator_id", ""):
            return await self.facts.told(request, partial(one_found, name))
        size = DESK if request.query_params.get("size") == "desk" else PHONE
        return await self.facts.told(request, partial(found, size))


def found(size: Size, package: Package, workshop: Workshop, language: str) -> bytes:
    """The findings as JSON, with their pictures as SVG: drawn once for a whole hall, and there when
    the signal is not. Where several municipalities meet, theirs take turns."""
    told = tuple(
        (code, _found(package, code, language, peers_of(package, workshop, code), size))
        for code in workshop.places
    )
    return told[0][1] if len(told) == 1 else _in_turns(package, language, told)


@lru_cache(maxsize=64)
def _in_turns(package: Package, language: str, told: Told) -> bytes:
    most = max(LEAST, SIX // len(told))
    each = [of_place(package, code, language, rows)[:most] for code, rows in told]
    return dumped([one for turn in zip_longest(*each) for one in turn if one])


@lru_cache(maxsize=64)
def _found(package: Package, area_code: str, language: str, peers: PeerSet, size: Size) -> bytes:
    package.area(area_code)  # an unknown one is refused
    rows = six(package, area_code, peers)
    return dumped([_finding(one.told, language, size) for one in rows])


def one_found(name: str, package: Package, workshop: Workshop, language: str) -> bytes:
    """One finding as JSON, in a list, its picture for a wall."""
    name, area_code = placed(workshop, name)
    peers = peers_of(package, workshop, area_code)
    told = _one_found(package, area_code, name, language, peers)
    several = len(workshop.places) > 1
    return dumped(of_place(package, area_code, language, told)) if several else told


@lru_cache(maxsize=192)
def _one_found(package: Package, area_code: str, name: str, language: str, peers: PeerSet) -> bytes:
    return dumped([_finding(_one(package, area_code, name, peers), language, WALL)])


def _finding(one: Finding, language: str, size: Size) -> dict[str, Any]:
    """As the light pages show it; `told`: its picture in words; `svg`: "" where there is none."""
    spec = drawn(one, language, narrow=size.narrow, height=size.height, own=size.own)
    return {
        **phone_figure(one.figure, language),
        "finding": one.title.of(language),
        "chance": one.chance.of(language),
        "measure": one.measure.of(language),
        "told": one.told.of(language),
        "source": one.source.of(language),
        "beside": one.figure.peer_label.of(language),
        "form": one.form,
        "svg": picture.svg(spec, size.width) if spec else "",
    }


def _one(package: Package, area_code: str, name: str, peers: PeerSet) -> Finding:
    """A finding of the place: as it is among the six, or as any figure is told.

    Raises:
        Refused: there is no such figure, or no such place.
    """
    package.area(area_code)
    if name not in INDICATORS:
        raise Refused("refused.unknown")
    for one in six(package, area_code, peers):
        if one.figure.indicator_id == name:
            return one.told
    return finding(figure(package, name, area_code, peers), package, peers)
