"""The record's first screen: all five answers stand in it, in no more letters than a minute reads.

A model, no person was timed: docs/record.md says how it is judged.
"""

from http.cookiejar import DefaultCookiePolicy
from pathlib import Path

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from core.config import config
from core.formats.html.page import page
from core.record.report import report
from core.rooms import Rooms
from core.stats.package import open_package
from core.store.memory_store import MemoryStore
from core.text import Text
from core.web import all_routes
from tests.browser.conftest import Device, settled, shot
from tests.reenacted import play

SCREENS = {"desk": (1280, 800), "hand": (390, 844)}
LETTERS_A_MINUTE = 464
ANSWERS = """() => [...document.querySelectorAll(".story li")].map((one) => {
    const { top, bottom, left, right } = one.getBoundingClientRect();
    return top >= 0 && bottom <= innerHeight && left >= 0 && right <= innerWidth
        ? one.innerText.replace(/\\s/g, "").length : 0;
})"""
"""Letters of each answer that stands in the first screen whole."""


@pytest.fixture
def reenacted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """The record of 三宅町's first meeting."""
    monkeypatch.setenv("LIVE_PATH", str(tmp_path / "w.duckdb"))
    config.cache_clear()
    server = Rooms(MemoryStore(), open_package(config().stats_path))
    routes = Starlette(routes=all_routes(server))
    with TestClient(routes, base_url="http://testserver") as client:
        client.cookies.jar.set_policy(DefaultCookiePolicy(allowed_domains=[]))
        first, _ = play(server, client, tmp_path, "miyake")
    config.cache_clear()
    return page(report(first.workshop, Text("ja"), server.package)).decode()


@pytest.mark.parametrize("screen", SCREENS)
def test_the_five_answers_stand_in_the_first_screen_and_are_read_in_a_minute(
    device: Device, reenacted: str, screen: str
) -> None:
    record = device("/w/DEMO/record?language=ja", SCREENS[screen])
    for name in ("example", "miyake"):
        if name == "miyake":
            record.set_content(reenacted)
        settled(record)
        letters = record.evaluate(ANSWERS)
        assert len(letters) == 5 and all(letters), name
        assert sum(letters) <= LETTERS_A_MINUTE, name
        shot(record, f"record-first-{screen}-{name}")
