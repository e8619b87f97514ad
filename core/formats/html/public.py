"""The record for everybody in the place: one page in plain words, without a name."""

from core.formats.html.templates import TEMPLATES, unbroken
from core.record.days import day
from core.record.fates import shares, summary
from core.record.report import Report
from core.text import Text


def public_page(report: Report, write: str = "") -> bytes:
    """What changes, why, whether it works, and what became of the voices.

    Args:
        report: the record without names.
        write: where who reads may write; "" where they may not.
    """
    text, front = Text(report.language), report.front
    story = [said for _, said in report.story]
    kpi = next((one for one in report.sections["kpi"] if one.key == report.first), None)
    going = kpi.standing.said[0] if kpi and kpi.standing else ""
    rows = (
        [(label, line) for at, (label, line) in enumerate(front.rows) if at != 2] if front else []
    )
    highest = max(front.bars.values) if front and front.bars else 1.0
    body = TEMPLATES.get_template("public.html").render(
        report=report,
        write=write,
        text=text,
        front=front,
        story=story,
        heading=story[0].partition("。")[0],
        rest=story[0].partition("。")[2],
        when=day(report.held_on, text),
        made=day(report.day, text),
        people=report.people.split(" · ")[0],
        rows=rows[:3],
        going=going,
        bars=[
            (name, said, round(100 * value / highest))
            for name, said, value in zip(
                front.bars.names, front.bars.said, front.bars.values, strict=True
            )
        ]
        if front and front.bars
        else [],
        fates=report.fates,
        summary=summary(report.fates, text) if report.fates else "",
        shares=shares(report.fates),
    )
    return unbroken(body)
