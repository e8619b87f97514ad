"""What was worked out beside the cards: who was asked, offices, strengths, present measures, what
each party gives and gains, empathy map, journey, blueprint."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

from core.record.days import day
from core.text import Text
from core.workshop import sheets
from core.workshop.model import Workshop
from core.workshop.noun import Noun
from core.workshop.nouns.issues import Issue
from core.workshop.nouns.personas import Persona
from core.workshop.nouns.promises import Promise
from core.workshop.nouns.use_cases import UseCase
from core.workshop.ref import shortened

PARTS = ("lead", "help", "advise")
SIDES = ("strength", "weakness", "chance", "risk")
MEASURES = ("there", "new", "stop")
STANDS = {"there": "there", "widen": "there", "stop": "stop"}
"""How a use case stands → its column; what was not said is new."""
BETWEEN = "："
N = TypeVar("N", bound=Noun)


@dataclass(frozen=True)
class Worksheet:
    """A table under its name; `head`: one for every column."""

    name: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]

    def parts(self, most: int) -> Iterator["Worksheet"]:
        """In tables of at most so many columns, the one that names the rows in each."""
        columns = [range(at, min(at + most - 1, len(self.head)))
                   for at in range(1, len(self.head), most - 1)]  # fmt: skip
        for number, of in enumerate(columns, 1):
            name = f"{self.name}（{number}/{len(columns)}）" if len(columns) > 1 else self.name
            rows = tuple((row[0], *(row[at] for at in of)) for row in self.rows)
            yield Worksheet(name, (self.head[0], *(self.head[at] for at in of)), rows)

    def cells(self) -> Iterator[tuple[str, str, str]]:
        """(row, column, words) of what is filled in, the first column naming the row."""
        for row in self.rows:
            for head, words in zip(self.head[1:], row[1:], strict=True):
                if words:
                    yield row[0], head, words


def worksheets(workshop: Workshop, text: Text) -> tuple[Worksheet, ...]:
    """Those of which anything is filled in, of what everybody sees."""
    issues = _seen(workshop, Issue)
    found = [
        *interviews(issues, text),
        *_offices(issues, text),
        *_sides(issues, text),
        *_present(workshop, issues, text),
        *_win(_seen(workshop, Promise), text),
        *_sheets(_seen(workshop, Persona), "empathy", text),
        *_sheets(_seen(workshop, Persona), "journey", text),
        *_sheets(_seen(workshop, UseCase), "blueprint", text),
    ]
    return tuple(found)


def interviews(issues: Sequence[Issue], text: Text) -> Iterator[Worksheet]:
    """Who was asked, as whom, when, about what, and what was learned; the newest first.

    Own words stand only where who said them agreed.
    """
    asked = [(one.day, one, issue) for issue in issues for one in issue.asked if one.whom]
    rows = tuple(
        (issue.text, one.whom, day(when, text), text(f"field.verdict_{one.verdict}"), one.found,
         one.said and f"「{one.said}」" if one.consent else text("issues.unquoted"))
        for when, one, issue in sorted(asked, key=lambda row: (row[0], row[1].at), reverse=True)
    )  # fmt: skip
    if rows:
        head = ("whom_head", "on_head", "state_head", "found_label", "said_head")
        named = (text("section.issue"), *(text(f"issues.{key}") for key in head))
        yield Worksheet(text("issues.log"), named, rows)


def offices(issue: Issue) -> dict[str, str]:
    """Office → its part, as it was written."""
    lines = sheets.given(issue.answers, "offices").text.splitlines()
    return {name: part for name, _, part in (one.rpartition(BETWEEN) for one in lines) if name}


def side(issue: Issue) -> str:
    """Which of the `SIDES` a 課題 is seen as; "" while nobody said."""
    return "".join(sheets.given(issue.answers, "side").choices)


def measures(workshop: Workshop, issue_id: str) -> dict[str, list[str]]:
    """Titles of the use cases that lead to a 課題 by way of a persona, by `MEASURES`."""
    whom = {one.id for one in _seen(workshop, Persona) if issue_id in one.issue_ids}
    found: dict[str, list[str]] = {name: [] for name in MEASURES}
    for case in _seen(workshop, UseCase):
        if whom & set(case.persona_ids):
            found[STANDS.get(_stands(case), "new")].append(case.title)
    return found


def _stands(case: UseCase) -> str:
    return "".join(sheets.given(case.answers, "stands").choices)


def _seen(workshop: Workshop, kind: type[N]) -> list[N]:
    return sorted(workshop.seen(kind).values(), key=lambda one: one.seq)


def _offices(issues: Sequence[Issue], text: Text) -> Iterator[Worksheet]:
    """部署 × 課題."""
    names = list(dict.fromkeys(name for one in issues for name in offices(one)))
    if not names:
        return
    rows = tuple(
        (one.text, *(_part(offices(one).get(name, ""), text) for name in names)) for one in issues
    )
    yield Worksheet(text("structure.offices"), (text("section.issue"), *names), rows)


def _part(part: str, text: Text) -> str:
    return text(f"structure.{part}") if part in PARTS else ""


def _sides(issues: Sequence[Issue], text: Text) -> Iterator[Worksheet]:
    rows = tuple((text(f"sheet.side_{side(one)}"), one.text) for name in SIDES for one in issues
                 if side(one) == name)  # fmt: skip
    if rows:
        yield Worksheet(text("sheet.side"), (text("sheet.side"), text("section.issue")), rows)


def _present(workshop: Workshop, issues: Sequence[Issue], text: Text) -> Iterator[Worksheet]:
    """課題 × what is there, new or to be ended; once that was said of any use case."""
    if not any(_stands(case) for case in _seen(workshop, UseCase)):
        return
    between = text("compare.comma")
    rows = []
    for one in issues:
        found = measures(workshop, one.id)
        cells = [between.join(found[name]) for name in MEASURES]
        rows.append((one.text, cells[0] or ("" if cells[1] else text("structure.nothing")),
                     *cells[1:]))  # fmt: skip
    head = (text("section.issue"), *(text(f"structure.col_{name}") for name in MEASURES))
    yield Worksheet(text("structure.gaps"), head, tuple(rows))


def _win(promises: Sequence[Promise], text: Text) -> Iterator[Worksheet]:
    """What each party gives and gains; who was not asked yet is told so."""
    told = [(one.who, *(sheets.given(one.answers, key).text for key in ("gives", "gains")))
            for one in promises]  # fmt: skip
    if any(gives or gains for _, gives, gains in told):
        ask = text("structure.open")
        head = (text("structure.party"), text("sheet.gives"), text("sheet.gains"))
        rows = tuple((who, gives or ask, gains or ask) for who, gives, gains in told)
        yield Worksheet(text("structure.win"), head, rows)


def _sheets(
    nouns: Sequence[Persona | UseCase], sheet: sheets.Sheet, text: Text
) -> Iterator[Worksheet]:
    """One for each noun of which a question was answered; an open question is an empty cell."""
    for one in nouns:
        asked = sheets.asked(one.table, sheet)
        given = [(q, sheets.given(one.answers, q.key)) for q in asked]
        if all(answer.empty for _, answer in given):
            continue
        rows = tuple(
            (text(f"sheet.{q.key}"), sheets.in_words(answer).of(text.language))
            for q, answer in given
        )
        name = text("worksheet.of", sheet=text(f"worksheet.{sheet}"),
                    name=shortened(text.of(one.label())))  # fmt: skip
        yield Worksheet(name, (text("worksheet.step"), text("worksheet.words")), rows)
