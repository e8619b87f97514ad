"""Which sector sees which 課題, in words: for the page, the record and its files."""

from dataclasses import dataclass, replace

from core.record.ties import verdict
from core.text import Text
from core.workshop.few import masked
from core.workshop.lens import Row, lens
from core.workshop.model import Workshop
from core.workshop.people import SECTORS


@dataclass(frozen=True)
class Voices:
    """One 課題.

    Attributes:
        state: what is known of it; "" before anybody was asked.
        counts: of each sector at least so many people; None where it is not told.
        cells: the same in words.
        missing: sectors that are here and have no voice for it.
    """

    key: str
    issue: str
    state: str
    counts: tuple[int | None, ...]
    cells: tuple[str, ...]
    missing: tuple[str, ...]


def voices(workshop: Workshop, text: Text) -> tuple[Voices, ...]:
    """A row a 課題; none where no sector may be told."""
    rows = [replace(row, voices=masked(row.voices)) for row in lens(workshop)]
    if all(n is None for row in rows for n in row.voices.values()):
        return ()
    return tuple(_voices(row, text) for row in rows)


def _voices(row: Row, text: Text) -> Voices:
    counts = tuple(row.voices[sector] for sector in SECTORS)
    return Voices(
        key=row.issue.id,
        issue=row.issue.text,
        state=verdict(row.issue, text),
        counts=counts,
        cells=tuple(_cell(n, text) for n in counts),
        missing=tuple(text(f"section.{sector}") for sector in row.gaps),
    )


def _cell(n: int | None, text: Text) -> str:
    if n is None:
        return text("lens.untold")
    return text("lens.people", n=n) if n else text("lens.none")


def lacking(one: Voices, text: Text) -> str:
    """Who has no voice yet, as a sentence; "" where nobody is missing."""
    return text("lens.gap", sectors=text("lens.and").join(one.missing)) if one.missing else ""


def heads(text: Text) -> list[str]:
    """The letters of the sectors."""
    return [text(f"section.{sector}") for sector in SECTORS]
