"""Whether 500 workshops of the past slow the start down, the start page and 「これまでの会」.

Usage: python tests/bench/past.py [--json]

Aims: the start not slower than without any; both pages within 300 ms.
"""

import asyncio
import tempfile
import time
from pathlib import Path
from statistics import median

from report import Row, Table, run
from service import Service
from visit import visit

from core.accounts import COOKIE, LOCAL, Accounts

PAST, TIMES = (0, 500), 5
PAGES = {"start page": "", "これまでの会": "mine"}
NOTE = (
    "About 80 entries each; one KPI each, of which every tenth is to be reviewed soon. Start: "
    "until the workshop that runs answers. First: the first time after the start; then: median "
    f"of {TIMES}. Each page until Streamlit has drawn it to its end, for who leads them all."
)


def measure() -> Table:
    return Table("Workshops of the past", NOTE, [row(past) for past in PAST])


def row(past: int) -> Row:
    with tempfile.TemporaryDirectory() as folder:
        service = Service(Path(folder), past=past)
        begin = time.perf_counter()
        with service:
            start = time.perf_counter() - begin
            cookie = f"{COOKIE}={Accounts(Path(folder)).cookie(LOCAL)}"
            pages = asyncio.run(looked(service.url, cookie))
    return {"past": past, "start s": start, **pages}


async def looked(url: str, cookie: str) -> Row:
    found: Row = {}
    async with visit(url, cookie) as drawn:
        for name, page in PAGES.items():
            first = await drawn(page, "")
            found[f"{name} first ms"] = first * 1000
            found[f"{name} then ms"] = 1000 * median([await drawn(page, "") for _ in range(TIMES)])
    return found


if __name__ == "__main__":
    run(measure)
