"""The catalogue of use cases: what others did, what they report, and how well it is known.

One file per case in `data/cases/`. Adding a case is adding a file.
"""

import tomllib
import unicodedata
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field, TypeAdapter

from core.bilingual import NOTHING, Bilingual
from core.tomls import Said, checked, exact

FOLDER = Path(__file__).parents[1] / "data" / "cases"
Word = Annotated[str, Field(pattern=r"\S")]

EvidenceLevel = Literal["self_report", "users_view", "before_after", "comparison"]
Stage = Literal["young", "marriage", "pregnancy", "infant", "school", "move"]
"""When in life it helps; `move`: who moves to the place."""
Meaning = Literal["hope", "handy", "relief"]
"""What digital means are for: the three of the recommendation, §4."""
Sector = Literal["industry", "administration", "academia", "npo", "resident"]
LEVELS: dict[EvidenceLevel, Bilingual] = {
    "self_report": Bilingual("自己申告", "Self-report"),
    "users_view": Bilingual("利用者主観", "Users' view"),
    "before_after": Bilingual("前後比較", "Before and after"),
    "comparison": Bilingual("比較群あり", "With a comparison group"),
}
RECOMMENDATION = Bilingual(
    "「提言」：「地域におけるデジタル技術を活用した少子化対策の推進に向けた提言」"
    "（2023年3月、少子化対策地域評価ツールの活用促進に向けた自治体の交流機会の拡充や"
    "環境整備に係るモデル事業 研究会）",
    "“Recommendation”: Recommendation on measures against the falling birth rate in regions "
    "with digital technology (March 2023; study group of the model project on the regional "
    "assessment tool for such measures)",
)
"""What the cases call 「提言」 with a section: full title, day and who published it."""


@exact
@dataclass(frozen=True)
class Effect:
    """One reported effect with everything needed to judge it.

    Attributes:
        n: how many people or acts the value rests on; None where that is not stated.
    """

    text: Said
    value: Said
    base: Said
    period: Said
    source: Said
    evidence_level: EvidenceLevel
    caution: Said
    n: Annotated[int, Field(gt=0)] | None = None

    @property
    def level(self) -> Bilingual:
        """Name of the evidence level."""
        return LEVELS[self.evidence_level]

    @property
    def judged(self) -> Bilingual:
        """Value, of whom, when, and what to beware of: all that a reader needs to judge it."""
        n = "" if self.n is None else f"n = {self.n:,}"
        return Bilingual(
            f"値：{self.value.ja}。もと：{self.base.ja}{n and f'（{n}）'}。"
            f"{self.period.ja}。注意：{self.caution.ja}",
            f"Value: {self.value.en}. Of: {self.base.en}{n and f' ({n})'}. "
            f"{self.period.en}. Note: {self.caution.en}",
        )


@exact
@dataclass(frozen=True)
class KpiPattern:
    """A KPI that a case suggests; `reference` is what the case itself reached or aims at."""

    title: Said
    unit: Said
    kind: Literal["leading", "lagging"]
    reference: Said
    source: Said

    @property
    def leading(self) -> bool:
        return self.kind == "leading"


@exact
@dataclass(frozen=True)
class Case:
    """One case of the catalogue.

    Attributes:
        area_code: where it was done; empty when in many places.
        cost: empty in both languages where the sources say nothing.
        stages, meanings, sectors: our reading of it: when in life, what for, who is in it.
        pains: words by which the pain of a persona is recognised.
    """

    case_id: str
    title: Said
    place: Said
    partners: Said
    summary: Said
    what_it_eases: Said
    people_part: Said
    pains: Annotated[tuple[Word, ...], Field(min_length=1)]
    effects: Annotated[tuple[Effect, ...], Field(min_length=1)]
    kpi_patterns: tuple[KpiPattern, ...] = ()
    cost: Said = NOTHING
    area_code: str = ""
    stages: tuple[Stage, ...] = ()
    meanings: tuple[Meaning, ...] = ()
    sectors: tuple[Sector, ...] = ()

    @property
    def proof(self) -> Bilingual:
        """The first effect in one sentence: what, where from, and how it is known."""
        first = self.effects[0]
        return Bilingual(
            f"{first.text.ja}（{first.source.ja}、{first.level.ja}）",
            f"{first.text.en} ({first.source.en}; {first.level.en.lower()})",
        )


CASE = TypeAdapter(Case)


@cache
def cases() -> dict[str, Case]:
    """All cases by id, in the order of the catalogue. Raises ValueError naming file and field."""
    return load(FOLDER)


def load(folder: Path) -> dict[str, Case]:
    """The cases in `folder`, sorted by their `order`, then by file name."""
    found: list[tuple[int, Case]] = []
    for path in sorted(folder.glob("*.toml")):
        table = tomllib.loads(path.read_text(encoding="utf-8"))
        order = table.pop("order", 1000)
        case = checked(CASE, table, path.name)
        if case.case_id != path.stem:
            raise ValueError(f"{path.name}: case_id is {case.case_id!r}, not the file's name")
        found.append((order, case))
    return {case.case_id: case for _, case in sorted(found, key=lambda pair: pair[0])}


def matched_words(case: Case, pain_text: str) -> list[str]:
    """The pain words of `case` that occur in `pain_text`: why it was suggested."""
    text = _folded(pain_text)
    return [word for word in case.pains if _folded(word) in text]


def _folded(text: str) -> str:
    return unicodedata.normalize("NFKC", text).casefold()
