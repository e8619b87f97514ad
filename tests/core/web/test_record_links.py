"""The record: for a seat, or by a link that ends, can be taken back and cannot be guessed."""

import re
from datetime import UTC, datetime, timedelta

import pytest

from core import seat
from core.web.server import Server
from core.workshop import Room
from core.workshop.flow import LinkRevoked, WorkshopClosed
from tests.conftest import CODE, ITO, MORI, SATO, SUZUKI
from tests.core.web.conftest import Person, lead

EVIL = "<script>alert(1)</script>\"'><img src=x onerror=alert(2)>"
REFUSED = 410


def made(server: Server, held: Room, days: float = 30) -> str:
    """The address of a new link that is good for so many days."""
    actor = seat.actor(SATO, CODE, held.workshop, leading=True)
    until = datetime.now(UTC) + timedelta(days=days)
    return server.link(held, actor, "首長へ", until.isoformat())


def test_a_link_shows_the_record_to_a_stranger(
    stranger: Person, suzuki: Person, server: Server, held: Room
) -> None:
    suzuki.act("insight_added", {"insight_id": "i1", "text": "店が遠い"})
    page = stranger.get(made(server, held))
    assert page.status_code == 200
    assert "買い物支援" in page.text and "店が遠い" in page.text
    assert "set-cookie" not in page.headers


def test_a_link_works_again_and_after_the_workshop_is_closed(
    stranger: Person, server: Server, held: Room
) -> None:
    link = made(server, held)
    lead(server, held, WorkshopClosed())
    assert [stranger.get(link).status_code for _ in range(2)] == [200, 200]


def test_no_letter_of_a_link_may_be_another(stranger: Person, server: Server, held: Room) -> None:
    link = made(server, held)
    start = link.index(".") + 1
    for at in (start, start + 7, len(link) - 1):
        wrong = link[:at] + ("A" if link[at] != "A" else "B") + link[at + 1 :]
        answer = stranger.get(wrong)
        assert answer.status_code == REFUSED and "買い物支援" not in answer.text
    for wrong in (link[:-1], f"{link}A", link.replace(".", ""), f"/r/{CODE}.", f"/r/{CODE}"):
        assert stranger.get(wrong).status_code == REFUSED


def test_what_the_log_knows_of_a_link_opens_nothing(
    stranger: Person, server: Server, held: Room
) -> None:
    token = made(server, held).partition(".")[2]
    (link,) = held.workshop.links.values()
    assert token not in str(held.store.read(CODE))
    for known in (link.token_hash, link.link_id, link.name):
        assert stranger.get(f"/r/{CODE}.{known}").status_code == REFUSED


def test_a_link_ends_on_its_day(stranger: Person, server: Server, held: Room) -> None:
    assert stranger.get(made(server, held, days=-0.001)).status_code == REFUSED
    assert stranger.get(made(server, held, days=0.01)).status_code == 200


def test_a_link_taken_back_opens_nothing_and_the_others_still_do(
    stranger: Person, sato: Person, server: Server, held: Room
) -> None:
    first, second = made(server, held), made(server, held)
    one = next(iter(held.workshop.links))
    assert sato.act("link_revoked", {"link_id": one}).status_code == 200
    assert stranger.get(first).status_code == REFUSED
    assert stranger.get(second).status_code == 200


def test_a_link_of_one_workshop_opens_no_other(
    stranger: Person, server: Server, held: Room
) -> None:
    opened = held.log[0].event
    server.open_workshop(opened, SATO, "佐藤", workshop_id="ZZZZZZ")  # type: ignore[arg-type]
    token = made(server, held).partition(".")[2]
    for code in ("ZZZZZZ", "YYYYYY", "../K7W3QF", ""):
        assert stranger.get(f"/r/{code}.{token}").status_code in (REFUSED, 404)


def test_all_refusals_of_links_look_alike(stranger: Person, server: Server, held: Room) -> None:
    expired, revoked = made(server, held, days=-1), made(server, held)
    lead(server, held, LinkRevoked(list(held.workshop.links)[-1]))
    pages = {stranger.get(p).text for p in (expired, revoked, f"/r/{CODE}.x", "/r/ZZZZZZ.x")}
    assert len(pages) == 1


def test_only_who_leads_makes_and_takes_back_links(
    suzuki: Person, server: Server, held: Room
) -> None:
    made(server, held)
    (one,) = held.workshop.links
    answer = suzuki.act("link_revoked", {"link_id": one})
    assert answer.json() == {"refused": "refused.role"} and not held.workshop.links[one].revoked


def test_every_seat_reads_the_record(sato: Person, suzuki: Person, ito: Person, held: Room) -> None:
    assert [one.get("record").status_code for one in (sato, suzuki, ito)] == [200] * 3


def test_words_are_words_and_never_markup(
    suzuki: Person, stranger: Person, server: Server, held: Room
) -> None:
    suzuki.act("insight_added", {"insight_id": "i1", "text": EVIL})
    persona = {"persona_id": "p1", "name": "<b>ゆか", "bottleneck": EVIL[:60], "wish": "'\"><b>"}
    suzuki.act("persona_added", {**persona, "insight_ids": ["i1"]})
    suzuki.act("use_case_added", {"use_case_id": "u1", "title": EVIL, "persona_ids": ["p1"]})
    kpi = {"kpi_id": "k1", "title": EVIL, "use_case_id": "u1", "unit": "<i>", "target": 1}
    days = {"owner": "<u>", "due": "2027-03-31", "next_review": "2027-01-01"}
    assert suzuki.act("kpi_set", {**kpi, **days}).status_code == 200
    for page in (suzuki.get("record").text, stranger.get(made(server, held)).text):
        assert not re.search(r"<(script|img|b|i|u)[ >]", page.replace("<b></b>", ""))
        assert "&lt;script&gt;" in page


def test_no_cache_and_no_other_site_keeps_the_record(
    stranger: Person, suzuki: Person, server: Server, held: Room
) -> None:
    for page in (stranger.get(made(server, held)), suzuki.get("record")):
        assert page.headers["cache-control"] == "no-store"
        assert page.headers["referrer-policy"] == "no-referrer"
        assert page.headers["x-content-type-options"] == "nosniff"
        assert "frame-ancestors 'none'" in page.headers["content-security-policy"]
        assert "http" not in re.sub(r"charset=.*", "", page.text).replace("http-equiv", "")


def test_the_record_names_no_token_and_no_code(
    stranger: Person, suzuki: Person, server: Server, held: Room
) -> None:
    """Who may read must not thereby be able to join or write."""
    suzuki.act("insight_added", {"insight_id": "i1", "text": "店が遠い"})
    page = stranger.get(made(server, held)).text
    for token in (SATO, SUZUKI, MORI, ITO):
        assert token not in page and seat.seat_id(token) not in page
        assert seat.recovery(token) not in page


@pytest.mark.parametrize(("language", "word"), [("ja", 'lang="ja"'), ("en", 'lang="en"')])
def test_the_record_is_read_in_both_languages(
    stranger: Person, server: Server, held: Room, language: str, word: str
) -> None:
    link = made(server, held)
    assert word in stranger.get(f"{link}?language={language}").text
    assert word in stranger.get(f"{link}x?language={language}").text
    assert 'lang="ja"' in stranger.get(f"{link}?language=../../etc").text
