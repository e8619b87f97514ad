"""What the PDF of a record cannot draw on this computer, told before it is made."""

from core.formats.fonts import VARIANT, apart, missing, words_of
from core.text import Text

MOST = 12
"""Letters that are named."""


def lacking(words_in: object, text: Text) -> list[str]:
    """Sentences for beside the download; none where every letter is printed as written.

    Args:
        words_in: a record, or what a workshop holds: anything with texts inside.
    """
    words = list(words_of(words_in))
    found, said = missing(words), []
    if found:
        letters = " ".join(found[:MOST]) + (" …" if len(found) > MOST else "")
        said.append(text("export.pdf_lacks", letters=letters))
    if apart(words):
        said.append(text("export.pdf_apart"))
    if any(VARIANT.search(one) for one in words):
        said.append(text("export.pdf_variant"))
    return said
