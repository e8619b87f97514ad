"""A real server of the application with a log of its own, in a process of its own."""

import os
import signal
import subprocess
import sys
import time
import urllib.request
from datetime import timedelta
from pathlib import Path
from typing import Any, Self, cast

from report import ROOT

from tests.serving import free_port

CODE = "BENCH2"
LEADER = "f" * 32
"""Token of the facilitator."""
TEXT = "健診の日に仕事を休めない。土曜にあれば行ける。"
DOTS = 5
"""Dots of a person in the vote, and 課題 to give them to."""
START_SECONDS = 60
PAST_CARDS = 76
"""気づき of a meeting that was held before; with all else it has about eighty entries."""


class Service:
    """`with Service(folder) as service:` opens one workshop, then starts the application."""

    def __init__(
        self, folder: Path, cards: int = 0, *, voting: bool = False, limit: int = 0, past: int = 0
    ) -> None:
        """
        Args:
            limit: how many files the server may have open, 0 for as many as this process.
            past: workshops that were held before.
        """
        self.limit = limit
        self.live_path = folder / "bench.duckdb"
        self.output = folder / "server.log"
        self.port = free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        command = [sys.executable, __file__, str(self.live_path), str(cards), str(past)]
        command += ["voting"] if voting else []
        subprocess.run(command, check=True)  # a process of its own: the file has one owner

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.kill()

    def start(self) -> None:
        """Returns when the workshop answers.

        Raises:
            RuntimeError: the server ended or did not answer in time; its output is in the message.
        """
        options = {
            "server.port": str(self.port),
            "server.address": "127.0.0.1",
            "server.headless": "true",
            "server.fileWatcherType": "none",
        }
        flags = [word for name, value in options.items() for word in (f"--{name}", value)]
        command = [sys.executable, "-m", "streamlit", "run", "app.py", *flags]
        if self.limit:
            command = ["sh", "-c", f'ulimit -n {self.limit}; exec "$@"', "sh", *command]
        env = {**os.environ, "LIVE_PATH": str(self.live_path)}
        with self.output.open("ab") as output:
            self.process = subprocess.Popen(
                command, cwd=ROOT, env=env, stdout=output, stderr=subprocess.STDOUT
            )
        until = time.monotonic() + START_SECONDS
        while not self.answers():
            if self.process.poll() is not None or time.monotonic() > until:
                self.kill()
                raise RuntimeError(self.output.read_text(errors="replace")[-4000:])
            time.sleep(0.1)

    def answers(self) -> bool:
        try:
            with urllib.request.urlopen(f"{self.url}/j/{CODE}/about", timeout=30) as answer:
                return bool(answer.status == 200)
        except OSError:
            return False

    def kill(self) -> None:
        """SIGKILL: nothing is written, closed or said goodbye to."""
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGKILL)
            self.process.wait()

    def cpu_seconds(self) -> float:
        """Processor time of the server so far."""
        words = Path(f"/proc/{self.process.pid}/stat").read_text().rpartition(")")[2].split()
        return (int(words[11]) + int(words[12])) / os.sysconf("SC_CLK_TCK")

    def settle(self) -> None:
        """Returns once it has computed what it computes for itself after a start."""
        until = time.monotonic() + START_SECONDS
        while self.cpu_percent(1.0) > 5 and time.monotonic() < until:
            pass

    def cpu_percent(self, seconds: float) -> float:
        """Share of one core during the next `seconds`."""
        before, start = self.cpu_seconds(), time.monotonic()
        time.sleep(seconds)
        return 100 * (self.cpu_seconds() - before) / (time.monotonic() - start)


def open_workshop(live_path: str, cards: int, past: int, voting: bool) -> None:
    """A workshop in a stage where people write, with `cards` 気づき of the facilitator, or in
    one where they vote; after `past` others."""
    from core import seat
    from core.agendas import agendas
    from core.rooms import Rooms
    from core.store.duckdb_store import DuckDBStore
    from core.workshop.acts.flow import StageStarted, WorkshopOpened
    from core.workshop.meeting import StagePlan
    from core.workshop.nouns.insights import InsightAdded
    from core.workshop.nouns.issues import IssueAdded

    server = Rooms(DuckDBStore(live_path), cast(Any, None))  # no statistics are asked for here
    stages = next(iter(agendas().values())).stages
    for number in range(past):
        hold(server, number)
    if voting:
        stages = (
            StagePlan("choose", "えらぶ", "Choose", "票を", "Dots", 5, vote="issue", dots=DOTS),
        )
    opened = WorkshopOpened("ベンチ", "01210", "岩見沢市", "2026-07-14", agenda=stages)
    room = server.open_workshop(opened, LEADER, "進行", workshop_id=CODE)
    stage = next(plan for plan in stages if voting or plan.composer == "insight")
    leader = seat.actor(LEADER, CODE, room.workshop, leading=True)
    started = StageStarted(stage.stage_id, "sector" if voting else "named")
    if voting:
        room.record(leader, "bench-issues", *(IssueAdded(f"issue-{n}", TEXT) for n in range(DOTS)))
    room.record(leader, "bench-stage", started)
    for number in range(cards):
        room.record(leader, f"bench-card-{number}", InsightAdded(f"card-{number}", TEXT))


def hold(server: Any, number: int) -> None:
    """A meeting of the account of the first start, closed, with `PAST_CARDS` 気づき and a KPI whose
    review is near in one of ten."""
    from core import seat
    from core.accounts import LOCAL
    from core.clock import today
    from core.workshop import Event
    from core.workshop.acts.flow import WorkshopClosed, WorkshopOpened
    from core.workshop.nouns.insights import InsightAdded
    from core.workshop.nouns.kpis import KpiSet
    from core.workshop.nouns.use_cases import UseCaseAdded

    held_on = today() - timedelta(days=number)
    what = WorkshopOpened(
        f"{number}回目の会", "01210", "岩見沢市", held_on.isoformat(), LOCAL.username
    )
    token = f"{number:032d}"
    room = server.open_workshop(what, token, "進行")
    leader = seat.actor(token, room.workshop_id, room.workshop, leading=True)
    cards: list[Event] = [InsightAdded(f"card-{number}-{n}", TEXT) for n in range(PAST_CARDS)]
    review = today() + timedelta(days=10 if number % 10 == 0 else 400)
    kpi = KpiSet(
        f"kpi-{number}", "土曜健診に来た家庭", f"way-{number}", "家庭", 60,
        (today() + timedelta(days=600)).isoformat(), "こども課", review.isoformat(), baseline=0,
    )  # fmt: skip
    written = [*cards, UseCaseAdded(f"way-{number}", "土曜の健診"), kpi, WorkshopClosed(on=True)]
    room.record(leader, f"past-{number}", *written)


if __name__ == "__main__":
    open_workshop(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]), "voting" in sys.argv[4:])
