"""How many acts it takes: counted as a hand does them, a press or a line typed being one each."""

import re

from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import PHONE, Application, Device
from tests.browser.meeting import advance, ahead, join, lead, open_workshop, write
from tests.browser.test_console import FILLED, focus

MOST_TO_THE_WALL, MOST_TO_GROUP, MOST_TABS = 4, 15, 3
MOST_TO_A_CARD, MOST_TO_A_SENTENCE = 5, 4
"""Name, sector, in, words, out; and a form, a name and the two questions of a sentence."""


class Hand:
    """Presses, ticks and types, and counts."""

    def __init__(self) -> None:
        self.acts = 0

    def press(self, where: Locator) -> None:
        where.click()
        self.acts += 1

    def fill(self, where: Locator, words: str) -> None:
        where.fill(words)
        self.acts += 1

    def type(self, where: Locator, words: str) -> None:
        where.fill(words)
        where.press("Enter")
        self.acts += 1


def test_a_wall_a_group_and_the_next_button_are_a_few_acts_away(
    device: Device, application: Application
) -> None:
    page, hand = device("/"), Hand()
    hand.press(page.get_by_role("button", name="はじめる", exact=True))
    hand.type(page.get_by_label("市区町村"), "いわみざわ")
    go = page.get_by_role("button", name="はじめる", exact=True)
    expect(go).to_be_enabled()
    hand.press(go)
    page.wait_for_url(re.compile("/console"))
    with page.context.expect_page() as opened:
        hand.press(page.get_by_role("link", name="投影画面を出す"))
    wall = opened.value
    code = re.search(r"workshop=(\w{6})", page.url)
    assert code
    expect(
        wall.get_by_role("complementary", name="参加はこちら")
    ).to_be_visible()  # its QR stands there
    assert hand.acts <= MOST_TO_THE_WALL
    phone = join(device, code[1], "ゆか")
    for stage in ("数字を見る", "気づきを書く"):
        advance(page, stage)
    for n in range(10):
        write(phone, f"気づき{n}")
    lead(page, "10枚をいっしょにひらく")
    grouped(page)
    page.locator(".heads .head-title").first.click()
    page.get_by_role("checkbox", name="気づき0").check()
    expect(page.locator(".board.ticking")).to_have_count(1)
    for stage in ("課題にまとめる", "課題をえらぶ"):
        advance(page, stage)
    expect(page.locator(".board.ticking")).to_have_count(
        0
    )  # nothing is ticked: the button is filled
    page.reload()
    expect(page.locator(FILLED)).to_have_count(1)
    words = []
    for _ in range(MOST_TABS):
        page.keyboard.press("Tab")
        words.append(focus(page))
    assert any("を始める" in one for one in words)


def grouped(page: Page) -> None:
    """Ten cards into three groups: each ticked, a group is one press."""
    hand = Hand()
    for group in (range(4), range(4, 7), range(7, 10)):
        for n in group:
            hand.press(page.get_by_role("checkbox", name=f"気づき{n}"))
        hand.press(page.get_by_role("button", name=re.compile("枚を まとめる")))
        expect(page.locator(".tick-bar")).to_contain_text("まとめました")
    expect(page.locator(".heads .head")).to_have_count(3)
    expect(page.locator(".notes > li")).to_have_count(0)
    assert hand.acts <= MOST_TO_GROUP


def test_a_first_card_and_a_sentence_are_a_few_acts_away(device: Device) -> None:
    console, code = open_workshop(device)
    advance(console, "数字を見る")
    advance(console, "気づきを書く")
    phone, hand = device(f"/j/{code}", PHONE), Hand()
    hand.fill(phone.get_by_label("よび名"), "ゆか")
    hand.press(phone.get_by_text("住民", exact=True))
    hand.press(phone.get_by_role("button", name="参加する"))
    hand.fill(phone.locator(".composer textarea").first, "坂が多くて通えない")
    hand.press(phone.get_by_role("button", name="出す"))
    expect(phone.locator(".safe")).to_contain_text("1枚届きました")
    assert hand.acts <= MOST_TO_A_CARD

    ahead(console, "personas")
    expect(phone.locator(".task")).to_contain_text("困っている人")
    hand = Hand()
    hand.press(phone.locator(".composer").get_by_role("button", name=re.compile("書く")))
    hand.fill(phone.get_by_label("名前"), "さくら")
    hand.fill(phone.get_by_label("何がネックですか"), "夜勤")
    hand.fill(phone.get_by_label("何をしたいのに、できませんか"), "健診に行く")
    seen = phone.locator(".composer").get_by_text("「夜勤がネックで、健診に行くことができない」")
    expect(seen).to_be_visible()  # before it is sent
    assert hand.acts <= MOST_TO_A_SENTENCE
