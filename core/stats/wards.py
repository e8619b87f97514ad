"""Wards of designated cities, which statistics of municipalities do not tell apart."""

from core.stats.package import Package

NUMBERED = 20
"""Codes behind a designated city's that are its wards' (14101 … 14118 behind 14100)."""


def is_ward(package: Package, typed: str) -> bool:
    """Whether what was typed, and is no place of the package, looks like such a ward."""
    words = typed.strip()
    if not (words.isascii() and words.isdigit() and len(words) in (5, 6)):
        return words.endswith("区")
    code = words[:5]
    cities = (f"{int(code) - step:05}" for step in range(1, NUMBERED))
    found = (one for one in cities if one.endswith("0") and package.has(one))
    return any(package.area(one).name.endswith("市") and int(one) % 100 in (0, 30, 40, 50)
               for one in found)  # fmt: skip
