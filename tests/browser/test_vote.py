"""A vote with dots in a room: phones, console and projector together."""

import re
from contextlib import suppress

from playwright.sync_api import Locator, Page, TimeoutError, expect

from tests.browser.conftest import Application, Device, shot
from tests.browser.meeting import advance, ahead, join, lead, open_workshop, write, writing
from tests.browser.test_pages import violations

ISSUES = ("共働きに合わない健診の日", "車のない人の通院", "若い人の仕事")


def issue(page: Page, text: str) -> Locator:
    return page.locator("li.card.issue", has_text=text)


def give(page: Page, text: str, dots: int = 1) -> None:
    for n in range(1, dots + 1):
        issue(page, text).get_by_role("button", name="● 入れる").click()
        expect(issue(page, text).get_by_role("button", name=f"{'●' * n} もどす")).to_be_enabled()


def begun(device: Device, application: Application) -> tuple[Page, Page, list[Page], str]:
    """A console, a projector and three phones, three issues written, the vote just begun."""
    console, code = writing(device)
    phones = [join(device, code, name) for name in ("ゆか", "もり", "ささき")]
    lead(console, "かくさずに書いてもらう")
    advance(console, "課題にまとめる")
    for phone, text in zip(phones, ISSUES, strict=True):
        write(phone, text)
    advance(console, "課題をえらぶ")
    screen = console.context.new_page()
    screen.set_viewport_size({"width": 1920, "height": 1080})
    screen.goto(f"{application.address}/w/{code}/screen")
    return console, screen, phones, code


def test_dots_are_given_taken_back_and_opened_together(
    device: Device, application: Application
) -> None:
    console, screen, (yuka, mori, sasaki), code = begun(device, application)
    expect(yuka.locator(".dock .left")).to_have_text(re.compile("あと 3票●●●"))
    give(yuka, ISSUES[0], 2)
    give(yuka, ISSUES[1])
    expect(yuka.locator(".dock .left")).to_have_text(re.compile("あと 0票○○○"))
    expect(yuka.get_by_role("button", name="● 入れる").first).to_be_disabled()
    shot(yuka, "vote-360")
    assert violations(yuka) == []
    issue(yuka, ISSUES[1]).get_by_role("button", name="● もどす").click()
    expect(yuka.locator(".dock .left")).to_have_text(re.compile("あと 1票●○○"))
    give(yuka, ISSUES[2])
    give(mori, ISSUES[0], 3)
    expect(console.locator(".lead .primary")).to_have_text(
        "2人だけの票をひらく（だれの票か分かります）"
    )
    expect(screen.get_by_text("4人のうち 2人が票を入れました")).to_be_visible()
    shot(screen, "vote-screen-closed")
    assert "●" not in issue(sasaki, ISSUES[0]).inner_text()  # no count
    yuka.reload()
    expect(yuka.locator(".dock .left")).to_have_text(re.compile("あと 0票"))
    record = console.context.new_page()
    record.goto(f"{application.address}/w/{code}/record")
    assert "●" not in record.content()
    give(sasaki, ISSUES[2])
    expect(console.locator(".lead .primary")).to_have_text("3人の票をひらく")
    expect(console.locator(".live .turnout")).to_have_text("3人が票を入れました（4人のうち）")
    expect(console.locator(".row-card")).to_have_count(3)
    assert "●" not in console.locator(".live").inner_text()
    shot(console, "vote-console")
    assert violations(console) == []
    lead(console, "3人の票をひらく")
    expect(console.locator(".lead .primary")).to_have_text("この課題で進む")
    rows = console.locator(".row-card")
    expect(rows.first).to_contain_text(ISSUES[0])
    expect(rows.locator(".n")).to_have_text(["5 票", "2 票", "0 票"])
    columns = [rows.nth(n).locator(".by > span").nth(4).bounding_box() for n in range(2)]
    assert columns[0] and columns[1] and columns[0]["x"] == columns[1]["x"]
    shot(console, "vote-console-opened")
    onward = console.locator(".lead").get_by_role("button", name="「だれのためかを描く」を始める")
    expect(onward).to_be_visible()  # nobody has to choose
    for phone in (yuka, mori, sasaki):
        rows = phone.locator(".card.vote .links button")
        expect(rows).to_have_count(2)
        expect(rows.first).to_contain_text(f"● 5 {ISSUES[0]}")
        expect(rows.last).to_contain_text(f"● 2 {ISSUES[2]}")
        expect(phone.get_by_role("button", name="● 入れる")).to_have_count(0)
        expect(phone.locator(".task")).to_contain_text("票の数と立場のちがいを見て")
    shot(yuka, "vote-result-360")
    assert violations(yuka) == []
    result = screen.get_by_role("main").get_by_role("listitem").first
    expect(result).to_contain_text(ISSUES[0])
    expect(result).to_contain_text("5票")
    shot(screen, "vote-screen")
    assert violations(screen) == []
    record.reload()
    expect(record.locator(".votes li")).to_have_count(2)
    record.set_viewport_size({"width": 800, "height": 900})
    shot(record, "vote-record")
    work = console.context.new_page()
    work.goto(f"{application.address}/work?workshop={code}&show=insights")
    expect(work.locator(".card.vote")).to_contain_text("3人が入れました")
    shot(work, "vote-work")
    assert violations(work) == []
    lead(console, "この課題で進む")
    expect(console.locator(".lead .primary")).to_contain_text("「だれのためかを描く」を始める")
    expect(yuka.locator(".chosen li")).to_contain_text(ISSUES[0])
    advance(console, "だれのためかを描く")
    expect(yuka.locator(".card.vote")).to_be_visible()


def test_the_facilitator_sets_the_number_of_dots(device: Device) -> None:
    console, code = open_workshop(device)
    phone = join(device, code, "ゆか")
    ahead(console, "choose")
    expect(phone.locator(".dock .left")).to_have_text(re.compile("あと 3票"))

    def control(name: str) -> Locator:
        return console.locator(f"[class*=st-key-{name}]")  # drawn anew for every new setting

    def press(name: str, words: str, after: str) -> None:
        """Press until the setting is drawn: the page may be drawn anew under the finger."""
        for _ in range(5):
            with suppress(TimeoutError, AssertionError):
                control(name).get_by_text(words, exact=True).click(timeout=8_000)
                expect(control(after)).to_be_visible(timeout=8_000)
                return
        expect(control(after)).to_be_visible()

    press("dots-choose-3-True", "5", "dots-choose-5-True")
    expect(phone.locator(".dock .left")).to_have_text(re.compile("あと 5票●●●●●"))
    press("several-choose-5-True", "1枚に いくつも入れてよい", "dots-choose-5-False")
    press("dots-choose-5-False", "4", "dots-choose-4-False")
    expect(phone.locator(".dock .left")).to_have_text(re.compile("あと 4票"))
    expect(control("several-choose-4-False").get_by_role("checkbox")).not_to_be_checked()


def test_a_vote_without_a_signal_is_told_and_not_counted(
    device: Device, application: Application
) -> None:
    _, _, (yuka, *_), _ = begun(device, application)
    yuka.context.set_offline(True)
    issue(yuka, ISSUES[0]).get_by_role("button", name="● 入れる").click()
    expect(yuka.locator(".status")).to_contain_text("届いていません")
    yuka.context.set_offline(False)
    expect(yuka.locator(".banner")).to_be_hidden()
    expect(yuka.locator(".dock .left")).to_have_text(re.compile("あと 3票"))
    give(yuka, ISSUES[0])
