"""Papers that an office hands in: named fields and tables, and what is still missing in them."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from core.record.council import Line
from core.record.course import amount, begin, yearly
from core.record.days import day, month
from core.record.entries import Entry
from core.record.fates import shares, summary
from core.record.leading import leading
from core.record.report import Report
from core.record.story import figure_said
from core.text import Text
from core.workshop.card import plain
from core.workshop.model import Workshop
from core.workshop.nouns.kpis import Kpi
from core.workshop.people import SECTORS

Row = tuple[Line, ...]
ASKED = ("finance", "labour", "media")
"""Whom a grant wants to have asked, and who has no sector of their own here."""
LONG = 60
"""Letters that half of a row holds without becoming a column."""


@dataclass(frozen=True)
class Block:
    """A part of a paper.

    Attributes:
        columns: heads of a table; without them every row is label, value, label, value …
        turns: whether the second page begins with it where there are two.
    """

    head: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    note: str = ""
    turns: bool = False


@dataclass(frozen=True)
class Form:
    """A paper; `above`: whose form it is, `missing`: labels of what is not known yet."""

    language: str
    name: str
    title: str
    above: str
    area: str
    day: str
    sample: bool
    blocks: tuple[Block, ...]
    missing: tuple[str, ...]
    foot: str
    fingerprint: str


def grant(workshop: Workshop, report: Report, text: Text) -> Form:
    """KPI and 効果検証 as 第2世代交付金 asks for them."""
    found = leading(workshop, report.sections)
    kpi = found.kpi
    case = next(iter(found.of["use_case"]), None)
    issue = next(iter(found.of["issue"]), None)
    figures = [workshop.figures[one.key] for one in found.of["figure"]]
    ground = figure_said(figures[0], text) if figures else ""
    problem = (issue.said if issue else "", ground)
    cost = workshop.use_cases[case.key].cost if case else ""
    period = f"{day(workshop.held_on, text)} –\n{day(kpi.now.due, text)}" if kpi else ""
    codes = "・".join(workshop.places)
    about = (
        (_label(text, "project"), _value(case.said if case else "", text)),
        (_label(text, "body"), _value(f"{report.area}（{codes}）" if codes else report.area, text),
         _label(text, "owner"), _value(kpi.owner if kpi else "", text)),
        *_paired((_label(text, "period"), _value(period, text)),
                 (_label(text, "cost"), _value(cost, text))),
        (_label(text, "issue"), _value("\n".join(filter(None, problem)), text)),
    )  # fmt: skip
    blocks = (
        Block("", (), about),
        _kpis(workshop, report, text),
        Block(text("paper.check"), (), tuple(_checked(kpi, report, text)), turns=True),
        _people(report, text),
        Block(text("paper.publish"), (), (
            (_label(text, "how"), _value(text("paper.by_link") if workshop.links else "", text),
             _label(text, "published"), _value("", text)),)),
    )  # fmt: skip
    return _form("grant", report, blocks, text)


def feedback(workshop: Workshop, report: Report, text: Text) -> Form:
    """こども基本法 第11条: whose views were heard, and what became of each of them."""
    crowd = " ".join(f"{text(f'section.{one}')} {n}" for one, n in report.crowd)
    about = (
        (_label(text, "meeting"), _value(report.title, text)),
        (_label(text, "held"), _day(report.held_on, text),
         _label(text, "area"), _value(report.area, text)),
        (_label(text, "people"), _value(report.people.split(" · ")[0], text),
         _label(text, "crowd"), _value(crowd, text)),
        (_label(text, "children"), _value("", text),
         _label(text, "means"), _value(text("paper.means_said"), text)),
    )  # fmt: skip
    counted = tuple(
        (Line(text(f"paper.fate_{state}")), Line(str(n))) for state, n in shares(report.fates)
    )
    rows = tuple(
        (Line(str(at)), Line(one.words), Line(one.became, missing=one.state == "waits"))
        for at, one in enumerate(report.fates, 1)
    )
    whom = (
        (_label(text, "returned"), _value("", text), _label(text, "returned_on"), _value("", text)),
    )
    blocks = (
        Block("", (), about, text("paper.law")),
        Block(text("paper.counted"), (text("paper.became"), text("paper.number")), counted,
              summary(report.fates, text)),
        Block(text("paper.views"),
              (text("paper.no"), text("paper.view"), text("paper.became")), rows),
        Block(text("paper.return"), (), whom),
    )  # fmt: skip
    return _form("article11", report, blocks, text)


def _form(name: str, report: Report, blocks: tuple[Block, ...], text: Text) -> Form:
    labels = (row[at - 1].words for block in blocks if not block.columns for row in block.rows
              for at, one in enumerate(row) if one.missing)  # fmt: skip
    heads = (block.columns[at] for block in blocks if block.columns for row in block.rows
             for at, one in enumerate(row) if one.missing and name == "grant")  # fmt: skip
    return Form(
        language=report.language,
        name=name,
        title=text(f"paper.title_{name}"),
        above=text(f"paper.above_{name}"),
        area=report.area,
        day=day(report.day, text),
        sample=report.sample,
        blocks=blocks,
        missing=tuple(dict.fromkeys([*labels, *heads])),
        foot=text(f"paper.foot_{name}"),
        fingerprint=report.fingerprint,
    )


def _paired(*fields: tuple[Line, Line]) -> tuple[tuple[Line, ...], ...]:
    """Fields in one row, or each in a row of its own where one of them is long."""
    if any(len(value.words) > LONG for _, value in fields):
        return fields
    return (tuple(one for field in fields for one in field),)


def _label(text: Text, key: str) -> Line:
    return Line(text(f"paper.{key}"))


def _day(iso: str, text: Text) -> Line:
    """A day, to be counted with in a workbook."""
    return replace(_value(day(iso, text) if iso else "", text), on=iso)


def _value(words: str, text: Text) -> Line:
    return Line(words or text("paper.missing"), missing=not words)


def _kpis(workshop: Workshop, report: Report, text: Text) -> Block:
    kpis = [(workshop.kpis[one.key], one) for one in report.sections["kpi"]]
    years = sorted({year for kpi, _ in kpis for year, _ in yearly(kpi)})[:3]
    columns = ("kpi", "sign", "base")
    heads = [text(f"paper.{key}") for key in columns]
    heads += [text("paper.year", year=year) for year in years]
    heads += [text("paper.actual"), text("paper.seen")]
    rows = tuple(_kpi(workshop, kpi, one, years, text) for kpi, one in kpis)
    note = text("paper.chance") if rows else text("record.no_kpi")
    return Block(text("paper.kpis"), tuple(heads), rows, note)


def _kpi(workshop: Workshop, kpi: Kpi, entry: Entry, years: list[int], text: Text) -> Row:
    line = dict(yearly(kpi))
    latest = next((one for one in reversed(kpi.actuals) if one.value is not None), None)
    base = begin(workshop, kpi, text)
    plans = [amount(plain(line[year]), kpi, text) if year in line else "–" for year in years]
    actual = text("paper.waits")
    if latest is not None and latest.value is not None:
        value = amount(plain(latest.value), kpi, text)
        actual = f"{value}\n{month(latest.on, text)}"
    return (
        Line(kpi.title),
        Line(text("paper.leading" if kpi.leading else "paper.lagging")),
        _value(base, text),
        *map(Line, plans),
        Line(actual),
        Line(entry.standing.state if entry.standing and latest else "–"),
    )


def _checked(kpi: Kpi | None, report: Report, text: Text) -> Iterator[Row]:
    """What the newest review of the leading KPI said; what nobody said yet is missing."""
    now = kpi.now if kpi and len(kpi.versions) > 1 else None
    entry = next((one for one in report.sections["kpi"] if kpi and one.key == kpi.id), None)
    said = entry.standing.said[0] if entry and entry.standing else ""
    yield (_label(text, "checked_on"), _day(now.actual_on or now.at[:10] if now else "", text),
           _label(text, "next_check"), _day(kpi.now.next_review if kpi else "", text))  # fmt: skip
    yield _label(text, "result"), _value(said, text)
    yield _label(text, "reason"), _value(now.reason if now else "", text)
    changed = now is not None and now.decision == "change" and kpi is not None
    aim = amount(plain(kpi.now.target), kpi, text) if kpi else ""
    better = text("paper.new_target", target=aim) if changed else ""
    yield _label(text, "better"), _value(better, text)
    decision = text(f"paper.{now.decision}") if now else ""
    yield _label(text, "decision"), _value(decision, text)


def _people(report: Report, text: Text) -> Block:
    """Who took part, by sector; whom a grant wants too has no sector here, and stays to be said."""
    crowd = dict(report.crowd)
    heads = [text(f"section.{one}") for one in SECTORS] + [text(f"paper.{one}") for one in ASKED]
    told = [Line(text("paper.people_n", n=crowd[one])) if one in crowd
            else Line(text("paper.not_yet" if crowd else "paper.untold"), missing=bool(crowd))
            for one in SECTORS]  # fmt: skip
    asked = [Line(text("paper.not_yet"), missing=True) for _ in ASKED]
    return Block(text("paper.who"), tuple(heads), ((*told, *asked),), text("paper.who_note"))
