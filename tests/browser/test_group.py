"""Notes put together under a heading: on the board, on a phone, by keyboard, for everybody."""

import re

from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import Application, Device, shot
from tests.browser.meeting import join, lead, write, writing
from tests.browser.test_pages import violations
from tests.browser.test_together import ask

NOTES = (
    "バスが減って通院しにくい",
    "免許を返すと買い物に行けない",
    "若い人の店がない",
    "公園が遠い",
)


def note(page: Page, text: str) -> Locator:
    return page.locator("li.card.insight", has_text=text)


def order(page: Page) -> Locator:
    """Notes and headings as they stand below each other."""
    return page.locator(".section.insight > .cards > li")


def below_each_other(page: Page, *words: str) -> None:
    """Cards come in when the socket brings them: what is asserted is where they come to stand."""
    expect(order(page)).to_have_text([re.compile(f"^\\s*{re.escape(word)}") for word in words])


def test_notes_are_grouped_on_the_board_and_a_phone(
    device: Device, application: Application
) -> None:
    console, code = writing(device)
    phone, other = join(device, code, "ゆか"), join(device, code, "もり")
    lead(console, "かくさずに書いてもらう")
    for text in NOTES:
        write(phone, text)
    screen = console.context.new_page()
    screen.set_viewport_size({"width": 1920, "height": 1080})
    screen.goto(f"{application.address}/w/{code}/screen")
    work = console.context.new_page()
    work.goto(f"{application.address}/work?workshop={code}&show=insights")
    for text in NOTES[:2]:
        work.get_by_role("checkbox", name=text).check()
    shot(work, "group-ticked")
    work.get_by_label("見出し", exact=True).fill("足がない")
    work.keyboard.press("Enter")
    expect(work.locator(".tick-bar")).to_contain_text("「足がない」に2枚をまとめました。")
    expect(work.locator(".heads .head")).to_contain_text("足がない")
    for page in (phone, other):
        expect(page.locator(".card.group")).to_contain_text("足がない")
        below_each_other(page, NOTES[3], NOTES[2], "足がない", NOTES[1], NOTES[0])
    expect(screen.locator(".cards .group")).to_have_text(
        [re.compile("^足がない"), re.compile("^まだ、")]
    )
    shot(work, "group-work")
    assert violations(work) == []
    assert note(other, NOTES[0]).get_by_role("button").all_inner_texts() == ["同感 0"]
    ask(console, "ゆか（住民）")
    by_phone(phone, other)
    shot(screen, "group-screen")
    assert violations(screen) == []
    heading = phone.locator(".card.group", has_text="足がない")
    heading.get_by_role("button", name="課題にする").click()
    expect(other.locator(".card.issue")).to_contain_text("足がない")
    expect(other.locator(".card.issue .links li")).to_have_count(3)
    expect(heading.get_by_role("button", name="課題にする")).to_have_count(0)
    record = console.context.new_page()
    record.goto(f"{application.address}/w/{code}/record")
    expect(record.locator(".card .chip", has_text="足がない")).to_have_count(3)


def by_phone(phone: Page, other: Page) -> None:
    """Choose a group from the list, and make a new one, without a mouse."""
    move = note(phone, NOTES[2]).get_by_role("button", name="まとまりに入れる")
    move.focus()
    phone.keyboard.press("Enter")
    box = note(phone, NOTES[2]).get_by_role("combobox", name="まとまりに入れる")
    expect(box).to_be_focused()
    box.select_option(label="足がない")
    note(other, NOTES[2]).get_by_role("button", name="同感").click()  # draws nothing away
    expect(box).to_have_value("group:" + box.input_value().partition(":")[2])
    shot(phone, "group-phone-360")
    note(phone, NOTES[2]).get_by_role("button", name="出す").press("Enter")
    expect(other.locator(".card.group")).to_contain_text("3枚")
    for page in (other, phone):
        below_each_other(page, NOTES[3], "足がない", NOTES[2], NOTES[1], NOTES[0])
    expect(note(phone, NOTES[2])).to_contain_text("同感 1")
    note(phone, NOTES[3]).get_by_role("button", name="新しいまとまり").click()
    name = note(phone, NOTES[3]).get_by_role("textbox", name="新しいまとまり")
    name.fill("あ" * 41)
    name.press("Enter")
    expect(phone.locator(".status.alert")).to_be_visible()
    expect(name).to_have_value("あ" * 41)
    name.fill("子どもの場")
    name.press("Enter")
    expect(other.locator(".card.group")).to_have_count(2)
    shot(phone, "group-phone-done-360")
    assert violations(phone) == []
