"""The log in sentences: one per entry, telling no more than the view does."""

from collections.abc import Sequence
from dataclasses import dataclass

from core.workshop.card import in_words
from core.workshop.events import Entry, Telling
from core.workshop.log import undone
from core.workshop.model import Workshop


@dataclass(frozen=True)
class Line:
    """One entry as people read it.

    Attributes:
        key: words under `timeline.…`.
        about: what it is about, in people's own words; empty when that is hidden.
        undone: whether it no longer counts; undoable: whether it may be taken back;
            hidden: whether what it is about is not yet opened to this person.
        secret: whether it was given in secret: it is for nobody's eyes but theirs, without a name.
    """

    seq: int
    at: str
    key: str
    about: str
    who: str
    undone: bool
    undoable: bool
    hidden: bool
    secret: bool


def lines(
    workshop: Workshop, log: Sequence[Entry], marks: frozenset[str], language: str = "ja"
) -> list[Line]:
    """The log, newest first, as the person with these marks may know it."""
    gone = undone(log)
    return [_line(workshop, log, entry, gone, marks, language) for entry in reversed(log)]


def _line(
    workshop: Workshop,
    log: Sequence[Entry],
    entry: Entry,
    gone: set[int],
    marks: frozenset[str],
    language: str,
) -> Line:
    seat = workshop.person(entry.by.mark)
    about, known = entry.event.about(Telling(workshop, log, marks), entry)
    return Line(
        seq=entry.seq,
        at=entry.at.isoformat(timespec="minutes"),
        key=_key(entry),
        about=in_words(about, language),
        who=seat.name if seat and not entry.event.secret else "",
        undone=entry.seq in gone,
        undoable=known and entry.event.undoable and entry.seq not in gone,
        hidden=not known,
        secret=entry.event.secret,
    )


def _key(entry: Entry) -> str:
    off = entry.event.opposite and getattr(entry.event, "on", True) is False
    return f"timeline.{entry.event.kind}_off" if off else f"timeline.{entry.event.kind}"
