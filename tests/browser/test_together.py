"""Running the meeting together: who leads with whom, on several devices."""

import re

from playwright.sync_api import Page, expect

from tests.browser.conftest import Application, Device, choose, shot
from tests.browser.meeting import advance, join, lead, open_workshop
from tests.browser.test_pages import violations


def ask(console: Page, name: str) -> None:
    """Make the person whose seat says `name` a co-facilitator."""
    console.get_by_role("button", name="人と司会").click()
    console.wait_for_timeout(1500)  # opening it reads anew who is there
    choose(console, "だれを", name)
    console.get_by_role("button", name="共同司会をたのむ").click()
    expect(console.get_by_text("さんが共同司会になりました")).to_be_visible()


def test_a_phone_made_cofacilitator_advances_the_stage(
    device: Device, application: Application
) -> None:
    console, code = open_workshop(device)
    phone, other = join(device, code, "ゆか"), join(device, code, "もり", "学校・研究")
    advance(console, "数字を見る")
    phone.get_by_text("ほかの数字").click()
    expect(phone.get_by_label("数字をさがす")).to_be_visible()
    ask(console, "ゆか（住民）")
    expect(phone.locator(".status")).to_have_text("あなたも司会になりました。")  # without reload
    console.get_by_role(
        "button", name="もとの席にもどす"
    ).focus()  # a drawer that is left is no stop
    shot(console, "team-1280")
    assert violations(console) == []
    phone.get_by_role("button", name="見つけた数字へ").click()
    shot(phone, "team-360")
    assert violations(phone) == []
    expect(other.get_by_role("link", name="司会の画面へ")).to_be_hidden()
    phone.get_by_role("link", name="司会の画面へ").click()
    phone.wait_for_url(re.compile("/console"))
    lead(phone, "「気づきを書く」を始める")
    for page in (console, other):
        expect(page.locator(".bar .stage")).to_have_text("気づきを書く")
    phone.get_by_role("button", name="人と司会").click()
    expect(phone.get_by_text("共同司会を決めるのは、司会の人です。")).to_be_visible()
    expect(phone.get_by_role("button", name="共同司会をたのむ")).to_have_count(0)
    shot(phone, "team-console-360")
    console.get_by_role("button", name="もとの席にもどす").click()
    expect(phone.get_by_text("この画面は司会の人のものです。")).to_be_visible()
    phone.goto(f"{application.address}/w/{code}")
    expect(phone.locator(".composer textarea")).to_be_visible()
    expect(phone.get_by_role("link", name="司会の画面へ")).to_be_hidden()
