"""A target while it is being thought of: the town's own past, what peers changed, what chance does.

Also where only the levels of the peers are published, and where nothing of others is: then the
strength of what it may be compared with says so.
"""

from dataclasses import dataclass
from typing import Literal

import numpy as np

from core.bilingual import Bilingual
from core.chance import unchanged
from core.stats.advice import FEWEST_PEERS, beyond, change, comparable, pace_of
from core.stats.catalog import INDICATORS
from core.stats.package import Package
from core.stats.peers import PeerSet
from core.stats.values import table

Strength = Literal["peers", "past", "levels", "before"]
"""With what a change could be compared: the same years of places like ours; only our own years;
only where others stand; only before and after."""
COUNTED = ("人", "組", "件", "世帯")
MANY = 100_000


@dataclass(frozen=True)
class Aim:
    """
    Attributes:
        past: year → value of the place, as the newest is counted.
        span: years over which changes are compared; 0 where only one year is known.
        changes, levels: of the peers; `own`: the place's change; in per cent where `relative`.
        going_on: the value at the due year if the own pace went on.
        chance: between which a year may lie where nothing changes, for a count; None otherwise.
    """

    indicator_id: str
    label: Bilingual
    past: dict[int, float]
    span: int = 0
    relative: bool = False
    changes: tuple[float, ...] = ()
    own: float | None = None
    levels: tuple[float, ...] = ()
    going_on: float | None = None
    chance: tuple[int, int] | None = None

    @property
    def strength(self) -> Strength:
        if len(self.changes) >= FEWEST_PEERS:
            return "peers"
        if len(self.past) > 2:
            return "past"
        return "levels" if len(self.levels) >= FEWEST_PEERS else "before"

    def needed(self, base: float, target: float) -> float | None:
        """The change that is asked for, as `changes` are; None where it cannot be said."""
        found = change(np.array([base]), np.array([target]), self.relative)[0]
        return None if np.isnan(found) else float(found)


def aim(
    package: Package, indicator_id: str, area_code: str, peer_set: PeerSet, ahead: int
) -> Aim | None:
    """None where the place has no value.

    Args:
        ahead: years from the figure's newest year to the due day, at least 1.
    """
    indicator, cube = INDICATORS[indicator_id], package.cube
    found, row = table(package, indicator), cube.row[area_code]
    known = comparable(indicator, found[row], cube.years)
    if not known:
        return None
    last, rows = known[-1], [cube.row[code] for code in peer_set.area_codes]
    levels = () if indicator.depends_on_size else _told(found[rows, last])
    past = {cube.years[at]: float(found[row, at]) for at in known}
    value = past[cube.years[last]]
    counted = indicator.unit.ja in COUNTED and indicator.depends_on_size and 0 <= value < MANY
    chance = unchanged(round(value)) if counted and float(value).is_integer() else None
    whole = Aim(indicator_id, peer_set.label, past, levels=levels, chance=chance,
                relative=indicator.depends_on_size)  # fmt: skip
    if len(known) < 2 or indicator.basis == "projection":
        return whole
    spans = {cube.years[last] - cube.years[at]: at for at in known[:-1]}
    span = min(spans, key=lambda years: (abs(years - ahead), years))
    then = spans[span]
    changes = _told(change(found[rows, then], found[rows, last], whole.relative))
    own = _told(change(found[row, [then]], found[row, [last]], whole.relative))
    own_change = own[0] if own else None
    return Aim(
        indicator_id, peer_set.label, past, span, whole.relative, changes, own_change, levels,
        pace_of(value, own_change, max(1, ahead) / span, whole.relative), chance,
    )  # fmt: skip


def _told(values: np.ndarray[tuple[int, ...], np.dtype[np.float64]]) -> tuple[float, ...]:
    return tuple(sorted(float(one) for one in values[~np.isnan(values)]))


def beyond_target(values: tuple[float, ...], limit: float, up: bool) -> int:
    """How many lie at the limit or beyond it."""
    return beyond(np.array(values), limit, up) if values else 0
