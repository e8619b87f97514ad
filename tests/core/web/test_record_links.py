"""The record: for a seat, or by a link that ends, can be taken back and cannot be guessed."""

import io
import zipfile
from datetime import UTC, datetime, timedelta

import pytest

from core import seat
from core.book import book
from core.rooms import Rooms
from core.web.links import ENDED
from core.workshop import Room
from core.workshop.acts.door import SeatPutOut
from core.workshop.acts.flow import LinkRevoked, WorkshopClosed
from core.workshop.meeting import Level
from tests.conftest import CODE, SATO, SUZUKI
from tests.core.web.conftest import Person, lead

REFUSED = 410


ORIGIN = {"origin": "http://testserver"}


WATCHES = '<script type="module" src="/seat/link.js"></script>'


def made(
    server: Rooms, held: Room, days: float = 30, *, nameless: bool = False, level: Level = "whole"
) -> str:
    """The address of a new link that is good for so many days."""
    actor = seat.actor(SATO, CODE, held.workshop, leading=True)
    until = datetime.now(UTC) + timedelta(days=days)
    return server.link(held, actor, "首長へ", until.isoformat(), nameless=nameless, level=level)


def test_a_link_shows_the_record_to_a_stranger(
    stranger: Person, suzuki: Person, server: Rooms, held: Room
) -> None:
    suzuki.act("insight_added", {"insight_id": "i1", "text": "店が遠い"})
    page = stranger.get(made(server, held))
    assert page.status_code == 200
    assert "買い物支援" in page.text and "店が遠い" in page.text
    assert "set-cookie" not in page.headers


def test_a_link_works_again_and_after_the_workshop_is_closed(
    stranger: Person, server: Rooms, held: Room
) -> None:
    link = made(server, held)
    lead(server, held, WorkshopClosed())
    assert [stranger.get(link).status_code for _ in range(2)] == [200, 200]


def test_no_letter_of_a_link_may_be_another(stranger: Person, server: Rooms, held: Room) -> None:
    link = made(server, held)
    start = len("/r/")
    for at in (start, start + 7, len(link) - 1):
        wrong = link[:at] + ("A" if link[at] != "A" else "B") + link[at + 1 :]
        answer = stranger.get(wrong)
        assert answer.status_code == REFUSED and "買い物支援" not in answer.text
    for wrong in (link[:-1], f"{link}A", f"{link}.", f"/r/{CODE}.", f"/r/{CODE}"):
        assert stranger.get(wrong).status_code == REFUSED


def test_what_the_log_knows_of_a_link_opens_nothing(
    stranger: Person, server: Rooms, held: Room
) -> None:
    token = made(server, held).removeprefix("/r/")
    (link,) = held.workshop.links.values()
    assert token not in str(held.store.read(CODE))
    for known in (link.token_hash, link.link_id, link.name):
        assert stranger.get(f"/r/{CODE}.{known}").status_code == REFUSED
        assert stranger.get(f"/r/{known}").status_code == REFUSED


def test_a_link_ends_on_its_day(stranger: Person, server: Rooms, held: Room) -> None:
    assert stranger.get(made(server, held, days=-0.001)).status_code == REFUSED
    assert stranger.get(made(server, held, days=0.01)).status_code == 200


def test_a_link_taken_back_opens_nothing_and_the_others_still_do(
    stranger: Person, sato: Person, server: Rooms, held: Room
) -> None:
    first, second = made(server, held), made(server, held)
    one = next(iter(held.workshop.links))
    assert sato.act("link_revoked", {"link_id": one}).status_code == 200
    assert stranger.get(first).status_code == REFUSED
    assert stranger.get(second).status_code == 200


def test_a_link_of_one_workshop_opens_no_other(stranger: Person, server: Rooms, held: Room) -> None:
    opened = held.log[0].event
    server.open_workshop(opened, SATO, "佐藤", workshop_id="ZZZZZZ")  # type: ignore[arg-type]
    token = made(server, held).removeprefix("/r/")
    for code in ("ZZZZZZ", "YYYYYY", "../K7W3QF", ""):
        assert stranger.get(f"/r/{code}.{token}").status_code in (REFUSED, 404)


def test_why_a_link_opens_nothing_is_told_to_who_has_it_and_guesses_learn_nothing(
    stranger: Person, server: Rooms, held: Room
) -> None:
    expired, revoked = made(server, held, days=-1), made(server, held)
    lead(server, held, LinkRevoked(list(held.workshop.links)[-1]))
    assert "期限が切れています" in stranger.get(expired).text
    assert "とりけされました" in stranger.get(revoked).text
    guesses = ("/r/x", f"/r/{CODE}.x", "/r/ZZZZZZ.x", f"{revoked}x")
    pages = {stranger.get(path).text for path in guesses}
    assert len(pages) == 1 and "何も開けません" in pages.pop()


def test_a_link_does_not_tell_the_code_to_join_with(
    stranger: Person, server: Rooms, held: Room
) -> None:
    link = made(server, held)
    assert CODE not in link and CODE not in stranger.get(link).text


def test_a_link_of_the_form_before_still_works(stranger: Person, server: Rooms, held: Room) -> None:
    token = made(server, held).removeprefix("/r/")
    assert "買い物支援" in stranger.get(f"/r/{CODE}.{token}").text
    assert stranger.get(f"/r/{CODE}.{token}/record.csv").status_code in (200, 303)


def test_a_link_is_found_after_a_start_and_ends_with_its_workshop(
    stranger: Person, server: Rooms, held: Room
) -> None:
    link = made(server, held)
    server.links.clear()
    assert stranger.get(link).status_code == 200
    server.rewrite(held, lambda room: ())
    assert stranger.get(link).status_code == REFUSED


def test_a_link_without_names_names_nobody_in_page_and_files(
    stranger: Person, suzuki: Person, server: Rooms, held: Room
) -> None:
    said = "鈴木の店まで遠い"
    assert suzuki.act("insight_added", {"insight_id": "i1", "text": said}).status_code == 200
    assert "鈴木" in stranger.get(made(server, held)).text
    link = made(server, held, nameless=True)
    page = stranger.get(link).text
    assert "名前なしの店まで遠い" in page and "鈴木" not in page and "佐藤" not in page
    files = zipfile.ZipFile(io.BytesIO(stranger.get(f"{link}/record.zip").content))
    whole = b"".join(files.read(name) for name in files.namelist()).decode("utf-8", "replace")
    assert "名前なし" in whole and "鈴木" not in whole and "佐藤" not in whole
    assert "鈴木" in suzuki.get("record").text, "the room reads what it wrote"


def test_a_link_without_names_does_not_name_who_was_put_out(
    stranger: Person, suzuki: Person, server: Rooms, held: Room
) -> None:
    for number, said in enumerate(("店が遠い", "鈴木の店まで遠い")):
        event = {"insight_id": f"i{number}", "text": said}
        assert suzuki.act("insight_added", event).status_code == 200
    lead(server, held, SeatPutOut(seat.seat_id(SUZUKI)))
    assert "鈴木" in stranger.get(made(server, held)).text, "what was written stays, with its name"
    page = stranger.get(made(server, held, nameless=True)).text
    assert "名前なし" in page and "店が遠い" in page and "鈴木" not in page


def test_a_summary_shows_the_first_screen_and_a_public_link_plain_words_without_names(
    stranger: Person, suzuki: Person, server: Rooms, held: Room
) -> None:
    said = "鈴木の店まで遠い"
    suzuki.act("insight_added", {"insight_id": "i1", "text": said})
    case = {"use_case_id": "u1", "title": "鈴木の送迎"}
    kpi = {"kpi_id": "k1", "title": "使った人", "use_case_id": "u1", "unit": "人", "target": 9,
           "due": "", "owner": "鈴木", "next_review": "2027-01-15"}  # fmt: skip
    for kind, event in (("use_case_added", case), ("kpi_set", kpi)):
        assert suzuki.act(kind, event).status_code == 200
    brief = made(server, held, level="summary")
    page = stranger.get(brief).text
    assert "名前なしの送迎" in page and "2027年1月15日" in page and "鈴木" not in page
    assert "店まで遠い" not in page and "record.pptx" not in page
    assert stranger.get(f"{brief}/record.council.pdf").status_code == 200
    for form in ("pptx", "xlsx", "pdf", "zip", "grant.pdf", "article11.xlsx"):
        answer = stranger.get(f"{brief}/record.{form}")
        assert answer.status_code == 303, form
    public = made(server, held, level="public")
    plain = stranger.get(public).text
    assert "名前なしの送迎" in plain and "鈴木" not in plain and "名前なしの店まで遠い" in plain
    assert WATCHES in plain and "まだ使っていません" in plain
    assert stranger.get(f"{public}/record.council.pdf").status_code == 303


def watched(stranger: Person, link: str) -> int:
    """The code with which the socket of an open page is closed."""
    with stranger.client.websocket_connect(f"{link}/live", headers=ORIGIN) as socket:
        return int(socket.receive()["code"])


@pytest.mark.parametrize("end", ["revoked", "deleted"])
def test_a_page_that_is_open_is_cut_when_its_link_ends(
    stranger: Person, server: Rooms, held: Room, end: str
) -> None:
    link = made(server, held)
    assert "/seat/link.js" in stranger.get(link).text
    with stranger.client.websocket_connect(f"{link}/live", headers=ORIGIN) as socket:
        if end == "revoked":
            lead(server, held, LinkRevoked(list(held.workshop.links)[-1]))
        else:
            server.rewrite(held, lambda room: ())
        assert socket.receive()["code"] == ENDED
    assert watched(stranger, link) == ENDED, "and so is one that comes back"


def test_the_socket_of_a_link_is_for_our_own_page(
    stranger: Person, server: Rooms, held: Room
) -> None:
    link = made(server, held)
    other = {"origin": "https://evil.example"}
    with stranger.client.websocket_connect(f"{link}/live", headers=other) as socket:
        assert socket.receive()["code"] == ENDED
    assert watched(stranger, f"{link}x") == ENDED


def test_a_link_that_was_read_stands_in_the_line_book_without_its_token(
    stranger: Person, server: Rooms, held: Room
) -> None:
    link = made(server, held)
    assert [stranger.get(link).status_code for _ in range(3)] == [200] * 3
    lead(server, held, LinkRevoked(next(iter(held.workshop.links))))
    (link_id,) = held.workshop.links
    what = f"{CODE} {link_id}"
    acts = [(line.act, line.what) for line in book().lines()]
    assert acts == [("link_revoked", what), ("link_read", what), ("link_made", what)]
    assert link.removeprefix("/r/") not in book().path.read_text(encoding="utf-8")
