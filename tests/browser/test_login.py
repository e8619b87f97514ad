"""Logging in, once there is an account; and what others may not."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from core.accounts import COOKIE, Accounts
from tests.browser.conftest import Application
from tests.serving import Serving

NAME, PASSWORD = "sato", "correct-horse-battery"


@pytest.fixture(scope="module")
def guarded(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Application]:
    """A server with one account."""
    folder = tmp_path_factory.mktemp("guarded")
    Accounts(folder).create(NAME, "佐藤", PASSWORD)
    running = Application(folder)
    running.start()
    yield running
    running.kill()


@pytest.fixture
def page(browser: Browser, guarded: Application) -> Iterator[Page]:
    context = browser.new_context(locale="ja-JP")
    context.set_default_timeout(60000)
    page = context.new_page()
    page.goto(f"{guarded.address}/open")
    yield page
    context.close()


def log_in(page: Page, password: str) -> None:
    page.get_by_label("利用者名").fill(NAME)
    page.get_by_label("合いことば").fill(password)
    page.get_by_role("button", name="ログイン").click()


def test_a_wrong_password_is_told_and_opens_nothing(page: Page) -> None:
    log_in(page, "wrong-horse")
    expect(page.get_by_text("利用者名か合いことばがちがいます")).to_be_visible()
    expect(page.get_by_label("市区町村")).to_have_count(0)


def test_a_login_is_kept_where_scripts_cannot_read_it(page: Page) -> None:
    log_in(page, PASSWORD)
    expect(page.get_by_label("市区町村")).to_be_visible()
    cookie = next(c for c in page.context.cookies() if c["name"] == COOKIE)
    assert cookie["httpOnly"] and cookie["sameSite"] == "Lax"
    assert COOKIE not in page.evaluate("document.cookie")
    page.get_by_role("button", name="ログアウト").click()
    page.wait_for_url(f"{page.url.partition('/open')[0]}/")
    page.goto(page.url + "open")
    expect(page.get_by_label("利用者名")).to_be_visible()


def test_others_cannot_reach_a_server_without_an_account(tmp_path: Path) -> None:
    environment = {"LIVE_PATH": str(tmp_path / "w.duckdb"), "PATH": "/usr/bin:/bin"}
    log = tmp_path / "log"
    assert Serving(environment, log, "--server.address=0.0.0.0").wait() != 0
    assert "make account" in log.read_text(encoding="utf-8")
