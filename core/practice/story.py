"""What simulated people say, in the finished example and in practice.

The words are in `data/demo.toml`; every free text gets `MARK` before it here, so
that no invented word can be taken for somebody's own.
"""

import tomllib
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any

from core.errors import Refused
from core.facts import pinned, taken
from core.record.sample import MARK
from core.stats.package import Package
from core.workshop import Event
from core.workshop.acts.editing import Edited, Linked
from core.workshop.acts.reasons import ReasonGiven
from core.workshop.nouns.figures import FigurePinned
from core.workshop.nouns.insights import InsightAdded
from core.workshop.nouns.issues import IssueAdded, IssueChecked
from core.workshop.nouns.kpis import KpiMeasured, KpiReviewed, KpiSet
from core.workshop.nouns.personas import PersonaAdded
from core.workshop.nouns.promises import PromiseMade, PromiseUpdated
from core.workshop.nouns.use_cases import UseCaseAdded

STORY = Path(__file__).parents[2] / "data" / "demo.toml"
Row = dict[str, Any]
Spoken = tuple[str, Event]  # key of the seat that says it, and what it says


@cache
def story() -> Row:
    return tomllib.loads(STORY.read_text(encoding="utf-8"))


def marked(text: str) -> str:
    return MARK + text


def figures(package: Package, area_code: str) -> list[FigurePinned]:
    """The figures the story points to, as the package has them; missing ones are left out."""
    wanted = dict.fromkeys(name for row in story()["insights"] for name in row["figures"])
    found = []
    for indicator_id in wanted:
        with suppress(Refused):
            found.append(pinned(package, indicator_id, area_code))
    return found


@dataclass(frozen=True)
class Words:
    """What simulated people say in one workshop.

    Attributes:
        prefix: stands before every id.
        figures: pinned figures by indicator id: (figure id, value).
        there: ids that may be pointed to now; None for all of the story's.
        held: day from which the story counts its days.
    """

    prefix: str
    figures: Mapping[str, tuple[str, float]]
    held: date
    there: frozenset[str] | None = None

    def of(self, stage_id: str) -> list[Spoken]:
        """What is said in a stage, in order; nothing in a stage without a noun."""
        if stage_id == "kpis":
            return list(self._kpis())
        says: dict[str, dict[str, Callable[[Row], Event]]] = {
            "insights": {"insights": self._insight},
            "issues": {"issues": self._issue},
            "personas": {"personas": self._persona},
            "use_cases": {"cases": self._case, "use_cases": self._use_case},
        }
        told = says.get(stage_id, {})
        return [(row["by"], say(row)) for table, say in told.items() for row in story()[table]]

    def id(self, short: str) -> str:
        return f"{self.prefix}-{short}"

    def _ids(self, shorts: Iterable[str]) -> tuple[str, ...]:
        ids = map(self.id, shorts)
        return tuple(i for i in ids if self.there is None or i in self.there)

    def _day(self, days: int) -> str:
        return (self.held + timedelta(days=days)).isoformat()

    def _insight(self, row: Row) -> Event:
        shown = tuple(self.figures[name][0] for name in row["figures"] if name in self.figures)
        return InsightAdded(self.id(row["id"]), marked(row["text"]), shown)

    def _issue(self, row: Row) -> Event:
        return IssueAdded(self.id(row["id"]), marked(row["text"]), self._ids(row["insights"]))

    def _persona(self, row: Row) -> Event:
        return PersonaAdded(
            persona_id=self.id(row["id"]),
            name=marked(row["name"]),
            bottleneck=row["bottleneck"],
            wish=row["wish"],
            life=marked(row["life"]),
            issue_ids=self._ids(row["issues"]),
            insight_ids=self._ids(row["insights"]),
        )

    def _case(self, row: Row) -> Event:
        event = taken(row["case_id"], self._ids(row["personas"]))
        return replace(event, use_case_id=self.id(row["id"]))

    def _use_case(self, row: Row) -> Event:
        return UseCaseAdded(
            use_case_id=self.id(row["id"]),
            title=marked(row["title"]),
            eases=marked(row["eases"]),
            people_part=marked(row["people_part"]),
            persona_ids=self._ids(row["personas"]),
        )

    def _kpis(self) -> Iterator[Spoken]:
        for row in story()["kpis"]:
            figure_id, value = self.figures.get(row.get("figure", ""), ("", None))
            target = row.get("target", value)
            if target is None or not self._ids([row["use_case"]]):
                continue  # nothing to measure from, or nothing to measure
            yield row["by"], self._kpi(row, figure_id, float(target))

    def _kpi(self, row: Row, figure_id: str, target: float) -> KpiSet:
        names = ("owner", "rule_continue", "rule_change", "rule_stop")
        return KpiSet(
            kpi_id=self.id(row["id"]),
            title=marked(row["title"]),
            use_case_id=self.id(row["use_case"]),
            unit=row.get("unit", ""),
            target=target,
            due=self._day(row["due_days"]),
            next_review=self._day(row["review_days"]),
            figure_id=figure_id,
            baseline=row.get("baseline"),
            baseline_note=marked(row["baseline_note"]) if "baseline_note" in row else "",
            leading=row["leading"],
            **{name: marked(row[name]) for name in names},
        )

    def measured(self) -> Iterator[Spoken]:
        """What was counted of the story's KPIs between the meeting and the review."""
        for row in story()["measured"]:
            event = KpiMeasured(
                self.id(row["kpi"]), self._day(row["days"]), row["actual"], marked(row["note"])
            )
            yield row["by"], event

    def asked(self) -> Iterator[Spoken]:
        """Why people think that an issue is so, whom they asked, and what they learned."""
        for row in story()["asked"]:
            issue = self.id(row["issue"])
            for field in ("why", "ask"):
                yield row["by"], Edited("issues", issue, field, "", marked(row[field]))
            found = marked(row["found"]) if row["found"] else ""
            yield row["by"], IssueChecked(issue, row["verdict"], marked(row["whom"]), found)

    def promises(self) -> Iterator[Spoken]:
        """Who promised what, and how it stands."""
        for row in story()["promises"]:
            made = PromiseMade(
                promise_id=self.id(row["id"]),
                who=marked(row["who"]),
                sector=row["sector"],
                what=marked(row["what"]),
                due=self._day(row["due_days"]),
                use_case_ids=self._ids(row["use_cases"]),
                kpi_ids=self._ids(row["kpis"]),
            )
            reason = marked(row["reason"]) if "reason" in row else ""
            yield row["by"], made
            yield row["by"], PromiseUpdated(made.promise_id, 1, row["status"], reason)

    def path(self) -> Iterator[Spoken]:
        """Which KPI moves which, and why the story's people think that one leads to the next."""
        for row in story()["ties"]:
            before, after = self.id(row["before"]), self.id(row["after"])
            yield row["by"], Linked("kpis", after, "leading_ids", before)
        for row in story()["reasons"]:
            figure_id, _ = self.figures.get(row.get("figure", ""), ("", None))
            case = self.id(row["case"]) if "case" in row else ""
            ends = self.id(row["from"]), self.id(row["to"])
            given = ReasonGiven(*ends, marked(row["text"]), row["basis"], figure_id, case)
            yield row["by"], given

    def reviews(self) -> Iterator[Spoken]:
        """Reviews of the story's KPIs, each of the first version."""
        for row in story()["reviews"]:
            review = KpiReviewed(
                kpi_id=self.id(row["kpi"]),
                version=1,
                decision=row["decision"],
                reason=marked(row["reason"]),
                next_review=self._day(row["review_days"]),
                target=row["target"],
                actual=row["actual"],
                actual_on=self._day(90),
            )
            yield row["by"], review
