"""What a phone waits for its first card, and what that costs on the wire.

Usage: python tests/bench/page.py [--json]

The seat page beside a Streamlit page with the same cards, each opened by a browser that
has nothing in its cache: without limits, and as a phone in a full hall.
"""

import shutil
import tempfile
import time
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Any

from playwright.sync_api import Browser, CDPSession, sync_playwright
from report import Row, Table, run
from service import CODE, LEADER, TEXT, Service

CARDS, TIMES = 20, 3
PAGES = {
    "seat page": (f"/w/{CODE}", f"text={TEXT}"),
    "Streamlit page": (f"/work?workshop={CODE}", f"text={TEXT}"),
    "town page": ("/t/45204", ".card h3"),
}
"""Address, and what its first card is known by."""
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
LONGEST_MS = 120_000
NOTE = (
    f"Median of {TIMES}, cache empty, {CARDS} cards. KB: bodies, headers and socket messages "
    "as received, until two seconds after the first card."
)


@dataclass(frozen=True)
class Phone:
    """A network and a processor; 0 kbit/s is no limit."""

    name: str
    kbits: int = 0
    latency_ms: int = 0
    slower: int = 1


PHONES = (Phone("no limit"), Phone("1.5 Mbit/s, 150 ms, CPU ÷ 4", 1500, 150, 4))


class Wire:
    """Counts what a page receives."""

    def __init__(self, session: CDPSession) -> None:
        self.size = 0.0
        self.packing = zlib.compressobj(wbits=-12, memLevel=5)  # as the server packs
        session.on("Network.loadingFinished", self.loaded)
        session.on("Network.webSocketFrameReceived", self.message)
        session.send("Network.enable")

    def loaded(self, event: dict[str, Any]) -> None:
        self.size += event["encodedDataLength"]

    def message(self, event: dict[str, Any]) -> None:
        """The browser tells it unpacked: text is ours and came deflated, binary is Streamlit's."""
        frame = event["response"]
        words = frame["payloadData"].encode()
        if frame["opcode"] == 1:
            packed = self.packing.compress(words) + self.packing.flush(zlib.Z_SYNC_FLUSH)
            self.size += len(packed)
        else:
            self.size += len(words) * 3 / 4  # it comes as base64


def measure() -> Table:
    with (
        tempfile.TemporaryDirectory() as folder,
        Service(Path(folder), cards=CARDS) as service,
        chromium() as browser,
    ):
        for name in ("Streamlit page", "town page"):  # warms the server
            first_card(browser, service.url, *PAGES[name], PHONES[0])
        rows = [
            row(name, phone, [first_card(browser, service.url, *at, phone) for _ in range(TIMES)])
            for phone in PHONES
            for name, at in PAGES.items()
        ]
    return Table("Opening a page until its first card", NOTE, rows)


def row(name: str, phone: Phone, found: list[tuple[float, float]]) -> Row:
    seconds, size = (median(values) for values in zip(*found, strict=True))
    return {"page": name, "phone": phone.name, "first card s": seconds, "KB": size / 1000}


@contextmanager
def chromium() -> Iterator[Browser]:
    names = ("chromium", "chromium-headless-shell", "google-chrome")
    path = next((found for found in map(shutil.which, names) if found), None)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield browser
        browser.close()


def first_card(browser: Browser, url: str, at: str, card: str, phone: Phone) -> tuple[float, float]:
    """Seconds until the first card is drawn, and bytes received."""
    context = browser.new_context(viewport={"width": 390, "height": 844})
    context.add_cookies([{"name": f"seat-{CODE}", "value": LEADER, "url": url}])
    page = context.new_page()
    session = context.new_cdp_session(page)
    wire = Wire(session)
    limited(session, phone)
    start = time.perf_counter()
    page.goto(url + at, wait_until="commit", timeout=LONGEST_MS)
    page.locator(card).first.wait_for(timeout=LONGEST_MS)
    seconds = time.perf_counter() - start
    page.wait_for_timeout(2000)
    context.close()
    return seconds, wire.size


def limited(session: CDPSession, phone: Phone) -> None:
    """From now on this browser is such a phone."""
    if phone.kbits:
        speed = phone.kbits * 1000 / 8
        network = {
            "offline": False,
            "latency": phone.latency_ms,
            "downloadThroughput": speed,
            "uploadThroughput": speed,
        }
        session.send("Network.emulateNetworkConditions", network)
    session.send("Emulation.setCPUThrottlingRate", {"rate": phone.slower})


if __name__ == "__main__":
    run(measure)
