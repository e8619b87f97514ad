"""Which sector sees which 課題, as a table for pages."""

from markupsafe import Markup

from core.formats.html.templates import TEMPLATES
from core.record.voices import Voices, heads, lacking
from core.text import Text
from core.workshop.people import SECTORS
from core.workshop.ref import shortened


def table(rows: tuple[Voices, ...], text: Text) -> Markup:
    """Letters say what the colours say; on a phone its rows are drawn as blocks."""
    return Markup(
        TEMPLATES.get_template("voices.html").render(
            rows=rows,
            text=text,
            sectors=[*zip(SECTORS, heads(text), strict=True)],
            lacking=lacking,
            shortened=shortened,
        )
    )
