"""The rows of a town's KPIs in words of one language: line, number, what may be said, who, when."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from core.chance import around
from core.clock import today
from core.keeping.monitor import GROUPS, Watched, tone
from core.record.course import amount, standing
from core.record.days import day, month
from core.record.nameless import unnamed
from core.text import Text
from core.workshop.card import plain
from core.workshop.cards import baseline
from core.workshop.chance import Z, counted
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
    tone: str
    at: str
    line: Picture
    now: str
    target: str
    due: str
    state: str
    said: str
    when: str
    owner: str
    helpers: tuple[tuple[Sector, str], ...]
    day: str
    left: str
    late: bool
    unset: bool


def counts(found: Sequence[Watched], text: Text) -> list[tuple[str, str, int]]:
    """[(group, in words, how many KPIs are in it)]."""
    return [
        (name, text(f"monitor.{name}"), sum(one.group == name for one in found)) for name in GROUPS
    ]


def heads(text: Text) -> list[str]:
    """What stands over the columns of a row."""
    return [text(f"monitor.c_{name}") for name in ("kpi", "way", "now", "state", "who", "next")]


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
    target = amount(plain(kpi.now.target), kpi, text)
    base = baseline(workshop, kpi)
    said, when = _went(kpi, base, text)
    return Row(
        title=kpi.title,
        of=workshop.title,
        sign=text("monitor.leading" if kpi.leading else "monitor.lagging"),
        tone=tone(kpi),
        at=f"/work?workshop={one.room.workshop_id}&show=kpis&kpi={kpi.id}&language={text.language}",
        line=_line(one),
        now=_now(kpi, base, text),
        target=target,
        due=text("monitor.by", month=month(kpi.now.due, text)) if kpi.now.due else "",
        state=standing(workshop, kpi, text, today()).state,
        said=said,
        when=when,
        owner=kpi.owner,
        helpers=tuple((sector, text(f"section.{sector}")) for sector in one.helpers),
        day=day(kpi.now.next_review, text),
        left=_left(one.days, text),
        late=one.days is not None and one.days < 0,
        unset=one.days is None,
    )


def _now(kpi: Kpi, base: str, text: Text) -> str:
    """The newest actual, or what it began with before there is one."""
    value = kpi.actuals[-1].value if kpi.actuals else None
    if value is not None:
        return amount(plain(value), kpi, text)
    return amount(base, kpi, text) if base else "–"


def _went(kpi: Kpi, base: str, text: Text) -> tuple[str, str]:
    """From where it began to the newest actual, and its month."""
    latest = kpi.actuals[-1] if kpi.actuals else None
    if latest is None or latest.value is None:
        return text("monitor.only_base" if base else "monitor.unmeasured"), ""
    now, when = amount(plain(latest.value), kpi, text), month(latest.on, text)
    start = amount(base, kpi, text)
    said = text("monitor.went", base=start, now=now) if base else now
    return said, text("monitor.by", month=when)


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
