"""The conductor's desk: one screen, one filled button, rows that are looked at first."""

from playwright.sync_api import Page, expect

from tests.browser.conftest import DESKTOP, PHONE, Device, shot
from tests.browser.meeting import advance, join, lead, open_workshop, write
from tests.browser.test_pages import violations

FILLED = ".lead .primary"


def focus(page: Page) -> str:
    """The words of what has the focus, also within the board."""
    return str(
        page.evaluate(
            """() => { let at = document.activeElement;
            while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
            return at?.textContent ?? ""; }"""
        )
    )


def test_who_leads_sees_what_to_say_the_words_and_one_button(device: Device) -> None:
    console, code = open_workshop(device)
    phone = join(device, code, "ゆか")
    expect(console.locator(FILLED)).to_contain_text("「数字を見る」を始める")
    advance(console, "数字を見る")
    project(console)
    advance(console, "気づきを書く")
    expect(console.locator(FILLED)).to_have_text("＋2分")  # nothing to open: wait
    expect(console.locator(".say")).to_contain_text("1枚に1つ書いてください")
    write(phone, "バスが減って通院しにくい")
    expect(console.locator(FILLED)).to_have_text("1枚をいっしょにひらく")
    expect(console.locator(".effect")).to_contain_text("かくし直すことはできません")
    expect(console.locator(".live")).not_to_contain_text("バスが減って")
    console.get_by_role("button", name="ほか", exact=True).click()
    console.get_by_role("button", name="書きこみをしめる").click()
    expect(phone.locator(".banner")).to_contain_text("しめきられています")
    console.keyboard.press("Escape")
    lead(console, "また書けるようにする")
    phone.get_by_role("button", name="書きおえました").click()
    expect(console.locator(".big-count")).to_contain_text("書きおえた人は1人です")
    whole = console.locator(".live").bounding_box()
    assert whole and whole["y"] + whole["height"] <= DESKTOP[1]
    shot(console, "desk-hidden-1280")
    assert violations(console) == []
    lead(console, "1枚をいっしょにひらく")
    expect(console.locator(".live .note-card")).to_contain_text("バスが減って通院しにくい")
    expect(console.locator(".say")).to_contain_text("ひらきました")
    expect(console.locator(FILLED)).to_contain_text("「課題にまとめる」を始める")
    expect(console.get_by_test_id("stHeader")).to_be_hidden()
    shot(console, "desk-opened-1280")
    console.reload()
    expect(console.locator(FILLED)).to_have_count(1)
    pressed = []
    for _ in range(3):
        console.keyboard.press("Tab")
        pressed.append(focus(console))
    assert any("「課題にまとめる」を始める" in words for words in pressed)
    console.set_viewport_size({"width": PHONE[0], "height": PHONE[1]})
    shot(console, "desk-opened-360")
    assert violations(console) == []


def project(console: Page) -> None:
    """Six findings beside each other; the button puts the chosen one on the wall, then goes on."""
    findings = console.locator(".six li")
    expect(findings).to_have_count(6)
    expect(console.locator(FILLED)).to_have_text("この数字を投影する")
    findings.nth(1).get_by_role("radio").check()
    shot(console, "desk-figures-1280")
    assert violations(console) == []
    lead(console, "この数字を投影する")
    expect(findings.nth(1)).to_contain_text("投影中")
    expect(console.locator(FILLED)).to_contain_text("「気づきを書く」を始める")


def test_a_row_is_looked_at_before_it_moves_anybody(device: Device) -> None:
    console, code = open_workshop(device)
    phone = join(device, code, "ゆか")
    console.locator("[class*=st-key-start-issues] button").click()
    expect(console.locator(".st-key-preview")).to_contain_text("似た気づきを集めて")
    expect(console.locator(".st-key-preview-go button")).to_have_text("「課題にまとめる」へ移る")
    shot(console, "desk-preview-1280")
    assert violations(console) == []
    expect(phone.locator(".bar .stage")).not_to_have_text("課題にまとめる")
    console.locator(".st-key-preview-stay button").click()
    expect(console.locator(".st-key-preview")).to_have_count(0)
    console.locator("[class*=st-key-start-kpis] button").click()
    console.locator(".st-key-preview-go button").click()
    expect(phone.locator(".bar .stage")).to_have_text("KPIを決める")
    choose_an_issue(console, phone)
    lead(console, "会をおわる")
    expect(console.locator(".lead").get_by_role("alert")).to_contain_text("会をおわります")
    lead(console, "やめる")
    expect(console.locator(FILLED)).to_have_text("会をおわる")
    lead(console, "会をおわる")
    lead(console, "おわる")
    expect(console.get_by_role("link", name="記録を見る・印刷")).to_be_visible()


def choose_an_issue(console: Page, phone: Page) -> None:
    """Without a vote the reason is asked for; what is chosen stands above all on the phone."""
    console.locator("[class*=st-key-start-issues] button").click()
    console.locator(".st-key-preview-go button").click()
    expect(phone.locator(".bar .stage")).to_have_text("課題にまとめる")
    write(phone, "健診が平日の昼だけなので、働く親が困っている")
    card = console.locator(".live .card.issue")
    card.get_by_role("button", name="この課題で進む").click()
    card.get_by_role("textbox", name="この課題で進む").fill("来月から始められる")
    card.get_by_role("textbox", name="この課題で進む").press("Enter")
    for page in (console, phone):
        expect(page.locator(".chosen li")).to_contain_text("健診が平日の昼だけなので")
    expect(phone.locator(".card.issue")).to_contain_text("この課題で進みます")
    shot(console, "desk-chosen-1280")
    shot(phone, "desk-chosen-360")
    assert violations(console) == []
    console.locator("[class*=st-key-start-kpis] button").click()
    console.locator(".st-key-preview-go button").click()
    expect(phone.locator(".bar .stage")).to_have_text("KPIを決める")
