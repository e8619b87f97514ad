"""Words that were made up for an example, as they stand where the whole says that it is one."""

from typing import TypeVar

from core.workshop.private_words import reworded

MARK = "【見本】"
"""Stands before every such word in the log, where nothing around it says so."""
T = TypeVar("T")


def unmarked(made: T) -> T:
    """A record, or a part of it, without the mark before every word: head and foot have it."""
    return reworded(made, lambda words: words.replace(MARK, ""))
