"""The rows of a town's KPIs in words of one language: line, number, what may be said, who, when."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from core.chance import around
from core.clock import today
from core.keeping.monitor import GROUPS, Watched
from core.record.course import amount, standing
from core.record.days import day, month
from core.record.nameless import unnamed
from core.text import Text
from core.workshop.card import plain
from core.workshop.cards import baseline
from core.workshop.chance import Z, counted
from core.workshop.model import Workshop
from core.workshop.nouns.kpis import Kpi
from core.workshop.people import Sector
from core.workshop.private_words import leaving, reworded

WIDTH, HEIGHT, EDGE = 150, 44, 8
"""Of the small picture, and what stays free around its points."""
Point = tuple[float, float]


@dataclass(frozen=True)
class Picture:
    """Places in the small picture: actuals with how far chance moves them (x, top, height), the
    dotted way to the target, and the target."""

    points: tuple[Point, ...]
    bars: tuple[tuple[float, float, float], ...]
    way: tuple[Point, ...]
    goal: Point | None


@dataclass(frozen=True)
class Row:
    """A KPI. `at`: its bench, for who leads; `late`: its review is past; `unset`: there is none."""

    title: str
    of: str
    sign: str
    at: str
    line: Picture
    now: str
    target: str
    state: str
    group: str
    said: str
    owner: str
    helpers: tuple[tuple[Sector, str], ...]
    day: str
    left: str
    late: bool
    unset: bool


def counts(found: Sequence[Watched]) -> list[tuple[str, int]]:
    """How many KPIs are in each group."""
    return [(name, sum(one.group == name for one in found)) for name in GROUPS]


def rows(found: Sequence[Watched], text: Text, *, leads: bool) -> list[Row]:
    """In their order; who does not lead gets no address, no name and no number of people."""
    made = [_row(one, text) for one in found]
    if leads:
        return made
    return [_outside(row, one, text) for row, one in zip(made, found, strict=True)]


def _outside(row: Row, one: Watched, text: Text) -> Row:
    workshop = one.room.workshop
    without: Callable[[str], str] = unnamed(workshop, text)
    told: Row = leaving(reworded(row, without), workshop)
    return Row(**{**vars(told), "at": "", "line": row.line})


def _row(one: Watched, text: Text) -> Row:
    kpi, workshop = one.kpi, one.room.workshop
    latest = kpi.actuals[-1] if kpi.actuals else None
    target = amount(plain(kpi.now.target), kpi, text)
    due = text("monitor.by", month=month(kpi.now.due, text)) if kpi.now.due else ""
    return Row(
        title=kpi.title,
        of=workshop.title,
        sign=text("field.leading" if kpi.leading else "field.lagging"),
        at=f"/work?workshop={one.room.workshop_id}&show=kpis&kpi={kpi.id}&language={text.language}",
        line=_line(one),
        now=amount(plain(latest.value), kpi, text) if latest and latest.value is not None else "–",
        target=f"{target}{due}",
        state=standing(workshop, kpi, text, today()).state,
        group=one.group,
        said=_went(workshop, kpi, text),
        owner=kpi.owner,
        helpers=tuple((sector, text(f"section.{sector}")) for sector in one.helpers),
        day=day(kpi.now.next_review, text),
        left=_left(one.days, text),
        late=one.days is not None and one.days < 0,
        unset=one.days is None,
    )


def _went(workshop: Workshop, kpi: Kpi, text: Text) -> str:
    """From where it began to the newest actual, with its month."""
    latest = kpi.actuals[-1] if kpi.actuals else None
    if latest is None or latest.value is None:
        return text("monitor.unmeasured")
    now, when = amount(plain(latest.value), kpi, text), month(latest.on, text)
    base = baseline(workshop, kpi)
    if not base:
        return text("monitor.only", now=now, month=when)
    return text("monitor.went", base=amount(base, kpi, text), now=now, month=when)


def _left(days: int | None, text: Text) -> str:
    if days is None:
        return text("monitor.no_day")
    return text("monitor.past", n=-days) if days < 0 else text("monitor.in", n=days)


def _range(kpi: Kpi, value: float, first: bool) -> tuple[float, float]:
    """How far chance alone moves a number of people, or the figure it began with."""
    if first and kpi.baseline_spread:
        return value - Z * kpi.baseline_spread, value + Z * kpi.baseline_spread
    if counted(kpi.unit) and value > 0 and kpi.baseline_spread is None:
        return around(value)
    return value, value


def _line(one: Watched) -> Picture:
    points, kpi = one.points, one.kpi
    goal = [(kpi.now.due, kpi.now.target)] if kpi.now.due else []
    every = [*points, *goal]
    if not every:
        return Picture((), (), (), None)
    begun = kpi.baseline is not None
    spans = [_range(kpi, value, begun and not at) for at, (_, value) in enumerate(points)]
    days = [date.fromisoformat(on).toordinal() for on, _ in every]
    values = [value for _, value in every] + [edge for span in spans for edge in span]
    first, across = min(days), (max(days) - min(days)) or 1
    low, up = min(values), (max(values) - min(values)) or 1.0

    def x(at: int) -> float:
        return round(EDGE + (WIDTH - 2 * EDGE) * (at - first) / across, 1)

    def y(value: float) -> float:
        return round(HEIGHT - EDGE - (HEIGHT - 2 * EDGE) * (value - low) / up, 1)

    at = [(x(on), y(value)) for on, (_, value) in zip(days, every, strict=True)]
    known, end = at[: len(points)], at[-1] if goal else None
    bars = [(place[0], y(high), round(y(least) - y(high), 1))
            for place, (least, high) in zip(known, spans, strict=True) if high > least]  # fmt: skip
    way = (*known[-1:], *([end] if end else []))
    return Picture(tuple(known), tuple(bars), way if len(way) > 1 else (), end)
