"""Simulated people and their words, for the finished example and for practice.

The words are in `data/demo.toml`; every free text gets `MARK` before it here, so
that no invented word can be taken for somebody's own.
"""

import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any

from core.errors import Refused
from core.stats.package import Package
from core.workshop import Actor, Author, Event
from core.workshop.estimates import Estimated
from core.workshop.insights import FigurePinned, InsightAdded
from core.workshop.issues import IssueAdded, IssueChecked
from core.workshop.kpis import KpiMeasured, KpiReviewed, KpiSet
from core.workshop.model import SECTORS, Authorship, Seat
from core.workshop.nouns import Edited
from core.workshop.personas import PersonaAdded
from core.workshop.promises import PromiseMade, PromiseUpdated
from core.workshop.use_cases import UseCaseAdded
from core.workshop.votes import DotsGiven

STORY = Path(__file__).parents[1] / "data" / "demo.toml"
MARK = "【見本】"
Row = dict[str, Any]
Spoken = tuple[str, Event]  # key of the seat that says it, and what it says


@cache
def story() -> Row:
    return tomllib.loads(STORY.read_text(encoding="utf-8"))


def marked(text: str) -> str:
    return MARK + text


def seats(prefix: str) -> dict[str, Seat]:
    """Simulated seats by key, the one who leads first.

    No token proves such a seat: ids that tokens prove are hexadecimal, these are not.
    """
    return {
        row["key"]: Seat(
            f"{prefix}-seat-{row['key']}",
            row["name"],
            row["sector"],
            "facilitator" if row["key"] == "lead" else "participant",
        )
        for row in story()["seats"]
    }


def acting(
    seat: Seat, stages: Iterable[str], stage_id: str = "", authorship: Authorship = "named"
) -> Actor:
    """`seat` acting in a stage, with a mark instead of its id where names are not shown."""
    marks = frozenset({seat.seat_id, *(f"{seat.seat_id}-{stage}" for stage in stages)})
    if authorship == "named":
        return Actor(seat.seat_id, Author(seat.seat_id, seat.sector), marks)
    sector = seat.sector if authorship == "sector" else None
    return Actor(seat.seat_id, Author(f"{seat.seat_id}-{stage_id}", sector), marks)


def figures(package: Package, area_code: str) -> list[FigurePinned]:
    """The figures the story points to, as the package has them; missing ones are left out."""
    from core.web.chain import pinned  # here, because the routes know the example

    wanted = dict.fromkeys(name for row in story()["insights"] for name in row["figures"])
    found = []
    for indicator_id in wanted:
        with suppress(Refused):
            found.append(pinned(package, indicator_id, area_code))
    return found


def dots(keys: Iterable[str], ids: Sequence[str], most: int) -> Iterator[Spoken]:
    """Every participant's dots: most on one of `ids`, one on another; the same each time."""
    for at, key in enumerate(keys):
        first, other = at * at % len(ids) if ids else 0, (at + 1) % len(ids) if ids else 0
        if ids and first != other and most > 1:
            yield key, DotsGiven(ids[first], most - 1)
            yield key, DotsGiven(ids[other], 1)
        elif ids:
            yield key, DotsGiven(ids[first], 1)


def estimates(people: Mapping[str, Seat], ids: Sequence[str]) -> Iterator[Spoken]:
    """Every participant's 効果 and 手間 of `ids`, told apart by sector; the same each time."""
    for at, (key, seat) in enumerate(people.items()):
        for number, use_case in enumerate(ids):
            lean = SECTORS.index(seat.sector) + number
            yield key, Estimated(use_case, "effect", 3 - (lean + at // 2) % 4 // 2)
            yield key, Estimated(use_case, "effort", 1 + (lean * 2 + at) % 5 // 2)


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
        says = {
            "insights": self._insights,
            "issues": self._issues,
            "personas": self._personas,
            "use_cases": self._use_cases,
            "kpis": self._kpis,
        }
        return list(says[stage_id]()) if stage_id in says else []

    def id(self, short: str) -> str:
        return f"{self.prefix}-{short}"

    def _ids(self, shorts: Iterable[str]) -> tuple[str, ...]:
        ids = map(self.id, shorts)
        return tuple(i for i in ids if self.there is None or i in self.there)

    def _day(self, days: int) -> str:
        return (self.held + timedelta(days=days)).isoformat()

    def _insights(self) -> Iterator[Spoken]:
        for row in story()["insights"]:
            shown = tuple(self.figures[name][0] for name in row["figures"] if name in self.figures)
            yield row["by"], InsightAdded(self.id(row["id"]), marked(row["text"]), shown)

    def _issues(self) -> Iterator[Spoken]:
        for row in story()["issues"]:
            ids = self._ids(row["insights"])
            yield row["by"], IssueAdded(self.id(row["id"]), marked(row["text"]), ids)

    def _personas(self) -> Iterator[Spoken]:
        for row in story()["personas"]:
            yield (
                row["by"],
                PersonaAdded(
                    persona_id=self.id(row["id"]),
                    name=marked(row["name"]),
                    bottleneck=row["bottleneck"],
                    wish=row["wish"],
                    life=marked(row["life"]),
                    issue_ids=self._ids(row["issues"]),
                    insight_ids=self._ids(row["insights"]),
                ),
            )

    def _use_cases(self) -> Iterator[Spoken]:
        from core.web.chain import taken  # here, because the routes know the example

        for row in story()["cases"]:
            event = taken(row["case_id"], self._ids(row["personas"]))
            yield row["by"], replace(event, use_case_id=self.id(row["id"]))
        for row in story()["use_cases"]:
            yield (
                row["by"],
                UseCaseAdded(
                    use_case_id=self.id(row["id"]),
                    title=marked(row["title"]),
                    eases=marked(row["eases"]),
                    people_part=marked(row["people_part"]),
                    persona_ids=self._ids(row["personas"]),
                ),
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
            yield (
                row["by"],
                PromiseMade(
                    promise_id=self.id(row["id"]),
                    who=marked(row["who"]),
                    sector=row["sector"],
                    what=marked(row["what"]),
                    due=self._day(row["due_days"]),
                    use_case_ids=self._ids(row["use_cases"]),
                    kpi_ids=self._ids(row["kpis"]),
                ),
            )
            reason = marked(row["reason"]) if "reason" in row else ""
            yield row["by"], PromiseUpdated(self.id(row["id"]), 1, row["status"], reason)

    def reviews(self) -> Iterator[Spoken]:
        """Reviews of the story's KPIs, each of the first version."""
        for row in story()["reviews"]:
            yield (
                row["by"],
                KpiReviewed(
                    kpi_id=self.id(row["kpi"]),
                    version=1,
                    decision=row["decision"],
                    reason=marked(row["reason"]),
                    next_review=self._day(row["review_days"]),
                    target=row["target"],
                    actual=row["actual"],
                    actual_on=self._day(90),
                ),
            )
