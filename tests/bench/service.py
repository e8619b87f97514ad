"""A real server of the application with a log of its own, in a process of its own."""

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path
from typing import Any, Self, cast

from report import ROOT

CODE = "BENCH2"
LEADER = "f" * 32
"""Token of the facilitator."""
TEXT = "健診の日に仕事を休めない。土曜にあれば行ける。"
DOTS = 5
"""Dots of a person in the vote, and 課題 to give them to."""
START_SECONDS = 60


class Service:
    """`with Service(folder) as service:` opens one workshop, then starts the application."""

    def __init__(
        self, folder: Path, cards: int = 0, *, voting: bool = False, limit: int = 0
    ) -> None:
        """`limit`: how many files the server may have open, 0 for as many as this process."""
        self.limit = limit
        self.live_path = folder / "bench.duckdb"
        self.output = folder / "server.log"
        self.port = free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        command = [sys.executable, __file__, str(self.live_path), str(cards)]
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

    def cpu_percent(self, seconds: float) -> float:
        """Share of one core during the next `seconds`."""
        before, start = self.cpu_seconds(), time.monotonic()
        time.sleep(seconds)
        return 100 * (self.cpu_seconds() - before) / (time.monotonic() - start)


def free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        port: int = listener.getsockname()[1]
    return port


def open_workshop(live_path: str, cards: int, voting: bool) -> None:
    """A workshop in a stage where people write, with `cards` 気づき of the facilitator, or in
    one where they vote."""
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


if __name__ == "__main__":
    open_workshop(sys.argv[1], int(sys.argv[2]), "voting" in sys.argv[3:])
