"""Two phones at two tables: each sees its own board, then all see one with the table on it."""

from playwright.sync_api import Page, expect

from tests.browser.conftest import PHONE, Application, Device, shot
from tests.browser.meeting import ahead, join, lead, open_workshop, write
from tests.browser.test_pages import violations

WALL = (1920, 1080)
OURS, THEIRS = "夜のバスがない", "坂が多い"


def sit_down(phone: Page, table: int) -> None:
    """With a device on which the whole table writes."""
    phone.get_by_text("この端末を、テーブルのみんなで使う").click()
    phone.get_by_role("button", name=f"テーブル{table}", exact=True).click()
    expect(phone.locator(".tables")).to_contain_text(f"テーブル{table}に います")


def scan(device: Device, code: str) -> Page:
    """Somebody who comes in by the code that lies on table 2."""
    phone = device(f"/j/{code}?table=2", PHONE)
    phone.get_by_label("よび名").fill("もり")
    phone.get_by_text("住民", exact=True).click()
    phone.get_by_role("button", name="参加する").click()
    expect(phone.locator(".tables")).to_contain_text("テーブル2に います")
    return phone


def set_tables(console: Page) -> None:
    console.get_by_role("button", name="テーブルに分ける").first.click()
    body = console.locator("[data-testid=stPopoverBody]")
    body.get_by_role("spinbutton", name="テーブルの数").fill("3")
    body.get_by_role("spinbutton", name="テーブルの数").press("Enter")
    body.get_by_role("button", name="テーブルに分ける").click()
    expect(body.get_by_text("3つのテーブルに分けました")).to_be_visible()
    expect(body.locator("img")).to_have_count(3)
    shot(console, "tables-drawer-1280")
    console.keyboard.press("Escape")


def test_two_tables_write_apart_and_are_put_together(
    device: Device, application: Application
) -> None:
    console, code = open_workshop(device)
    wall = console.context.new_page()
    wall.set_viewport_size({"width": WALL[0], "height": WALL[1]})
    wall.goto(f"{application.address}/w/{code}/screen")
    set_tables(console)
    phone = join(device, code, "ゆか")
    expect(phone.get_by_text("あなたのテーブルは どこですか")).to_be_visible()
    ahead(console, "insights")
    expect(phone.locator(".composer textarea")).to_have_count(0)
    shot(phone, "tables-choose-360")
    assert violations(phone) == []
    sit_down(phone, 1)
    other = scan(device, code)
    other.get_by_role("button", name="テーブルをうつる").click()
    sit_down(other, 2)
    write(phone, OURS)
    write(other, THEIRS)
    lead(console, "2枚をいっしょにひらく")
    expect(console.locator(".onward .primary")).to_have_text("3つのテーブルの板を合わせる")
    expect(console.locator(".card.insight")).to_have_count(2)
    expect(wall.locator(".tables li")).to_have_count(3)
    expect(other.locator(".waiting")).to_contain_text("ほかのテーブルの1枚")
    for page, hidden in ((phone, THEIRS), (other, OURS), (wall, OURS), (wall, THEIRS)):
        assert hidden not in page.content()
    shot(wall, "tables-wall-1920")
    shot(phone, "tables-apart-360")
    shot(console, "tables-console-1280")
    assert violations(phone) == violations(console) == violations(wall) == []
    lead(console, "3つのテーブルの板を合わせる")
    for page in (phone, other, console):
        for words in (OURS, THEIRS):
            card = page.locator(".card.insight").filter(has_text=words)
            expect(card).to_contain_text("テーブル1" if words == OURS else "テーブル2")
    expect(wall.locator(".cards li")).to_have_count(2)
    expect(wall.locator(".tables li")).to_have_count(0)
    shot(phone, "tables-joined-360")
    shot(wall, "tables-joined-1920")
