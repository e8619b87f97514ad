"""A PDF that can be read by ear: what each mark on a page is, in the order of reading (PDF/UA-1).

ReportLab (5.1) writes no such tree. Here whatever is drawn stands between signs that give it a
number, and the tree says what each number is: a heading, words, a cell, a picture with what it
shows. What only divides or repeats (lines, grounds, heads of pages) is an artifact, not read.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any
from xml.sax.saxutils import escape

from reportlab.pdfbase.pdfdoc import (  # type: ignore[import-untyped]
    PDFArray,
    PDFDictionary,
    PDFName,
    PDFPage,
    PDFStream,
    PDFString,
)
from reportlab.pdfgen.canvas import Canvas  # type: ignore[import-untyped]

from core.formats.fonts import PLAIN, registered

LISTED = "LBody"
"""What one line of a list says."""
_XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>
<pdfuaid:part>1</pdfuaid:part>
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="r"?>
"""


@dataclass(eq=False)
class Element:
    """A part of the document.

    Attributes:
        kind: its name in PDF: H1, P, Table, TH …
        alt: of a picture, what it shows, in words.
        scope: of a head cell, what it is the head of: Row or Column.
        size: of a picture, how wide and high, in points.
        kids: parts inside, and marks of its own as page and number.
        placed: whether it has its place in the tree.
    """

    kind: str
    alt: str = ""
    scope: str = ""
    size: tuple[float, float] = (0, 0)
    kids: list[Any] = field(default_factory=list)
    placed: bool = False
    box: tuple[float, ...] = ()


class Tagged(Canvas):  # type: ignore[misc]
    """Pages whose marks are told apart; the tree is written when they are saved."""

    def __init__(self, *args: Any, **more: Any) -> None:
        registered()
        super().__init__(*args, **more | {"initialFontName": PLAIN})
        self.around = [Element("Document", placed=True)]
        self.marks: list[Element] = []
        self.pages: list[list[Element]] = []
        self.apart = 0

    def begin(self, element: Element) -> None:
        """What comes until `end` is inside this part; one begun again goes on."""
        if not element.placed:
            element.placed = True
            kids = self.around[-1].kids
            if element.kind == LISTED:
                if not (kids and isinstance(kids[-1], Element) and kids[-1].kind == "L"):
                    kids.append(Element("L"))
                kids[-1].kids.append(Element("LI", kids=[element]))
            else:
                kids.append(element)
        self.around.append(element)

    def end(self) -> None:
        self.around.pop()

    @contextmanager
    def marked(self, element: Element) -> Iterator[None]:
        """What is drawn inside is this part itself."""
        if self.apart:
            yield
            return
        self.begin(element)
        if element.alt:
            (x, y), (across, up) = self.absolutePosition(0, 0), self.absolutePosition(*element.size)
            element.box = (x, y, across, up)
        element.kids.append((self._doc.thisPageRef(), len(self.marks)))
        self._code.append(f"/{element.kind} <</MCID {len(self.marks)}>> BDC")
        self.marks.append(element)
        yield
        self._code.append("EMC")
        self.end()

    def begin_apart(self) -> None:
        """What comes until `end_apart` is decoration, or stands elsewhere already."""
        self.apart += 1
        if self.apart == 1:
            self._code.append("/Artifact BMC")

    def end_apart(self) -> None:
        self.apart -= 1
        if not self.apart:
            self._code.append("EMC")

    @contextmanager
    def decoration(self) -> Iterator[None]:
        self.begin_apart()
        yield
        self.end_apart()

    def showPage(self) -> None:
        super().showPage()
        page = self._doc.Pages.pages[-1]
        page.__NoDefault__ = [*PDFPage.__NoDefault__, "StructParents"]
        page.StructParents = len(self.pages)
        self.pages.append(self.marks)
        self.marks = []

    def save(self) -> None:
        if self._code:
            self.showPage()
        self._describe()
        super().save()

    def _describe(self) -> None:
        """The tree, the way back from each mark to its part, and what the file says of itself."""
        reference, catalog, info = self._doc.Reference, self._doc.Catalog, self._doc.info
        root = PDFDictionary({"Type": PDFName("StructTreeRoot")})
        found: dict[int, Any] = {}
        root["K"] = self._written(self.around[0], reference(root), found)
        back: list[Any] = []
        for number, marks in enumerate(self.pages):
            back += [number, reference(PDFArray([found[id(one)] for one in marks]))]
        root["ParentTree"] = reference(PDFDictionary({"Nums": PDFArray(back)}))
        root["ParentTreeNextKey"] = len(self.pages)
        catalog.StructTreeRoot = root
        catalog.MarkInfo = PDFDictionary({"Marked": "true"})
        self.setViewerPreference("DisplayDocTitle", "true")
        kind = PDFDictionary({"Type": PDFName("Metadata"), "Subtype": PDFName("XML")})
        said = _XMP.format(title=escape(info.title), author=escape(info.author))
        catalog.Metadata = PDFStream(kind, said.encode(), [])

    def _written(self, element: Element, parent: Any, found: dict[int, Any]) -> Any:
        """A part as PDF, with all inside it; a reference to it."""
        made = PDFDictionary(
            {"Type": PDFName("StructElem"), "S": PDFName(element.kind), "P": parent}
        )
        found[id(element)] = own = self._doc.Reference(made)
        at = next((kid[0] for kid in element.kids if not isinstance(kid, Element)), None)
        if at:
            made["Pg"] = at
        made["K"] = PDFArray([self._kid(one, own, at, found) for one in element.kids])
        if element.alt:
            made["Alt"] = PDFString(element.alt)
            made["A"] = PDFDictionary({"O": PDFName("Layout"), "BBox": PDFArray(element.box)})
        if element.scope:
            made["A"] = PDFDictionary({"O": PDFName("Table"), "Scope": PDFName(element.scope)})
        return own

    def _kid(self, kid: Any, own: Any, at: Any, found: dict[int, Any]) -> Any:
        if isinstance(kid, Element):
            return self._written(kid, own, found)
        page, number = kid
        if page.name == at.name:
            return number
        return PDFDictionary({"Type": PDFName("MCR"), "Pg": page, "MCID": number})
