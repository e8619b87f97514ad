"""The record as tables: a summary, the chains, one for every step, and the reviews."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from core.record.comments import Read
from core.record.difference import STATES, Difference
from core.record.entries import Cell, Entry, Proof, by_sector
from core.record.fates import Fate, summary
from core.record.report import Report
from core.record.voices import Voices, heads
from core.record.votes import Vote
from core.record.weighed import Weighed, columns, lines
from core.record.worksheets import Worksheet
from core.text import Text

SENTENCES = {
    "name", "figure", "place", "peers", "says", "words", "links", "evidence", "missing", "history",
    "source", "quote", "who",
}  # fmt: skip
"""Columns that are wide."""
COLUMNS = {
    "figure": ("figure", "place", "says", "peers", "source", "who"),
    "insight": ("words", "evidence", "links", "who", "missing"),
    "issue": ("words", "history", "links", "who", "missing"),
    "use_case": ("name", "words", "evidence", "links", "who", "missing"),
    "kpi": ("name", "words", "evidence", "links", "who", "missing"),  # its history is a table
    "promise": ("name", "words", "history", "links", "who", "missing"),
}
"""Columns of kinds that have fewer than all."""
ALL = ("name", "quote", "words", "evidence", "history", "links", "who", "missing")


@dataclass(frozen=True)
class Table:
    """Rows under a head; `wide` are the columns that hold sentences."""

    name: str
    head: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    wide: frozenset[int]


def tables(report: Report) -> list[Table]:
    """Summary, threads, a table for every kind of card, votes, which sector sees which issue,
    effect and effort, reviews, actuals and the reasons of the path; those without a row too, which
    the summary names, but for votes and estimates that were not opened, and what readers or an
    earlier meeting bring."""
    text, kpis = Text(report.language), report.sections["kpi"]
    rest = [
        _threads(report, text),
        *(_entries(kind, entries, text) for kind, entries in report.sections.items()),
        *([_votes(report.votes, text)] if report.votes else []),
        _voices(report.voices, text),
        *([_fates(report.fates, text)] if report.fates else []),
        *([_difference(report.difference, text)] if report.difference else []),
        *([_worksheets(report.worksheets, text)] if report.worksheets else []),
        *([_comments(report.comments, text)] if report.comments else []),
        *([_weighed(report.weighed, text)] if report.weighed else []),
        _reviews(kpis, text),
        _actuals(kpis, text),
        _reasons(report, text),
    ]
    bare = [table.name for table in rest if not table.rows]
    return [_summary(report, bare, text), *rest]


def _threads(report: Report, text: Text) -> Table:
    steps = [step.word for step in report.threads[0].steps] if report.threads else []
    rows = [["\n".join(step.names) for step in thread.steps] for thread in report.threads]
    return _table(text("record.trace"), steps or [text("record.no_kpi")], rows, range(len(steps)))


def _votes(votes: Sequence[Vote], text: Text) -> Table:
    """Numbers, so that they can be computed with; dots of a sector that is not told are empty."""
    head = [text("weighed.number"), text("export.words"), text("export.votes"), *heads(text)]
    rows: list[list[Cell]] = []
    for number, vote in enumerate(votes, 1):
        rows += [[number, row.name, row.dots, *row.counts] for row in vote.rows]
        rows.append([number, vote.said, *[None] * (len(head) - 2)])
    return _table(text("vote.result"), head, rows, [1])


def _fates(found: tuple[Fate, ...], text: Text) -> Table:
    """What became of every 気づき."""
    rows: list[list[Cell]] = [[one.words, one.became] for one in found]
    rows.append([summary(found, text), None])
    head = [text("fate.words"), text("fate.became_head")]
    return _table(text("fate.title"), head, rows, [0, 1])


def _difference(found: Difference, text: Text) -> Table:
    """What is other than the meeting before left it."""
    rows: list[list[Cell]] = [
        [text(f"differ.{one.state}"), one.kind, one.name, "\n".join(one.said)]
        for state in STATES
        for one in found.of(state)
    ]
    rows.append([found.since, None, None, None])
    head = [text(f"differ.{key}") for key in ("how", "kind", "name", "what")]
    return _table(text("differ.title"), head, rows, [2, 3])


def _worksheets(found: Sequence[Worksheet], text: Text) -> Table:
    """Cell by cell, since each has columns of its own."""
    rows: list[list[Cell]] = [[one.name, *cell] for one in found for cell in one.cells()]
    head = [text(f"worksheet.{key}") for key in ("name", "row", "column", "words")]
    return _table(text("worksheet.title"), head, rows, [0, 1, 3])


def _comments(found: Sequence[Read], text: Text) -> Table:
    """What readers wrote."""
    rows: list[list[Cell]] = [[one.when, one.who, one.words] for one in found]
    head = [text(f"comment.{key}") for key in ("when", "who", "words")]
    return _table(text("comment.readers"), head, rows, [2])


def _weighed(found: Weighed, text: Text) -> Table:
    """How effect and effort were seen."""
    head = [*columns(found, text), text("weighed.apart_head")]
    rows: list[list[Cell]] = [
        [*line, row.apart] for line, row in zip(lines(found), found.rows, strict=True)
    ]
    rows.append([None, found.says, *[None] * (len(head) - 2)])
    return _table(text("weighed.title"), head, rows, [1, len(head) - 1])


def _table(
    name: str, head: Sequence[str], rows: Iterable[Sequence[Cell]], wide: Iterable[int]
) -> Table:
    return Table(name, tuple(head), tuple(map(tuple, rows)), frozenset(wide))


def _summary(report: Report, bare: Sequence[str], text: Text) -> Table:
    rows: list[list[Cell]] = [
        [text("export.title"), report.title],
        *_under("", [text("record.sample")] if report.sample else []),
        [text("export.area"), report.area],
        [text("export.held_on"), report.held_on],
        [text("export.people"), report.people],
        *_story(report),
        [text("export.made"), text("record.footer", day=report.day)],
        *_under(
            "",
            [text("record.fingerprint", sha256=report.fingerprint)] if report.fingerprint else [],
        ),
        *_under(text("path.title"), report.logic.said),
        *_under(text("carry.record"), report.before),
        *_under(text("story.left_label"), report.left),
        *_under(text("kpi.next_title"), report.upcoming),
        *_under("", [report.remark] if report.remark else []),
        *_under(text("deck.bare"), [text("weighed.comma").join(bare)] if bare else []),
        *_under(text("export.sources"), report.sources),
    ]
    head = [text("export.item"), text("export.words")]
    return _table(text("export.summary"), head, rows, [1])


def _story(report: Report) -> list[list[Cell]]:
    return [[label, said] for label, said in report.story]


def _under(label: str, lines: Iterable[str]) -> list[list[Cell]]:
    """A row a line, the label before the first."""
    return [["" if at else label, line] for at, line in enumerate(lines)]


def _entries(kind: str, entries: Sequence[Entry], text: Text) -> Table:
    """One row a card; figures and KPIs with their numbers in columns of their own."""
    numbers = [label for label, _ in entries[0].numbers] if entries else []
    fields = list(dict.fromkeys(label for entry in entries for label, _ in entry.fields))
    keys = COLUMNS.get(kind, ALL)
    head = [*(text(f"export.{key}") for key in keys), *numbers, *fields]
    rows = [
        [*map(_cells(entry, text).__getitem__, keys), *(n for _, n in entry.numbers),
         *(dict(entry.fields).get(label, "") for label in fields)]
        for entry in entries
    ]  # fmt: skip
    if kind == "promise" and entries:
        gaps = [sector for sector, theirs in by_sector(entries) if not theirs]
        words = [text("promise.nobody", sector=text(f"section.{one}")) for one in gaps]
        rows += [[one, *[None] * (len(head) - 1)] for one in words]
    wide = [at for at, key in enumerate(keys) if key in SENTENCES]
    wide += range(len(keys) + len(numbers), len(head))
    return _table(text(f"section.{kind}"), head, rows, wide)


def _cells(entry: Entry, text: Text) -> dict[str, str]:
    """What each column says of a card."""
    proof = entry.proofs[0] if entry.proofs else Proof("", "", "", "", "")
    colon = text("record.colon")
    return {
        "figure": proof.title,
        "place": proof.note,
        "peers": proof.peers,
        "source": proof.source,
        "name": entry.title,
        "quote": entry.quote,
        "says": entry.text,
        "words": entry.text,
        "evidence": "\n".join(
            f"{p.title} {p.value} {p.note} {p.source if p.counted else ''}".rstrip()
            for p in entry.proofs
        ),
        "history": "\n".join(f"{words}{colon}{told}" for words, told in entry.history),
        "links": "\n".join(f"{link.kind}{colon}{link.words}" for link in entry.links),
        "who": " · ".join(entry.chips),
        "missing": "\n".join(entry.missing),
    }


def _voices(rows: Sequence[Voices], text: Text) -> Table:
    """Numbers, so that they can be computed with; a cell that is not told is empty."""
    head = [text("lens.issue"), text("lens.state"), *heads(text), text("lens.gaps")]
    cells = [[one.issue, one.state, *one.counts, text("lens.and").join(one.missing)]
             for one in rows]  # fmt: skip
    cells.append([text("lens.note" if rows else "lens.nothing"), *[None] * (len(head) - 1)])
    return _table(text("lens.sheet"), head, cells, [0])


def _reasons(report: Report, text: Text) -> Table:
    """Every arrow of the path with its reason; a cell of reason is empty only where none is."""
    logic = report.logic
    keys = ("number", "from", "to", "reason", "basis", "cited", "who", "day", "earlier")
    rows: list[list[Cell]] = [
        [a.number, logic.box(a.from_key).title, logic.box(a.to_key).title,
         a.text or text("path.missing"), a.basis, a.cited,
         " · ".join(filter(None, (a.who, a.remark))), a.day, "\n".join(a.earlier)]
        for a in logic.arrows
    ]  # fmt: skip
    return _table(text("path.title"), [text(f"path.{key}") for key in keys], rows, [1, 2, 3, 5, 8])


def _reviews(kpis: Iterable[Entry], text: Text) -> Table:
    rows = [[entry.title, words, why] for entry in kpis for words, why in entry.history]
    head = [text("section.kpi"), text("export.history"), text("export.why")]
    return _table(text("section.review"), head, rows, [0, 1, 2])


def _actuals(kpis: Iterable[Entry], text: Text) -> Table:
    """Every report, also those that were corrected later."""
    keys = ("day", "value", "planned", "note", "at", "counts")
    head = [text("section.kpi"), *(text(f"kpi.{key}") for key in keys)]
    rows: list[list[Cell]] = [
        [entry.title, one.on, one.value, one.planned, one.note, one.at,
         text("kpi.counts_yes" if one.counts else "kpi.counts_no")]
        for entry in kpis if entry.standing for one in entry.standing.reported
    ]  # fmt: skip
    return _table(text("kpi.course"), head, rows, [0, 4])
