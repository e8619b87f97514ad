"""The record for who shall not learn who took part."""

from collections.abc import Callable
from dataclasses import replace

from core.record.report import Report, report
from core.stats.package import Package
from core.text import Text
from core.workshop.model import Workshop
from core.workshop.nouns.issues import Issue
from core.workshop.people import Seat
from core.workshop.private_words import reworded

SHORTEST = 2
"""Letters of a name that is looked for in sentences: a shorter one stands in too many words."""


def without_names(workshop: Workshop, text: Text, package: Package | None = None) -> Report:
    """The record in which nobody who had a seat is named, neither as who wrote something nor in
    what was written. Names of others in a sentence are not known, and stay."""
    nobody = text("record.nameless")

    def hidden(seats: dict[str, Seat]) -> dict[str, Seat]:
        return {key: replace(seat, name=nobody) for key, seat in seats.items()}

    comments = {key: replace(one, name="") for key, one in workshop.comments.items()}
    without = replace(
        workshop, seats=hidden(workshop.seats), out=hidden(workshop.out), comments=comments
    )
    made = report(without, text, package)
    return reworded(made, unnamed(workshop, text))


def unquoted(workshop: Workshop) -> Workshop:
    """Without the own words of who was asked: they agreed to a record, not to a licence."""
    without = {
        key: replace(one, asked=tuple(replace(told, said="") for told in one.asked))
        for key, one in workshop.issues.items()
    }
    return replace(workshop, nouns={**workshop.nouns, Issue.table: without})


def unnamed(workshop: Workshop, text: Text) -> Callable[[str], str]:
    """Words without the names of who had a seat."""
    nobody = text("record.nameless")
    names = {seat.name for seat in workshop.people.values()}
    if workshop.taken_over is not None:
        names.add(workshop.taken_over.by)
    found = sorted((one for one in names if len(one) >= SHORTEST), key=len, reverse=True)

    def without(words: str) -> str:
        for name in found:
            words = words.replace(name, nobody)
        return words

    return without
