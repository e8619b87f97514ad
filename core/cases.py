"""The catalogue of use cases: what others did, what they report, and how well it is known.

One file per case in `data/cases/`. Adding a case is adding a file.
"""

import tomllib
import unicodedata
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Literal, TypeVar, get_args

from core.stats.indicator import Bilingual

FOLDER = Path(__file__).parents[1] / "data" / "cases"
T = TypeVar("T")
UNKNOWN = Bilingual("", "")

EvidenceLevel = Literal["self_report", "users_view", "before_after", "comparison"]
LEVELS: dict[EvidenceLevel, Bilingual] = {
    "self_report": Bilingual("自己申告", "Self-report"),
    "users_view": Bilingual("利用者主観", "Users' view"),
    "before_after": Bilingual("前後比較", "Before and after"),
    "comparison": Bilingual("比較群あり", "With a comparison group"),
}


@dataclass(frozen=True)
class Effect:
    """One reported effect with everything needed to judge it.

    Attributes:
        n: how many people or acts the value rests on; None where that is not stated.
    """

    text: Bilingual
    value: Bilingual
    base: Bilingual
    period: Bilingual
    source: Bilingual
    evidence_level: EvidenceLevel
    caution: Bilingual
    n: int | None = None

    @property
    def level(self) -> Bilingual:
        """Name of the evidence level."""
        return LEVELS[self.evidence_level]


@dataclass(frozen=True)
class KpiPattern:
    """A KPI that a case suggests; `reference` is what the case itself reached or aims at."""

    title: Bilingual
    unit: Bilingual
    kind: Literal["leading", "lagging"]
    reference: Bilingual
    source: Bilingual

    @property
    def leading(self) -> bool:
        return self.kind == "leading"


@dataclass(frozen=True)
class Case:
    """One case of the catalogue.

    Attributes:
        area_code: where it was done; empty when in many places.
        cost: empty in both languages where the sources say nothing.
        pains: words by which the pain of a persona is recognised.
    """

    case_id: str
    title: Bilingual
    place: Bilingual
    partners: Bilingual
    summary: Bilingual
    what_it_eases: Bilingual
    people_part: Bilingual
    pains: tuple[str, ...]
    effects: tuple[Effect, ...]
    kpi_patterns: tuple[KpiPattern, ...] = ()
    cost: Bilingual = UNKNOWN
    area_code: str = ""

    @property
    def proof(self) -> Bilingual:
        """The first effect in one sentence: what, where from, and how it is known."""
        first = self.effects[0]
        return Bilingual(
            f"{first.text.ja}（{first.source.ja}、{first.level.ja}）",
            f"{first.text.en} ({first.source.en}; {first.level.en.lower()})",
        )


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
        case = _case(table, path.name)
        if case.case_id != path.stem:
            raise ValueError(f"{path.name}: case_id is {case.case_id!r}, not the file's name")
        found.append((order, case))
    return {case.case_id: case for _, case in sorted(found, key=lambda pair: pair[0])}


def matching(pain_text: str) -> list[Case]:
    """Cases whose pain words occur in `pain_text`: most words first, then catalogue order."""
    hits = [(case, len(matched_words(case, pain_text))) for case in cases().values()]
    return [case for case, count in sorted(hits, key=lambda hit: -hit[1]) if count]


def matched_words(case: Case, pain_text: str) -> list[str]:
    """The pain words of `case` that occur in `pain_text`: why it was suggested."""
    text = _folded(pain_text)
    return [word for word in case.pains if _folded(word) in text]


def _folded(text: str) -> str:
    return unicodedata.normalize("NFKC", text).casefold()


def _case(table: dict[str, Any], where: str) -> Case:
    names = ("title", "place", "partners", "summary", "what_it_eases", "people_part")
    effects = _list(table, "effects", where)
    if not effects:
        raise ValueError(f"{where}: a case needs at least one effect")
    patterns = _list(table, "kpi_patterns", where)
    pains = table.pop("pains", [])
    if not pains or not all(isinstance(word, str) and word.strip() for word in pains):
        raise ValueError(f"{where}: pains must be words")
    case = Case(
        case_id=_words(table, "case_id", where),
        area_code=table.pop("area_code", ""),
        pains=tuple(pains),
        effects=tuple(_effect(e, f"{where}, effect {i}") for i, e in enumerate(effects, 1)),
        kpi_patterns=tuple(_kpi(k, f"{where}, KPI {i}") for i, k in enumerate(patterns, 1)),
        cost=_bilingual(table, "cost", where) if "cost" in table else UNKNOWN,
        **{name: _bilingual(table, name, where) for name in names},
    )
    return _nothing_left(case, table, where)


def _effect(table: dict[str, Any], where: str) -> Effect:
    n = table.pop("n", None)
    if n is not None and (type(n) is not int or n <= 0):
        raise ValueError(f"{where}: n must be a positive whole number, or be left out")
    level = table.pop("evidence_level", None)
    if level not in get_args(EvidenceLevel):
        raise ValueError(f"{where}: evidence_level {level!r} is none of {[*LEVELS]}")
    names = ("text", "value", "base", "period", "source", "caution")
    texts = {name: _bilingual(table, name, where) for name in names}
    return _nothing_left(Effect(n=n, evidence_level=level, **texts), table, where)


def _kpi(table: dict[str, Any], where: str) -> KpiPattern:
    kind = table.pop("kind", None)
    if kind not in ("leading", "lagging"):
        raise ValueError(f"{where}: kind {kind!r} is neither leading nor lagging")
    names = ("title", "unit", "reference", "source")
    texts = {name: _bilingual(table, name, where) for name in names}
    return _nothing_left(KpiPattern(kind=kind, **texts), table, where)


def _list(table: dict[str, Any], name: str, where: str) -> list[dict[str, Any]]:
    rows = table.pop(name, [])
    if not isinstance(rows, list):
        raise ValueError(f"{where}: {name} is not a list")
    return rows


def _words(table: dict[str, Any], name: str, where: str) -> str:
    words = table.pop(name, None)
    if not isinstance(words, str) or not words.strip():
        raise ValueError(f"{where}: {name} is missing")
    return words


def _bilingual(table: dict[str, Any], name: str, where: str) -> Bilingual:
    both = table.pop(name, None)
    if not isinstance(both, dict):
        raise ValueError(f"{where}: {name} needs .ja and .en")
    return Bilingual(_words(both, "ja", f"{where}, {name}"), _words(both, "en", f"{where}, {name}"))


def _nothing_left(made: T, table: dict[str, Any], where: str) -> T:
    if table:
        raise ValueError(f"{where}: unknown fields {sorted(table)}")
    return made
