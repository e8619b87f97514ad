"""Areas found by name, reading or code, however they are typed."""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import accumulate

from core.stats.area import Area
from core.stats.former import former
from core.stats.kana import fold

END = "\n\n"
"""Between the words of two areas; nothing that is typed holds it."""


@dataclass(frozen=True)
class Words:
    """What an area is found by: its names and code, and its names after the prefecture's."""

    area: Area
    keys: list[str]
    wholes: list[str]

    def rank(self, wanted: str, parts: list[str]) -> int | None:
        """How well they fit, 0 best; None where they do not."""
        if wanted in self.keys:
            return 0
        if any(k.startswith(wanted) for k in self.keys):
            return 1
        if any(w.startswith(wanted) for w in self.wholes):
            return 2
        if any(wanted in k for k in self.keys):
            return 3
        if any(all(p in w for p in parts) for w in self.wholes) and len(parts) > 1:
            return 4
        return None


class Index:
    """The words of all areas in one text, those with most residents first."""

    def __init__(self, areas: Mapping[str, Area], sizes: Mapping[str, float]) -> None:
        order = sorted(areas.values(), key=lambda a: (-sizes.get(a.area_code, 0), a.area_code))
        self.rows = [_words(area, areas.get(area.prefecture_code)) for area in order]
        texts = ["\n".join(row.keys + row.wholes) + END for row in self.rows]
        self.text = "".join(texts)
        self.starts = [0, *accumulate(map(len, texts))]

    def find(self, text: str, limit: int) -> list[Area]:
        """Whole names first, then what begins so, then what contains it, then by residents.

        Kanji, kana, romaji, five or six digits, full-width or not; the prefecture may
        stand before the name.
        """
        typed = unicodedata.normalize("NFKC", text).strip()
        if re.fullmatch(r"\d{6}", typed):
            typed = typed[:5]
        parts = [fold(part) for part in typed.split()]
        wanted = "".join(parts)
        if not wanted:
            return []
        found = []
        for at in self._holding(max(parts, key=len)):
            rank = self.rows[at].rank(wanted, parts)
            if rank is not None:
                found.append((rank, at))
        return [self.rows[at].area for _, at in sorted(found)[:limit]]

    def _holding(self, part: str) -> Iterator[int]:
        """Numbers of the rows in whose words a part stands."""
        place = self.text.find(part)
        while place >= 0:
            row = bisect_right(self.starts, place) - 1
            yield row
            place = self.text.find(part, self.starts[row + 1])


def _words(area: Area, over: Area | None) -> Words:
    names = [fold(n) for n in (area.name, area.kana, area.romaji)]
    above = [fold(n) for n in (over.name, over.kana, over.romaji)] if over else []
    wholes = [a + n for a, n in zip(above, names, strict=True)] if above else []
    before = [fold(word) for word in former(area.area_code)]
    return Words(area, [*names, area.area_code, *before], wholes)
