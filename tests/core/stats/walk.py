"""All sentences of many places, read once: nothing in them contradicts anything else in them.

Every figure, the sentences at a glance, the four findings and the six. The country is read in two
halves (`test_walk_east`, `test_walk_west`), so that two processors share it.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from core.stats.catalog import INDICATORS
from core.stats.figure import figures
from core.stats.findings import findings
from core.stats.glance import glance
from core.stats.package import Package
from core.stats.peers import default
from core.stats.six import six
from tests.core.stats.sentences import contradictions
from tests.core.stats.together import four, glances, parts, six_of

EAST, WEST = ([f"{n:02}" for n in range(*ends)] for ends in ((0, 21), (21, 48)))
"""The country and the prefectures until 長野県; those from 岐阜県 on."""
SHOWN = 20
"""Contradictions that a failing test shows."""


@dataclass
class Heard:
    """How many were read of each kind, and what is wrong, with where."""

    read: Counter[str] = field(default_factory=Counter)
    wrong: dict[str, list[str]] = field(default_factory=dict)

    def hear(self, kind: str, where: str, problems: Iterator[str]) -> None:
        self.read[kind] += 1
        for problem in problems:
            self.wrong.setdefault(kind, []).append(f"{where}: {problem}")


def contradictions_in(package: Package, prefecture: str) -> list[str]:
    """The first of what is wrong in a prefecture and its municipalities."""
    codes = [one.area_code for one in package.areas() if one.area_code.startswith(prefecture)]
    found = hear(package, codes)
    assert found.read["figure"] == len(codes) * len(INDICATORS) > 0
    assert {found.read[kind] for kind in ("parts", "glance", "four", "six")} == {len(codes)}
    return [f"{kind} {one}" for kind, wrong in found.wrong.items() for one in wrong][:SHOWN]


def hear(package: Package, codes: Iterable[str]) -> Heard:
    """A place's figures are asked for by all that is said of it, and computed once."""
    found = Heard()
    for code in codes:
        peers = default(package, code)
        all_of_it = {one.indicator_id: one for one in figures(package, code)}
        for name, one in all_of_it.items():
            found.hear("figure", f"{code} {name}", contradictions(one))
        found.hear("parts", code, parts(all_of_it))
        found.hear("glance", code, glances(glance(package, code, peers), all_of_it))
        found.hear("four", code, four(findings(package, code, peers), all_of_it))
        found.hear("six", code, six_of(six(package, code, peers)))
    return found
