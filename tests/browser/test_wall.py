"""The projector: every card is seen whole on one of its pages, and nothing that was hidden."""

from dataclasses import replace

import pytest
from playwright.sync_api import Page, expect

from core.venue import venue
from core.workshop.acts.flow import SeatTaken, StageRevealed, StageStarted
from core.workshop.acts.groups import Grouped
from core.workshop.meeting import StagePlan
from core.workshop.nouns.insights import InsightAdded, InsightMuted
from core.workshop.nouns.issues import IssueAdded
from tests.browser.test_seat import HALL, Meeting, Open, meeting, package, visit
from tests.conftest import AGENDA, CODE, MORI, SATO

__all__ = ["meeting", "package", "visit"]
ISSUES = StagePlan("issues", "課題", "Issues", "一文で", "One sentence", 10, "issue")
LAPTOP = (1280, 720)
LONG = "共働きの家では健診の日に休みが取れず、祖父母も遠くに住んでいて、"
SHOWN = """() => [...document.querySelectorAll(".screen .cards li")].map((item) => {
    const box = item.getBoundingClientRect(), list = item.parentElement.getBoundingClientRect();
    const parts = [item, ...item.querySelectorAll("*")];
    const inside = (one) => one.top >= 0 && one.left >= 0
        && one.right <= innerWidth && one.bottom <= innerHeight
        && one.bottom <= list.bottom + 1 && one.right <= list.right + 1;
    return { words: item.innerText, group: item.className === "group",
        whole: item.getClientRects().length === 1 && inside(box)
            && parts.every((one) => [...one.getClientRects()].every(inside))
            && item.scrollWidth <= item.clientWidth + 1
            && item.scrollHeight <= item.clientHeight + 1 };
})"""


def pages(page: Page) -> list[list[dict[str, object]]]:
    """What is on each page of the wall, as it is drawn; turned by key."""
    more = page.locator(".screen .more")
    at, _, of = more.inner_text().rpartition("　")[2].partition(" / ")
    of = of or "1"
    for _ in range(int(at) - 1 if of != "1" else 0):  # it turns by itself too
        page.keyboard.press("ArrowLeft")
    found = []
    for number in range(1, int(of) + 1):
        if int(of) > 1:
            expect(more).to_contain_text(f"{number} / {of}")
        found.append(page.evaluate(SHOWN))
        page.keyboard.press("ArrowRight")
    return found


def words(number: int, long: bool) -> str:
    """Of 1 to 200 letters where they are long, else some eight."""
    if long:
        return f"{number}番{LONG * 7}"[: (200, 1, 33, 120, 64)[(number - 1) % 5]]
    return f"{number}番 公園が遠い"


def whole(page: Page, cards: int, long: bool) -> None:
    """Every card is on one of the pages, with all of its words."""
    expect(page.locator(".screen .more")).to_contain_text(f"{cards}枚")
    expect(page.locator(".way")).to_be_visible()
    page.evaluate("new Promise((done) => requestAnimationFrame(() => setTimeout(done)))")
    found = pages(page)
    assert [one for shown in found for one in shown if not one["whole"]] == []
    seen = [str(one["words"]) for shown in found for one in shown if not one["group"]]
    wanted = sorted(words(number, long) for number in range(1, cards + 1))
    assert sorted(text.split("\n")[-1] for text in seen) == wanted
    for shown in found:
        assert shown and not shown[-1]["group"], "a heading stands above a card"


@pytest.mark.parametrize("grouped", [False, True])
@pytest.mark.parametrize("long", [False, True])
def test_every_card_is_seen_whole_on_one_of_the_pages(
    visit: Open, meeting: Meeting, long: bool, grouped: bool
) -> None:
    """One meeting that fills: 1, 10 and 60 cards on one wall, short ones then on a small one."""
    page = visit(SATO, f"/w/{CODE}/screen", HALL)
    page.emulate_media(reduced_motion="reduce")
    there = 0
    for cards in (1, 10, 60):
        added = range(there + 1, cards + 1)
        meeting.by(MORI, *(InsightAdded(f"note-{n}", words(n, long)) for n in added))
        if grouped:
            meeting.lead(Grouped(tuple(f"note-{n}" for n in added)[::2], text=f"{cards}まで"))
        there = cards
        whole(page, cards, long)
    if not long:
        page.set_viewport_size({"width": LAPTOP[0], "height": LAPTOP[1]})
        whole(page, 60, long)


def test_42_short_cards_stand_on_one_wall_under_their_headings(
    visit: Open, meeting: Meeting
) -> None:
    for number in range(42):
        meeting.by(MORI, InsightAdded(f"note-{number}", f"{number}番 健診が平日の昼だけ"))
    for first, heading in enumerate(("足がない", "子どもの場", "休みがない", "話せる人")):
        meeting.lead(Grouped(tuple(f"note-{n}" for n in range(first, 38, 4)), text=heading))
    page = visit(SATO, f"/w/{CODE}/screen", HALL)
    page.emulate_media(reduced_motion="reduce")
    expect(page.locator(".screen .more")).to_have_text("42枚")
    found = page.evaluate(SHOWN)
    assert [one for one in found if not one["whole"]] == []
    assert [one["words"].split("\n")[0] for one in found if one["group"]][
        -1
    ] == "まだ、まとめていない"
    assert len(found) == 42 + 5
    size = "parseFloat(getComputedStyle(document.querySelector('.screen .cards li')).fontSize)"
    assert page.evaluate(size) >= 28


def test_people_who_arrive_are_seen_by_sector_beside_a_large_code(
    visit: Open, meeting: Meeting, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(venue(), "address", "http://192.0.2.7:8501")  # opened to the hall
    meeting.lead(StageStarted("welcome"))
    page = visit(SATO, f"/w/{CODE}/screen", HALL)
    letters = page.locator(".screen .here li")
    expect(letters).to_have_count(2)
    expect(letters.last).to_have_text("住住")
    expect(page.locator(".screen .host")).to_have_text("192.0.2.7:8501/j")
    assert page.locator(".screen .qr svg").bounding_box()["width"] >= 690  # type: ignore[index]
    code = "parseFloat(getComputedStyle(document.querySelector('.screen .code')).fontSize)"
    assert page.evaluate(code) >= 120
    shop = SeatTaken("shop-owner", "店主", "industry")
    meeting.lead(shop)
    expect(letters.first).to_have_text("産")
    meeting.lead(StageStarted("insights"))
    expect(page.locator(".screen .here")).to_have_count(0)
    assert page.locator(".screen .qr svg").bounding_box()["width"] < 150  # type: ignore[index]
    assert page.evaluate("document.documentElement.scrollHeight <= innerHeight")


def test_until_it_is_opened_to_the_hall_the_wall_invites_nobody(
    visit: Open, meeting: Meeting, monkeypatch: pytest.MonkeyPatch
) -> None:
    meeting.lead(StageStarted("welcome"))
    page = visit(SATO, f"/w/{CODE}/screen", HALL)
    expect(page.locator(".screen .shut")).to_be_visible()
    expect(page.locator(".screen .how h2")).to_be_visible()
    steps, code = page.locator(".screen .how li"), page.locator(".screen .qr svg")
    expect(steps.or_(code)).to_have_count(0)
    monkeypatch.setattr(venue(), "address", "http://192.0.2.7:8501")
    expect(steps).to_have_count(3)  # by itself, once it is
    expect(code).to_be_visible()
    expect(page.locator(".screen .shut")).to_have_count(0)


def test_the_notes_stay_on_the_wall_while_issues_are_written_from_them(
    visit: Open, meeting: Meeting
) -> None:
    meeting.room.workshop = replace(meeting.room.workshop, agenda=(*AGENDA, ISSUES))
    meeting.by(MORI, InsightAdded("seen", "公園が遠い"))
    meeting.lead(StageStarted("issues", "sector", hidden=True))
    page = visit(SATO, f"/w/{CODE}/screen", HALL)
    cards = page.locator(".screen .cards")
    expect(cards).to_contain_text("公園が遠い")
    meeting.by(MORI, IssueAdded("issue", "公園まで歩けない"))
    expect(page.locator(".screen .main > .note").last).to_contain_text("1枚。ひらくまで")
    assert "公園まで歩けない" not in page.content()
    meeting.lead(StageRevealed("issues"))
    expect(cards).to_contain_text("公園まで歩けない")
    expect(cards).not_to_contain_text("公園が遠い")


def test_what_was_hidden_leaves_the_wall_of_who_leads(visit: Open, meeting: Meeting) -> None:
    meeting.by(MORI, InsightAdded("seen", "公園が遠い"), InsightAdded("rude", "言いすぎた文"))
    page = visit(SATO, f"/w/{CODE}/screen", HALL)
    cards = page.locator(".screen .cards")
    expect(cards).to_contain_text("言いすぎた文")
    meeting.lead(InsightMuted("rude"))
    expect(cards).not_to_contain_text("言いすぎた文")
    expect(cards).to_contain_text("公園が遠い")
    page.reload()
    expect(cards).to_contain_text("公園が遠い")
    assert "言いすぎた文" not in page.content()
