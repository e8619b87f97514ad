"""Own data in a real browser: template, bad file, good file, answers beside counts, removal."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import DESKTOP, PHONE, Device, shot
from tests.browser.test_pages import violations

SIZES = pytest.mark.parametrize("size", [PHONE, DESKTOP], ids=["phone", "desktop"])
HEADER = "指標名,単位,地域コード,市区町村名,年,値,出典,区分,分野,回答数\n"
GOOD = (
    "合計特殊出生率（5年・ベイズ推定値）,,29362,三宅町,2022,1.28,人口動態保健所・市区町村別統計,客観,,\n"
    "待機児童数,人,29362,三宅町,2024,12,町こども課,客観,子育て支援,\n"
    "子育てしやすいと思う人の割合,％,29362,三宅町,２０２４,72.5,町民アンケート,主観,子育て支援,312\n"
    "<img src=x onerror=alert(1)>,％,29362,三宅町,2024,34,**=1+1**,主観,医療・保健,150\n"
)


def upload(page: Page, name: str, data: bytes) -> None:
    files = [{"name": name, "mimeType": "text/csv", "buffer": data}]
    page.locator("input[type=file]").set_input_files(files)  # type: ignore[arg-type]


def settled(page: Page) -> None:
    page.wait_for_load_state("networkidle")
    expect(page.locator("[data-testid=stSkeleton]")).to_have_count(0)


def fits(page: Page) -> None:
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
    assert violations(page) == []


@SIZES
def test_a_file_is_looked_over_taken_in_and_removed(device: Device, size: tuple[int, int]) -> None:
    page = device("/own-data?area=29362", size)
    expect(page.get_by_text("ひな型をもらう")).to_be_visible()
    settled(page)
    shot(page, f"own-empty-{size[0]}")
    fits(page)
    file = (HEADER + GOOD.replace("12,町", f"{size[0]},町")).encode("cp932")
    upload(page, "三宅町.csv", file)
    expect(page.get_by_text("4個の値を読みました")).to_be_visible()
    settled(page)
    page.screenshot(path=f"/tmp/own-preview-{size[0]}.png", full_page=True)
    fits(page)
    page.get_by_role("button", name="取りこむ", exact=True).click()
    expect(page.get_by_text("「三宅町.csv」を取りこみました。")).to_be_visible()
    expect(page.get_by_text("＜img src=x onerror=alert(1)＞").first).to_be_visible()
    expect(page.get_by_text("どちらとも").or_(page.locator(".vega-embed").first)).to_be_visible()
    settled(page)
    shot(page, f"own-taken-{size[0]}")
    fits(page)
    page.get_by_role("button", name="消す", exact=True).first.click()
    page.get_by_role("button", name="はい、消します").click()
    expect(page.get_by_text("消しました。")).to_be_visible()
    expect(page.get_by_text("この町のデータは、まだありません。")).to_be_visible()
