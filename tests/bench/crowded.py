"""A slow phone in a room of 1,000 cards: the first card, and what one more costs it.

Usage: python tests/bench/crowded.py [--json]

Aims: the first card in 2 s, a new one in 50 ms of the main thread.
"""

import json
import secrets
import tempfile
import time
import urllib.request
from pathlib import Path
from statistics import median

from page import chromium
from report import Row, Table, run
from service import CODE, LEADER, TEXT, Service

CARDS, NEW, SLOWER = (100, 1000), 5, 4
NOTE = (
    f"Chromium, 390 × 844, processor ÷ {SLOWER}, no limit of the network. Main thread: all tasks "
    f"of the page for one card that comes, median of {NEW}."
)


def measure() -> Table:
    return Table("Many cards on a slow phone", NOTE, [row(cards) for cards in CARDS])


def row(cards: int) -> Row:
    with (
        tempfile.TemporaryDirectory() as folder,
        Service(Path(folder), cards=cards) as service,
        chromium() as browser,
    ):
        context = browser.new_context(viewport={"width": 390, "height": 844})
        token = secrets.token_hex(16)
        post(service, "join", {"token": token, "name": "電話", "sector": "resident"})
        context.add_cookies([{"name": f"seat-{CODE}", "value": token, "url": service.url}])
        page = context.new_page()
        session = context.new_cdp_session(page)
        session.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
        session.send("Performance.enable", {"timeDomain": "threadTicks"})

        def busy() -> float:
            metrics = session.send("Performance.getMetrics")["metrics"]
            return float(next(one["value"] for one in metrics if one["name"] == "TaskDuration"))

        start = time.perf_counter()
        page.goto(f"{service.url}/w/{CODE}", wait_until="commit", timeout=120_000)
        page.get_by_text(TEXT).first.wait_for(timeout=120_000)
        first = time.perf_counter() - start
        page.wait_for_timeout(3000)
        costs = []
        for _ in range(NEW):
            before = busy()
            write(service)
            page.wait_for_timeout(1000)
            costs.append(1000 * (busy() - before))
        resting = busy()
        page.wait_for_timeout(1000)
        idle = 1000 * (busy() - resting)
        return {
            "cards": cards,
            "first card s": first,
            "a new card, main thread ms": median(costs),
            "of it the clock and the pulse ms": idle,
        }


def write(service: Service) -> None:
    key = secrets.token_hex(8)
    event = {"insight_id": key, "text": TEXT}
    post(service, "act", {"kind": "insight_added", "event": event, "request_id": key})


def post(service: Service, route: str, body: object) -> None:
    request = urllib.request.Request(
        f"{service.url}/w/{CODE}/{route}",
        json.dumps(body).encode(),
        {"Content-Type": "application/json", "Cookie": f"seat-{CODE}={LEADER}"},
    )
    with urllib.request.urlopen(request, timeout=30) as answer:
        assert answer.status == 200


if __name__ == "__main__":
    run(measure)
