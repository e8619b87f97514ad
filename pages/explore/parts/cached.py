"""Figures kept between reruns, for the places that were looked at last."""

from functools import lru_cache

from core.process import rooms
from core.stats.area import Area
from core.stats.figure import Figure
from core.stats.figure import figures as compute
from core.stats.former import former
from core.stats.package import Package
from core.stats.peers import PeerSet


def figures(area_code: str, peer_set: PeerSet | None = None) -> list[Figure]:
    """All figures of one area among its (usual) peers, in the order of the catalogue."""
    return _figures(rooms().package, area_code, peer_set)


def places() -> dict[str, str]:
    """Code of a place → all that it can be called, so that a list narrows however it is typed."""
    return _places(rooms().package)


@lru_cache(maxsize=2)
def _places(package: Package) -> dict[str, str]:
    return {one.area_code: _called(one) for one in package.areas()}


def _called(one: Area) -> str:
    above = f"（{one.prefecture_name}）" if one.kind == "municipality" else ""
    words = (one.name + above, one.kana, one.romaji, one.area_code, *former(one.area_code))
    return " · ".join(word for word in words if word)


@lru_cache(maxsize=64)
def _figures(package: Package, area_code: str, peer_set: PeerSet | None) -> list[Figure]:
    return compute(package, area_code, peer_set=peer_set)
