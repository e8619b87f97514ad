"""Several municipalities meet: one opens for all, figures of each are there, the record names all;
the start page leads back, and each person reads what became of their words."""

import re

from playwright.sync_api import expect

from tests.browser.conftest import DESKTOP, PHONE, Application, Device, settled, shot
from tests.browser.meeting import advance, join, lead, write
from tests.browser.test_pages import violations

BOTH = "邑南町・川本町"


def test_two_towns_meet_in_one_workshop(device: Device, application: Application) -> None:
    page = device("/open", DESKTOP)
    page.get_by_label("市区町村", exact=True).fill("邑南町")
    page.keyboard.press("Enter")
    others = page.get_by_role("combobox", name=re.compile("いっしょに会をひらく"))
    others.press_sequentially("川本町")
    page.get_by_role("option", name="島根県 川本町").click()
    page.keyboard.press("Escape")
    page.get_by_label("題").fill("山あいの暮らし")
    settled(page)
    shot(page, "several-open")
    page.get_by_role("button", name="はじめる", exact=True).click()
    page.wait_for_url(re.compile("/console"))
    expect(page.get_by_text(BOTH).first).to_be_visible()
    found = re.search(r"workshop=(\w{6})", page.url)
    assert found
    code = found[1]
    phone = join(device, code, "ゆか")
    advance(page, "数字を見る")
    finding = phone.locator(".card.finding")
    expect(finding.get_by_role("heading", name=re.compile("^邑南町 "))).to_be_visible()
    phone.get_by_role("button", name="つぎへ").click()  # their findings take turns
    expect(finding.get_by_role("heading", name=re.compile("^川本町 "))).to_be_visible()
    shot(phone, "several-findings")
    phone.get_by_role("button", name="あれ？").click()
    page.locator(".six label", has_text="川本町").first.click()
    page.get_by_role("button", name="この数字を投影する").click()
    wall = page.context.new_page()
    wall.goto(f"{application.address}/w/{code}/screen")
    expect(wall.get_by_role("heading", name=re.compile("^川本町 "))).to_be_visible()
    shot(wall, "several-wall")
    phone.get_by_role("button", name="ほかの数字").click()
    expect(phone.get_by_text(re.compile("^川本町　")).first).to_be_attached()
    expect(phone.get_by_text(re.compile("^邑南町　")).first).to_be_attached()
    shot(phone, "several-figures")
    advance(page, "気づきを書く")
    write(phone, "となりの町も同じだった")
    lead(page, "いっしょにひらく")
    figures = page.context.new_page()
    figures.goto(f"{application.address}/explore?workshop={code}&language=ja")
    expect(figures.get_by_role("link", name="川本町").first).to_be_visible()
    settled(figures)
    shot(figures, "several-explore")
    phone.goto(f"{application.address}/w/{code}/mine")
    expect(phone.get_by_role("heading", name="あなたの気づきのゆくえ")).to_be_visible()
    expect(phone.get_by_text("まとまりに入らず、記録にのこっています").first).to_be_visible()
    assert phone.evaluate("document.documentElement.scrollWidth") <= PHONE[0]
    shot(phone, "several-mine")
    phone.goto(f"{application.address}/w/{code}/record")
    expect(phone.get_by_text(BOTH).first).to_be_visible()

    figures.goto(application.address)
    expect(figures.get_by_text("いま ひらいています")).to_be_visible()
    settled(figures)
    shot(figures, "start-running")
    assert violations(figures) == []
    figures.get_by_role("button", name="司会の画面へもどる").click()
    figures.wait_for_url(re.compile(f"/console.*{code}"))
