"""Whatever Streamlit reads as Markdown is letters, unless a function of this module made it.

What a page hands to Streamlit passes here last: every sign of Markdown in it stands there as it
was typed, whether a person, a file or an address said it. A page that wants bold words, a list or
a link says so by `bold`, `bullets`, `linked`…, which put their signs between two secrets of this
process. A link or picture leads to a page of ours or to a publisher that the packaged data names.
No page has to remember anything; cells of a table are packed before they come here: `plain_table`.
"""

import re
import secrets
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from html import unescape
from pathlib import Path
from urllib.parse import urlsplit

import pandas as pd
import streamlit as st

from core.config import config
from core.loopback import is_loopback
from core.venue import venue

APART = "\u2060"
"""WORD JOINER: nothing is drawn, and no line breaks there."""
SIGN = "".join(chr(0xFDD0 + secrets.randbelow(32)) for _ in range(12))
"""Before and after signs that are ours: no characters, and nobody knows which."""
DATA = Path(__file__).parents[2] / "data"
OURS = re.compile(r"/(?![/\\])|#|data:image/")
TARGET = re.compile(r"\](?=\(\s*((?:\\.|[^)\s])*))")
DEFINED = re.compile(r"\](?=:)")
BARE = re.compile(r"https?(?=\\?:\\?/\\?/(\S*))|(?<![/\w])www(?=\\?\.)", re.IGNORECASE)
ENTITY = re.compile(r"&(?=#?\w+;)")
TOOLS = ("www.chisou.go.jp",)
"""Hosts that our own words name."""
ADDRESS = re.compile(r"(https?://[!#-;=?-Z\\^-z~]+)")
SIGNS = re.compile(r"[\\`*_\[\]<>$~|]")
DRAWN = re.compile(r"(?<!\S)(<|-|>|~)(->|>|-|=)(?!\S)")
"""Two signs for which Streamlit draws one: an arrow, a long stroke, ≥."""
NAMED = re.compile(r":(?=[^\W\d]|[:+-]|\d+:)")
"""A colour, an icon or a face begins so."""
MAIL = re.compile(r"(?<=[\w.+-])@(?=[\w-])", re.ASCII)
OPENING = re.compile(r"^(#{1,6}|[-+])(?=\s|$)|^(?=[-=]+\s*$)", re.MULTILINE)
NUMBERED = re.compile(r"^(\d+)(?=[.)](\s|$))", re.MULTILINE)
INDENTED = re.compile(r"^(?: {4}|\t)[ \t]*", re.MULTILINE)


def raw(signs: str) -> str:
    """Signs of Markdown that are meant as such."""
    return f"{SIGN}{signs}{SIGN}"


BREAK, PARAGRAPH = raw("  \n"), raw("\n\n")


def bold(words: str) -> str:
    """In bold; also what begins or ends with a bracket, beside which `**` alone is letters."""
    first, last = (APART if end and not end.isalnum() else "" for end in (words[:1], words[-1:]))
    return raw(f"**{first}") + words + raw(f"{last}**") if words else ""


def emphasis(words: str) -> str:
    return raw("*") + words + raw("*")


def small(words: str) -> str:
    return raw(":small[") + words + raw("]")


def badge(words: str, colour: str = "primary") -> str:
    return raw(f":{colour}-badge[") + words + raw("]")


def headline(words: str, level: int = 5) -> str:
    return raw(f"{'#' * level} ") + words


def bullets(lines: Iterable[str], *, numbered: bool = False) -> str:
    """A list, a line for each; a paragraph of its own wherever it stands."""
    before = "1. " if numbered else "- "
    return raw("\n\n") + "".join(raw(before) + line + raw("\n") for line in lines)


def linked(words: str, target: str) -> str:
    """`words` that lead to `target`; words alone where that is nowhere of ours or a publisher's."""
    return raw("[") + words + raw(f"]({target})") if _known(target) else words


def image(words: str, target: str) -> str:
    """A picture of ours, and what to say where it is not seen."""
    return raw("![") + words + raw(f"]({target})") if OURS.match(target) else words


def plain_table(rows: Iterable[Mapping[str, str]], *, named: bool = False) -> None:
    """`st.table` whose heads and cells are letters; `named`: the first column names the rows."""
    said = [{letters(head): letters(cell) for head, cell in row.items()} for row in rows]
    frame = pd.DataFrame(said)
    st.table(frame.set_index(frame.columns[0]) if named else said)


def letters(words: str) -> str:
    """`words` as Markdown in which only what this module made is Markdown."""
    parts = words.split(SIGN)
    if len(parts) % 2 == 0:  # cut in two by something: none of it is believed
        parts = ["".join(parts)]
    said = [_led(part) if n % 2 else _plain(part) for n, part in enumerate(parts)]
    for n in range(0, len(said) - 1, 2):
        if said[n].endswith("!"):  # before a link it would make a picture of it
            said[n] = f"{said[n][:-1]}\\!"
    return "".join(said)


def _plain(words: str) -> str:
    """Every sign as a letter; an address of a publisher leads there."""
    said = "".join(
        part if n % 2 and _known(part) else _signs(part)
        for n, part in enumerate(ADDRESS.split(words))
    )
    said = INDENTED.sub(lambda found: "\u00a0" * len(found[0].expandtabs(4)), said)
    said = NUMBERED.sub(r"\1\\", OPENING.sub(r"\\\1", said))
    return re.sub(r"(?<=\S)[^\S\n]*\n\s*(?=\S)", "  \n", said)


@lru_cache(maxsize=8192)
def _signs(words: str) -> str:
    said = BARE.sub(lambda found: f"{found[0]}{APART}", ENTITY.sub(f"&{APART}", words))
    said = DRAWN.sub(rf"\1{APART}\2", said)
    said = MAIL.sub(f"{APART}@", NAMED.sub(f":{APART}", said))
    return SIGNS.sub(r"\\\g<0>", said)


def _led(signs: str) -> str:
    """Markdown of ours in which nothing leads anywhere but to us and to publishers."""
    said = TARGET.sub(lambda found: found[0] if _known(found[1]) else f"]{APART}", signs)
    return BARE.sub(_bare, DEFINED.sub(f"]{APART}", said))


def _bare(found: re.Match[str]) -> str:
    rest = (found[1] or "").replace("\\", "")
    known = bool(rest) and _known(f"{found[0]}://{rest}")
    return found[0] if known else f"{found[0]}{APART}"


@cache
def publishers() -> frozenset[str]:
    """Hosts of the sources, licences and cases of the package."""
    files = [*DATA.glob("*.toml"), *DATA.glob("cases/*.toml")]
    named = (re.findall(r"https?://([\w.-]+)", one.read_text(encoding="utf-8")) for one in files)
    return frozenset(host for hosts in named for host in hosts) | set(TOOLS)


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
