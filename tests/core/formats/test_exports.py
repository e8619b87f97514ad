"""The finished example as slides, workbook and A4 pages: complete, openable, editable."""

import io
import re
from dataclasses import replace
from itertools import combinations
from typing import Any

import openpyxl  # type: ignore[import-untyped]
import pypdf
import pytest
from pptx.util import Pt

from core.formats import FORMATS
from core.formats.fonts import printable
from core.formats.pptx.shapes import height, needed
from core.record.entries import Entry
from core.record.report import Report
from core.record.ties import kinds
from core.text import Text, day_in_words
from tests.core.formats.opened import deck, file_of, squeezed, tables_of, words_of

EVIL = '=HYPERLINK("http://x","<b>&amp;")\x0b\x00'


FORM = pytest.mark.parametrize("form", list(FORMATS))


def card(**changes: object) -> Entry:
    empty = Entry("k", "persona", "", "", "", (), (), (), (), (), ())
    return replace(empty, **changes)  # type: ignore[arg-type]


def with_cards(record: Report, **sections: tuple[Entry, ...]) -> Report:
    return replace(record, sections={kind: sections.get(kind, ()) for kind in kinds()})


@FORM
def test_everything_of_the_record_is_in_every_file(record: Report, form: str) -> None:
    found = words_of(form, file_of(record, form))
    days = [record.held_on, record.day]
    if form not in ("xlsx", "zip"):
        days = [day_in_words(one, record.language) for one in days]
    wanted = [record.title, record.area, *days, *record.sources]
    wanted += [word for pair in record.story for word in pair]
    for kind, entries in record.sections.items():
        wanted.append(Text(record.language)(f"section.{kind}"))
        for entry in entries:
            wanted += [entry.title, entry.text, *(value for _, value in entry.fields)]
            wanted += [part for p in entry.proofs for part in (p.title, p.value)]
            wanted += [reason for _, reason in entry.history]
    if form not in ("xlsx", "zip"):
        wanted = [day_in_words(word, record.language) for word in wanted]
    missing = [word for word in wanted if squeezed(word) not in found]
    assert not missing
    assert (Text(record.language)("record.sample") and "つどい" in found) or form in ("xlsx", "zip")


@FORM
def test_a_workshop_without_a_word_is_a_file_that_says_so(record: Report, form: str) -> None:
    empty = replace(with_cards(record), threads=())
    found = words_of(form, FORMATS[form].make(empty))
    assert squeezed(record.title) in found
    text = Text(record.language)
    assert form in ("xlsx", "zip") or squeezed(text("deck.bare")) in found


@FORM
def test_odd_words_are_only_words(record: Report, form: str) -> None:
    long = "長い文です。" * 340
    cards = (card(kind="insight", text=EVIL), card(kind="insight", text=long),
             card(kind="insight", text="🎉𠮷<b>ふとく</b>\n二行目"))  # fmt: skip
    made = FORMATS[form].make(with_cards(record, insight=cards))
    found = words_of(form, made)
    assert squeezed('HYPERLINK("http://x","<b>&amp;")') in found
    assert squeezed(long) in found and "<b>ふとく</b>二行目" in found
    if form == "xlsx":
        book = openpyxl.load_workbook(io.BytesIO(made))
        kinds = {cell.data_type for sheet in book for row in sheet for cell in row if cell.value}
        assert "f" not in kinds
        assert any(str(c.value).startswith("'=HYP") for s in book for r in s for c in r)


def test_csv_files_are_the_workbook_without_formulas_and_numbers_stay_numbers(
    record: Report,
) -> None:
    signs = ("=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "＝1", " =1")
    cards = tuple(card(kind="insight", text=words) for words in signs)
    figure = card(kind="figure", numbers=(("値", -3.5), ("年", 2024)))
    made = FORMATS["zip"].make(with_cards(record, insight=cards, figure=(figure,)))
    files = tables_of(made)
    book = openpyxl.load_workbook(
        io.BytesIO(FORMATS["xlsx"].make(with_cards(record, insight=cards, figure=(figure,))))
    )
    bare = [name[3:-4] for name, rows in files.items() if len(rows) == 1]
    assert [one for name in files if (one := name[3:-4]) not in bare] == book.sheetnames
    summary = squeezed("".join(str(cell.value) for row in book.worksheets[0] for cell in row))
    assert bare and all(squeezed(one) in summary for one in bare), "named where there is no sheet"
    insights = next(rows for name, rows in files.items() if name.startswith("04"))
    assert [row[0].startswith("'") for row in insights[1:]] == [True] * len(signs)
    figures = next(rows for name, rows in files.items() if name.startswith("03"))
    assert figures[1][-2:] == ["-3.5", "2024"]
    assert made == FORMATS["zip"].make(with_cards(record, insight=cards, figure=(figure,)))


def test_pages_are_a4_carry_their_font_and_have_bookmarks(record: Report) -> None:
    reader = pypdf.PdfReader(io.BytesIO(file_of(record, "pdf")))
    sizes = [tuple(map(round, page.mediabox[2:])) for page in reader.pages]
    assert set(sizes) == {(595, 842), (842, 595)} and sizes.count((842, 595)) == 1
    kept: list[Any] = [page["/Resources"] for page in reader.pages]
    fonts = [font.get_object() for one in kept for font in one["/Font"].values()]
    used = [font for font in fonts if "BIZUDP" in font["/BaseFont"]]
    assert used and all("/FontFile2" in font["/FontDescriptor"] for font in used)
    titles = [str(one.title) for one in reader.outline]  # type: ignore[union-attr]
    assert len(titles) >= 2 + len(kinds())
    assert reader.metadata is not None and reader.metadata.title == record.title
    assert all(page.extract_text().strip() for page in reader.pages), "no empty page"


def test_letters_no_font_has_are_marked_and_not_lost_in_silence() -> None:
    assert printable("髙﨑さん🎉") == "髙﨑さん〓"


def test_slides_are_shapes_within_the_slide_with_letters_one_can_read(record: Report) -> None:
    slides = deck(file_of(record, "pptx"))
    width, height = slides.slide_width, slides.slide_height
    assert width and height
    for slide in slides.slides:
        title = slide.shapes.title
        assert title is not None and title.text_frame.text
        for shape in slide.shapes:
            assert shape.left >= 0 and shape.top >= 0
            assert shape.left + shape.width <= width and shape.top + shape.height <= height
            if shape.has_text_frame:
                frame = shape.text_frame
                sizes = [run.font.size for p in frame.paragraphs for run in p.runs]
                assert all(size >= Pt(9) for size in sizes)


def test_the_slides_shown_have_their_sources_and_the_appendix_its_contents(record: Report) -> None:
    text, slides = Text(record.language), [*deck(file_of(record, "pptx")).slides]
    titles = [slide.shapes.title.text for slide in slides]
    first = titles.index(text("deck.appendix"))
    cited = [text("record.source") in slide.notes_slide.notes_text_frame.text
             for slide in slides[1:first] if slide.has_notes_slide]  # fmt: skip
    assert first <= 12 and sum(cited) >= 4
    frames = [shape.text_frame for shape in slides[first].shapes if shape.has_text_frame]
    lines = [one.text for frame in frames for one in frame.paragraphs]
    entries = [line for line in lines if re.match(r"\d+　", line)]
    told = {int(line.split("　")[0]): line.split("　", 1)[1] for line in entries}
    titles = [squeezed(one) for one in titles]
    told = {number: squeezed(head) for number, head in told.items()}
    assert all(titles[number - 1].startswith(head) for number, head in told.items())
    rest = {re.sub(r"[（(]\d+/\d+[）)]$", "", title) for title in titles[first + 1 :]}
    assert {*told.values()} == rest


def test_no_words_of_a_slide_and_no_row_of_a_table_are_cut(record: Report) -> None:
    long = "とても長い言葉が、いくつもの行にわたって書かれています。" * 5
    many = tuple(replace(one, words=long) for one in record.fates * 3)
    entries = {kind: tuple(replace(one, text=long) for one in of * 2)
               for kind, of in record.sections.items()}  # fmt: skip
    for made in (record, replace(record, fates=many, left=(long,) * 14, sections=entries)):
        for slide in deck(FORMATS["pptx"].make(made)).slides:
            for shape in slide.shapes:
                if shape.has_table:
                    rows = [[cell.text_frame.text for cell in row.cells]
                            for row in shape.table.rows]  # fmt: skip
                    widths = [one.width / 914400 for one in shape.table.columns]
                    size = min(sizes_of(cell.text_frame) for row in shape.table.rows
                               for cell in row.cells if cell.text_frame.text)  # fmt: skip
                    room = 7.0 - shape.top / 914400  # where the foot begins
                    assert height(rows, widths, size) / 72 <= room, slide.shapes.title.text
                elif shape.has_text_frame and shape.text_frame.text:
                    frame = shape.text_frame
                    lines = [one.text.replace("\v", "\n") for one in frame.paragraphs]
                    asked = needed(lines, shape.width / 914400 - 0.2, sizes_of(frame))
                    assert asked <= shape.height / 914400 + 0.02, (slide.shapes.title.text, lines)


def sizes_of(frame: Any) -> float:
    """Points of its letters."""
    return float(max(run.font.size.pt for one in frame.paragraphs for run in one.runs))


def test_cards_of_a_slide_do_not_lie_on_each_other(record: Report) -> None:
    for slide in deck(file_of(record, "pptx")).slides:
        boxes = [(s.left, s.top, s.left + s.width, s.top + s.height) for s in slide.shapes
                 if s.has_text_frame and s.text_frame.text and s.width > 0]  # fmt: skip
        for a, b in combinations(boxes, 2):
            assert a[2] <= b[0] or b[2] <= a[0] or a[3] <= b[1] or b[3] <= a[1], (
                slide.shapes.title.text_frame.text if slide.shapes.title else ""
            )


def test_every_step_has_its_sheet_with_numbers_as_numbers(record: Report) -> None:
    text = Text(record.language)
    book = openpyxl.load_workbook(io.BytesIO(file_of(record, "xlsx")))
    steps = [text(f"section.{kind}") for kind in (*kinds(), "review")]
    steps = [name for name, of in zip(steps, [*record.sections.values(), True], strict=True) if of]
    assert [name for name in book.sheetnames if name in steps] == steps
    figures = book[text("section.figure")]
    head = [cell.value for cell in figures[1]]
    values = [row[head.index(text("export.value"))].value for row in figures.iter_rows(min_row=2)]
    assert len(values) == len(record.sections["figure"])
    assert all(isinstance(value, int | float) for value in values)
    sources = [row[head.index(text("export.source"))].value for row in figures.iter_rows(min_row=2)]
    assert all(sources)
    reviews = book[text("section.review")]
    assert reviews.max_row == 1 + sum(len(kpi.history) for kpi in record.sections["kpi"])


@FORM
def test_the_same_record_gives_the_same_words(record: Report, form: str) -> None:
    again = FORMATS[form].make(record)
    assert words_of(form, file_of(record, form)) == words_of(form, again)
