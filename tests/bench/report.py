"""What every benchmark has in common: one table, printed or as JSON."""

import json
import os
import sys
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))  # each benchmark is also a script of its own

Row = dict[str, str | float]


@dataclass(frozen=True)
class Table:
    """Rows with the same keys; `note` says what the figures do and do not show."""

    title: str
    note: str
    rows: list[Row]


def machine() -> str:
    cores = len(os.sched_getaffinity(0))
    return f"{cores} shared cores, server and load on one machine"


def quantile(values: Sequence[float], share: float) -> float:
    """The value that `share` of `values` do not exceed."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(len(ordered) * share))]


def plain(value: str | float) -> str:
    if isinstance(value, str):
        return value
    return f"{value:,.0f}" if value == int(value) or value >= 100 else f"{value:,.2f}"


def show(table: Table) -> None:
    heads = list(table.rows[0]) if table.rows else []
    lines = [heads, *([plain(row[head]) for head in heads] for row in table.rows)]
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    print(f"\n{table.title} ({machine()})\n")
    for line in lines:
        print("  ".join(cell.rjust(width) for cell, width in zip(line, widths, strict=True)))
    print(f"\n{table.note}", flush=True)


def run(*measures: Callable[[], Table]) -> list[Table]:
    """Measure and print; with `--json` one JSON list on the output, after everything."""
    as_json = "--json" in sys.argv[1:]
    tables = []
    for measure in measures:
        table = measure()
        tables.append(table)
        if not as_json:
            show(table)
    if as_json:
        body = [{"machine": machine(), **asdict(table)} for table in tables]
        print(json.dumps(body, ensure_ascii=False, indent=1))
    return tables
