"""Who comes in takes turns with who is in: a hall at the door does not hold up the meeting."""

import asyncio
import re
from collections import deque

COMING = re.compile(r"/(seat|j)/.+|/j|/w/[^/]+(/join)?")
"""What a phone asks for until it has its socket."""


class Lane:
    """One of those who come in for each round of the event loop; in between all others go on.

    Nobody holds a turn: who is served slowly lets the next go.
    """

    def __init__(self) -> None:
        self.waiting: deque[asyncio.Future[None]] = deque()
        self.going = False

    async def turn(self) -> None:
        """Returns when it is one's turn."""
        loop = asyncio.get_running_loop()
        if self.going:
            mine = loop.create_future()
            self.waiting.append(mine)
            await mine
        else:
            self.going = True
            loop.call_soon(self._next, loop)

    def _next(self, loop: asyncio.AbstractEventLoop) -> None:
        while self.waiting:
            one = self.waiting.popleft()
            if not one.done():  # who has left meanwhile waits no more
                one.set_result(None)
                loop.call_soon(self._next, loop)
                return
        self.going = False
