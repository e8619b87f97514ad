"""Templates of the record; they escape everything by themselves."""

from pathlib import Path

from jinja2 import Environment, FileSystemLoader, pass_context
from jinja2.runtime import Context
from markupsafe import Markup

from core import palette
from core.formats.path.layers import FRAMES, TONES
from core.record import days


@pass_context
def _day(context: Context, iso: str) -> Markup:
    """A day as it is said, on one line."""
    words = days.day(iso, context["text"])
    return Markup("<time>{}</time>").format(words) if words else Markup("")


TEMPLATES = Environment(
    loader=FileSystemLoader(Path(__file__).parent),
    autoescape=True,
    trim_blocks=True,
    lstrip_blocks=True,
)
TEMPLATES.filters["day"] = _day
TEMPLATES.globals |= {"palette": palette, "tones": TONES, "frames": FRAMES, "zip": zip}
