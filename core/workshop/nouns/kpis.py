"""KPI: a measured aim with baseline, owner and the rule for 続ける/変える/やめる."""

from dataclasses import dataclass, replace
from typing import Annotated, Any, Literal

from core.chance import BIRTHS
from core.errors import Refused
from core.workshop import progress, ref, sheets
from core.workshop.card import Card, Field, Words, evidence, plain
from core.workshop.chance import averaged, spread
from core.workshop.compose import asks
from core.workshop.events import Entry, Event
from core.workshop.model import Workshop
from core.workshop.noun import Around, Noun, tables
from core.workshop.nouns.figures import Figure, FigureId
from core.workshop.nouns.use_cases import UseCaseId
from core.workshop.people import EVERYBODY

KpiIds = Annotated[ref.Ids, ref.Ref("kpis")]
KpiId = Annotated[ref.Id, ref.Ref("kpis")]
Decision = Literal["continue", "change", "stop"]


@dataclass(frozen=True, kw_only=True)
class Kpi(Noun, table="kpis", one="kpi", told=("title",)):
    """
    Attributes:
        unit: as it was typed, or the figure's in Japanese; `unit_en`: the figure's in English.
        baseline_spread: standard deviation of the figure it began with, by chance; None where
            it began with none, or chance does not move it. baseline_years: that were averaged.
        waiting: what partners reported and nobody has looked at yet.
        leading_ids: KPIs that are thought to move before it, and to move it.
    """

    title: ref.Title
    unit: str
    unit_en: str = ""
    use_case_id: UseCaseId
    figure_id: FigureId
    baseline: float | None
    owner: ref.Title
    baseline_note: ref.Maybe = ""
    data_source: ref.Maybe = ""
    burden: ref.Maybe = ""
    rule_continue: ref.MaybeLong
    rule_change: ref.MaybeLong
    rule_stop: ref.MaybeLong
    leading: bool
    versions: tuple[progress.KpiVersion, ...] = ()
    stopped: bool = False
    reported: tuple[progress.Measured, ...] = ()
    set_on: str = ""
    leading_ids: KpiIds = ()
    baseline_spread: float | None = None
    baseline_years: int = 1
    answers: sheets.Answers = ()
    waiting: tuple[progress.Reported, ...] = ()

    @property
    def now(self) -> progress.KpiVersion:
        return self.versions[-1]

    @property
    def actuals(self) -> tuple[progress.Measured, ...]:
        """What counts: of each day the report that came last, the earliest day first."""
        return progress.counting(self.reported)

    @property
    def units(self) -> Words:
        """The unit, in both languages where it is a figure's."""
        return {"ja": self.unit, "en": self.unit_en} if self.unit_en else self.unit

    def label(self) -> Words:
        return ref.shortened(self.title)

    def draw(self, around: Around) -> Card:
        now = self.now
        figure = next((one for one in around.cites if isinstance(one, Figure)), None)
        base = progress.begins(self.baseline, figure)
        going: Words = {"key": "field.next_review_on", "day": now.next_review or "–"}
        return {
            "title": self.title,
            "text": {
                "key": "field.aim" if base else "field.aim_only",
                "baseline": base,
                "target": plain(now.target),
                "unit": self.units,
                "due": now.due or "–",
            },
            "evidence": [evidence(figure, figure.id)] if figure else [],
            "chips": [
                {"words": {"key": "field.leading" if self.leading else "field.lagging"}},
                {"words": {"key": "field.version", "n": now.number}},
                *progress.standing(self),
                {
                    "words": {"key": "field.stopped"} if self.stopped else going,
                    "tone": "caution" if self.stopped else "plain",
                },
            ],
            "fields": sheets.fields(self.answers),
            "history": progress.history(self.versions, self.reported, self.units),
        }

    def gaps(self, around: Around) -> list[str]:
        """Also what a running KPI needs in order to be measured, reviewed and ended."""
        found = [] if "figures" in tables(around.back) else ["gap.no_baseline_figure"]
        found += ["gap.births_leading"] if self.leading and BIRTHS.search(self.title) else []
        if self.stopped:
            return found
        asked = {
            "gap.no_source": self.data_source or self.figure_id or self.baseline_note,
            "gap.no_due": self.now.due,
            "gap.no_next_review": self.now.next_review,
            "gap.no_stop_rule": self.rule_stop,
        }
        return found + [gap for gap, there in asked.items() if not there]


@dataclass(frozen=True)
class KpiSet(Event, kind="kpi_set", by=EVERYBODY, lockable=True, undoable=True):
    """A measured aim on a use case. The baseline comes from a pinned figure (`figure_id`), whose
    value and unit are then the KPI's; or is typed, `baseline_note` saying from where."""

    kpi_id: ref.NewId
    title: ref.Title
    use_case_id: UseCaseId
    unit: ref.Maybe
    target: ref.Number
    due: ref.Day
    owner: ref.Title
    next_review: ref.Day
    rule_continue: ref.MaybeLong = ""
    rule_change: ref.MaybeLong = ""
    rule_stop: ref.MaybeLong = ""
    figure_id: FigureId = ""
    baseline: ref.Number | None = None
    baseline_note: ref.Maybe = ""
    leading: bool = True
    data_source: ref.Maybe = ""
    burden: ref.Maybe = ""

    def apply(self, workshop: Workshop, entry: Entry) -> Workshop:
        first = progress.KpiVersion(
            1, entry.at.isoformat(), self.target, self.due, self.next_review
        )
        more: dict[str, Any] = {
            "versions": (first,),
            "set_on": workshop.held_on if workshop.sample else progress.day_of(entry.at),
        }
        if self.figure_id:
            figure = workshop.find(Figure, self.figure_id)
            more |= {"baseline": figure.value, "unit": figure.unit_ja, "unit_en": figure.unit_en}
            more["baseline_spread"] = spread(figure.low, figure.high)
            more["baseline_years"] = averaged(figure.years_label)
        return self.made(workshop, entry, Kpi, **more)


SIGN: Field = {
    "name": "leading", "kind": "choice", "label": {"key": "field.sign"},
    "options": [{"value": "", "label": {"key": "field.leading"}},
                {"value": "false", "label": {"key": "field.lagging"}}],
}  # fmt: skip
asks(
    Kpi, KpiSet, "title", "baseline", "target", {"name": "unit", "max": 20, "required": True},
    {"name": "due", "required": True}, "owner", {"name": "next_review", "required": True}, SIGN,
    {"name": "rule_continue", "kind": "text"}, {"name": "rule_change", "kind": "text"},
    {"name": "rule_stop", "kind": "text"},
)  # fmt: skip
assert Kpi.composer is not None
Kpi.composer["look"] = True
Kpi.composer["steps"] = [
    {"label": {"key": "compose.step_what"}, "names": ["title", "figure_id", "use_case_id", "unit"]},
    {"label": {"key": "compose.step_much"}, "names": ["baseline", "target", "due"]},
    {"label": {"key": "compose.step_when"}, "names": ["next_review", "owner"]},
]


@dataclass(frozen=True)
class KpiReviewed(Event, kind="kpi_reviewed", by=EVERYBODY, after_close=True, undoable=True):
    """続ける / 変える / やめる: makes the next version; the one before stays as it was.

    `version` is the one that was looked at: of two who review at once the second is told.
    """

    kpi_id: KpiId
    version: int
    decision: Decision
    reason: ref.Sentence
    next_review: ref.Day = ""
    target: ref.Number | None = None
    due: ref.Day = ""
    actual: ref.Number | None = None
    actual_on: ref.Day = ""

    def apply(self, workshop: Workshop, entry: Entry) -> Workshop:
        kpi = workshop.find(Kpi, self.kpi_id)
        now, stops, at = kpi.now, self.decision == "stop", entry.at.isoformat()
        if self.version != now.number:
            raise Refused("refused.reviewed_meanwhile", now=now.reason)
        if kpi.stopped:
            raise Refused("refused.kpi_stopped")
        if not stops and not self.next_review:
            raise Refused("refused.field", field="next_review")
        if self.decision == "change" and self.target is None:
            raise Refused("refused.field", field="target")
        new = progress.KpiVersion(
            number=now.number + 1,
            at=at,
            target=now.target if self.decision != "change" or self.target is None else self.target,
            due=self.due or now.due,
            next_review="" if stops else self.next_review,
            decision=self.decision,
            reason=self.reason,
            actual=self.actual,
            actual_on=self.actual_on,
        )
        reported = kpi.reported
        if self.actual is not None:
            day = self.actual_on or progress.day_of(entry.at)
            reported += (progress.Measured(day, self.actual, self.reason, at, new.number),)
        versions = (*kpi.versions, new)
        changed = replace(kpi, versions=versions, stopped=stops, reported=reported)
        return workshop.put(changed, entry.by.mark)


@dataclass(frozen=True)
class KpiMeasured(Event, kind="kpi_measured", by=EVERYBODY, after_close=True, undoable=True):
    """An actual of the day `on`. For a day that has one it is the correction; without a value
    the day has none again. `note`: who reported it, from what."""

    kpi_id: KpiId
    on: ref.Day
    value: ref.Number | None = None
    note: ref.Maybe = ""

    def apply(self, workshop: Workshop, entry: Entry) -> Workshop:
        kpi = workshop.find(Kpi, self.kpi_id)
        if not self.on or self.on > progress.day_of(entry.at):
            raise Refused("refused.field", field="actual_on")
        if self.value is None and all(one.on != self.on for one in kpi.actuals):
            raise Refused("refused.field", field="actual")
        one = progress.Measured(self.on, self.value, self.note, entry.at.isoformat())
        return workshop.put(replace(kpi, reported=(*kpi.reported, one)), entry.by.mark)
