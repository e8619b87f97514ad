"""Shapes of slides: words, cards, arrows and tables in letters that fit."""

from collections.abc import Sequence
from math import ceil
from typing import Any

from pptx.dml.color import RGBColor
from pptx.enum.shapes import MSO_CONNECTOR, MSO_SHAPE
from pptx.enum.text import MSO_ANCHOR
from pptx.util import Emu, Inches, Pt

from core import palette
from core.formats.path.wrapped import across as letters
from core.formats.path.wrapped import wrapped
from core.formats.pptx.packed import packed
from core.letters import readable


def rgb(colour: str) -> RGBColor:
    """A colour of the palette as a slide has it."""
    return RGBColor(*bytes.fromhex(colour[1:]))  # type: ignore[no-untyped-call]


FONT = "BIZ UDPGothic"
"""On every Windows since 2018; another machine takes its own."""
WIDTH, HEIGHT, LEFT, TOP = 13.333, 7.5, 0.6, 1.35
ACROSS, DOWN = WIDTH - 2 * LEFT, HEIGHT - TOP - 0.65
INK, SUB, KEY, TINT, LINE, CAUTION, WHITE = map(
    rgb,
    (palette.INK, palette.SUB, palette.KEY, palette.TINT, palette.LINE, palette.CAUTION,
     palette.WHITE),
)  # fmt: skip
SMALLEST = 11.0
"""Letters in points."""
FEWEST = 12
"""Letters of a line that is not made shorter."""
LEADING, AFTER, RAGGED = 1.3, 0.25, 0.95
"""Height of a line and space after a paragraph in letters, the same in every font; and how much of
a line is filled before it breaks."""
Box = tuple[float, float, float, float]
"""Left, top, width, height in inches."""
Line = tuple[str, bool, RGBColor]
"""Words, whether bold, and their colour."""
Lines = Sequence[Line]


def fit(lines: Sequence[str], width: float, height: float, largest: float) -> float:
    """The size in points at which the lines fit a box in inches, at least the smallest."""
    size = largest
    while size > SMALLEST and needed(lines, width, size) > height:
        size -= 1
    return size


def needed(lines: Sequence[str], width: float, size: float) -> float:
    """Inches down that lines ask for in letters of so many points."""
    across = width * 72 / size * RAGGED
    rows = sum(
        max(1, ceil(letters(part, paper=True) / across))
        for one in lines
        for part in one.split("\n")
    )
    return (rows * LEADING + len(lines) * AFTER) * size / 72


def broken(words: str, width: float, size: float) -> list[str]:
    """Lines of a title or a small box, which end between phrases as long as they are set in
    letters as wide as ours; others break them once more."""
    return wrapped(words, width * 72 / size * RAGGED, paper=True)


def kept(lines: Lines, width: float, height: float, size: float) -> list[Line]:
    """What of the lines fits, with an ellipsis where more follows: all of it is in the notes."""
    found = [*lines]

    def fits() -> bool:
        return needed([words for words, _, _ in found], width, size) <= height

    while not fits() and (len(found) > 1 or len(found[0][0]) > FEWEST):
        words, bold, colour = found.pop()
        if len(words) > FEWEST:
            found.append((f"{words[: len(words) * 9 // 10 - 1].rstrip('…')}…", bold, colour))
        elif not found[-1][0].endswith("…"):
            found[-1] = (f"{found[-1][0]}　…", *found[-1][1:])
    return found


def short(words: str, most: int = 90) -> str:
    """What is said in full in the notes and in the appendix."""
    return words if len(words) <= most else f"{words[: most - 1]}…"


def write(frame: Any, lines: Lines, size: float) -> None:
    """Words into a frame, one paragraph a line."""
    frame.word_wrap = True
    for at, (words, bold, colour) in enumerate(lines):
        paragraph = frame.paragraphs[0] if not at else frame.add_paragraph()
        paragraph.space_after, paragraph.line_spacing = Pt(size * AFTER), Pt(size * LEADING)
        for number, part in enumerate(readable(words).split("\n")):
            if number:
                paragraph.add_line_break()
            _run(paragraph, part, size, bold, colour)


def _run(paragraph: Any, words: str, size: float, bold: bool, colour: RGBColor) -> None:
    run = paragraph.add_run()
    run.text = words
    font = run.font
    font.size, font.bold, font.name, font.color.rgb = Pt(size), bold, FONT, colour
    east = run._r.get_or_add_rPr().makeelement(
        "{http://schemas.openxmlformats.org/drawingml/2006/main}ea", {"typeface": FONT}
    )
    run._r.get_or_add_rPr().append(east)


def text_box(slide: Any, box: Box, lines: Lines, largest: float) -> None:
    """Words without a frame, as large as fits, at most `largest` points."""
    shape = slide.shapes.add_textbox(*map(Inches, box))
    size = fit([words for words, _, _ in lines], box[2] - 0.2, box[3], largest)
    write(shape.text_frame, kept(lines, box[2] - 0.2, box[3], size), size)


def fitting(lines: Lines, width: float, height: float, largest: float) -> float:
    """The size in which lines fit a card of these inches."""
    return fit([words for words, _, _ in lines if words], width - 0.3, height - 0.2, largest)


def card(slide: Any, box: Box, lines: Lines, largest: float) -> Any:
    """A rounded box with words from its top."""
    shape = slide.shapes.add_shape(MSO_SHAPE.ROUNDED_RECTANGLE, *map(Inches, box))
    shape.adjustments[0] = min(0.04, 0.08 / min(box[2], box[3]))
    shape.fill.solid()
    shape.fill.fore_color.rgb = WHITE
    shape.line.color.rgb, shape.line.width = LINE, Pt(1)
    shape.shadow.inherit = False
    frame = shape.text_frame
    frame.vertical_anchor = MSO_ANCHOR.TOP
    frame.margin_left = frame.margin_right = Inches(0.12)
    told = [line for line in lines if line[0]]
    size = fitting(told, box[2], box[3], largest)
    write(frame, kept(told, box[2] - 0.3, box[3] - 0.2, size), size)
    for paragraph in frame.paragraphs:
        paragraph.alignment = None
    return shape


def rule(slide: Any, box: Box, colour: RGBColor = KEY) -> None:
    """A plain bar without words."""
    shape = slide.shapes.add_shape(MSO_SHAPE.RECTANGLE, *map(Inches, box))
    shape.fill.solid()
    shape.fill.fore_color.rgb = colour
    shape.line.fill.background()
    shape.shadow.inherit = False


def arrow(slide: Any, before: Any, after: Any, head: bool = True) -> None:
    """A connector from the right of one shape to the left of the next; it moves with them."""
    line = slide.shapes.add_connector(MSO_CONNECTOR.STRAIGHT, Emu(0), Emu(0), Emu(0), Emu(0))
    line.begin_connect(before, 3)
    line.end_connect(after, 1)
    line.line.color.rgb, line.line.width = KEY, Pt(2)
    if not head:
        return
    end = line.line._get_or_add_ln()
    end.append(end.makeelement(
        "{http://schemas.openxmlformats.org/drawingml/2006/main}tailEnd", {"type": "triangle"}
    ))  # fmt: skip


def table(
    slide: Any,
    rows: Sequence[Sequence[str]],
    widths: Sequence[float],
    head: bool = True,
    room: float = DOWN,
    left: float = LEFT,
    top: float = TOP,
    largest: float = 16.0,
) -> Any:
    """A table of words; its letters shrink until all rows fit the slide (see `chunks`)."""
    size = largest
    while size > SMALLEST and height(rows, widths, size) > room * 72:
        size -= 0.5
    box = map(Inches, (left, top, sum(widths), 0.4 * len(rows)))
    table = slide.shapes.add_table(len(rows), len(widths), *box).table
    table.first_row, table.horz_banding = head, False
    for at, width in enumerate(widths):
        table.columns[at].width = Inches(width)
    for row, cells in enumerate(rows):
        for column, words in enumerate(cells):
            cell = table.cell(row, column)
            bold = (head and row == 0) or column == 0
            write(cell.text_frame, [(part, bold, INK) for part in words.split("\n")], size)
            cell.fill.solid()
            cell.fill.fore_color.rgb = TINT if (head and row == 0) else WHITE
            cell.margin_top = cell.margin_bottom = Inches(0.04)
    return table


def height(rows: Sequence[Sequence[str]], widths: Sequence[float], size: float) -> float:
    """Of a table in points."""
    return sum(
        max(needed(words.split("\n"), width - 0.2, size) * 72
            for words, width in zip(cells, widths, strict=True)) + 8
        for cells in rows
    )  # fmt: skip


def chunks(
    rows: Sequence[Sequence[str]],
    widths: Sequence[float],
    room: float = DOWN,
    head: Sequence[str] = (),
    size: float = 13.0,
) -> list[list[Sequence[str]]]:
    """Rows slide by slide, as many as fit in letters of `size` points below their head; shared out
    evenly, so that the last slide is not left with one."""
    first = [head] if head else []

    def filled(most: float) -> list[list[Sequence[str]]]:
        return packed(rows, lambda part: height([*first, *part], widths, size) <= most * 72)

    fewest = len(filled(room))
    steps = (room * (at + 1) / 10 for at in range(10))
    return next(found for found in map(filled, steps) if len(found) == fewest)
