"""What must be seen beside a number in a list: that it is old, not sure, or missing."""

from core.bilingual import NOTHING, Bilingual, said
from core.stats.catalog import INDICATORS
from core.stats.figure import Figure
from core.stats.spoken import degree


def marks(one: Figure) -> tuple[Bilingual, ...]:
    """「データなし」, 「新しくない」, 「偶然の範囲」 as far as they hold; empty where none does."""
    if one.value is None:
        return (said("marks.none"),)
    found = []
    if is_old(one):
        found.append(said("marks.old"))
    if within_chance(one):
        found.append(said("marks.chance"))
    return tuple(found)


def placed(one: Figure) -> Bilingual:
    """In the middle half of the peers, above it or below it; nothing of what grows with the size
    of a place, and without peers."""
    if one.value is None or one.peer_low is None or one.peer_high is None or _sized(one):
        return NOTHING
    if one.peer_low <= one.value <= one.peer_high:
        return said("marks.half")
    high, low = degree(one.title.ja, one.unit.ja)
    if one.value > one.peer_high:
        return Bilingual(high, said("marks.high").en)
    return Bilingual(low, said("marks.low").en)


def _sized(one: Figure) -> bool:
    indicator = INDICATORS.get(one.indicator_id)
    return indicator is None or indicator.depends_on_size


def is_old(one: Figure) -> bool:
    """Whether other places have a newer value."""
    return one.value is not None and bool(one.series) and one.series[-1][1] is None


def within_chance(one: Figure) -> bool:
    """Whether chance alone could explain the difference from the peers' median; not asked of what
    grows with the size of a place."""
    if _sized(one) or one.low is None or one.high is None or one.peer_median is None:
        return False
    return one.low <= one.peer_median <= one.high


def apart(one: Figure) -> bool:
    """Outside of the middle half of the peers, by more than chance explains."""
    if one.value is None or one.peer_low is None or one.peer_high is None:
        return False
    if _sized(one):
        return False
    return not one.peer_low <= one.value <= one.peer_high and not within_chance(one)


def distance(one: Figure) -> float:
    """How many halves of the peers' middle half a value lies from their median: 0 at it, 1 at
    its edge. Minus one where that is not asked, so that it stands last."""
    middle, low, high = one.peer_median, one.peer_low, one.peer_high
    if one.value is None or middle is None or low is None or high is None or _sized(one):
        return -1
    half = high - middle if one.value > middle else middle - low
    return abs(one.value - middle) / half if half else 0


def newness(one: Figure) -> int:
    """The year of the value; 0 without one."""
    return 0 if one.value is None else one.year or 0
