"""A figure as it is told first: a finding in words, and what its chart draws."""

from dataclasses import dataclass
from typing import Literal

from core.bilingual import NOTHING, Bilingual
from core.stats.basis import WORDS
from core.stats.figure import Figure
from core.stats.measure import Basis
from core.stats.points import Point

Form = Literal["course", "dots", "none"]


@dataclass(frozen=True, kw_only=True)
class Finding:
    """One figure as a newspaper would tell it: what is so, how sure that is, whence it is known.

    Attributes:
        figure: with question, sources and the sentence that says all of it at once.
        title: the finding; chance: what chance, age or gaps take away from it; brief: what of
            that is said where there is little room, because its chart does not show it.
        measure: what is drawn, in which years.
        kinds: whether it was counted, estimated or projected.
        form: "dots" for one year among all peers, "course" over the years.
        together: years taken together for each point, with its own as the last.
        unit, decimals: of the numbers drawn, which may be an index of the figure.
        source: citations of all that is drawn.
        label, middle: what stands at the ends of the lines, where that is no number of the chart.
    """

    name: str
    figure: Figure
    title: Bilingual
    chance: Bilingual
    measure: Bilingual
    kinds: tuple[Basis, ...]
    form: Form
    points: tuple[Point, ...] = ()
    together: int = 1
    unit: Bilingual
    decimals: int
    source: Bilingual
    brief: Bilingual = NOTHING
    label: Bilingual = NOTHING
    middle: Bilingual = NOTHING

    @property
    def kind(self) -> Bilingual:
        """The kinds in words, 「実績・将来推計」."""
        words = [WORDS[one] for one in self.kinds]
        return Bilingual("・".join(one.ja for one in words), ", ".join(one.en for one in words))

    @property
    def told(self) -> Bilingual:
        """Title and chance as one text, for who hears the chart."""
        return Bilingual(f"{self.title.ja}。{self.chance.ja}", f"{self.title.en}. {self.chance.en}")
