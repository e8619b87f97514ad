"""Tables of TOML files as our own frozen dataclasses; what does not fit is named."""

import json
from typing import Annotated, Any, TypeVar

from pydantic import AfterValidator, ConfigDict, TypeAdapter, ValidationError, with_config

from core.bilingual import Bilingual

T = TypeVar("T")
exact = with_config(ConfigDict(extra="forbid"))
"""Marks a dataclass that takes no keys but its own."""


def _said(text: Bilingual) -> Bilingual:
    if not (text.ja.strip() and text.en.strip()):
        raise ValueError("words are missing in one of the languages")
    return text


Said = Annotated[Bilingual, AfterValidator(_said)]
"""A text that must be there in both languages."""


def checked(kind: TypeAdapter[T], table: Any, where: str) -> T:
    """The table as `kind`; a list is a tuple, and nothing else is taken for what it is not.

    Raises:
        ValueError: the first thing that does not fit: file, field, and what was expected.
    """
    try:
        return kind.validate_json(json.dumps(table), strict=True)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        field = ".".join(str(part + 1 if isinstance(part, int) else part) for part in first["loc"])
        found = "" if first["type"] == "missing" else f": {first['input']!r:.80}"
        raise ValueError(f"{where}, {field}: {first['msg']}{found}") from error
