"""Opening a file of workshops: its tables, whose version wrote it, and what is wrong with it."""

from collections.abc import Iterator
from pathlib import Path

import duckdb

from core.errors import CannotOpen, Damaged, InUse, Newer, Refused
from core.workshop.events import Entry

FORMAT = 6
"""What this program writes, counted as the kept logs are (`tests/core/workshop/logs/v4-…`): raised
with them at a release after which an older program would not understand every entry."""

COLUMNS = """(
    workshop_id VARCHAR, seq INTEGER, happened VARCHAR, mark VARCHAR, sector VARCHAR,
    request_id VARCHAR, kind VARCHAR, payload VARCHAR, PRIMARY KEY (workshop_id, seq)
)"""
WRITER = "TABLE {}writer AS SELECT {} AS format"
READ = """
SELECT seq, happened, mark, sector, request_id, kind, payload
FROM entries WHERE workshop_id = ? AND seq > ? ORDER BY seq"""
WORKSHOPS = "SELECT DISTINCT workshop_id FROM entries ORDER BY 1"
WHOLE = "SELECT bit_xor(hash(entries)) FROM entries"
"""Reads every block, because DuckDB checks only what it reads; 100,000 entries take 0.2 s."""

LOCKED = ("Could not set lock", "being used by another process")
BROKEN = ("not a valid DuckDB database", "Could not read enough bytes")
"""How DuckDB's IOException tells what it is: it has one for everything."""


def opened(path: str) -> duckdb.DuckDBPyConnection:
    """A connection to a file that can be read from its beginning to its end, and is now marked
    as written by this version.

    Raises:
        CannotOpen: with what is wrong.
    """
    db = None
    try:
        db = duckdb.connect(path)
        db.execute(f"CREATE TABLE IF NOT EXISTS entries {COLUMNS}")
        if (written := written_by(db)) > FORMAT:
            raise Newer(path, written, FORMAT)
        db.execute(WHOLE).fetchall()
        if written < FORMAT:
            db.execute(f"CREATE OR REPLACE {WRITER.format('', FORMAT)}")
        return db
    except (duckdb.Error, Newer) as error:
        if db is not None:
            db.close()
        if isinstance(error, Newer):
            raise
        raise _wrong(path, error) from error


def written_by(db: duckdb.DuckDBPyConnection) -> int:
    """The highest format that a writer of this file had; 0 before this was noted."""
    tables = db.execute("SELECT table_name FROM duckdb_tables()").fetchall()
    if ("writer",) not in tables:
        return 0
    found = db.execute("SELECT max(format) FROM writer").fetchone()
    return int(found[0] or 0) if found else 0


def _wrong(path: str, error: duckdb.Error) -> CannotOpen:
    """What an error at opening says of the file: nobody is told to replace a sound one."""
    said = str(error)
    if any(words in said for words in LOCKED):
        return InUse(path)
    elsewhere = (duckdb.IOException, duckdb.OutOfMemoryException, duckdb.PermissionException)
    if isinstance(error, elsewhere) and not any(words in said for words in BROKEN):
        return CannotOpen(path, said.partition("\n")[0])
    return Damaged(path)


def logs_in(path: Path) -> Iterator[tuple[str, list[Entry] | None]]:
    """Every workshop's log in a file that no server has open; None where an entry of it cannot
    be read. The file is not changed.

    Raises:
        duckdb.Error: it is no such file, or broken.
        Newer: a newer program wrote it.
    """
    with duckdb.connect(str(path), read_only=True) as db:
        if (written := written_by(db)) > FORMAT:
            raise Newer(str(path), written, FORMAT)
        for (workshop_id,) in db.execute(WORKSHOPS).fetchall():
            rows = db.execute(READ, [workshop_id, 0]).fetchall()
            try:
                log = [Entry.from_row(*row) for row in rows]
            except Refused:
                log = None
            yield workshop_id, log
