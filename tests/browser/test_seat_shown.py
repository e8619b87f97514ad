"""The light pages: joining, other devices, findings, figures, and persons."""

from dataclasses import replace

from playwright.sync_api import expect

from core.agendas import agendas
from core.workshop.acts.flow import (
    StageAuthorshipSet,
    StageStarted,
)
from core.workshop.meeting import StagePlan
from core.workshop.nouns.insights import InsightAdded
from tests.a_noun import STAGE, risk
from tests.browser.conftest import menu
from tests.browser.test_seat import HALL, Meeting, Open, write
from tests.browser.test_seat import meeting as meeting
from tests.browser.test_seat import package as package
from tests.browser.test_seat import visit as visit
from tests.conftest import AGENDA, CODE, MORI, SATO, SUZUKI


def test_words_are_never_markup(visit: Open, meeting: Meeting) -> None:
    text = "<img src=x onerror=\"document.title='taken'\"><b>太字</b>"
    meeting.by(MORI, InsightAdded("note", text))
    page = visit(SUZUKI)
    expect(page.locator(".card.insight .text")).to_have_text(text)
    assert page.locator(".card img, .card .text b").count() == 0


def test_joining_needs_a_name_and_a_sector(visit: Open, meeting: Meeting) -> None:
    page = visit(path=f"/j/{CODE}")
    expect(page.locator("h1")).to_have_text("買い物支援")
    page.get_by_role("button", name="参加する").click()
    expect(page.locator("[role=alert]").first).to_contain_text("よび名")
    page.get_by_label("よび名").fill("はる")
    page.get_by_text("住民", exact=True).click()
    page.get_by_role("button", name="参加する").click()
    page.wait_for_url(f"**/w/{CODE}")
    expect(page.locator("h1")).to_have_text("気づきを書く")
    assert "はる" in [one.name for one in meeting.room.workshop.seats.values()]


def test_a_seat_goes_on_with_another_device(visit: Open) -> None:
    phone = visit(SUZUKI)
    menu(phone, "別の端末で続ける")
    expect(phone.locator(".code")).to_be_empty()
    phone.get_by_role("button", name="コードを出す").click()
    expect(phone.locator(".code")).to_contain_text(CODE)
    code = phone.locator(".code").inner_text()
    other = visit(path="/j")
    other.get_by_text("別の端末から続ける").click()
    other.get_by_label("続けるためのコード").fill(code.lower())
    other.get_by_role("button", name="続ける", exact=True).click()
    other.wait_for_url(f"**/w/{CODE}")
    other.get_by_role("button", name="メニュー").click()
    expect(other.locator(".who-am-i")).to_contain_text("鈴木")
    phone.get_by_role("button", name="ほかの端末を終わらせる").click()
    expect(phone.locator(".code")).to_contain_text("この端末だけ")
    expect(other.get_by_role("link", name="参加")).to_be_visible()
    expect(phone.get_by_role("dialog")).to_be_visible()


def test_a_wrong_code_keeps_what_was_typed(visit: Open) -> None:
    page = visit(path="/j")
    page.get_by_label("会の6文字").fill("WRNG22")
    page.get_by_role("button", name="すすむ").click()
    expect(page.locator("[role=alert]").first).to_contain_text("見つかりません")
    expect(page.get_by_label("会の6文字")).to_have_value("WRNG22")


def test_findings_are_seen_one_at_a_time_each_with_its_picture_and_question(
    visit: Open, meeting: Meeting
) -> None:
    page, wall = visit(SUZUKI), visit(SATO, f"/w/{CODE}/screen", HALL)
    menu(page, "数字をさがす")
    finding = page.locator(".figures .finding")
    titles = []
    for number in range(1, 7):
        expect(page.locator(".turn p")).to_have_text(f"{number} / 6")
        titles.append(finding.locator("h2").inner_text())
        expect(finding.locator("img.drawn")).to_be_visible()
        expect(finding.locator(".question")).to_be_visible()
        if number < 6:
            page.get_by_role("button", name="つぎへ").click()
    assert len(set(titles)) == 6
    expect(page.get_by_role("button", name="つぎへ")).to_be_hidden()
    look = StagePlan("figures", "数字を見る", "Figures", "あれ？", "Hm?", 10, "")
    meeting.room.workshop = replace(meeting.room.workshop, agenda=(*AGENDA, look))
    meeting.lead(StageStarted("figures"))
    expect(wall.locator(".found li")).to_have_count(6)
    assert wall.locator(".found h2").all_inner_texts() == titles, "the same on the wall"
    expect(page.locator(".acts-now .note")).to_contain_text("よび名といっしょに")
    meeting.lead(StageAuthorshipSet("sector"))
    expect(page.locator(".acts-now .note")).to_contain_text("名前は出ません")
    page.get_by_role("button", name="あれ？").click()
    expect(wall.locator(".picked")).to_contain_text("みんなが選んだ数字 1：")
    expect(page.locator("main .picked")).to_contain_text("みんなが選んだ数字 1")
    page.get_by_role("button", name="✓ あれ？").click()  # and taken back
    expect(page.locator("main .picked")).to_be_hidden()


def test_a_figure_becomes_evidence(visit: Open, meeting: Meeting) -> None:
    page = visit(SUZUKI)
    menu(page, "数字をさがす")
    page.get_by_text("ほかの数字").click()
    page.get_by_label("数字をさがす").fill("出生")
    page.locator(".figures .others .card summary").first.click()
    page.locator(".others").get_by_role("button", name="これで気づきを書く").click()
    expect(page.locator(".attached .tick")).to_have_count(1)
    write(page, "この数字が気になる")
    expect(page.locator(".card.insight .evidence")).to_have_count(1)
    insight = next(iter(meeting.room.workshop.insights.values()))
    assert set(insight.evidence_ids) == meeting.room.workshop.figures.keys()


def test_a_noun_that_no_script_knows_is_written_and_shown_on_the_wall(
    visit: Open, meeting: Meeting
) -> None:
    with risk():
        meeting.room.workshop = replace(meeting.room.workshop, agenda=(*AGENDA, STAGE))
        meeting.lead(StageStarted("risks"))
        suzuki, mori, wall = visit(SUZUKI), visit(MORI), visit(MORI, f"/w/{CODE}/screen", HALL)
        write(suzuki, "担当が変わる")
        expect(mori.locator(".section.risk[open] .card.risk")).to_contain_text("担当が変わる")
        expect(mori.locator(".section.risk > summary")).to_contain_text("1")
        expect(wall.locator(".cards")).to_contain_text("担当が変わる")


def test_a_real_person_is_asked_about_and_the_sentence_is_seen_before_sending(
    visit: Open, meeting: Meeting
) -> None:
    page = visit(SUZUKI)
    write(page, "山田太郎さん 0868-36-4111")
    note = page.locator(".composer .alert")
    expect(note).to_contain_text("実在の人ではありませんか")
    assert not meeting.room.workshop.insights
    note.get_by_role("button", name="このまま出す").click()
    expect(page.locator(".card.insight")).to_have_count(1)
    plan = next(one for one in agendas()["90"].stages if one.composer == "persona")
    meeting.room.workshop = replace(meeting.room.workshop, agenda=(*AGENDA, plan))
    meeting.lead(StageStarted(plan.stage_id))
    page.get_by_role("button", name="だれのためかを書く").click()
    page.get_by_label("何がネックですか").fill("夜勤")
    page.get_by_label("何をしたいのに").fill("健診と仕事の両立")
    expect(page.locator(".composer")).to_contain_text(
        "「夜勤がネックで、健診と仕事の両立ができない」"
    )
    expect(page.locator(".segments [aria-pressed=true]")).to_have_text(["がネックで", "ができない"])
    page.get_by_role("button", name="がしにくい").click()
    expect(page.locator(".composer")).to_contain_text("健診と仕事の両立がしにくい」")
    page.get_by_label("名前").fill("山田太郎")
    page.locator(".composer").get_by_role("button", name="出す", exact=True).click()
    expect(note.get_by_role("button", name="このまま出す")).to_be_in_viewport()
