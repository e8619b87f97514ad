"""One finding a slide: a figure, for whom and what is tried, the KPI, what became of the notes."""

from typing import Any

from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE, XL_LABEL_POSITION, XL_LEGEND_POSITION
from pptx.util import Inches, Pt

from core import palette
from core.formats.pptx.course import chart
from core.formats.pptx.deck import Deck
from core.formats.pptx.rows import labelled
from core.formats.pptx.shapes import (
    ACROSS,
    CAUTION,
    FONT,
    HEIGHT,
    INK,
    KEY,
    LEFT,
    LINE,
    SUB,
    TOP,
    Box,
    needed,
    rgb,
    rule,
    short,
    text_box,
)
from core.formats.pptx.steps import steps
from core.formats.pptx.whom import people as sheets
from core.record.council import Bars, Line
from core.record.entries import Entry
from core.record.fates import shares, summary

PEERS = rgb("#a8b3c7")
SIDE, NAMES, READ, PATH = 3.9, 1.75, 15, 5.45
"""Inches of the words beside a chart, and of the labels before values; letters in points; where
the row of the path begins."""


def lit(deck: Deck, column: int) -> Entry | None:
    """The card of the leading chain in this column of the graph."""
    graph, sections = deck.report.graph, deck.report.sections
    keys = [one.key for one in graph.nodes if one.lit and one.column == column] if graph else []
    every = [entry for entries in sections.values() for entry in entries]
    return next((one for one in every if one.key in keys[:1]), None)


def figure(deck: Deck) -> None:
    """The figure beside its peers as a chart that can be edited."""
    told, text = deck.report.front, deck.text
    if told is None or told.bars is None:
        return
    bars = told.bars
    entry = next(
        (one for one in deck.report.sections["figure"] for proof in one.proofs
         if bars.note.startswith(proof.title) and proof.value == bars.said[0]), None,
    )  # fmt: skip
    source = "\n".join(proof.source for proof in entry.proofs) if entry else ""
    title = text("deck.figure", title=bars.note.split("・")[0].split(", ")[0], value=bars.said[0],
                 median=bars.said[1])  # fmt: skip
    slide = deck.slide(title, f"{entry.text if entry else ''}\n{text('record.source')}{source}")
    wide = ACROSS - SIDE - 0.4
    _bars(slide, (LEFT, TOP, wide, 4.3), bars)
    under = [(bars.note, False, INK), (text("record.source") + source.split("\n")[0], False, SUB)]
    text_box(slide, (LEFT, TOP + 4.4, wide, 1.0), under, 13)
    notes = deck.report.fates
    first = next((one.words for one in notes if one.used), "")
    said = entry.text if entry else title
    x = LEFT + wide + 0.4
    text_box(slide, (x, TOP, SIDE, 2.0), [(text("deck.says"), True, KEY), (said, False, INK)], 15)
    not_said = [(text("deck.says_not"), True, CAUTION), (text("deck.says_not_one"), False, INK)]
    text_box(slide, (x, TOP + 2.1, SIDE, 1.4), not_said, 15)
    rule(slide, (x, TOP + 3.65, 0.06, 1.5))
    rest = len(notes) - 1
    more = text("deck.note_more" if rest > 0 else "deck.note_one", first=f"「{first}」", n=rest)
    lines = [(text("deck.notes"), True, KEY),
             (more if first else text("deck.no_notes"), False, INK)]  # fmt: skip
    text_box(slide, (x + 0.15, TOP + 3.6, SIDE - 0.15, 1.6), lines, 15)


def _bars(slide: Any, box: Box, bars: Bars) -> None:
    data = CategoryChartData()  # type: ignore[no-untyped-call]
    data.categories = [f"{name}  {said}" for name, said in zip(bars.names, bars.said, strict=True)]
    data.add_series(bars.note, bars.values)  # type: ignore[no-untyped-call]
    frame = slide.shapes.add_chart(XL_CHART_TYPE.COLUMN_CLUSTERED, *map(Inches, box), data)
    frame.name = f"{bars.note}：{'、'.join(data.label for data in data.categories)}"
    drawn = frame.chart
    drawn.has_legend = drawn.has_title = False
    drawn.font.size, drawn.font.name = Pt(16), FONT
    plot = drawn.plots[0]
    plot.gap_width = 70
    plot.has_data_labels = True
    plot.data_labels.show_value, plot.data_labels.font.size = True, Pt(18)
    plot.data_labels.number_format, plot.data_labels.number_format_is_linked = "0.0##", False
    axis = drawn.value_axis
    axis.minimum_scale, axis.major_gridlines.format.line.color.rgb = 0, LINE
    axis.tick_labels.font.size = Pt(12)
    for at, colour in enumerate((KEY, PEERS)):
        point = plot.series[0].points[at]
        point.format.fill.solid()
        point.format.fill.fore_color.rgb = colour


def people(deck: Deck) -> None:
    """Who it is for on the left, what is tried on the right."""
    sheets(deck, lit(deck, 3), lit(deck, 4), lit(deck, 2))


def kpi(deck: Deck) -> None:
    """How the KPI goes as a chart, and what was agreed about it."""
    told, text, entry = deck.report.front, deck.text, lit(deck, 5)
    if told is None or entry is None or entry.standing is None:
        return
    rows = dict(told.rows)
    now = [*rows.values()][1]
    title = text("deck.kpi_none", title=entry.title)
    if not now.missing:
        value = now.words.split("（")[0]
        title = text("deck.kpi", title=entry.title, now=value, state=entry.standing.state)
    notes = "\n".join(("".join(entry.standing.said), *(f"{a} {b}" for a, b in entry.history)))
    slide = deck.slide(title, deck.cited(notes))
    wide, course = ACROSS - SIDE - 1.4, entry.standing.course
    if course:
        chart(slide, (LEFT, TOP, wide, 2.9), course, entry.standing.basis, text)
    said = [("".join(entry.standing.said), False, INK)]
    text_box(slide, (LEFT, TOP + (2.95 if course else 0), wide, 1.0), said, 14)
    more = [*rows.items(), *_more(entry)]
    labelled(slide, LEFT + wide + 0.4, SIDE + 1.0, more, TOP, PATH - 0.15, NAMES)
    steps(deck, slide, entry.key, PATH)


def _more(entry: Entry) -> list[tuple[str, Line]]:
    return [(label, Line(value)) for label, value in entry.fields][:3]


def fates(deck: Deck) -> None:
    """How many notes led on, as a bar that can be edited, and what is not used yet."""
    text, found = deck.text, deck.report.fates
    if not found:
        return
    used = sum(one.used for one in found)
    notes = "\n".join(f"{one.words} → {one.became}" for one in found)
    key = "deck.fates_all" if used == len(found) else "deck.fates"
    slide = deck.slide(text(key, n=len(found), used=used), notes)
    data = CategoryChartData()  # type: ignore[no-untyped-call]
    data.categories = [text("fate.title")]
    counted = shares(found)
    for state, n in counted:
        data.add_series(text(f"fate.state_{state}", n=n), [n])  # type: ignore[no-untyped-call]
    box = map(Inches, (LEFT, TOP, ACROSS, 1.9))
    frame = slide.shapes.add_chart(XL_CHART_TYPE.BAR_STACKED_100, *box, data)
    frame.name = summary(found, text)
    drawn = frame.chart
    drawn.font.size, drawn.font.name, drawn.has_title = Pt(15), FONT, False
    drawn.has_legend, drawn.legend.position = True, XL_LEGEND_POSITION.BOTTOM
    drawn.legend.include_in_layout = False
    drawn.value_axis.visible = drawn.category_axis.visible = False
    drawn.value_axis.has_major_gridlines = False
    drawn.plots[0].gap_width = 40
    colours = {"became": palette.KEY, "grouped": "#9fb5f9", "waits": "#d9d9d9"}
    for series, (state, _) in zip(drawn.plots[0].series, counted, strict=True):
        series.format.fill.solid()
        series.format.fill.fore_color.rgb = rgb(colours[state])
        labels = series.data_labels
        labels.show_value, labels.position = True, XL_LABEL_POSITION.CENTER
        labels.font.bold, labels.font.size = True, Pt(18)
        labels.font.color.rgb = rgb(palette.WHITE if state == "became" else palette.INK)
    left = [one for one in found if one.state == "waits"]
    room = HEIGHT - TOP - 3.0
    heads, told = (text("deck.fates_left"), left) if left else (text("deck.fates_on"), [*found])
    lines = [(f"「{short(one.words, 60)}」　{one.became}", False, INK) for one in told]
    shown = next(n for n in range(min(5, len(lines)), 0, -1)
                 if n == 1 or needed([heads, *(w for w, _, _ in lines[:n]), ""], ACROSS - 0.2, READ)
                 <= room)  # fmt: skip
    more = [(text("story.more", n=len(told) - shown), False, SUB)] if len(told) > shown else []
    words = [(heads, True, KEY), *lines[:shown], *more]
    text_box(slide, (LEFT, TOP + 2.2, ACROSS, room), words, READ)
