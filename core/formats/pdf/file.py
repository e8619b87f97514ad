"""A PDF file begun and ended: its size, name and language, and what stands on every page."""

import io
from collections.abc import Callable
from functools import partial
from typing import Any

from reportlab.lib.pagesizes import A4  # type: ignore[import-untyped]
from reportlab.platypus import BaseDocTemplate, Frame, PageTemplate  # type: ignore[import-untyped]

from core.formats.fonts import PLAIN, draw
from core.formats.pdf.flow import SUB, Flow
from core.formats.pdf.tags import Element, Tagged

Size = tuple[float, float]
Around = Callable[[Tagged, Size], None]
"""Draws what stands around the flow of a page of this size."""


def single(out: io.BytesIO, title: str, area: str, language: str) -> Tagged:
    """One page of A4 to draw on."""
    page = Tagged(out, pagesize=A4, invariant=1, lang=language)
    page.setTitle(title)
    page.setAuthor("つどい")
    page.setSubject(area)
    return page


def frame(name: str, size: Size, edge: float, foot: float, head: float = 0) -> PageTemplate:
    """A page with so much kept free at its edges, below and above."""
    inside = (size[0] - 2 * edge, size[1] - 2 * edge - foot - head)
    room = Frame(edge, edge + foot, *inside, 0, 0, 0, 0)
    return PageTemplate(name, [room], pagesize=size)


def flowing(
    flow: Flow, pages: list[PageTemplate], title: str, area: str, language: str,
    above: Around, below: Around,
) -> bytes:  # fmt: skip
    """As many pages as the flow needs; its headings are bookmarks."""
    out = io.BytesIO()
    document = BaseDocTemplate(
        out, pagesize=A4, title=title, author="つどい", subject=area, lang=language, invariant=1
    )
    for page in pages:
        page.onPage, page.onPageEnd = partial(_around, above), partial(_around, below)
    document.addPageTemplates(pages)
    document.build(flow, canvasmaker=Tagged)
    return out.getvalue()


def _around(drawn: Around, canvas: Tagged, document: Any) -> None:
    canvas.saveState()
    canvas.setFillColor(SUB)
    drawn(canvas, canvas._pagesize)
    canvas.restoreState()


def running(canvas: Tagged, x: float, y: float, words: str, size: float) -> None:
    """A line that every page has: read once, on the first."""
    first = canvas.getPageNumber() == 1
    with canvas.marked(Element("P")) if first else canvas.decoration():
        draw(canvas, x, y, words, PLAIN, size)


def numbered(canvas: Tagged, x: float, y: float, size: float) -> None:
    """The page's number, ending at `x`."""
    with canvas.decoration():
        canvas.setFont(PLAIN, size)
        canvas.drawRightString(x, y, str(canvas.getPageNumber()))
