"""How a number is said with its unit."""

import re


def with_unit(digits: str, unit: str) -> str:
    """A number with its Japanese unit as one says it: with 「人（千人あたり）」 千人あたり5.1人."""
    per = re.fullmatch(r"(.+)（(.+あたり)）", unit)
    return f"{per[2]}{digits}{per[1]}" if per else f"{digits}{unit}"
