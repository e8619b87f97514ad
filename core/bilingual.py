"""A text that belongs to data, in both languages."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from core.text import LANGUAGES, Text


@dataclass(frozen=True)
class Bilingual:
    """Unlike the texts of the interface (core/text), it stands where the data stand."""

    ja: str
    en: str

    def of(self, language: str) -> str:
        """The text as somebody reads it."""
        return self.en if language == "en" else self.ja

    def __add__(self, other: "Bilingual") -> "Bilingual":
        return Bilingual(self.ja + other.ja, self.en + other.en)


NOTHING = Bilingual("", "")


def run_on(parts: Iterable[Bilingual]) -> Bilingual:
    """Sentences one after the other; those that say nothing leave no trace."""
    said = [one for one in parts if one is not NOTHING]
    return Bilingual("".join(one.ja for one in said), "".join(one.en for one in said))


def within(one: Bilingual) -> Bilingual:
    """What may begin a sentence, as it stands within one: English in a small letter."""
    return Bilingual(one.ja, one.en[:1].lower() + one.en[1:])


def said(key: str, **values: object) -> Bilingual:
    """A sentence of the words files; a bilingual value stands in it as each language has it."""

    def of(language: str) -> str:
        told = {k: v.of(language) if isinstance(v, Bilingual) else v for k, v in values.items()}
        return Text(language)(key, **told)

    return Bilingual(*map(of, LANGUAGES))


def flat(values: Mapping[str, Any]) -> dict[str, Any]:
    """Each bilingual value under two keys, `…_ja` and `…_en`, as the log holds it."""
    found: dict[str, Any] = {}
    for name, value in values.items():
        both = isinstance(value, Bilingual)
        found |= {f"{name}_ja": value.ja, f"{name}_en": value.en} if both else {name: value}
    return found
