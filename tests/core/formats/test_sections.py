"""Page and files say the same: each of them has every part of a record, and all of its words."""

import io
import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from pathlib import Path

import openpyxl  # type: ignore[import-untyped]
import pypdf
import pytest

from core.formats import FORMATS
from core.formats.tables import tables
from core.record.entries import Entry, Proof
from core.record.report import Report, report
from core.record.thread import Step
from core.record.ties import Link
from core.text import LANGUAGES, Text, day_in_words
from core.workshop import fold
from tests.core.formats.opened import deck, file_of, page, squeezed, tables_of, words_of
from tests.test_complete import LOGS, read

FORM = pytest.mark.parametrize("form", list(FORMATS))
KEPT = pytest.mark.parametrize("log", LOGS, ids=lambda path: path.stem)
TABLES = ("xlsx", "zip")
NOT_WORDS = frozenset(
    {"language", "key", "kind", "to", "to_key", "from_key", "indicator", "sector", "sectors",
     "use_case_id"}
)  # fmt: skip
"""Attributes of a record that name things."""
TO_COMPUTE = {"numbers"}
DRAWN = {"graph", "crowd", "first", "state", "front", "places"}
"""What only draws what stands elsewhere in words."""
"""What only tables say: other forms have it in sentences."""
IN_COLUMNS = {"boxes", "by", "heads"}
"""What tables say by their columns; the aim of a KPI stands there in numbers."""


def parts(record: Report) -> set[str]:
    """Headings of all that this record has to say."""
    text = Text(record.language)
    said = {
        "story.title": record.story,
        "carry.record": record.before,
        "kpi.next_title": record.upcoming,
        "story.left_label": record.left,
        "record.trace": True,
        "path.title": True,
        "vote.result": record.votes,
        "lens.title": record.sections["issue"],
        "weighed.title": record.weighed,
        "fate.title": record.fates,
        **{f"section.{kind}": True for kind in record.sections},
        "differ.title": record.difference,
        "worksheet.title": record.worksheets,
        "comment.readers": record.comments,
        "export.sources": record.sources,
    }
    return {text(key) for key, has in said.items() if has}


def headings(form: str, data: bytes) -> set[str]:
    """Headings of a page, bookmarks, titles of slides, names of tables and rows of the first."""
    if form == "html":
        found = page(data).heads
    elif form == "pdf":
        found = [str(one.title) for one in pypdf.PdfReader(io.BytesIO(data)).outline]  # type: ignore[union-attr]
    elif form == "pptx":
        found = [one.shapes.title.text for one in deck(data).slides if one.shapes.title]
        heads = {Text(language)("deck.appendix") for language in LANGUAGES}
        (at,) = [n for n, head in enumerate(found) if head in heads]
        assert at <= 12, "what is shown; the whole record comes after"
        found = [part for one in found[at + 1 :] for part in one.split("／")]
    elif form == "xlsx":
        book = openpyxl.load_workbook(io.BytesIO(data))
        found = [*book.sheetnames, *(str(row[0].value or "") for row in book.worksheets[0])]
    else:
        files = tables_of(data)
        found = [name[3:-4] for name in files] + [row[0] for row in next(iter(files.values()))]
    return {re.split(r"[　：（]|: | \d+$", one)[0] for one in found if one}


def same(record: Report, form: str) -> None:
    """Each part has its heading, and no heading stands over anything else."""
    text, wanted = Text(record.language), parts(record)
    found = headings(form, file_of(record, form))
    if form == "pptx":  # what is not written yet is named before the contents
        untold = record.sections["issue"] and not record.voices
        wanted -= {text("lens.title")} if untold else set()
        wanted -= {text("story.title")}  # the second slide, under what was decided
    if form not in TABLES:
        wanted -= {text(f"section.{kind}") for kind, of in record.sections.items() if not of}
    if form in TABLES:
        wanted -= {text("story.title"), text("lens.title")}
        wanted |= {label for label, _ in record.story}
        about = ("summary", "item", "title", "area", "held_on", "people", "made")
        wanted |= {text(f"export.{key}") for key in about}
        wanted |= {text("lens.sheet"), text("section.review"), text("kpi.course")}
        bare = {table.name for table in tables(record) if not table.rows}
        wanted |= {text("deck.bare")} if bare else set()
        wanted -= bare - {text("path.title")} if form == "xlsx" else set()  # said in the summary
    assert found == wanted


@FORM
def test_the_example_has_the_same_parts_everywhere(record: Report, form: str) -> None:
    assert record.votes and record.weighed and record.voices and record.upcoming
    same(record, form)


@KEPT
def test_kept_records_have_the_same_parts_everywhere(log: Path) -> None:
    record = report(fold(read(log)), Text("ja"))
    for form in FORMATS:
        same(record, form)


def words(it: object, skip: frozenset[str]) -> Iterator[str]:
    """Every word of a record or a part of it, also of its cards and their links."""
    if isinstance(it, str):
        yield from (part for line in it.split("\n") for part in line.split(" / "))
    elif isinstance(it, dict):
        yield from words(tuple(it.values()), skip)
    elif isinstance(it, tuple):
        for one in it:
            yield from words(one, skip)
    elif isinstance(it, Step):
        yield from it.names
    elif is_dataclass(it):
        for field in fields(it):
            if field.name not in skip:
                yield from words(getattr(it, field.name), skip)


def as_said(words: str, record: Report, form: str) -> str:
    """A day stands in words where people read, and as a day in tables."""
    return words if form in TABLES else day_in_words(words, record.language)


@FORM
def test_every_word_of_the_example_is_in_every_form(record: Report, form: str) -> None:
    found = words_of(form, file_of(record, form))
    skip = NOT_WORDS | DRAWN | (IN_COLUMNS if form in TABLES else TO_COMPUTE)
    skip |= {"whole" if form in ("pdf", "pptx") else "brief"}
    every = dict.fromkeys(as_said(one, record, form) for one in words(record, skip))
    missing = [one for one in every if squeezed(one) not in found]
    assert not missing


def unknown(number: int, title: str) -> Entry:
    """A card of a kind of its own, with words in all its parts that no other has."""
    proof = Proof(
        f"根拠の題{number}", f"{number}2人", f"町{number}・2024年", "", f"出典の名{number}"
    )
    return Entry(
        f"x{number}", "case", title, f"ひとことの言葉{number}", f"書かれた言葉{number}",
        ((f"項目の名{number}", f"項目の言葉{number}"),), (proof,),
        ((f"見直した日{number}", f"見直した理由{number}"),), ("官", f"書いた人{number}"),
        (Link("KPI", f"つながる先{number}", "k1"),), (f"足りないと言う言葉{number}",),
        notes=(f"しるしの言葉{number}",),
    )  # fmt: skip


@FORM
def test_a_kind_of_card_that_no_form_knows_is_drawn_whole(record: Report, form: str) -> None:
    cards = unknown(1, ""), unknown(3, "名のあるもの")
    made = replace(record, sections={**record.sections, "case": cards})
    found = words_of(form, file_of(made, form))
    skip = NOT_WORDS | ({"source"} if form in TABLES else set())
    assert not [one for card in cards for one in words(card, skip) if squeezed(one) not in found]
    same(made, form)
