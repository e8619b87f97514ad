"""No word is lost: a device that keeps nothing, a phone that dies, a stage that ends, two tabs, and
a network that lets no socket through."""

from playwright.sync_api import BrowserContext, Page, Route, expect

from core.workshop.acts.flow import StageLocked, StageStarted
from core.workshop.nouns.insights import InsightAdded, InsightMuted
from tests.browser.conftest import comes_true, menu, shot
from tests.browser.test_seat import Meeting, Open, unsent, write
from tests.browser.test_seat import meeting as meeting
from tests.browser.test_seat import package as package
from tests.browser.test_seat import visit as visit
from tests.conftest import CODE, SATO, SUZUKI

FULL = "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); }"
NO_SOCKETS = """
window.WebSocket = class {
  constructor() { setTimeout(() => this.onclose?.({ code: 1006 }), 50); }
  close() {}
  send() {}
};
window.WebSocket.OPEN = 1;
"""
UNKEPT = "この端末には書きとめられません"


def texts(meeting: Meeting) -> list[str]:
    return [insight.text for insight in meeting.room.workshop.insights.values()]


def again(context: BrowserContext, meeting: Meeting) -> Page:
    page = context.new_page()
    page.goto(f"{meeting.address}/w/{CODE}")
    expect(page.locator(".composer textarea")).to_be_visible()
    return page


def test_a_device_that_keeps_nothing_says_so_and_the_words_stay_in_the_box(
    visit: Open, meeting: Meeting
) -> None:
    page = visit(SUZUKI)
    page.add_init_script(FULL)
    page.reload()
    box = page.locator(".composer textarea")
    expect(box).to_be_visible()
    page.context.set_offline(True)
    expect(page.locator(".banner")).to_contain_text(UNKEPT)
    write(page, "どこにも残らない")
    expect(page.locator(".composer .alert")).to_contain_text(UNKEPT)
    expect(box).to_have_value("どこにも残らない")
    page.get_by_role("button", name="出す").click()
    page.context.set_offline(False)
    expect(page.locator(".card.insight")).to_contain_text("どこにも残らない", timeout=15000)
    expect(box).to_have_value("")
    assert texts(meeting) == ["どこにも残らない"]


def test_a_press_whose_answer_never_came_is_asked_about_and_makes_one_card(
    visit: Open, meeting: Meeting
) -> None:
    page = visit(SUZUKI)
    expect(page.locator(".composer textarea")).to_be_visible()

    def arrives_unanswered(route: Route) -> None:
        route.fetch()

    page.route("**/act", arrives_unanswered)
    write(page, "届いたはず")
    expect(page.locator(".card.insight")).to_contain_text("届いたはず")
    context = page.context
    page.close()
    page = again(context, meeting)
    expect(page.locator(".status")).to_contain_text("待っていた書きこみを送りました")
    expect(page.locator(".composer textarea")).to_have_value("")
    assert texts(meeting) == ["届いたはず"] and unsent(page) == []


def test_a_press_that_never_left_is_sent_at_the_next_start(visit: Open, meeting: Meeting) -> None:
    page = visit(SUZUKI)
    expect(page.locator(".composer textarea")).to_be_visible()
    page.route("**/act", lambda route: None)
    write(page, "出ていかなかった")
    expect(page.locator(".pending")).to_contain_text("送っています")
    comes_true(page, "Object.keys(localStorage).some((key) => key.startsWith('unsent/'))")
    context = page.context
    page.close()
    page = again(context, meeting)
    expect(page.locator(".card.insight")).to_contain_text("出ていかなかった")
    expect(page.locator(".composer textarea")).to_have_value("")
    comes_true(page, "!Object.keys(localStorage).some((key) => key.startsWith('unsent/'))")
    assert texts(meeting) == ["出ていかなかった"] and unsent(page) == []


def test_what_is_pressed_while_the_one_before_is_on_its_way_comes_after_it(
    visit: Open, meeting: Meeting
) -> None:
    page = visit(SUZUKI)
    expect(page.locator(".composer textarea")).to_be_visible()
    held: list[Route] = []

    def holds_the_first(route: Route) -> None:
        route.continue_() if held else held.append(route)

    page.route("**/act", holds_the_first)
    write(page, "はじめの一枚")
    expect(page.locator(".composer textarea")).to_have_value("")
    write(page, "つぎの一枚")
    expect(page.locator(".safe")).to_contain_text("送信待ち 2")
    assert texts(meeting) == [], "the second waits for the first"
    held[0].continue_()
    expect(page.locator(".safe")).to_contain_text("2枚届きました")
    assert texts(meeting) == ["はじめの一枚", "つぎの一枚"]


def test_what_was_begun_outlives_its_stage(visit: Open, meeting: Meeting) -> None:
    page = visit(SUZUKI)
    box, begun = page.locator(".composer textarea"), page.locator(".panel .unsent")
    box.fill("次の段に進むまえの書きかけ")
    meeting.lead(StageStarted("kpis"))
    expect(page.locator(".status")).to_contain_text("へ進みました")
    expect(box).to_be_focused()  # nobody's words are taken while they are written
    box.press_sequentially("、つづき")
    page.get_by_role("button", name="とじる").click()
    expect(begun).to_contain_text("次の段に進むまえの書きかけ、つづき")
    expect(page.locator(".composer").get_by_role("button", name="KPIを書く")).to_be_visible()
    begun.get_by_role("button", name="あとで").click()
    expect(begun).to_be_hidden()
    page.reload()
    menu(page, "わたしの書きこみ")
    expect(page.locator(".panel .unsent")).to_contain_text("次の段に進むまえの書きかけ")
    expect(page.locator(".safe")).to_contain_text("書きかけ 1")
    meeting.lead(StageStarted("insights"))
    expect(box).to_have_value("次の段に進むまえの書きかけ、つづき")
    expect(begun).to_be_hidden()


def test_what_was_begun_is_sent_as_what_it_was_meant_for(visit: Open, meeting: Meeting) -> None:
    page = visit(SUZUKI)
    box, begun = page.locator(".composer textarea"), page.locator(".panel .unsent")
    box.fill("土曜の夜勤の日は")
    meeting.lead(StageStarted("kpis"))
    page.get_by_role("button", name="とじる").click()
    begun.get_by_role("button", name="つづきを書く").click()
    expect(box).to_have_value("土曜の夜勤の日は")
    box.fill("土曜の夜勤の日は預けられない")
    page.get_by_role("button", name="とじる").click()
    page.reload()
    begun.get_by_role("button", name="気づきとして出す").click()
    expect(page.locator(".safe")).to_contain_text("1枚届きました")
    expect(begun).to_be_hidden()
    expect(page.locator(".composer").get_by_role("button", name="KPIを書く")).to_be_visible()
    assert texts(meeting) == ["土曜の夜勤の日は預けられない"]
    meeting.lead(StageStarted("insights"))
    box.fill("もう一つの書きかけ")
    meeting.lead(StageStarted("kpis"), StageLocked(True))
    page.get_by_role("button", name="とじる").click()
    expect(begun).to_contain_text("もう一つの書きかけ")  # nothing is taken in now
    expect(begun.get_by_role("button", name="気づきとして出す")).to_have_count(0)


def test_whose_words_are_taken_from_sight_is_told_and_keeps_them(
    visit: Open, meeting: Meeting
) -> None:
    meeting.by(SUZUKI, InsightAdded("mine", "言いすぎたこと"))
    page = visit(SUZUKI)
    expect(page.locator(".card.insight")).to_be_visible()
    meeting.lead(InsightMuted("mine"))
    expect(page.locator(".status")).to_contain_text("みんなの画面からかくしました")
    expect(page.locator(".card.insight")).to_be_hidden()
    menu(page, "わたしの書きこみ")
    expect(page.locator(".card.insight")).to_contain_text("言いすぎたこと")
    expect(page.locator(".card.insight")).to_contain_text(
        "わけが書かれていないときは、司会に聞いてください"
    )
    phone = visit(SATO)  # who leads, on a phone
    card = phone.locator(".card.insight")
    card.get_by_role("button", name="わけを伝える").click()
    card.get_by_role("textbox", name="わけを伝える").fill("人の名前が入っています")
    card.locator("form .primary").click()
    expect(page.locator(".card.insight")).to_contain_text("かくしています：人の名前が入っています")
    shot(page, "hidden-why-360")


def test_two_tabs_keep_two_drafts(visit: Open, meeting: Meeting) -> None:
    one = visit(SUZUKI)
    expect(one.locator(".composer textarea")).to_be_visible()
    two = again(one.context, meeting)
    one.locator(".composer textarea").fill("一つめ")
    two.locator(".composer textarea").fill("二つめ")
    one.reload()
    expect(one.locator(".composer textarea")).to_have_value("一つめ")
    one.get_by_role("button", name="出す").click()
    expect(one.locator(".card.insight")).to_contain_text("一つめ")
    expect(one.locator(".composer textarea")).to_have_value("")
    two.reload()
    expect(two.locator(".composer textarea")).to_have_value("二つめ")
    assert texts(meeting) == ["一つめ"]


def test_a_network_without_sockets_gets_a_slower_way_and_a_true_sentence(
    visit: Open, meeting: Meeting
) -> None:
    page = visit(SUZUKI)
    page.context.add_init_script(NO_SOCKETS)
    page.reload()
    expect(page.locator(".banner")).to_contain_text("この場所の通信ではゆっくりとどきます")
    expect(page.locator(".banner")).not_to_contain_text("電波が切れています")
    write(page, "遅くてもとどく")
    expect(page.locator(".card.insight")).to_contain_text("遅くてもとどく")
    expect(page.locator(".card.insight .ok")).to_contain_text("届きました")
    meeting.lead(StageStarted("kpis"))
    expect(page.locator(".stage")).to_contain_text("KPIを決める")
    assert texts(meeting) == ["遅くてもとどく"]
