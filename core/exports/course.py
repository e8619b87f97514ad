"""How a KPI goes, in words and as what a chart draws: for page, record and every file."""

from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from core.charts import picture
from core.charts.course import Course
from core.charts.course import course as drawn
from core.clock import in_japan
from core.stats import peers
from core.stats.advice import Advice, advice, pace
from core.stats.catalog import INDICATORS
from core.stats.package import Package
from core.text import Text
from core.workshop.cards import baseline, plain
from core.workshop.model import Kpi, Workshop
from core.workshop.progress import begun, dated, planned, progress

DRAWN_WIDTH = 300
"""Points across: as wide as a phone's card."""


@dataclass(frozen=True)
class Reported:
    """An actual as it was reported. `counts`: nothing was reported for its day later."""

    on: str
    value: float | None
    planned: float | None
    note: str
    at: str
    counts: bool


@dataclass(frozen=True)
class Standing:
    """Attributes:
    state: in a word or two. said: sentences, of the state first.
    course: what is drawn; None without an actual.
    basis: where "no action" comes from; empty where it is not drawn.
    reported: every report, the newest day first.
    """

    state: str
    said: tuple[str, ...]
    course: Course | None
    basis: str
    reported: tuple[Reported, ...]


def standing(
    workshop: Workshop, kpi: Kpi, text: Text, day: date, package: Package | None = None
) -> Standing:
    """How a KPI goes on `day`; without an actual nothing is said but that."""
    said = (_state(kpi, text), *(text(f"kpi.{what}", n=n) for what, n in dated(kpi, day)))
    outlook = advised(package, workshop, kpi) if package and kpi.actuals else None
    going = outlook.going_on if outlook else None
    told = pace(outlook) if outlook and going is not None else None
    made = _course(kpi, going if told else None, said[0]) if kpi.actuals else None
    reported = [
        Reported(
            one.on,
            one.value,
            _short(kpi, planned(kpi, date.fromisoformat(one.on))),
            one.note,
            f"{in_japan(one.at):%Y-%m-%d}",
            one in kpi.actuals,
        )
        for one in sorted(kpi.reported, key=lambda one: (one.on, one.at), reverse=True)
    ]
    state = "field.stopped" if kpi.stopped else f"kpi.state_{progress(kpi).state}"
    basis = getattr(told, text.language) if told else ""
    return Standing(text(state), said, made, basis, tuple(reported))


def advised(package: Package, workshop: Workshop, kpi: Kpi) -> Advice | None:
    """The target beside peers and past, from the figure as it was pinned and today's package.

    None without an official figure, or where `core.stats.advice.advice` cannot say.
    """
    figure = workshop.figures.get(kpi.figure_id)
    if figure is None or figure.indicator_id not in INDICATORS or not kpi.now.due:
        return None
    return advice(
        package,
        figure.indicator_id,
        figure.area_code,
        peers.default(package, figure.area_code),
        figure.value,
        kpi.now.target,
        date.fromisoformat(kpi.now.due).year - figure.year,
    )


def upcoming(workshop: Workshop, kpis: list[Kpi], text: Text, day: date) -> list[str]:
    """What is to be decided next: a line for each running KPI, the nearest review first."""
    running = sorted((k for k in kpis if not k.stopped), key=lambda k: k.now.next_review or "~")
    lines = []
    for kpi in running:
        when = kpi.now.next_review
        line = text("kpi.next" if when else "kpi.next_unset", title=kpi.title, day=when,
                    owner=kpi.owner)  # fmt: skip
        late = [text(f"kpi.{what}", n=n) for what, n in dated(kpi, day)]
        rule = text("kpi.next_stop", rule=kpi.rule_stop) if kpi.rule_stop else ""
        lines.append("".join([line, _state(kpi, text), *late, rule]))
    return lines


@lru_cache(maxsize=128)
def svg(one: Course, language: str) -> str:
    """The drawing for a page without scripts; kept, because a whole room reads it at once."""
    return picture.svg(drawn(one, language), DRAWN_WIDTH)


def begin(workshop: Workshop, kpi: Kpi, text: Text) -> str:
    """Where it began, with the year of its figure; empty when unknown."""
    value, figure = baseline(workshop, kpi), workshop.figures.get(kpi.figure_id)
    if not value:
        return ""
    if text.language == "ja":
        whence = f"（{figure.years_label or f'{figure.year}年'}）" if figure else ""
    else:
        whence = f" ({figure.year})" if figure else ""
    return f"{value}{kpi.unit}{whence}"


def _state(kpi: Kpi, text: Text) -> str:
    found = progress(kpi)
    if found.latest is None or found.latest.value is None:
        return text("kpi.says_unmeasured")
    line = _short(kpi, found.planned)
    state = found.state if found.state == "unclear" or line is not None else f"{found.state}_only"
    return text(
        f"kpi.says_{state}",
        day=found.latest.on,
        value=plain(found.latest.value),
        planned="" if line is None else plain(line),
        target=plain(kpi.now.target),
        n=kpi.now.number,
        unit=kpi.unit,
    )


def _short(kpi: Kpi, value: float | None) -> float | None:
    """A point of the plan with one decimal more than people's own numbers."""
    if value is None:
        return None
    own = [kpi.baseline or 0.0, kpi.now.target, *(one.value or 0.0 for one in kpi.actuals)]
    decimals = max(len(plain(number).partition(".")[2]) for number in own)
    return round(value, min(4, decimals + 1))


def _course(kpi: Kpi, going_on: float | None, says: str) -> Course:
    start, now = begun(kpi).isoformat(), kpi.now
    actuals = tuple((one.on, one.value) for one in kpi.actuals if one.value is not None)
    days = [start, *(f"{in_japan(version.at):%Y-%m-%d}" for version in kpi.versions[1:])]
    last = max(now.due or actuals[-1][0], days[-1])
    steps = zip(days, [*days[1:], last], kpi.versions, strict=True)
    ahead = kpi.baseline is not None and now.due > start
    base = (start, kpi.baseline) if kpi.baseline is not None else None
    return Course(
        unit=kpi.unit,
        base=base,
        actuals=actuals,
        targets=tuple((day, until, version.target) for day, until, version in steps),
        plan=(base, (now.due, now.target)) if base and ahead else None,
        going_on=(base, (now.due, going_on)) if base and ahead and going_on is not None else None,
        reviews=tuple((day, v.number) for day, v in zip(days[1:], kpi.versions[1:], strict=True)),
        says=says,
    )
