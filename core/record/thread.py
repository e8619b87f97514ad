"""From every KPI back to the figures it came from, and on to who promised what, in words."""

from dataclasses import dataclass

from core.record.course import reviewed
from core.record.ties import chain, kind_of, neighbours, stated, tables
from core.text import Text
from core.workshop.acts.editing import Table
from core.workshop.model import Workshop
from core.workshop.noun import LINKS, NOUNS, SINGLE
from core.workshop.nouns.kpis import Kpi

Found = tuple[tuple[str, str], ...]
"""Cards with their words, by id."""


@dataclass(frozen=True)
class Step:
    """One kind of card on the way; `word`: how it is called."""

    kind: str
    word: str
    found: Found

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(words for _, words in self.found)


@dataclass(frozen=True)
class Thread:
    """A KPI and all it came from, from figure to review."""

    steps: tuple[Step, ...]

    @property
    def keys(self) -> frozenset[str]:
        return frozenset(key for step in self.steps for key, _ in step.found)


def threads(workshop: Workshop, text: Text) -> tuple[Thread, ...]:
    """One for every KPI that everybody sees, in the order in which they were set."""
    kpis = sorted(workshop.seen("kpis").values(), key=lambda kpi: kpi.seq)
    return tuple(thread(workshop, kpi, text) for kpi in kpis)


def thread(workshop: Workshop, kpi: Kpi, text: Text) -> Thread:
    """What comes before a KPI in the order of nouns, the KPI, what was made for it or for its
    use cases, and the newest review. What nothing rests on is no part of the way to a KPI."""
    rested_on = {*LINKS.values(), *SINGLE.values()}
    order = [one for one in tables() if one in rested_on or NOUNS[one].points]
    at = order.index("kpis")
    steps = [Step("kpi", text("section.kpi"), ((kpi.id, kpi.title),))]
    reached = {kpi.id}
    for table in reversed([one for one in order[:at] if one in rested_on]):
        steps.append(_step(workshop, table, reached, text))
        reached |= dict(steps[-1].found).keys()
    made_for = {kpi.id, *dict(steps[1].found)}
    after = [_step(workshop, table, made_for, text) for table in order[at + 1 :]]
    review = ((kpi.id, told[0]),) if (told := reviewed(kpi, text)) else ()
    return Thread((*steps[::-1], *after, Step("review", text("section.review"), review)))


def _step(workshop: Workshop, table: Table, reached: set[str], text: Text) -> Step:
    ties = chain(workshop)
    found = {
        other.id: stated(other, text)
        for key in reached
        for other in neighbours(ties, key)
        if other.table == table
    }
    kind = kind_of(table)
    return Step(kind, text(f"section.{kind}"), tuple(sorted(found.items())))
