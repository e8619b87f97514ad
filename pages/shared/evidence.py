"""A figure of a page as the event that freezes it for a meeting."""

import hashlib
from typing import Any

from core.facts import pinned
from core.own.figures import is_own
from core.own.store import own_evidence
from core.stats.package import Package
from core.stats.peers import PeerSet
from core.workshop.frozen import FrozenFigure
from core.workshop.nouns.figures import FigurePinned


def frozen(
    package: Package,
    indicator_id: str,
    area_code: str,
    peer_set: PeerSet | None,
    together: int = 0,
) -> FigurePinned:
    """Of the package, or what the municipality gave, marked as such; pages show the latter to
    accounts alone.

    Raises:
        Refused: there is no such figure.
    """
    if not is_own(indicator_id):
        return pinned(package, indicator_id, area_code, peer_set, together)
    facts: dict[str, Any] = dict(own_evidence(area_code, indicator_id))
    version = hashlib.sha256(str(facts["package_version"]).encode()).hexdigest()[:8]
    figure_id = f"{indicator_id}-{area_code}-{facts['year']}-{version}"
    return FigurePinned(figure_id, FrozenFigure(**facts))
