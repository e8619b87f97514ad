"""Many cards on a phone are drawn as one comes near; cases of other places one at a time."""

from dataclasses import replace

from playwright.sync_api import expect

from core.agendas import agendas
from core.workshop.acts.flow import StageStarted
from core.workshop.nouns.insights import InsightAdded
from core.workshop.nouns.personas import PersonaAdded
from tests.browser.conftest import shot
from tests.browser.test_seat import Meeting, Open, meeting, package, visit
from tests.conftest import MORI, SUZUKI

__all__ = ["meeting", "package", "visit"]
FIRST, ALL = 40, 100


def test_of_many_cards_the_newest_are_drawn_and_all_can_be_reached(
    visit: Open, meeting: Meeting
) -> None:
    meeting.by(SUZUKI, InsightAdded("mine", "わたしの1枚目"))
    meeting.by(MORI, *(InsightAdded(f"note-{n}", f"気づき{n}") for n in range(1, ALL)))
    page = visit(SUZUKI)
    cards = page.locator(".card.insight")
    expect(page.locator(".section.insight .n-all")).to_have_text(str(ALL))
    expect(page.locator("[data-id=mine]")).to_be_attached()  # one's own, however old
    assert FIRST <= cards.count() < ALL
    meeting.by(MORI, InsightAdded("newest", "いちばん新しい"))
    expect(cards.first).to_contain_text("いちばん新しい")
    expect(page.locator(".section.insight .n-all")).to_have_text(str(ALL + 1))
    for _ in range(12):
        if not page.locator(".section.insight .rest").is_visible():
            break
        page.locator(".section.insight .rest").scroll_into_view_if_needed()
        page.wait_for_timeout(150)
    expect(cards).to_have_count(ALL + 1)
    order = "[...document.querySelectorAll('.card.insight .text')].map((one) => one.textContent)"
    wanted = ["いちばん新しい", *(f"気づき{n}" for n in range(ALL - 1, 0, -1)), "わたしの1枚目"]
    assert page.evaluate(order) == wanted


def test_cases_that_fit_come_one_at_a_time_and_one_press_takes_one(
    visit: Open, meeting: Meeting
) -> None:
    meeting.room.workshop = replace(meeting.room.workshop, agenda=agendas()["90"].stages)
    meeting.lead(StageStarted("personas"))
    meeting.by(MORI, PersonaAdded("p1", "さくら", "急な残業", "子どもを預けること"))
    meeting.lead(StageStarted("use_cases"))
    page = visit(SUZUKI)
    case = page.locator(".catalogue .case")
    expect(case).to_have_count(1)
    expect(page.locator(".catalogue .whom")).to_contain_text("さくら")
    expect(case).to_contain_text("子育て共助シェアアプリ")
    expect(case.locator(".fit")).to_contain_text("急な")
    shot(page, "seat-cases-360")
    page.locator(".catalogue .turn button").last.click()
    expect(page.locator(".catalogue .turn p")).to_contain_text("2 / ")
    page.locator(".catalogue .turn button").first.click()
    case.get_by_role("button", name="これをもとに書く").click()
    expect(page.locator(".card.use_case")).to_contain_text("子育て共助シェアアプリ")
    (taken,) = meeting.room.workshop.use_cases.values()
    assert (taken.case_id, taken.persona_ids) == ("miyake-sharing", ("p1",))
    meeting.lead(StageStarted("kpis"))
    expect(page.locator(".composer > .wide")).to_have_text("KPIを書く")
