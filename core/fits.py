"""Which cases fit a persona and a place, and why: in words that are there, not by a score."""

import unicodedata
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from core.bilingual import Bilingual, said
from core.cases import Case, matched_words
from core.stats.package import Package
from core.stats.peers import PeerSet, similar
from core.workshop.model import Workshop
from core.workshop.nouns.personas import Persona, quote

_JAPANESE = "\u3040"
"""The first letter of kana: words before it are written in other letters."""


@dataclass(frozen=True)
class Fit:
    """A case, with what it has in common with the person and the place.

    Attributes:
        words: of the persona that are the case's too.
        alike: the place is in one official class with the case's; `same`: it is the place.
    """

    case: Case
    words: tuple[str, ...] = ()
    alike: bool = False
    same: bool = False

    @property
    def near(self) -> str:
        """How its place is like ours, as a key of words; "" for a place like any other."""
        return "same" if self.same else "alike" if self.alike else ""

    @property
    def rank(self) -> tuple[int, int]:
        """What comes first: many words, then a place like ours."""
        return -len(self.words), -bool(self.near)


def said_of(workshop: Workshop, persona: Persona) -> str:
    """All that a persona's words and the 課題 behind it say."""
    issues = workshop.seen("issues")
    parts = [persona.bottleneck, persona.wish, persona.life, persona.confirmed]
    parts += [one.text for one in persona.answers]
    parts += [issues[key].text for key in persona.issue_ids if key in issues]
    return "\n".join(parts)


def fits(
    package: Package, area_code: str, cases: Iterable[Case], text: str, language: str = "ja"
) -> list[Fit]:
    """Every case, those that fit best first; equal ones as the catalogue has them."""
    found = [
        Fit(
            case,
            tuple(word for word in matched_words(case, text) if _written(word, language)),
            case.area_code != area_code and _alike(package, area_code, case.area_code),
            case.area_code == area_code,
        )
        for case in cases
    ]
    return sorted(found, key=lambda one: one.rank)


def _written(word: str, language: str) -> bool:
    """A word in Latin letters counts only for who reads English."""
    return language == "en" or max(word) >= _JAPANESE


def _alike(package: Package, ours: str, theirs: str) -> bool:
    if not theirs or theirs.endswith("000"):
        return False
    return theirs in _class(package, ours).area_codes


def _class(package: Package, area_code: str) -> PeerSet:
    area = package.area(area_code)
    none = PeerSet("none", Bilingual("", ""), Bilingual("", ""), ())
    return similar(package, area) if area.kind == "municipality" else none


def reason(fit: Fit, persona: Persona, place: str) -> Bilingual:
    """Why it stands where it stands, and what it says nothing of."""
    parts = []
    if fit.words:
        ja = "・".join(f"「{word}」" for word in fit.words[:5])
        en = ", ".join(f"“{word}”" for word in fit.words[:5])
        parts.append(said("case.because_words", name=persona.name, words=Bilingual(ja, en)))
    else:
        parts.append(said("case.because_none", name=persona.name))
    if fit.same:
        parts.append(said("case.because_same", place=place))
    elif fit.alike:
        parts.append(said("case.because_alike", place=place, where=fit.case.place))
    elif fit.case.area_code:
        parts.append(said("case.because_unlike", place=place, where=fit.case.place))
    return Bilingual("".join(one.ja for one in parts), " ".join(one.en for one in parts))


def sentence(persona: Persona) -> dict[str, object]:
    """What the persona says, for the top of the page."""
    words = quote(persona)
    return words if isinstance(words, dict) else {"ja": words, "en": words}


def found(cases: Iterable[Fit], typed: str, **wanted: Collection[str]) -> list[Fit]:
    """Those that have all words that were typed, and one of each wanted stage, meaning, sector."""
    words = _folded(typed).split()
    return [
        one
        for one in cases
        if all(word in _text(one.case) for word in words)
        and all(set(getattr(one.case, name)) & set(some) for name, some in wanted.items() if some)
    ]


def _text(case: Case) -> str:
    said = (case.title, case.place, case.partners, case.summary, case.what_it_eases,
            case.people_part, case.cost)  # fmt: skip
    words = [part for one in said for part in (one.ja, one.en)]
    words += [part for one in case.effects for part in (one.text.ja, one.text.en)]
    return _folded(" ".join((*words, *case.pains)))


def _folded(text: str) -> str:
    return unicodedata.normalize("NFKC", text).casefold()
