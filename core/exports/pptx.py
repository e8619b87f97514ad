"""The record as slides of editable shapes: one for each step, person, use case and KPI."""

import io
from collections.abc import Iterator, Sequence
from itertools import pairwise
from math import ceil
from typing import Any
from unicodedata import east_asian_width

from pptx import Presentation
from pptx.dml.color import RGBColor
from pptx.enum.shapes import MSO_CONNECTOR, MSO_SHAPE
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.util import Emu, Inches, Pt

from core.exports.report import Chain, Entry, Report
from core.text import Text

FONT = "BIZ UDPGothic"
"""On every Windows since 2018; another machine takes its own."""
WIDTH, HEIGHT, LEFT, TOP = 13.333, 7.5, 0.6, 1.35
ACROSS, DOWN = WIDTH - 2 * LEFT, HEIGHT - TOP - 0.65
INK, SUB, KEY, TINT, LINE, CAUTION, WHITE = (
    RGBColor(*bytes.fromhex(c))  # type: ignore[no-untyped-call]
    for c in ("1A1A1A", "4D4D4D", "0017C1", "E8F1FE", "B8B8C0", "735A00", "FFFFFF")
)
SMALLEST, CARDS, ROWS = 10.0, 6, 6
"""Smallest letters in points; cards and table rows on a slide."""
KEPT = "\n\u3000"
"""Line ends and the wide space, which Python does not call printable."""
Box = tuple[float, float, float, float]
"""Left, top, width, height in inches."""
Lines = Sequence[tuple[str, bool, RGBColor]]
"""Words, whether bold, and their colour."""


def pptx(report: Report) -> bytes:
    """Slides from the title over chains and steps to the sources."""
    text, deck = Text(report.language), Presentation()
    deck.slide_width, deck.slide_height = Inches(WIDTH), Inches(HEIGHT)
    deck.core_properties.title, deck.core_properties.author = report.title, "つどい"
    made = _Deck(deck, report, text)
    made.title()
    made.story()
    for chain in report.chains:
        made.chain(chain)
    made.figures(report.sections["figure"])
    for kind in ("insight", "issue"):
        made.cards(kind, report.sections[kind])
    for kind in ("persona", "use_case", "kpi"):
        made.sheets(kind, report.sections[kind])
    made.sources()
    out = io.BytesIO()
    deck.save(out)
    return out.getvalue()


class _Deck:
    """Slides of one report."""

    def __init__(self, deck: Any, report: Report, text: Text) -> None:
        self.deck, self.report, self.text = deck, report, text

    def slide(self, title: str, notes: str = "") -> Any:
        """A slide with a title that readers of outlines find, and a foot."""
        slide = self.deck.slides.add_slide(self.deck.slide_layouts[5])
        holder = slide.shapes.title
        holder.left, holder.top, holder.width, holder.height = map(Inches, (LEFT, 0.4, ACROSS, 0.8))
        _write(holder.text_frame, [(title, True, INK)], _fit([title], ACROSS, 0.8, 26))
        holder.text_frame.paragraphs[0].alignment = PP_ALIGN.LEFT
        foot = f"つどい　{self.report.title}　{self.text('record.footer', day=self.report.day)}"
        number = f"{len(self.deck.slides)}"
        _words(slide, (LEFT, HEIGHT - 0.45, ACROSS - 1, 0.3), [(foot, False, SUB)], 9)
        _words(slide, (WIDTH - LEFT - 0.6, HEIGHT - 0.45, 0.6, 0.3), [(number, False, SUB)], 9)
        if notes:
            slide.notes_slide.notes_text_frame.text = _plain(notes)
        return slide

    def title(self) -> None:
        report = self.report
        slide = self.slide(report.title)
        lines = [(f"{report.area} · {report.held_on}", True, INK), (report.people, False, INK)]
        if report.sample:
            lines.append((self.text("record.sample"), True, CAUTION))
        if report.waiting:
            lines.append((report.waiting, False, CAUTION))
        _words(slide, (LEFT, 2.4, ACROSS, 3), lines, 20)

    def story(self) -> None:
        slide = self.slide(self.text("story.title"))
        rows = [[label, said] for label, said in self.report.story]
        _table(slide, rows, (2.6, ACROSS - 2.6), head=False)

    def chain(self, chain: Chain) -> None:
        """Boxes from figure to review, joined by arrows; what does not fit is in the notes."""
        kpi = next((names[0] for kind, _, names in chain.steps if kind == "kpi" and names), "")
        notes = "\n".join(f"{word}: {' / '.join(names)}" for _, word, names in chain.steps)
        slide = self.slide(f"{self.text('record.trace')}{self.text('record.colon')}{kpi}", notes)
        gap, count = 0.22, len(chain.steps)
        width = (ACROSS - gap * (count - 1)) / count
        boxes = []
        for at, (_, word, names) in enumerate(chain.steps):
            box = (LEFT + at * (width + gap), TOP, width, DOWN)
            told = [(f"・{name}", False, INK) for name in names[:4]]
            if len(names) > 4:
                told.append((self.text("story.more", n=len(names) - 4), False, SUB))
            if not names:
                told = [(self.text("record.no_step"), False, CAUTION)]
            boxes.append(_card(slide, box, [(word, True, KEY), *told], 14))
        for before, after in pairwise(boxes):
            _arrow(slide, before, after)

    def figures(self, entries: Sequence[Entry]) -> None:
        """A table, with its sources under it and the peers in the notes."""
        text = self.text
        head = [text(f"export.{key}") for key in ("figure", "value", "says")]
        for part, name in self.parts("figure", entries, ROWS):
            proofs = [(entry, p) for entry in part for p in entry.proofs]
            rows = [[f"{p.title}\n{p.note}", p.value, entry.text] for entry, p in proofs]
            slide = self.slide(name, "\n".join(f"{p.title}: {p.peers}" for _, p in proofs))
            _table(slide, [head, *rows], (3.0, 2.0, ACROSS - 5.0), room=DOWN - 0.9)
            sources = dict.fromkeys(s for _, p in proofs for s in p.source.split(" / "))
            words = text("record.source") + " / ".join(sources)
            _words(slide, (LEFT, TOP + DOWN - 0.8, ACROSS, 0.8), [(words, False, SUB)], 11)

    def cards(self, kind: str, entries: Sequence[Entry]) -> None:
        """Six cards on a slide: words, what they rest on, who."""
        for part, name in self.parts(kind, entries, CARDS):
            slide = self.slide(name, "\n\n".join(entry.text for entry in part))
            width, height = (ACROSS - 0.4) / 3, (DOWN - 0.2) / 2
            for at, entry in enumerate(part):
                left, top = LEFT + at % 3 * (width + 0.2), TOP + at // 3 * (height + 0.2)
                lines = [(entry.text, True, INK)]
                lines += [(f"■ {p.title} {p.value}", False, KEY) for p in entry.proofs]
                lines.append((" · ".join(entry.chips), False, SUB))
                lines += [(gap, False, CAUTION) for gap in entry.missing]
                _card(slide, (left, top, width, height), lines, 15)

    def sheets(self, kind: str, entries: Sequence[Entry]) -> None:
        """One slide each: what it is on the left, what it rests on to the right."""
        text = self.text
        word, colon = text(f"section.{kind}"), text("record.colon")
        if not entries:
            self.slide(word, text("record.none"))
            _words(
                self.deck.slides[-1],
                (LEFT, TOP, ACROSS, 1),
                [(text("record.none"), False, SUB)],
                18,
            )
        for entry in entries:
            notes = "\n".join((entry.quote, entry.text, *(f"{a}: {b}" for a, b in entry.fields)))
            slide = self.slide(f"{word}{colon}{entry.title}", notes)
            half = (ACROSS - 0.3) * 0.58
            lines: list[tuple[str, bool, RGBColor]] = [
                (entry.quote, True, INK),
                (entry.text, not entry.quote, INK),
            ]
            lines += [(f"{label}{colon}{value}", False, INK) for label, value in entry.fields]
            _card(slide, (LEFT, TOP, half, DOWN), lines, 24)
            right: list[tuple[str, bool, RGBColor]] = []
            for words, why in entry.history:
                right += [(words, True, INK), (why, False, INK)]
            for p in entry.proofs:
                right += [
                    (f"■ {p.title} {p.value}", True, KEY),
                    (p.note, False, INK),
                    (p.source, False, SUB),
                ]
            right += [(f"{kind_}{colon}{words}", False, SUB) for kind_, words in entry.links]
            right += [(" · ".join(entry.chips), False, SUB)]
            right += [(gap, False, CAUTION) for gap in entry.missing]
            _card(slide, (LEFT + half + 0.3, TOP, ACROSS - half - 0.3, DOWN), right, 16)

    def sources(self) -> None:
        if self.report.sources:
            slide = self.slide(self.text("export.sources"))
            lines = [(source, False, INK) for source in self.report.sources]
            _words(slide, (LEFT, TOP, ACROSS, DOWN), lines, 14)

    def parts(self, kind: str, items: Sequence[Any], most: int) -> Iterator[tuple[Any, str]]:
        """Items by slide, each with the slide's title; one that says so where there is none."""
        word = self.text(f"section.{kind}")
        if not items:
            slide = self.slide(word)
            _words(slide, (LEFT, TOP, ACROSS, 1), [(self.text("record.none"), False, SUB)], 18)
        count = ceil(len(items) / most)
        for at in range(count):
            of = f"（{at + 1}/{count}）" if count > 1 else ""
            yield items[at * most : (at + 1) * most], f"{word}　{len(items)}{of}"


def _plain(words: str) -> str:
    """Without control signs, which no slide may hold."""
    return "".join(c for c in words if c in KEPT or c.isprintable())


def _fit(lines: Sequence[str], width: float, height: float, largest: float) -> float:
    """The size in points at which the lines fit a box in inches, at least the smallest."""
    size = largest
    while size > SMALLEST:
        across = width * 72 / size
        needed = sum(max(1, ceil(_length(part) / across)) for line in lines
                     for part in line.split("\n"))  # fmt: skip
        if needed * size * 1.35 <= height * 72:
            break
        size -= 1
    return size


def _length(words: str) -> float:
    """In letters of full width."""
    return sum(1.0 if east_asian_width(c) in "FWA" else 0.55 for c in words)


def _write(frame: Any, lines: Lines, size: float) -> None:
    """Words into a frame, one paragraph a line."""
    frame.word_wrap = True
    for at, (words, bold, colour) in enumerate(lines):
        paragraph = frame.paragraphs[0] if not at else frame.add_paragraph()
        paragraph.space_after = Pt(size * 0.25)
        run = paragraph.add_run()
        run.text = _plain(words)
        font = run.font
        font.size, font.bold, font.name, font.color.rgb = Pt(size), bold, FONT, colour
        east = run._r.get_or_add_rPr().makeelement(
            "{http://schemas.openxmlformats.org/drawingml/2006/main}ea", {"typeface": FONT}
        )
        run._r.get_or_add_rPr().append(east)


def _words(slide: Any, box: Box, lines: Lines, largest: float) -> None:
    shape = slide.shapes.add_textbox(*map(Inches, box))
    size = _fit([words for words, _, _ in lines], box[2] - 0.2, box[3], largest)
    _write(shape.text_frame, lines, size)


def _card(slide: Any, box: Box, lines: Lines, largest: float) -> Any:
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
    size = _fit([words for words, _, _ in told], box[2] - 0.3, box[3] - 0.2, largest)
    _write(frame, told, size)
    for paragraph in frame.paragraphs:
        paragraph.alignment = None
    return shape


def _arrow(slide: Any, before: Any, after: Any) -> None:
    line = slide.shapes.add_connector(MSO_CONNECTOR.STRAIGHT, Emu(0), Emu(0), Emu(0), Emu(0))
    line.begin_connect(before, 3)
    line.end_connect(after, 1)
    line.line.color.rgb, line.line.width = KEY, Pt(2)
    end = line.line._get_or_add_ln()
    end.append(end.makeelement(
        "{http://schemas.openxmlformats.org/drawingml/2006/main}tailEnd", {"type": "triangle"}
    ))  # fmt: skip


def _table(
    slide: Any,
    rows: Sequence[Sequence[str]],
    widths: Sequence[float],
    head: bool = True,
    room: float = DOWN,
) -> None:
    """A table of words; its letters shrink until all rows fit the slide."""
    size = 16.0
    while size > SMALLEST and _height(rows, widths, size) > room * 72:
        size -= 0.5
    box = map(Inches, (LEFT, TOP, sum(widths), 0.4 * len(rows)))
    table = slide.shapes.add_table(len(rows), len(widths), *box).table
    table.first_row, table.horz_banding = head, False
    for at, width in enumerate(widths):
        table.columns[at].width = Inches(width)
    for row, cells in enumerate(rows):
        for column, words in enumerate(cells):
            cell = table.cell(row, column)
            bold = (head and row == 0) or column == 0
            _write(cell.text_frame, [(part, bold, INK) for part in words.split("\n")], size)
            cell.fill.solid()
            cell.fill.fore_color.rgb = TINT if (head and row == 0) else WHITE
            cell.margin_top = cell.margin_bottom = Inches(0.04)


def _height(rows: Sequence[Sequence[str]], widths: Sequence[float], size: float) -> float:
    """Of a table in points."""
    return sum(
        max(sum(max(1, ceil(_length(part) / ((width - 0.2) * 72 / size))) * size * 1.35
                for part in words.split("\n"))
            for words, width in zip(cells, widths, strict=True)) + 6
        for cells in rows
    )  # fmt: skip
