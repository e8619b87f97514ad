"""A meeting taken along, taken over, and deleted while a phone is in it."""

import json
from pathlib import Path

from playwright.sync_api import expect

from tests.browser.conftest import DESKTOP, PHONE, Device, shot, unfold
from tests.browser.meeting import advance, join, lead, open_workshop, write
from tests.browser.test_pages import violations

BOX = "保管・持ち出し・削除"
WORDS = "健診の日に仕事を休めない"


def test_taken_along_taken_over_and_deleted(device: Device, tmp_path: Path) -> None:
    console, code = open_workshop(device, "持ち出す会")
    phone = join(device, code, "ゆか")
    advance(console, "数字を見る")
    advance(console, "気づきを書く")
    write(phone, WORDS)
    console.reload()
    console.get_by_role("button", name="書き出し").click()
    expect(
        console.get_by_text("ひらく前の書きこみと票は、このファイルに入りません")
    ).to_be_visible()
    lead(console, "1枚をいっしょにひらく")
    expect(phone.locator(".card.insight")).to_contain_text(WORDS)
    console.reload()
    console.get_by_role("button", name="書き出し").click()
    with console.expect_download() as taken:
        console.get_by_role("button", name="会まるごとのファイル").click()
    assert taken.value.suggested_filename.startswith("岩見沢市_記録_")
    file = tmp_path / "taken.json"
    taken.value.save_as(file)
    assert json.loads(file.read_text("utf-8"))["format"] == "tsudoi-workshop"
    assert WORDS in file.read_text("utf-8") and code not in file.read_text("utf-8")

    page = device("/take-over", DESKTOP)
    page.locator("input[type=file]").set_input_files(file)
    page.get_by_role("button", name="引きつぐ", exact=True).click()
    expect(page.get_by_text("引きつぎました。新しいコードは")).to_be_visible()
    page.get_by_role("button", name="この端末で司会をする").click()
    page.wait_for_url("**/record*")
    expect(page.get_by_text("がファイルから引きついだものです")).to_be_visible()
    unfold(page)
    expect(page.locator("article.card", has_text=WORDS)).to_be_visible()
    shot(page, "keeping-record")

    phone.get_by_role("button", name="メニュー").click()
    phone.get_by_role("link", name="わたしの分を見る").click()
    expect(phone.locator(".mine-fates")).to_contain_text(WORDS)
    expect(phone.locator("article.card", has_text=WORDS)).to_be_visible()
    assert violations(phone) == []
    with phone.expect_download() as mine:
        phone.get_by_role("link", name="CSV").click()
    assert WORDS in Path(mine.value.path()).read_text("utf-8-sig")
    phone.get_by_label("もとに戻せない").check()
    phone.get_by_role("button", name="よび名を消す").click()
    expect(phone.get_by_text("よび名は、もう残っていません")).to_be_visible()
    expect(phone.get_by_text("ゆか")).to_have_count(0)
    shot(phone, "keeping-mine")
    phone.get_by_role("link", name="席にもどる").click()
    expect(phone.locator(".card.insight")).to_contain_text(WORDS)

    owner = device("/mine", PHONE)
    owner.locator(f".st-key-box-{code}").get_by_text(BOX).click()
    owner.get_by_label(f"コード {code}").fill(code)
    shot(owner, "keeping-owner")
    owner.get_by_role("button", name="この会を消す").click()
    expect(owner.get_by_text(f"会 {code} を消しました")).to_be_visible()
    expect(phone.get_by_text("この会は消されました。")).to_be_visible()
    expect(phone.get_by_text(WORDS)).to_have_count(0)
    shot(phone, "keeping-gone")
    phone.reload()
    phone.wait_for_url("**/j*")


def test_a_copy_on_demand_is_made_and_tested(device: Device) -> None:
    page = device("/maintenance", DESKTOP)
    page.get_by_role("button", name="いま控えをとる").click()
    expect(page.get_by_text("をとり、試しました")).to_be_visible()
    expect(page.get_by_text("開けました").first).to_be_visible()
    assert page.request.get(page.url.replace("/maintenance", "/health")).json() == {"ok": True}
    shot(page, "keeping-maintenance")
