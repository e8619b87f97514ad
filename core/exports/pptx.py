"""The record as slides of editable shapes: one for each step, person, use case and KPI."""

import io
from collections.abc import Iterator, Sequence
from itertools import pairwise
from math import ceil
from typing import Any

from pptx import Presentation
from pptx.dml.color import RGBColor
from pptx.enum.text import PP_ALIGN
from pptx.util import Inches

from core.exports import logic_slide, weighed_slide
from core.exports.course_slide import chart
from core.exports.report import Chain, Entry, Report, by_sector, plain
from core.exports.shapes import (
    ACROSS,
    CAUTION,
    DOWN,
    HEIGHT,
    INK,
    KEY,
    LEFT,
    SUB,
    TOP,
    WIDTH,
    arrow,
    card,
    fit,
    table,
    text_box,
    write,
)
from core.exports.voices import heads
from core.exports.weighed import differences
from core.text import Text

CARDS, ROWS = 6, 6
MOST_LINES = 10
"""Cards and table rows on a slide."""


def pptx(report: Report) -> bytes:
    """Slides from the title over chains and steps to the sources."""
    text, deck = Text(report.language), Presentation()
    deck.slide_width, deck.slide_height = Inches(WIDTH), Inches(HEIGHT)
    deck.core_properties.title, deck.core_properties.author = report.title, "つどい"
    made = _Deck(deck, report, text)
    made.title()
    made.story()
    made.before()
    made.upcoming()
    for chain in report.chains:
        made.chain(chain)
    made.logic()
    made.figures(report.sections["figure"])
    for kind in ("insight", "issue"):
        made.cards(kind, report.sections[kind])
    made.voices()
    for kind in ("persona", "use_case", "kpi"):
        made.sheets(kind, report.sections[kind])
    made.weighed()
    made.partners(report.sections["promise"])
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
        write(holder.text_frame, [(title, True, INK)], fit([title], ACROSS, 0.8, 26))
        holder.text_frame.paragraphs[0].alignment = PP_ALIGN.LEFT
        foot = f"つどい　{self.report.title}　{self.text('record.footer', day=self.report.day)}"
        number = f"{len(self.deck.slides)}"
        text_box(slide, (LEFT, HEIGHT - 0.45, ACROSS - 1, 0.3), [(foot, False, SUB)], 9)
        text_box(slide, (WIDTH - LEFT - 0.6, HEIGHT - 0.45, 0.6, 0.3), [(number, False, SUB)], 9)
        if notes:
            slide.notes_slide.notes_text_frame.text = plain(notes)
        return slide

    def title(self) -> None:
        report = self.report
        slide = self.slide(report.title)
        lines = [(f"{report.area} · {report.held_on}", True, INK), (report.people, False, INK)]
        if report.sample:
            lines.append((self.text("record.sample"), True, CAUTION))
        if report.remark:
            lines.append((report.remark, False, CAUTION))
        text_box(slide, (LEFT, 2.4, ACROSS, 3), lines, 20)

    def story(self) -> None:
        slide = self.slide(self.text("story.title"))
        rows = [[label, said] for label, said in self.report.story]
        table(slide, rows, (2.6, ACROSS - 2.6), head=False)

    def before(self) -> None:
        """What came from the meeting before; lines that do not fit are in the notes."""
        if self.report.before:
            told = self.report.before
            slide = self.slide(self.text("carry.record"), "\n".join(told))
            shown = (*told[:MOST_LINES], *(["…"] if len(told) > MOST_LINES else ()))
            lines = [(f"・{line}", False, INK) for line in shown]
            text_box(slide, (LEFT, TOP, ACROSS, DOWN), lines, 20)

    def upcoming(self) -> None:
        if self.report.upcoming:
            slide = self.slide(self.text("kpi.next_title"), self.text("kpi.rule"))
            lines = [(f"・{line}", False, INK) for line in self.report.upcoming]
            text_box(slide, (LEFT, TOP, ACROSS, DOWN), lines, 20)

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
            boxes.append(card(slide, box, [(word, True, KEY), *told], 14))
        for before, after in pairwise(boxes):
            arrow(slide, before, after)

    def logic(self) -> None:
        """The path from what is done to what changes; on several slides where it is long."""
        text, whole = self.text, self.report.logic
        title = f"{text('path.title')}（{text('path.small')}）　{whole.said[0]}"
        parts = logic_slide.parts_of(whole, text)
        if not parts:
            self.slide(title)
        for part, drawing in parts:
            logic_slide.draw(self.slide(title, logic_slide.notes(part, text)), drawing)

    def figures(self, entries: Sequence[Entry]) -> None:
        """A table, with its sources under it and the peers in the notes."""
        text = self.text
        head = [text(f"export.{key}") for key in ("figure", "value", "says")]
        for part, name in self.parts("figure", entries, ROWS):
            proofs = [(entry, p) for entry in part for p in entry.proofs]
            rows = [[f"{p.title}\n{p.note}", p.value, entry.text] for entry, p in proofs]
            slide = self.slide(name, "\n".join(f"{p.title}: {p.peers}" for _, p in proofs))
            table(slide, [head, *rows], (3.0, 2.0, ACROSS - 5.0), room=DOWN - 0.9)
            sources = dict.fromkeys(s for _, p in proofs for s in p.source.split(" / "))
            words = text("record.source") + " / ".join(sources)
            text_box(slide, (LEFT, TOP + DOWN - 0.8, ACROSS, 0.8), [(words, False, SUB)], 11)

    def cards(self, kind: str, entries: Sequence[Entry]) -> None:
        """Six cards on a slide: words, why and the newest answer, what they rest on, who."""
        colon = self.text("record.colon")
        for part, name in self.parts(kind, entries, CARDS):
            slide = self.slide(name, "\n\n".join(entry.text for entry in part))
            width, height = (ACROSS - 0.4) / 3, (DOWN - 0.2) / 2
            for at, entry in enumerate(part):
                left, top = LEFT + at % 3 * (width + 0.2), TOP + at // 3 * (height + 0.2)
                lines = [(entry.text, True, INK)]
                lines += [(f"{label}{colon}{value}", False, INK) for label, value in entry.fields]
                lines += [(" ".join(told), False, INK) for told in entry.history[:1]]
                lines += [(f"■ {p.title} {p.value}", False, KEY) for p in entry.proofs]
                lines.append((" · ".join(entry.chips), False, SUB))
                lines += [(gap, False, CAUTION) for gap in entry.missing]
                card(slide, (left, top, width, height), lines, 15)

    def voices(self) -> None:
        """Which sector sees which 課題; no slide where that may not be told."""
        text, rows = self.text, self.report.voices
        head = [text("lens.issue"), *heads(text), text("lens.gaps")]
        for at in range(0, len(rows), ROWS + 2):
            part = rows[at : at + ROWS + 2]
            told = [[f"{one.issue}{f'（{one.state}）' if one.state else ''}", *one.cells,
                     text("lens.and").join(one.missing)] for one in part]  # fmt: skip
            slide = self.slide(text("lens.title"), text("lens.note"))
            narrow = 0.95 if text.language == "ja" else 1.15
            widths = (ACROSS - 5 * narrow - 2.4, *[narrow] * 5, 2.4)
            table(slide, [head, *told], widths, room=DOWN - 0.9)
            words = [(text("lens.note"), False, SUB)]
            text_box(slide, (LEFT, TOP + DOWN - 0.8, ACROSS, 0.8), words, 11)

    def sheets(self, kind: str, entries: Sequence[Entry]) -> None:
        """One slide each: what it is on the left, what it rests on to the right."""
        text = self.text
        word, colon = text(f"section.{kind}"), text("record.colon")
        if not entries:
            self.slide(word, text("record.none"))
            text_box(
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
            going = entry.standing
            lines[2:2] = [("".join(going.said), True, INK)] if going else []
            drawn = bool(going and going.course)
            card(slide, (LEFT, TOP, half, DOWN * 0.45 if drawn else DOWN), lines, 24)
            if going and going.course:
                box = (LEFT, TOP + DOWN * 0.47, half, DOWN * 0.53)
                chart(slide, box, going.course, going.basis, text)
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
            card(slide, (LEFT + half + 0.3, TOP, ACROSS - half - 0.3, DOWN), right, 16)

    def weighed(self) -> None:
        """The board of effect and effort as shapes beside its table."""
        found = self.report.weighed
        if found is None:
            return
        for part in weighed_slide.parts(found):
            notes = "\n".join([found.says, *differences(found, self.text)])
            slide = self.slide(self.text("weighed.title"), notes)
            weighed_slide.draw(slide, found, part, self.text)

    def partners(self, entries: Sequence[Entry]) -> None:
        """A table of all sectors, also those without a promise; links and steps in the notes."""
        word = self.text("section.promise")
        if not entries:
            slide = self.slide(word)
            text_box(slide, (LEFT, TOP, ACROSS, 1), [(self.text("record.none"), False, SUB)], 18)
            return
        rows, notes = [], []
        for sector, theirs in by_sector(entries):
            name = self.text(f"section.{sector}")
            if not theirs:
                rows.append([name, self.text("promise.nobody", sector=name), "", ""])
            for entry in theirs:
                rows.append([name, entry.title, entry.text, " · ".join(entry.chips[1:])])
                notes += [entry.title, *(f"{a} {b}" for a, b in (*entry.history, *entry.links))]
        head = [self.text(f"promise.{key}") for key in ("sector", "who", "what", "status")]
        for at in range(0, len(rows), ROWS + 2):
            slide = self.slide(f"{word}　{len(entries)}", "\n".join(notes))
            table(slide, [head, *rows[at : at + ROWS + 2]], (1.0, 3.0, ACROSS - 7.0, 3.0))

    def sources(self) -> None:
        if self.report.sources:
            slide = self.slide(self.text("export.sources"))
            lines = [(source, False, INK) for source in self.report.sources]
            text_box(slide, (LEFT, TOP, ACROSS, DOWN), lines, 14)

    def parts(self, kind: str, items: Sequence[Any], most: int) -> Iterator[tuple[Any, str]]:
        """Items by slide, each with the slide's title; one that says so where there is none."""
        word = self.text(f"section.{kind}")
        if not items:
            slide = self.slide(word)
            text_box(slide, (LEFT, TOP, ACROSS, 1), [(self.text("record.none"), False, SUB)], 18)
        count = ceil(len(items) / most)
        for at in range(count):
            of = f"（{at + 1}/{count}）" if count > 1 else ""
            yield items[at * most : (at + 1) * most], f"{word}　{len(items)}{of}"
