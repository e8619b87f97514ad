"""What strangers may ask for costs the room nothing: it is made by few, one after the other."""

import asyncio
import json
import secrets
import threading
import time
from concurrent.futures import ThreadPoolExecutor

from core.web.heavy import AT_ONCE, heavy
from tests.conftest import CODE
from tests.security.conftest import GUEST
from tests.security.server import Attacked


def test_few_records_are_made_at_once() -> None:
    now, most, counting = 0, 0, threading.Lock()

    def make(n: int) -> int:
        nonlocal now, most
        with counting:
            now += 1
            most = max(most, now)
        time.sleep(0.02)
        with counting:
            now -= 1
        return n

    async def all_at_once() -> list[int]:
        return await asyncio.gather(*(heavy(make, n) for n in range(12)))

    assert asyncio.run(all_at_once()) == list(range(12)) and most == AT_ONCE


def test_the_room_writes_on_while_strangers_ask_for_records(hall: Attacked) -> None:
    """Twenty strangers load the finished sample again and again; every card gets in meanwhile."""
    stop = threading.Event()

    def stranger(n: int) -> int:
        path, asked = ("/w/DEMO/record", "/w/DEMO/record.pdf")[n % 2], 0
        while asked == 0 or not stop.is_set():
            assert hall.ask("GET", path).status == 200
            asked += 1
        return asked

    with ThreadPoolExecutor(20) as strangers:
        asking = [strangers.submit(stranger, n) for n in range(20)]
        try:
            found = [_card(hall) for _ in range(10)]
        finally:
            stop.set()
        assert all(one.result() > 0 for one in asking)
    assert found == [200] * 10


def test_the_room_writes_on_while_strangers_draw_pages(hall: Attacked) -> None:
    stop = threading.Event()

    def stranger() -> int:
        with hall.streamlit() as session:
            drawn = 0
            while drawn == 0 or not stop.is_set():
                assert "Traceback" not in session.run("compare", "area=01210")
                drawn += 1
            return drawn

    with ThreadPoolExecutor(4) as strangers:
        asking = [strangers.submit(stranger) for _ in range(4)]
        try:
            found = [_card(hall) for _ in range(10)]
        finally:
            stop.set()
        assert all(one.result() > 0 for one in asking), "each in its turn"
    assert found == [200] * 10


def _card(hall: Attacked) -> int:
    event = {"insight_id": secrets.token_hex(8), "text": "店が遠い"}
    act = {"kind": "insight_added", "event": event, "request_id": secrets.token_hex(8)}
    headers = {"Cookie": GUEST, "Origin": hall.origin}
    return hall.ask("POST", f"/w/{CODE}/act", json.dumps(act).encode(), headers).status
