"""A day as a sentence says it."""

from datetime import date

from core.text import Text


def day(iso: str, text: Text) -> str:
    """`2027-03-31` as 2027年3月31日 or 31 March 2027; what is no day stays as it is."""
    try:
        found = date.fromisoformat(iso)
    except ValueError:
        return iso
    if text.language == "ja":
        return f"{found.year}年{found.month}月{found.day}日"
    return f"{found.day} {found:%B} {found.year}"


def month(iso: str, text: Text) -> str:
    """The month of a day: 2026年11月, or November 2026."""
    found = date.fromisoformat(iso)
    return f"{found.year}年{found.month}月" if text.language == "ja" else f"{found:%B %Y}"
