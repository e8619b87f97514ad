"""Strangers' pages are made one after the other: who is in a meeting does not wait for them."""

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Semaphore

import streamlit as st

from core.accounts import User
from pages.shared import current

AT_ONCE = Semaphore(1)
WAIT_SECONDS = 20


@contextmanager
def turn(user: User | None) -> Iterator[None]:
    """Make the page now, or for somebody without login and seat when it is their turn.

    Where too many wait the page says so and stops.
    """
    known = user is not None or any(name.startswith("seat-") for name in st.context.cookies)
    if known:
        yield
        return
    if not AT_ONCE.acquire(timeout=WAIT_SECONDS):
        st.warning(current.text()("front.busy"))
        st.stop()
    try:
        yield
    finally:
        AT_ONCE.release()
