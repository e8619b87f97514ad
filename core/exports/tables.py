"""The record as tables: a summary, the chains, one for every step, and the reviews."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from core.exports.report import Entry, Report, by_sector
from core.exports.voices import Voices, heads
from core.exports.weighed import columns, lines
from core.text import Text

Cell = str | float | int | None
SENTENCES = ("says", "words", "fields", "links", "evidence", "missing", "history", "source", "why")


@dataclass(frozen=True)
class Table:
    """Rows under a head; `wide` are the columns that hold sentences."""

    name: str
    head: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    wide: frozenset[int]


def tables(report: Report) -> list[Table]:
    """Summary, chains, then figures, insights, issues, personas, use cases, KPIs, promises,
    which sector sees which issue, effect and effort where they were estimated, reviews, actuals
    and the reasons of the path."""
    text = Text(report.language)
    steps = [word for _, word, _ in report.chains[0].steps] if report.chains else []
    rows = [["\n".join(names) for _, _, names in chain.steps] for chain in report.chains]
    head = steps or [text("record.no_kpi")]
    return [
        _summary(report, text),
        _table(text("record.trace"), head, rows, range(len(steps))),
        *(_entries(kind, entries, text) for kind, entries in report.sections.items()),
        _voices(report.voices, text),
        *_weighed(report, text),
        _reviews(report.sections["kpi"], text),
        _actuals(report.sections["kpi"], text),
        _reasons(report, text),
    ]


def _weighed(report: Report, text: Text) -> list[Table]:
    """How effect and effort were seen, once that is opened."""
    found = report.weighed
    if found is None:
        return []
    head = [*columns(found, text), text("weighed.apart_head")]
    rows = [[*line, row.apart] for line, row in zip(lines(found), found.rows, strict=True)]
    return [_table(text("weighed.title"), head, rows, [1, len(head) - 1])]


def _table(
    name: str, head: Sequence[str], rows: Iterable[Sequence[Cell]], wide: Iterable[int]
) -> Table:
    return Table(name, tuple(head), tuple(map(tuple, rows)), frozenset(wide))


def _summary(report: Report, text: Text) -> Table:
    rows: list[list[Cell]] = [
        [text("export.title"), report.title],
        [text("export.area"), report.area],
        [text("export.held_on"), report.held_on],
        [text("export.people"), report.people],
        [text("export.made"), text("record.footer", day=report.day)],
    ]
    rows[4:4] = [[label, said] for label, said in report.story]
    rows += [[text("carry.record") if not at else "", s] for at, s in enumerate(report.before)]
    rows += [[text("kpi.next_title") if not at else "", s] for at, s in enumerate(report.upcoming)]
    if report.sample:
        rows.insert(1, ["", text("record.sample")])
    if report.remark:
        rows.append(["", report.remark])
    rows += [[text("export.sources") if not at else "", s] for at, s in enumerate(report.sources)]
    head = [text("export.item"), text("export.words")]
    return _table(text("export.summary"), head, rows, [1])


def _entries(kind: str, entries: Sequence[Entry], text: Text) -> Table:
    """One row a card; figures and KPIs with their numbers in columns of their own."""
    numbers = [label for label, _ in entries[0].numbers] if entries else []
    fields = list(dict.fromkeys(label for entry in entries for label, _ in entry.fields))
    keys = {
        "figure": ("figure", "place", "says", "peers", "source"),
        "insight": ("words", "evidence", "links", "who", "missing"),
        "issue": ("words", "history", "links", "who", "missing"),
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
    return _table(text(f"section.{kind}"), head, rows, wide)


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
         a.text or text("path.missing"), a.basis, a.cited, a.who,
         " · ".join(filter(None, (a.day, a.remark))), "\n".join(a.earlier)]
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
