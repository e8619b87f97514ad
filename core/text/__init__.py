"""Words on the screen: key → sentence, in each language."""

import re
import tomllib
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

LANGUAGES = ("ja", "en")
EASY = "easy"
"""やさしい日本語: a third set of words for the light pages, over the Japanese ones."""
FOLDER = Path(__file__).parent
LIGHT = (
    *("seat", "join", "screen", "section", "act", "refused", "stage"),
    *("field", "compose", "gap", "vote", "group", "estimate", "days", "tables"),
)
"""Tables that the light pages need."""
_IN_MARKS, _INNER = re.compile(r"[「“]\{(\w+)\}[」”]"), str.maketrans("「」“”", "『』‘’")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


@cache
def words(language: str) -> dict[str, str]:
    """All words of a language under `table.key`: of the light pages, and of the others."""
    tables: dict[str, dict[str, str]] = {}
    for path in sorted(FOLDER.glob(f"*{language}.toml")):
        tables |= tomllib.loads(path.read_text(encoding="utf-8"))
    return {
        f"{table}.{key}": value for table, keys in tables.items() for key, value in keys.items()
    }


@cache
def table(name: str, language: str) -> dict[str, str]:
    """The words of one table under their own keys."""
    return {
        key.partition(".")[2]: value
        for key, value in words(language).items()
        if key.startswith(f"{name}.")
    }


@cache
def light_words(language: str) -> dict[str, str]:
    """The words of the light pages, sent to the browser once; `EASY` has readings behind 《 》."""
    if language == EASY:
        return {**light_words(LANGUAGES[0]), **easy_words()}
    return {key: value for key, value in words(language).items() if key.partition(".")[0] in LIGHT}


@cache
def easy_words() -> dict[str, str]:
    """What やさしい日本語 says in other words; `said.`: sentences that meetings bring."""
    tables = tomllib.loads((FOLDER / f"{EASY}.toml").read_text(encoding="utf-8"))
    return {
        f"{table}.{key}": value for table, keys in tables.items() for key, value in keys.items()
    }


def day_in_words(iso: str, language: str) -> str:
    """`2027-03-31` as 2027年3月31日 or 31 March 2027; what is no day stays as it is."""
    try:
        found = date.fromisoformat(iso) if _DAY.fullmatch(iso) else None
    except ValueError:
        found = None
    if found is None:
        return iso
    if language == LANGUAGES[0]:
        return f"{found.year}年{found.month}月{found.day}日"
    return f"{found.day} {found:%B} {found.year}"


@cache
def _quoted(said: str) -> frozenset[str]:
    """Placeholders that stand alone in quotation marks."""
    return frozenset(_IN_MARKS.findall(said))


def _inner(words: str) -> str:
    """With the inner quotation marks; what is a list, `A」「B`, has none within."""
    within = words.find("「") <= words.find("」") and words.find("“") <= words.find("”")
    return words.translate(_INNER) if within else words


class Text:
    """The words of one language."""

    def __init__(self, language: str) -> None:
        self.language = language if language in LANGUAGES else LANGUAGES[0]

    def __call__(self, key: str, **values: object) -> str:
        """The sentence under `key`, with its placeholders filled: days in words, quotation marks
        within those of the sentence as the inner ones.

        Raises:
            KeyError: no such key: a defect, found by `test_complete`.
        """
        said = words(self.language)[key]
        if not values:
            return said
        filled = {
            name: day_in_words(value, self.language) if isinstance(value, str) else value
            for name, value in values.items()
        }
        for name in _quoted(said) & filled.keys():
            filled[name] = _inner(str(filled[name]))
        return said.format_map(filled)

    def of(self, value: Any) -> str:
        """A card's words: plain, {"ja", "en"} or {"key", …}."""
        if isinstance(value, dict):
            if "key" in value:
                rest = {name: self.of(item) for name, item in value.items() if name != "key"}
                return self(value["key"], **rest)
            return str(value[self.language])
        return str(value)
