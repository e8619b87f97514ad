"""PDF files read by ear: every mark has its place in a tree, or is decoration (PDF/UA-1)."""

import io
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

import pypdf
import pytest
from pypdf.generic import ContentStream, DictionaryObject

from core.formats.papers import paper
from core.formats.pdf.sheet import sheet
from core.record.report import Report
from core.text import Text
from core.workshop import Workshop
from tests.core.formats.opened import file_of

GROUPS = {"Document", "Table", "TR", "TH", "TD", "L", "LI"}
INSIDE = {"Table": {"TR"}, "TR": {"TH", "TD"}, "L": {"LI"}, "LI": {"LBody"}}
SHOWN = {b"Tj", b"TJ", b"'", b'"', b"Do", b"S", b"s", b"f", b"F", b"f*", b"B", b"b", b"B*", b"sh"}
"""Operators that leave something on the page."""
KINDS = ["council.pdf", "grant.pdf", "article11.pdf", "pdf", "sheet"]


@pytest.fixture(params=KINDS)
def file(workshop: Workshop, record: Report, request: pytest.FixtureRequest) -> bytes:
    text = Text(record.language)
    if request.param == "pdf":
        return file_of(record, "pdf")
    if request.param == "sheet":
        return sheet(record.title, record.area, "ABCDEF", "https://tsudoi.example/j", text)
    return paper(request.param, workshop, record, text, False)


def test_a_pdf_can_be_read_by_ear(file: bytes, record: Report) -> None:
    read = pypdf.PdfReader(io.BytesIO(file))
    root: Any = read.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"] and root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert root["/Lang"] == record.language
    assert read.metadata and read.metadata.title
    said = root["/Metadata"].get_data().decode()
    assert "<pdfuaid:part>1</pdfuaid:part>" in said and "<dc:title>" in said
    tree = root["/StructTreeRoot"]
    parts = [*_parts(tree["/K"])]
    _well_formed(parts)
    drawn = {at: _marked(page) for at, page in enumerate(read.pages)}
    _all_in_the_tree(read, tree, parts, drawn)
    _fonts_inside(read)


def _parts(part: Any) -> Iterator[Any]:
    yield part
    for kid in part.get("/K", []):
        kid = kid.get_object()
        if isinstance(kid, DictionaryObject) and "/S" in kid:
            assert kid["/P"] == part, "each part knows the one that it is in"
            yield from _parts(kid)


def _well_formed(parts: list[Any]) -> None:
    """Tables have rows as long as each other and heads, headings have no gap, pictures words."""
    for part in parts:
        kind = part["/S"][1:]
        inside: list[Any] = [kid.get_object() for kid in part.get("/K", [])]
        kids = [one["/S"][1:] for one in inside if isinstance(one, dict) and "/S" in one]
        assert kind in GROUPS or not kids, kind
        assert {*kids} <= INSIDE.get(kind, {*kids}), (kind, kids)
        if kind == "Table":
            rows = [[*_parts(row.get_object())] for row in part["/K"]]
            cells = [[one for one in row if one["/S"] in ("/TH", "/TD")] for row in rows]
            assert len({len(row) for row in cells}) == 1
            assert any(one["/S"] == "/TH" for row in cells for one in row)
        if kind == "TH":
            assert part["/A"]["/Scope"] in ("/Row", "/Column")
        if kind == "Figure":
            assert len(part["/Alt"].strip()) > 8 and len(part["/A"]["/BBox"]) == 4
    levels = [int(one["/S"][2:]) for one in parts if one["/S"][1:] in ("H1", "H2", "H3")]
    assert levels[0] == 1 and levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def _marked(page: Any) -> list[int]:
    """Numbers of the marks of a page, as they are drawn; nothing is drawn outside of marks, and
    none stands inside another."""
    numbers, inside = [], 0
    stream = ContentStream(page["/Contents"].get_object(), page.pdf)
    for operands, operator in stream.operations:
        if operator in (b"BDC", b"BMC"):
            inside += 1
            if operator == b"BDC":
                numbers.append(int(operands[1]["/MCID"]))
        elif operator == b"EMC":
            inside -= 1
        elif operator in SHOWN:
            assert inside, operator
        assert 0 <= inside < 2
    assert not inside and numbers == [*range(len(numbers))]
    return numbers


def _all_in_the_tree(read: Any, tree: Any, parts: list[Any], drawn: dict[int, list[int]]) -> None:
    """Each mark is of one part, the way back finds it, and parts stand as they are drawn."""
    pages = {page.indirect_reference.idnum: at for at, page in enumerate(read.pages)}
    back = {number: marks.get_object() for number, marks in _pairs(tree["/ParentTree"]["/Nums"])}
    order = []
    for part in parts:
        for kid in part.get("/K", []):
            if isinstance(kid, int):
                found = part.raw_get("/Pg").idnum, int(kid)
            elif "/MCID" in (one := kid.get_object()):
                found = one.raw_get("/Pg").idnum, int(one["/MCID"])
            else:
                continue
            at = pages[found[0]], found[1]
            order.append(at)
            assert back[read.pages[at[0]]["/StructParents"]][at[1]].get_object() == part
    assert sorted(order) == [(page, one) for page, marks in drawn.items() for one in marks]
    for page in drawn:
        shown = [one for at, one in order if at == page]
        assert shown == sorted(shown), "read in the order of drawing"


def _pairs(nums: Any) -> Iterator[tuple[int, Any]]:
    yield from zip(nums[::2], nums[1::2], strict=True)


def _fonts_inside(read: Any) -> None:
    for page in read.pages:
        for font in page["/Resources"]["/Font"].values():
            assert "/FontFile2" in font["/FontDescriptor"], font["/BaseFont"]
            assert "/ToUnicode" in font and "/Encoding" not in font
