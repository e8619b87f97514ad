"""The sheet for a council: one page of A4, never in smaller letters and never on a second one."""

import io
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from reportlab.lib.pagesizes import A4  # type: ignore[import-untyped]
from reportlab.lib.styles import ParagraphStyle  # type: ignore[import-untyped]
from reportlab.lib.units import mm  # type: ignore[import-untyped]
from reportlab.platypus import Spacer, Table  # type: ignore[import-untyped]

from core.charts import picture
from core.charts.course import course
from core.formats.fonts import BOLD
from core.formats.pdf.bars import Pair
from core.formats.pdf.file import single
from core.formats.pdf.flow import BARE, BODY, CAUTION, INK, LINE, SUB, Drawn, Flow, laid, p, tabled
from core.formats.pdf.tags import Tagged
from core.letters import ems
from core.palette import KEY
from core.record.council import Bars, Council, Line, Part
from core.record.days import day
from core.record.drawn import Course
from core.text import Text

MARGIN = 16 * mm
WIDTH = A4[0] - 2 * MARGIN
PICTURE, TALL = 400, 170
"""Points across and down of the drawing, before it is fitted beside the KPI's values."""
FOOT = 17 * mm
"""Height kept for sources below the parts."""
WORDS = ParagraphStyle("words", BODY, fontSize=11, leading=16)
OPEN = ParagraphStyle("open", WORDS, fontName=BOLD, textColor=CAUTION)
LABEL = ParagraphStyle("label", WORDS, textColor=SUB)
SMALL = ParagraphStyle("small", BODY, fontSize=10.5, leading=14, textColor=SUB)
SOURCES = ParagraphStyle("sources", SMALL, fontSize=9, leading=12)
RIGHT = ParagraphStyle("right", SMALL, alignment=2)
PART = ParagraphStyle("part", WORDS, fontName=BOLD, fontSize=12.5, leading=18, textColor=KEY,
                      tag="H2")  # fmt: skip
HEADING = ParagraphStyle("heading", WORDS, fontName=BOLD, fontSize=19, leading=26, textColor=INK,
                         tag="H1")  # fmt: skip
SHORTENED, ENDS, OPEN_LETTERS = "…", "。、）」", 60
AHEAD = 3
"""Steps that a part of one sentence is longer than others: cut, it has nothing else to tell."""
FIRST = (1, 3)
"""The parts of what was decided and for whom."""
WHY, BESIDE = 2, 68 * mm
"""The part that has bars beside it, and how wide they are."""


@dataclass(frozen=True)
class Room:
    """How much of a part is printed: its first `lines`, each up to so many `letters` of full
    width, and always what is not decided."""

    lines: int
    letters: int


ROOMS = (
    *(Room(1, 44), Room(1, 75), Room(2, 75), Room(2, 110)),
    *(Room(3, 110), Room(3, 150), Room(4, 200), Room(9, 400)),
)
"""From what always fits a page to all there is."""


def council_sheet(told: Council) -> bytes:
    """One page: what was decided, why, for whom, what not, the KPI, the cost, what is open."""
    text, out = Text(told.language), io.BytesIO()
    page = single(out, f"{text('council.file')} {told.heading}", told.area, told.language)
    y = A4[1] - MARGIN
    for part, high in _fitting(told, text):
        part.drawOn(page, MARGIN, y - high)
        y -= high
    _foot(page, told, text)
    page.showPage()
    page.save()
    return out.getvalue()


def _fitting(told: Council, text: Text) -> list[tuple[Any, float]]:
    """The sheet with the most on it that a page holds: each part is told longer as long as all
    still fit, the shortest whatever it holds."""
    parts = [
        [_high(_part(told, number, size, text)) for size in ROOMS]
        for number in range(len(told.parts))
    ]
    taken, top = [0] * len(parts), _high(_top(told, text))
    steps = [(size, number) for size in range(1, len(ROOMS)) for number in range(len(parts))]
    steps.sort(key=lambda step: _turn(*step, single=len(told.parts[step[1]].lines) == 1))
    for size, number in steps:
        tried = [*taken[:number], size, *taken[number + 1 :]]
        flows = [top, *(part[at] for part, at in zip(parts, tried, strict=True))]
        if sum(high for flow in flows for _, high in flow) <= A4[1] - 2 * MARGIN - FOOT:
            taken = tried
    return [*top, *(one for part, at in zip(parts, taken, strict=True) for one in part[at])]


def _turn(size: int, number: int, *, single: bool) -> tuple[bool, int]:
    """When a part may be told so long: what was decided and for whom is a whole sentence first."""
    return not (size == 1 and number + 1 in FIRST), size - AHEAD * single


def _high(flow: Flow) -> list[tuple[Any, float]]:
    return [(part, part.wrap(WIDTH, A4[1])[1]) for part in flow]


def _top(told: Council, text: Text) -> Flow:
    sample = f"　{text('council.note')}" if told.sample else ""
    head = [
        [
            p(f"{text('export.council')}{sample}", SMALL),
            p(f"{told.area}　{day(told.day, text)}", RIGHT),
        ]
    ]
    return [
        laid(head, [WIDTH * 0.5, WIDTH * 0.5]),
        _ruled(p(_cut(told.heading, 56), HEADING), 1.6),
    ]


def _part(told: Council, number: int, room: Room, text: Text) -> Flow:
    part = told.parts[number]
    lines = _lines(part, room, text) if part.lines else _kpi(told, room, text)
    return [
        _ruled(p(f"{number + 1}　{_cut(part.head, 40)}", PART), 0.7, above=5),
        Spacer(1, 3),
        *(_beside(lines, told.bars) if number + 1 == WHY and told.bars else lines),
    ]


def _ruled(words: Any, thick: float, above: float = 0) -> Table:
    """A line of words over a rule across the page."""
    line = ("LINEBELOW", (0, 0), (-1, -1), thick, KEY)
    pads = (("TOPPADDING", (0, 0), (-1, -1), above), ("BOTTOMPADDING", (0, 0), (-1, -1), 3))
    return laid([[words]], [WIDTH], line, *pads)


def _lines(part: Part, room: Room, text: Text) -> Flow:
    kept = [
        line for n, line in enumerate(part.lines) if n < max(room.lines, part.least) or line.missing
    ]
    beside = room.letters if room.lines > 1 else ROOMS[0].letters
    flow = [_said(line, beside if n else room.letters) for n, line in enumerate(kept)]
    rest = len(part.lines) - len(kept)
    return [*flow, p(text("council.rest", n=rest), SMALL)] if rest else flow


def _beside(lines: Flow, bars: Bars) -> Flow:
    """Words on the left, bars on the right."""
    apart = ("RIGHTPADDING", (0, 0), (0, 0), 10)
    return [laid([[lines, Pair(bars, BESIDE)]], [WIDTH - BESIDE, BESIDE], apart)]


def _said(line: Line, letters: int) -> Any:
    most = max(letters, OPEN_LETTERS) if line.missing else letters
    return p(_cut(line.words, most), OPEN if line.missing else WORDS)


def _cut(words: str, letters: int) -> str:
    """As many letters of full width; where it can be, up to the end of a sentence or a phrase."""
    if ems(words) <= letters:
        return words
    short = words
    while ems(short) > letters - 1:
        short = short[:-1]
    end = max(short.rfind(sign) for sign in ENDS) + 1
    end = end if end > len(short) * 0.6 else short.rfind(" ")
    return (short[:end] if end > len(short) * 0.6 else short).rstrip() + SHORTENED


def _kpi(told: Council, room: Room, text: Text) -> Flow:
    """Labels with values, and beside them how it goes."""
    if not told.rows:
        return [p(text("council.nothing_decided"), OPEN)]
    wide = WIDTH * (0.5 if told.course else 1)
    label = (27 if told.language == "ja" else 33) * mm
    rows = [[p(name, LABEL), _said(value, min(room.letters, 60))] for name, value in told.rows]
    style = [*BARE, ("LINEBELOW", (0, 0), (-1, -1), 0.5, LINE),
             ("TOPPADDING", (0, 0), (-1, -1), 2),
             ("BOTTOMPADDING", (0, 0), (-1, -1), 3)]  # fmt: skip
    table = tabled(rows, [label, wide - label], style, sides=(0,))
    if told.course is None:
        return [table]
    png, says = _course(told.course, told.language)
    chart = Drawn(png, says, WIDTH - wide - 5 * mm, "RIGHT")
    return [laid([[table, chart]], [wide, WIDTH - wide], ("ALIGN", (1, 0), (1, 0), "RIGHT"))]


@lru_cache(maxsize=8)
def _course(one: Course, language: str) -> tuple[bytes, str]:
    """Its picture and what it says; kept, since a sheet is set anew until it fits."""
    drawn = course(one, language) | {"height": TALL, "background": "white"}
    return picture.png(drawn, PICTURE), str(drawn["description"])


def _foot(page: Tagged, told: Council, text: Text) -> None:
    sources = text("council.source", sources=" / ".join(told.sources)) if told.sources else ""
    mark = text("record.fingerprint", sha256=told.fingerprint) if told.fingerprint else ""
    most = 180 if mark else 240
    words = p(f"{_cut(text('council.foot') + sources, most)}\n{mark}".rstrip(), SOURCES)
    high = words.wrap(WIDTH, FOOT)[1]
    with page.decoration():
        page.setStrokeColor(LINE)
        page.line(MARGIN, MARGIN + FOOT - 4, A4[0] - MARGIN, MARGIN + FOOT - 4)
    words.drawOn(page, MARGIN, MARGIN + FOOT - 8 - high)
