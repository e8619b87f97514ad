"""Days of reviews as a calendar file (RFC 5545), with a reminder two weeks before."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

LINE = 75
"""Octets of a line, beyond which it goes on in the next."""


@dataclass(frozen=True)
class Day:
    """One whole day; `key` stays the same when the file is made again, so that nothing doubles."""

    key: str
    day: str
    title: str
    text: str


def calendar(days: Iterable[Day], name: str, made: datetime) -> bytes:
    """The file.

    Args:
        made: now, in UTC.
    """
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//tsudoi//reviews//JA",
             f"X-WR-CALNAME:{_letters(name)}"]  # fmt: skip
    for one in days:
        day = date.fromisoformat(one.day)
        lines += [
            "BEGIN:VEVENT",
            f"UID:{one.key}@tsudoi",
            f"DTSTAMP:{made:%Y%m%dT%H%M%SZ}",
            f"DTSTART;VALUE=DATE:{day:%Y%m%d}",
            f"DTEND;VALUE=DATE:{day + timedelta(days=1):%Y%m%d}",
            f"SUMMARY:{_letters(one.title)}",
            f"DESCRIPTION:{_letters(one.text)}",
            "BEGIN:VALARM",
            "ACTION:DISPLAY",
            "TRIGGER:-P14D",
            f"DESCRIPTION:{_letters(one.title)}",
            "END:VALARM",
            "END:VEVENT",
        ]
    lines.append("END:VCALENDAR")
    return "".join(f"{part}\r\n" for line in lines for part in _folded(line)).encode()


def _letters(words: str) -> str:
    """Words as letters of a value: no comma, semicolon or line end of theirs ends it."""
    for sign in ("\\", ";", ","):
        words = words.replace(sign, f"\\{sign}")
    return " ".join(words.splitlines()) if words else ""


def _folded(line: str) -> Iterable[str]:
    """The line in parts of at most 75 octets; each further part begins with a blank."""
    part = ""
    for letter in line:
        if len((part + letter).encode()) > LINE:
            yield part
            part = " "
        part += letter
    yield part
