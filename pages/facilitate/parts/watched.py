"""The KPIs of a town as one table: line, number, what may be said, who, when."""

from datetime import date
from pathlib import Path

import streamlit as st
from jinja2 import Environment, FileSystemLoader

from core.clock import today
from core.keeping.monitor import GROUPS, Watched
from core.process import rooms
from core.record.course import amount, standing
from core.record.days import day
from core.text import Text
from core.workshop.card import plain

WIDTH, HEIGHT, EDGE = 150, 44, 8
_templates = Environment(loader=FileSystemLoader(Path(__file__).parent), autoescape=True)
_drawn = st.components.v2.component(  # Streamlit takes pictures of this kind out of its own HTML
    "watched",
    css=(Path(__file__).parent / "watched.css").read_text(encoding="utf-8"),
    html='<div class="watched"></div>',
    js="export default ({ data, parentElement }) => {"
    "parentElement.querySelector('.watched').innerHTML = data.html }",
)


def table(found: list[Watched], say: Text) -> None:
    """Four counts, then a row for each; on a phone each row is a card."""
    counts = [(name, sum(one.group == name for one in found)) for name in GROUPS]
    rows = [_row(one, say) for one in found]
    html = _templates.get_template("watched.html").render(say=say, counts=counts, rows=rows)
    _drawn(data={"html": html}, key="watched")


def _row(one: Watched, say: Text) -> dict[str, object]:
    kpi, workshop = one.kpi, one.room.workshop
    how = standing(workshop, kpi, say, today(), rooms().package)
    latest = one.points[-1][1] if one.points else None
    return {
        "title": kpi.title,
        "of": workshop.title,
        "sign": say("field.leading" if kpi.leading else "field.lagging"),
        "at": f"/work?workshop={one.room.workshop_id}&show=kpis&kpi={kpi.id}"
        f"&language={say.language}",
        "line": _line(one),
        "now": "–" if latest is None else amount(plain(latest), kpi, say),
        "target": amount(plain(kpi.now.target), kpi, say),
        "due": day(kpi.now.due, say),
        "state": how.state,
        "group": one.group,
        "said": how.said[0].partition("：")[2] if "：" in how.said[0] else how.said[0],
        "owner": kpi.owner,
        "helpers": [(sector, say(f"section.{sector}")) for sector in one.helpers],
        "day": day(kpi.now.next_review, say),
        "left": _left(one.days, say),
        "late": one.days is not None and one.days < 0,
    }


def _left(days: int | None, say: Text) -> str:
    if days is None:
        return say("monitor.no_day")
    return say("monitor.past", n=-days) if days < 0 else say("monitor.in", n=days)


def _line(one: Watched) -> dict[str, object]:
    """Places of a small picture: actuals, and the dotted way to the target."""
    points, kpi = one.points, one.kpi
    goal = (kpi.now.due, kpi.now.target) if kpi.now.due else None
    every = [*points, *([goal] if goal else [])]
    if not every:
        return {"points": [], "way": "", "goal": None}
    days = [date.fromisoformat(day).toordinal() for day, _ in every]
    values = [value for _, value in every]
    first, span = min(days), (max(days) - min(days)) or 1
    low, high = min(values), (max(values) - min(values)) or 1.0
    at = [
        (
            round(EDGE + (WIDTH - 2 * EDGE) * (day - first) / span, 1),
            round(HEIGHT - EDGE - (HEIGHT - 2 * EDGE) * (value - low) / high, 1),
        )
        for day, value in zip(days, values, strict=True)
    ]
    known = at[: len(points)]
    end = at[-1] if goal else None
    way = [*known[-1:], *([end] if end else [])]
    return {
        "points": known,
        "line": " ".join(f"{x},{y}" for x, y in known),
        "way": " ".join(f"{x},{y}" for x, y in way) if len(way) > 1 else "",
        "goal": end,
    }
