"""A meeting in real browsers: what who leads and who takes part do, for all tests of one."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import (
    DESKTOP,
    FREE,
    PHONE,
    TITLE,
    WRITING,
    Device,
)

MORE = re.compile("^よび名・立場・保管の日など")
"""What need not be said to open a workshop."""


def enter(device: Device, seat: tuple[str, str]) -> tuple[Page, str]:
    """The console of a room that is there."""
    page = device(f"/console?workshop={seat[0]}", DESKTOP, seat=seat)
    expect(page.get_by_role("heading", name=TITLE)).to_be_visible()
    return page, seat[0]


def writing(device: Device) -> tuple[Page, str]:
    """The same, in the stage of 気づき."""
    return enter(device, WRITING.pop())


def open_workshop(device: Device, title: str = "") -> tuple[Page, str]:
    """A facilitator's console on a desktop, and the code of its workshop: one that is there, or
    under a title of its own a new one."""
    if not title:
        return enter(device, FREE.pop())
    page = device("/open", DESKTOP)
    page.get_by_label("市区町村").fill("いわみざわ")
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="はじめる", exact=True)).to_be_enabled()
    page.get_by_label("題").fill(title)
    page.get_by_role("button", name="はじめる", exact=True).click()
    page.wait_for_url(re.compile("/console"))
    expect(page.get_by_role("heading", name=title)).to_be_visible()
    code = re.search(r"workshop=(\w{6})", page.url)
    assert code
    return page, code[1]


def join(device: Device, code: str, name: str, sector: str = "住民") -> Page:
    page = device(f"/j/{code}", PHONE)
    page.get_by_label("よび名").fill(name)
    page.get_by_text(sector, exact=True).click()
    page.get_by_role("button", name="参加する").click()
    page.wait_for_url(re.compile(f"/w/{code}$"))
    return page


def lead(console: Page, name: str) -> None:
    console.locator(".lead").get_by_role("button", name=name).click()


def advance(console: Page, stage: str) -> None:
    if stage == "だれのためかを描く" and console.get_by_text("「課題をえらぶ」を始める").count():
        advance(console, "課題をえらぶ")  # the vote before it is passed by
    lead(console, f"「{stage}」を始める")
    expect(console.locator(".bar .stage")).to_have_text(stage)
    expect(console.locator(".st-key-agenda-now")).to_contain_text(stage)  # its page follows


def ahead(console: Page, stage_id: str) -> None:
    """By the timetable: a row is looked at first, and moves everybody only then."""
    console.locator(f"[class*=st-key-start-{stage_id}] button").click()
    console.locator(".st-key-preview-go button").click()
    expect(console.locator(".st-key-preview-go")).to_have_count(0)


def write(phone: Page, text: str) -> None:
    box = phone.locator(".composer textarea").first
    box.fill(text)
    phone.get_by_role("button", name="出す").click()
    expect(box).to_have_value("")  # not the word about the note before it
    expect(phone.locator(".safe")).to_contain_text("届きました")


def take_case(work: Page) -> None:
    """The first case of the catalogue becomes a use case, whose sheet opens at once."""
    title = work.locator(".st-key-case-detail h3").inner_text()
    work.get_by_role("button", name="これを下書きに使う").click()
    kinds = work.locator(".st-key-use-case-chosen").get_by_role("radio")
    expect(kinds.filter(has_text=title)).to_be_checked()
    expect(kinds).to_have_count(3)  # the catalogue, it alone, a new one


def open_composer(phone: Page) -> None:
    """Show all of the composer: a sheet opens by its button, ties by theirs."""
    composer = phone.locator(".composer")
    expect(composer).to_be_visible()
    opener = composer.locator("button.wide")
    if opener.count() and opener.is_visible():
        opener.click()
        expect(composer.locator("form")).to_be_visible()  # with its few questions, if it has some
    if (every := composer.get_by_role("button", name="ぜんぶの欄を見る")).count():
        every.click()  # a long form comes as a few questions
    if (box := composer.locator("textarea").first).is_visible():
        box.click()  # one line until it is touched
    closed = composer.locator("button[aria-expanded=false]")
    while closed.count():
        closed.first.click()


def send(phone: Page) -> None:
    phone.locator(".composer").get_by_role("button", name="出す").click()
    expect(phone.locator(".safe")).to_contain_text("届きました")


def fill(phone: Page, fields: list[str], tick: str) -> None:
    """Write what the composer asks for, tied to the card that says `tick`."""
    open_composer(phone)
    boxes = phone.locator(".composer .ask textarea, .composer .ask input")
    for number, words in enumerate(fields):
        boxes.nth(number).fill(words)
    phone.locator(".composer .option").filter(has_text=tick).first.locator("input").check()
    send(phone)


@pytest.fixture
def room(device: Device) -> tuple[Page, Page, str]:
    """A console in the stage of 気づき, and a phone in it."""
    console, code = writing(device)
    return console, join(device, code, "ゆか"), code
