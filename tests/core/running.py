"""The whole application in a process of its own: a start that ends by itself, and a server asked
about itself from within."""

import json
import os
from collections.abc import Sequence
from pathlib import Path
from subprocess import CompletedProcess
from typing import Any

from tests.serving import ROOT as ROOT
from tests.serving import Serving, free_port

ASKING = """
import gc, json, os, resource, threading, time, urllib.request
from streamlit import config

def ask():
    address = "http://127.0.0.1:{port}/health"
    while True:
        try:
            urllib.request.urlopen(address, timeout=2).close()
            break
        except OSError:
            time.sleep(0.2)
    while any(one.name == "warm" for one in threading.enumerate()):
        time.sleep(0.1)
    print("TOLD " + json.dumps(eval({expression!r})), flush=True)
    os._exit(0)

threading.Thread(target=ask, daemon=True).start()
"""
"""Ends with `TOLD` and the value of an expression, once the server answers and is warm."""


def start(
    folder: Path, *, first: str = "", port: int = 0, limits: Sequence[int] = ()
) -> CompletedProcess[str]:
    """The application as README starts it; ends by itself when it cannot start."""
    out, err = (folder.parent / name for name in ("started.out", "started.err"))
    for one in (out, err):
        one.unlink(missing_ok=True)
    option = f"--server.port={port or free_port()}"
    made = Serving(environment(folder), out, option, errors=err, first=first, limits=limits)
    code = made.wait()
    return CompletedProcess(option, code, *(one.read_text(encoding="utf-8") for one in (out, err)))


def environment(folder: Path) -> dict[str, str]:
    """Of an installation in `folder`."""
    live, copies = folder / "w.duckdb", folder / "copies"
    return {**os.environ, "LIVE_PATH": str(live), "COPIES_PATH": str(copies)}


def told(folder: Path, expression: str, limits: Sequence[int] = ()) -> tuple[Any, str]:
    """What `expression` is in a running server, and its log."""
    port = free_port()
    first = ASKING.format(port=port, expression=expression)
    done = start(folder, first=first, port=port, limits=limits)
    line = next(one for one in done.stdout.splitlines() if one.startswith("TOLD "))
    return json.loads(line.removeprefix("TOLD ")), done.stderr
