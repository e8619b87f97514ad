"""Before Streamlit sends anything, `letters` has read it, and who is in a meeting goes first: one
place for all pages.

It hangs on inner methods of Streamlit's `DeltaGenerator`; `tests/security/test_markdown.py` reads
what is really sent, so that a new version of Streamlit cannot go past it unnoticed.
"""

from collections.abc import Callable
from typing import Any

from streamlit.delta_generator import DeltaGenerator
from streamlit.proto.Markdown_pb2 import Markdown

from core.live.aside import aside
from pages.shared.markdown import letters

FIELDS = ("body", "label", "help", "title", "delta", "delta_description")
NOTES = ("spinner", "progress")
"""Elements whose field `text` is Markdown."""
PLAIN = ("text", "html", "json")
"""Elements whose body is not read as Markdown."""
BLOCKS = ("expandable", "tab", "popover")
CHOICES = ("_radio", "_internal_button_group")
"""What draws choices: their words come back as they were sent, and are made letters before."""
DRAWN = (Markdown.DIVIDER, Markdown.LATEX)
"""Markdown that Streamlit wrote itself."""


def guard() -> None:
    """From now on whatever Streamlit is given to draw comes by here; once is enough."""
    if hasattr(DeltaGenerator._enqueue, "guarded"):
        return
    DeltaGenerator._enqueue = _before(DeltaGenerator._enqueue, _element)  # type: ignore[method-assign]
    DeltaGenerator._block = _before(DeltaGenerator._block, _part)  # type: ignore[method-assign]
    for name in CHOICES:
        setattr(DeltaGenerator, name, _choosing(getattr(DeltaGenerator, name)))


def _before(draw: Callable[..., Any], look: Callable[..., None]) -> Callable[..., Any]:
    def guarded(self: DeltaGenerator, *given: Any, **named: Any) -> Any:
        aside().stand()
        look(*given, **named)
        return draw(self, *given, **named)

    guarded.guarded = True  # type: ignore[attr-defined]
    return guarded


def _choosing(draw: Callable[..., Any]) -> Callable[..., Any]:
    def guarded(
        self: DeltaGenerator,
        *given: Any,
        format_func: Callable[..., Any] | None = None,
        **named: Any,
    ) -> Any:
        said = format_func or str
        return draw(self, *given, format_func=lambda one: letters(str(said(one))), **named)

    return guarded


def _element(delta_type: str, element_proto: Any, *_: Any, **__: Any) -> None:
    if getattr(element_proto, "allow_html", False):
        return
    if delta_type == "markdown" and element_proto.element_type in DRAWN:
        return
    _fields(element_proto, ("help",) if delta_type in PLAIN else FIELDS)
    if delta_type in NOTES:
        _fields(element_proto, ("text",))
    if delta_type == "radio":
        element_proto.captions[:] = map(letters, element_proto.captions)


def _part(block_proto: Any = None, *_: Any, **__: Any) -> None:
    kind = block_proto.WhichOneof("type") if block_proto is not None else None
    if kind in BLOCKS:
        _fields(getattr(block_proto, kind), FIELDS)


def _fields(proto: Any, names: tuple[str, ...]) -> None:
    for name in names:
        said = getattr(proto, name, None)
        if isinstance(said, str) and (safe := letters(said)) != said:
            setattr(proto, name, safe)
