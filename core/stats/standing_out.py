"""The figure of a place that lies farthest from its peers, in a sentence."""

from dataclasses import dataclass
from functools import lru_cache

from core.bilingual import Bilingual, said, within
from core.stats.catalog import INDICATORS
from core.stats.figure import Figure, figure
from core.stats.package import Package
from core.stats.peers import PeerSet
from core.stats.remark import crowded, few, swing
from core.stats.scores import OUTWARD
from core.stats.sentence import amount, degree, english_years, japanese_years, short
from core.stats.values import evacuated_towns
from core.stats.window import window

FAR = 1.0
"""Widths of the peers' middle half away from their median: then a place stands out."""

FEWEST = 5
"""Figures below which none can be said to stand out."""


@dataclass(frozen=True)
class Said:
    """A sentence and the indicators it rests on."""

    words: Bilingual
    indicator_ids: tuple[str, ...]


def standing_out(package: Package, area_code: str, peer_set: PeerSet) -> Said:
    """Of the figures with a direction, without what chance, a handful or a year's works explain.

    Nothing of an evacuated town, whose few figures are of people who live elsewhere.
    """
    known, far = _compared(package, area_code, peer_set)
    if not known:
        return Said(said("standing.none"), ())
    if len(known) < FEWEST or _away(package, area_code):
        return Said(said("standing.few", n=len(known)), ())
    if not far:
        return Said(said("standing.not_far", n=len(known), peers=within(known[0].peer_label)), ())
    why = crowded(package, INDICATORS[far[0].indicator_id], package.cube.row[area_code])
    return _far(far[0], len(known), why)


def unlike(package: Package, area_code: str, peer_set: PeerSet) -> tuple[Figure, ...]:
    """All figures that stand out, the farthest first; none where `standing_out` names none."""
    known, far = _compared(package, area_code, peer_set)
    return () if len(known) < FEWEST or _away(package, area_code) else far


@lru_cache(maxsize=128)
def _compared(
    package: Package, area_code: str, peer_set: PeerSet
) -> tuple[tuple[Figure, ...], tuple[Figure, ...]]:
    """The figures with a direction that can be compared, and the far ones of them in order."""
    found = [figure(package, name, area_code, peer_set) for name in OUTWARD]
    known = [one for one in found if one.value is not None and one.peer_median is not None]
    far = [one for one in known if clear(package, one) and distance(one) > FAR]
    return tuple(known), tuple(sorted(far, key=distance, reverse=True))


def _away(package: Package, area_code: str) -> bool:
    """Whether its residents have had to live elsewhere."""
    gone = evacuated_towns(package)[package.cube.row[area_code], package.cube.column[2020] :]
    return bool(gone.any())


def _far(one: Figure, compared: int, why: Bilingual) -> Said:
    value, median = one.value or 0.0, one.peer_median or 0.0
    high, low = degree(one.title.ja, one.unit.ja)
    words = said(
        "standing.far",
        n=Bilingual(f"{compared}{'つ' if compared < 10 else ''}", str(compared)),
        peers=within(one.peer_label),
        title=one.title,
        here=Bilingual(amount(one, value, "ja"), short(one, value)),
        years=Bilingual(japanese_years(one), english_years(one)),
        higher=Bilingual(high, "above") if value > median else Bilingual(low, "below"),
        there=Bilingual(amount(one, median, "ja"), short(one, median)),
        why=why,
    )
    return Said(words, (one.indicator_id,))


def clear(package: Package, one: Figure) -> bool:
    """Not one building or doctor more or less, not chance alone, not the works of one year."""
    indicator, row = INDICATORS[one.indicator_id], package.cube.row[one.area_code]
    years = window(package, indicator, row)
    if one.unit.ja.startswith("か所") or (
        years and few(package, indicator, row, years) is not None
    ):
        return False
    if years and swing(package, indicator, row, years).ja:
        return False
    if one.low is None or one.high is None or one.peer_median is None:
        return True
    return not one.low <= one.peer_median <= one.high


def distance(one: Figure) -> float:
    """From the peers' median, in widths of their middle half."""
    if None in (one.value, one.peer_median, one.peer_low, one.peer_high):
        return 0.0
    width = float(one.peer_high or 0) - float(one.peer_low or 0)
    apart = abs(float(one.value or 0) - float(one.peer_median or 0))
    return apart / width if width > 0 else 0.0
