"""A server over a real file, and the line book beside it."""

import json
from pathlib import Path

import pytest

from core.config import config
from core.keeping.audit import Audit
from core.rooms import Rooms
from core.stats.package import Package, open_package
from core.store.duckdb_store import DuckDBStore
from core.workshop import Entry

LOGS = sorted((Path(__file__).parents[1] / "workshop/logs").glob("*.jsonl"))


@pytest.fixture(scope="session")
def package() -> Package:
    return open_package(config().stats_path)


@pytest.fixture
def store(tmp_path: Path) -> DuckDBStore:
    return DuckDBStore(str(tmp_path / "w.duckdb"))


@pytest.fixture
def server(store: DuckDBStore, package: Package) -> Rooms:
    return Rooms(store, package)


@pytest.fixture
def book(tmp_path: Path) -> Audit:
    return Audit(tmp_path)


def kept(path: Path) -> list[Entry]:
    """A kept log."""
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    return [Entry.from_row(*(*before, json.dumps(payload))) for *before, payload in rows]
