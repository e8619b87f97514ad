"""What a page shows stands in its address: a link shows the same, and so does going back.

A choice stands on the page as a widget and in the address as a word. Whichever changed last
wins: `follow` before the widget takes a word that this page did not write itself (somebody
opened a link or went back), `note` after it remembers the choice. `write` puts all of them into
the address in one step, so that going back is one press.
"""

from collections.abc import Collection

import streamlit as st

NOTED, NEXT = "address-noted", "address-next"


def came(name: str) -> str | None:
    """The address's word, where it is not the one that was noted or came last; told once."""
    word = st.query_params.get(name)
    known: dict[str, str] = st.session_state.setdefault(NOTED, {})
    if word is None or word == known.get(name):
        return None
    known[name] = word
    return word


def follow(name: str, key: str, options: Collection[str], usual: str) -> None:
    """Give the widget `key` the address's word, else what it had, else `usual`."""
    came_now = came(name)
    if came_now in options:
        st.session_state[key] = came_now
    elif st.session_state.get(key) not in options:
        word = st.query_params.get(name)
        st.session_state[key] = word if word in options else usual


def remember(name: str, word: str, usual: str) -> None:
    """Note a choice unless the address says as much by being silent: a step of the browser's
    history that nobody took would be in the way of going back."""
    if word != usual or name in st.query_params:
        note(**{name: word})


def note(**words: str) -> None:
    """Choices as they are shown now."""
    for kept in (NOTED, NEXT):
        st.session_state.setdefault(kept, {}).update(words)


def write() -> None:
    """What was noted in this run, into the address; once, when the page knows all of it."""
    words = st.session_state.pop(NEXT, {})
    if any(st.query_params.get(name) != word for name, word in words.items()):
        st.query_params.update(words)
