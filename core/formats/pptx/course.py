"""A KPI over time as a chart that PowerPoint edits."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from pptx.chart.data import CategoryChartData
from pptx.dml.color import RGBColor
from pptx.enum.chart import XL_CHART_TYPE, XL_LEGEND_POSITION, XL_MARKER_STYLE
from pptx.enum.dml import MSO_LINE
from pptx.util import Inches, Pt

from core.formats.pptx.shapes import FONT, KEY, LINE, SUB, Box
from core.record.drawn import Course, Point
from core.text import Text, table
from core.units import headed

FIRST_YEAR = 1900
"""A spreadsheet knows no earlier day."""
SIZE, MARKS = 11, 5
"""Letters in points; about so many days are written under the axis."""


def chart(slide: Any, box: Box, one: Course, basis: str, text: Text) -> None:
    """Actuals, plan, targets as steps and, where known, no action; named in the legend.

    Where "no action" comes from goes into the shape's name, which is read aloud.
    """
    words = table("course", text.language)
    lines: list[tuple[str, dict[date, float], RGBColor, MSO_LINE | None]] = [
        (
            headed(words["actual"], one.unit, text.language),
            _by_day(one.actuals),
            KEY,
            None,
        ),
        (text("kpi.planned"), _by_day(one.plan or ()), KEY, MSO_LINE.DASH),
        (words["target"], _steps(one), SUB, None),
        (words["going_on"], _by_day(one.going_on or ()), SUB, MSO_LINE.ROUND_DOT),
    ]
    lines = [line for line in lines if line[1]]
    days = sorted({day for _, values, _, _ in lines for day in values})
    data = CategoryChartData()  # type: ignore[no-untyped-call]
    data.categories = days
    for name, values, _, _ in lines:
        data.add_series(name, [values.get(day) for day in days])  # type: ignore[no-untyped-call]
    frame = slide.shapes.add_chart(XL_CHART_TYPE.LINE, *map(Inches, box), data)
    frame.name = one.says + (text("kpi.key_going_on") + basis if basis else "")
    drawn = frame.chart
    _join_gaps(drawn)
    _mark_months(drawn, max(1, (days[-1] - days[0]).days // 30 // MARKS))
    drawn.font.size, drawn.font.name = Pt(SIZE), FONT
    drawn.has_title, drawn.has_legend = False, True
    drawn.legend.position, drawn.legend.include_in_layout = XL_LEGEND_POSITION.BOTTOM, False
    drawn.value_axis.major_gridlines.format.line.color.rgb = LINE
    drawn.value_axis.format.line.fill.background()
    labels = drawn.category_axis.tick_labels
    labels.number_format, labels.number_format_is_linked = "yyyy-mm", False
    for series, (_, _, colour, dash) in zip(drawn.plots[0].series, lines, strict=True):
        series.smooth = False
        series.marker.style = XL_MARKER_STYLE.NONE
        series.format.line.color.rgb, series.format.line.width = colour, Pt(2)
        if dash:
            series.format.line.dash_style = dash
    marker = drawn.plots[0].series[0].marker
    marker.style, marker.size = XL_MARKER_STYLE.CIRCLE, 9
    marker.format.fill.solid()
    marker.format.fill.fore_color.rgb = KEY


def _by_day(points: Iterable[Point]) -> dict[date, float]:
    known = ((date.fromisoformat(day), value) for day, value in points)
    return {day: value for day, value in known if day.year >= FIRST_YEAR}


def _steps(one: Course) -> dict[date, float]:
    """Each target on its first day and on the day before the next begins."""
    found: dict[date, float] = {}
    for at, (day, until, target) in enumerate(one.targets, 1):
        begin, end = date.fromisoformat(day), date.fromisoformat(until)
        last = end if at == len(one.targets) else end - timedelta(days=1)
        found |= {begin: target, max(begin, last): target}
    return found


def _mark_months(drawn: Any, months: int) -> None:
    """A day under the axis every so many months."""
    axis = drawn.category_axis._element
    before = axis.find(axis.tag.replace("}dateAx", "}baseTimeUnit"))
    for name, value in (("majorTimeUnit", "months"), ("majorUnit", str(months))):
        before.addnext(axis.makeelement(axis.tag.replace("}dateAx", "}" + name), {"val": value}))


def _join_gaps(drawn: Any) -> None:
    """Lines go on over days that another line has."""
    whole = drawn._chartSpace.chart
    for gap in whole.findall(whole.tag.replace("}chart", "}dispBlanksAs")):
        gap.set("val", "span")
