"""A place that was looked for: how many live there, how that changed, and places like it."""

from dataclasses import dataclass

from markupsafe import Markup

from core.palette import KEY
from core.stats.area import Area
from core.stats.figure import figure
from core.stats.package import Package
from core.stats.peers import peer_sets
from core.stats.sentence import amount, english_years, japanese_years, plain
from core.text import Text

YEARS_BACK = 5
WIDE, HIGH, EDGE = 88, 28, 4
"""Of the small line, in points."""
LINKS = 6


@dataclass(frozen=True)
class Place:
    """As a row tells it; `line` is empty and words are where nothing is known."""

    area: Area
    people: str
    changed: str
    line: Markup


def place(package: Package, area: Area, language: str) -> Place:
    """Residents of the newest year, the change in five years, the years as a line."""
    one, text = figure(package, "population", area.area_code), Text(language)
    known = {year: value for year, value in one.series if value is not None}
    if one.value is None or one.year is None:
        return Place(area, "", "", Markup())
    then, changed = known.get(one.year - YEARS_BACK), ""
    if then:
        percent = 100 * (one.value / then - 1)
        size = plain(abs(percent), 1)
        way = "same" if size == "0.0" else "fell" if percent < 0 else "grew"
        changed = text(f"town.{way}", n=YEARS_BACK, percent=size)
    years = japanese_years(one) if language == "ja" else english_years(one)
    people = text("town.people", people=amount(one, one.value, language), years=years)
    return Place(area, people, changed, _line(list(known.values())))


def _line(values: list[float]) -> Markup:
    """Only its course: numbers stand beside it."""
    if len(values) < 2:
        return Markup()
    low, high = min(values), max(values)
    points = [
        (
            round(EDGE + n * (WIDE - 2 * EDGE) / (len(values) - 1), 1),
            round(HIGH - EDGE - (value - low) * (HIGH - 2 * EDGE) / ((high - low) or 1), 1),
        )
        for n, value in enumerate(values)
    ]
    path = " ".join(f"{x},{y}" for x, y in points)
    x, y = points[-1]
    return Markup(
        f'<svg width="{WIDE}" height="{HIGH}" aria-hidden="true"><polyline points="{path}" '
        f'fill="none" stroke="{KEY}" stroke-width="2"/>'
        f'<circle cx="{x}" cy="{y}" r="3.5" fill="{KEY}"/></svg>'
    )


def around(package: Package, area: Area) -> list[tuple[str, list[Area]]]:
    """Key of a heading → places like this one, and beside it."""
    sets = {one.kind: one for one in peer_sets(package, area.area_code)}
    return [
        (key, [package.area(code) for code in sets[kind].area_codes[:LINKS]])
        for kind, key in (("nearest", "town.alike"), ("adjacent", "town.beside"))
        if kind in sets
    ]
