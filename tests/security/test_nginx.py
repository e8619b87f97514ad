"""Behind a real nginx, set as docs/network.md says; and without its web sockets."""

import copy
import json
import re
import shutil
import socket
import subprocess
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from websockets.exceptions import InvalidHandshake, InvalidStatus

from tests.conftest import CODE
from tests.security.conftest import GUEST, PUBLIC
from tests.security.server import ROOT, Attacked, Session, closed_with

NGINX = shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin")
pytestmark = pytest.mark.skipif(NGINX is None, reason="nginx is not installed here")
NAMED = {"Host": PUBLIC.partition("://")[2]}
Before = Callable[..., Attacked]


def settings(folder: Path, port: int, behind: int, drop: str) -> str:
    """What the documentation says, on loopback and without TLS; `drop`: lines to leave out."""
    page = (ROOT / "docs/network.md").read_text(encoding="utf-8")
    found = re.search("```nginx\n(.*?)```", page, re.DOTALL)
    assert found
    told = found[1].replace("listen 443 ssl", f"listen 127.0.0.1:{port}")
    told = told.replace("127.0.0.1:8501", f"127.0.0.1:{behind}")
    told = "\n".join(line for line in told.splitlines() if not drop or drop not in line)
    places = "".join(
        f"{name}_temp_path {folder}/{name};\n"
        for name in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    return (
        f"daemon off; pid {folder}/pid; error_log {folder}/error.log; events {{}}\n"
        f"http {{ access_log off;\n{places}{told}\n}}\n"
    )


@pytest.fixture(scope="module")
def before(hall: Attacked, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Before]:
    """The hall's server as it is reached through nginx."""
    started = []

    def start(server: Attacked = hall, drop: str = "") -> Attacked:
        folder = tmp_path_factory.mktemp("nginx")
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = int(free.getsockname()[1])
        (folder / "conf").write_text(settings(folder, port, server.port, drop), encoding="utf-8")
        started.append(subprocess.Popen([str(NGINX), "-c", str(folder / "conf")]))
        seen = copy.copy(server)
        seen.port, seen.host = port, f"127.0.0.1:{port}"
        until = time.monotonic() + 20
        while seen.ask("GET", "/health").status == 0 and time.monotonic() < until:
            time.sleep(0.1)
        return seen

    yield start
    for process in started:
        process.terminate()
        process.wait()


def test_the_room_works_and_what_is_refused_stays_refused(before: Before) -> None:
    seen = before()
    about = json.loads(seen.ask("GET", f"/j/{CODE}/about", headers=NAMED).body)
    assert about["address"] == PUBLIC
    with seen.socket(f"/w/{CODE}/live", GUEST, PUBLIC) as line:
        assert "now" in json.loads(line.recv(20))
    with seen.socket(f"/w/{CODE}/live", GUEST, "https://elsewhere.example") as line:
        assert closed_with(line) == 4403
    with (
        pytest.raises(InvalidStatus) as refused,
        seen.socket("/_stcore/stream", origin="https://elsewhere.example"),
    ):
        pass
    assert refused.value.response.status_code == 403
    assert seen.ask("GET", "/", headers={"Host": "elsewhere.example"}).status == 421
    for path in ("/_stcore/metrics", "/openapi.json"):
        assert seen.ask("GET", path, headers=NAMED).status == 404
    foreign = {**NAMED, "Origin": "https://elsewhere.example", "Cookie": GUEST}
    assert seen.ask("POST", f"/w/{CODE}/act", b"{}", foreign).status == 409
    large = b"x" * (22 * 1024 * 1024)
    assert seen.ask("POST", f"/w/{CODE}/act", large, NAMED).status in (0, 413)


def test_nobody_leads_a_first_start_from_behind_it(before: Before, first: Attacked) -> None:
    """The finding H1: nginx speaks from this computer, and a script writes any name and origin."""
    seen = before(first)
    forged: tuple[dict[str, str], ...] = (
        {},
        {"X-Forwarded-For": "127.0.0.1"},
        {"X-Real-IP": "127.0.0.1", "Via": ""},
    )
    for headers in forged:
        with seen.socket("/_stcore/stream", **headers) as line:
            assert "make account" in Session(seen, line).run("maintenance")
    with pytest.raises(InvalidHandshake), seen.socket("/_stcore/stream", origin=first.origin):
        pass


def test_without_web_sockets_the_room_comes_by_ordinary_requests(before: Before) -> None:
    """As proxies of schools and offices are."""
    seen = before(drop="pgrade")
    with pytest.raises(InvalidHandshake), seen.socket(f"/w/{CODE}/live", GUEST, PUBLIC):
        pass
    answer = seen.ask("GET", f"/w/{CODE}/news", headers={**NAMED, "Cookie": GUEST})
    told = json.loads(answer.body)
    assert answer.status == 200 and any("all" in message for message in told["messages"])
