"""What somebody types on a page of the facilitator's survives reload, Back and another page."""

import re
import secrets
from datetime import timedelta

import pytest
from playwright.sync_api import Locator, Page, expect

from core.clock import today
from tests.browser.conftest import DESKTOP, PHONE, Application, Device, choose, settled, shot
from tests.browser.meeting import MORE, advance, open_workshop, writing
from tests.browser.test_pages import violations

PAPER = "バスの本数が減って通院しにくい"
KEPT = "書きかけ（この端末に残っています）"


def lines(page: Page) -> Locator:
    return page.get_by_label("紙に書いてあること（1行に1つ、200字まで）")


@pytest.fixture
def console(device: Device) -> tuple[Page, str]:
    """A console in the stage of 気づき, with the form for paper open."""
    page, code = writing(device)
    page.get_by_role("button", name="紙・代理").click()
    return page, code


def again(page: Page) -> None:
    """Load the page anew and open the form."""
    page.reload()
    page.get_by_role("button", name="紙・代理").click()


def test_paper_notes_survive_reload_another_page_and_are_gone_once_sent(
    console: tuple[Page, str],
) -> None:
    page, _ = console
    expect(page.get_by_text(KEPT)).to_have_count(0)
    choose(page, "どの立場の人か", "学（学校・大学）")
    lines(page).fill(PAPER)
    page.keyboard.press("Tab")
    settled(page)  # what was chosen is kept once the page has run; letters are at once
    expect(page.get_by_text(KEPT)).to_be_visible()
    shot(page, "draft-1280")
    again(page)
    expect(lines(page)).to_have_value(PAPER)
    settled(page)
    expect(page.get_by_role("combobox", name="どの立場の人か")).to_have_value("学（学校・大学）")
    page.get_by_role("link", name="作業台", exact=True).click()
    page.wait_for_url(re.compile("/work"))
    page.go_back()
    page.get_by_role("button", name="紙・代理").click()
    expect(lines(page)).to_have_value(PAPER)
    page.get_by_role("button", name="代わりに出す").click()
    expect(page.get_by_text("1件を出しました。")).to_be_visible()
    expect(lines(page)).to_have_value("")
    expect(page.get_by_text(KEPT)).to_have_count(0)
    again(page)
    settled(page)
    expect(lines(page)).to_have_value("")


def test_letters_survive_a_reload_without_leaving_the_field(console: tuple[Page, str]) -> None:
    page, _ = console
    lines(page).press_sequentially(PAPER)
    again(page)
    expect(lines(page)).to_have_value(PAPER)


def test_letters_typed_while_a_draft_comes_back_are_not_lost(console: tuple[Page, str]) -> None:
    page, _ = console
    lines(page).fill(PAPER)
    page.keyboard.press("Tab")
    expect(page.get_by_text(KEPT)).to_be_visible()
    page.context.route("**/*", lambda route: route.continue_())
    cdp = page.context.new_cdp_session(page)
    cdp.send("Network.enable")
    slow = {"offline": False, "latency": 300, "downloadThroughput": -1, "uploadThroughput": -1}
    cdp.send("Network.emulateNetworkConditions", slow)
    again(page)
    lines(page).press_sequentially("孫の迎え", delay=60)
    typed = lines(page).input_value()
    assert "孫の迎え" in typed
    page.keyboard.press("Tab")
    settled(page)
    expect(lines(page)).to_have_value(typed)
    again(page)
    expect(lines(page)).to_have_value(typed)


def test_a_restart_of_the_server_takes_nothing(
    console: tuple[Page, str], application: Application
) -> None:
    page, _ = console
    lines(page).fill(PAPER)
    page.keyboard.press("Tab")
    settled(page)
    expect(page.get_by_text(KEPT)).to_be_visible()
    application.kill()
    application.start()
    expect(page.locator(".board .stage")).to_have_text("気づきを書く")
    expect(lines(page)).to_have_value(PAPER)
    again(page)
    expect(lines(page)).to_have_value(PAPER)


def test_another_workshop_has_its_own_draft(console: tuple[Page, str], device: Device) -> None:
    page, code = console
    lines(page).fill(PAPER)
    page.keyboard.press("Tab")
    expect(page.get_by_text(KEPT)).to_be_visible()
    other, second = open_workshop(device, "二つめ")
    cookies = [one for one in other.context.cookies() if second in str(one.get("name"))]
    page.context.add_cookies(cookies)  # type: ignore[arg-type]
    page.goto(page.url.replace(code, second))
    advance(page, "数字を見る")
    advance(page, "気づきを書く")
    page.get_by_role("button", name="紙・代理").click()
    settled(page)
    expect(lines(page)).to_have_value("")
    page.goto(page.url.replace(second, code))
    page.get_by_role("button", name="紙・代理").click()
    expect(lines(page)).to_have_value(PAPER)


def test_a_device_that_keeps_nothing_still_has_its_forms(device: Device) -> None:
    page, _ = writing(device)
    page.add_init_script("Storage.prototype.setItem = () => { throw new Error('full') }")
    again(page)
    lines(page).fill(PAPER)
    page.keyboard.press("Tab")
    settled(page)
    expect(page.get_by_text(KEPT)).to_have_count(0)
    page.get_by_role("button", name="代わりに出す").click()
    expect(page.get_by_text("1件を出しました。")).to_be_visible()


def later(days: int) -> str:
    return (today() + timedelta(days=days)).isoformat()


def act(page: Page, code: str, kind: str, **event: object) -> None:
    """An event as the seat page posts it."""
    here = page.url.split("/console")[0]
    body = {"kind": kind, "event": event, "request_id": secrets.token_hex(12)}
    where = f"{here}/w/{code}/act"
    answer = page.request.post(where, data=body, headers={"Origin": here})
    assert answer.ok, answer.text()


def test_a_half_made_review_survives_a_reload(device: Device, application: Application) -> None:
    page, code = open_workshop(device)
    advance(page, "数字を見る")
    act(page, code, "use_case_added", use_case_id="u1", title="送迎")
    act(page, code, "kpi_set", kpi_id="k1", title="送迎を使った人", use_case_id="u1", unit="人",
        target=60.0, due=later(700), owner="健康課", next_review=later(180))  # fmt: skip
    work = page.context.new_page()
    work.goto(f"{application.address}/work?workshop={code}&show=kpis")
    work.get_by_role("button", name="変える", exact=True).click()
    work.get_by_label("理由").fill("夜の申しこみが多い")
    work.get_by_label("新しい目標").fill("15")
    day = later(90)
    work.locator(".st-key-review-next_review [role=spinbutton]").first.click()
    work.keyboard.type(day.replace("-", ""))
    work.locator(".st-key-measure-back label").click()
    expect(work.locator(".st-key-measure-back input")).to_be_checked()
    settled(work)
    for _ in range(2):
        work.reload()
        expect(work.get_by_label("理由")).to_have_value("夜の申しこみが多い")
        expect(work.get_by_label("新しい目標")).to_have_value(re.compile("^15"))
        expect(work.locator(".st-key-review-next_review input")).to_have_value(day)
        expect(work.locator(".st-key-measure-back input")).to_be_checked()
        settled(work)
    work.locator(".st-key-review-submit").scroll_into_view_if_needed()
    shot(work, "draft-review-1280")
    assert violations(work) == []
    work.set_viewport_size({"width": PHONE[0], "height": PHONE[1]})
    work.locator(".st-key-review-submit").scroll_into_view_if_needed()
    shot(work, "draft-review-360")
    work.set_viewport_size({"width": DESKTOP[0], "height": DESKTOP[1]})
    work.get_by_role("button", name=re.compile("^見直しを記録する")).click()
    expect(work.get_by_text("第2版になりました")).to_be_visible()
    work.reload()
    settled(work)
    expect(work.get_by_label("理由")).to_have_count(0)


def test_what_is_written_to_open_a_workshop_survives(device: Device) -> None:
    page = device("/open", DESKTOP)
    page.get_by_label("市区町村").fill("いわみざわ")
    page.keyboard.press("Enter")
    begin = page.get_by_role("button", name="はじめる", exact=True)
    expect(begin).to_be_enabled()
    expect(begin).to_be_in_viewport()  # without a scroll
    page.get_by_label("題").fill("町の冬")
    page.keyboard.press("Tab")
    page.get_by_text(MORE).click()
    choose(page, "あなたの立場", "学校")
    settled(page)
    page.reload()
    expect(page.get_by_label("題")).to_have_value("町の冬")
    expect(page.get_by_role("button", name="はじめる", exact=True)).to_be_enabled()
    settled(page)
    page.locator("[data-testid=stTopNavLink]").first.click()
    expect(page.get_by_role("heading", name="参加する")).to_be_visible()
    page.go_back()
    expect(page.get_by_label("題")).to_have_value("町の冬")
    page.get_by_role("button", name="はじめる", exact=True).click()
    page.wait_for_url(re.compile("/console"))
    expect(page.get_by_role("heading", name="町の冬")).to_be_visible()
    page.goto(page.url.split("/console")[0] + "/open")
    settled(page)
    expect(page.get_by_label("題")).to_have_value("")
