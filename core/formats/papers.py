"""Papers beside the record, for a duty or a council: each of one state of a workshop."""

from collections.abc import Callable
from dataclasses import dataclass

from core.formats.form_xlsx import form_book
from core.formats.pdf.council import council_sheet
from core.formats.pdf.form import form_sheet
from core.record.council import council
from core.record.forms import feedback, grant
from core.record.nameless import unnamed
from core.record.report import Report
from core.record.sample import unmarked
from core.text import Text
from core.workshop.model import Workshop
from core.workshop.private_words import leaving, reworded

PDF, XLSX = "application/pdf", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@dataclass(frozen=True)
class Paper:
    """Attributes:
    compose, draw: what it says, and how that is drawn.
    word: of its button; `file`: how its file is called.
    """

    compose: Callable[[Workshop, Report, Text], object]
    draw: Callable[..., bytes]
    media_type: str
    word: str
    file: str


PAPERS = {
    "council.pdf": Paper(council, council_sheet, PDF, "export.council", "council.file"),
    "grant.pdf": Paper(grant, form_sheet, PDF, "export.grant_pdf", "paper.file_grant"),
    "grant.xlsx": Paper(grant, form_book, XLSX, "export.grant_xlsx", "paper.file_grant"),
    "article11.pdf": Paper(
        feedback, form_sheet, PDF, "export.article11_pdf", "paper.file_article11"
    ),
    "article11.xlsx": Paper(
        feedback, form_book, XLSX, "export.article11_xlsx", "paper.file_article11"
    ),
}
"""How the address of each ends."""


def paper(name: str, workshop: Workshop, report: Report, text: Text, nameless: bool) -> bytes:
    """The paper of this state, with as few private words as other files have.

    Args:
        nameless: for who shall not learn who took part; `report` is without names too.
    """
    one = PAPERS[name]
    told = one.compose(workshop, report, text)
    if workshop.sample:
        told = unmarked(told)
    if nameless:
        told = reworded(told, unnamed(workshop, text))
    return one.draw(leaving(told, workshop))
