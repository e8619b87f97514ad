"""The light pages while others write: nothing is lost and nothing moves under who reads."""

from playwright.sync_api import expect

from core.workshop.acts.editing import Edited
from core.workshop.acts.flow import (
    StageLocked,
)
from core.workshop.nouns.insights import InsightAdded
from core.workshop.nouns.personas import PersonaAdded
from tests.browser.conftest import menu, shot
from tests.browser.test_seat import Meeting, Open
from tests.browser.test_seat import meeting as meeting
from tests.browser.test_seat import package as package
from tests.browser.test_seat import visit as visit
from tests.conftest import CODE, MORI, SUZUKI


def test_of_two_who_edit_both_texts_are_shown(visit: Open, meeting: Meeting) -> None:
    meeting.by(
        MORI, PersonaAdded("yuka", "ゆか", "近くに頼れる人がいないこと", "健診に行くこと", "週4日")
    )
    page = visit(SUZUKI)
    menu(page, "これまで")
    page.locator(".section.persona > summary").click()
    page.locator(".card.persona .fields > summary").click()
    page.get_by_role("button", name="「くらし」をなおす").click()
    row = page.locator(".field[data-name=life]")
    box = row.locator("textarea")
    box.fill("週4日。土曜は休み")
    meeting.by(MORI, Edited("personas", "yuka", "life", "週4日", "週5日"))
    expect(row.locator("mark")).to_have_text(["5日", "4日。土曜は休み"])
    expect(box).to_have_value("週4日。土曜は休み")
    shot(page, "seat-conflict-360")
    page.get_by_role("button", name="自分の文にする").click()
    expect(page.locator(".card.persona .text")).to_contain_text("週4日。土曜は休み")
    assert meeting.room.workshop.personas["yuka"].life == "週4日。土曜は休み"
    page.get_by_role("button", name="「くらし」をなおす").click()
    box.fill("週4日。土曜は休み、夜勤あり")
    meeting.by(MORI, Edited("personas", "yuka", "life", "週4日。土曜は休み", "週3日"))
    page.get_by_role("button", name="二つを合わせて書きなおす").click()
    expect(box).to_have_value("週3日\n週4日。土曜は休み、夜勤あり")
    box.fill("週3日。夜勤あり")
    page.get_by_role("button", name="保存").click()
    expect(page.locator(".card.persona .text")).to_contain_text("週3日。夜勤あり")
    assert meeting.room.workshop.personas["yuka"].life == "週3日。夜勤あり"


def test_a_half_written_text_survives_a_reload(visit: Open, meeting: Meeting) -> None:
    meeting.by(SUZUKI, InsightAdded("mine", "はじめの文"))
    page = visit(SUZUKI)
    page.locator(".composer textarea").fill("書きかけ")
    page.locator(".card .fields > summary").click()
    page.locator(".field button").click()
    page.locator(".field textarea").fill("直しかけ")
    page.reload()
    expect(page.locator(".composer textarea")).to_have_value("書きかけ")
    expect(page.locator(".field textarea")).to_have_value("直しかけ")


def test_nothing_moves_under_somebody_who_reads(visit: Open, meeting: Meeting) -> None:
    for number in range(12):
        meeting.by(MORI, InsightAdded(f"note-{number}", f"気づき{number}"))
    page = visit(SUZUKI)
    expect(page.locator(".card.insight")).to_have_count(12)
    page.evaluate("scrollTo(0, 700)")
    top = "document.querySelector('[data-id=note-4]').getBoundingClientRect().top"
    before = page.evaluate(top)
    meeting.by(MORI, InsightAdded("new-1", "新しい"))
    expect(page.locator(".news button")).to_contain_text("新しい書きこみ 1枚")
    assert page.evaluate(top) == before
    page.locator(".news button").click()
    expect(page.locator("[data-id=new-1]")).to_be_visible()


def test_a_press_keeps_its_focus_while_numbers_change(visit: Open, meeting: Meeting) -> None:
    meeting.by(MORI, InsightAdded("note", "気づき"))
    page = visit(SUZUKI)
    page.locator(".card button", has_text="同感").focus()
    page.keyboard.press("Enter")
    expect(page.locator(".card button[aria-pressed=true]")).to_contain_text("同感 1")
    assert page.evaluate("document.activeElement.textContent") == "同感 1"


def test_when_writing_is_closed_the_words_stay(visit: Open, meeting: Meeting) -> None:
    page = visit(SUZUKI)
    page.locator(".composer textarea").fill("あと少し")
    meeting.lead(StageLocked())
    expect(page.locator(".banner")).to_contain_text("しめきられています")
    meeting.lead(StageLocked(False))
    expect(page.locator(".composer textarea")).to_have_value("あと少し")


def test_two_tabs_are_one_seat(visit: Open, meeting: Meeting) -> None:
    one = visit(SUZUKI)
    two = one.context.new_page()
    two.goto(f"{meeting.address}/w/{CODE}")
    expect(two.locator(".composer textarea")).to_be_visible()
    one.locator(".composer textarea").fill("どちらからでも")
    expect(two.locator(".composer textarea")).to_have_value("どちらからでも")
