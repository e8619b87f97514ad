"""Words of people are letters wherever Streamlit reads Markdown: no link, no picture, no code.

What a page hands to Streamlit passes here last. A link or picture leads to a page of ours or to
a publisher that the packaged data names; every other is taken apart by a sign that nobody sees, so
that what was typed stands there as it was typed. No page has to remember it, but for the cells of
a table, which are packed before they come here.
"""

import re
from collections.abc import Callable
from functools import cache
from html import unescape
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from streamlit.delta_generator import DeltaGenerator

from core.config import config
from core.loopback import is_loopback
from core.venue import venue

APART = "\u2060"
"""WORD JOINER: nothing is drawn, and no line breaks there."""
DATA = Path(__file__).parents[2] / "data"
OURS = re.compile(r"/(?![/\\])|#|data:image/")
FIELDS = ("body", "label", "help")
PLAIN = ("text", "html")
"""Elements whose body is not read as Markdown."""
BLOCKS = ("expandable", "tab", "popover")
TARGET = re.compile(r"\](?=\(\s*((?:\\.|[^)\s])*))")
DEFINED = re.compile(r"\](?=:)")
BARE = re.compile(r"https?(?=\\?:\\?/\\?/(\S*))|(?<![/\w])www(?=\\?\.)", re.IGNORECASE)
ENTITY = re.compile(r"&(?=#?\w+;)")
TOOLS = ("www.chisou.go.jp",)
"""Hosts that our own words name."""


@cache
def publishers() -> frozenset[str]:
    """Hosts of the sources, licences and cases of the package."""
    files = [*DATA.glob("*.toml"), *DATA.glob("cases/*.toml")]
    named = (re.findall(r"https?://([\w.-]+)", one.read_text(encoding="utf-8")) for one in files)
    return frozenset(host for hosts in named for host in hosts) | set(TOOLS)


def letters(words: str) -> str:
    """`words` as Markdown in which nothing leads anywhere but to us and to publishers."""
    if not any(sign in words.lower() for sign in ("](", "]:", "&", "http", "www")):
        return words
    said = ENTITY.sub(f"&{APART}", words)
    said = TARGET.sub(lambda found: found[0] if _known(found[1]) else f"]{APART}", said)
    said = DEFINED.sub(f"]{APART}", said)
    return BARE.sub(_bare, said)


def _bare(found: re.Match[str]) -> str:
    rest = (found[1] or "").replace("\\", "")
    known = bool(rest) and _known(f"{found[0]}://{rest}")
    return found[0] if known else f"{found[0]}{APART}"


def _known(target: str) -> bool:
    """Whether a link may lead there, however it is written."""
    address = re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", unescape(target.replace(APART, "")))
    if OURS.match(address):
        return True
    try:
        where = urlsplit(address)
    except ValueError:
        return False
    own = {urlsplit(one).netloc for one in (config().public_url, venue().address) if one}
    known = where.netloc in publishers() | own or is_loopback(where.netloc)
    return where.scheme in ("http", "https") and known


def guard() -> None:
    """From now on whatever Streamlit is given to draw passes `letters`; once is enough."""
    if not hasattr(DeltaGenerator._enqueue, "guarded"):
        DeltaGenerator._enqueue = _before(DeltaGenerator._enqueue, _element)  # type: ignore[method-assign]
        DeltaGenerator._block = _before(DeltaGenerator._block, _part)  # type: ignore[method-assign]


def _before(draw: Callable[..., Any], look: Callable[..., None]) -> Callable[..., Any]:
    def guarded(self: DeltaGenerator, *given: Any, **named: Any) -> Any:
        look(*given, **named)
        return draw(self, *given, **named)

    guarded.guarded = True  # type: ignore[attr-defined]
    return guarded


def _element(delta_type: str, element_proto: Any, *_: Any, **__: Any) -> None:
    if delta_type not in PLAIN and not getattr(element_proto, "allow_html", False):
        _guard_fields(element_proto)


def _part(block_proto: Any = None, *_: Any, **__: Any) -> None:
    kind = block_proto.WhichOneof("type") if block_proto is not None else None
    if kind in BLOCKS:
        _guard_fields(getattr(block_proto, kind))


def _guard_fields(proto: Any) -> None:
    for name in FIELDS:
        said = getattr(proto, name, None)
        if isinstance(said, str) and (safe := letters(said)) != said:
            setattr(proto, name, safe)
