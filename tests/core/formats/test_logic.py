"""The path as picture, list, slide, page and sheet: all of it, in its place, nothing on another."""

import io
import random
import string
from dataclasses import replace
from itertools import combinations
from xml.etree import ElementTree

import openpyxl  # type: ignore[import-untyped]
import pypdf
import pytest
from reportlab.pdfbase.pdfmetrics import stringWidth  # type: ignore[import-untyped]

from core.formats import FORMATS
from core.formats.fonts import BOLD, PLAIN, registered
from core.formats.html.path import SCREEN, part, picture
from core.formats.path.layers import Style
from core.formats.path.layout import Drawing, layout
from core.formats.path.parts import parts
from core.formats.path.wrapped import across, wrapped
from core.formats.pdf import path as logic_page
from core.formats.pptx import path as logic_slide
from core.record.logic import Logic, LogicArrow, LogicBox, logic
from core.record.report import Report, report
from core.text import Text
from core.workshop import Workshop, fold
from tests.core.formats.opened import deck, file_of, squeezed, words_of
from tests.test_complete import LOGS, read

SAY = Text("ja")
LONG = (
    "ひとり暮らしの高齢者や小さな子のいる家庭が、車がなくても、買い物と通院に、"
    "自分の決めた時刻に行けるように、公民館から毎日三回まわる送迎を住民といっしょに走らせる仕組み"
)
EVIL = '<script>alert("1")</script>&"'
STYLES = pytest.mark.parametrize(
    "style",
    [SCREEN, logic_page.PAGE, *logic_slide.STYLES],
    ids=["screen", "page", "large", "middle", "slide", "small"],
)


def drawn_at_random(seed: int, boxes: int, columns: int = 4) -> Logic:
    """Boxes with 80 letters and arrows with reasons of up to 200, also past a column."""
    chance = random.Random(seed)
    found = [LogicBox(f"b{at}", at % columns, LONG[: chance.choice((4, 30, 80))], "20 → 60人")
             for at in range(boxes)]  # fmt: skip
    ties = [
        (a, b) for a, b in combinations(found, 2) if a.column < b.column and chance.random() < 0.35
    ]
    arrows = [
        LogicArrow(n, a.key, b.key, (LONG * 3)[: chance.choice((0, 20, 200))], "考え", who="住")
        for n, (a, b) in enumerate(ties, 1)
    ]
    heads = tuple((f"すること{at}", "ユースケース") for at in range(columns))
    return Logic(heads, tuple(found), tuple(arrows), ("矢印",))


def check(drawing: Drawing, style: Style) -> None:
    """No two nodes share a place; words are within theirs; lines run between neighbours only."""
    nodes = [*drawing.heads, *drawing.nodes.values()]
    for a, b in combinations(nodes, 2):
        apart = a.x + a.width <= b.x or b.x + b.width <= a.x
        assert apart or a.y + a.height <= b.y + 1e-6 or b.y + b.height <= a.y + 1e-6, (a, b)
    for node in nodes:
        assert node.x >= 0 and node.x + node.width <= drawing.width + 1e-6
        assert node.y >= 0 and node.y + node.height <= drawing.height
        for words, _ in node.lines:
            assert across(words, style.paper) * style.size <= node.width - 2 * style.pad + 1e-6, (
                words
            )
        assert len(node.lines) * style.lead <= node.height or node.kind == "lane"
    for before, after, _ in drawing.edges:
        assert drawing.nodes[after].layer == drawing.nodes[before].layer + 1


@STYLES
@pytest.mark.parametrize("seed", range(4))
def test_nothing_lies_on_another(style: Style, seed: int) -> None:
    found = drawn_at_random(seed, 4 + 3 * seed, 4 if seed < 3 else 5)
    drawing = layout(found, style, SAY)
    check(drawing, style)
    keys = {box.key for box in found.boxes} | {f"reason:{a.number}" for a in found.arrows}
    assert keys <= drawing.nodes.keys()
    assert sum(last for _, _, last in drawing.edges) == len(found.arrows)


def test_lines_break_between_phrases_and_lose_no_letter() -> None:
    assert wrapped("買い物に行けるようになる", 6) == ["買い物に", "行けるように", "なる"]
    assert wrapped("a long English sentence", 8) == ["a long", "English", "sentence"]
    for most in (1, 3, 7.5, 20):
        for words in (
            LONG,
            "https://example.jp/a-very-long-address",
            "「」「」、。、。",
            "",
            "一\n二",
        ):
            lines = wrapped(words, most)
            assert squeezed("".join(lines)) == squeezed(words)
            assert all(across(line) <= max(most, 1) for line in lines)
    assert not [line for line in wrapped(LONG, 9)[1:] if line[0] in "、。"]


def test_the_font_of_files_is_never_wider_than_reckoned() -> None:
    registered()
    words = [LONG, "2027-08-19まで", "→ 20人（ikutomo）", "MMMWWW@%&", "heard from those concerned"]
    words += [string.ascii_letters, string.digits, "Births 312 births (2023)", "、。「」…—－"]
    for one in words:
        for font in (PLAIN, BOLD):
            assert stringWidth(one, font, 1) <= across(one, paper=True), one


def test_the_example_says_why_and_where_it_is_not_said(record: Report) -> None:
    one, text = record.logic, Text(record.language)
    assert [bool(arrow.text) for arrow in one.arrows] == [True, True, True, True, False]
    assert {arrow.basis for arrow in one.arrows if arrow.text} == {
        text(f"path.{basis}") for basis in ("figure", "case", "heard", "guess")
    }
    assert one.said[0] == text("path.said_some", n=5, missing=1)
    cited = [arrow.cited for arrow in one.arrows if arrow.cited]
    assert any("三宅町" in words for words in cited) and any("2023" in words for words in cited)
    assert len(one.arrows[0].earlier) == 1 and not one.empty
    assert "できるようになる" in one.boxes[-1].title or record.language == "en"


@pytest.mark.parametrize("form", list(FORMATS))
def test_every_reason_is_in_every_file(record: Report, form: str) -> None:
    found, text = words_of(form, file_of(record, form)), Text(record.language)
    wanted = [text("path.title"), text("path.missing"), *(a.text for a in record.logic.arrows)]
    wanted += [a.basis for a in record.logic.arrows] + [box.title for box in record.logic.boxes]
    wanted += ["顔の見える説明会があれば、登録してもよいという人がいる。"]
    assert not [word for word in wanted if squeezed(word) not in found]


def test_a_slide_has_a_shape_for_all_and_connectors_that_hold_them(record: Report) -> None:
    slides = deck(file_of(record, "pptx")).slides
    title = Text(record.language)("path.title")
    mine = [s for s in slides if s.shapes.title and title in s.shapes.title.text_frame.text]
    assert len(mine) == 1
    ids = {shape.shape_id for shape in mine[0].shapes}
    ties = [
        shape for shape in mine[0].shapes if shape.shape_type == 10 or "cxn" in shape.element.tag
    ]
    ends = [end.get("id") for tie in ties for end in tie.element.iter()
            if end.tag.endswith(("stCxn", "endCxn"))]  # fmt: skip
    drawing = layout(record.logic, logic_slide.STYLES[0], Text(record.language))
    assert len(ties) == len(drawing.edges) and len(ends) == 2 * len(ties)
    assert {int(end) for end in ends} <= ids


def test_many_boxes_go_on_over_several_slides_and_pages(record: Report) -> None:
    """Each arrow stands on exactly one of them, and nothing lies on another there."""
    many = drawn_at_random(7, 24)
    slides = logic_slide.parts_of(many, SAY)
    numbers = [arrow.number for part, _ in slides for arrow in part.arrows]
    assert len(slides) > 1 and sorted(numbers) == [arrow.number for arrow in many.arrows]
    for _, (drawing, size) in slides:
        check(drawing, next(one for one in logic_slide.STYLES if one.size == size))
        assert drawing.height <= logic_slide.ROOM
    assert len(logic_page.pictures(many, SAY)) > 1
    single = parts(many, lambda part: False)
    assert [len(part.arrows) for part in single] == [1] * len(many.arrows)


def test_a_path_of_many_boxes_is_a_file_that_opens(workshop: Workshop) -> None:
    many = replace(report(workshop, SAY), logic=drawn_at_random(7, 24))
    pages = pypdf.PdfReader(io.BytesIO(FORMATS["pdf"].make(many))).pages
    assert all(page.extract_text().strip() for page in pages), "no empty page"
    across = [page for page in pages if page.mediabox.width > page.mediabox.height]
    assert len(across) > 1
    made = deck(FORMATS["pptx"].make(many))
    width, height = made.slide_width, made.slide_height
    assert width and height
    for slide in made.slides:
        for shape in slide.shapes:
            assert shape.left >= 0 and shape.left + shape.width <= width
            assert shape.top >= 0 and shape.top + shape.height <= height


def test_a_sheet_lists_arrow_by_arrow(record: Report) -> None:
    text = Text(record.language)
    book = openpyxl.load_workbook(io.BytesIO(file_of(record, "xlsx")))
    rows = list(book[text("path.title")].iter_rows(values_only=True))
    assert rows[0] == tuple(text(f"path.{key}") for key in (
        "number", "from", "to", "reason", "basis", "cited", "who", "day", "earlier"))  # fmt: skip
    assert [row[0] for row in rows[1:]] == [1, 2, 3, 4, 5]
    assert rows[5][3] == text("path.missing") and rows[1][6] == text("section.administration")


def test_the_picture_is_words_and_never_markup() -> None:
    box = LogicBox("a", 0, EVIL), LogicBox("b", 1, EVIL, EVIL)
    arrow = LogicArrow(1, "a", "b", EVIL, EVIL, EVIL, EVIL, EVIL, EVIL, (EVIL,))
    one = Logic(((EVIL, EVIL), ("先", "K"), ("後", "K"), ("人", "P")), box, (arrow,), (EVIL,),
                frozenset({2, 3}))  # fmt: skip
    drawn = picture(one, SAY)
    tree = ElementTree.fromstring(drawn)
    assert "<script" not in drawn and tree.find("svg") is not None
    told = squeezed("".join(tree.itertext()))
    assert told.count(squeezed(EVIL)) >= 8 and SAY("path.column_none") in told
    assert "href" not in drawn


def test_the_list_reads_box_reason_box_and_names_again_what_it_told() -> None:
    found = drawn_at_random(3, 8)
    words = "".join(ElementTree.fromstring(part("listed", found, SAY)).itertext())
    for arrow in found.arrows:
        assert f"{arrow.number}." in words
    one = logic(fold(read(next(path for path in LOGS if path.stem == "v4-reasons"))), SAY)
    words = "".join(ElementTree.fromstring(part("listed", one, SAY)).itertext())
    order = ["土曜の相談", "三宅町では利用が増えた", "相談を使った家庭", "8割が",
             "ひとりで抱えて", "自由記述", "ゆか：気がかりの相談ができるようになる"]  # fmt: skip
    places = [words.index(part) for part in order]
    assert places == sorted(places)
    assert SAY("path.later") in words and one.said[0] == SAY("path.said_all", n=3, missing=0)


def test_without_an_arrow_it_says_what_to_do_first(workshop: Workshop) -> None:
    empty = logic(Workshop(), SAY)
    assert empty.said == (SAY("path.none"),) and "<svg" not in picture(empty, SAY)
    assert logic_slide.parts_of(empty, SAY) == [] and logic_page.pictures(empty, SAY) == []
