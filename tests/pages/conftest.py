"""Pages without a browser: an installation of their own, and what Streamlit knows of the reader."""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

import pytest
from streamlit.components.v2 import manifest_scanner
from streamlit.runtime import context
from streamlit.testing.v1 import AppTest

from core.accounts import COOKIE, LOCAL, Accounts, accounts
from core.accounts.asked import WRONG, WRONG_FOR
from core.config import config
from core.process import rooms
from core.store.duckdb_store import DuckDBStore
from core.text import Text
from pages.parts.guard import guard

guard()


@dataclass
class Browser:
    """What Streamlit knows of the other end."""

    remote_ip: str | None = "127.0.0.1"
    cookies: dict[str, str] = field(default_factory=dict)
    headers: list[tuple[str, str]] = field(default_factory=lambda: [("Host", "localhost:8501")])


def accounts_page() -> AppTest:
    shown = AppTest.from_file("../../pages/admin/accounts.py", default_timeout=20).run()
    assert not shown.exception
    return shown


def press(shown: AppTest, label: str) -> AppTest:
    """The button whose label has this key of the words."""
    next(one for one in shown.button if one.label == Text("ja")(label)).click().run()
    assert not shown.exception
    return shown


def beside(app: AppTest, key: str) -> str:
    """The refusal right above a button."""
    shown = list(app.main)
    at = next(n for n, one in enumerate(shown) if one.key == key)
    above = shown[at - 1]
    return str(getattr(above, "value", "")) if above.type == "error" else ""


@pytest.fixture(scope="session", autouse=True)
def scanned() -> Iterator[None]:
    """Streamlit looks through all installed packages once, not again for each page."""
    with pytest.MonkeyPatch.context() as patch:
        scan = cache(manifest_scanner.scan_component_manifests)
        patch.setattr(manifest_scanner, "scan_component_manifests", scan)
        yield


@pytest.fixture(scope="session")
def begun(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file of workshops with the finished sample, as an installation has after its start."""
    path = tmp_path_factory.mktemp("begun") / "w.duckdb"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("LIVE_PATH", str(path))
        for kept in (config, rooms):
            kept.cache_clear()
        store = rooms().store
        assert isinstance(store, DuckDBStore)
        store.close()
    return path


@pytest.fixture(autouse=True)
def known(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, begun: Path) -> Iterator[Accounts]:
    """An installation of its own, without accounts."""
    monkeypatch.setenv("LIVE_PATH", str(shutil.copy(begun, tmp_path / "w.duckdb")))
    for kept in (config, rooms):
        kept.cache_clear()
    for limit in (WRONG, WRONG_FOR):
        limit.times.clear()
    yield accounts()
    for kept in (config, rooms):
        kept.cache_clear()


@pytest.fixture(autouse=True)
def browser(monkeypatch: pytest.MonkeyPatch, known: Accounts) -> Browser:
    """On this computer, with the cookie that the key of a first start gives."""
    made = Browser(cookies={COOKIE: known.cookie(LOCAL)})
    monkeypatch.setattr(context, "_get_client_context", lambda: made)
    return made
