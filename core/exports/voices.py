"""Which sector sees which 課題, in words: for the page, the record and its files."""

from dataclasses import dataclass
from html import escape

from core.text import Text
from core.workshop.cards import verdict
from core.workshop.lens import Row, lens
from core.workshop.model import SECTORS, Workshop, shortened


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
    rows = lens(workshop)
    if all(n is None for row in rows for n in row.voices.values()):
        return ()
    return tuple(_voices(row, text) for row in rows)


def _voices(row: Row, text: Text) -> Voices:
    counts = tuple(row.voices[sector] for sector in SECTORS)
    return Voices(
        key=row.issue.id,
        issue=row.issue.text,
        state="".join(text.of(chip["words"]) for chip in verdict(row.issue)),
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


def html(rows: tuple[Voices, ...], text: Text) -> str:
    """The table for pages; people's words are escaped. Letters say what the colours say.

    Its roles are written out, because on a phone its rows are drawn as blocks.
    """
    columns = "".join(
        f'<th role="columnheader" scope="col"><abbr class="{sector}" '
        f'title="{escape(text(f"join.{sector}"))}">{escape(name)}</abbr></th>'
        for sector, name in zip(SECTORS, heads(text), strict=True)
    )
    head = f'<th role="columnheader" scope="col">{escape(text("lens.issue"))}</th>{columns}'
    body = "".join(_html(one, text) for one in rows)
    return (
        '<table role="table" class="lens"><thead role="rowgroup">'
        f'<tr role="row">{head}</tr></thead><tbody role="rowgroup">{body}</tbody></table>'
        f'<p class="note">{escape(text("lens.note"))}</p>'
    )


def _html(one: Voices, text: Text) -> str:
    state = f' <span class="chip">{escape(one.state)}</span>' if one.state else ""
    missing = f'<p class="gap">{escape(lacking(one, text))}</p>' if one.missing else ""
    cells = "".join(
        f'<td role="cell" data-sector="{escape(letter)}" class="{sector} {_tone(n)}">'
        f"{escape(cell)}</td>"
        for sector, letter, n, cell in zip(SECTORS, heads(text), one.counts, one.cells, strict=True)
    )
    name = escape(shortened(one.issue))
    return (
        f'<tr role="row"><th role="rowheader" scope="row">{name}{state}{missing}</th>{cells}</tr>'
    )


def _tone(n: int | None) -> str:
    return "untold" if n is None else "some" if n else "gap"
