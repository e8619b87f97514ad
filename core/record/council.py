"""What a council is told on one sheet: one chain of the record, and what is not decided yet."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol

from core.record.course import amount, begin
from core.record.days import day
from core.record.drawn import Course
from core.record.entries import Entry
from core.record.leading import leading
from core.record.story import (
    compared,
    figure_said,
    figure_title,
    figure_when,
    reasons,
    value_said,
)
from core.stats.evidence import apart
from core.text import Text
from core.workshop.card import plain
from core.workshop.model import Workshop
from core.workshop.nouns.kpis import Kpi

TWO = ("decided", "whom", "left")
"""Parts whose second line is as much needed as the first."""


@dataclass(frozen=True)
class Line:
    """A sentence; `missing`: it says what is not decided or not known; `shorter`: it without what
    can be left out, for where there is no room; `on`: the day (ISO 8601) that is all it says."""

    words: str
    missing: bool = False
    shorter: str = ""
    on: str = ""


@dataclass(frozen=True)
class Part:
    """One numbered part, what matters most first; of a long one at `least` so many lines stay."""

    head: str
    lines: tuple[Line, ...]
    least: int = 1


@dataclass(frozen=True)
class Bars:
    """The first figure beside the median of its peers: names, values and how they are said.

    `note`: what is drawn, and of when.
    """

    names: tuple[str, str]
    values: tuple[float, float]
    said: tuple[str, str]
    note: str


@dataclass(frozen=True)
class Council:
    """The sheet.

    Attributes:
        heading: what is tried. parts: in their order; of the KPI there are `rows` (label, value)
            and `course`, None where nothing is measured yet.
    """

    language: str
    area: str
    day: str
    sample: bool
    heading: str
    parts: tuple[Part, ...]
    rows: tuple[tuple[str, Line], ...]
    course: Course | None
    sources: tuple[str, ...]
    bars: Bars | None = None
    fingerprint: str = ""


class Told(Protocol):
    """What is asked of a record here."""

    @property
    def language(self) -> str: ...
    @property
    def title(self) -> str: ...
    @property
    def area(self) -> str: ...
    @property
    def held_on(self) -> str: ...
    @property
    def day(self) -> str: ...
    @property
    def sample(self) -> bool: ...
    @property
    def people(self) -> str: ...
    @property
    def story(self) -> tuple[tuple[str, str], ...]: ...
    @property
    def sections(self) -> dict[str, tuple[Entry, ...]]: ...
    @property
    def left(self) -> tuple[str, ...]: ...
    @property
    def fingerprint(self) -> str: ...


def council(workshop: Workshop, report: Told, text: Text) -> Council:
    """Of the chain that the record tells first."""
    found = leading(workshop, report.sections)
    kpi, of = found.kpi, {kind: [*entries] for kind, entries in found.of.items()}
    of["figure"].sort(key=lambda one: -len(one.links))
    entry = next((one for one in report.sections["kpi"] if kpi and one.key == kpi.id), None)
    rejected = [*reasons(workshop, report.sections, text)] or [text("story.rejected_none")]
    heading = of["use_case"][0].said if of["use_case"] else kpi.title if kpi else report.title
    head = text("council.kpi", title=kpi.title) if kpi else text("council.no_kpi")
    parts = (
        _part("decided", _decided(kpi, of, text), text),
        _part("why", _why(workshop, of, text), text),
        _part("whom", _whom(of, text), text),
        _part("rejected", map(Line, rejected), text),
        Part(head, ()),
        _part("cost", _cost(workshop, kpi, of, text), text),
        _part(
            "left",
            [_met(report, text), *map(Line, report.left)],
            text,
        ),
    )
    return Council(
        language=report.language, area=report.area, day=report.day, sample=report.sample,
        heading=heading, parts=parts,
        rows=_rows(workshop, kpi, entry, text),
        course=entry.standing.course if entry and entry.standing else None,
        sources=apart(proof.source for one in of["figure"] for proof in one.proofs),
        bars=bars(workshop, [one.key for one in of["figure"]], text),
        fingerprint=report.fingerprint,
    )  # fmt: skip


def _part(name: str, lines: Iterable[Line], text: Text) -> Part:
    said = tuple(line for line in lines if line.words)
    return Part(text(f"council.{name}"), said, 2 if name in TWO else 1)


def bars(workshop: Workshop, keys: Iterable[str], text: Text) -> Bars | None:
    """Of the first of these figures that was compared, and is above zero as its peers are."""
    for key in keys:
        figure = workshop.figures[key]
        median = figure.peer_median
        if median is not None and compared(figure) and min(figure.value, median) > 0:
            return Bars(
                (figure.place(text.language), text("council.median")),
                (round(figure.value, figure.decimals), round(median, figure.decimals)),
                (value_said(figure, figure.value, text), value_said(figure, median, text)),
                text(
                    "council.drawn",
                    title=figure_title(figure, text),
                    when=figure_when(figure, text),
                ),
            )
    return None


def _decided(kpi: Kpi | None, of: dict[str, list[Entry]], text: Text) -> list[Line]:
    if kpi is None:
        return [Line(text("council.nothing_decided"), missing=True)]
    names = "".join(text("council.name", name=one.said) for one in of["use_case"])
    words = text("council.tried", names=names) if names else text("council.measured")
    when = day(kpi.now.next_review, text)
    review = (
        Line(text("council.review", day=when, owner=kpi.owner))
        if when
        else Line(text("council.no_review"), missing=True)
    )
    return [Line(words), review]


def _why(workshop: Workshop, of: dict[str, list[Entry]], text: Text) -> list[Line]:
    figures = [Line(figure_said(workshop.figures[one.key], text)) for one in of["figure"]]
    issues = "".join(text("council.name", name=one.said) for one in of["issue"])
    talked = [Line(text("council.talked", n=len(of["insight"]), names=issues))] if issues else []
    return [*(figures or [Line(text("council.no_figure"), missing=True)]), *talked]


def _met(report: Told, text: Text) -> Line:
    """When and how many; of which sector they were can be left out."""
    on = day(report.held_on, text)
    return Line(f"{on} · {report.people}", shorter=f"{on} · {report.people.split(' · ')[0]}")


def _whom(of: dict[str, list[Entry]], text: Text) -> list[Line]:
    lines: list[Line] = []
    for one in of["persona"]:
        lines.append(Line(text("council.person", said=one.said)))
        checks = [
            Line(text("council.checked", value=p.value, of=p.note), False,
                 text("council.counted", value=p.value))
            for p in one.proofs if p.value
        ]  # fmt: skip
        lines += checks or [Line(text("council.no_check"), missing=True)]
    return lines or [Line(text("council.nobody"), missing=True)]


def _cost(
    workshop: Workshop, kpi: Kpi | None, of: dict[str, list[Entry]], text: Text
) -> list[Line]:
    """Who does what, what it costs, and the trouble of counting; what is open is said."""
    cases = [workshop.use_cases[one.key] for one in of["use_case"]]
    people = [
        Line(text("council.people", words=case.people_part)) for case in cases if case.people_part
    ]
    cost = [Line(text("council.money", words=case.cost)) for case in cases if case.cost]
    lines = [
        *(people or [Line(text("council.no_people"), missing=True)]),
        *(cost or [Line(text("council.no_money"), missing=True)]),
        *(Line(text("council.promised", who=one.title, what=one.text)) for one in of["promise"]),
    ]
    if kpi:
        burden = Line(text("council.burden", words=kpi.burden)) if kpi.burden else None
        lines.append(burden or Line(text("council.no_burden"), missing=True))
    return lines


def _rows(
    workshop: Workshop, kpi: Kpi | None, entry: Entry | None, text: Text
) -> tuple[tuple[str, Line], ...]:
    if kpi is None or entry is None or entry.standing is None:
        return ()
    latest = next((one for one in entry.standing.reported if one.counts), None)
    began = begin(workshop, kpi, text)
    target = amount(plain(kpi.now.target), kpi, text)
    now = Line(text("council.unmeasured"), missing=True)
    if latest is not None and latest.value is not None:
        now = Line(f"{amount(plain(latest.value), kpi, text)}（{day(latest.on, text)}）")
    open_ = text("council.open")
    return (
        (text("council.began"), Line(began or open_, not began)),
        (text("council.now"), now),
        (text("council.says"), Line(entry.standing.state)),
        (
            text("council.target"),
            Line(f"{target}（{day(kpi.now.due, text)}）" if kpi.now.due else target),
        ),
        (text("council.stop"), Line(kpi.rule_stop or open_, not kpi.rule_stop)),
    )
