"""A day as a sentence says it."""

from datetime import date, datetime

from core.clock import in_japan
from core.text import Text, day_in_words


def day(iso: str, text: Text) -> str:
    """`2027-03-31` as 2027年3月31日 or 31 March 2027; what is no day stays as it is."""
    return day_in_words(iso, text.language)


def day_of(at: str, text: Text) -> str:
    """The day in Japan of a stored time (ISO 8601)."""
    return day(in_japan(at).date().isoformat(), text)


def moment(at: datetime, text: Text) -> str:
    """A day and the hour of it: 2027年3月31日 13:05."""
    return f"{day(at.date().isoformat(), text)} {at:%H:%M}"


def month(iso: str, text: Text) -> str:
    """The month of a day: 2026年11月, or November 2026."""
    found = date.fromisoformat(iso)
    return f"{found.year}年{found.month}月" if text.language == "ja" else f"{found:%B %Y}"
