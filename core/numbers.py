"""Numbers and days as people type them, read alike on every page, in every act and file."""

import datetime
import re
import unicodedata

LONGEST = 24
_NUMBER = re.compile(r"-?(\d{1,3}(,\d{3})+|\d+)(\.(\d+))?")
_BELOW = str.maketrans("−▲△‐‑–", "------")
"""Every sign that Japanese tables write for below zero."""
_UNIT = re.compile(r"(?<=\d)\s*(?![万億千百十割分kKMeExX])[^\d\s.,+-]{1,10}$")
_DAY = re.compile(r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?")
PAST_YEARS, AHEAD_YEARS = 10, 30
"""How far from today a day of a plan may lie."""


def narrow(text: str) -> str:
    """Full-width letters and digits as half-width, without blanks at the ends."""
    return unicodedata.normalize("NFKC", text).strip()


def number(text: str, unit: str = "") -> tuple[float, int] | None:
    """Value and decimals of what was typed; None for anything but a plain number.

    Full-width digits, thousands commas and the minus signs of Japanese tables (▲, △, −) count.

    Args:
        unit: what may stand behind the number, as on the page or in the row: `20件`, `20%`.
    """
    typed = re.sub("^- +", "-", narrow(text).translate(_BELOW))
    behind = narrow(unit)
    if behind and not behind[0].isdigit():
        typed = typed.removesuffix(behind).rstrip()
    found = _NUMBER.fullmatch(typed.removeprefix("+"))
    if not found or len(typed) > LONGEST:
        return None
    return float(found[0].replace(",", "")) + 0.0, len(found[4] or "")


def number_with_unit(text: str) -> tuple[float, int] | None:
    """As `number`, of a box whose unit stands elsewhere: 20件 and 20% are 20; 2万 is not 2."""
    typed = narrow(text)
    found = _UNIT.search(typed)
    return number(typed, found[0] if found else "")


def day(text: str) -> datetime.date | None:
    """A day of the calendar: `2027-03-31`, `2027/3/31`, `2027年3月31日`; None for anything else."""
    found = _DAY.fullmatch(narrow(text))
    try:
        return datetime.date(*map(int, found.groups())) if found else None
    except ValueError:
        return None


def near(one: datetime.date, today: datetime.date) -> bool:
    """Whether a plan may name this day: from ten years ago to thirty years ahead."""
    return today.year - PAST_YEARS <= one.year <= today.year + AHEAD_YEARS
