"""All benchmarks, one after the other; about a quarter of an hour.

Usage: python tests/bench/all.py [--json]

Exits with 1 when an acknowledged word was lost.
"""

import sys

import crowded
import explore
import hall
import kill
import newcomer
import page
import past
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
        visitors.users,
        kill.measure,
    )
    measures = (
        *live,
        page.measure,
        newcomer.measure,
        crowded.measure,
        store.measure,
        past.measure,
        explore.measure,
    )
    tables = run(*measures)
    sys.exit(any(row.get("lost") for table in tables for row in table.rows))
