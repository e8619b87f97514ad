"""Values of one place over the years."""

from typing import TYPE_CHECKING

import altair as alt
import pandas as pd

from core.charts.theme import KEY, number_format, themed

if TYPE_CHECKING:
    from core.stats.figure import Figure

YEAR = {"ja": "年", "en": "Year"}


def trend(figure: "Figure", language: str = "ja", height: int = 140) -> alt.LayerChart:
    """A line with a dot for every year that has a value; a missing year is a gap.

    Built from `figure.series`; the y axis carries the unit.
    """
    rows = pd.DataFrame(figure.series, columns=["year", "value"])
    rows["value"] = rows["value"].astype(float)
    unit = getattr(figure.unit, language) or getattr(figure.title, language)
    form = number_format(figure.decimals)
    years = [int(year) for year in rows.loc[rows["value"].notna(), "year"]]
    ticks = years if len(years) <= 5 else [years[0], years[len(years) // 2], years[-1]]
    base = alt.Chart(rows).encode(
        x=alt.X("year:Q", title=None, axis=alt.Axis(format="d", values=ticks, grid=False)),
        y=alt.Y(
            "value:Q",
            title=unit,
            scale=alt.Scale(zero=False, nice=True),
            axis=alt.Axis(format=form, tickCount=4),
        ),
        tooltip=[
            alt.Tooltip("year:Q", title=YEAR[language], format="d"),
            alt.Tooltip("value:Q", title=unit, format=form),
        ],
    )
    line = base.mark_line(aria=False, color=KEY, strokeWidth=2, invalid="break-paths-show-domains")
    dots = base.mark_point(aria=False, color=KEY, filled=True, size=45)
    title = f"{figure.area_name} {getattr(figure.title, language)}"
    return themed((line + dots).properties(height=height, description=title))
