"""A long list a page at a time."""

from collections.abc import Sequence
from typing import TypeVar

import streamlit as st

One = TypeVar("One")


def paged(found: Sequence[One], most: int, label: str, key: str) -> Sequence[One]:
    """The part of a list that is looked at; which, is asked where there are more than `most`."""
    last = -(-len(found) // most)
    page = min(last, st.selectbox(label, range(1, last + 1), key=key)) if last > 1 else 1
    return found[(page - 1) * most : page * most]
