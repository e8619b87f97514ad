"""A room that is open for days: before the meeting, on its day, and after its close."""

import re

from playwright.sync_api import Page, expect

from tests.browser.conftest import DESKTOP, Application, Device, shot
from tests.browser.meeting import MORE, ahead, join, lead, write
from tests.browser.test_pages import violations

BEFORE, DURING, AFTER = "夜のバスがない", "坂が多い", "店の前に座る所がない"


def open_early(device: Device) -> tuple[Page, str]:
    """A workshop that people write in before it begins."""
    page = device("/open", DESKTOP)
    page.get_by_label("市区町村").fill("いわみざわ")
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="はじめる", exact=True)).to_be_enabled()
    page.get_by_text(MORE).click()
    page.get_by_text("会の前から書いてもらう").click()
    page.get_by_role("button", name="はじめる", exact=True).click()
    page.wait_for_url(re.compile("/console"))
    code = re.search(r"workshop=(\w{6})", page.url)
    assert code
    return page, code[1]


def drawer(console: Page) -> None:
    console.get_by_role("button", name="会の前・会のあと").click()


def test_before_on_the_day_and_after(device: Device, application: Application) -> None:
    console, code = open_early(device)
    expect(console.locator(".onward .primary")).to_have_text("「はじめに」を始める")
    phone, other = join(device, code, "ゆか"), join(device, code, "もり", "学校・研究")
    expect(phone.locator(".bar .stage")).to_have_text("会の前")
    expect(phone.locator(".clock")).to_have_text("")
    phone.get_by_role("button", name="数字を見る").click()
    expect(phone.get_by_text("ほかの数字")).to_be_visible()
    phone.get_by_role("button", name="いまの画面にもどる").click()
    shot(phone, "days-before-360")
    assert violations(phone) == []
    write(phone, BEFORE)
    expect(phone.locator(".card.insight .chips")).to_contain_text("会の前")
    expect(other.locator(".waiting")).to_contain_text("1枚")
    drawer(console)
    expect(console.locator("[data-testid=stPopoverBody] code")).to_contain_text(f"/j/{code}")
    shot(console, "days-before-1280")
    assert violations(console) == []
    console.keyboard.press("Escape")
    lead(console, "「はじめに」を始める")
    expect(phone.locator(".bar .stage")).to_have_text("はじめに")
    ahead(console, "insights")
    write(other, DURING)
    lead(console, "2枚をいっしょにひらく")
    opened = other.locator(".card.insight")
    expect(opened.filter(has_text=BEFORE)).to_contain_text("会の前")
    expect(opened.filter(has_text=DURING)).not_to_contain_text("会の前")
    after(console, phone, other, application, code)


def after(console: Page, phone: Page, other: Page, application: Application, code: str) -> None:
    console.get_by_role("button", name="ほか", exact=True).click()
    console.get_by_role("button", name="会をおわる").click()
    expect(phone.get_by_text("この会は終わりました").first).to_be_visible()
    drawer(console)
    console.get_by_role("button", name="書きたしてもらう").click()
    expect(phone.locator(".bar .stage")).to_have_text("会のあと")
    expect(phone.locator(".days").get_by_role("link", name="記録を見る")).to_be_visible()
    write(phone, AFTER)
    expect(other.locator(".card.insight").filter(has_text=AFTER)).to_contain_text("会のあと")
    expect(other.locator(".card.insight").first.get_by_role("button")).to_have_count(0)
    shot(phone, "days-after-360")
    assert violations(phone) == []
    phone.goto(f"{application.address}/w/{code}/record")
    for words, when in ((BEFORE, "会の前"), (AFTER, "会のあと")):
        expect(phone.locator("li, article, tr").filter(has_text=words).last).to_contain_text(when)
    console.reload()
    drawer(console)
    console.get_by_role("button", name="書きたしを終える").click()
    expect(other.get_by_text("この会は終わりました").first).to_be_visible()
    expect(other.locator(".composer textarea")).to_have_count(0)
