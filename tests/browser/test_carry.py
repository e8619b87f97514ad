"""The successor opens the follow-up of a meeting: what was decided is there, under its history."""

import re

from playwright.sync_api import Page, expect

from tests.browser.conftest import PHONE, Application, Device, settled, shot, unfold
from tests.browser.meeting import ahead, join, lead, room, take_case
from tests.browser.test_pages import violations
from tests.browser.test_year_later import TITLE, measure, set_kpi

__all__ = ["room"]


def test_a_follow_up_starts_from_what_was_decided(
    device: Device, room: tuple[Page, Page, str], application: Application
) -> None:
    console, phone, code = room
    lead(console, "かくさずに書いてもらう")
    work = console.context.new_page()
    work.goto(f"{application.address}/work?workshop={code}&show=use_cases")
    take_case(work)
    ahead(console, "kpis")
    set_kpi(phone, TITLE, -10)
    expect(phone.locator(".card.kpi")).to_contain_text(TITLE)
    lead(console, "会をおわる")
    lead(console, "おわる")
    work.goto(f"{application.address}/work?workshop={code}&show=kpis")
    measure(work, "35", "受付票")

    console.bring_to_front()
    settled(console)
    console.locator(f".st-key-after-{code} button").click()
    console.wait_for_url(re.compile(f"/open.*after={code}"))
    expect(console.get_by_label("題")).to_have_value("子育ての「困った」（つづき）")
    expect(console.get_by_role("checkbox", name=TITLE)).to_be_checked()
    expect(console.get_by_text(re.compile("引きつぐもの：.*取組.1・KPI.1"))).to_be_visible()
    settled(console)
    assert violations(console) == []
    shot(console, "carry-open")
    console.get_by_role("button", name="つづきの会をはじめる").click()
    console.wait_for_url(re.compile("/console"))
    found = re.search(r"workshop=(\w{6})", console.url)
    assert found and found[1] != code

    after = join(device, found[1], "けん")
    expect(after.locator(".card.kpi")).to_contain_text(TITLE)
    expect(after.locator(".card.kpi")).to_contain_text(re.compile("年.+日の会から"))
    after.goto(f"{application.address}/w/{found[1]}/record")
    came = after.locator("details", has=after.get_by_role("heading", name="前の会から"))
    unfold(after)
    expect(came).to_contain_text(re.compile("引きついだもの：.*KPI.1"))
    whence = "「子育ての『困った』」（岩見沢市）のつづきです"
    expect(after.locator(".told")).to_contain_text(whence)
    expect(after.locator(".trace")).to_contain_text(TITLE)
    after.locator(".trace").get_by_text(TITLE).first.click()
    expect(after.locator(".card:target")).to_contain_text("受付票")
    assert after.evaluate("document.documentElement.scrollWidth") <= PHONE[0]
    assert violations(after) == []
    shot(after, "carry-record")
