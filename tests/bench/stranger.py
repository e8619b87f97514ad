"""A stranger with one phone: what others in the room notice, and what is left for them.

Usage: python tests/bench/stranger.py [--json]

Each attack goes on for some seconds, as fast as one process can, from one address; meanwhile 30
people elsewhere write five cards a second. Aims: nobody's card takes longer than a second; seats
and log stay far from full; who is new gets in from another address at once, and from the
stranger's own at least to who leads, who lets them in.
"""

import asyncio
import secrets
import subprocess
import sys
import tempfile
from collections.abc import Awaitable, Callable
from contextlib import suppress
from pathlib import Path

import aiohttp
from hall import inside, write_on
from load import People, seated
from report import Row, Table, quantile, run
from service import CODE, LEADER, TEXT, Service

INSIDE, SECONDS = 30, 8.0
STRANGER, ELSEWHERE = "127.0.0.66", "127.0.0.77"
LINES, HALF_SENT = 24, 600
TROUBLE = (aiohttp.ClientError, OSError)
NOTE = (
    f"{INSIDE} people, {SECONDS:.0f} s for each attack. Card: from posting until it is at a "
    "socket, over all. Seats and entries: how many more there are afterwards; "
    "new: what a newcomer is answered, from elsewhere and from the stranger's own address."
)
Http = aiohttp.ClientSession
Attack = Callable[[Http, str], Awaitable[None]]


def measure() -> Table:
    with tempfile.TemporaryDirectory() as folder, Service(Path(folder)) as service:
        rows = asyncio.run(room(service.url))
    return Table("A stranger with one phone", NOTE, rows)


async def room(url: str) -> list[Row]:
    async with inside(url) as http:
        people = People(url, http)
        tokens, _ = await seated(people, INSIDE)
        watching = [asyncio.create_task(people.watch(token)) for token in tokens]
        for _ in tokens:
            await people.connected.acquire()
        rows = []
        for name in ("nobody", *ATTACKS):
            row = await attacked(people, tokens, name)
            rows.append(row | {"sockets ended": sum(task.done() for task in watching)})
        for task in watching:
            task.cancel()
    return rows


async def attacked(people: People, tokens: list[str], name: str) -> Row:
    """The room while one attack goes on, and after it."""
    for found in (people.waits, people.answers):
        found.clear()
    people.sent.clear()
    before = await standing(people, tokens[0])
    command = [sys.executable, __file__, "attack", name, people.url]
    attack = subprocess.Popen(command) if name in ATTACKS else None
    writing = asyncio.create_task(write_on(people, tokens))
    await asyncio.sleep(SECONDS + 1)
    writing.cancel()
    written = len(people.answers)
    if attack:
        attack.kill()
        attack.wait()
    await asyncio.sleep(1)
    after = await standing(people, tokens[0])
    return {
        "attack": name,
        "card p50 ms": quantile(people.waits, 0.5) * 1000,
        "p95 ms": quantile(people.waits, 0.95) * 1000,
        "max ms": max(people.waits) * 1000,
        "seats": after[0] - before[0],
        "entries": after[1] - before[1] - written,
        "new elsewhere": await joined(people.url, ELSEWHERE),
        "new there": await joined(people.url, STRANGER),
    }


async def standing(people: People, token: str) -> tuple[int, int]:
    """How many seats and entries there are."""
    async with people.http.get(f"{people.url}/j/{CODE}/about") as answer:
        seats = int((await answer.json())["seats"])
    key = secrets.token_hex(8)
    body = {"kind": "insight_added", "event": {"insight_id": key, "text": TEXT}, "request_id": key}
    headers = {"Cookie": f"seat-{CODE}={LEADER}"}
    async with people.http.post(f"{people.base}/act", json=body, headers=headers) as answer:
        return seats, int((await answer.json())["seq"])


def phone(address: str) -> Http:
    connector = aiohttp.TCPConnector(limit=0, local_addr=(address, 0))
    return Http(connector=connector, cookie_jar=aiohttp.DummyCookieJar())


async def joined(url: str, address: str) -> str:
    """What somebody new is answered: "in", or why not."""
    async with phone(address) as http:
        status, body = await join(http, url, secrets.token_hex(16))
    return "in" if status == 200 else str(body.get("refused", status))


async def join(http: Http, url: str, token: str) -> tuple[int, dict[str, str]]:
    body = {"token": token, "name": token[:8], "sector": "resident"}
    async with http.post(f"{url}/w/{CODE}/join", json=body) as answer:
        return answer.status, await answer.json()


async def sockets(http: Http, url: str) -> None:
    """Ask on a socket without pause, and open another when it is closed."""
    token = secrets.token_hex(16)
    await join(http, url, token)
    headers = {"Cookie": f"seat-{CODE}={token}", "Origin": url}

    async def one() -> None:
        while True:
            with suppress(*TROUBLE):
                async with http.ws_connect(f"{url}/w/{CODE}/live", headers=headers) as socket:
                    while not socket.closed:
                        await socket.send_str("?")

    await asyncio.gather(*(one() for _ in range(LINES // 2)))


async def codes(http: Http, url: str) -> None:
    """Guess codes of workshops."""

    async def one() -> None:
        async with http.get(f"{url}/j/{secrets.token_hex(3).upper()}/about") as answer:
            await answer.read()

    await again_and_again(one)


async def half_sent(http: Http, url: str) -> None:
    """Hold requests that never end."""
    host, port = url.removeprefix("http://").split(":")
    lines = []
    while True:
        with suppress(OSError):
            _, line = await asyncio.open_connection(host, int(port), local_addr=(STRANGER, 0))
            line.write(f"POST /w/{CODE}/join HTTP/1.1\r\nHost: {host}:{port}\r\nContent-".encode())
            lines.append(line)
        if len(lines) >= HALF_SENT:
            lines.pop(0).close()
            await asyncio.sleep(0.005)


async def joins(http: Http, url: str) -> None:
    """Take all seats."""

    async def one() -> None:
        await join(http, url, secrets.token_hex(16))

    await again_and_again(one)


async def acts(http: Http, url: str) -> None:
    """Fill the log with cards of many seats."""
    tokens = [secrets.token_hex(16) for _ in range(LINES)]
    for token in tokens:
        await join(http, url, token)

    async def one() -> None:
        key, token = secrets.token_hex(8), secrets.choice(tokens)
        event = {"insight_id": key, "text": TEXT}
        body = {"kind": "insight_added", "event": event, "request_id": key}
        headers = {"Cookie": f"seat-{CODE}={token}"}
        async with http.post(f"{url}/w/{CODE}/act", json=body, headers=headers) as answer:
            await answer.read()

    await again_and_again(one)


async def records(http: Http, url: str) -> None:
    """Ask for what takes long to make, of the sample that everybody may see."""

    async def one() -> None:
        path = secrets.choice(("record", "record.pdf", "record.pptx"))
        async with http.get(f"{url}/w/DEMO/{path}") as answer:
            await answer.read()

    await again_and_again(one)


async def again_and_again(one: Callable[[], Awaitable[None]]) -> None:
    async def on() -> None:
        while True:
            with suppress(*TROUBLE, ValueError):
                await one()

    await asyncio.gather(*(on() for _ in range(LINES)))


ATTACKS: dict[str, Attack] = {
    "sockets": sockets,
    "wrong codes": codes,
    "half-sent": half_sent,
    "records": records,
    "acts": acts,
    "joins": joins,
}


async def attack(name: str, url: str) -> None:
    async with phone(STRANGER) as http:
        with suppress(TimeoutError):
            await asyncio.wait_for(ATTACKS[name](http, url), SECONDS)


if __name__ == "__main__":
    if sys.argv[1:2] == ["attack"]:
        asyncio.run(attack(*sys.argv[2:]))
    else:
        run(measure)
