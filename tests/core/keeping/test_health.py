"""What administrators are told of an installation."""

import logging
from collections.abc import Iterator
from pathlib import Path

import pytest

from core.config import config
from core.keeping import copies
from core.keeping.health import Errors, health, program
from core.rooms import Rooms
from core.store.duckdb_store import DuckDBStore
from core.workshop.acts.flow import WorkshopOpened
from tests.conftest import CODE, SATO


@pytest.fixture(autouse=True)
def here(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[None]:
    monkeypatch.setenv("LIVE_PATH", str(tmp_path / "w.duckdb"))
    config.cache_clear()
    yield
    config.cache_clear()


def test_sizes_number_and_the_last_copy(server: Rooms, store: DuckDBStore, tmp_path: Path) -> None:
    assert health(server).copy is None and health(server).workshops == 0
    server.open_workshop(WorkshopOpened("買い物支援"), SATO, "佐藤", workshop_id=CODE)
    made = copies.make(store, tmp_path, Path(config().copies_path))
    now = health(server)
    assert now.answers and now.workshops == 1 and now.copy == made
    assert now.size > 0 and now.free > 0 and now.package == server.package.version
    assert now.program == program() and len(now.program) == 8


def test_errors_are_counted_whoever_logs_them() -> None:
    before = logging.getLogRecordFactory()
    counted = Errors()
    try:
        alone = logging.getLogger("alone")
        alone.propagate = False
        alone.addHandler(logging.NullHandler())
        alone.error("one")
        alone.warning("not counted")
        try:
            raise ValueError("two")
        except ValueError:
            alone.exception("two")
    finally:
        logging.setLogRecordFactory(before)
    assert counted.number == 2
