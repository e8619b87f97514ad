"""The first sheet of a workbook: as Excel writes it, and as nobody honest does."""

import ast
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from core import files
from core.files.problem import MOST_BYTES, BadFile
from core.files.sheet import read, workbook
from tests.core.files.made import archive, book, parts, with_part

HEAD = ["名前", "年", "値"]
SHEET, BOOK, STYLES = "xl/worksheets/sheet1.xml", "xl/workbook.xml", "xl/styles.xml"
TYPES, RELATIONS = "[Content_Types].xml", "xl/_rels/workbook.xml.rels"
GOOD = book(HEAD, ["数", "2024", "12"])
PARTS = parts(GOOD)
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
BOOK_XML = f"""<x:workbook xmlns:x="{MAIN}" xmlns:r="{OFFICE}">
<x:workbookPr date1904="0"/><x:sheets>
<x:sheet name="図" sheetId="3" r:id="rId9"/><x:sheet name="データ" sheetId="1" r:id="rId1"/>
<x:sheet name="ほか" sheetId="2" r:id="rId2"/></x:sheets></x:workbook>"""
RELATIONS_XML = f"""<Relationships
xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
<Relationship Id="rId2" Type="{OFFICE}/worksheet" Target="worksheets/sheet2.xml"/>
<Relationship Id="rId9" Type="{OFFICE}/chartsheet" Target="chartsheets/sheet1.xml"/>
<Relationship Id="rId1" Type="{OFFICE}/worksheet" Target="/xl/worksheets/Sheet7.xml"/>
<Relationship Id="rId3" Type="{OFFICE}/sharedStrings" Target="sharedStrings.xml"/>
<Relationship Id="rId4" Type="{OFFICE}/styles" Target="styles.xml"/></Relationships>"""
STRINGS_XML = f"""<sst xmlns="{MAIN}"><si><t>指標名</t><rPh sb="0" eb="3"><t>シヒョウメイ</t></rPh>
<phoneticPr fontId="1"/></si>
<si><r><t>待機</t></r><r><rPr><b/></rPr><t xml:space="preserve">児童 </t></r>
<rPh sb="0" eb="2"><t>タイキ</t></rPh></si></sst>"""
STYLES_XML = f"""<styleSheet xmlns="{MAIN}"><numFmts><numFmt numFmtId="176" formatCode="0.0%"/>
<numFmt numFmtId="177" formatCode="ggge&quot;年&quot;m&quot;月&quot;"/></numFmts><cellStyleXfs>
<xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/>
<xf numFmtId="176"/><xf numFmtId="14"/><xf numFmtId="27"/><xf numFmtId="177"/><xf numFmtId="9"/>
</cellXfs></styleSheet>"""
ROWS = """<row r="1"><c r="A1" t="s"><v>0</v></c>
<c r="B1" t="inlineStr"><is><t>年</t></is></c></row>
<row r="3"><c r="A3" t="s"><v>1</v></c><c r="C3" t="str"><f>"a"&amp;"b"</f><v>ab</v></c>
<c t="b"><v>1</v></c><c t="e"><f>1/0</f><v>#DIV/0!</v></c></row>
<row><c><v>2023.0</v></c><c s="1"><v>0.4535</v></c><c s="2"><v>45292</v></c>
<c s="3"><v>45292</v></c><c s="4"><v>45292</v></c><c s="5"><v>1</v></c><c><v>1.5E-3</v></c>
<c s="99"><v>7</v></c></row>"""


def excel(rows: str = ROWS) -> bytes:
    """A workbook as Excel packs it: words apart from cells, readings above them, a chart's sheet
    before the first sheet of cells."""
    sheet = f'<worksheet xmlns="{MAIN}"><sheetData>{rows}</sheetData></worksheet>'
    made = {TYPES: "<Types/>", BOOK: BOOK_XML, RELATIONS: RELATIONS_XML, STYLES: STYLES_XML,
            "xl/sharedStrings.xml": STRINGS_XML, "xl/worksheets/Sheet7.xml": sheet}  # fmt: skip
    return archive({name: content.encode() for name, content in made.items()})


def wrong(data: bytes) -> str:
    """Why a workbook is not read."""
    with pytest.raises(BadFile) as bad:
        read("a.xlsx", data)
    return bad.value.problem.key


def test_a_workbook_is_read_as_excel_packs_it() -> None:
    grid = workbook(excel())
    assert [(one.number, one.cells) for one in grid.rows] == [
        (1, ["指標名", "年"]),
        (3, ["待機児童 ", "", "ab", "TRUE", "#DIV/0!"]),
        (4, ["2023", "45.4", "2024-01-01", "2024-01-01", "2024-01-01", "100", "0.0015", "7"]),
    ]
    assert grid.problems == []


@pytest.mark.parametrize(
    "rows",
    [
        '<row r="2"><c r="A2"/></row><row r="2"><c r="A2"><v>1</v></c></row>',
        '<row r="2"><c r="B2"><v>1</v></c><c r="A2"><v>1</v></c></row>',
        '<row r="0"><c r="A0"><v>1</v></c></row>',
        '<row r="1"><c r="AAAA1"><v>1</v></c></row>',
        '<row r="1"><c r="A1"><v>twelve</v></c></row>',
        '<row r="1"><c r="A1" t="s"><v>2</v></c></row>',
        '<row r="1"><c r="A1" t="s"><v>-1</v></c></row>',
        '<row r="1"><c r="A1" s="x"><v>1</v></c></row>',
    ],
)
def test_cells_that_no_spreadsheet_writes_are_refused(rows: str) -> None:
    assert wrong(excel(rows)) == "broken"


def test_words_that_many_cells_share_count_for_each() -> None:
    """A part of a hundred kilobytes would be half a gigabyte of words."""
    long = STRINGS_XML.replace("指標名", "　" * 100_000)
    rows = "".join(f'<row r="{n}"><c r="A{n}" t="s"><v>0</v></c></row>' for n in range(1, 5000))
    data = archive({**parts(excel(rows)), "xl/sharedStrings.xml": long.encode()})
    assert len(data) < MOST_BYTES and wrong(data) == "bomb"


def grown(part: str, before: bytes, piece: Callable[[int], bytes], count: int = 50_000) -> bytes:
    """A good workbook with one part swollen by pieces that differ enough not to be packed away."""
    start, mark, rest = PARTS[part].partition(before)
    assert mark
    pieces = b"".join(piece(n * 2_654_435_761 % 2**32) for n in range(count))
    return with_part(part, start + pieces + mark + rest, GOOD)


@pytest.mark.parametrize(
    "data",
    [
        grown(STYLES, b"</cellXfs>", lambda n: b'<xf numFmtId="%d"/>' % n),
        grown(STYLES, b"</fonts>", lambda n: b'<font><name val="%d"/></font>' % n),
        grown(BOOK, b"</sheets>", lambda n: b'<sheet name="%d" r:id="rId1" xmlns:r="%s"/>'
              % (n, OFFICE.encode())),
        grown(BOOK, b"<calcPr", lambda n: b'<definedName name="n%d">1</definedName>' % n),
        grown(TYPES, b"</Types>", lambda n: b'<Override PartName="/%d" ContentType="a/b"/>' % n),
        grown(SHEET, b"</sheetData>", lambda n: b"<row/><!--%d-->" % n),
    ],
    ids=["styles", "fonts", "sheets", "names", "types", "rows"],
)  # fmt: skip
def test_parts_swollen_by_what_a_table_does_not_need_cost_their_bytes_alone(
    data: bytes,
) -> None:
    assert [one.cells for one in read("a.xlsx", data).rows] == [HEAD, ["数", "2024", "12"]]


def test_formulas_without_values_are_named_up_to_a_number() -> None:
    grid = read("a.xlsx", book(HEAD, *(["数", n, "=1+1"] for n in range(300))))
    assert [(one.key, one.column) for one in grid.problems] == [("formula", "C")] * 200
    assert grid.problems[0].details == {"cell": "C2"} and grid.problems[0].row == 2


def test_nothing_but_files_is_known_here() -> None:
    """It could be published by itself, with the two small readers of letters and numbers."""
    inside = ("core.files", "core.letters", "core.numbers")
    outside = {"openpyxl", *sys.stdlib_module_names}
    for path in Path(files.__file__).parent.glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            names = [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            names += [one.name for one in node.names] if isinstance(node, ast.Import) else []
            for name in names:
                assert name.startswith(inside) or name.partition(".")[0] in outside, (path, name)
