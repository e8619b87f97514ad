"""No English of Streamlit's own beside a box, in a calendar and in a room; pages: `test_pages`."""

from playwright.sync_api import expect

from tests.browser.conftest import Device, settled
from tests.browser.english import english
from tests.browser.meeting import open_workshop

SHOWN = ("insights", "issues", "personas", "use_cases", "rating", "kpis", "logic", "partners")


def test_a_box_and_a_calendar_say_no_word_of_streamlits_own_english(device: Device) -> None:
    page = device("/open")
    page.get_by_label("題").fill("子育て")
    expect(page.get_by_text("Enterで決まります").first).to_be_visible()
    assert english(page) == set()
    page.get_by_test_id("stDateInput").first.get_by_role("button").first.click()
    expect(page.get_by_role("grid")).to_be_visible()
    assert english(page) == set()
    page.keyboard.press("Escape")
    page.get_by_test_id("stDateInput").first.get_by_role("spinbutton").first.click()
    page.keyboard.type("19000101")
    page.keyboard.press("Tab")
    expect(page.get_by_text("の日にしてください")).to_be_visible()
    assert english(page) == set()
    page.goto(page.url.rpartition("/")[0] + "/nowhere")
    expect(page.get_by_text("そのページはありません")).to_be_visible()
    assert english(page) == set()


def test_no_page_of_a_room_does_either(device: Device) -> None:
    console, code = open_workshop(device)
    settled(console)
    told = {"console": english(console)}
    edge = ".st-key-desk-edge [data-testid=stPopover] button"
    drawers = console.locator(f"{edge}, .st-key-drawer-plan button")
    for at in range(drawers.count()):
        drawers.nth(at).click()
        console.wait_for_timeout(500)
        for box in console.get_by_test_id("stNumberInputField").all():
            if box.is_visible():
                box.fill("-1")
                box.press("Tab")
                expect(console.get_by_text("の数にしてください").first).to_be_visible()
        told[f"drawer {at}"] = english(console)
        console.keyboard.press("Escape")
    address = console.url.partition("/console")[0]
    for show in SHOWN:
        console.goto(f"{address}/work?workshop={code}&show={show}")
        settled(console)
        told[show] = english(console)
    for path in (f"/w/{code}", f"/w/{code}/screen", f"/w/{code}/record", f"/j/{code}"):
        console.goto(address + path)
        console.wait_for_timeout(1000)
        told[path] = english(console)
        assert console.evaluate("document.documentElement.lang") == "ja", path
    assert {path: words for path, words in told.items() if words} == {}
