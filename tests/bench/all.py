"""All benchmarks, one after the other; about eight minutes.

Usage: python tests/bench/all.py [--json]

Exits with 1 when an acknowledged word was lost.
"""

import sys

import explore
import kill
import page
import room
import store
from report import run

if __name__ == "__main__":
    measures = (room.measure, kill.measure, page.measure, store.measure, explore.measure)
    tables = run(*measures)
    sys.exit(any(row.get("lost") for table in tables for row in table.rows))
