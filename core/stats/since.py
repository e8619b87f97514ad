"""A count that moved, told as a share of its beginning: so it can be seen beside larger towns."""

from dataclasses import replace

import numpy as np

from core.bilingual import NOTHING, Bilingual, said
from core.stats.catalog import INDICATORS
from core.stats.evidence import joined
from core.stats.figure import Figure
from core.stats.finding import Finding
from core.stats.package import Package
from core.stats.peers import PeerSet
from core.stats.points import Point, among, over_years
from core.stats.sentence import amount, plain, short
from core.stats.values import table


def since(package: Package, one: Figure, peer_set: PeerSet, title: Bilingual) -> Finding:
    """Its years in percent of the first, with what chance explains of each, beside the peers'.

    Args:
        title: that it moved beyond chance, as somebody else has found.
    """
    points = _shares(package, one, peer_set)
    known = [point for point in points if point.value is not None]
    whose = INDICATORS[one.indicator_id]
    chance = said("six.beyond")
    if known and known[-1].peer_median is not None:
        chance = said("six.peers_moved", share=_moved(known[-1].peer_median)) + chance
    return Finding(
        name=one.indicator_id, figure=one, title=title, chance=chance, kinds=(one.basis,),
        form="course" if len(known) > 1 else "none",
        measure=said(
            "six.measure", title=one.title, origin=Bilingual(*map(whose.origins, ("ja", "en"))),
            first=points[0].year if points else "", last=points[-1].year if points else "",
        ),
        points=points, unit=NOTHING, decimals=0, source=joined(one),
        label=_label(one, known[-1]) if known else NOTHING,
        middle=_middle(known[-1]) if known else NOTHING,
    )  # fmt: skip


def _shares(package: Package, one: Figure, peer_set: PeerSet) -> tuple[Point, ...]:
    """Empty where it begins with nothing, of which there is no share."""
    years = over_years(package, one, peer_set)
    if not years or not years[0].value:
        return ()
    base, cube = years[0].value, package.cube
    found = table(package, INDICATORS[one.indicator_id])
    first = found[:, [cube.column[years[0].year]]]
    with np.errstate(divide="ignore", invalid="ignore"):
        shares = np.where(first > 0, 100 * found / first, np.nan)
    beside = among(package, shares, one.area_code, peer_set, [point.year for point in years])
    return tuple(
        replace(
            share,
            low=None if year.low is None else 100 * year.low / base,
            high=None if year.high is None else 100 * year.high / base,
        )
        for share, year in zip(beside, years, strict=True)
    )


def _moved(share: float) -> Bilingual:
    """A share of the beginning as what was lost or gained."""
    key = "less" if share < 100 else "more"
    return said(f"six.{key}", percent=plain(abs(share - 100), 0))


def _label(one: Figure, last: Point) -> Bilingual:
    value = Bilingual(amount(one, one.value, "ja"), short(one, one.value))
    return said("six.label", value=value, share=_moved(last.value or 0.0))


def _middle(last: Point) -> Bilingual:
    if last.peer_median is None:
        return NOTHING
    return said("six.middle", share=_moved(last.peer_median))
