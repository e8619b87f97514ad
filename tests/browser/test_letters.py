"""What people write in the scripts of the world is the same on a card and in every file."""

import re
import unicodedata

from playwright.sync_api import Page, expect

from core.formats import fallback
from core.formats.fonts import missing, printable
from core.text import Text
from core.workshop.private_words import MASK
from tests.browser.conftest import Application, Device, unfold
from tests.browser.meeting import join, lead, room, write
from tests.core.formats.opened import squeezed, words_of
from tests.core.formats.test_letters import told

__all__ = ["room"]
WRITTEN = {
    "cells of a table": ("2022年\t31\t28\t26", "2022年 31 28 26"),
    "no-break space": ("2,500\u00a0人", "2,500 人"),
    "old letters of names": ("𠮷野家と髙﨑さん、か゚の字", "𠮷野家と髙﨑さん、か゚の字"),
    "Vietnamese": ("Tiếng Việt và trẻ em", "Tiếng Việt và trẻ em"),
    "Chinese": ("简体字的幼儿园", "简体字的幼儿园"),
    "Korean": ("한국어 어린이집", "한국어 어린이집"),
    "Russian": ("Детский сад рядом", "Детский сад рядом"),
    "Greek": ("Ελληνικά παιδιά", "Ελληνικά παιδιά"),
    "Thai": ("สวัสดีเด็ก", "สวัสดีเด็ก"),
    "Hindi": ("नमस्ते बच्चे", "नमस्ते बच्चे"),
    "Arabic": ("مرحبا", "مرحبا"),
    "a variant and a family": (
        "葛\U000e0100城の👨\u200d👩\u200d👧",
        "葛\U000e0100城の👨\u200d👩\u200d👧",
    ),
}
FILES = ("xlsx", "zip", "pptx")


def folded(words: str) -> str:
    """Letters without their forms: in a PDF an Arabic letter stands as it is joined."""
    return squeezed(unicodedata.normalize("NFKC", words))


def printed(words: str) -> str:
    """What stands in a PDF when it is copied: a shaped letter is what was written."""
    return "".join(fallback.WRITTEN.get(ord(c), c) for c in printable(words))


def together(words: str, paper: str) -> bool:
    """Whether these letters stand together, read from either side."""
    length, letters = len(words), sorted(words)
    parts = (paper[at : at + length] for at in range(len(paper)))
    return words in paper or any(sorted(part) == letters for part in parts)


def test_card_record_and_every_file_have_the_same_letters(
    device: Device, room: tuple[Page, Page, str], application: Application
) -> None:
    console, phone, code = room
    other = join(device, code, "Nguyễn")
    for number, (typed, _) in enumerate(WRITTEN.values(), 1):
        write(phone, typed)
        expect(console.locator(".onward .lead")).to_contain_text(f"{number}枚をいっしょにひらく")
    lead(console, f"{len(WRITTEN)}枚をいっしょにひらく")
    expect(other.locator(".card.insight")).to_have_count(len(WRITTEN))
    cards = other.locator(".card.insight .text").all_text_contents()
    wanted = [words for _, words in WRITTEN.values()]
    assert sorted(cards) == sorted(wanted)

    at = f"{application.address}/w/{code}/record"
    record = other.context.new_page()
    record.goto(at)
    unfold(record)
    read = record.locator("body").inner_text()
    made = {form: told(form, other.request.get(f"{at}.{form}").body()) for form in FILES}
    paper = folded(words_of("pdf", other.request.get(f"{at}.pdf").body()))
    for words in wanted:
        assert words in read
        assert [form for form in FILES if not any(words in text for text in made[form])] == []
        assert together(folded(printed(words)), paper), words
    lacks = missing(wanted)
    before = Text("ja")("export.pdf_lacks", letters="…").partition("：")[0]
    assert (before in read) == bool(lacks), "said before, not found out afterwards"


def test_what_looks_like_somebody_real_is_asked_about_and_mended_with_one_tap(
    room: tuple[Page, Page, str],
) -> None:
    _, phone, _ = room
    box, send = phone.locator(".composer textarea").first, phone.get_by_role("button", name="出す")
    box.fill("奈義町の山田太郎さん 0868-36-4111")
    send.click()
    expect(phone.locator(".composer")).to_contain_text("実在の人ではありませんか。")
    expect(phone.get_by_role("button", name="このまま出す")).to_be_in_viewport()
    phone.get_by_role("button", name="直す", exact=True).click()
    expect(box).to_have_value(f"奈義町の山田太郎さん {MASK}")
    send.click()
    phone.get_by_role("button", name=re.compile("このまま")).click()
    expect(phone.locator(".safe")).to_contain_text("届きました")
    expect(phone.locator(".card.insight")).to_contain_text(MASK)
