"""Pages of Streamlit's stand aside while what somebody wrote is on its way to all screens.

They share one interpreter with the live room. Each of a hundred sockets that are told gives it up
for a moment, and beside a page that computes would wait for it again every time.
"""

import time
from functools import cache

WAY, STILL, STEP = 0.05, 0.1, 0.004
"""Seconds an act takes from being accepted, or stored, until it is at all screens; a page stands
still at most, before it goes on for as long; between two looks."""


class Aside:
    """Whether an act is on its way just now."""

    def __init__(self) -> None:
        self.until = self.stood = float("-inf")

    def act(self) -> None:
        """Note that an act has been accepted, or stored. From any thread."""
        self.until = time.monotonic() + WAY

    def stand(self) -> None:
        """Let it go first: between two elements of a page, in the thread that draws it."""
        begun = time.monotonic()
        if begun >= self.until or begun < self.stood + STILL:
            return
        while time.monotonic() < min(self.until, begun + STILL):
            time.sleep(STEP)
        self.stood = time.monotonic()


@cache
def aside() -> Aside:
    """Of this process."""
    return Aside()
