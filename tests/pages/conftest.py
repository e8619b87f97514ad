"""Pages without a browser: an installation of their own, and what Streamlit knows of the reader."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from streamlit.runtime import context

from core.accounts import Accounts, accounts
from core.config import config
from core.process import server
from pages.shared import login


@dataclass
class Browser:
    """What Streamlit knows of the other end."""

    remote_ip: str | None = "127.0.0.1"
    cookies: dict[str, str] = field(default_factory=dict)
    headers: list[tuple[str, str]] = field(default_factory=lambda: [("Host", "localhost:8501")])


@pytest.fixture(autouse=True)
def known(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Accounts]:
    """An installation of its own, without accounts."""
    monkeypatch.setenv("LIVE_PATH", str(tmp_path / "w.duckdb"))
    for kept in (config, server):
        kept.cache_clear()
    for limit in (login.WRONG, login.WRONG_FOR):
        limit.times.clear()
    yield accounts()
    for kept in (config, server):
        kept.cache_clear()


@pytest.fixture
def browser(monkeypatch: pytest.MonkeyPatch) -> Browser:
    made = Browser()
    monkeypatch.setattr(context, "_get_client_context", lambda: made)
    return made
