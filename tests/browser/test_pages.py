"""Every page opens on a phone and a desktop, says what it is in its reader's language only, is
accessible, and breaks no rule of its own policy."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.browser.conftest import DESKTOP, PHONE, Device, settled, shot
from tests.browser.english import english

PAGES = {
    "home": ("/", "まちの数字から、いっしょに次の一手を決める"),
    "explore": ("/explore?area=01210", "岩見沢市"),
    "compare": ("/compare?area=01210", "分野のかたち"),
    "ages": ("/ages?area=01210", "出生率のなかみ"),
    "map": ("/map?area=01210", "出生率"),
    "sources": ("/sources?indicator=birth_rate", "出典と定義"),
    "cases": ("/cases", "事例集"),
    "own-data": ("/own-data?area=01210", "ひな型をもらう"),
    "open": ("/open", "会をはじめる"),
    "mine": ("/mine", "これまでの会"),
    "take-over": ("/take-over", "ファイルから引きつぐ"),
    "accounts": ("/accounts", "利用者"),
    "venue": ("/venue", "会場"),
    "maintenance": ("/maintenance", "だれが何をしたか"),
    "join": ("/j", "つどい"),
    "record": ("/w/DEMO/record", "どうつながったか"),
}
TITLES: dict[str, str] = {}
"""Of the pages seen so far, and whose they are."""
STREAMLITS_OWN = {"region", "landmark-one-main", "page-has-heading-one", "heading-order"}
"""Rules about the frame around our pages, which Streamlit draws."""
ITS_LIST = {"exclude": [["[data-testid=stSidebarNavItems]"]]}
"""Streamlit's list of pages on a phone, whose groups stand among its items."""


def violations(page: Page) -> list[str]:
    """Serious and critical findings of axe-core, as one line each; of the page when it is whole."""
    settled(page)
    found = Axe().run(page, ITS_LIST).response["violations"]
    return [
        f"{one['id']}: {one['nodes'][0]['html'][:120]}"
        for one in found
        if one["impact"] in ("serious", "critical") and one["id"] not in STREAMLITS_OWN
    ]


def streamlits(page: Page) -> None:
    """What its pages have: a language, a title that no other has, no English of its own."""
    assert english(page) == set()
    assert page.evaluate("document.documentElement.lang") == "ja"
    place = page.url.rsplit("/", 1)[1].partition("?")[0]
    assert "つどい" in page.title() and TITLES.setdefault(page.title(), place) == place


@pytest.mark.parametrize("size", [PHONE, DESKTOP], ids=["phone", "desktop"])
@pytest.mark.parametrize("name", PAGES)
def test_a_page_opens_and_is_accessible(
    device: Device, blocked: list[str], name: str, size: tuple[int, int]
) -> None:
    path, words = PAGES[name]
    page = device(path, size)
    expect(page.get_by_text(words).first).to_be_visible()
    settled(page)
    shot(page, f"{name}-{size[0]}")
    wide = page.evaluate("document.documentElement.scrollWidth - innerWidth")
    assert wide <= 0, "the page scrolls sideways"
    assert violations(page) == []
    if page.locator("[data-testid=stApp]").count():
        streamlits(page)
    assert blocked == []


def test_the_start_page_speaks_english_when_asked(device: Device) -> None:
    page = device("/?language=en")
    expect(page.get_by_role("heading", name="From your town's figures")).to_be_visible()


@pytest.mark.parametrize(
    "typed", ["いわみざわ", "イワミザワ", "岩見沢", "iwamizawa", "01210", "012106", "０１２１０"]
)
def test_a_town_is_found_however_it_is_typed(device: Device, typed: str) -> None:
    page = device("/explore")
    page.get_by_label("市区町村をさがす").fill(typed)
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="岩見沢市")).to_be_visible()


def test_an_unknown_town_keeps_what_was_typed(device: Device) -> None:
    page = device("/explore")
    box = page.get_by_label("市区町村をさがす")
    box.fill("ありえない町")
    box.press("Enter")
    expect(page.get_by_text("「ありえない町」に当たる市区町村がありません")).to_be_visible()
    expect(box).to_have_value("ありえない町")


@pytest.mark.parametrize(
    ("link", "name"),
    [("PowerPoint", "pptx"), ("Excel", "xlsx"), ("PDF（A4）", "pdf")],
)
def test_the_record_is_taken_along_with_one_click(device: Device, link: str, name: str) -> None:
    page = device("/w/DEMO/record", DESKTOP)
    page.get_by_text("書き出す").click()
    with page.expect_download() as waited:
        page.get_by_role("link", name=link, exact=True).click()
    assert waited.value.suggested_filename.startswith("岩見沢市_記録_")
    assert waited.value.suggested_filename.endswith(f".{name}")
    assert waited.value.path().stat().st_size > 10_000
