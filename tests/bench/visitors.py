"""What a live room notices of people at PCs: strangers who look at 「くらべる」 without pause, and
people of the room whose pages of Streamlit's are drawn again every few seconds.

Usage: python tests/bench/visitors.py [--json]

Five cards a second are written meanwhile. Aims: 95 of 100 cards at their sockets within 100 ms
beside 8 strangers and beside 100 people of the room, within 50 ms beside 40 of them.
"""

import asyncio
import json
import random
import sys
import tempfile
from asyncio.subprocess import PIPE
from contextlib import suppress
from pathlib import Path

from hall import inside, seated_as, write_on
from load import People, seated
from report import Row, Table, quantile, run
from service import CODE, LEADER, Service
from visit import visit

PHONES, STRANGERS, SECONDS = 30, 8, 15.0
SEATS, USERS, EVERY, LONGER = 100, (0, 40, 100), 8.0, 40.0
PLACES = ("01210", "14100", "36302", "13402", "45204", "29362", "33623", "47382")
OF_ROOM = f"workshop={CODE}"
LED = ("console", OF_ROOM)
PAGES = (("work", OF_ROOM), ("explore", "area=01210"), ("work", OF_ROOM), ("compare", "area=45204"))
"""What people of the room have open, beside one who leads."""
NOTE = (
    f"{PHONES} people, {SECONDS:.0f} s each. Card: from posting until it is at a socket, over all. "
    "Pages: how often pages were drawn to their end. CPU: of the server, in cores."
)
NOTE_ROOM = (
    f"{SEATS} phones; beside them people of the room at PCs, one on the console, half on the "
    f"board, the others at figures, each page drawn again every {EVERY:.0f} s on average. They open"
    f" them within {EVERY:.0f} s; cards count from {2 * EVERY:.0f} s on, for {LONGER:.0f} s. Page:"
    " from asking until it was drawn to its end, the first of each included."
)


def measure() -> Table:
    rows = measured(PHONES, "visitors", (0, STRANGERS), SECONDS, 0.0)
    return Table(f"{STRANGERS} visitors of くらべる", NOTE, rows)


def users() -> Table:
    rows = measured(SEATS, "users", USERS, LONGER, EVERY)
    return Table("People of the room at PCs, beside its phones", NOTE_ROOM, rows)


def measured(
    seats: int, who: str, numbers: tuple[int, ...], seconds: float, every: float
) -> list[Row]:
    with tempfile.TemporaryDirectory() as folder, Service(Path(folder)) as service:
        return asyncio.run(room(service, seats, who, numbers, seconds, every))


async def room(
    service: Service, seats: int, who: str, numbers: tuple[int, ...], seconds: float, every: float
) -> list[Row]:
    async with inside(service.url) as http:
        people = People(service.url, http)
        tokens, _ = await seated(people, seats)
        watching = [asyncio.create_task(people.watch(token)) for token in tokens]
        for _ in tokens:
            await people.connected.acquire()
        await visited(service.url, [], 1, 1.0, 0.0)  # the first look opens the statistics
        rows: list[Row] = []
        for number in numbers:
            writing = asyncio.create_task(write_on(people, tokens))
            asked = (service.url, tokens if every else [], number, seconds + 2 * every, every)
            visiting = asyncio.create_task(visited(*asked))
            await asyncio.sleep(2 * every)  # all have opened their page
            people.waits.clear()
            before = service.cpu_seconds()
            times = await visiting
            writing.cancel()
            cpu = (service.cpu_seconds() - before) / seconds
            rows.append({who: number, **told(people, times, timed=bool(every)), "CPU": cpu})
        for task in watching:
            task.cancel()
    return rows


def told(people: People, times: list[float], *, timed: bool) -> Row:
    page: Row = {
        "page p50 ms": quantile(times, 0.5) * 1000 if times else "–",
        "page p95 ms": quantile(times, 0.95) * 1000 if times else "–",
    }
    return {
        "card p50 ms": quantile(people.waits, 0.5) * 1000,
        "p95 ms": quantile(people.waits, 0.95) * 1000,
        "max ms": max(people.waits) * 1000,
        "pages": len(times),
        **(page if timed else {}),
    }


async def visited(
    url: str, tokens: list[str], number: int, seconds: float, every: float
) -> list[float]:
    """Seconds of each page that `number` people, in a process of their own, were drawn."""
    asked = json.dumps([url, tokens, number, seconds, every])
    process = await asyncio.create_subprocess_exec(
        sys.executable, __file__, "visit", stdin=PIPE, stdout=PIPE
    )
    found, _ = await process.communicate(asked.encode())
    times: list[float] = json.loads(found)
    return times


async def visits(
    url: str, tokens: list[str], number: int, seconds: float, every: float
) -> list[float]:
    """Strangers where there are no `tokens`; else people of the room, the first one leads."""
    times: list[float] = []

    async def person(at: int) -> None:
        page = PAGES[at % len(PAGES)] if tokens else ("compare", f"area={PLACES[at % len(PLACES)]}")
        cookie = seated_as(LEADER if at == 0 else tokens[at - 1])["Cookie"] if tokens else ""
        await asyncio.sleep(every * at / number)
        async with visit(url, cookie) as drawn:
            while True:
                times.append(await drawn(*(LED if tokens and at == 0 else page)))
                await asyncio.sleep(random.uniform(0, 2 * every))

    with suppress(TimeoutError):
        async with asyncio.timeout(seconds):
            await asyncio.gather(*map(person, range(number)), asyncio.sleep(seconds))
    return times


if __name__ == "__main__":
    if sys.argv[1:2] == ["visit"]:
        print(json.dumps(asyncio.run(visits(*json.load(sys.stdin)))))
    else:
        run(measure, users)
