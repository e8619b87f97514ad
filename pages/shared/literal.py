"""People's words where Streamlit reads Markdown."""

SIGNS = frozenset("\\`*_{}[]()<>#+-.!|~$:")


def literal(words: str) -> str:
    """The words with the signs of Markdown as letters: no link, no picture, no heading."""
    return "".join(f"\\{sign}" if sign in SIGNS else sign for sign in words)
