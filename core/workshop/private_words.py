"""Words that may point at a real person: telephone numbers, e-mail, addresses, and names.

Numbers and addresses are masked where words leave the room. A name is only advised on: nobody can
tell an invented one from a real one.
"""

import re
from collections.abc import Callable
from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar, get_type_hints

from core.workshop.model import Workshop
from core.workshop.ref import Text, letters

MASK = "■■■"
KEPT = frozenset({"key", "to", "kind", "indicator", "language", "day", "held_on"})
"""Fields of a record that are ours: ids, kinds and days."""
SPOKEN = frozenset(
    ["words", "why", "note", "reason", "text", "name", "bottleneck", "wish", "life", "confirmed"]
)
"""Fields of parts of an event that are people's words and have no type that says so."""
T = TypeVar("T")

_DASH = "[-‐‑–—−－ー]"
# letters of one word: Japanese ones around it are others
_WORD = "[0-9A-Za-z０-９Ａ-Ｚａ-ｚ_-]"
_MAIL = re.compile(
    rf"(?:{_WORD}|[.+．]){{1,64}}[@＠]{_WORD}{{1,63}}(?:[.．]{_WORD}{{1,63}}){{1,5}}"
)
_PHONE = re.compile(
    rf"(?<!{_WORD})(?:[+＋]81[ -]?|[0０])\d{{1,4}}(?:{_DASH}|[ 　(（)）]){{1,2}}\d{{1,4}}"
    rf"(?:{_DASH}|[ 　)）])\d{{3,4}}(?!{_WORD})|(?<!{_WORD})[0０]\d{{9,10}}(?!{_WORD})"
)
_ADDRESS = re.compile(
    rf"\d{{1,5}}(?:番地(?:の?\d{{1,4}})?|番\d{{1,4}}号?)|\d{{1,2}}丁目\s?\d{{1,5}}(?:{_DASH}\d{{1,5}})*"
    rf"|[一-龥]{{1,2}}丁目\s?\d{{1,5}}(?:{_DASH}\d{{1,5}})*"
    rf"|(?<=[市区町村])(?:大字)?[一-龥ヶケノ]{{1,5}}(?!(?:19|20)\d\d(?!\d))\d{{1,5}}(?:{_DASH}\d{{1,5}})*"
    r"(?=$|[\s、。,のに])"
)
_SURNAMES = (
    "佐藤|鈴木|高橋|田中|伊藤|渡辺|渡邊|山本|中村|小林|加藤|吉田|山田|佐々木|山口|松本|井上|木村"
    "|斎藤|斉藤|齋藤|清水|山崎|阿部|池田|橋本|山下|石川|中島|前田|藤田|小川|後藤|岡田|長谷川|村上"
    "|近藤|石井|坂本|遠藤|青木|藤井|西村|福田|太田|三浦|藤原|岡本|松田|中川|中野|原田|小野|田村"
    "|竹内|金子|和田|中山|石田|上田|森田|柴田|酒井|工藤|横山|宮崎|宮本|内田|高木|安藤|谷口|大野"
    "|丸山|今井|河野|藤本|村田|武田|上野|杉山|増田|小山|大塚|平野|菅原|久保|松井|千葉|岩崎|桜井"
)
_NAME = re.compile(
    rf"(?:{_SURNAMES})[ 　]?(?![市区町村県駅小中高大川山公病橋通家])"
    r"(?:[一-龥]{1,3}|[ぁ-ん]{2,4}|[ァ-ヶー]{2,5})"
    r"(?=さん|様|氏|くん|君|ちゃん|$|[\s　、。はのが])"
)
KINDS = {"phone": _PHONE, "mail": _MAIL, "address": _ADDRESS, "name": _NAME}
BLOCKED = (_MAIL, _PHONE, _ADDRESS)


def kinds(text: str) -> list[str]:
    """What `text` seems to hold: phone, mail, address, name."""
    return [kind for kind, pattern in KINDS.items() if pattern.search(text)]


def masked(text: str) -> str:
    """`text` without telephone numbers, e-mail and addresses."""
    for pattern in BLOCKED:
        text = pattern.sub(MASK, text)
    return text


def veiled(made: T) -> T:
    """A record, or any part of it, with all words as they may leave the room."""
    return reworded(made, masked)


def reworded(made: T, change: Callable[[str], str]) -> T:
    """A record, or any part of it, with `change` done to all its words."""
    found: Any = made
    if isinstance(made, str):
        found = change(made)
    elif isinstance(made, tuple | list):
        parts = [reworded(one, change) for one in made]
        found = type(made)(*parts) if hasattr(made, "_fields") else type(made)(parts)
    elif isinstance(made, dict):
        found = {key: reworded(one, change) for key, one in made.items()}
    elif is_dataclass(made) and not isinstance(made, type):
        names = [one.name for one in fields(made) if one.init and one.name not in KEPT]
        found = replace(made, **{name: reworded(getattr(made, name), change) for name in names})
    return found  # type: ignore[no-any-return]


def leaving(made: T, workshop: Workshop) -> T:
    """A record as it leaves the room: veiled, unless who leads said otherwise."""
    return made if workshop.tells_contacts else veiled(made)


def spoken(event: T) -> T:
    """An event with people's words as they may leave the room; its ids, days and facts stay."""
    found: Any = event
    if isinstance(event, tuple | list):
        found = type(event)(map(spoken, event))
    elif is_dataclass(event) and not isinstance(event, type):
        hints = get_type_hints(type(event), include_extras=True)
        for name in (one.name for one in fields(event) if one.init):
            value = getattr(event, name)
            words = name in SPOKEN or any(isinstance(one, Text) for one in letters(hints[name]))
            found = replace(found, **{name: veiled(value) if words else spoken(value)})
    return found  # type: ignore[no-any-return]
