"""What is wrong with a file, as data: who shows it finds the words."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Protocol

MOST_ROWS = 5_000
MOST_BYTES = 5 * 1024 * 1024
MOST_PROBLEMS = 200


class Named(Protocol):
    """A name in both languages."""

    @property
    def ja(self) -> str: ...

    @property
    def en(self) -> str: ...


@dataclass(frozen=True)
class Problem:
    """Why a file is not taken: `key` names the sentence.

    Attributes:
        row: as a spreadsheet counts, from 1; 0 for the whole file.
        details: what the sentence's placeholders are filled with; plain words.
        names: what fills {names}, in the reader's language.
    """

    key: str
    row: int = 0
    column: str = ""
    details: dict[str, str] = field(default_factory=dict)
    names: Sequence[Named] = ()


class BadFile(Exception):
    """The file as a whole cannot be read."""

    def __init__(self, key: str, *names: Named, **details: str) -> None:
        super().__init__(key)
        self.problem = Problem(key, details=details, names=names)
