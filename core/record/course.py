"""How a KPI goes, in words and as what is drawn of it."""

from dataclasses import dataclass
from datetime import date

from core.clock import in_japan
from core.record.drawn import Course
from core.stats import peers
from core.stats.advice import Advice, advice, pace
from core.stats.catalog import INDICATORS
from core.stats.package import Package
from core.text import Text
from core.units import rounded, with_unit
from core.workshop.card import plain
from core.workshop.cards import baseline
from core.workshop.chance import counted
from core.workshop.model import Workshop
from core.workshop.nouns.kpis import Kpi
from core.workshop.progress import begun, dated, known, planned, progress


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
    made = _course(kpi, going if told else None, said[0], text) if kpi.actuals else None
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
    basis = told.of(text.language) if told else ""
    return Standing(text(state), said, made, basis, tuple(reported))


def advised(package: Package, workshop: Workshop, kpi: Kpi) -> Advice | None:
    """The target beside peers and past, from the figure as it was pinned and today's package.

    None without an official figure, or where `core.stats.advice.advice` cannot say.
    """
    return aimed(package, workshop, kpi.figure_id, kpi.now.target, kpi.now.due)


def aimed(
    package: Package, workshop: Workshop, figure_id: str, target: float, due: str
) -> Advice | None:
    """The same of a target that is only thought of, `due` on a day in ISO 8601 or ""."""
    figure = workshop.figures.get(figure_id)
    if figure is None or figure.indicator_id not in INDICATORS or not due:
        return None
    return advice(
        package,
        figure.indicator_id,
        figure.area_code,
        peers.held(package, figure.area_code, workshop.peers),
        figure.value,
        target,
        date.fromisoformat(due).year - figure.year,
    )


def upcoming(kpis: list[Kpi], text: Text, day: date) -> list[str]:
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


def reviewed(kpi: Kpi, text: Text) -> tuple[str, str] | None:
    """What the newest review decided, and why; None before the first."""
    now = kpi.now
    if len(kpi.versions) < 2:
        return None
    actual = known(now, kpi.reported)
    words = text(
        f"field.version_{now.decision}",
        n=now.number,
        day=f"{in_japan(now.at):%Y-%m-%d}",
        target=plain(now.target),
        actual="–" if actual is None else plain(actual),
        unit=text.of(kpi.units),
    )
    return words, now.reason


def begin(workshop: Workshop, kpi: Kpi, text: Text) -> str:
    """Where it began, with the year of its figure; empty when unknown."""
    value, figure = baseline(workshop, kpi), workshop.figures.get(kpi.figure_id)
    if not value:
        return ""
    if text.language == "ja":
        whence = f"（{figure.years_label or f'{figure.year}年'}）" if figure else ""
    else:
        whence = f" ({figure.year})" if figure else ""
    return f"{amount(value, kpi, text)}{whence}"


def amount(value: str, kpi: Kpi, text: Text) -> str:
    """A number of a KPI with its unit, as the language writes both."""
    unit = text.of(kpi.units)
    return with_unit(value, unit) if text.language == "ja" else f"{value} {unit}".rstrip()


def _state(kpi: Kpi, text: Text) -> str:
    found = progress(kpi)
    if found.latest is None or found.latest.value is None:
        return text("kpi.says_unmeasured")
    line = _short(kpi, found.planned)
    state = f"{found.state}_only" if found.state == "reached" and line is None else found.state
    return text(
        f"kpi.says_{state}",
        day=found.latest.on,
        value=plain(found.latest.value),
        planned="" if line is None else plain(line),
        target=plain(kpi.now.target),
        n=kpi.now.number,
        unit=text.of(kpi.units),
        base="" if kpi.baseline is None else plain(_exact(kpi, kpi.baseline)),
    )


def yearly(kpi: Kpi) -> list[tuple[int, float]]:
    """[(fiscal year, the plan at its end)] from the year it was set to the year it is due; the
    last with its target. Nothing without a plan."""
    if not kpi.now.due:
        return []
    due, found = date.fromisoformat(kpi.now.due), []
    for year in range(fiscal(begun(kpi)), fiscal(due) + 1):
        value = _short(kpi, planned(kpi, min(due, date(year + 1, 3, 31))))
        if value is not None:
            found.append((year, value))
    return found


def fiscal(on: date) -> int:
    """The Japanese fiscal year of a day."""
    return on.year - (on.month < 4)


def _exact(kpi: Kpi, value: float) -> float:
    """The baseline as typed; of a figure with one decimal, for 7.4126 people are nobody."""
    return value if kpi.baseline_spread is None else float(rounded(value, 1))


def _short(kpi: Kpi, value: float | None) -> float | None:
    """A point of the plan as exact as people's own numbers; of people there are whole ones."""
    if value is None:
        return None
    own = [kpi.now.target, *(one.value or 0.0 for one in kpi.actuals)]
    if kpi.baseline_spread is None and kpi.baseline is not None:
        own.append(kpi.baseline)
    decimals = max(len(plain(number).partition(".")[2]) for number in own)
    return float(rounded(value, 0 if counted(kpi.unit) else max(1, min(4, decimals))))


def _course(kpi: Kpi, going_on: float | None, says: str, text: Text) -> Course:
    start, now = begun(kpi).isoformat(), kpi.now
    actuals = tuple((one.on, one.value) for one in kpi.actuals if one.value is not None)
    days = [start, *(f"{in_japan(version.at):%Y-%m-%d}" for version in kpi.versions[1:])]
    last = max(now.due or actuals[-1][0], days[-1])
    steps = zip(days, [*days[1:], last], kpi.versions, strict=True)
    ahead = kpi.baseline is not None and now.due > start
    base = (start, _exact(kpi, kpi.baseline)) if kpi.baseline is not None else None
    return Course(
        unit=text.of(kpi.units),
        base=base,
        actuals=actuals,
        targets=tuple((day, until, version.target) for day, until, version in steps),
        plan=(base, (now.due, now.target)) if base and ahead else None,
        going_on=(base, (now.due, going_on)) if base and ahead and going_on is not None else None,
        reviews=tuple((day, v.number) for day, v in zip(days[1:], kpi.versions[1:], strict=True)),
        says=says,
    )
