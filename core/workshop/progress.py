"""How a KPI stands: whether its newest actual says more than chance; beside its line.

Nothing is said without an actual of a later day than it was set. A date that is near is told apart.
"""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal, Protocol

from core.clock import in_japan
from core.workshop.card import Chip, Told, Words, number, plain
from core.workshop.chance import Begun, changed, moved_by_chance, sized, tellable
from core.workshop.frozen import FrozenFigure

State = Literal[
    "unmeasured", "unclear", "unsized", "few", "chance", "changed", "away", "reached", "on_plan",
    "behind",
]  # fmt: skip
DUE_SOON_DAYS, REVIEW_SOON_DAYS, STALE_DAYS = 90, 60, 180


@dataclass(frozen=True)
class KpiVersion:
    """One edition of a KPI's aim; a review makes the next, the old one stays.

    Attributes:
        decision, reason, actual, actual_on: the review that made this edition; empty in the first.
    """

    number: int
    at: str
    target: float
    due: str
    next_review: str
    decision: str = ""
    reason: str = ""
    actual: float | None = None
    actual_on: str = ""

    def told(self, unit: Words, actual: float | None) -> Told:
        """`actual`: what was known of it then."""
        words = {
            "key": f"field.version_{self.decision or 'first'}",
            "n": self.number,
            "day": f"{in_japan(self.at):%Y-%m-%d}",
            "target": plain(self.target),
            "actual": "–" if actual is None else plain(actual),
            "unit": unit,
        }
        return {"words": words, "text": self.reason}


@dataclass(frozen=True)
class Measured:
    """An actual of a KPI as somebody reported it; what is reported later for a day counts.

    Attributes:
        on: the day it is of; `at`: when it was reported.
        value: None where the day's actual was taken back.
        version: of the review it came with; 0 for one reported by itself.
    """

    on: str
    value: float | None
    note: str
    at: str
    version: int = 0

    def told(self, unit: Words, *, counts: bool) -> Told:
        """A report; whether it still counts is told."""
        key = "field.measured" if counts else "field.measured_before"
        value = "–" if self.value is None else plain(self.value)
        return {
            "words": {"key": key, "day": self.on, "value": value, "unit": unit},
            "text": self.note,
        }


@dataclass(frozen=True)
class Reported:
    """An actual that a partner told by the link `link_id`, in entry `seq`; nobody has taken it."""

    seq: int
    link_id: str
    on: str
    value: float
    note: str
    at: str


def counting(reported: tuple[Measured, ...]) -> tuple[Measured, ...]:
    """What counts: of each day the report that came last, the earliest day first."""
    last = {one.on: one for one in reported}
    return tuple(last[on] for on in sorted(last) if last[on].value is not None)


def known(version: KpiVersion, reported: tuple[Measured, ...]) -> float | None:
    """The actual that a review tells: its own, or the newest that had been reported by then."""
    if version.actual is not None or not version.decision:
        return version.actual
    then = counting(tuple(one for one in reported if one.at <= version.at))
    return then[-1].value if then else None


class Course(Begun, Protocol):
    """What is asked of a KPI here."""

    @property
    def set_on(self) -> str: ...
    @property
    def stopped(self) -> bool: ...
    @property
    def now(self) -> KpiVersion: ...
    @property
    def actuals(self) -> tuple[Measured, ...]: ...


@dataclass(frozen=True)
class Progress:
    """`planned`: what the straight line has on the day of `latest`; None without a line."""

    state: State
    latest: Measured | None = None
    planned: float | None = None


def begins(baseline: float | None, figure: FrozenFigure | None) -> str:
    """The number a KPI began with, as exact as its figure or as typed; empty when unknown."""
    if figure is not None:
        return number(figure.value, figure.decimals)
    return "" if baseline is None else plain(baseline)


def day_of(at: datetime) -> str:
    """In Japan."""
    return in_japan(at.isoformat()).date().isoformat()


def begun(kpi: Course) -> date:
    """The day on which the KPI was set (of the sample: when it met): the line begins there."""
    return date.fromisoformat(kpi.set_on)


def planned(kpi: Course, day: date) -> float | None:
    """The straight line from baseline to today's target on `day`; flat before and after it.

    None without a baseline, or without a due date after the day it was set.
    """
    start = begun(kpi)
    if kpi.baseline is None or not kpi.now.due:
        return None
    due = date.fromisoformat(kpi.now.due)
    if due <= start:
        return None
    share = min(1.0, max(0.0, (day - start).days / (due - start).days))
    return kpi.baseline + (kpi.now.target - kpi.baseline) * share


def progress(kpi: Course) -> Progress:
    """The state that people's own numbers say, whatever day it is.

    unmeasured: no actual since the day it was set. unclear: nothing to compare with, or a target
    that equals the baseline. unsized: a share of nobody knows how many. Of what chance moves:
    few: not even the target could be told from chance; chance: the actual cannot; changed: it
    can; away: and it went the other way; reached: and the target is met. Of all else: reached,
    on_plan (at the line or beyond), behind (short of it).
    """
    later = [one for one in kpi.actuals if one.on > kpi.set_on]
    if not later:
        return Progress("unmeasured")
    latest, base, target = later[-1], kpi.baseline, kpi.now.target
    value = latest.value
    if value is None or base is None or base == target:
        return Progress("unclear", latest)
    line = planned(kpi, date.fromisoformat(latest.on))
    if not sized(kpi):
        return Progress("unsized", latest, line)
    if moved_by_chance(kpi):
        return Progress(_by_chance(kpi, base, value, len(later)), latest, line)
    way = 1 if target > base else -1
    if way * (value - target) >= 0:
        return Progress("reached", latest, line)
    if line is None:
        return Progress("unclear", latest)
    return Progress("on_plan" if way * (value - line) >= 0 else "behind", latest, line)


def _by_chance(kpi: Course, base: float, value: float, looks: int) -> State:
    """Of what chance moves."""
    target = kpi.now.target
    if not changed(kpi, value, looks):
        return "chance" if tellable(kpi, target) else "few"
    way = 1 if target > base else -1
    if way * (value - base) < 0:
        return "away"
    return "reached" if way * (value - target) >= 0 else "changed"


def standing(kpi: Course) -> list[Chip]:
    """The state as a chip, once there is an actual since the day it was set."""
    now = progress(kpi).state
    tone = "caution" if now in ("behind", "away") else "plain"
    said: Chip = {"words": {"key": f"field.state_{now}"}, "tone": tone}
    return [] if now == "unmeasured" else [said]


def history(
    versions: tuple[KpiVersion, ...], reported: tuple[Measured, ...], unit: Words
) -> list[Told]:
    """Versions and what was measured between them, newest first."""
    counted = counting(reported)
    told = [(version.at, version.told(unit, known(version, reported))) for version in versions]
    told += [(one.at, one.told(unit, counts=one in counted)) for one in reported if not one.version]
    return [card for _, card in sorted(told, key=lambda pair: pair[0], reverse=True)]


def dated(kpi: Course, today: date) -> list[tuple[str, int]]:
    """What the day says of a running KPI: [(what, days)], the most urgent first.

    review_late, overdue and stale: days since; review_soon and due_soon: days until.
    """
    if kpi.stopped:
        return []
    told = []
    if kpi.now.next_review:
        until = (date.fromisoformat(kpi.now.next_review) - today).days
        if until < 0:
            told.append(("review_late", -until))
        elif until <= REVIEW_SOON_DAYS:
            told.append(("review_soon", until))
    if kpi.now.due and progress(kpi).state != "reached":
        until = (date.fromisoformat(kpi.now.due) - today).days
        if until < 0:
            told.append(("overdue", -until))
        elif until <= DUE_SOON_DAYS:
            told.append(("due_soon", until))
    if kpi.actuals:
        since = (today - date.fromisoformat(kpi.actuals[-1].on)).days
        if since > STALE_DAYS:
            told.append(("stale", since))
    return told
