"""A KPI as the wall shows it large: a sentence, its line, what chance makes of it, its chain."""

from datetime import date, timedelta
from typing import Any

from core.chance import around
from core.workshop import progress
from core.workshop.acts import choosing
from core.workshop.card import plain
from core.workshop.chain import chain
from core.workshop.chance import counted
from core.workshop.model import Workshop
from core.workshop.noun import Noun
from core.workshop.nouns.figures import Figure
from core.workshop.nouns.kpis import Kpi

STEPS = 6
"""Into how many parts the time until a KPI's aim is divided, for the range of chance."""
CHAIN = ("figures", "insights", "issues", "personas", "use_cases")
"""What a KPI rests on, in the order of the chain."""


def aim(workshop: Workshop, kpi: Kpi) -> dict[str, Any]:
    """A KPI as a sentence, its line from now to its target, and what it rests on."""
    now, figure = kpi.now, _cited(workshop, kpi)
    base = progress.begins(kpi.baseline, figure)
    begin = progress.begun(kpi)
    return {
        "kind": "aim",
        "title": kpi.title,
        "unit": kpi.units,
        "base": base,
        "baseline": kpi.baseline,
        "target": now.target,
        "aim": plain(now.target),
        "begin": begin.isoformat(),
        "due": now.due,
        "review": now.next_review,
        "plan": progress.planned(kpi, date.fromisoformat(now.next_review))
        if now.next_review
        else None,
        "owner": kpi.owner,
        "rule": kpi.rule_stop or kpi.rule_change,
        "actuals": [[one.on, one.value] for one in kpi.actuals],
        "band": _band(kpi, begin),
        "by_chance": _by_chance(kpi),
        "chain": _chain(workshop, kpi),
        "decided": choosing.holds(workshop, kpi),
        "stopped": kpi.stopped,
    }


def _cited(workshop: Workshop, kpi: Kpi) -> Figure | None:
    found = workshop.seen(Figure).get(kpi.figure_id)
    return found if isinstance(found, Figure) else None


def _by_chance(kpi: Kpi) -> tuple[int, int] | None:
    """Of a count: what chance alone makes of the plan on the day of the review."""
    if not (counted(kpi.unit) and kpi.now.next_review and kpi.now.due):
        return None
    value = progress.planned(kpi, date.fromisoformat(kpi.now.next_review))
    return None if value is None or value < 0 else around(value)


def _band(kpi: Kpi, begin: date) -> list[tuple[str, int, int]]:
    """Of a count: what chance alone makes of the plan, [(day, lowest, highest)]."""
    if not (counted(kpi.unit) and kpi.now.due and kpi.baseline is not None):
        return []
    days = (date.fromisoformat(kpi.now.due) - begin).days
    found = []
    for step in range(STEPS + 1):
        day = begin + timedelta(days=days * step // STEPS)
        value = progress.planned(kpi, day)
        if value is None or value < 0:
            return []
        found.append((day.isoformat(), *around(value)))
    return found


def _chain(workshop: Workshop, kpi: Kpi) -> list[dict[str, Any]]:
    """One of each that it rests on, chosen before others."""
    back, found = chain(workshop).back, dict[str, Noun]()
    ahead: list[Noun] = [kpi]
    while ahead:
        noun = ahead.pop(0)
        tied = sorted(back.get(noun.id, ()), key=lambda one: one.id not in workshop.chosen)
        for one in tied:
            if one.table in CHAIN and one.table not in found:
                found[one.table] = one
                ahead.append(one)
    boxes = [found[table] for table in CHAIN if table in found]
    return [{"type": one.one, "words": one.label()} for one in [*boxes, kpi]]
