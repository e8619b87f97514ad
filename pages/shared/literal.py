"""People's words where Streamlit reads Markdown."""

from pages.shared.markdown import APART, BARE

SIGNS = frozenset("\\`*_{}[]()<>#+-.!|~$:")


def literal(words: str) -> str:
    """The words with the signs of Markdown as letters: no link, no picture, no heading. What looks
    like an address becomes a link after the signs are read: it is taken apart."""
    apart = BARE.sub(lambda found: f"{found[0]}{APART}", words)
    return "".join(f"\\{sign}" if sign in SIGNS else sign for sign in apart)
