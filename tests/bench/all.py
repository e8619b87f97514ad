"""All benchmarks, one after the other; about a quarter of an hour.

Usage: python tests/bench/all.py [--json]

Exits with 1 when an acknowledged word was lost.
"""

import sys

import crowded
import explore
import hall
import kill
import page
import room
import store
import stranger
import visitors
from report import run

if __name__ == "__main__":
    live = (
        room.measure,
        room.votes,
        hall.measure,
        stranger.measure,
        visitors.measure,
        kill.measure,
    )
    measures = (
        *live,
        page.measure,
        crowded.measure,
        store.measure,
        explore.measure,
    )
    tables = run(*measures)
    sys.exit(any(row.get("lost") for table in tables for row in table.rows))
