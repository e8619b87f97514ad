"""Figures kept between reruns, for the places that were looked at last."""

from functools import lru_cache

from core.process import server
from core.stats.figure import Figure
from core.stats.figure import figures as compute
from core.stats.package import Package
from core.stats.peers import PeerSet


def figures(area_code: str, peer_set: PeerSet | None = None) -> list[Figure]:
    """All figures of one area among its (usual) peers, in the order of the catalogue."""
    return _figures(server().package, area_code, peer_set)


@lru_cache(maxsize=64)
def _figures(package: Package, area_code: str, peer_set: PeerSet | None) -> list[Figure]:
    return compute(package, area_code, peer_set=peer_set)
