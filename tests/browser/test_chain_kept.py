"""What a chain survives: power cuts, lost devices, second taps, another device; and its ways in."""

import re

from playwright.sync_api import Page, expect

from tests.browser.conftest import (
    DESKTOP,
    PHONE,
    Application,
    Device,
    choose,
    menu,
    shot,
)
from tests.browser.meeting import (
    advance,
    ahead,
    join,
    lead,
    open_composer,
    open_workshop,
    send,
    write,
    writing,
)
from tests.browser.meeting import room as room
from tests.browser.test_chain import BIRTHS
from tests.browser.test_pages import violations


def test_after_a_power_cut_everybody_goes_on(
    device: Device, room: tuple[Page, Page, str], application: Application
) -> None:
    console, phone, code = room
    write(phone, "電気が消える前のことば")
    application.kill()
    expect(phone.locator(".banner")).to_contain_text("電波が切れています")
    application.start()
    expect(phone.locator(".banner")).to_be_hidden(timeout=30000)
    write(phone, "電気が消えた後のことば")
    console.goto(f"{application.address}/console?workshop={code}")
    lead(console, "2枚をいっしょにひらく")
    expect(phone.locator(".card.insight")).to_have_count(2)


def test_a_shared_link_reads_and_is_cut(device: Device, room: tuple[Page, Page, str]) -> None:
    console, _, _ = room
    console.get_by_role("button", name="リンク", exact=True).click()
    console.get_by_label("だれに送るか").fill("連携先")
    console.get_by_role("button", name="リンクを作る", exact=True).click()
    made = console.get_by_test_id("stCode").filter(has_text="/r/").inner_text().strip()
    path = "/r/" + made.partition("/r/")[2]
    partner = device(path, PHONE)
    expect(partner.get_by_role("heading", name="どうつながったか")).to_be_visible()
    changed = path[:-1] + ("A" if path[-1] != "A" else "B")
    expect(device(changed, PHONE).get_by_text("この記録は開けません")).to_be_visible()
    console.get_by_role("button", name="とりけす").click()
    expect(console.get_by_text("とりけし済み")).to_be_visible()
    partner.reload()
    expect(partner.get_by_text("この記録は開けません")).to_be_visible()


def test_practice_alone_has_people_who_write(device: Device) -> None:
    page = device("/open?practice=1", DESKTOP)
    page.get_by_label("市区町村").fill("三宅町")
    page.keyboard.press("Enter")
    page.get_by_role("button", name="はじめる", exact=True).click()
    page.wait_for_url(re.compile("/console"))
    expect(page.locator(".room")).to_contain_text("13")
    advance(page, "数字を見る")
    advance(page, "気づきを書く")
    expect(page.locator(".onward .lead")).to_contain_text(
        re.compile(r"[1-9]\d*枚をいっしょにひらく")
    )


def test_twenty_tabs_on_one_computer_stay_live(
    room: tuple[Page, Page, str], application: Application
) -> None:
    console, phone, code = room
    lead(console, "かくさずに書いてもらう")
    tabs = [console.context.new_page() for _ in range(20)]
    for tab in tabs:
        tab.goto(f"{application.address}/w/{code}")
    write(phone, "どの画面にも")
    for tab in tabs:
        expect(tab.locator(".card.insight")).to_contain_text("どの画面にも")


def test_who_lost_the_device_leads_again(
    device: Device, room: tuple[Page, Page, str], application: Application
) -> None:
    _, phone, code = room
    write(phone, "続きから")
    other = device("/mine", DESKTOP)
    row = other.locator("[data-testid=stVerticalBlock]").filter(has_text="子育ての「困った」")
    row.get_by_role("button", name="この端末で司会をする").first.click()
    other.wait_for_url(re.compile("/console"))
    expect(other.locator(".onward .lead")).to_be_visible()
    assert code in other.url or "workshop=" in other.url


def test_a_second_tap_does_not_start_the_stage_after(device: Device) -> None:
    console, _ = open_workshop(device)
    box = console.locator(".lead .primary").bounding_box()
    assert box
    console.mouse.dblclick(box["x"] + 40, box["y"] + 15)
    expect(console.locator(".bar .stage")).to_have_text("数字を見る")
    advance(console, "気づきを書く")  # and the button works again
    expect(console.locator(".lead .primary")).to_have_text("＋2分")


def test_phones_follow_who_leads_and_keep_what_is_typed(
    room: tuple[Page, Page, str], application: Application
) -> None:
    console, phone, _ = room
    phone.locator(".composer textarea").fill("とちゅうの文")
    ahead(console, "figures")
    phone.get_by_text("ほかの数字").click()
    expect(phone.get_by_label("数字をさがす")).to_be_visible()
    phone.locator(".others summary").filter(has_text=BIRTHS).first.click()
    expect(phone.get_by_role("button", name="あれ？")).to_be_visible()
    ahead(console, "insights")
    expect(phone.locator(".composer textarea")).to_have_value("とちゅうの文")
    expect(phone.locator(".composer textarea")).to_be_visible()
    menu(phone, "数字をさがす")
    expect(phone.get_by_role("button", name="これで気づきを書く")).to_have_count(1)


def test_the_owner_comes_back_to_an_ended_workshop_on_another_device(
    device: Device, room: tuple[Page, Page, str]
) -> None:
    console, phone, code = room
    ahead(console, "kpis")
    lead(console, "会をおわる")
    lead(console, "おわる")
    expect(phone.locator(".banner")).to_contain_text("この会は終わりました")
    expect(phone.locator(".clock")).to_be_empty()
    other = device(f"/work?workshop={code}&show=kpis", DESKTOP)
    other.get_by_role("button", name="この端末で司会をする").click()
    expect(other.get_by_role("heading", name="子育ての「困った」")).to_be_visible()
    assert f"workshop={code}" in other.url and "show=kpis" in other.url


def test_of_towns_with_one_name_none_is_taken_for_granted(device: Device) -> None:
    page = device("/open", DESKTOP)
    page.get_by_label("市区町村").fill("府中")
    page.keyboard.press("Enter")
    expect(page.get_by_text("当てはまる町が3あります")).to_be_visible()
    expect(page.get_by_role("button", name="はじめる", exact=True)).to_be_disabled()
    page.get_by_label("市区町村").fill("いわみざわ")
    page.keyboard.press("Enter")
    expect(page.get_by_text("✓ 北海道 岩見沢市")).to_be_visible()
    expect(page.get_by_role("button", name="はじめる", exact=True)).to_be_enabled()


def test_what_was_done_is_taken_back_by_who_leads(
    room: tuple[Page, Page, str], application: Application
) -> None:
    console, phone, _ = room
    lead(console, "かくさずに書いてもらう")
    write(phone, "ここに書くつもりではなかった")
    expect(phone.locator(".card.insight")).to_have_count(1)
    console.reload()
    console.get_by_role("button", name="ほか", exact=True).click()
    console.get_by_role("button", name="とりけす").first.click()
    expect(phone.locator(".card.insight")).to_have_count(0)


def test_the_console_and_the_board_are_accessible(
    room: tuple[Page, Page, str], application: Application
) -> None:
    console, phone, code = room
    lead(console, "かくさずに書いてもらう")
    write(phone, "見やすいか")
    assert violations(phone) == []
    for path in (f"/console?workshop={code}", f"/work?workshop={code}"):
        console.goto(application.address + path)
        expect(console.get_by_role("heading", name="子育ての「困った」")).to_be_visible()
        console.wait_for_load_state("networkidle")
        console.wait_for_timeout(500)
        assert violations(console) == []


def test_the_code_typed_at_the_start_page_leads_to_the_join_page(
    device: Device, room: tuple[Page, Page, str]
) -> None:
    _, _, code = room
    start = device("/", PHONE)
    box = start.get_by_label("会場の6文字")
    box.fill("ZZZZZZ")
    start.get_by_role("button", name="すすむ").click()
    expect(start.get_by_role("alert")).to_be_visible()
    expect(box).to_have_value("ZZZZZZ")
    box.fill(f" {code.lower()} ")
    start.get_by_role("button", name="すすむ").click()
    start.wait_for_url(re.compile(f"/j/{code}$"))


def test_a_figure_on_the_explore_page_becomes_a_note(
    room: tuple[Page, Page, str], application: Application
) -> None:
    console, phone, _ = room
    lead(console, "かくさずに書いてもらう")
    console.goto(f"{application.address}/explore?area=01210")
    console.get_by_role("button", name="この数字を気づきに").first.click()
    box = console.get_by_role("textbox", name="気づき")
    box.fill("なぜ減ったのか、若い人に聞きたい")
    box.press("Control+Enter")
    console.get_by_role("button", name="この数字を気づきに").last.click()
    expect(phone.locator(".card.insight")).to_contain_text("若い人に聞きたい")
    expect(phone.locator(".card.insight .proof")).to_contain_text("合計特殊出生率")


def test_a_persona_is_checked_on_the_board_and_phones_see_it(device: Device) -> None:
    console, code = writing(device)
    phone = join(device, code, "ゆか")
    lead(console, "かくさずに書いてもらう")
    for stage in ("課題にまとめる", "だれのためかを描く"):
        advance(console, stage)
    open_composer(phone)
    boxes = phone.locator(".composer .ask textarea, .composer .ask input")
    for number, words in enumerate(("はるか", "たよれる人がいないこと", "残業の日の迎えが")):
        boxes.nth(number).fill(words)
    send(phone)
    console.goto(f"{console.url.split('/console')[0]}/work?workshop={code}&show=personas")
    for label, option in (("性別", "女性"), ("年齢", "15～64歳")):
        choose(console, re.compile(label), option, exact=True)
    expect(
        console.get_by_text("岩見沢市で「女性・15～64歳」に当てはまるのは約21,000人")
    ).to_be_visible()
    shot(console, "check-1280")
    assert violations(console) == []
    console.get_by_role("button", name="この結果をこの人に残す").click()
    expect(phone.get_by_text("いるかの確かめ")).to_be_visible()
    expect(phone.get_by_text("数字あり")).to_be_visible()
