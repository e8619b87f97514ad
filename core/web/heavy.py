"""Records, pictures and files are made by few at a time, apart from the threads of the room."""

from collections.abc import Callable
from typing import TypeVar, TypeVarTuple

from anyio import CapacityLimiter, to_thread

AT_ONCE = 2
MAKERS = CapacityLimiter(AT_ONCE)
Given = TypeVarTuple("Given")
Made = TypeVar("Made")


async def heavy(make: Callable[[*Given], Made], *given: *Given) -> Made:
    """What `make` makes, once one of the few is free; who asks later waits longer."""
    return await to_thread.run_sync(make, *given, limiter=MAKERS)
