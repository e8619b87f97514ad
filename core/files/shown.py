"""A number as its format shows it: the value a reader of the sheet sees, and the text around it.

Formats are read as spreadsheets do: sections by sign, quoted and escaped letters, scaling commas,
per cent. Dates are told apart before.
"""

import re
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation
from functools import lru_cache

_TOKEN = re.compile(r'"([^"]*)"|\\(.)|_.|\*.|\[([^\]]*)\]|(General|G/標準)|(E[+-])|(.)', re.S)
_CONDITION = re.compile(r"(<=|>=|<>|<|>|=)(-?\d+(?:\.\d+)?)")
_YEARS = re.compile(r'^(?:\[[^\]]*\])*(y+|g*e+)[\\"]*(年度?)?"?(?:;.*)?$', re.I)
DIGITS = "0#?"


@dataclass(frozen=True)
class Section:
    """What one section of a format does.

    Attributes:
        places: digits behind the point; None where the number is written as it is.
        scale: what the value is multiplied with before it is written.
        before: letters before the number; `after` behind it.
        digits: whether the number is written at all.
        condition: comparison and bound, "" for none.
    """

    places: int | None
    scale: Decimal
    before: str
    after: str
    digits: bool
    least: int = 0
    """Digits before the point that are written at least: `00000` shows 01210."""
    condition: tuple[str, str] = ("", "")


@dataclass(frozen=True)
class Shown:
    """`number`: what is read as the value. `text`: what stands in the sheet."""

    number: Decimal
    text: str
    rounded: bool


def shown(value: float | int | str, code: str) -> Shown:
    """A number under a format code; one that cannot be read is taken as it is."""
    exact = Decimal(str(value))
    section = _section(exact, code)
    if section is None or (section.places is None and not section.digits):
        words = section.before if section else ""
        dash = words.strip(" -－−―ー") == "" and exact == 0  # 0 of the accounting format
        return Shown(exact, _plain(exact) if dash and words else words, False)
    scaled = exact * section.scale
    if section.places is None:
        return Shown(scaled, f"{section.before}{_plain(scaled)}{section.after}", False)
    try:
        number = scaled.quantize(Decimal(1).scaleb(-section.places), ROUND_HALF_UP)
    except InvalidOperation:
        return Shown(exact, _plain(exact), False)
    whole = _plain(abs(number))
    missing = section.least - len(whole.partition(".")[0])
    text = f"{section.before}{'0' * missing}{whole}{section.after}"
    signed = f"-{text}" if number < 0 and not set("-−▲△(") & set(section.before) else text
    return Shown(number, signed, abs(number - scaled) > Decimal("1e-9"))


def year_of(code: str) -> str:
    """How a format that shows a date's year alone does: "western", "era" or "" for another."""
    found = _YEARS.match(code)
    if not found:
        return ""
    kind = "era" if found[1].lower().startswith(("g", "e")) else "western"
    return f"{kind} fiscal" if found[2] == "年度" else kind


def _plain(number: Decimal) -> str:
    return format(number, "f")


def _section(value: Decimal, code: str) -> Section | None:
    """The section of a format that a value is written by; None where there is none for it."""
    found = _sections(code)
    for one in found:
        if one.condition[0] and _holds(value, one.condition):
            return one
    if any(one.condition[0] for one in found):
        rest = [one for one in found if not one.condition[0]]
        return rest[0] if rest else None
    if value < 0 and len(found) > 1:
        return found[1]
    return found[2] if value == 0 and len(found) > 2 else found[0]


def _holds(value: Decimal, condition: tuple[str, str]) -> bool:
    sign, bound = condition[0], Decimal(condition[1])
    return {
        "<": value < bound, "<=": value <= bound, ">": value > bound,
        ">=": value >= bound, "=": value == bound, "<>": value != bound,
    }[sign]  # fmt: skip


@lru_cache(maxsize=500)
def _sections(code: str) -> list[Section]:
    pieces: list[list[tuple[str, str]]] = [[]]
    for found in _TOKEN.finditer(code):
        quoted, escaped, bracket, general, power, one = found.groups()
        if one == ";":
            pieces.append([])
        elif quoted is not None or escaped is not None:
            pieces[-1].append(("words", quoted if escaped is None else escaped))
        elif bracket is not None:
            pieces[-1].append(("bracket", bracket))
        elif general or power:
            pieces[-1].append(("general", ""))
        elif one is not None:
            pieces[-1].append(("code", one))
    return [_read(one) for one in pieces[:4]]


def _read(tokens: list[tuple[str, str]]) -> Section:
    signs = [sign for kind, sign in tokens if kind == "code"]
    written = [at for at, (kind, sign) in enumerate(tokens)
               if kind == "general" or (kind == "code" and sign in DIGITS)]  # fmt: skip
    condition = ("", "")
    for kind, inside in tokens:
        if kind == "bracket" and (found := _CONDITION.fullmatch(inside)):
            condition = (found[1], found[2])
    if not written:
        words = "".join(sign for kind, sign in tokens if kind in ("words", "code"))
        at_all = words == "@"
        return Section(None, Decimal(1), "" if at_all else words, "", at_all, 0, condition)
    first, last = written[0], written[-1]
    general = any(kind == "general" for kind, _ in tokens) or "/" in signs
    behind = last + 1
    thousands = 0
    while behind < len(tokens) and tokens[behind] == ("code", ","):
        thousands, behind = thousands + 1, behind + 1
    point = next((at for at in range(first, last) if tokens[at] == ("code", ".")), None)
    places = sum(at > point for at in written) if point is not None else 0
    scale = Decimal(100) ** signs.count("%") / Decimal(1000) ** thousands
    before, after = (
        "".join(sign for kind, sign in part if kind in ("words", "code"))
        for part in (tokens[:first], tokens[behind:])
    )
    least = sum(tokens[at] == ("code", "0") for at in written if point is None or at < point)
    places_at_all = None if general else places
    return Section(places_at_all, scale, before, after, True, least, condition)
