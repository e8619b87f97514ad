"""Behind a real nginx, set as docs/network.md says; and without its web sockets."""

import copy
import json
import os
import re
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from websockets.exceptions import InvalidHandshake, InvalidStatus

from core.accounts import COOKIE
from tests.conftest import CODE
from tests.security.conftest import GUEST, PUBLIC
from tests.security.server import ROOT, Attacked, Session, closed_with
from tests.security.test_hosts import FOREIGN

PLACES = (os.environ["PATH"], "/usr/sbin", f"{sys.prefix}/nginx/usr/sbin")
NGINX = shutil.which("nginx", path=os.pathsep.join(PLACES))
pytestmark = pytest.mark.skipif(NGINX is None, reason="no nginx; `make test` fetches it")
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
    who = "user root; " if os.geteuid() == 0 else ""  # else its workers may not write here
    return (
        f"{who}daemon off; pid {folder}/pid; error_log {folder}/error.log; events {{}}\n"
        f"http {{ access_log off;\n{places}{told}\n}}\n"
    )


@pytest.fixture(scope="module")
def before(hall: Attacked, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Before]:
    """The hall's server as it is reached through nginx."""
    started: dict[tuple[int, str], tuple[subprocess.Popen[bytes], Attacked]] = {}

    def start(server: Attacked = hall, drop: str = "") -> Attacked:
        if (server.port, drop) in started:
            return started[server.port, drop][1]
        folder = tmp_path_factory.mktemp("nginx")
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = int(free.getsockname()[1])
        (folder / "conf").write_text(settings(folder, port, server.port, drop), encoding="utf-8")
        process = subprocess.Popen([str(NGINX), "-c", str(folder / "conf")])
        seen = copy.copy(server)
        seen.port, seen.host = port, f"127.0.0.1:{port}"
        started[server.port, drop] = process, seen
        until = time.monotonic() + 20
        while seen.ask("GET", "/health").status == 0 and time.monotonic() < until:
            time.sleep(0.1)
        return seen

    yield start
    for process, _ in started.values():
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


FORGED = (
    *("X-Forwarded-For", "X-Real-IP", "Forwarded", "Via", "X-Forwarded-Host", "X-Original-Host"),
    *("X-Cluster-Client-IP", "Fly-Client-IP", "Fastly-Client-IP", "True-Client-IP"),
    *("CF-Connecting-IP", "X-Envoy-External-Address", "X-Client-IP", "X-Forwarded-Proto"),
)


@pytest.mark.parametrize("value", ["127.0.0.1", "localhost", "for=127.0.0.1;host=localhost"])
@pytest.mark.parametrize("mark", FORGED)
def test_nobody_leads_a_first_start_from_behind_it(
    before: Before, first: Attacked, mark: str, value: str
) -> None:
    """The finding H1: nginx speaks from this computer, and a script writes what it likes."""
    seen = before(first)
    with seen.socket("/_stcore/stream", **{mark: value}) as line:
        assert "make account" in Session(seen, line).run("maintenance")


@pytest.mark.parametrize("origin", ["own", "http://localhost", "http://127.0.0.1:3000", "null"])
def test_no_origin_helps_at_a_first_start(before: Before, first: Attacked, origin: str) -> None:
    told = first.origin if origin == "own" else origin
    with (
        pytest.raises(InvalidHandshake),
        before(first).socket("/_stcore/stream", origin=told),
    ):
        pass


@pytest.mark.parametrize("host", FOREIGN[:7])
@pytest.mark.parametrize("path", ["/", "/j", "/_stcore/host-config"])
def test_a_foreign_name_is_told_so_here_too(before: Before, host: str, path: str) -> None:
    assert before().ask("GET", path, headers={"Host": host}).status in (400, 421)


@pytest.mark.parametrize("path", ["join", "act", "pin", "case", "code", "alone", "look"])
@pytest.mark.parametrize("origin", ["https://elsewhere.example", "null", "http://localhost"])
def test_no_other_site_sends_a_form_through_it(before: Before, path: str, origin: str) -> None:
    headers = {**NAMED, "Cookie": GUEST, "Origin": origin}
    answer = before().ask("POST", f"/w/{CODE}/{path}", b"{}", headers)
    assert answer.status == 409 and b"refused.origin" in answer.body


@pytest.mark.parametrize(
    "path", ["/_stcore/metrics", "/openapi.json", "/%5Fstcore/metrics", "/_stcore//metrics"]
)
def test_what_streamlit_tells_of_itself_stays_closed(before: Before, path: str) -> None:
    answer = before().ask("GET", path, headers=NAMED)
    assert b"streamlit_" not in answer.body and b'"openapi"' not in answer.body


@pytest.mark.parametrize("cookie", ["", GUEST, f"{COOKIE}=x.y.z"], ids=["none", "seat", "nonsense"])
def test_without_an_account_no_file_comes_through_it(before: Before, cookie: str) -> None:
    path = "/_stcore/upload_file/some-session/some-file"
    answer = before().ask("PUT", path, b"x" * 300_000, {**NAMED, "Cookie": cookie})
    assert answer.status in (0, 403)


def test_without_web_sockets_the_room_comes_by_ordinary_requests(before: Before) -> None:
    """As proxies of schools and offices are."""
    seen = before(drop="pgrade")
    with pytest.raises(InvalidHandshake), seen.socket(f"/w/{CODE}/live", GUEST, PUBLIC):
        pass
    answer = seen.ask("GET", f"/w/{CODE}/news", headers={**NAMED, "Cookie": GUEST})
    told = json.loads(answer.body)
    assert answer.status == 200 and any("all" in message for message in told["messages"])
