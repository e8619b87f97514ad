"""What an indicator is."""

from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from core.bilingual import Bilingual
from core.stats.formula import denominators, measures_in
from core.stats.measure import MEASURES, Basis, Measure
from core.tomls import Said, exact

FARTHEST: tuple[Basis, ...] = ("projection", "estimate", "actual")
Better = Literal["higher", "lower"] | None
Only = Literal["", "prefecture", "municipality"]
Field = Literal[
    "population", "living", "family", "community", "health", "childcare", "work", "economy"
]


@exact
@dataclass(frozen=True, eq=False, kw_only=True)
class Indicator:
    """A number per area and year, computed from measures of the packaged statistics.

    Attributes:
        indicator_id: stable name; workshop events and URLs refer to it.
        formula: expression of measure names, numbers, + - * / ( ) and nullif(x, 0).
        better: direction of improvement; None where neither direction is better.
        question: asks lay people to look, judges nothing.
        breaks: years from which the values are not comparable with earlier ones.
        count_measure: the events counted, when the value is subject to chance; or the
            difference of two kinds of them.
        base_measure: whom or what they are divided by; "" for a bare count.
        scale: the value is scale × count ÷ base.
        only: "prefecture" where no official file has municipalities; "municipality" where
            the number of a prefecture means something else.
        missing: why municipalities have none, and where to look; with `only`.
    """

    indicator_id: str
    field: Field
    title: Said
    unit: Bilingual
    formula: str
    decimals: int
    note: Said
    question: Said
    better: Better = None
    breaks: tuple[int, ...] = ()
    count_measure: str = ""
    base_measure: str = ""
    scale: int | float = 1
    only: Only = ""
    missing: Said | None = None

    @property
    def measures(self) -> tuple[str, ...]:
        """Names of the measures in `formula`, in order of appearance."""
        return measures_in(self.formula)

    @cached_property
    def counted(self) -> list[Measure]:
        """What each of them is; the first is what the indicator is about."""
        return [MEASURES[name] for name in self.measures]

    @cached_property
    def divisors(self) -> tuple[Measure, ...]:
        """The first measure of each denominator: whether it is people, events, land or money."""
        return tuple(MEASURES[measures_in(base)[0]] for base in denominators(self.formula))

    @cached_property
    def basis(self) -> Basis:
        """That of the measure which is farthest from a count."""
        found = {one.basis for one in self.counted}
        return next(one for one in FARTHEST if one in found)

    @cached_property
    def periods(self) -> frozenset[str]:
        """Over which kinds of time it is counted."""
        return frozenset(one.period for one in self.counted)

    @cached_property
    def japanese(self) -> bool:
        """Whether all of it counts Japanese nationals only."""
        return all(one.japanese for one in self.counted)

    @cached_property
    def told(self) -> Bilingual | None:
        """Why a place may have no value, where a measure says it."""
        return next((one.missing for one in self.counted if one.missing), None)

    @cached_property
    def events(self) -> str:
        """Formula of all events behind the count: of a difference, both kinds together."""
        return self.count_measure.replace(" - ", " + ")

    @cached_property
    def is_difference(self) -> bool:
        """Whether two kinds of events are set against each other: may be below zero."""
        return self.events != self.count_measure

    @cached_property
    def by_events(self) -> bool:
        """Whether it is divided by a number of events, itself subject to chance."""
        base = measures_in(self.base_measure) if self.base_measure else []
        return bool(base) and MEASURES[base[0]].counts == "events"

    @cached_property
    def clustered(self) -> bool:
        """Whether the events come in groups, as families move: chance reaches farther than told."""
        return any(MEASURES[name].clustered for name in measures_in(self.count_measure))

    @cached_property
    def depends_on_size(self) -> bool:
        """Whether a larger place has a larger value: then peers say little."""
        return not self.is_rate and all(one.counts for one in self.counted)

    @cached_property
    def is_rate(self) -> bool:
        """Whether the formula divides: then it says nothing over (nearly) nobody."""
        return "/" in self.formula

    @cached_property
    def registered(self) -> bool:
        """Whether all of it counts registered residents, wherever they live now."""
        return all(one.where == "register" for one in self.counted)

    def origins(self, language: str) -> str:
        """The statistics it was counted in, 「国勢調査（総務省）」, each once."""
        ja = language == "ja"
        names = dict.fromkeys(one.origin_ja if ja else one.origin_en for one in self.counted)
        return ("・" if ja else "; ").join(names)
