"""The light pages as people meet them: a real server, a real browser."""

import socket
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import uvicorn
from playwright.sync_api import Browser, BrowserContext, Page, expect
from starlette.applications import Starlette

from core import seat
from core.agendas import agendas
from core.rooms import Rooms
from core.stats.package import Package, open_package
from core.store.memory_store import MemoryStore
from core.web import all_routes
from core.workshop import Event, Room
from core.workshop.acts.editing import Edited
from core.workshop.acts.flow import (
    SeatTaken,
    StageAuthorshipSet,
    StageLocked,
    StageRevealed,
    StageStarted,
    WorkshopOpened,
)
from core.workshop.meeting import StagePlan
from core.workshop.nouns.insights import InsightAdded
from core.workshop.nouns.personas import PersonaAdded
from tests.a_noun import STAGE, risk
from tests.browser.conftest import menu
from tests.conftest import AGENDA, CODE, MORI, SATO, SUZUKI

ROOT = Path(__file__).parents[2]
PHONE, HALL = (360, 740), (1920, 1080)
Open = Callable[..., Page]


class Meeting:
    """A running workshop on a port of its own."""

    def __init__(self, package: Package) -> None:
        self.server = Rooms(MemoryStore(), package)
        opened = WorkshopOpened("買い物支援", "01210", "岩見沢市", "2026-07-14", "sato", AGENDA)
        self.room: Room = self.server.open_workshop(opened, SATO, "佐藤", workshop_id=CODE)
        self.requests = 0
        seats = [
            SeatTaken(seat.seat_id(t), n, "resident") for t, n in ((SUZUKI, "鈴木"), (MORI, "森"))
        ]
        self.lead(*seats, StageStarted("insights", minutes=10))
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = int(free.getsockname()[1])
        app = Starlette(routes=all_routes(self.server))
        config = uvicorn.Config(
            app, port=self.port, log_level="warning", ws="websockets-sansio", lifespan="off"
        )
        self.web = uvicorn.Server(config)
        self.thread = threading.Thread(target=self.web.run, daemon=True)

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def lead(self, *events: Event) -> None:
        self._record(SATO, events, leading=True)

    def by(self, token: str, *events: Event) -> None:
        self._record(token, events)

    def _record(self, token: str, events: tuple[Event, ...], leading: bool = False) -> None:
        self.requests += 1
        actor = seat.actor(token, CODE, self.room.workshop, leading=leading)
        self.server.record(self.room, actor, f"meeting-{self.requests}", *events)

    def __enter__(self) -> "Meeting":
        self.thread.start()
        until = time.monotonic() + 10
        while not self.web.started and time.monotonic() < until:
            time.sleep(0.02)
        return self

    def __exit__(self, *_: object) -> None:
        self.web.should_exit = self.web.force_exit = True
        self.thread.join(10)


@pytest.fixture(scope="module")
def package() -> Package:
    return open_package(str(ROOT / "data/regional.duckdb"))


@pytest.fixture
def meeting(package: Package) -> Iterator[Meeting]:
    with Meeting(package) as running:
        yield running


@pytest.fixture
def visit(browser: Browser, meeting: Meeting) -> Iterator[Open]:
    """`visit(token, path, size)`: a device of its own, which must ask no other host anything."""
    contexts: list[BrowserContext] = []
    foreign: list[str] = []
    broken: list[str] = []

    def one(token: str = "", path: str = f"/w/{CODE}", size: tuple[int, int] = PHONE) -> Page:
        context = browser.new_context(
            viewport={"width": size[0], "height": size[1]}, locale="ja-JP"
        )
        context.set_default_timeout(8000)
        contexts.append(context)
        if token:
            cookie = {"name": f"seat-{CODE}", "value": token, "url": meeting.address}
            context.add_cookies([cookie])  # type: ignore[list-item]
        page = context.new_page()
        page.on("pageerror", lambda error: broken.append(str(error)))
        page.on("request", lambda asked: _outside(asked.url, meeting.address, foreign))
        page.goto(meeting.address + path)
        return page

    yield one
    for context in contexts:
        context.close()
    assert (foreign, broken) == ([], [])


def _outside(url: str, own: str, foreign: list[str]) -> None:
    if not url.startswith((own, "data:", "blob:")):
        foreign.append(url)


def write(page: Page, text: str) -> None:
    page.locator(".composer textarea").fill(text)
    page.get_by_role("button", name="出す").click()


def unsent(page: Page) -> list[Any]:
    script = "Object.keys(localStorage).filter((key) => key.startsWith('unsent/'))"
    found: list[Any] = page.evaluate(script)
    return found


def test_words_reach_the_others_and_leave_the_device(visit: Open) -> None:
    suzuki, mori = visit(SUZUKI), visit(MORI)
    write(suzuki, "転入してすぐは、だれに聞けばいいか分からない。")
    expect(mori.locator(".card.insight")).to_contain_text("だれに聞けば")
    expect(suzuki.locator(".safe")).to_contain_text("1枚届きました")
    expect(suzuki.locator(".composer textarea")).to_have_value("")
    assert unsent(suzuki) == []


def test_what_was_just_sent_can_be_taken_back(visit: Open) -> None:
    suzuki, mori = visit(SUZUKI), visit(MORI)
    write(suzuki, "まちがえた")
    expect(mori.locator(".card.insight")).to_have_count(1)
    suzuki.get_by_role("button", name="もどす").click()
    expect(mori.locator(".card.insight")).to_have_count(0)


def test_words_written_without_signal_wait_and_arrive_once(visit: Open, meeting: Meeting) -> None:
    page = visit(SUZUKI)
    expect(page.locator(".composer")).to_be_visible()
    page.context.set_offline(True)
    expect(page.locator(".banner")).to_contain_text("電波が切れています")
    write(page, "電波のないところで")
    expect(page.locator(".pending")).to_contain_text("送信待ち")
    page.context.set_offline(False)
    expect(page.locator(".card.insight")).to_contain_text("電波のないところで", timeout=15000)
    assert [insight.text for insight in meeting.room.workshop.insights.values()] == [
        "電波のないところで"
    ]
    assert unsent(page) == []


def test_words_waiting_are_not_sent_under_a_name_they_were_not_written_under(
    visit: Open, meeting: Meeting
) -> None:
    meeting.lead(StageAuthorshipSet("anonymous"))
    page = visit(SUZUKI)
    expect(page.locator(".who")).to_contain_text("名前も立場も出ません")
    page.context.set_offline(True)
    write(page, "名前なしで")
    expect(page.locator(".pending")).to_contain_text("送信待ち")
    meeting.lead(StageAuthorshipSet("named"))
    page.context.set_offline(False)
    expect(page.locator(".pending")).to_contain_text("名前の出かたが変わりました", timeout=15000)
    assert not meeting.room.workshop.insights
    page.get_by_role("button", name="書く欄にもどす").click()
    expect(page.locator(".composer textarea")).to_have_value("名前なしで")


def test_hidden_words_are_a_number_to_others_and_mine_to_me(visit: Open, meeting: Meeting) -> None:
    meeting.lead(StageStarted("insights", "sector", hidden=True))
    suzuki, mori = visit(SUZUKI), visit(MORI)
    write(suzuki, "まだ見せない")
    expect(mori.locator(".waiting")).to_contain_text("1枚")
    assert "まだ見せない" not in mori.content()
    done = suzuki.get_by_role("button", name="書きおえました")
    done.click()
    suzuki.reload()
    expect(done).to_have_attribute("aria-pressed", "true")
    expect(mori.get_by_role("button", name="書きおえました")).to_be_hidden()
    menu(suzuki, "わたしの書きこみ")
    expect(suzuki.locator(".card.waits")).to_contain_text("まだ見せない")
    meeting.lead(StageRevealed("insights"))
    expect(mori.locator(".card.insight")).to_contain_text("まだ見せない")


def test_the_projector_never_shows_what_is_only_mine(visit: Open, meeting: Meeting) -> None:
    meeting.lead(StageStarted("insights", "sector", hidden=True))
    meeting.by(SUZUKI, InsightAdded("mine", "わたしだけの文"))
    page = visit(SUZUKI, f"/w/{CODE}/screen", HALL)
    expect(page.locator(".note").first).to_contain_text("1枚")
    expect(page.locator(".way")).to_have_text(
        "まだ会場の端末からは入れません。QRは、会場にひらくと出ます。"
    )
    assert "わたしだけの文" not in page.content()
    meeting.lead(StageRevealed("insights"))
    expect(page.locator(".cards")).to_contain_text("わたしだけの文")
    script = """[...document.querySelectorAll('.screen *')].filter((node) => node.checkVisibility()
        && [...node.childNodes].some((one) => one.nodeType === 3 && one.data.trim())
        && parseFloat(getComputedStyle(node).fontSize) < 28).map((node) => node.outerHTML)"""
    assert page.evaluate(script) == []


def test_of_two_who_edit_both_texts_are_shown(visit: Open, meeting: Meeting) -> None:
    meeting.by(
        MORI, PersonaAdded("yuka", "ゆか", "近くに頼れる人がいないこと", "健診に行くこと", "週4日")
    )
    page = visit(SUZUKI)
    menu(page, "これまで")
    page.locator(".section.persona > summary").click()
    page.locator(".card.persona .fields > summary").click()
    page.get_by_role("button", name="「くらし」をなおす").click()
    box = page.locator(".field[data-name=life] textarea")
    box.fill("週4日。土曜は休み")
    meeting.by(MORI, Edited("personas", "yuka", "life", "週4日", "週5日"))
    expect(page.locator(".field[data-name=life]")).to_contain_text("週5日")
    expect(box).to_have_value("週4日。土曜は休み")
    page.get_by_role("button", name="自分の文にする").click()
    expect(page.locator(".card.persona .text")).to_contain_text("週4日。土曜は休み")
    assert meeting.room.workshop.personas["yuka"].life == "週4日。土曜は休み"


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
