"""Acts of the same moment: a full hall takes one turn after another, not one each.

A thread for every act would wake as many threads as people vote, each for the time of one entry.
So acts wait in the room, one thread records all that wait, and each request has its own answer.
"""

import asyncio
from weakref import WeakKeyDictionary

from starlette.concurrency import run_in_threadpool

from core.live.aside import aside
from core.rooms import Rooms
from core.workshop import Actor, Event, Room, Workshop

BREATH = 0.02
"""Seconds between two turns of a room; the first after a pause comes at once. Twenty acts that are
stored together cost an eighth of what they cost one by one."""


class Together:
    """
    Attributes:
        turns: the turn of a room that goes on; `last`: when its last one began (loop time).
    """

    def __init__(self, rooms: Rooms) -> None:
        self.rooms = rooms
        self.turns: WeakKeyDictionary[Room, asyncio.Task[None]] = WeakKeyDictionary()
        self.last: WeakKeyDictionary[Room, float] = WeakKeyDictionary()

    async def record(self, room: Room, actor: Actor, request_id: str, event: Event) -> Workshop:
        """As `Rooms.record`, for what is not noted down in the line book: no act of who leads.

        Raises:
            Refused: not permitted, or the event does not fit.
        """
        aside().act()
        act = room.offer(actor, request_id, event)
        while act.done is None:
            await asyncio.shield(self._turn(room))  # a browser that leaves ends it for nobody
        return act.result()

    def _turn(self, room: Room) -> "asyncio.Task[None]":
        """The turn that goes on, or the next."""
        going, loop = self.turns.get(room), asyncio.get_running_loop()
        if going is None or going.done() or going.get_loop() is not loop:
            going = self.turns[room] = loop.create_task(self._next(room))
        return going

    async def _next(self, room: Room) -> None:
        loop = asyncio.get_running_loop()
        if (wait := self.last.get(room, float("-inf")) + BREATH - loop.time()) > 0:
            await asyncio.sleep(min(wait, BREATH))
        self.last[room] = loop.time()
        await run_in_threadpool(self._take, room)

    def _take(self, room: Room) -> None:
        room.together()
        self.rooms.hub.publish(room.workshop_id)
