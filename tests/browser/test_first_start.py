"""A first start: README is followed, then only what terminal and pages say, to a meeting led."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.conftest import Application, Device


@pytest.fixture
def fresh(tmp_path: Path) -> Iterator[Application]:
    started = Application(tmp_path)
    started.start()
    yield started
    started.kill()


def test_the_address_of_the_terminal_leads_and_the_plain_one_says_how(
    fresh: Application, browser: Browser
) -> None:
    page = browser.new_context(locale="ja-JP").new_page()
    page.goto(fresh.address + "/open")
    expect(page.get_by_text("司会をするには、つどいを動かした端末の画面に出ている")).to_be_visible()
    said = fresh.log.read_text(encoding="utf-8")
    key = re.search(r"http://127\.0\.0\.1:\d+/start/\S+", said)
    assert key is not None
    page.goto(key[0])
    expect(page).to_have_url(re.compile(re.escape(fresh.address) + "/?$"))
    page.goto(fresh.address + "/open")
    expect(page.get_by_label("6けたの番号")).to_have_count(0)
    expect(page.get_by_role("heading", level=1)).to_be_visible()


def test_six_digits_lead_too(fresh: Application, browser: Browser) -> None:
    page = browser.new_context(locale="ja-JP").new_page()
    page.goto(fresh.address + "/open")
    digits = page.get_by_label("6けたの番号")
    digits.fill("12345")
    page.get_by_role("button", name="司会をする").click()
    expect(page.get_by_text("番号がちがうか、もう使われました。")).to_be_visible()
    said = fresh.log.read_text(encoding="utf-8")
    wide = re.findall(r"([０-９](?: [０-９]){5})", said)
    digits.fill(wide[-1])
    page.get_by_role("button", name="司会をする").click()
    expect(digits).to_have_count(0)


def test_without_leading_figures_and_the_sample_are_open(device: Device) -> None:
    page = device("/w/DEMO/record", leading=False)
    expect(page.get_by_role("heading").first).to_be_visible()
    page = device("/explore?area=29362", leading=False)
    expect(page.get_by_role("heading", name="三宅町")).to_be_visible()
