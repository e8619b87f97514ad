"""Pages are made one after the other: who is in a meeting does not wait for them."""

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Semaphore

import streamlit as st

from core.accounts import User
from pages.shared import current

OF_ROOMS, OF_STRANGERS = Semaphore(1), Semaphore(1)
WAIT_SECONDS = 20


@contextmanager
def turn(user: User | None, page: str) -> Iterator[None]:
    """Make the page when it is one's turn: those of people with a seat, and those of strangers,
    each one at a time; who leads waits for nobody.

    Where too many strangers wait the page says so and stops.

    Args:
        page: its path.
    """
    seated = any(name.startswith("seat-") for name in st.context.cookies)
    if user is not None or (seated and page == "console"):
        yield
        return
    turns = OF_ROOMS if seated else OF_STRANGERS
    if not turns.acquire(timeout=None if seated else WAIT_SECONDS):
        st.warning(current.text()("front.busy"))
        current.end()
    try:
        yield
    finally:
        turns.release()
