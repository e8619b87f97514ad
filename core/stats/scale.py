"""The three scales of the profile: where their average lies, where they are cut, how they read."""

from dataclasses import dataclass
from typing import Literal

from core.bilingual import Bilingual, said
from core.units import plain

Scale = Literal["deviation", "prefecture", "ten"]
Clip = Literal["", "low", "high"]


@dataclass(frozen=True)
class Ends:
    """A scale: where the average of the peers (or the prefecture) lies, where it is cut, and
    with how many decimals a score is read."""

    average: float
    low: float
    high: float
    decimals: int = 0


SCALES: dict[Scale, Ends] = {
    "deviation": Ends(50, 20, 80),
    "prefecture": Ends(100, 0, 200),
    "ten": Ends(10, 4, 16, 1),
}
SCALE_WORDS: dict[Scale, Bilingual] = {scale: said(f"scales.{scale}") for scale in SCALES}


def read(score: float, scale: Scale) -> str:
    """A score as shown on its scale."""
    return plain(score, SCALES[scale].decimals)


def clipped(score: float, ends: Ends) -> tuple[float, Clip]:
    if score < ends.low:
        return ends.low, "low"
    if score > ends.high:
        return ends.high, "high"
    return score, ""
