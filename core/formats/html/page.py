"""The record as one light page that can be printed, without scripts of its own."""

from dataclasses import dataclass
from functools import lru_cache

from markupsafe import Markup

from core.charts import picture
from core.charts.course import course
from core.charts.weighed import board
from core.formats.html.graph import picture as graph
from core.formats.html.path import picture as path
from core.formats.html.templates import TEMPLATES, unbroken
from core.formats.html.voices import table
from core.formats.paper import lacking
from core.record.drawn import Course
from core.record.entries import by_sector
from core.record.fates import shares, summary
from core.record.replay import Moment
from core.record.report import Report
from core.record.weighed import Weighed, columns, differences, lines
from core.text import Text
from core.workshop.card import plain

COURSE_WIDTH, WIDE, BOARD_WIDTH = 300, 560, 420
"""Points across: a course is as wide as a phone's card, or as the first screen has room for."""
LOW = 180
"""Points down there."""


@dataclass(frozen=True)
class Around:
    """What stands on a page for who reads it there, and in no file.

    Attributes:
        files: form and address of the files beside it.
        held_back: what is not in the files, as a sentence.
        replay: the course of that day.
        brief: only the first screen.
        by_link: shown by a link, which may be taken back while it is read.
        room: its code, for who leads.
        after: the workshop from which who reads may go on; `went_on`: that it did.
        few: warnings of personas few people are like, for who leads.
        write: where who reads may write; `waits`: what readers wrote and nobody looked at.
    """

    files: tuple[tuple[str, str], ...] = ()
    held_back: str = ""
    brief: bool = False
    replay: tuple[Moment, ...] = ()
    by_link: bool = False
    after: str = ""
    went_on: str = ""
    room: str = ""
    write: str = ""
    waits: str = ""
    few: tuple[str, ...] = ()


def page(report: Report, around: Around = Around()) -> bytes:
    """The page; its style sheet is served beside it."""
    text = Text(report.language)
    leading = [one for one in report.threads if report.first in one.keys] or [*report.threads[:1]]
    body = TEMPLATES.get_template("record.html").render(
        report=report,
        around=around,
        lacking=lacking(report, text) if around.files else [],
        text=text,
        by_sector=by_sector,
        columns=columns,
        differences=differences,
        lines=lines,
        summary=summary,
        shares=shares,
        leading=leading,
        others=[one for one in report.threads if one not in leading],
        bare=[text(f"section.{kind}") for kind, of in report.sections.items() if not of],
        contents=_contents(report, around, text),
        graph=graph(report.graph, text) if report.graph else "",
        promised={one.key for one in report.sections["promise"]},
        plain=plain,
        path=path(report.logic, text),
        voices=table(report.voices, text),
        drawn=lambda one: _course(one, report.language),
        wide=lambda one: _course(one, report.language, WIDE),
        board=lambda one: _board(one, report.language),
    )
    return unbroken(body)


def _contents(report: Report, around: Around, text: Text) -> list[tuple[str, str, int | str]]:
    """[(name, heading, how many)] of what is folded below the first screen."""
    found: list[tuple[str, str, int | str, bool]] = [
        ("left", "story.left_label", len(report.left), bool(report.left)),
        ("next", "kpi.next_title", len(report.upcoming), bool(report.upcoming)),
        ("came", "carry.record", "", report.came is not None),
        (
            "difference",
            "differ.title",
            len(report.difference.changes) if report.difference else "",
            report.difference is not None,
        ),
        ("fates", "fate.title", len(report.fates), bool(report.fates)),
        ("replay", "replay.title", len(around.replay), bool(around.replay)),
        ("voices", "lens.title", "", bool(report.sections["issue"])),
        ("votes", "vote.result", "", bool(report.votes)),
        ("weighed", "weighed.title", "", report.weighed is not None),
        ("path", "path.title", "", True),
        *((kind, f"section.{kind}", len(of), bool(of)) for kind, of in report.sections.items()),
        ("worksheets", "worksheet.title", len(report.worksheets), bool(report.worksheets)),
        ("readers", "comment.readers", len(report.comments), bool(report.comments)),
        ("sources", "export.sources", "", bool(report.sources)),
    ]
    return [(name, text(key), n) for name, key, n, there in found if there]


@lru_cache(maxsize=128)
def _course(one: Course, language: str, width: int = COURSE_WIDTH) -> Markup:
    """How a KPI goes; kept, because a whole room reads it at once. Words in it are escaped."""
    drawn = course(one, language)
    if width == WIDE:
        drawn["height"] = LOW
    return Markup(picture.svg(drawn, width))


@lru_cache(maxsize=64)
def _board(found: Weighed, language: str) -> Markup:
    return Markup(picture.svg(board(found.marks, found.says, language), BOARD_WIDTH))
