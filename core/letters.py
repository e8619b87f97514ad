"""What stays of a text that people typed or pasted: the same in a card and in every file."""

import re
import unicodedata
from functools import lru_cache

_LINE_ENDS = re.compile("\r\n|[\r\u0085\u2028\u2029]")
_TURNING = re.compile("[\u202a-\u202e\u2066-\u2069\u200b\u200e\u200f\ufeff]")
_SEPARATORS = "\t\v\f\x1c\x1d\x1e\x1f"
WIDE = "\u3000"
"""The space of Japanese text, which is kept as it is."""
JOINER, VOICED = "\u200d", "\u3099\u309a"
MOST_MARKS = 2
_PICTURES = ("So", "Sk", "Mn")
_UNSEEN = ("Cc", "Cf", "Cn", "Cs", "Zl", "Zp")
_ALIKE = str.maketrans(
    "аеорсухіјѕԁһԛԝαειορυχνκ0l1|ロニハカタエトヘリー一",
    "aeopcyxijsdhqwaeiopuxvkoiii口二八力夕工卜へり一一",
)
"""Letters of other scripts that are drawn alike, in the form that casefold leaves."""


def readable(text: str) -> str:
    """`text` with every separator as a plain space or line end, and all that is drawn.

    What keeps words apart is replaced, never deleted: cells pasted from a spreadsheet stay
    apart. Letters of one's own (外字), joiners and variants of a letter stay. Left out are
    control signs and what no office file may hold, and signs that turn the direction or
    hide, which could disguise words.
    """
    ended = _TURNING.sub("", _LINE_ENDS.sub("\n", text))
    return "".join(map(_letter, ended))


@lru_cache(maxsize=8192)
def _letter(c: str) -> str:
    if c in ("\n", WIDE):
        return c
    kind = unicodedata.category(c)
    if kind == "Zs" or c in _SEPARATORS:
        return " "
    return "" if kind in ("Cc", "Cs") or _no_letter(ord(c)) else c


def in_a_line(text: str) -> str:
    """`text` as a name or a title: one line, without signs that are drawn as nothing, and with no
    more than two marks on a letter. 字形 of one's own name and joined emoji stay."""
    found: list[str] = []
    marks = 0
    for c in " ".join(text.splitlines()):
        kind = unicodedata.category(c)
        marks = marks + 1 if kind in ("Mn", "Me") else 0
        joins = c == JOINER and bool(found) and unicodedata.category(found[-1]) in _PICTURES
        if (kind in _UNSEEN and not joins) or "\ufe00" <= c < "\ufe0f" or marks > MOST_MARKS:
            continue
        found.append(c)
    return "".join(found).strip()


@lru_cache(maxsize=4096)  # whoever comes into a full hall is compared with everybody
def skeleton(text: str) -> str:
    """What a name looks like at a glance: two with the same one can be taken for each other."""
    folded = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", text).casefold())
    kept = (c for c in folded if unicodedata.category(c)[0] not in "MZCP" or c in VOICED)
    return "".join(kept).translate(_ALIKE)


def _no_letter(code: int) -> bool:
    """Whether Unicode promises that this number never is a letter."""
    return code & 0xFFFE == 0xFFFE or 0xFDD0 <= code <= 0xFDEF


def ems(words: str) -> float:
    """About how long words are, in letters of full width."""
    return sum(1.0 if unicodedata.east_asian_width(c) in "FWA" else 0.55 for c in words)
