"""A reader of a link writes; nobody learns of it before who leads has taken it."""

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path
from urllib.parse import urlencode

import httpx2
import pytest

from core import seat
from core.book import book
from core.errors import Refused
from core.formats import FILES
from core.keeping.acts import remove_names
from core.keeping.audit import Audit
from core.keeping.portable import read, written
from core.rooms import Rooms
from core.web.comments import OF_A_LINK, PACE
from core.workshop import Room, fold
from core.workshop.acts.commenting import CommentsAllowed, CommentSettled, CommentWritten
from core.workshop.acts.flow import LinkRevoked
from core.workshop.meeting import Level
from tests.conftest import CODE, MORI, SATO
from tests.core.formats.opened import words_of
from tests.core.web.conftest import ORIGIN, Person, lead

WORDS = "バスの本数も、<b>いっしょに</b>考えてほしいです"
SHOWN = "バスの本数も、&lt;b&gt;いっしょに&lt;/b&gt;考えてほしいです"


def opened(server: Rooms, held: Room, level: Level = "whole", *, nameless: bool = False) -> str:
    """A link by which people may write."""
    PACE.times.clear()
    OF_A_LINK.times.clear()
    actor = seat.actor(SATO, CODE, held.workshop, leading=True)
    until = (datetime.now(UTC) + timedelta(days=30)).isoformat()
    made = server.link(held, actor, "自治会", until, level=level, nameless=nameless)
    lead(server, held, CommentsAllowed([*held.workshop.links][-1]))
    return made


def send(person: Person, link: str, **fields: str) -> httpx2.Response:
    told = {"text": WORDS, "name": "読んだ花子", "sent": "", **fields}
    return person.client.post(
        f"{link}/comment", content=urlencode(told), headers={"origin": ORIGIN}
    )


def test_a_reader_writes_and_only_who_leads_learns_of_it_until_it_is_taken(
    stranger: Person, suzuki: Person, sato: Person, server: Rooms, held: Room
) -> None:
    link = opened(server, held)
    assert f'href="{link}/comment' in stranger.get(link).text
    headers = stranger.get(f"{link}/comment").headers
    assert "set-cookie" not in headers
    assert headers["referrer-policy"] == "same-origin", "else a browser says no origin"
    for _ in range(2):
        assert "届きました" in send(stranger, link, sent="a" * 24).text
    (one,) = held.workshop.comments.values()  # sent twice, it arrives once
    for person, path in ((stranger, link), (suzuki, "record"), (stranger, f"{link}/record.csv")):
        assert "バスの本数" not in person.get(path).text, path
    with suzuki.live() as socket:
        assert "バスの本数" not in socket.receive_text()
    assert "バスの本数" not in written(held.workshop, held.log, "").decode()
    assert "1件、まっています" in sato.get("record").text
    assert "まっています" not in suzuki.get("record").text
    lead(server, held, CommentSettled(one.comment_id, True))
    page = suzuki.get("record").text
    assert "読んだ人から" in page and SHOWN in page and "読んだ花子" in page
    assert "まっています" not in sato.get("record").text
    for form in FILES:
        assert "バスの本数も" in words_of(form, sato.get(f"record.{form}").content), form
    file = written(held.workshop, held.log, "")
    assert WORDS in file.decode() and fold(held.log) == held.workshop
    assert next(iter(fold(read(file).log).comments.values())).text == WORDS
    lead(server, held, CommentSettled(one.comment_id, False))
    assert "バスの本数" not in suzuki.get("record").text
    assert "バスの本数" not in written(held.workshop, held.log, "").decode()


def test_where_names_are_left_out_a_reader_has_none_either(
    stranger: Person, server: Rooms, held: Room, beside: Path
) -> None:
    link = opened(server, held, nameless=True)
    brief = opened(server, held, "summary")
    send(stranger, link, text="電話は 0986-31-1175 です")
    (one,) = held.workshop.comments.values()
    lead(server, held, CommentSettled(one.comment_id, True))
    page = stranger.get(link).text
    assert "電話は" in page and "読んだ花子" not in page and "0986-31-1175" not in page
    assert (
        "電話は" not in stranger.get(brief).text and "思ったことを書く" in stranger.get(brief).text
    )
    remove_names(server, Audit(beside), held, "sato")
    assert "読んだ花子" not in json.dumps([entry.to_row() for entry in held.log], default=str)


@pytest.mark.parametrize(
    "wrong", [{"text": " \n"}, {"text": "あ" * 501}, {"name": "い" * 21}, {"text": ""}]
)
def test_what_is_too_long_or_empty_is_said_and_stays_in_its_box(
    stranger: Person, server: Rooms, held: Room, wrong: dict[str, str]
) -> None:
    link = opened(server, held)
    answer = send(stranger, link, **wrong)
    assert answer.status_code == 409 and 'role="alert"' in answer.text
    kept = {"text": WORDS, "name": "読んだ花子", **wrong}
    assert (kept["name"] in answer.text) and (
        kept["text"].strip()[:400] or "読んだ"
    ) in answer.text.replace(SHOWN, WORDS)
    assert not held.workshop.comments
    assert send(stranger, link, text="一行目\r\n" + "う" * 490).status_code == 200


def test_off_by_default_and_over_when_the_link_or_the_permission_is(
    stranger: Person, server: Rooms, held: Room
) -> None:
    link = opened(server, held)
    first = next(iter(held.workshop.links))
    actor = seat.actor(SATO, CODE, held.workshop, leading=True)
    until = (datetime.now(UTC) + timedelta(days=3)).isoformat()
    shut = server.link(held, actor, "議会", until)
    assert "思ったことを書く" not in stranger.get(shut).text
    wall = server.link(held, actor, "壁", until, wall=True)
    with pytest.raises(Refused, match="gone"):
        lead(server, held, CommentsAllowed([*held.workshop.links][-1]))
    assert stranger.get(f"/r/{wall.rpartition('/')[2]}/comment").status_code == 410
    for path in (f"{shut}/comment",):
        assert stranger.get(path).status_code == 303
    send(stranger, shut)
    lead(server, held, CommentsAllowed(first, False))
    send(stranger, link)
    assert not held.workshop.comments
    with pytest.raises(Refused, match="link_revoked"):
        server.by_owner(held, "r-late", CommentWritten("c1", first, WORDS))
    lead(server, held, CommentsAllowed(first), LinkRevoked(first))
    assert send(stranger, link).status_code == 410
    mori = seat.actor(MORI, CODE, held.workshop)
    for event in (
        CommentsAllowed(first),
        CommentSettled("c1", True),
        CommentWritten("c", first, "a"),
    ):
        with pytest.raises(Refused, match="role"):
            server.record(held, mori, f"r-{event.kind}", event)


def test_an_address_writes_no_faster_than_people_do_and_stands_in_the_book(
    stranger: Person, server: Rooms, held: Room
) -> None:
    link = opened(server, held)
    codes = [send(stranger, link, text=f"{n}つめ").status_code for n in range(7)]
    assert codes == [200] * 5 + [409] * 2
    assert len(held.workshop.comments) == 5
    lines = [line for line in book().lines() if line.act == "comment_written"]
    assert len(lines) == 5 and not any("つめ" in line.what for line in lines)
    other = stranger.client.post(
        f"{link}/comment", content=urlencode({"text": "よそから"}),
        headers={"origin": "https://elsewhere.example"},
    )  # fmt: skip
    assert other.status_code == 409 and len(held.workshop.comments) == 5
