"""Lines of words for pictures that cannot break them by themselves."""

import re
from functools import cache, lru_cache
from unicodedata import east_asian_width

from budoux import Parser, load_default_japanese_parser
from reportlab.pdfbase.pdfmetrics import stringWidth  # type: ignore[import-untyped]

from core.formats.fonts import BOLD, registered

OPENING, CLOSING = "「『（【〔［([“‘", "、。，．・：；」』）】〕］)],.:;!?！？ー々％%…”’"
NUMERAL = "0123456789.,−+-％%"
"""Signs of one number, which no line tears apart."""
PARTICLES = "がはをに"
_WORD = re.compile(r"\s*\S+")
_SIGN = re.compile(
    r"(?<=[、。，．：；」』）】〕］！？・])|(?=[「『（【〔［])|(?<=[A-Za-z]-)(?=[A-Za-z])"
)


def across(words: str, paper: bool = False) -> float:
    """Width in letters of full width; never less than a font needs.

    Args:
        paper: whether it is set in the font of files (BIZ UDPGothic), whose letters are measured.
    """
    return sum(_letter(c, paper) for c in words)


@lru_cache(maxsize=8192)  # a file asks for the same few hundred a hundred thousand times
def _letter(c: str, paper: bool) -> float:
    if paper and c.isascii():
        registered()
        return float(stringWidth(c, BOLD, 1))
    if east_asian_width(c) in "FWA" or c in "MWmw@%&":
        return 1.0
    if c in "-.,:;!' ":
        return 0.45
    return 0.58 if c.isdigit() else 0.78 if paper else 0.72 if c.isupper() else 0.6


def wrapped(words: str, most: float, paper: bool = False) -> list[str]:
    """Lines of at most `most` letters of full width, broken between phrases where that is
    possible, in Japanese as in other languages."""
    lines: list[str] = []
    for paragraph in words.split("\n"):
        line = ""
        for phrase in _phrases(paragraph):
            if line.strip() and across((line + phrase).rstrip(), paper) > most:
                lines.append(line.rstrip())
                line = ""
            line = (line + phrase).lstrip()
            while across(line.rstrip(), paper) > most:
                cut = _cut(line, most, paper)
                lines.append(line[:cut])
                line = line[cut:].lstrip()
        lines.append(line.rstrip())
    return lines


def torn(words: str, most: float, paper: bool = False) -> bool:
    """Whether a line of so many letters is too short for one of the phrases."""
    return longest(words, paper) > most


def longest(words: str, paper: bool = False) -> float:
    """Letters of the longest phrase."""
    parts = (phrase for one in words.split("\n") for phrase in _phrases(one))
    return max((across(phrase.strip(), paper) for phrase in parts), default=0)


@cache
def _parser() -> Parser:
    return load_default_japanese_parser()


@lru_cache(maxsize=4096)  # a page is set for several widths
def _phrases(words: str) -> tuple[str, ...]:
    """Pieces that are better not torn: words of a language with blanks, phrases of Japanese."""
    found: list[str] = []
    pieces = (part for word in _WORD.findall(words) for part in _SIGN.split(word) if part)
    for phrase in (phrase for piece in pieces for phrase in _parser().parse(piece)):
        number = found and found[-1][-1] in NUMERAL and phrase[0] in NUMERAL
        if found and (number or found[-1][-1] in OPENING or phrase[0] in CLOSING):
            found[-1] += phrase
        else:
            found.append(phrase)
    return tuple(found)


def _kana(sign: str) -> bool:
    """Whether a sign is hiragana: words of Japanese begin with something else more often."""
    return "ぁ" <= sign <= "ゖ"


def _cut(line: str, most: float, paper: bool) -> int:
    """Where a piece longer than a line is torn: after a particle or where kana end, else where it
    is full. No line begins with a closing sign."""
    cut = 1
    while cut < len(line) and across(line[: cut + 1], paper) <= most:
        cut += 1
    for at in range(cut, 2, -1):
        ends = line[at - 1] in PARTICLES or (_kana(line[at - 1]) and not _kana(line[at]))
        good = ends and line[at] not in CLOSING
        if good and across(line[:at], paper) >= most / 3:
            return at
    back = cut
    while back > 1 and (
        line[back : back + 1] in CLOSING
        or line[back - 1] in OPENING
        or (line[back - 1] in NUMERAL and line[back : back + 1] in NUMERAL)
    ):
        back -= 1
    return back if back > 1 else cut
