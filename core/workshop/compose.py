"""How a noun is asked for: drawn from the types of the event that makes it."""

from typing import Any, get_args, get_type_hints

from core.workshop.card import Field, Tie
from core.workshop.events import Event
from core.workshop.noun import NOUNS, Noun
from core.workshop.ref import Ref, Said, Text, letters, many

DEFAULT_MOST = 200


def asks(noun: type[Noun], event: type[Event], *names: str | Field) -> None:
    """Let the composer of `noun` propose `event`: these fields, and whatever it refers to.

    Args:
        names: fields in their order; a `Field` says what is asked otherwise than the type does.
    """
    hints = get_type_hints(event, include_extras=True)
    fields = [_field({"name": one} if isinstance(one, str) else one, hints, event) for one in names]
    ties = [_tie(event, name, hints[name]) for name in event.refs]
    noun.composer = {
        "kind": event.kind,
        "event": {},
        "id": event.new,
        "fields": fields,
        "links": ties,
    }


def composers() -> dict[str, type[Noun]]:
    """What a stage may ask for: name → its noun."""
    return {noun.one: noun for noun in NOUNS.values() if noun.composer}


def _field(asked: Field, hints: dict[str, Any], event: type[Event]) -> Field:
    name = asked["name"]
    said = next(letters(hints[name]), None)
    found: Field = {
        "name": name,
        "label": {"key": f"field.{name}"},
        "hint": {"key": f"compose.{name}"},
        "kind": "text",
        "max": DEFAULT_MOST,
        "required": not hasattr(event, name),  # without a default it must be given
    }
    if isinstance(said, Text):
        found |= {"kind": "long" if said.long else "text", "max": said.most}
    elif said == Said("day"):
        found["kind"] = "date"
    elif float in (hints[name], *get_args(hints[name])) or _number(hints[name]):
        found["kind"] = "number"
    return {**found, **asked}


def _number(hint: Any) -> bool:
    return any(part is float or _number(part) for part in get_args(hint))


def _tie(event: type[Event], name: str, hint: Any) -> Tie:
    table = next(one for one in letters(hint) if isinstance(one, Ref)).tables[0]
    tie: Tie = {"name": name, "type": NOUNS[table].one, "label": {"key": f"compose.{name}"}}
    if not many(hint):
        tie["one"] = True
        if not hasattr(event, name):
            tie["required"] = True
    if not NOUNS[table].words:
        tie["pins"] = True
    return tie
