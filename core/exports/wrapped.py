"""Lines of words for pictures that cannot break them by themselves."""

import re
from unicodedata import east_asian_width

PAPER = 1.3
"""Width of Latin letters and digits in the font of files (BIZ UDPGothic)."""
OPENING, CLOSING = "「『（【〔［([", "、。，．・：；」』）】〕］)],.:;!?！？ー々％%…"
SIGNS = "、。，．：；」』）】〕］！？・…"
PARTICLES = "がはを"
_PHRASE = re.compile(r"[ぁ-ん、。，．！？」』）】・…\s]")


def across(words: str, latin: float = 1.0) -> float:
    """Width in letters of full width; never less than a font needs.

    Args:
        latin: how wide the font's other letters are, beside those of a usual one.
    """
    return sum(_letter(c, latin) for c in words)


def _letter(c: str, latin: float) -> float:
    if east_asian_width(c) in "FWA" or c in "MWmw@%&":
        return 1.0
    if c in "-.,:;!' ":
        return 0.45
    return latin * (0.58 if c.isdigit() else 0.72 if c.isupper() else 0.6)


def wrapped(words: str, most: float, latin: float = 1.0) -> list[str]:
    """Lines of at most `most` letters of full width, broken between phrases where that is
    possible: in Japanese after a particle or a sign, otherwise at blanks."""
    lines: list[str] = []
    for paragraph in words.split("\n"):
        line = ""
        for phrase in _phrases(paragraph):
            if across((line + phrase).rstrip(), latin) <= most:
                line += phrase
                continue
            if across(phrase.strip(), latin) > most and across(line, latin) < most / 2:
                line += phrase
            else:
                lines += [line.rstrip()] if line.strip() else []
                line = phrase.lstrip()
            while across(line.rstrip(), latin) > most:
                cut = _cut(line, most, latin)
                lines.append(line[:cut])
                line = line[cut:].lstrip()
        lines.append(line.rstrip())
    return lines


def _phrases(words: str) -> list[str]:
    """Pieces that are better not torn: a phrase ends with kana or a sign before something else."""
    pieces: list[str] = []
    for at, c in enumerate(words):
        torn = pieces and (_ends(pieces[-1], c) or words.startswith("でき", at))
        if not pieces or torn:
            pieces.append(c)
        else:
            pieces[-1] += c
    return pieces


def _ends(piece: str, c: str) -> bool:
    last = piece[-1]
    if c in CLOSING or last in OPENING:
        return False
    if c in OPENING or last in SIGNS or piece.endswith("ように"):
        return True
    return bool(_PHRASE.match(last)) and not _PHRASE.match(c)


def _cut(line: str, most: float, latin: float) -> int:
    """Where a piece longer than a line is torn: after a particle or a blank in its second half,
    else where it is full. No line begins with a closing sign."""
    cut = 1
    while cut < len(line) and across(line[: cut + 1], latin) <= most:
        cut += 1
    for at in range(cut, 1, -1):
        if line[at - 1] in PARTICLES + " " and across(line[:at], latin) >= most * 0.4:
            return at
    back = cut
    while back > 1 and (line[back : back + 1] in CLOSING or line[back - 1] in OPENING):
        back -= 1
    return back if back > 1 else cut
