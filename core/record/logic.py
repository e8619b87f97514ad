"""The path from what is done to what changes, with its reasons, in words of one language."""

from collections import Counter
from dataclasses import dataclass

from core.clock import in_japan
from core.record.course import amount
from core.record.days import day_of
from core.text import Text
from core.workshop.card import plain
from core.workshop.cards import baseline, label
from core.workshop.meeting import BASES, Reason
from core.workshop.model import Workshop
from core.workshop.nouns.kpis import Kpi
from core.workshop.nouns.personas import Persona
from core.workshop.paths import Arrow, Box, Paths, paths, sector_of
from core.workshop.sentence import gained


@dataclass(frozen=True)
class LogicBox:
    """What stands in a column: its name, and how it stands (the aim of a KPI)."""

    key: str
    column: int
    title: str
    note: str = ""


@dataclass(frozen=True)
class LogicArrow:
    """From one box to a later one.

    Attributes:
        text: the reason; "" where there is none yet.
        basis: what it rests on; `cited`: which figure or case.
        who: the sector of who gave it, where that may be told; `day`: in Japan, ISO 8601.
        remark: that it was given after the meeting.
        earlier: reasons given before, the newest first, each with basis and day.
    """

    number: int
    from_key: str
    to_key: str
    text: str
    basis: str = ""
    cited: str = ""
    who: str = ""
    day: str = ""
    remark: str = ""
    earlier: tuple[str, ...] = ()


@dataclass(frozen=True)
class Logic:
    """All of it, ready to be drawn or listed.

    Attributes:
        heads: of each column its name and the kind of what stands in it.
        empty: columns in which nothing stands in the whole workshop.
        said: in sentences how many arrows have a reason, on what they rest, what has no arrow.
    """

    heads: tuple[tuple[str, str], ...]
    boxes: tuple[LogicBox, ...]
    arrows: tuple[LogicArrow, ...]
    said: tuple[str, ...]
    empty: frozenset[int] = frozenset()

    def box(self, key: str) -> LogicBox:
        return next(box for box in self.boxes if box.key == key)


def logic(workshop: Workshop, text: Text) -> Logic:
    """As everybody with a right to the record sees it: never what is not yet opened."""
    found = paths(workshop)
    return Logic(
        heads=_heads(found.columns, text),
        boxes=tuple(_box(workshop, box, text) for box in found.boxes),
        arrows=tuple(
            _arrow(workshop, number, arrow, text) for number, arrow in enumerate(found.arrows, 1)
        ),
        said=_said(workshop, found, text),
        empty=frozenset(range(found.columns)) - {box.column for box in found.boxes},
    )


def _heads(columns: int, text: Text) -> tuple[tuple[str, str], ...]:
    names = ["use_cases", "first", *["later"] * (columns - 3), "people"]
    return tuple((text(f"path.column_{name}"), text(f"path.kind_{name}")) for name in names)


def _box(workshop: Workshop, box: Box, text: Text) -> LogicBox:
    noun = workshop.noun(box.id)
    if isinstance(noun, Persona):
        wish = text.of(gained(noun.wish, noun.ending))
        return LogicBox(box.id, box.column, text("path.wish", name=noun.name, wish=wish))
    note = _aim(workshop, noun, text) if isinstance(noun, Kpi) else ""
    return LogicBox(box.id, box.column, noun.title, note)


def _aim(workshop: Workshop, kpi: Kpi, text: Text) -> str:
    """From which number to which, and until when, in lines of their own."""
    if kpi.stopped:
        return text("path.stopped")
    base, target = baseline(workshop, kpi), amount(plain(kpi.now.target), kpi, text)
    aim = text("path.aim" if base else "path.aim_only", baseline=base, target=target)
    return f"{aim}\n{text('path.due', due=kpi.now.due)}" if kpi.now.due else aim


def _arrow(workshop: Workshop, number: int, arrow: Arrow, text: Text) -> LogicArrow:
    earlier = tuple(
        f"{one.text}（{text(f'path.{one.basis}')} {day_of(one.at, text)}）" for one in arrow.earlier
    )
    one = arrow.reason
    if one is None:
        return LogicArrow(number, arrow.from_id, arrow.to_id, "", earlier=earlier)
    sector = sector_of(workshop, one)
    return LogicArrow(
        number,
        arrow.from_id,
        arrow.to_id,
        one.text,
        basis=text(f"path.{one.basis}"),
        cited=_cited(workshop, one, text),
        who=text(f"section.{sector}") if sector else "",
        day=in_japan(one.at).date().isoformat(),
        remark=text("path.later") if one.later else "",
        earlier=earlier,
    )


def _cited(workshop: Workshop, one: Reason, text: Text) -> str:
    """Which figure with place and year, or which case; nothing where that is not opened."""
    figure, case = workshop.figures.get(one.figure_id), workshop.use_cases.get(one.use_case_id)
    if figure is not None and workshop.opened(figure):
        year = figure.years_label or str(figure.year)
        return f"{text.of(figure.label())}（{figure.place(text.language)} {year}）"
    if case is not None and workshop.opened(case):
        return str(case.case_title)
    return ""


def _said(workshop: Workshop, found: Paths, text: Text) -> tuple[str, ...]:
    count, missing = len(found.arrows), found.missing
    if not count:
        return (text("path.none"),)
    how = "none" if missing == count else "some" if missing else "all"
    said = [text(f"path.said_{how}", n=count, missing=missing)]
    bases = Counter(arrow.reason.basis for arrow in found.arrows if arrow.reason)
    if bases:
        sep = "、" if text.language == "ja" else ", "
        words = sep.join(f"{text(f'path.{one}')}\u00a0{bases[one]}" for one in BASES if bases[one])
        said.append(text("path.bases", words=words))
    if found.alone:
        names = [label(workshop.noun(box.id)) for box in found.alone]
        words = "".join(f"「{name}」" for name in names)
        said.append(text("path.alone", names=words))
    return tuple(said)
