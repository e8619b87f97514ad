"""The light pages as people meet them: a real server, a real browser."""

import socket
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import uvicorn
from playwright.sync_api import Browser, BrowserContext, Page, expect
from starlette.applications import Starlette

from core import seat
from core.rooms import Rooms
from core.stats.package import Package, open_package
from core.store.memory_store import MemoryStore
from core.web import all_routes
from core.workshop import Event, Room
from core.workshop.acts.flow import (
    SeatTaken,
    StageAuthorshipSet,
    StageRevealed,
    StageStarted,
    WorkshopOpened,
)
from core.workshop.nouns.insights import InsightAdded
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
