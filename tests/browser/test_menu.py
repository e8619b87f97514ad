"""The menu above a meeting's pages stays in the meeting, and so do Back, a reload, a new tab."""

import re

from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import Device, settled
from tests.browser.meeting import open_workshop


def menu(page: Page, name: str) -> Locator:
    """The site's menu, or in a room the links of the meeting."""
    away = page.locator("[data-testid=stTopNav], .st-key-room-links")
    return away.get_by_role("link", name=name, exact=True)


def inside(page: Page, path: str, code: str) -> None:
    """The page of this path shows its meeting, and the address says which."""
    expect(page).to_have_url(re.compile(rf"/{path}\?(.*&)?workshop={code}"))
    board = page.locator(".bar .stage") if path == "console" else page.locator(".section").first
    expect(board).to_be_visible()
    expect(page.get_by_text("そのコードは見つかりません")).to_have_count(0)
    for name in ("司会の画面", "作業台"):
        expect(menu(page, name)).to_be_visible()
    settled(page)


def test_the_menu_stays_in_the_meeting_both_ways(device: Device) -> None:
    page, code = open_workshop(device)
    inside(page, "console", code)
    menu(page, "作業台").click()
    inside(page, "work", code)
    menu(page, "司会の画面").click()
    inside(page, "console", code)
    page.go_back()
    inside(page, "work", code)
    page.go_back()
    inside(page, "console", code)
    page.go_forward()
    inside(page, "work", code)
    page.reload()
    inside(page, "work", code)
    menu(page, "司会の画面").click()
    inside(page, "console", code)
    with page.context.expect_page() as opened:
        menu(page, "作業台").click(button="middle")
    inside(opened.value, "work", code)


def test_a_look_at_the_figures_leads_back_into_the_meeting(device: Device) -> None:
    page, code = open_workshop(device)
    menu(page, "つどい").click()
    expect(page.get_by_role("heading", name="まちの数字から")).to_be_visible()
    menu(page, "作業台").click()
    inside(page, "work", code)


def test_the_language_goes_along(device: Device) -> None:
    page, code = open_workshop(device)
    page.goto(f"{page.url.partition('?')[0]}?workshop={code}&language=en")
    menu(page, "Workbench").click()
    expect(page).to_have_url(re.compile(rf"/work\?workshop={code}&language=en$"))
    expect(menu(page, "Workbench")).to_be_visible()
