"""The path: on a desktop a picture in which nothing lies on another, on a phone a list."""

from datetime import timedelta
from itertools import combinations
from typing import Any

from playwright.sync_api import Page, expect

from core.clock import today
from tests.browser.conftest import DESKTOP, PHONE, Application, Device, settled, shot, unfold
from tests.browser.meeting import open_workshop
from tests.browser.test_own import fits

TITLE = (
    "車がなくても、買い物と通院に、自分の決めた時刻に行けるように、住民といっしょに走らせる送迎" * 2
)
KPI = {
    "unit": "家庭",
    "target": 60,
    "due": str(today() + timedelta(days=700)),
    "owner": "課",
    "next_review": str(today() + timedelta(days=180)),
}


def act(page: Page, code: str, kind: str, event: dict[str, Any]) -> None:
    """What a composer would send."""
    status = page.evaluate(
        """async ([code, kind, event]) => (await fetch(`/w/${code}/act`, {method: "POST",
        headers: {"Content-Type": "application/json"}, body: JSON.stringify(
        {kind, event, request_id: `r${Math.random()}`.replace(".", "")})})).status""",
        [code, kind, event],
    )
    assert status == 200, kind


def test_a_reason_is_written_on_its_arrow(device: Device, application: Application) -> None:
    console, code = open_workshop(device)
    persona = {"persona_id": "p1", "name": "はるか", "bottleneck": "坂", "wish": "残業の日の迎えが"}
    act(console, code, "persona_added", persona)
    use_case = {"use_case_id": "u1", "title": TITLE[:80], "persona_ids": ["p1"]}
    act(console, code, "use_case_added", use_case)
    for key, title in (("k1", "送迎を使った家庭"), ("k2", TITLE[:80])):
        act(console, code, "kpi_set", {**KPI, "kpi_id": key, "title": title, "use_case_id": "u1"})
    why = "となりの町では、登録した人が半年で40人になった。"
    act(console, code, "reason_given", {"from_id": "u1", "to_id": "k1", "text": why * 8})
    work = console.context.new_page()
    work.set_viewport_size({"width": DESKTOP[0], "height": DESKTOP[1]})
    work.goto(f"{application.address}/work?workshop={code}&show=logic")
    drawn = work.locator("svg.path-drawn")
    expect(drawn).to_be_visible()
    expect(drawn).to_have_attribute("aria-label", "矢印4本のうち、3本は理由がまだありません。")
    settled(work)
    work.locator(".st-key-path-words textarea").fill("顔見知りなら頼みやすい")
    work.keyboard.press("Tab")
    settled(work)
    work.locator(".st-key-path-submit button").click()
    expect(work.get_by_text("理由を書きました。")).to_be_visible()
    expect(drawn).to_have_attribute("aria-label", "矢印4本のうち、2本は理由がまだありません。")
    boxes = drawn.locator("rect").evaluate_all(
        "all => all.map(one => one.getBoundingClientRect()).map(b => [b.x, b.y, b.right, b.bottom])"
    )
    assert len(boxes) == 8, "four boxes and four reasons"
    for a, b in combinations(boxes, 2):
        assert a[2] <= b[0] or b[2] <= a[0] or a[3] <= b[1] or b[3] <= a[1]
    words = drawn.locator("text").evaluate_all(
        "all => all.map(one => one.getBoundingClientRect()).map(b => [b.x, b.right])"
    )
    edges = [(box[0], box[2]) for box in boxes]
    inside = [any(left <= x and right <= end for left, end in edges) for x, right in words]
    assert inside.count(False) <= 9, "only the heads of columns stand outside of boxes"
    fits(work)
    shot(work, "path-desktop")
    phone = device(f"/w/{code}/record", PHONE)
    phone.context.add_cookies([*console.context.cookies()])  # type: ignore[list-item]
    for address in (f"/work?workshop={code}&show=logic", f"/w/{code}/record"):
        phone.goto(application.address + address)
        unfold(phone)
        expect(phone.locator(".path-list strong").first).to_be_visible()
        expect(phone.locator("svg.path-drawn")).to_be_hidden()
        fits(phone)
    shot(phone, "path-phone")
