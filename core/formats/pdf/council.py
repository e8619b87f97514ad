"""The sheet for a council: one page of A4, never on a second one."""

import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache
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
SMALLER = (1.0, 0.95, 0.9, 0.86)
"""How large letters are: as small as it takes to tell every sentence to its end."""
FIRST = (1, 3)
"""The parts of what was decided and for whom."""
WHY, BESIDE = 2, 68 * mm
"""The part that has bars beside it, and how wide they are."""


@dataclass(frozen=True)
class Room:
    """How much of a part is printed: its first `lines`, each up to so many `letters` of full
    width, and always what is not decided. `scale`: of letters and of what stands in a line."""

    lines: int
    letters: int
    scale: float = 1.0


ROOMS = (
    *(Room(1, 44), Room(1, 75), Room(1, 110), Room(1, 150)),
    *(Room(2, 150), Room(3, 150), Room(4, 200), Room(9, 400)),
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
    """The sheet in the largest letters in which every sentence is told to its end."""
    for scale in SMALLER:
        found, whole = _fitted(told, text, scale)
        if whole:
            break
    return found


def _fitted(told: Council, text: Text, scale: float) -> tuple[list[tuple[Any, float]], bool]:
    """The sheet with the most on it that a page holds, and whether all its sentences are whole:
    each part is told longer as long as all still fit, the shortest whatever it holds."""
    rooms = [replace(one, letters=int(one.letters / scale), scale=scale) for one in ROOMS]
    numbers = range(len(told.parts))
    parts = [[_high(_part(told, number, room, text)) for room in rooms] for number in numbers]
    torn = [[_torn(told, number, room) for room in rooms] for number in numbers]
    taken, top = [0] * len(parts), _high(_top(told, text))
    steps = [(size, number) for size in range(1, len(rooms)) for number in numbers]
    steps.sort(key=lambda one: (not torn[one[1]][one[0] - 1], one[1] + 1 not in FIRST, one[0]))
    for size, number in steps:
        tried = [*taken[:number], max(size, taken[number]), *taken[number + 1 :]]
        flows = [top, *(part[at] for part, at in zip(parts, tried, strict=True))]
        if sum(high for flow in flows for _, high in flow) <= A4[1] - 2 * MARGIN - FOOT:
            taken = tried
    flow = [*top, *(one for part, at in zip(parts, taken, strict=True) for one in part[at])]
    return flow, not any(part[at] for part, at in zip(torn, taken, strict=True))


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
    shown = [*_shown(part.lines, room, part.least)]
    flow = [p(words, _sized(OPEN if missing else WORDS, room)) for words, missing in shown]
    rest = len(part.lines) - len(shown)
    return [*flow, p(text("council.rest", n=rest), _sized(SMALL, room))] if rest else flow


def _shown(lines: Sequence[Line], room: Room, least: int = 1) -> Iterator[tuple[str, bool]]:
    """Its sentences as there is room for them: whole, or without what can be left out; the first
    is cut rather than left out."""
    beside = room.letters if room.lines > 1 else int(ROOMS[0].letters / room.scale)
    for n, line in enumerate(lines):
        most = max(beside if n else room.letters, OPEN_LETTERS * line.missing)
        words = next((one for one in (line.words, line.shorter) if one and ems(one) <= most), "")
        if n < least or line.missing:
            yield words or _cut(line.words, most), line.missing
        elif words and n < room.lines:
            yield words, False


def _torn(told: Council, number: int, room: Room) -> bool:
    """Whether a sentence of a part is cut."""
    part = told.parts[number]
    parts = [(part.lines, part.least)] if part.lines else [((row,), 1) for _, row in told.rows]
    every = {one for lines, _ in parts for line in lines for one in (line.words, line.shorter)}
    return any(words not in every for some in parts for words, _ in _shown(some[0], room, some[1]))


@cache
def _sized(style: ParagraphStyle, room: Room) -> ParagraphStyle:
    """A style in the letters of this room."""
    size, leading = style.fontSize * room.scale, style.leading * room.scale
    return ParagraphStyle(style.name, style, fontSize=size, leading=leading)


def _beside(lines: Flow, bars: Bars) -> Flow:
    """Words on the left, bars on the right."""
    apart = ("RIGHTPADDING", (0, 0), (0, 0), 10)
    return [laid([[lines, Pair(bars, BESIDE)]], [WIDTH - BESIDE, BESIDE], apart)]


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
    rows = [[p(name, _sized(LABEL, room)), p(words, _sized(OPEN if missing else WORDS, room))]
            for name, value in told.rows for words, missing in _shown((value,), room)]  # fmt: skip
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
