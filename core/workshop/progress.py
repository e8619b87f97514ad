"""How a KPI stands: its newest actual beside the straight line from its baseline to its target.

Nothing is said without an actual. What depends on the day (a date that is near) is told apart.
"""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from core.workshop.model import Kpi, Measured

State = Literal["unmeasured", "reached", "on_plan", "behind", "unclear"]
DUE_SOON_DAYS = 90
REVIEW_SOON_DAYS = 60
STALE_DAYS = 180


@dataclass(frozen=True)
class Progress:
    """Attributes:
    planned: what the straight line has on the day of `latest`; None where there is no line.
    """

    state: State
    latest: Measured | None = None
    planned: float | None = None


def begun(kpi: Kpi) -> date:
    """The day on which the KPI was set (of the sample: when it met): the line begins there."""
    return date.fromisoformat(kpi.set_on)


def planned(kpi: Kpi, day: date) -> float | None:
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


def progress(kpi: Kpi) -> Progress:
    """The state that people's own numbers say, whatever day it is.

    reached: at the target or beyond. on_plan: at the line or beyond; behind: short of it.
    unclear: no baseline or no line to compare with, or a target that equals the baseline.
    """
    if not kpi.actuals:
        return Progress("unmeasured")
    latest = kpi.actuals[-1]
    value, base, target = latest.value, kpi.baseline, kpi.now.target
    if value is None or base is None or base == target:
        return Progress("unclear", latest)
    way = 1 if target > base else -1
    line = planned(kpi, date.fromisoformat(latest.on))
    if way * (value - target) >= 0:
        return Progress("reached", latest, line)
    if line is None:
        return Progress("unclear", latest)
    return Progress("on_plan" if way * (value - line) >= 0 else "behind", latest, line)


def dated(kpi: Kpi, today: date) -> list[tuple[str, int]]:
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
