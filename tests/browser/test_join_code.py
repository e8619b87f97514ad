"""The box for the code takes whatever was pasted, and says the true cause where none is found."""

from playwright.sync_api import expect

from tests.browser.conftest import PHONE, Device

PASTED = (
    "G4YZXR", "g4yz-xr", "https://tsudoi.example.jp/j/G4YZXR?language=ja", "コード：G4YZXR",
    "G4YZXR。", "\u200bG4YZ\u200bXR\ufeff", "Ｇ４ＹＺＸＲ", "参加コード: G4YZXR さん",
)  # fmt: skip


def test_a_pasted_code_is_found_in_what_stands_around_it(device: Device) -> None:
    page = device("/j", PHONE)
    box = page.locator("#code")
    for typed in PASTED:
        box.fill(typed)
        with page.expect_request(lambda asked: asked.url.endswith("/about")) as asked:
            page.keyboard.press("Enter")
        assert asked.value.url.upper().endswith("/J/G4YZXR/ABOUT"), typed
        expect(page.get_by_text("そのコードは見つかりません")).to_be_visible()
    box.fill("。")
    page.keyboard.press("Enter")
    expect(page.get_by_text("そのコードは見つかりません")).to_be_visible()
