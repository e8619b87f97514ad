"""Settings come from the environment, and what cannot be meant is refused at the start."""

import stat
from collections.abc import Iterator
from pathlib import Path

import pytest

from core.config import Config, config

NAMES = [name.upper() for name in Config.__dataclass_fields__]


@pytest.fixture(autouse=True)
def untouched(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """No setting is given, and none of ours stays."""
    for name in NAMES:
        monkeypatch.delenv(name, raising=False)
    config.cache_clear()
    yield
    config.cache_clear()


def test_without_settings_one_server_runs_on_its_own_files() -> None:
    read = config()
    assert read.stats_path.endswith("data/regional.duckdb")
    assert read.live_path.endswith("data/live/workshops.duckdb")
    assert (read.default_language, read.public_url) == ("ja", "")
    assert read.trusted_proxy == "", "nobody's word about who calls is believed"
    assert read.copies_path.endswith("data/live/copies") and read.copies_days == 14


def test_every_setting_is_read(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("STATS_PATH", "/x/stats.duckdb")
    monkeypatch.setenv("LIVE_PATH", str(tmp_path / "w.duckdb"))
    monkeypatch.setenv("DEFAULT_LANGUAGE", "en")
    monkeypatch.setenv("PUBLIC_URL", "https://tsudoi.example/")
    monkeypatch.setenv("COPIES_PATH", "/y/copies")
    monkeypatch.setenv("COPIES_DAYS", "30")
    monkeypatch.setenv("TRUSTED_PROXY", "127.0.0.1, 10.0.0.0/24")
    proxy = "127.0.0.1,10.0.0.0/24"
    live = str(tmp_path / "w.duckdb")
    address = "https://tsudoi.example"
    assert config() == Config("/x/stats.duckdb", live, "en", address, "/y/copies", 30, proxy)


def test_the_folder_of_live_data_is_made_for_its_owner_alone(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("LIVE_PATH", str(tmp_path / "live/w.duckdb"))
    folder = config().secrets_folder
    assert folder == tmp_path / "live" and stat.S_IMODE(folder.stat().st_mode) == 0o700


def test_settings_are_read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    before = config()
    monkeypatch.setenv("DEFAULT_LANGUAGE", "en")
    assert config() is before


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("DEFAULT_LANGUAGE", "fr"),
        ("PUBLIC_URL", "tsudoi.example"),
        ("COPIES_DAYS", "0"),
        ("COPIES_DAYS", "two weeks"),
        ("COPIES_DAYS", "99999"),
        ("TRUSTED_PROXY", "*"),
        ("TRUSTED_PROXY", "proxy.example"),
    ],
)
def test_a_setting_that_cannot_be_meant_is_named(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str
) -> None:
    monkeypatch.setenv(name, value)
    with pytest.raises(ValueError, match=name):
        config()
