"""A town's figures as one plain page: read without a session, printed, linked to, found."""

from dataclasses import dataclass
from functools import lru_cache

from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import BaseRoute, Route

from core.charts import picture
from core.charts.finding import drawn
from core.errors import Refused
from core.rooms import Rooms
from core.stats.area import Area
from core.stats.catalog import FIELDS, INDICATORS
from core.stats.evidence import apart
from core.stats.figure import Figure, figures
from core.stats.finding import Finding
from core.stats.findings import findings
from core.stats.glance import glance
from core.stats.marks import marks
from core.stats.package import COUNTRY, Package
from core.stats.peers import PeerSet, default, peer_sets
from core.stats.sentence import amount, english_years, japanese_years
from core.text import Text
from core.web.heavy import heavy
from core.web.http import PLAIN
from core.web.language import language_of
from core.web.places import around, place
from core.web.templates import PAGES

WIDTH = 312
"""Of a chart in points, as on a small phone; larger screens enlarge it."""
MOST_FOUND = 20
LETTERS = 40


@dataclass(frozen=True)
class Card:
    """A finding as the page draws it."""

    one: Finding
    chart: Markup


class Towns:
    def __init__(self, rooms: Rooms) -> None:
        self.rooms = rooms  # its package is replaced by another when the statistics are renewed

    def all(self) -> list[BaseRoute]:
        return [Route("/t", self.search), Route("/t/{area}", self.town)]

    async def search(self, request: Request) -> Response:
        """Places that fit what was typed; without words the country and its prefectures."""
        typed = request.query_params.get("q", "")[:LETTERS]
        return await heavy(_found, self.rooms.package, typed, language_of(request), 200)

    async def town(self, request: Request) -> Response:
        """The page of a place; what is no place is looked for instead."""
        code, language = request.path_params["area"], language_of(request)
        package = self.rooms.package
        try:
            area = package.area(code)
        except Refused:
            return await heavy(_found, package, code[:LETTERS], language, 404)
        kind = request.query_params.get("peers", "")[:LETTERS]
        made = await heavy(page, package, area.area_code, kind, language)
        return HTMLResponse(made, headers=PLAIN)


@lru_cache(maxsize=96)
def page(package: Package, area_code: str, kind: str, language: str) -> str:
    """The whole page as HTML.

    Args:
        kind: of the peers; the usual ones where there are none of this kind.
    """
    area = package.area(area_code)
    sets: dict[str, PeerSet] = {one.kind: one for one in peer_sets(package, area_code)}
    peers = sets.get(kind) or default(package, area_code)
    found = findings(package, area_code, peers)
    listed = figures(package, area_code, peer_set=peers)
    return _filled(
        "town.html",
        language,
        area=area,
        above=_above(package, area, language),
        peers=peers,
        sets=sets.values(),
        cards=[Card(one, _chart(one, language)) for one in found],
        sentences=[one.words.of(language) for one in glance(package, area_code, peers)],
        fields=_by_field(listed, language),
        inside=_inside(package, area),
        sources=apart(one.source.of(language) for one in found),
        version=package.version,
    )


def _found(package: Package, typed: str, language: str, status: int) -> Response:
    places = package.search(typed)[:MOST_FOUND] if typed.strip() else []
    body = _filled(
        "towns.html",
        language,
        typed=typed,
        places=[place(package, one, language) for one in places],
        around=around(package, places[0]) if places else [],
        country=package.area(COUNTRY),
        prefectures=[one for one in package.areas() if one.kind == "prefecture"],
    )
    return HTMLResponse(body, status, headers=PLAIN)


def _filled(template: str, language: str, **values: object) -> str:
    other = "en" if language == "ja" else "ja"
    words = {"text": Text(language), "language": language, "other": other}
    return PAGES.get_template(template).render(**words, **values)


def _above(package: Package, area: Area, language: str) -> Area | None:
    if area.kind == "municipality":
        return package.area(area.prefecture_code)
    return package.area(COUNTRY) if area.kind == "prefecture" else None


def _inside(package: Package, area: Area) -> list[Area]:
    """Municipalities of a prefecture, prefectures of the country."""
    if area.kind == "country":
        return [one for one in package.areas() if one.kind == "prefecture"]
    if area.kind == "municipality":
        return []
    return [
        one
        for one in package.areas()
        if one.kind == "municipality" and one.prefecture_code == area.area_code
    ]


def _chart(one: Finding, language: str) -> Markup:
    """The drawing itself: figures and names in it are escaped by the one who draws."""
    spec = drawn(one, language, narrow=True)
    return Markup(picture.svg(spec, WIDTH)) if spec else Markup()


def _by_field(listed: list[Figure], language: str) -> list[tuple[str, list[dict[str, str]]]]:
    """Every figure as a row, field by field; what has no value stands last."""
    rows: dict[str, list[dict[str, str]]] = {name: [] for name in FIELDS}
    for one in sorted(listed, key=lambda one: one.value is None):
        field = INDICATORS[one.indicator_id].field
        years = japanese_years(one) if language == "ja" else english_years(one)
        sized = INDICATORS[one.indicator_id].depends_on_size
        rows[field].append(
            {
                "name": one.indicator_id,
                "title": one.title.of(language),
                "value": amount(one, one.value, language),
                "median": "" if sized else _median(one, language),
                "years": years if one.value is not None else "",
                "marks": " · ".join(mark.of(language) for mark in marks(one)),
            }
        )
    return [(FIELDS[name].of(language), kept) for name, kept in rows.items()]


def _median(one: Figure, language: str) -> str:
    return "" if one.peer_median is None else amount(one, one.peer_median, language)
