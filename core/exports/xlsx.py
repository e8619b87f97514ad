"""The record as a workbook: a sheet for every step, and one for the chains."""

import io
from collections.abc import Iterable, Sequence
from typing import Any

from openpyxl import Workbook  # type: ignore[import-untyped]
from openpyxl.styles import Alignment, Font, PatternFill  # type: ignore[import-untyped]
from openpyxl.utils import get_column_letter  # type: ignore[import-untyped]

from core.exports.report import Entry, Report, by_sector, plain
from core.tables import safe
from core.text import Text

WIDE, NARROW, MOST = 44, 16, 32_000
"""Widths of columns with sentences and of others; letters a cell takes."""
Cell = str | float | int | None
SENTENCES = ("says", "words", "fields", "links", "evidence", "missing", "history", "source", "why")


def xlsx(report: Report) -> bytes:
    """Summary, chains, then figures, insights, issues, personas, use cases, KPIs and reviews."""
    text = Text(report.language)
    book = Workbook()
    book.remove(book.active)
    book.properties.title, book.properties.creator = report.title, "つどい"
    _summary(book, report, text)
    steps = [word for _, word, _ in report.chains[0].steps] if report.chains else []
    rows = [["\n".join(names) for _, _, names in chain.steps] for chain in report.chains]
    _sheet(book, text("record.trace"), steps or [text("record.no_kpi")], rows, range(len(steps)))
    for kind, entries in report.sections.items():
        _entries(book, kind, entries, text)
    _reviews(book, report.sections["kpi"], text)
    _actuals(book, report.sections["kpi"], text)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _summary(book: Any, report: Report, text: Text) -> None:
    rows: list[list[Cell]] = [
        [text("export.title"), report.title],
        [text("export.area"), report.area],
        [text("export.held_on"), report.held_on],
        [text("export.people"), report.people],
        [text("export.made"), text("record.footer", day=report.day)],
    ]
    rows[4:4] = [[label, said] for label, said in report.story]
    rows += [[text("kpi.next_title") if not at else "", s] for at, s in enumerate(report.upcoming)]
    if report.sample:
        rows.insert(1, ["", text("record.sample")])
    if report.waiting:
        rows.append(["", report.waiting])
    rows += [[text("export.sources") if not at else "", s] for at, s in enumerate(report.sources)]
    head = [text("export.item"), text("export.words")]
    sheet = _sheet(book, text("export.summary"), head, rows, [1])
    sheet.column_dimensions["B"].width = 100


def _entries(book: Any, kind: str, entries: Sequence[Entry], text: Text) -> None:
    """One row a card; figures and KPIs with their numbers in columns of their own."""
    numbers = [label for label, _ in entries[0].numbers] if entries else []
    fields = list(dict.fromkeys(label for entry in entries for label, _ in entry.fields))
    keys = {
        "figure": ("figure", "place", "says", "peers", "source"),
        "insight": ("words", "evidence", "links", "who", "missing"),
        "issue": ("words", "links", "who", "missing"),
        "persona": ("name", "quote", "words", "evidence", "history", "links", "who", "missing"),
        "use_case": ("name", "words", "evidence", "links", "who", "missing"),
        "kpi": ("name", "words", "evidence", "links", "who", "missing"),
        "promise": ("name", "words", "history", "links", "who", "missing"),
    }[kind]
    head = [*(text(f"export.{key}") for key in keys), *numbers, *fields]
    rows = [
        [*(_cell(entry, key, text) for key in keys), *(n for _, n in entry.numbers),
         *(dict(entry.fields).get(label, "") for label in fields)]
        for entry in entries
    ]  # fmt: skip
    if kind == "promise" and entries:
        gaps = [sector for sector, theirs in by_sector(entries) if not theirs]
        words = [text("promise.nobody", sector=text(f"section.{one}")) for one in gaps]
        rows += [[one, *[None] * (len(head) - 1)] for one in words]
    wide = [at for at, key in enumerate(keys) if key in SENTENCES or key == "quote"]
    wide += range(len(keys) + len(numbers), len(head))
    _sheet(book, text(f"section.{kind}"), head, rows, wide)


def _cell(entry: Entry, key: str, text: Text) -> str:
    """What a column says of a card."""
    proof = entry.proofs[0] if entry.proofs else None
    colon = text("record.colon")
    return {
        "figure": lambda: proof.title if proof else "",
        "place": lambda: proof.note if proof else "",
        "peers": lambda: proof.peers if proof else "",
        "source": lambda: proof.source if proof else "",
        "name": lambda: entry.title,
        "quote": lambda: entry.quote,
        "says": lambda: entry.text,
        "words": lambda: entry.text,
        "evidence": lambda: "\n".join(f"{p.title} {p.value} {p.note}" for p in entry.proofs),
        "history": lambda: "\n".join(f"{words}{colon}{told}" for words, told in entry.history),
        "links": lambda: "\n".join(f"{kind}{colon}{words}" for kind, words in entry.links),
        "who": lambda: " · ".join(entry.chips),
        "missing": lambda: "\n".join(entry.missing),
    }[key]()


def _reviews(book: Any, kpis: Iterable[Entry], text: Text) -> None:
    rows = [[entry.title, words, why] for entry in kpis for words, why in entry.history]
    head = [text("section.kpi"), text("export.history"), text("export.why")]
    _sheet(book, text("section.review"), head, rows, [0, 1, 2])


def _actuals(book: Any, kpis: Iterable[Entry], text: Text) -> None:
    """Every report, also those that were corrected later."""
    keys = ("day", "value", "planned", "note", "at", "counts")
    head = [text("section.kpi"), *(text(f"kpi.{key}") for key in keys)]
    rows: list[list[Cell]] = [
        [entry.title, one.on, one.value, one.planned, one.note, one.at,
         text("kpi.counts_yes" if one.counts else "kpi.counts_no")]
        for entry in kpis if entry.standing for one in entry.standing.reported
    ]  # fmt: skip
    _sheet(book, text("kpi.course"), head, rows, [0, 4])


def _sheet(
    book: Any, name: str, head: Sequence[str], rows: Sequence[Sequence[Cell]], wide: Iterable[int]
) -> Any:
    """A sheet that is read and printed as it is: A4 across, the first row on every page."""
    sheet = book.create_sheet(name[:31])
    for row in (head, *rows):
        sheet.append([_written(cell) for cell in row])
    for cell in sheet[1]:
        cell.font, cell.fill = Font(bold=True), PatternFill("solid", start_color="E8F1FE")
    top = Alignment(vertical="top", wrap_text=True)
    for row in sheet.iter_rows():
        for cell in row:
            cell.alignment = top
            if isinstance(cell.value, str):
                cell.data_type = "s"
    long = set(wide)
    for at in range(len(head)):
        letter = get_column_letter(at + 1)
        sheet.column_dimensions[letter].width = WIDE if at in long else NARROW
    sheet.freeze_panes = "A2"
    sheet.print_title_rows = "1:1"
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", sheet.PAPERSIZE_A4
    sheet.page_setup.fitToHeight, sheet.sheet_properties.pageSetUpPr.fitToPage = 0, True
    return sheet


def _written(cell: Cell) -> object:
    """A cell that is no formula and not too long; control signs are left out."""
    if not isinstance(cell, str):
        return cell
    return safe(plain(cell)[:MOST])
