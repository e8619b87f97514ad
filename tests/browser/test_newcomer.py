"""Somebody who comes for the first time finds what this is about in three acts."""

from collections.abc import Callable

from playwright.sync_api import expect

from tests.browser.conftest import PHONE, Device, settled

MOST = 3
AFTER_TWO = (
    "合計特殊出生率は1.65。くらべる相手のまん中は1.45です",
    "この変化は偶然の範囲をこえます",
    "50％減り、くらべる相手のまん中（37％減）より速い減り方です（偶然の範囲をこえます）",
)
"""Our fertility and how it compares; whether births fall, and faster than in towns like us."""
AFTER_THREE = (
    "15～19歳から20～24歳になる5年で38％減りました",
    "2050年の推計は29,534人",
    "言えないこと：なぜ出ていくのか",
)
"""Who leaves at what age; what 2050 looks like; what these figures cannot say."""


def test_a_newcomer_finds_five_things_in_three_acts_each(device: Device) -> None:
    page, acts = device("/", PHONE, leading=False), 0

    def act(done: Callable[[], object]) -> None:
        nonlocal acts
        done()
        acts += 1

    settled(page)
    box = page.get_by_role("combobox", name="町をさがす")
    act(lambda: box.press_sequentially("にちなん"))
    act(lambda: page.get_by_role("option").filter(has_text="45204").first.click())
    for words in AFTER_TWO:
        expect(page.get_by_text(words).first).to_be_attached()
    chart = page.locator(".st-key-finding-1 svg.marks").first
    expect(chart).to_be_visible()
    top = chart.bounding_box()
    assert top is not None and top["y"] < PHONE[1], "the first chart is seen without scrolling"
    act(lambda: page.get_by_role("link", name="年齢と移動").first.click())
    for words in AFTER_THREE:
        expect(page.get_by_text(words).first).to_be_attached()
    assert acts <= MOST
