"""What a page shows stands in its address: a link shows the same, and so does going back."""

import re

from playwright.sync_api import expect

from tests.browser.conftest import DESKTOP, PHONE, Device, settled

ROW = 38
"""Points from one row of the table of figures to the next."""


def at(end: str) -> re.Pattern[str]:
    return re.compile(re.escape(end))


def test_going_back_shows_the_town_that_was_shown(device: Device) -> None:
    page = device("/explore?area=29362", DESKTOP)
    expect(page).to_have_url(at("/explore?area=29362&peers=similar&field=population"))
    box = page.get_by_label("市区町村をさがす")
    box.fill("奈義町")
    page.get_by_role("option").first.click()
    expect(page).to_have_url(at("/explore?area=33623&peers=similar&field=population"))
    page.get_by_test_id("stButtonGroup").get_by_text("子育て支援").click()
    expect(page).to_have_url(at("/explore?area=33623&peers=similar&field=childcare"))
    page.go_back()
    expect(page.get_by_test_id("stButtonGroup").get_by_role("radio").first).to_be_checked()
    page.go_back()
    expect(page.get_by_role("heading", name="三宅町")).to_be_visible()
    expect(box).to_have_value(at("三宅町"))
    page.go_forward()
    expect(page.get_by_role("heading", name="奈義町")).to_be_visible()


def test_a_link_shows_the_same_to_a_partner(device: Device) -> None:
    ours = device("/compare?area=29362", DESKTOP)
    ours.get_by_text("平均＝10点").click()
    ours.get_by_role("button", name="相手：").click()
    ours.get_by_text("となりの市区町村", exact=True).click()
    ours.keyboard.press("Escape")
    expect(ours).to_have_url(
        at("/compare?area=29362&peers=adjacent&scale=ten&indicator=birth_rate")
    )
    theirs = device("/compare" + ours.url.partition("/compare")[2], DESKTOP)
    expect(theirs.get_by_role("button", name="相手：となりの市区町村")).to_be_visible()
    expect(theirs.get_by_role("radio", name="平均＝10点")).to_be_checked()


def test_rows_are_ticked_for_later_and_pressed_to_be_opened(device: Device) -> None:
    page = device("/explore?area=29362", DESKTOP)
    table = page.get_by_test_id("stDataFrame").first
    table.scroll_into_view_if_needed()
    settled(page)
    for row in (1, 2):
        table.click(position={"x": 18, "y": ROW * row + ROW / 2})
        expect(page.get_by_text(f"えらんだ{row}の数字を")).to_be_visible()
    expect(page).to_have_url(re.compile("ticked=[a-z_0-9]+%2C"))
    table.click(position={"x": 160, "y": ROW * 3 + ROW / 2})
    expect(page.get_by_role("button", name="三宅町の数字へもどる")).to_be_in_viewport()
    expect(page).to_have_url(re.compile("figure="))


def test_on_a_phone_cards_are_ticked_beside_what_opens_them(device: Device) -> None:
    page = device("/explore?area=29362&field=births", PHONE, agent="Android Mobile")
    boxes = page.get_by_role("checkbox", name="えらぶ：")
    for row in (0, 1):
        boxes.nth(row).check()
        expect(page.get_by_text(f"えらんだ{row + 1}の数字を")).to_be_in_viewport()
    expect(page).to_have_url(re.compile("ticked=[a-z_0-9]+%2C"))
    boxes.first.uncheck()
    expect(page.get_by_text("えらんだ1の数字を")).to_be_in_viewport()
    assert boxes.nth(1).is_checked()


def test_a_link_to_the_map_of_the_country(device: Device) -> None:
    page = device("/map?area=31384&extent=country", DESKTOP)
    expect(page.get_by_role("radio", name="全国")).to_be_checked()
    expect(page.get_by_text("全国の1,741市区町村すべてに値があります。")).to_be_visible()
    expect(page.get_by_text("日吉津村は")).to_be_visible()


def test_the_map_goes_through_the_years_by_itself_or_one_a_press(device: Device) -> None:
    page = device("/map?area=29362", DESKTOP)
    settled(page)
    expect(page.get_by_text("いま見ている所")).to_be_visible()
    page.emulate_media(reduced_motion="reduce")
    page.get_by_role("button", name="年を動かす").click()
    expect(page).to_have_url(at("year=2020"))
    page.get_by_role("button", name="年を動かす").click()
    expect(page).to_have_url(at("year=2021"))
    page.emulate_media(reduced_motion="no-preference")
    page.get_by_role("button", name="年を動かす").click()
    expect(page).to_have_url(at("year=2024"))
    expect(page.get_by_role("button", name="年を動かす")).to_be_visible()
