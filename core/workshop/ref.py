"""What the letters of a field are: a reference, a new id, people's words, a day.

A field of an event says it in its type; one that does not cannot be defined (`events.Event`). All
limits are asked of what is proposed only: what is in the log is read as it stands.
"""

import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass, is_dataclass
from datetime import date
from typing import Annotated, Any, TypeVar, get_args, get_origin

from pydantic import AfterValidator, BeforeValidator, GetCoreSchemaHandler, ValidationInfo
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from core.clock import today
from core.errors import Refused
from core.letters import in_a_line, readable
from core.numbers import near, number_with_unit

STORED, BROUGHT = "stored", "brought"
"""Contexts in which pydantic reads entries: of the log, where nothing is refused or changed; and of
a file from elsewhere, which is checked but for what was right on its day."""
SHORT = 40
"""Letters of people's words that stand for them in a link."""
_BLANK = frozenset("\u115f\u1160\u2800\u3164\uffa0")
"""Letters that are drawn as nothing."""
_UNDRAWN = {"Cc", "Cf", "Mn", "Me", "Zs", "Zl", "Zp"}
T = TypeVar("T")


def cleaned(text: str) -> str:
    """`text` as it is kept: readable, composed, without blanks at its ends."""
    return unicodedata.normalize("NFC", readable(text)).strip()


def shortened(text: str) -> str:
    """`text`, or its beginning with an ellipsis."""
    return text if len(text) <= SHORT else text[: SHORT - 1] + "…"


def blank(text: str) -> bool:
    """Whether nothing of `text` would be seen."""
    return all(unicodedata.category(c) in _UNDRAWN or c in _BLANK for c in text)


@dataclass(frozen=True)
class Ref:
    """The field names nouns that are there, of these tables (without any: of some table)."""

    tables: tuple[str, ...]

    def __init__(self, *tables: str) -> None:
        object.__setattr__(self, "tables", tables)


@dataclass(frozen=True)
class Said:
    """The field's letters name no noun that is there: `what` they are instead."""

    what: str


@dataclass(frozen=True)
class Text:
    """People's words, at most `most` letters; `long`: more than a line; `required`: never blank;
    `name`: of somebody or something, so that what stands there is what is seen."""

    most: int
    long: bool = False
    required: bool = False
    name: bool = False

    def __get_pydantic_core_schema__(
        self, source: type[Any], handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        return core_schema.with_info_after_validator_function(self._checked, handler(source))

    def _checked(self, text: str, info: ValidationInfo) -> str:
        if info.context == STORED:
            return text
        text.encode()  # half a letter is none: UnicodeEncodeError is a ValueError
        if len(text) > self.most:
            raise PydanticCustomError("string_too_long", "too long")
        text = in_a_line(cleaned(text)) if self.name else cleaned(text)
        if self.required and blank(text):
            raise ValueError("empty")
        return text


def proposed_only(check: Callable[[T], T]) -> AfterValidator:
    """`check`, asked of what is proposed and not of what is in the log. It raises ValueError."""

    def asked(value: T, info: ValidationInfo) -> T:
        return value if info.context == STORED else check(value)

    return AfterValidator(asked)


def like(pattern: str) -> AfterValidator:
    """Letters that fit a pattern."""
    fits = re.compile(pattern)

    def check(text: str) -> str:
        if not fits.fullmatch(text):
            raise ValueError("pattern")
        return text

    return proposed_only(check)


def between(least: float, most: float) -> AfterValidator:
    """A number from `least` to `most`."""

    def check(number: float) -> float:
        if not least <= number <= most:  # nor what is no number
            raise ValueError("range")
        return number

    return proposed_only(check)


def _once(ids: tuple[str, ...]) -> tuple[str, ...]:
    if len(ids) > MOST_IDS:
        raise ValueError("too_long")
    return tuple(dict.fromkeys(ids))


def _free(noun_id: str) -> str:
    if noun_id in RESERVED:
        raise ValueError("reserved")
    return noun_id


def _day(text: str) -> str:
    if text:
        date.fromisoformat(text)
    return text


def _plannable(text: str, info: ValidationInfo) -> str:
    """A day that a plan may name today; of a file that is brought, any day it once named."""
    if info.context is None and text and not near(date.fromisoformat(text), today()):
        raise Refused("refused.field_day")
    return text


def _typed(value: Any, info: ValidationInfo) -> Any:
    """A number typed as text, by the reader of all pages and files."""
    if not isinstance(value, str):
        return value
    found = number_with_unit(value)
    if found is None:
        named = {"field": info.field_name} if info.field_name else {}
        raise Refused("refused.field_number", value=cleaned(value[:30]), **named)
    return found[0]


MOST_IDS = 200
RESERVED = frozenset(
    [
        "stage",
        "room",
        "agenda",
        "waiting",
        "__proto__",
        "constructor",
        "prototype",
        "toString",
        "valueOf",
    ]
)
"""Ids of cards that the server makes itself, and words of the language of browsers."""
Id = Annotated[str, like(r"[A-Za-z0-9_-]{1,64}")]
MaybeId = Annotated[str, like(r"[A-Za-z0-9_-]{0,64}")]
Ids = Annotated[tuple[Id, ...], proposed_only(_once)]
NewId = Annotated[Id, Said("new"), proposed_only(_free)]
"""The id of what an event makes."""
AnyId = Annotated[Id, Ref()]
Key = Annotated[Id, Said("key")]
"""A word of ours: a field, a verdict, a version."""
MaybeKey = Annotated[MaybeId, Said("key")]
Keys = Annotated[Ids, Said("key")]
SeatId = Annotated[str, Said("seat")]
StageId = Annotated[Id, Said("stage")]
LinkId = Annotated[Id, Said("link")]
Fact = Annotated[str, Said("fact")]
"""Words of the server's own."""
Day = Annotated[
    str,
    Said("day"),
    like(r"([0-9]{4}-[0-9]{2}-[0-9]{2})?"),
    proposed_only(_day),
    AfterValidator(_plannable),
]
Number = Annotated[float, BeforeValidator(_typed), between(-1e12, 1e12)]
Name = Annotated[str, Text(20, required=True, name=True)]
Title = Annotated[str, Text(80, required=True, name=True)]
Organisation = Annotated[str, Text(40, required=True, name=True)]
DoorWord = Annotated[str, Text(20, name=True)]
Brief = Annotated[str, Text(80)]
Sentence = Annotated[str, Text(200, long=True, required=True)]
Maybe = Annotated[str, Text(200)]
MaybeLong = Annotated[str, Text(200, long=True)]


def letters(hint: Any) -> Iterator[Ref | Said | Text | None]:
    """What every string within a type says of itself; None for one that says nothing."""
    if get_origin(hint) is Annotated:
        inner, *told = get_args(hint)
        said = [one for one in told if isinstance(one, Ref | Said | Text)]
        if said:
            yield said[-1]
            return
        hint = inner
    if hint is str:
        yield None
    for part in get_args(hint):
        yield from letters(part)


def many(hint: Any) -> bool:
    """Whether a type holds several: a list of references."""
    return get_origin(get_args(hint)[0] if get_origin(hint) is Annotated else hint) is tuple


def several(ids: str | tuple[str, ...]) -> tuple[str, ...]:
    """The ids in a field of references, "" left out."""
    if isinstance(ids, str):
        return (ids,) if ids else ()
    return ids


def whole(hint: Any) -> bool:
    """Whether a type holds something put together, whose parts nobody looks at here."""
    put_together = isinstance(hint, type) and is_dataclass(hint)
    return put_together or any(whole(part) for part in get_args(hint))
