"""The record on paper, as the browser prints it: line breaks stay, no sheet for nothing."""

import io

import pypdf
import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Application, Device, settled, unfold
from tests.browser.meeting import join, lead, room, write

__all__ = ["room"]
LINES = "一行目の言葉\n二行目の言葉\n\n四行目の言葉"


def sheets(page: Page) -> list[tuple[bool, str]]:
    """Of each sheet whether it lies across, and its words."""
    page.emulate_media(media="print")
    paper = pypdf.PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True)))
    return [
        (one.mediabox.width > one.mediabox.height, "".join(one.extract_text().split()))
        for one in paper.pages
    ]


def test_lines_stay_lines_and_a_young_record_is_a_sheet_or_two(
    device: Device, room: tuple[Page, Page, str], application: Application
) -> None:
    console, phone, code = room
    write(phone, LINES)
    other = join(device, code, "もり")
    lead(console, "1枚をいっしょにひらく")
    expect(other.locator(".card.insight")).to_contain_text("一行目の言葉")
    console.goto(f"{application.address}/w/{code}/record?language=ja")
    unfold(console)
    settled(console)
    card = console.locator("article.card", has_text="一行目の言葉")
    expect(card.locator("p").first).to_be_visible()
    assert LINES in card.inner_text()
    found = sheets(console)
    assert len(found) <= 2
    assert not any(across for across, _ in found), "an empty path needs no sheet across"
    assert all(len(words) > 200 for _, words in found[:-1]), "no sheet breaks off in its middle"


def test_a_whole_record_has_no_sheet_of_a_line(device: Device, application: Application) -> None:
    page = device("/w/DEMO/record?language=ja")
    unfold(page)
    settled(page)
    found = sheets(page)
    few = [words for _, words in found[:-1] if len(words) < 60]
    assert few == []
    assert sum(across for across, _ in found) <= 1


@pytest.mark.parametrize("path", ["29361?language=en", "07546?language=en", "28586?language=ja"])
def test_the_page_of_a_town_is_one_sheet(device: Device, path: str) -> None:
    ((across, words),) = sheets(device(f"/t/{path}"))
    assert not across and len(words) > 800
