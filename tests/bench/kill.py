"""Whether an acknowledged word survives kill -9 of the server under load.

Usage: python tests/bench/kill.py [--json]

Each round: people write as fast as they are answered, the server is killed at a random
moment, started again, and asked for all cards. At the end the log itself is read.
Exits with 1 when any acknowledged card is missing.
"""

import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from report import Row, Table, run
from service import CODE, Service

ROUNDS, WRITERS = 20, 40
LOAD = [sys.executable, str(Path(__file__).with_name("load.py"))]
NOTE = (
    "SIGKILL of the process; the operating system and its disk went on. "
    "Acknowledged: answered with HTTP 200."
)


def measure() -> Table:
    acknowledged: set[str] = set()
    lost: set[str] = set()
    restarts: list[float] = []
    with tempfile.TemporaryDirectory() as folder, Service(Path(folder)) as service:
        for _ in range(ROUNDS):
            acknowledged |= killed_while_writing(service)
            begin = time.monotonic()
            service.start()
            restarts.append(time.monotonic() - begin)
            lost |= acknowledged - shown(service)
        service.kill()
        lost |= acknowledged - logged(service.live_path)
    row: Row = {
        "rounds": ROUNDS,
        "acknowledged": len(acknowledged),
        "lost": len(lost),
        "longest restart s": max(restarts),
    }
    return Table("Killed under load", NOTE, [row])


def killed_while_writing(service: Service) -> set[str]:
    """Ids of all cards whose storing was acknowledged before the end."""
    command = [*LOAD, "write", service.url, str(WRITERS)]
    people = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    assert people.stdout
    first = people.stdout.readline()
    time.sleep(random.uniform(0.3, 1.2))
    service.kill()
    others, _ = people.communicate(timeout=30)
    return {line.strip() for line in (first, *others.splitlines())} - {""}


def shown(service: Service) -> set[str]:
    """What the restarted application shows."""
    command = [*LOAD, "ids", service.url]
    return set(subprocess.run(command, check=True, capture_output=True, text=True).stdout.split())


def logged(live_path: Path) -> set[str]:
    """What is stored, read without the application's server."""
    from core.store.duckdb_store import DuckDBStore

    log = DuckDBStore(str(live_path)).read(CODE)
    assert [entry.seq for entry in log] == list(range(1, len(log) + 1)), "the log has a gap"
    return {entry.request_id for entry in log}


if __name__ == "__main__":
    sys.exit(any(row["lost"] for table in run(measure) for row in table.rows))
