"""Files reach Streamlit from who leads alone, and never without end."""

import pytest

from core.accounts import COOKIE, LOCAL, Accounts
from core.web.front.uploads import MB, MOST_FILE, MOST_OF_ALL, MOST_OF_ONE, Uploads
from tests.security.conftest import GUEST, LEADER
from tests.security.server import Attacked

ACCOUNT = "front.upload_account"


@pytest.mark.parametrize(
    "cookie",
    ["", f"{COOKIE}=", f"{COOKIE}=eyJhbGciOiJub25lIn0.e30.", f"{COOKIE}=x", LEADER, GUEST],
    ids=["none", "empty", "unsigned", "nonsense", "a leader's seat", "a guest's seat"],
)
@pytest.mark.parametrize("size", [10, 300_000])
def test_without_an_account_nothing_is_taken(hall: Attacked, cookie: str, size: int) -> None:
    with hall.streamlit(cookie) as session:
        assert session.upload(size, cookie).status in (0, 403), "0: hung up while it was sent"


@pytest.mark.parametrize("method", ["PUT", "POST", "DELETE", "OPTIONS"])
def test_without_an_account_nothing_there_is_touched(hall: Attacked, method: str) -> None:
    assert hall.ask(method, "/_stcore/upload_file/some-session/some-file").status == 403


def test_with_an_account_a_file_is_taken_for_its_own_page(hall: Attacked) -> None:
    with hall.streamlit(hall.login) as session:
        assert session.upload(300_000, hall.login).status == 204


def test_an_account_does_not_fill_the_memory(hall: Attacked) -> None:
    with hall.streamlit(hall.login) as session:
        found = [session.upload(19 * MB, hall.login).status for _ in range(4)]
        assert found[:3] == [204] * 3 and found[3] in (0, 413), "0: hung up while it was sent"


def test_a_file_without_its_size_is_not_taken(hall: Attacked) -> None:
    path = "/_stcore/upload_file/some-session/some-file"
    headers = {"Cookie": hall.login, "Transfer-Encoding": "chunked"}
    answer = hall.ask("PUT", path, None, headers)
    assert answer.status == 411


@pytest.mark.parametrize(
    "mark",
    ["X-Forwarded-For", "Forwarded", "Via", "X-Real-IP", "X-Forwarded-Host"],
)
def test_at_the_first_start_what_came_through_a_proxy_does_not_lead(
    first: Attacked, mark: str
) -> None:
    with first.streamlit() as session:
        assert session.upload(10, **{mark: "203.0.113.9"}).status == 403
        assert session.upload(10, Origin="https://evil.example").status == 403
        assert session.upload(10).status == 403, "nor who sits here"
        key = f"{COOKIE}={Accounts(first.log.parent).cookie(LOCAL)}"
        assert session.upload(10, key).status == 204, "who followed the terminal's address leads"


@pytest.mark.parametrize(
    ("held", "size", "taken"),
    [
        ({}, MOST_FILE, True),
        ({}, MOST_FILE + 1, False),
        ({"here": MOST_OF_ONE - 10}, 11, False),
        ({"there": MOST_OF_ONE - 10}, 11, True),
        ({str(n): MOST_OF_ALL // 8 for n in range(8)}, 1, False),
    ],
)
def test_what_lies_there_is_counted_of_one_and_of_all(
    held: dict[str, int], size: int, taken: bool
) -> None:
    assert Uploads(lambda: held).fits("here", size) is taken


def test_what_is_on_its_way_is_counted_too() -> None:
    uploads = Uploads(dict)
    with uploads.arriving("here", MOST_OF_ONE):
        assert not uploads.fits("here", 1)
    assert uploads.fits("here", 1)
