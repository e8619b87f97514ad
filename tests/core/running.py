"""The whole application in a process of its own: a start that ends by itself, and a server asked
about itself from within."""

import atexit
import json
import os
import socket
import subprocess
import sys
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
ASKING = """
import gc, json, os, resource, sys, threading, time, urllib.request
from streamlit import config
from streamlit.web import cli

expression, port = sys.argv[1:]

def ask():
    address = f"http://127.0.0.1:{port}/health"
    while True:
        try:
            urllib.request.urlopen(address, timeout=2).close()
            break
        except OSError:
            time.sleep(0.2)
    while any(one.name == "warm" for one in threading.enumerate()):
        time.sleep(0.1)
    print("TOLD " + json.dumps(eval(expression)), flush=True)
    os._exit(0)

threading.Thread(target=ask, daemon=True).start()
cli.main(["run", "app.py", f"--server.port={port}"])
"""
"""Ends with `TOLD` and the value of an expression, once the server answers and is warm."""
STARTING = """
import json, os, sys
import core.process, core.venue, core.web.front, pages.parts.streamlits
from core.config import config
from streamlit.web import cli

for line in sys.stdin:
    asked = json.loads(line)
    child = os.fork()
    if not child:
        for number, path in enumerate(asked["files"]):
            os.dup2(os.open(path, os.O_RDWR | os.O_CREAT | os.O_TRUNC), number)
        os.environ.update(asked["environment"])
        config.cache_clear()
        sys.exit(cli.main(asked["command"]))
    print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), flush=True)
"""
"""Has read all code once, and forks for each start: reading it takes longer than what is tested."""


@cache
def _starter() -> subprocess.Popen[str]:
    made = subprocess.Popen(
        [sys.executable, "-c", STARTING],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    atexit.register(made.kill)
    return made


def start(folder: Path) -> subprocess.CompletedProcess[str]:
    """The application as README starts it; ends by itself when it cannot start."""
    command = ["run", "app.py", f"--server.port={free_port()}"]
    files = [os.devnull, *(str(folder.parent / name) for name in ("started.out", "started.err"))]
    asked = {"files": files, "environment": environment(folder), "command": command}
    starter = _starter()
    assert starter.stdin and starter.stdout
    starter.stdin.write(json.dumps(asked) + "\n")
    starter.stdin.flush()
    code = int(starter.stdout.readline())
    out, err = (Path(name).read_text(encoding="utf-8") for name in files[1:])
    return subprocess.CompletedProcess(command, code, out, err)


def environment(folder: Path) -> dict[str, str]:
    """Of an installation in `folder`."""
    live, copies = folder / "w.duckdb", folder / "copies"
    return {**os.environ, "LIVE_PATH": str(live), "COPIES_PATH": str(copies)}


def free_port() -> str:
    """One that nobody listens at."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return str(free.getsockname()[1])


def told(folder: Path, expression: str, before: Sequence[str] = ()) -> tuple[Any, str]:
    """What `expression` is in a running server, and its log; `before`: a command that starts it."""
    done = subprocess.run(
        [*before, sys.executable, "-c", ASKING, expression, free_port()],
        cwd=ROOT,
        env=environment(folder),
        capture_output=True,
        text=True,
        timeout=120,
    )
    line = next(one for one in done.stdout.splitlines() if one.startswith("TOLD "))
    return json.loads(line.removeprefix("TOLD ")), done.stderr
