"""Figures kept between reruns, for the places that were looked at last."""

from functools import lru_cache

import streamlit as st

from core.process import rooms
from core.stats import as_of
from core.stats.area import Area
from core.stats.figure import Figure
from core.stats.figure import figures as compute
from core.stats.former import former
from core.stats.package import Package
from core.stats.peers import PeerSet

LOOKED_BACK = "looked-back"
"""Until which year this run of a page tells the figures; 0 for the newest."""


def package() -> Package:
    """The statistics as this page looks at them: all of them, or until the year of its bar."""
    year = st.session_state.get(LOOKED_BACK, 0)
    return as_of.until(rooms().package, year) if year else rooms().package


def phone() -> bool:
    """Whether a phone reads: all of them say so."""
    return "Mobi" in (st.context.headers.get("User-Agent") or "")


def figures(area_code: str, peer_set: PeerSet | None = None) -> list[Figure]:
    """All figures of one area among its (usual) peers, in the order of the catalogue."""
    return _figures(package(), area_code, peer_set)


def places(language: str = "ja") -> dict[str, str]:
    """Code of a place → all that it can be called, so that a list narrows however it is typed; what
    readers of the language read first."""
    return _places(rooms().package, language)


@lru_cache(maxsize=4)
def _places(package: Package, language: str) -> dict[str, str]:
    return {one.area_code: _called(one, language) for one in package.areas()}


def _called(one: Area, language: str) -> str:
    above = f"（{one.prefecture_name}）" if one.kind == "municipality" else ""
    words = [one.name + above, one.kana, one.romaji, one.area_code, *former(one.area_code)]
    if language == "en" and one.romaji:
        words.insert(0, words.pop(2))
    return " · ".join(word for word in words if word)


@lru_cache(maxsize=64)
def _figures(package: Package, area_code: str, peer_set: PeerSet | None) -> list[Figure]:
    return compute(package, area_code, peer_set=peer_set)
