"""Every word of a meeting carries every sign of Markdown, and is read in the pages as typed."""

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from datetime import date
from typing import Any
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, Page, expect

from core import seat
from core.accounts import COOKIE, LOCAL
from core.practice.demo import demo_events
from core.rooms import Rooms
from core.stats.package import open_package
from core.store.duckdb_store import DuckDBStore
from core.workshop.acts.editing import Edited
from core.workshop.acts.flow import SeatTaken, WorkshopClosed, WorkshopOpened
from tests.browser.conftest import DESKTOP, ROOT, Application, settled
from tests.conftest import CODE, SATO

EVIL = (
    "**zq** _zq_ `zq` # zq :red[zq] $zq$ ~~zq~~ <b>zq</b> [zq](//e.example) ![zq](//e.example/r)"
    " &lt;zq http://zq.example zq@e.example :material/home: :smile: zq"
)
SHORT = "**zq** `zq` :red[zq] _zq_"
"""Where a field is edited, which asks how long the words are."""
MADE = (
    "a[href*='//e.example'], a[href*='//zq'], a[href^=mailto], img[src*='//e.example'], .katex,"
    " [data-testid=stMarkdownContainer] :is(code, del, em, b, blockquote, table)"
)
"""What Markdown would have made of it."""
WORDS = """() => {
    const of = (node) => node.nodeType === 3 ? node.data
        : /^(svg|style|script|template|noscript)$/i.test(node.nodeName ?? "") ? " "
        : [...(node.shadowRoot?.childNodes ?? []), ...node.childNodes].map(of).join("");
    return of(document.body);
}"""
"""All words of a page, those of its own parts too; a drawing has its words in lines."""
SHOWS = ("insights", "issues", "personas", "use_cases", "rating", "kpis", "logic", "partners")


def evil(value: Any) -> Any:
    """With `EVIL` for whatever a person could have written: no id, code or day has such letters."""
    if isinstance(value, str):
        return value if re.fullmatch(r"[!-~]*", value) else EVIL
    if isinstance(value, tuple):
        return tuple(map(evil, value))
    if isinstance(value, dict):
        return {key: evil(one) for key, one in value.items()}
    if is_dataclass(value) and not isinstance(value, type):
        return replace(
            value, **{one.name: evil(getattr(value, one.name)) for one in fields(value) if one.init}
        )
    return value


@pytest.fixture(scope="module")
def said(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Application]:
    """The finished example as a meeting that goes on, all its words evil."""
    running = Application(tmp_path_factory.mktemp("evil"))
    store = DuckDBStore(str(running.folder / "workshops.duckdb"))
    rooms = Rooms(store, open_package(str(ROOT / "data/regional.duckdb")))
    room = rooms.read(CODE)
    for at, step in enumerate(demo_events(rooms.package, date(2026, 8, 1))):
        events = tuple(
            replace(evil(one), after=SHORT) if isinstance(one, Edited) else evil(one)
            for one in step.events
            if not isinstance(one, WorkshopClosed)
        )
        if at == 0:
            opened = replace(events[0], owner=LOCAL.username, sample=False)
            taken = SeatTaken(seat.seat_id(SATO), EVIL, "administration", "facilitator")
            assert isinstance(opened, WorkshopOpened)
            events = (opened, *events[1:], taken)
        if events:
            room.record(step.actor, step.request_id, *events)
    store.close()
    running.start()
    yield running
    running.kill()


@pytest.fixture(scope="module")
def reader(browser: Browser, said: Application) -> Iterator[Page]:
    """Who leads, at a desk."""
    context = browser.new_context(viewport={"width": DESKTOP[0], "height": 2400}, locale="ja-JP")
    cookies = {COOKIE: said.lead, f"seat-{CODE}": SATO}
    context.add_cookies(
        [{"name": name, "value": value, "url": said.address} for name, value in cookies.items()]
    )
    page = context.new_page()
    page.set_default_timeout(60_000)
    yield page
    context.close()


def as_typed(page: Page) -> int:
    """How often `EVIL` stands on the page; nowhere anything else is made of it."""
    shown = re.sub(r"\s+", " ", page.evaluate(WORDS).replace("\u2060", ""))
    rest = shown.replace(EVIL, "").replace(SHORT, "")
    for cut in range(len(EVIL) - 1, 3, -1):  # shortened, for a list or a button
        rest = rest.replace(f"{EVIL[:cut]}…", "")
    around = [rest[max(0, one.start() - 60) : one.end() + 60] for one in re.finditer("zq", rest)]
    assert around == []
    made = page.locator(MADE).evaluate_all("all => all.map((one) => one.outerHTML)")
    assert [one for one in made if "zq" in one] == []
    return shown.count(EVIL)


@pytest.mark.parametrize("show", SHOWS)
def test_cards_and_forms(said: Application, reader: Page, show: str) -> None:
    reader.goto(f"{said.address}/work?workshop={CODE}&show={show}")
    expect(reader.get_by_role("heading", name=re.compile("zq")).first).to_be_visible()
    settled(reader)
    assert as_typed(reader) > 1


@pytest.mark.parametrize("page", ["", "mine", "monitor", "console"])
def test_pages_of_who_leads(said: Application, reader: Page, page: str) -> None:
    reader.goto(f"{said.address}/{page}?workshop={CODE}&language=ja")
    expect(reader.get_by_text("zq").first).to_be_visible()
    settled(reader)
    assert as_typed(reader) > 0


@pytest.mark.parametrize("page", ["explore", "map", "open"])
def test_words_of_an_address(said: Application, reader: Page, page: str) -> None:
    reader.goto(f"{said.address}/{page}?area={quote(EVIL)}&language=ja")
    expect(reader.get_by_text("zq").first).to_be_visible()
    settled(reader)
    assert as_typed(reader) > 0


def test_drawers_of_the_console(said: Application, reader: Page) -> None:
    reader.goto(f"{said.address}/console?workshop={CODE}&language=ja")
    for drawer in ("people", "links", "more", "plan"):
        button = reader.locator(f".st-key-drawer-{drawer} button").first
        button.click()
        expect(reader.locator("[data-testid=stPopoverBody]")).to_be_visible()
        settled(reader)
        as_typed(reader)
        reader.keyboard.press("Escape")
    assert as_typed(reader) > 0
