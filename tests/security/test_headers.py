"""Every answer tells a browser what it may not do with it, and nothing inside is told outside."""

import pytest

from tests.conftest import CODE
from tests.security.conftest import GUEST
from tests.security.server import Attacked

ANSWERS = {
    "start": "/",
    "a page of Streamlit": "/explore?area=01210",
    "the page of administrators": "/maintenance",
    "no page": "/nothing/here",
    "Streamlit's health": "/_stcore/health",
    "Streamlit's settings": "/_stcore/host-config",
    "a script that is not there": "/static/js/none.js",
    "a component that is not there": "/component/none/index.html",
    "a picture that is not there": "/media/none.png",
    "the light script": "/seat/board.js",
    "the light style": "/seat/board.css",
    "the words": "/seat/words/ja.json",
    "joining": "/j",
    "an invitation": f"/j/{CODE}",
    "about": f"/j/{CODE}/about",
    "its picture": f"/j/{CODE}/qr.svg",
    "the seat": f"/w/{CODE}",
    "the wall": f"/w/{CODE}/screen",
    "the person": f"/w/{CODE}/me",
    "the record": "/w/DEMO/record",
    "a link that is none": f"/r/{CODE}.none",
    "a wrong code": "/w/ZZZZZZ/me",
    "a town": "/t/29361",
    "the search for towns": "/t",
    "health": "/health",
    "what is closed": "/_stcore/metrics",
}


@pytest.mark.parametrize("path", ANSWERS.values(), ids=ANSWERS)
def test_nothing_may_be_framed_guessed_or_loaded_from_elsewhere(hall: Attacked, path: str) -> None:
    headers = hall.ask("GET", path, headers={"Cookie": GUEST}).headers
    policy = headers["content-security-policy"]
    framed = "'self'" if path.startswith("/component/") else "'none'"
    assert f"frame-ancestors {framed}" in policy and "default-src 'self'" in policy
    assert "img-src 'self' data:" in policy and "http:" not in policy and "*" not in policy
    assert "'unsafe-eval'" not in policy
    assert "'unsafe-inline'" not in policy.partition("script-src")[2].partition(";")[0]
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] in ("same-origin", "no-referrer")
    assert headers["x-frame-options"] in ("DENY", "SAMEORIGIN")


def test_no_cache_keeps_a_picture_that_names_this_address(hall: Attacked) -> None:
    assert hall.ask("GET", f"/j/{CODE}/qr.svg").headers["cache-control"] == "no-store"


def test_a_stranger_name_is_not_written_into_the_policy(hall: Attacked) -> None:
    headers = hall.ask("GET", "/", headers={"Host": "evil.example"}).headers
    assert "evil" not in headers["content-security-policy"]


@pytest.mark.parametrize(
    "path",
    [
        "/_stcore/metrics",
        "/_stcore/metrics/",
        "/_stcore/agent/openapi.json",
        "/_stcore/agent/mcp",
        "/_stcore/agent/interact",
        "/_stcore/script-health-check",
        "/openapi.json",
        "/%5Fstcore/metrics",
        "/_stcore/%6Detrics",
    ],
)
@pytest.mark.parametrize("method", ["GET", "POST", "OPTIONS"])
def test_what_streamlit_tells_of_itself_is_closed(hall: Attacked, method: str, path: str) -> None:
    answer = hall.ask(method, path)
    assert answer.status == 404 and answer.body == b"Not Found"
