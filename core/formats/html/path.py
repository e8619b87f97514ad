"""The path as a picture (SVG, no script) and as a list that phones show and screen readers read."""

from dataclasses import dataclass
from typing import Literal

from markupsafe import Markup

from core.formats.html.templates import TEMPLATES
from core.formats.path.layers import Style
from core.formats.path.layout import Drawing, layout
from core.record.logic import Logic, LogicArrow
from core.text import Text

SCREEN = Style(width=1080, size=14, lead=21, gap=22, pad=8, apart=14, lane=12)
TALL = 0.55
"""What is higher for its width does not fit a sheet of paper: printed, it is a list."""


@dataclass(frozen=True)
class Branch:
    """A box and all after it; one that was told before is only named `again`."""

    head: str
    title: str
    note: str
    again: bool
    after: tuple[tuple[LogicArrow, "Branch"], ...]


def picture(logic: Logic, text: Text) -> Markup:
    """Both, and what is said about them; the style sheets show one of them (`.path`)."""
    drawing = layout(logic, SCREEN, text)
    tall = drawing.height > TALL * drawing.width
    return part("whole", logic, text, drawing if logic.arrows else None, tall)


def part(
    name: Literal["whole", "svg", "said", "listed", "in_words"],
    logic: Logic,
    text: Text,
    drawing: Drawing | None = None,
    tall: bool = False,
) -> Markup:
    """The picture (`svg`, which a screen reader calls by what is said of the whole first), what is
    `said` about the whole, the list with the reasons between, or that `in_words`: the list and
    which reasons were given before."""
    given = {"drawing": drawing, "tall": tall, "style": SCREEN, "branches": _branches(logic)}
    template = TEMPLATES.get_template("path.html")
    return Markup(template.render(part=name, logic=logic, text=text, **given))


def _branches(logic: Logic) -> list[Branch]:
    """From every box at which no arrow ends."""
    ends = {arrow.to_key for arrow in logic.arrows}
    told: set[str] = set()
    return [_branch(logic, box.key, told) for box in logic.boxes if box.key not in ends]


def _branch(logic: Logic, key: str, told: set[str]) -> Branch:
    box = logic.box(key)
    arrows = [arrow for arrow in logic.arrows if arrow.from_key == key]
    again = key in told and bool(arrows)
    told.add(key)
    after = () if again else tuple((one, _branch(logic, one.to_key, told)) for one in arrows)
    return Branch(logic.heads[box.column][0], box.title, box.note, again, after)
