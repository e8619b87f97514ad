"""Every scene of the wall: read from eight metres, whole, and nothing of it cut."""

from dataclasses import replace

from playwright.sync_api import Page, expect

from core.agendas import agendas
from core.workshop.acts.choosing import Chosen
from core.workshop.acts.estimates import Estimated, EstimatesOpened, EstimatesStarted
from core.workshop.acts.flow import StageStarted, WorkshopClosed
from core.workshop.acts.showing import WallShown
from core.workshop.acts.votes import DotsGiven, VotesOpened
from core.workshop.nouns.insights import InsightAdded, InsightMuted
from core.workshop.nouns.issues import IssueAdded
from core.workshop.nouns.kpis import KpiSet
from core.workshop.nouns.personas import PersonaAdded
from core.workshop.nouns.promises import PromiseMade
from core.workshop.nouns.use_cases import UseCaseAdded
from tests.browser.conftest import menu
from tests.browser.test_seat import HALL, Meeting, Open, meeting, package, visit
from tests.conftest import CODE, MORI, SATO, SUZUKI

__all__ = ["meeting", "package", "visit"]
LONG = "共働きの家では健診の日に休みが取れず、祖父母も遠くに住んでいて、" * 6
WRONG = """() => [...document.querySelectorAll(".screen *")].flatMap((node) => {
    if (!node.checkVisibility()) return [];
    const box = node.getBoundingClientRect(), said = node.textContent.slice(0, 30);
    const scale = node.ownerSVGElement ? node.ownerSVGElement.getScreenCTM().a : 1;
    const own = [...node.childNodes].some((one) => one.nodeType === 3 && one.data.trim());
    const small = own && parseFloat(getComputedStyle(node).fontSize) * scale < 27.9;
    const drawn = node.matches("img.drawn") && node.complete
        && 14 * Math.min(box.width / node.naturalWidth, box.height / node.naturalHeight) < 27.5;
    const within = node.closest(".scene, .main")?.getBoundingClientRect();
    const cut = own && within && (box.right > within.right + 2 || box.bottom > within.bottom + 2);
    return small || drawn || cut || box.right > innerWidth + 1 || box.bottom > innerHeight + 1
        ? [[node.className.baseVal ?? node.className, said, small, drawn, cut]] : [];
})"""
"""Letters under 28 px (of a picture by what it is enlarged), and what reaches out of its place."""


def seen(page: Page, scene: str) -> None:
    """The scene is there, on all its pages as it should be."""
    expect(page.locator(f".screen .scene{scene}")).to_be_visible()
    pages = page.locator(".screen .pages")
    for _ in range(int(pages.inner_text().partition("/")[2]) if pages.count() else 1):
        assert page.evaluate(WRONG) == [], scene
        page.keyboard.press("ArrowRight")


def test_every_scene_is_large_and_whole(visit: Open, meeting: Meeting) -> None:
    meeting.room.workshop = replace(meeting.room.workshop, agenda=agendas()["90"].stages)
    meeting.lead(StageStarted("welcome"))
    page = visit(SATO, f"/w/{CODE}/screen", HALL)
    page.emulate_media(reduced_motion="reduce")
    expect(page.locator(".here li").first).to_be_visible()
    assert page.evaluate(WRONG) == []
    meeting.lead(StageStarted("figures", minutes=10))
    expect(page.locator(".found li")).to_have_count(6)
    seen(page, ".titles")
    meeting.lead(WallShown(indicator_id="births"))
    expect(page.locator(".scene img.drawn")).to_be_visible()
    expect(page.locator(".scene h2")).to_contain_text("出生数は")
    expect(page.locator(".scene .question")).to_be_visible()
    seen(page, ".finding-large")
    meeting.lead(WallShown(on=False))
    expect(page.locator(".found li")).to_have_count(6)
    meeting.lead(StageStarted("insights"))
    meeting.by(MORI, InsightAdded("note", LONG[:200]))
    meeting.lead(WallShown(id="note"))
    expect(page.locator(".one-card")).to_contain_text(LONG[:200])
    seen(page, ".one-card")
    meeting.lead(InsightMuted("note"))
    expect(page.locator(".one-card")).to_have_count(0)
    assert LONG[:60] not in page.content()


def test_what_is_voted_weighed_aimed_at_and_promised_is_large_and_whole(
    visit: Open, meeting: Meeting
) -> None:
    meeting.room.workshop = replace(meeting.room.workshop, agenda=agendas()["90"].stages)
    meeting.lead(StageStarted("issues"))
    for n in range(14):
        meeting.by(MORI, IssueAdded(f"i{n}", f"{n}番 {LONG}"[: 40 + 11 * n]))
    meeting.lead(StageStarted("choose"))
    page = visit(SATO, f"/w/{CODE}/screen", HALL)
    page.emulate_media(reduced_motion="reduce")
    for n in range(14):
        meeting.by(MORI if n % 2 else SUZUKI, DotsGiven(f"i{n}", 1 if n < 6 else 0))
    meeting.lead(VotesOpened("choose"), Chosen("i0"))
    seen(page, "")
    expect(page.locator(".votes .taken .words")).to_contain_text("0番")
    meeting.lead(StageStarted("personas"))
    life = LONG[:200]
    meeting.by(MORI, PersonaAdded("p", "さくら", LONG[:60], "健診", life, issue_ids=("i13",)))
    expect(page.locator(".person .quote b").last).to_have_text("健診")
    seen(page, ".person")
    meeting.lead(StageStarted("use_cases"))
    names = ["夜のバス", LONG[:80], *(f"{n}番の取組" for n in range(9))]
    meeting.by(MORI, *(UseCaseAdded(f"u{n}", one) for n, one in enumerate(names)))
    meeting.lead(EstimatesStarted())
    expect(page.locator(".names li").first).to_have_text("夜のバス")
    for n in range(len(names)):
        for token in (MORI, SUZUKI, SATO):
            levels = (("effect", n % 3 + 1), ("effort", n % 2 + 1))
            meeting.by(token, *(Estimated(f"u{n}", axis, level) for axis, level in levels))  # type: ignore[arg-type]
    meeting.lead(EstimatesOpened(), Chosen("u0", "すぐできる"))
    expect(page.locator(".legend li")).to_have_count(len(names))
    seen(page, ".weighed")
    meeting.lead(StageStarted("kpis"))
    kpi = KpiSet("k", LONG[:80], "u0", "人", 60, "2027-11-30", "交通課", "2027-05-31", baseline=0)
    meeting.by(MORI, replace(kpi, rule_stop=LONG[:200]))
    expect(page.locator(".aim svg.plot")).to_be_visible()
    seen(page, ".aim")
    inside = "(node) => node.scrollHeight <= node.clientHeight + 2"
    assert page.locator(".aim .middle").evaluate(inside)  # nothing of it lies on the chain below
    for n in range(9):
        promise = PromiseMade(f"r{n}", "商店会", "industry", LONG[: 20 * n + 9], "2027-03-01")
        meeting.by(MORI, promise)
    meeting.lead(WorkshopClosed())
    seen(page, ".closing")
    expect(page.locator(".closing .taken h2")).to_have_text("2027年5月31日(月)")


def test_who_leads_points_at_a_figure_and_takes_it_down(visit: Open, meeting: Meeting) -> None:
    lead, wall = visit(SATO), visit(SATO, f"/w/{CODE}/screen", HALL)
    menu(lead, "数字をさがす")
    title = lead.locator(".finding h2").inner_text()
    up, down = (lead.get_by_role("button", name=name) for name in ("投影する", "投影をやめる"))
    up.click()
    expect(wall.locator(".finding-large h2")).to_have_text(title)
    expect(wall.locator(".finding-large img.drawn")).to_be_visible()
    down.click()
    expect(wall.locator(".finding-large")).to_have_count(0)
    expect(up).to_be_visible()
    guest = visit(SUZUKI)
    menu(guest, "数字をさがす")
    expect(guest.locator(".finding h2")).to_be_visible()
    expect(guest.get_by_role("button", name="投影する")).to_have_count(0)
