"""The finished example and its record in both languages."""

import pytest

from core.config import config
from core.practice.demo import DEMO, ensure_demo
from core.record.report import Report, report
from core.rooms import Rooms
from core.stats.package import open_package
from core.store.memory_store import MemoryStore
from core.text import Text
from core.workshop import Workshop


@pytest.fixture(scope="session")
def workshop() -> Workshop:
    server = Rooms(MemoryStore(), open_package(config().stats_path))
    ensure_demo(server)
    return server.room(DEMO).workshop


@pytest.fixture(scope="session", params=["ja", "en"])
def record(workshop: Workshop, request: pytest.FixtureRequest) -> Report:
    return report(workshop, Text(request.param))
