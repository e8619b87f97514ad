"""The people of a benchmark, in a process of their own: they join, watch and write by HTTP.

Usage: python tests/bench/load.py room URL SEATS EDITS EDITS_PER_SECOND
       python tests/bench/load.py storm URL SEATS SECONDS
       python tests/bench/load.py write URL WRITERS
       python tests/bench/load.py ids URL

`room` prints one line when everybody is connected, waits for a line, writes, and prints
what it measured. `storm` does the same with five dots of each seat, given within SECONDS.
`write` writes as fast as it is answered and prints the id of every
acknowledged card, until the server is gone. `ids` prints the ids of all cards it is sent.
"""

import asyncio
import json
import secrets
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import lru_cache

import aiohttp
from report import quantile
from service import CODE, DOTS, LEADER, TEXT

PULSE = 5.0
"""Seconds between two pulses of a browser (board.js)."""

ADDRESSES = 6


@lru_cache(maxsize=8)
def arrived(message: str) -> frozenset[str]:
    """Ids of the cards in a message; everybody gets the same text, so it is read once."""
    body = json.loads(message)
    return frozenset({**body.get("all", {}), **body.get("set", {})})


class People:
    def __init__(self, url: str, http: aiohttp.ClientSession) -> None:
        self.url, self.base, self.http = url, f"{url}/w/{CODE}", http
        self.sent: dict[str, float] = {}
        self.waits: list[float] = []
        self.answers: list[float] = []
        self.connected = asyncio.Semaphore(0)

    async def join(self, token: str) -> None:
        """From one of several addresses: of one, no more than 400 come in within a minute."""
        body = {"token": token, "name": token[:8], "sector": "resident"}
        address = f"127.0.0.{2 + int(token[:4], 16) % ADDRESSES}", 0
        door = aiohttp.TCPConnector(local_addr=address)
        async with (
            aiohttp.ClientSession(connector=door) as http,
            http.post(f"{self.base}/join", json=body) as answer,
        ):
            answer.raise_for_status()

    def socket(self, token: str) -> "aiohttp.client._WSRequestContextManager":
        headers = {"Cookie": f"seat-{CODE}={token}", "Origin": self.url}
        return self.http.ws_connect(f"{self.base}/live", headers=headers, max_msg_size=0)

    async def watch(self, token: str) -> None:
        """One browser: it notes when a card arrives, and pulses."""
        async with self.socket(token) as socket:
            pulsing = asyncio.create_task(self.pulse(socket))
            self.connected.release()
            try:
                async for message in socket:
                    now = time.perf_counter()
                    for key in arrived(message.data) & self.sent.keys():
                        self.waits.append(now - self.sent[key])
            finally:
                pulsing.cancel()

    async def pulse(self, socket: "aiohttp.ClientWebSocketResponse[bool]") -> None:
        await asyncio.sleep(PULSE * secrets.randbelow(1000) / 1000)
        while True:
            await socket.send_str("?")
            await asyncio.sleep(PULSE)

    async def answering(self) -> bool:
        """Whether the server is there."""
        try:
            async with self.http.get(f"{self.url}/j/{CODE}/about") as answer:
                return answer.status == 200
        except aiohttp.ClientError:
            return False

    async def write(self, token: str) -> str:
        """Write one card; its id, once the server has said that it is stored."""
        key = secrets.token_hex(8)
        await self.act(token, key, "insight_added", {"insight_id": key, "text": TEXT})
        return key

    async def act(self, token: str, key: str, kind: str, event: dict[str, object]) -> None:
        body = {"kind": kind, "event": event, "request_id": key}
        headers = {"Cookie": f"seat-{CODE}={token}"}
        self.sent[key] = time.perf_counter()
        while True:
            try:
                async with self.http.post(f"{self.base}/act", json=body, headers=headers) as answer:
                    answer.raise_for_status()
                break
            except aiohttp.ClientConnectionError:  # an idle connection ended just now
                if not await self.answering():
                    raise
        self.answers.append(time.perf_counter() - self.sent[key])


async def seated(people: People, seats: int) -> tuple[list[str], float]:
    """Tokens of all who have joined, and how many did in a second."""
    tokens = [secrets.token_hex(16) for _ in range(seats)]
    start = time.perf_counter()
    for at in range(0, seats, 50):
        await asyncio.gather(*map(people.join, tokens[at : at + 50]))
    return tokens, seats / (time.perf_counter() - start)


async def storm(people: People, seats: int, seconds: float) -> None:
    tokens, _ = await seated(people, seats)
    watching = [asyncio.create_task(people.watch(token)) for token in tokens]
    for _ in tokens:
        await people.connected.acquire()
    print("{}", flush=True)
    await asyncio.to_thread(sys.stdin.readline)

    async def vote(token: str) -> None:
        for number in range(DOTS):
            await asyncio.sleep(seconds / DOTS * secrets.randbelow(1000) / 1000)
            event: dict[str, object] = {"id": f"issue-{number}", "dots": 1}
            await people.act(token, secrets.token_hex(8), "dots_given", event)

    start = time.perf_counter()
    await asyncio.gather(*map(vote, tokens))
    over = time.perf_counter() - start
    for task in watching:
        task.cancel()
    measured = {
        "answer p50 ms": quantile(people.answers, 0.5) * 1000,
        "p95 ms": quantile(people.answers, 0.95) * 1000,
        "max ms": max(people.answers) * 1000,
        "finished after s": over,
    }
    print(json.dumps(measured), flush=True)


async def room(people: People, seats: int, edits: int, rate: float) -> None:
    tokens, joins = await seated(people, seats)
    for at in range(0, seats, 50):  # a room in use: everybody has a card already
        await asyncio.gather(*map(people.write, tokens[at : at + 50]))
    people.answers.clear()
    people.sent.clear()
    watching = [asyncio.create_task(people.watch(token)) for token in tokens]
    for _ in tokens:
        await people.connected.acquire()
    print(json.dumps({"joins/s": joins}), flush=True)
    await asyncio.to_thread(sys.stdin.readline)
    for number in range(edits):
        next_at = time.perf_counter() + 1 / rate
        await people.write(tokens[number % seats])
        await asyncio.sleep(max(0.0, next_at - time.perf_counter()))
    await asyncio.sleep(2)
    for task in watching:
        task.cancel()
    measured = {
        "p50 ms": quantile(people.waits, 0.5) * 1000,
        "p95 ms": quantile(people.waits, 0.95) * 1000,
        "max ms": max(people.waits) * 1000,
        "answer p95 ms": quantile(people.answers, 0.95) * 1000,
        "arrived %": 100 * len(people.waits) / (seats * edits),
    }
    print(json.dumps(measured), flush=True)


async def write(people: People, writers: int) -> None:
    async def writer() -> None:
        token = secrets.token_hex(16)
        await people.join(token)
        while True:
            print(await people.write(token), flush=True)
            await asyncio.sleep(0.1)  # faster than ten a second one seat is refused

    with suppress(aiohttp.ClientError):
        async with asyncio.TaskGroup() as group:
            for _ in range(writers):
                group.create_task(writer())


async def ids(people: People) -> None:
    async with people.socket(LEADER) as socket:
        async for message in socket:
            if keys := arrived(message.data):
                print("\n".join(keys))
                return


@contextmanager
def gone_is_the_end() -> Iterator[None]:
    """A server that was killed ends the load, without a trace."""
    try:
        yield
    except* (aiohttp.ClientError, OSError):
        pass


async def main(mode: str, url: str, *numbers: str) -> None:
    connector = aiohttp.TCPConnector(limit=0)
    jar = aiohttp.DummyCookieJar()
    async with aiohttp.ClientSession(connector=connector, cookie_jar=jar) as http:
        people = People(url, http)
        if mode == "room":
            await room(people, int(numbers[0]), int(numbers[1]), float(numbers[2]))
        elif mode == "storm":
            await storm(people, int(numbers[0]), float(numbers[1]))
        elif mode == "write":
            with gone_is_the_end():
                await write(people, int(numbers[0]))
        else:
            await ids(people)


if __name__ == "__main__":
    asyncio.run(main(*sys.argv[1:]))
