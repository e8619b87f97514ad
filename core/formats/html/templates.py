"""Templates of the record; they escape everything by themselves."""

import re
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, pass_context
from jinja2.runtime import Context
from markupsafe import Markup

from core import palette
from core.formats.path.layers import FRAMES, TONES
from core.record import days

_PARTS = re.compile(
    r"<(title|style|script|svg|option|textarea|time)\b.*?</\1>|<[^>]*>"
    r"|((?:\d{4}年)?\d{1,2}月\d{1,2}日|（(?=[^）]*[ぁ-ん])[^（）<>\s]{1,8}）|「つづきの会」)",
    re.DOTALL,
)
"""What of a page stays as it is, and what no line tears: a day, a short word in brackets."""


def unbroken(page: str) -> bytes:
    """A page whose days and short words in brackets stay on one line: browsers that break between
    phrases tear them."""
    found = _PARTS.sub(
        lambda one: f'<span class="unbroken">{one[2]}</span>' if one[2] else one[0], page
    )
    return found.encode()


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
