"""Pasted and unusual letters: one text is the same in a card and in every file."""

import io
import re
from dataclasses import replace

import openpyxl  # type: ignore[import-untyped]
import pypdf
import pytest

from core.formats import FORMATS
from core.formats.html.templates import unbroken
from core.record.entries import Entry
from core.record.report import Report
from core.record.ties import kinds
from core.workshop.events import proposed
from core.workshop.nouns.insights import InsightAdded
from tests.core.formats.opened import deck, tables_of

PASTED = {
    "cells of a spreadsheet": ("31\t28\t26", "31 28 26"),
    "a year and its cell": ("2022年\t31", "2022年 31"),
    "no-break space": ("31\u00a028", "31 28"),
    "thin spaces": ("2,500\u2009000\u202f人\u2003と", "2,500 000 人 と"),
    "vertical tab, form feed": ("一\v二\f三\x1f四", "一 二 三 四"),
    "wide space": ("一\u3000二", "一\u3000二"),
    "line ends": ("一\r\n二\r三\u0085四\u2028五\u2029六", "一\n二\n三\n四\n五\n六"),
    "own letters": ("渡\ue000さん", "渡\ue000さん"),
    "a family": ("👨\u200d👩\u200d👧", "👨\u200d👩\u200d👧"),
    "joiners inside words": ("ශ්\u200dරී می\u200cخواهم", "ශ්\u200dරී می\u200cخواهم"),
    "a variant of a letter": ("葛\U000e0100城", "葛\U000e0100城"),
    "turned direction": ("a\u202eb\u2066c", "abc"),
    "signs no file may hold": ("a\x00b\x07c\ufffed", "abcd"),
}
WAY = pytest.mark.parametrize("name", PASTED)


def card(text: str) -> str:
    event = proposed("insight_added", {"insight_id": "i", "text": text})
    assert isinstance(event, InsightAdded)
    return event.text


def with_notes(record: Report, *texts: str) -> Report:
    notes = tuple(
        Entry(f"k{n}", "insight", "", "", text, (), (), (), (), (), ())
        for n, text in enumerate(texts)
    )
    return replace(record, sections={kind: notes * (kind == "insight") for kind in kinds()})


def told(form: str, made: bytes) -> list[str]:
    """Every text of a file as it is in there; a line end is one however the file has it."""
    if form == "xlsx":
        book = openpyxl.load_workbook(io.BytesIO(made))
        return [str(cell.value) for sheet in book for row in sheet for cell in row if cell.value]
    if form == "zip":
        return [cell for rows in tables_of(made).values() for row in rows for cell in row]
    shapes = [shape for slide in deck(made).slides for shape in slide.shapes]
    frames = [s.text_frame for s in shapes if s.has_text_frame]
    for shape in shapes:
        if shape.has_table:
            rows = shape.table.rows
            frames += [cell.text_frame for row in rows for cell in row.cells]
    return [frame.text.replace("\v", "\n") for frame in frames]


@WAY
def test_what_keeps_words_apart_and_what_is_drawn_stays(name: str) -> None:
    text, kept = PASTED[name]
    assert card(text) == kept


@pytest.mark.parametrize("form", ["xlsx", "zip", "pptx"])
def test_every_file_has_the_letters_of_the_card(record: Report, form: str) -> None:
    pairs = [
        (note, kept) for text, kept in PASTED.values() for note in (text, kept)
    ]  # as an older meeting may hold it, and as it is kept today
    made = FORMATS[form].make(
        with_notes(record, *(f"〔{n}〕前{note}後" for n, (note, _) in enumerate(pairs)))
    )
    found = told(form, made)
    for n, (_, kept) in enumerate(pairs):
        assert any(f"〔{n}〕前{kept}後" in words for words in found), kept


def test_pages_keep_numbers_apart(record: Report) -> None:
    pasted = [PASTED[name] for name in ("cells of a spreadsheet", "no-break space", "thin spaces")]
    made = FORMATS["pdf"].make(
        with_notes(record, *(f"〔{n}〕{text}" for n, (text, _) in enumerate(pasted)))
    )
    read = "\n".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(made)).pages)
    for n, (_, kept) in enumerate(pasted):
        assert f"〔{n}〕{kept}" in read


def test_no_line_of_a_page_tears_a_day_or_a_short_word_in_brackets() -> None:
    words = "2026年12月1日の「つづきの会」（たしかめた）。"
    page = f"<title>2026年12月1日</title><p title='12月1日'>{words}</p>"
    made = unbroken(page).decode()
    assert made.startswith("<title>2026年12月1日</title><p title='12月1日'>")
    whole = re.findall('<span class="unbroken">(.*?)</span>', made)
    assert whole == ["2026年12月1日", "「つづきの会」", "（たしかめた）"]
    assert re.sub("</?span[^>]*>", "", made) == page
