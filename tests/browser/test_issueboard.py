"""Hypotheses in a real browser: why on the phone, the answer on the large screen, seen by both."""

from playwright.sync_api import expect

from tests.browser.conftest import PHONE, Application, Device, choose, settled, shot
from tests.browser.meeting import advance, join, lead, write, writing
from tests.browser.test_pages import violations

ISSUE, WHY = "近くにたよれる人がいない", "祖父母が遠くに住む家がふえたから"
WHOM, FOUND = "子育てひろばに来た親12人", "9人が、急な迎えをたのめる人がいないと答えた"


def test_a_hypothesis_from_why_to_the_answer(device: Device, application: Application) -> None:
    console, code = writing(device)
    phone = join(device, code, "ゆか")
    lead(console, "かくさずに書いてもらう")
    advance(console, "課題にまとめる")
    write(phone, ISSUE)
    card = phone.locator("li.card.issue", has_text=ISSUE)
    card.locator("details.fields > summary").click()
    card.locator(".field[data-name=why] button").click()
    card.locator(".field[data-name=why] textarea").fill(WHY)
    card.get_by_role("button", name="保存").click()
    expect(card.locator(".facts")).to_contain_text(WHY)
    work = console.context.new_page()
    work.goto(f"{application.address}/work?workshop={code}&show=issues")
    expect(work.locator(".states .open")).to_contain_text(WHY)
    settled(work)
    choose(work, "どの課題", ISSUE)
    settled(work)
    work.locator(".st-key-check-verdict label", has_text="ちがった").click()
    settled(work)
    work.locator(".st-key-check-whom input").fill(WHOM)
    work.locator(".st-key-check-found textarea").fill(FOUND)
    work.locator(".st-key-check button", has_text="残す").click()
    expect(work.locator(".st-key-check")).to_contain_text("残しました。")
    expect(work.locator(".states .fails li")).to_contain_text(FOUND)
    settled(work)
    shot(work, "issues-1280")
    assert violations(work) == []
    expect(card.locator(".chips")).to_contain_text("ちがった")
    expect(card.locator(".facts")).to_contain_text(f"{WHOM}：{FOUND}")
    shot(phone, "issues-seat-360")
    assert violations(phone) == []
    work.set_viewport_size({"width": PHONE[0], "height": PHONE[1]})
    settled(work)
    shot(work, "issues-360")
    assert work.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
    assert violations(work) == []
    phone.goto(f"{application.address}/w/{code}/record")
    expect(phone.locator(".story")).to_contain_text(FOUND)
    assert violations(phone) == []
