"""What the room notices of eight visitors without login who look at 「くらべる」 without pause.

Usage: python tests/bench/visitors.py [--json]

Each speaks Streamlit's own protocol and asks for the page again as soon as it is there. Meanwhile
30 people write five cards a second. Aim: 95 of 100 cards at their sockets within 100 ms.
"""

import asyncio
import sys
import tempfile
from asyncio.subprocess import PIPE
from contextlib import suppress
from pathlib import Path

import aiohttp
from hall import inside, write_on
from load import People, seated
from report import Row, Table, quantile, run
from service import Service
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

INSIDE, SECONDS, VISITORS = 30, 15.0, 8
PLACES = ("01210", "14100", "36302", "13402", "45204", "29362", "33623", "47382")
NOTE = (
    f"{INSIDE} people, {SECONDS:.0f} s each. Card: from posting until it is at a socket, over all. "
    "Pages: how often the visitors' page was drawn to its end. CPU: of the server, in cores."
)


def measure() -> Table:
    with tempfile.TemporaryDirectory() as folder, Service(Path(folder)) as service:
        rows = asyncio.run(room(service))
    return Table(f"{VISITORS} visitors of くらべる", NOTE, rows)


async def room(service: Service) -> list[Row]:
    async with inside(service.url) as http:
        people = People(service.url, http)
        tokens, _ = await seated(people, INSIDE)
        watching = [asyncio.create_task(people.watch(token)) for token in tokens]
        for _ in tokens:
            await people.connected.acquire()
        await visited(service.url, 1, 1.0)  # the first look opens the statistics
        rows = [await while_visited(service, people, tokens, number) for number in (0, VISITORS)]
        for task in watching:
            task.cancel()
    return rows


async def while_visited(service: Service, people: People, tokens: list[str], number: int) -> Row:
    people.waits.clear()
    before = service.cpu_seconds()
    writing = asyncio.create_task(write_on(people, tokens))
    pages = await visited(service.url, number, SECONDS)
    writing.cancel()
    return {
        "visitors": number,
        "card p50 ms": quantile(people.waits, 0.5) * 1000,
        "p95 ms": quantile(people.waits, 0.95) * 1000,
        "max ms": max(people.waits) * 1000,
        "pages": pages,
        "CPU": (service.cpu_seconds() - before) / SECONDS,
    }


async def visited(url: str, number: int, seconds: float) -> int:
    """How many pages `number` visitors, in a process of their own, were drawn."""
    command = [sys.executable, __file__, "visit", url, str(number), str(seconds)]
    process = await asyncio.create_subprocess_exec(*command, stdout=PIPE)
    found, _ = await process.communicate()
    return int(found)


async def visits(url: str, number: int, seconds: float) -> int:
    drawn = 0

    async def visitor(place: str) -> None:
        nonlocal drawn
        async with (
            aiohttp.ClientSession() as http,
            http.ws_connect(f"{url}/_stcore/stream", origin=url, max_msg_size=0) as socket,
        ):
            while True:
                asked = BackMsg()
                asked.rerun_script.page_name = "compare"
                asked.rerun_script.query_string = f"area={place}"
                await socket.send_bytes(asked.SerializeToString())
                async for message in socket:
                    told = ForwardMsg.FromString(message.data)
                    if told.WhichOneof("type") == "script_finished":
                        break
                drawn += 1

    everybody = asyncio.gather(*(visitor(PLACES[n]) for n in range(number)), asyncio.sleep(seconds))
    with suppress(TimeoutError):
        await asyncio.wait_for(everybody, seconds)
    return drawn


if __name__ == "__main__":
    if sys.argv[1:2] == ["visit"]:
        print(asyncio.run(visits(sys.argv[2], int(sys.argv[3]), float(sys.argv[4]))))
    else:
        run(measure)
