"""What stands beside the page of a record: files, papers and archives, each with its address."""

from starlette.requests import Request

from core.formats import FILES
from core.formats.papers import PAPERS
from core.web.language import language_of

OPEN = "open-data.zip"
PACKS = {
    "handover.zip": ("pack.handover", "pack.handover_file"),
    OPEN: ("pack.open", "pack.open_file"),
}
"""How the address of an archive for who leads ends → words of its button and its file."""
BRIEF = "council.pdf"
"""The one file of a link that shows the first screen only."""


def named(packs: dict[str, tuple[str, str]]) -> list[tuple[str, str]]:
    """[(word, how its address ends)] of every file, paper and archive."""
    return [
        *((f"export.{form}", form) for form in FILES),
        *((one.word, name) for name, one in PAPERS.items()),
        *((word, name) for name, (word, _) in packs.items()),
    ]


def beside(request: Request, packs: dict[str, tuple[str, str]]) -> list[tuple[str, str]]:
    """[(word, address)] of the files beside this page, for the same right."""
    path = request.url.path
    base = path if path.endswith("/record") else f"{path}/record"
    return [(word, f"{base}.{name}?language={language_of(request)}") for word, name in named(packs)]


def page_of(request: Request) -> str:
    """What comes after the way to a file to make it the way to the page."""
    return "/record" if request.url.path.startswith("/w/") else ""
