"""Processes of the whole application, forked from one that has read its code: reading takes longer
than most of what is tested."""

import atexit
import json
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
SOURCE = """
import json, os, resource, sys
import core.process, core.venue, core.web, core.web.front, pages.parts.streamlits
from core.config import config
from streamlit.web import cli

for line in sys.stdin:
    asked = json.loads(line)
    if "pid" in asked:
        pid, status = os.waitpid(asked["pid"], asked["how"])
        print(json.dumps(os.waitstatus_to_exitcode(status) if pid else None), flush=True)
        continue
    if pid := os.fork():
        print(pid, flush=True)
        continue
    for number, path in enumerate(asked["files"]):
        os.dup2(os.open(path, os.O_RDWR | os.O_CREAT | os.O_APPEND), number)
    if asked["limits"]:
        resource.setrlimit(resource.RLIMIT_NOFILE, asked["limits"])
    os.environ.clear()
    os.environ.update(asked["environment"])
    config.cache_clear()
    exec(asked["first"])
    sys.exit(cli.main(asked["command"]))
"""


@cache
def _source() -> subprocess.Popen[str]:
    made = subprocess.Popen(
        [sys.executable, "-c", SOURCE],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    atexit.register(made.kill)
    return made


def _ask(**asked: Any) -> Any:
    source = _source()
    assert source.stdin and source.stdout
    source.stdin.write(json.dumps(asked) + "\n")
    source.stdin.flush()
    return json.loads(source.stdout.readline())


class Serving:
    """`streamlit run app.py`, as README starts it; its methods are those of `Popen`."""

    def __init__(
        self,
        environment: Mapping[str, str],
        log: Path,
        *options: str,
        errors: Path | None = None,
        limits: Sequence[int] = (),
        first: str = "",
    ) -> None:
        """
        Args:
            errors: where what it says of errors goes, the same as `log` without.
            limits: how many files it may have open, soft and hard.
            first: code that runs in the process before anything else.
        """
        files = [os.devnull, str(log), str(errors or log)]
        command = ["run", "app.py", *options]
        self.pid: int = _ask(
            files=files, environment=dict(environment), command=command, limits=limits, first=first
        )
        self.code: int | None = None

    def poll(self) -> int | None:
        """Its exit code, None while it runs."""
        return self._ended(os.WNOHANG)

    def wait(self) -> int:
        code = self._ended(0)
        assert code is not None
        return code

    def kill(self) -> None:
        """At once, as a power cut would."""
        if self.code is None:
            os.kill(self.pid, signal.SIGKILL)

    def _ended(self, how: int) -> int | None:
        if self.code is None:
            self.code = _ask(pid=self.pid, how=how)
        return self.code


def free_port() -> int:
    """One that nobody listens at."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])
