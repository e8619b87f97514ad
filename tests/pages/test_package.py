"""An administrator replaces the statistics in the browser, and goes back."""

from pathlib import Path

import pytest

from core.config import config
from core.keeping.audit import audit
from core.process import _package, rooms
from core.text import Text
from data import candidate, update
from tests.data.test_update import base, later, packaged
from tests.pages.conftest import Browser
from tests.pages.test_roles import opened, told

__all__ = ["base", "later", "packaged"]
SAY = Text("ja")


@pytest.fixture
def installed(packaged: Path, later: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """The version of an installation of this test's own, beside which a later one lies."""
    monkeypatch.setenv("STATS_PATH", str(packaged))
    for kept in (config, rooms, _package):
        kept.cache_clear()
    version = str(candidate.read(later)["package"]["version"].iloc[0])
    folder = packaged.parent / update.UPDATES
    folder.mkdir()
    (folder / f"{version}.duckdb").write_bytes(later.read_bytes())
    return version


def test_a_version_is_compared_installed_at_once_and_taken_back(
    browser: Browser, installed: str, packaged: Path
) -> None:
    """The report stands before the button; pages have the new package without a restart."""
    before = rooms().package.version
    app = opened("admin/maintenance.py", browser)
    assert before in told(app) and not [b for b in app.button if b.key == "data-install"]
    for now, then in ((installed, before), (before, installed)):
        (kept,) = (box for box in app.selectbox if str(box.key).startswith("data-kept"))
        (accept,) = (box for box in app.checkbox if str(box.key).startswith("data-accept"))
        kept.select_index(0)
        app = accept.check().run(timeout=120)
        (compare,) = (b for b in app.button if b.label == SAY("data.compare"))
        app = compare.click().run(timeout=120)
        assert rooms().package.version == then
        assert "変わる値" in told(app) and "合わないものは0件" in told(app)
        (install,) = (b for b in app.button if b.key == "data-install")
        app = install.click().run(timeout=120)
        assert rooms().package.version == now and SAY("data.installed", version=now) in told(app)
        assert str(candidate.read(packaged)["package"]["version"].iloc[0]) == now
    assert {path.stem for path in (packaged.parent / "updates").glob("*.duckdb")} == {
        before, installed,
    }  # fmt: skip
    assert [line.act for line in audit().lines()][:2] == ["updated", "updated"]


def test_why_a_version_is_refused_is_said_and_there_is_no_button(
    browser: Browser, installed: str
) -> None:
    app = opened("admin/maintenance.py", browser)
    (kept,) = (box for box in app.selectbox if str(box.key).startswith("data-kept"))
    folder = Path(config().stats_path).parent / update.UPDATES
    (folder / f"{installed}.duckdb").write_bytes(b"broken")
    app = kept.select_index(0).run(timeout=120)
    (compare,) = (b for b in app.button if b.label == SAY("data.compare"))
    app = compare.click().run(timeout=120)
    assert SAY("data.refused") in told(app)
    assert not [b for b in app.button if b.key == "data-install"]
