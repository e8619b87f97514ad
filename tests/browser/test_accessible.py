"""axe-core finds nothing on the light pages: states of a phone, each language, a desktop."""

import json
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from core.agendas import agendas
from core.stats.package import Package
from core.workshop.acts.flow import StageRevealed, StageStarted, WorkshopClosed
from core.workshop.nouns.insights import InsightAdded
from core.workshop.nouns.issues import IssueAdded
from tests.browser import test_seat
from tests.browser.test_seat import Meeting
from tests.browser.test_seat import package as package
from tests.conftest import CODE, MORI, SUZUKI

NEW = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
PHONE, DESKTOP = (360, 740), (1280, 800)


SOMEBODY = ("さくら", "夜勤", "健診に行く")
"""Name and the two questions of a sentence."""


@pytest.fixture
def meeting(package: Package, monkeypatch: pytest.MonkeyPatch) -> Iterator[Meeting]:
    monkeypatch.setattr(test_seat, "AGENDA", agendas()["90"].stages)
    with Meeting(package) as running:
        yield running


def found(page: Page) -> list[str]:
    """All that axe finds, whatever its weight."""
    page.wait_for_timeout(300)  # what fades in has come
    result: dict[str, Any] = Axe().run(page, options=NEW).response
    return [f"{one['id']}: {one['nodes'][0]['html'][:160]}" for one in result["violations"]]


def states(page: Page, meeting: Meeting, check: Callable[[str], None]) -> None:
    """One person's way through a meeting, a state after the other."""
    meeting.lead(StageStarted("welcome", minutes=5))
    expect(page.locator(".task")).to_be_visible()
    check("welcome")
    meeting.lead(StageStarted("figures", "sector", minutes=10))
    expect(page.locator(".finding img.drawn")).to_be_visible()
    check("finding")
    page.locator(".rest").click()
    expect(page.locator(".others .card").first).to_be_visible()
    page.locator(".others summary").first.click()
    check("figures")
    meeting.lead(StageStarted("insights", "sector", hidden=True))
    meeting.by(MORI, *(InsightAdded(f"m{n}", f"気づいたこと{n}") for n in range(3)))
    page.locator(".composer textarea").fill("祖父母と住んでいない家が多い")
    check("composer")
    page.locator(".composer [type=submit]").click()
    expect(page.locator(".card.mine")).to_be_visible()
    check("delivered")
    meeting.lead(StageRevealed("insights"))
    expect(page.locator(".card.insight")).to_have_count(4)
    check("opened")
    meeting.lead(StageStarted("issues"))
    page.locator(".tick input").first.check()
    expect(page.locator(".dock .ways")).to_be_visible()
    check("gather")
    meeting.by(MORI, *(IssueAdded(f"q{n}", f"困っていること{n}", ("m0",)) for n in range(3)))
    meeting.lead(StageStarted("choose"))
    page.locator(".sign.give").first.click()
    expect(page.locator(".take:enabled")).to_have_count(1)
    check("vote")
    for stage in ("personas", "use_cases", "kpis"):
        meeting.lead(StageStarted(stage))
        page.locator(".composer button.wide").click()
        if stage == "personas":
            for box, words in zip(
                page.locator(".composer .ask input").all(), SOMEBODY, strict=True
            ):
                box.fill(words)
            expect(page.locator(".reads .sentence")).to_be_visible()
        check(stage)
        if stage == "personas":  # the form stays with who is writing until it is put away
            meeting.lead(StageStarted("use_cases"))
            page.locator(".composer button.plain:visible").last.click()
            expect(page.locator(".card.unsent")).to_be_visible()
            check("begun")
    page.locator(".open-menu").click()
    expect(page.locator("dialog li").first).to_be_visible()
    check("menu")
    page.locator("dialog li button").nth(3).click()
    expect(page.locator("dialog .choices").first).to_be_visible()
    check("settings")
    page.keyboard.press("Escape")
    meeting.lead(WorkshopClosed())
    expect(page.locator(".banner")).to_be_visible()
    expect(page.locator(".mine-fates")).to_contain_text("祖父母と住んでいない家が多い")
    check("closed")


@pytest.mark.parametrize(
    ("language", "size"),
    [("ja", PHONE), ("easy", PHONE), ("en", PHONE), ("ja", DESKTOP)],
    ids=["ja", "easy", "en", "desktop"],
)
def test_axe_finds_nothing_on_any_state_of_a_seat(
    browser: Browser, meeting: Meeting, language: str, size: tuple[int, int]
) -> None:
    width, height = size
    locale = "en-US" if language == "en" else "ja-JP"
    context = browser.new_context(viewport={"width": width, "height": height}, locale=locale)
    context.set_default_timeout(20_000)
    context.add_init_script(f"localStorage.setItem('look/words', '{language}')")
    page = context.new_page()
    page.goto(f"{meeting.address}/j/{CODE}")
    expect(page.locator(".choice").first).to_be_visible()
    told = {"join": found(page)}
    cookie = {"name": f"seat-{CODE}", "value": SUZUKI, "url": meeting.address}
    context.add_cookies([cookie])  # type: ignore[list-item]
    page.goto(f"{meeting.address}/w/{CODE}")

    def check(name: str) -> None:
        told[name] = found(page)
        wide = page.evaluate("document.documentElement.scrollWidth - innerWidth")
        if wide > 0:
            told[name].append(f"scrolls sideways by {wide}")

    states(page, meeting, check)
    assert page.evaluate("document.documentElement.lang") == ("en" if language == "en" else "ja")
    context.close()
    assert not any(told.values()), json.dumps(told, ensure_ascii=False, indent=1)
