"""When people ask this server for something, what it computes for itself waits."""

import time
from functools import cache

SINCE, STEP, MOST = 1.0, 0.1, 60.0
"""Seconds after the last question until it is quiet, between two looks, and waited in all; then
one step goes on in each `SINCE`."""


class Quiet:
    """Whether somebody asks just now."""

    def __init__(self) -> None:
        self.last, self.left = float("-inf"), MOST

    def asked(self) -> None:
        """Note that somebody asks."""
        self.last = time.monotonic()

    def wait(self) -> None:
        """Let those who ask go first; not for ever, since what waits serves them too: in the end
        it goes on in steps with a pause before each."""
        begun, pause = time.monotonic(), max(self.left, SINCE)
        while time.monotonic() - self.last < SINCE and time.monotonic() - begun < pause:
            time.sleep(STEP)
            self.left -= STEP


@cache
def quiet() -> Quiet:
    """Of this process."""
    return Quiet()
