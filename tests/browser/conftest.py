"""A real browser, and the whole application as README starts it."""

import os
import re
import shutil
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Page,
    TimeoutError,
    expect,
    sync_playwright,
)

from core.accounts import COOKIE, LOCAL, Accounts
from tests.browser.rooms import TITLE as TITLE
from tests.browser.rooms import opened
from tests.serving import ROOT as ROOT
from tests.serving import Serving, free_port

SHOTS = Path(__file__).parent / "shots"
PHONE, DESKTOP = (360, 740), (1280, 800)
START_SECONDS = 60
RULE = "Content Security Policy"
FADED = """Promise.race([new Promise((done) => setTimeout(done, 3000)), Promise.allSettled(
    document.getAnimations().filter((one) => one instanceof CSSTransition)
        .map((one) => one.finished))])"""
"""Transitions have come to an end; in a tab behind others they may never."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """A test that drives a browser gets two further tries, and the summary names it.

    A whole application, a browser and other tests share a small machine here. Elsewhere nothing
    is tried again.
    """
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.flaky(reruns=2))


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    """Debian's Chromium, for all tests: the one without windows where it is, which spends a third
    less on a page."""
    with sync_playwright() as playwright:
        names = ("chromium-headless-shell", "chromium", "chromium-browser")
        found = next((path for path in map(shutil.which, names) if path), None)
        options = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
        browser = playwright.chromium.launch(executable_path=found, args=options)
        yield browser
        browser.close()


class Application:
    """The server as a process of its own; it can be killed and started again."""

    def __init__(self, folder: Path) -> None:
        self.port = free_port()
        self.address = f"http://127.0.0.1:{self.port}"
        self.folder, self.log = folder, folder / "server.log"
        self.environment = {**os.environ, "LIVE_PATH": str(folder / "workshops.duckdb")}
        self.process: Serving | None = None

    def start(self) -> None:
        self.process = Serving(self.environment, self.log, f"--server.port={self.port}")
        until = time.monotonic() + START_SECONDS
        while time.monotonic() < until and self.process.poll() is None:
            try:
                with urllib.request.urlopen(f"{self.address}/_stcore/health", timeout=2):
                    return
            except (urllib.error.URLError, OSError):
                time.sleep(0.2)
        raise AssertionError(self.log.read_text(encoding="utf-8", errors="replace"))

    @property
    def lead(self) -> str:
        """The cookie of who opened the address that the terminal shows."""
        return Accounts(self.folder).cookie(LOCAL)

    def kill(self) -> None:
        """At once, as a power cut would."""
        assert self.process is not None
        self.process.kill()
        self.process.wait()


FREE: list[tuple[str, str]] = []
WRITING: list[tuple[str, str]] = []
"""Codes of rooms that no test has used, with the token of who leads each: before the first stage,
and in the stage of 気づき."""


@pytest.fixture(scope="package")
def application(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Application]:
    running = Application(tmp_path_factory.mktemp("live"))
    FREE[:] = opened(running.folder)
    WRITING[:] = opened(running.folder, ("figures", "insights"))
    running.start()
    yield running
    running.kill()


Device = Callable[..., Page]
expect.set_options(timeout=30_000)  # a slow machine is no failure


@pytest.fixture
def blocked() -> list[str]:
    """What the policy of our pages kept a `device` from doing, as its console says it."""
    return []


@pytest.fixture
def device(browser: Browser, application: Application, blocked: list[str]) -> Iterator[Device]:
    """`device(path, size)`: a browser of its own, which must ask no other host anything.

    It has the cookie of the first start, but with `leading=False`; with `seat`, a code and a
    token, that of a seat; `agent` is what it calls itself.
    """
    contexts: list[BrowserContext] = []
    foreign: list[str] = []

    def said(message: ConsoleMessage) -> None:
        if RULE in message.text:
            blocked.append(message.text)

    def note(url: str) -> None:
        own = (application.address, application.address.replace("http", "ws"), "data:", "blob:")
        if not url.startswith(own):
            foreign.append(url)

    def one(
        path: str = "/",
        size: tuple[int, int] = DESKTOP,
        language: str = "ja-JP",
        leading: bool = True,
        seat: tuple[str, str] | None = None,
        agent: str | None = None,
    ) -> Page:
        context = browser.new_context(
            viewport={"width": size[0], "height": size[1]}, locale=language, user_agent=agent
        )
        context.set_default_timeout(60000)
        contexts.append(context)
        if leading:
            cookie = {"name": COOKIE, "value": application.lead, "url": application.address}
            context.add_cookies([cookie])  # type: ignore[list-item]
        if seat:
            code, token = seat
            theirs = {"name": f"seat-{code}", "value": token, "url": application.address}
            context.add_cookies([theirs])  # type: ignore[list-item]
        page = context.new_page()
        page.on("request", lambda asked: note(asked.url))
        page.on("websocket", lambda opened: note(opened.url))
        page.on("console", said)
        page.goto(application.address + path)
        return page

    yield one
    for context in contexts:
        context.close()
    assert foreign == []


def shot(page: Page, name: str) -> None:
    """Keep a picture for whoever wants to look; not in git."""
    SHOTS.mkdir(exist_ok=True)
    page.screenshot(path=SHOTS / f"{name}.png")


def menu(page: Page, row: str) -> None:
    """What is not the present act: a row of the phone's menu."""
    page.get_by_role("button", name="メニュー").click()
    page.get_by_role("dialog").get_by_role("button", name=row).click()


def comes_true(page: Page, said: str) -> None:
    """What the script says is true after a while.

    Asked from outside: `wait_for_function` asks by `eval`, which our pages' policy refuses.
    """
    until = time.monotonic() + START_SECONDS
    while not page.evaluate(said):
        assert time.monotonic() < until, said
        page.wait_for_timeout(100)


def unfold(page: Page) -> None:
    """Open all that is folded on a page."""
    page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true })")


def settled(page: Page) -> None:
    """The page is whole: its script has run to its end, what it asked for too, nothing fades."""
    page.wait_for_load_state("networkidle")
    expect(page.locator("[data-testid=stSkeleton], [data-stale=true]")).to_have_count(0)
    app = page.locator("[data-testid=stApp]")
    if app.count():
        expect(app).to_have_attribute("data-test-script-state", "notRunning")
    page.evaluate(FADED)


def choose(page: Page, label: str | re.Pattern[str], option: str, *, exact: bool = False) -> None:
    """Pick from a list as a hand does: by typing, and once more where a redraw shut the list."""
    page.bring_to_front()  # a list in a tab behind others closes by itself
    box = page.get_by_role("combobox", name=label)
    found = page.get_by_role("option", name=option, exact=exact)
    for _ in range(4):
        box.press_sequentially(option[:2])
        try:
            found.click(timeout=8_000)
            return
        except TimeoutError:
            box.fill("")
    box.press_sequentially(option[:2])
    found.click()
