"""A hall at the door, with the open files of an ordinary Linux login (1,024), soft and hard.

Usage: python tests/bench/hall.py [--json]

300 phones scan the code within five seconds, each as a browser does: a page with its files over
up to six connections, a seat, the seat's page with its files, the live socket. Meanwhile 30
people who are in write on. Aims: all are in; no socket of who was in ends; no answer is lost.
"""

import asyncio
import json
import re
import secrets
import sys
import tempfile
import time
from asyncio.subprocess import PIPE
from contextlib import suppress
from pathlib import Path
from urllib.parse import urljoin

import aiohttp
from load import People, seated
from report import Row, Table, quantile, run
from service import CODE, LEADER, Service

FILES, PHONES, WITHIN, INSIDE = 1024, 300, 5.0, 30
CONNECTIONS, PATIENCE, RATE = 6, 60.0, 5.0
ASKED = re.compile(r"""["'](\.{0,2}/[\w./-]+\.(?:js|css|svg|woff2))["']""")
NOTE = (
    f"{FILES:,} open files for the server. A phone is in once its socket has told it the room; "
    f"it asks again after a 503, as its browser does, for {PATIENCE:.0f} s. "
    f"Inside: {INSIDE} people, {RATE:.0f} cards a second, from posting to all their sockets."
)
Http = aiohttp.ClientSession


def measure() -> Table:
    with (
        tempfile.TemporaryDirectory() as folder,
        Service(Path(folder), limit=FILES) as service,
    ):
        before = service.cpu_seconds()
        row = asyncio.run(hall(service.url))
        said = service.output.stat().st_size
        row["server CPU s"] = service.cpu_seconds() - before
    row["log KB"] = said / 1000
    return Table(f"{PHONES} phones within {WITHIN:.0f} s at {FILES:,} open files", NOTE, [row])


async def hall(url: str) -> Row:
    async with inside(url) as http:
        people = People(url, http)
        tokens, _ = await seated(people, INSIDE)
        watching = [asyncio.create_task(people.watch(token)) for token in tokens]
        for _ in tokens:
            await people.connected.acquire()
        writing = asyncio.create_task(write_on(people, tokens))
        phones = [sys.executable, __file__, "phones", url]  # a process of their own
        process = await asyncio.create_subprocess_exec(*phones, stdout=PIPE)
        found, _ = await process.communicate()
        writing.cancel()
        await asyncio.sleep(1)
        ended = sum(task.done() for task in watching)
        for task in watching:
            task.cancel()
    times = [seconds for seconds in json.loads(found) if seconds is not None]
    return {
        "phones": PHONES,
        "in": len(times),
        "p50 s": quantile(times, 0.5),
        "longest s": max(times),
        "inside: cards": len(people.answers),
        "p95 ms": quantile(people.waits, 0.95) * 1000,
        "max ms": max(people.waits) * 1000,
        "sockets ended": ended,
    }


async def all_phones(url: str) -> list[float | None]:
    async with inside(url) as http:
        files = await asked_for(url, http)
    each = (phone(url, files, WITHIN * number / PHONES) for number in range(PHONES))
    return await asyncio.gather(*each)


def inside(url: str) -> Http:
    """From another address than the hall's."""
    connector = aiohttp.TCPConnector(limit=0, local_addr=("127.0.0.9", 0))
    return Http(connector=connector, cookie_jar=aiohttp.DummyCookieJar())


async def write_on(people: People, tokens: list[str]) -> None:
    """Somebody writes a card, five times a second, until it is over."""
    number = 0
    async with asyncio.TaskGroup() as group:
        while True:
            group.create_task(people.write(tokens[number % len(tokens)]))
            number += 1
            await asyncio.sleep(1 / RATE)


async def asked_for(url: str, http: Http) -> dict[str, list[str]]:
    """The files that each of the two pages names: a browser asks for these, and for its words."""
    found: dict[str, list[str]] = {}
    for page in (f"/j/{CODE}", f"/w/{CODE}"):
        async with http.get(url + page, headers=seated_as(LEADER)) as answer:
            named = ASKED.findall(await answer.text())
        found[page] = sorted({urljoin(page, one) for one in named} | {"/seat/words/ja.json"})
    return found


def seated_as(token: str) -> dict[str, str]:
    return {"Cookie": f"seat-{CODE}={token}"}


async def phone(url: str, files: dict[str, list[str]], wait: float) -> float | None:
    """Seconds until one phone is in; None for one that never was."""
    await asyncio.sleep(wait)
    start, token = time.perf_counter(), secrets.token_hex(16)
    connector = aiohttp.TCPConnector(limit_per_host=CONNECTIONS)
    with suppress(TimeoutError):
        async with (
            asyncio.timeout(PATIENCE),
            Http(connector=connector, headers={"Origin": url}) as http,
        ):
            await opened(http, url, f"/j/{CODE}", files)
            await got(http, f"{url}/j/{CODE}/about")
            body = {"token": token, "name": token[:8], "sector": "resident"}
            await got(http, f"{url}/w/{CODE}/join", body)
            http.cookie_jar.update_cookies({f"seat-{CODE}": token})
            await opened(http, url, f"/w/{CODE}", files)
            await told(http, f"{url}/w/{CODE}/live")
            return time.perf_counter() - start
    return None


async def opened(http: Http, url: str, page: str, files: dict[str, list[str]]) -> None:
    await got(http, url + page)
    await asyncio.gather(*(got(http, url + one) for one in files[page]))


async def got(http: Http, address: str, body: object = None) -> None:
    """Ask until it is answered, as a person who reloads; refusals other than 503 are errors."""
    while True:
        with suppress(aiohttp.ClientConnectionError):
            async with http.request("POST" if body else "GET", address, json=body) as answer:
                await answer.read()
                if answer.status != 503:
                    answer.raise_for_status()
                    return
                await asyncio.sleep(float(answer.headers.get("Retry-After", "1")))
        await asyncio.sleep(0.1)


async def told(http: Http, address: str) -> None:
    """Until the socket has told all cards."""
    while True:
        with suppress(aiohttp.ClientError):
            async with http.ws_connect(address, max_msg_size=0) as socket:
                async for message in socket:
                    if '"all"' in str(message.data):
                        return
        await asyncio.sleep(1)


if __name__ == "__main__":
    if sys.argv[1:2] == ["phones"]:
        print(json.dumps(asyncio.run(all_phones(sys.argv[2]))))
    else:
        run(measure)
