"""What the server alone may say, as events: a pinned figure, a checked persona, a taken case.

A browser only names what it means; every number, year and source is read here, as the package
and the catalogue have it today.
"""

import hashlib
import secrets
from collections.abc import Sequence
from typing import Any

from core.cases import RECOMMENDATION, Case
from core.errors import Refused
from core.own_cases import known
from core.stats import existence_words as words
from core.stats.catalog import INDICATORS
from core.stats.evidence import frozen
from core.stats.existence import existence
from core.stats.figure import figure
from core.stats.package import Package
from core.stats.peers import PeerSet, default
from core.workshop.frozen import FrozenCheck, FrozenFigure
from core.workshop.nouns.figures import FigurePinned
from core.workshop.nouns.personas import PersonaChecked
from core.workshop.nouns.use_cases import CaseTaken


def pinned(
    package: Package,
    indicator_id: str,
    area_code: str,
    peer_set: PeerSet | None = None,
    together: int = 0,
) -> FigurePinned:
    """The event that freezes a figure as the package has it today, with its peers and why.

    Among other peers than the usual ones, or over other years, it is a figure of its own.

    Raises:
        Refused: no such indicator, no such area, or the figure is missing there.
    """
    if indicator_id not in INDICATORS:
        raise Refused("refused.unknown")
    facts: dict[str, Any] = dict(
        frozen(figure(package, indicator_id, area_code, peer_set, together))
    )
    figure_id = f"{indicator_id}-{area_code}-{facts['year']}-{facts['package_version']}"
    if together or peer_set not in (None, default(package, area_code)):
        chosen = repr((peer_set, together)).encode()
        figure_id += "-" + hashlib.sha256(chosen).hexdigest()[:6]
    clean = "".join(c if c.isalnum() or c in "_-" else "-" for c in figure_id)[:64]
    return FigurePinned(clean, FrozenFigure(**facts))


def checked(
    package: Package, area_code: str, persona_id: str, conditions: Sequence[str]
) -> PersonaChecked:
    """The event that freezes how many such people there are, as the package has it today.

    Raises:
        Refused: `core.stats.existence.existence` cannot say.
    """
    found = existence(package, area_code, conditions)
    value, told, method = (f(found) for f in (words.value, words.sentence, words.method))
    named = words.named(found.conditions)
    year = f"{found.year}年"
    when_ja = "" if year in named.ja else f"・{year}"
    when_en = "" if str(found.year) in named.en else f", {found.year}"
    check = FrozenCheck(
        conditions=found.conditions,
        verdict=found.verdict,
        named_ja=f"{found.area.name}・{named.ja}{when_ja}",
        named_en=f"{found.area.romaji or found.area.name}, {named.en}{when_en}",
        value_ja=value.ja,
        value_en=value.en,
        sentence_ja=told.ja,
        sentence_en=told.en,
        method_ja=method.ja,
        method_en=method.en,
        source_ja=" / ".join(found.sources),
        source_en=" / ".join(found.sources_en),
        package_version=found.package_version,
    )
    return PersonaChecked(persona_id, check)


def taken(case_id: str, persona_ids: tuple[str, ...], username: str = "") -> CaseTaken:
    """The event that takes a case of the catalogue, with its proof as it reads today.

    Args:
        username: account of who takes it: may also take what it wrote itself.

    Raises:
        Refused: no such case.
    """
    case = known(username).get(case_id)
    if case is None:
        raise Refused("refused.unknown")
    return CaseTaken(
        use_case_id=secrets.token_hex(12),
        case_id=case_id,
        title=case.title.ja[:80],
        case_title=f"{case.title.ja}（{case.place.ja}）",
        proof_ja=proof(case, "ja"),
        proof_en=proof(case, "en"),
        eases=case.what_it_eases.ja[:200],
        people_part=case.people_part.ja[:200],
        cost=case.cost.ja[:200],
        persona_ids=persona_ids,
    )


def proof(case: Case, language: str) -> str:
    """Every effect with its source, level and all that judges it, then what the source is."""
    parts = [
        f"({n}) {effect.text.of(language)}"
        + ("（{}、{}）" if language == "ja" else " ({}; {}). ").format(
            effect.source.of(language), effect.level.of(language)
        )
        + effect.judged.of(language)
        for n, effect in enumerate(case.effects, start=1)
    ]
    ours = any("提言 §" in effect.source.ja for effect in case.effects)
    return " ".join((*parts, *([RECOMMENDATION.of(language)] if ours else [])))
