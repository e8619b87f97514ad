"""Whether births fall faster than in places alike: both changes, the years, and chance."""

import numpy as np

from core.bilingual import NOTHING, Bilingual, said
from core.chance import ALPHA, differ
from core.stats.catalog import INDICATORS
from core.stats.earlier import both, spans
from core.stats.package import Package
from core.stats.peers import PeerSet, rows_of
from core.stats.place import FEWEST, ascending, quartiles
from core.stats.sentence import plain
from core.stats.window import Window, japanese_years, part, window

HANDFUL = 10
"""Births below which a mean of years is told with a decimal, and no change in per cent."""


def births_pace(package: Package, area_code: str, peer_set: PeerSet) -> Bilingual:
    """One sentence about the years that the birth rate is told of; empty where they are too few.

    The births of both spans are held against the median change of the peers, which is taken as
    known: given their sum, those of the later span are binomial.
    """
    rate, row = INDICATORS["birth_rate"], package.cube.row[area_code]
    found = _compared(package, row)
    if found is None:
        return NOTHING
    then, now = (_births(package, rate.count_measure, one) for one in found)
    old, new = float(then[row]), float(now[row])
    words: dict[str, str | Bilingual] = {
        f"{name}_years": both(japanese_years(package, rate, one))
        for name, one in zip(("then", "now"), found, strict=True)
    }
    words |= {"then": _mean(old, found[0]), "now": _mean(new, found[1])}
    if not old:
        return said("pace.from_none", **words)
    change = 100 * (new / old - 1)
    words |= {"percent": _percent(change) if old >= HANDFUL else NOTHING}
    started = said(f"pace.births_{_way(change)}", **words)
    with np.errstate(divide="ignore", invalid="ignore"):
        ratios = ascending(np.where(then > 0, now / then, np.nan)[rows_of(package, peer_set)])
    if len(ratios) < FEWEST:
        return started + said("pace.stop")
    return started + _beside(round(new), round(old), change, quartiles(ratios)[1])


def outgrown(package: Package, area_code: str) -> Bilingual:
    """Why births per resident fell where births rose; empty where they did not rise."""
    found = _compared(package, package.cube.row[area_code])
    measure = INDICATORS["birth_rate"].count_measure
    births = [_births(package, measure, one)[package.cube.row[area_code]] for one in found or ()]
    return said("pace.outgrown") if births and births[1] > births[0] else NOTHING


def _compared(package: Package, row: int) -> tuple[Window, Window] | None:
    """The years that the birth rate is told of, and those before."""
    rate = INDICATORS["birth_rate"]
    years = window(package, rate, row)
    return spans(package, rate, row, years) if years else None


def _births(package: Package, measure: str, years: Window) -> np.ndarray:
    """Of every area, summed over a span."""
    summed: np.ndarray = part(package, measure)[:, years.first : years.last + 1].sum(axis=1)
    return summed


def _mean(births: float, years: Window) -> str:
    mean = births / years.length
    return plain(mean, 1 if years.length > 1 and mean < HANDFUL else 0)


def _percent(change: float) -> Bilingual:
    size = plain(abs(change), 0)
    return Bilingual(f"{size}％", f" {size}%")


def _way(change: float) -> str:
    if plain(abs(change), 0) == "0":
        return "even"
    return "fell" if change < 0 else "rose"


def _beside(new: int, old: int, change: float, median: float) -> Bilingual:
    """How the change lies beside the median of the peers', `median` being a ratio."""
    theirs = 100 * (median - 1)
    peers = said(f"pace.peers_{_way(theirs)}", percent=_percent(theirs))
    if differ(new, old, median / (1 + median)) >= ALPHA:
        return said("pace.chance", peers=peers)
    if change < 0 and theirs < 0:
        return said("pace.faster" if change < theirs else "pace.slower", peers=peers)
    return said("pace.lower" if change < theirs else "pace.higher", peers=peers)
