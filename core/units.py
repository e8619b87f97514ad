"""How a number is said: rounded as people round, with a real minus, and with its unit."""

import re
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache

PERCENT = ("%", "％", "パーセント", "percent")
"""How people write the unit of a share of a hundred."""
DIGITS = 13
"""Digits of a float that are trusted: 100 × 1667 ÷ 2000 is 83.35 and no 83.3499999."""


@lru_cache(maxsize=10_000)
def rounded(value: float, decimals: int = 0) -> Decimal:
    """四捨五入: a half goes away from zero. The one place where a number that is said is rounded.

    Raises:
        decimal.InvalidOperation: what is no number.
    """
    near = Decimal(f"{value:.{DIGITS}g}").quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
    return near if near else abs(near)  # no −0


def plain(value: float, decimals: int, sign: str = "") -> str:
    """A number as read; with the sign "+" what is above zero has one."""
    near = rounded(value, decimals)
    return f"{near:{sign if near else ''},.{decimals}f}".replace("-", "−")


@lru_cache(maxsize=1000)
def _split(unit: str) -> tuple[str, str]:
    """「人（千人あたり）」 as what stands before and behind the number."""
    per = re.fullmatch(r"(.+)（(.+あたり)）", unit)
    return (per[2], per[1]) if per else ("", unit)


def headed(words: str, unit: str, language: str) -> str:
    """What is measured with its unit behind it, as a heading; no brackets within brackets."""
    before, behind = _split(unit)
    said = f"{before}・{behind}" if before else unit
    if not unit:
        return words
    return f"{words}（{said}）" if language == "ja" else f"{words} ({said})"


def with_english_unit(digits: str, unit: str) -> str:
    """A number with its English unit; a percent sign stands at the number."""
    return f"{digits}%" if unit == "%" else f"{digits} {unit}".strip()


def with_unit(digits: str, unit: str) -> str:
    """A number with its Japanese unit as one says it: with 「人（千人あたり）」 千人あたり5.1人."""
    before, behind = _split(unit)
    return f"{before}{digits}{behind}"
