"""Slides, workbook and pages of the record: the same rights and the same silence as the page."""

from urllib.parse import unquote

import pytest

from core import seat
from core.exports import FORMATS
from core.web.server import Server
from core.workshop import Room
from core.workshop.flow import LinkRevoked, StageRevealed, StageStarted
from core.workshop.insights import InsightMuted
from tests.conftest import CODE, SATO
from tests.core.exports.opened import words_of
from tests.core.web.conftest import Person, lead
from tests.core.web.test_record_links import made

FORM = pytest.mark.parametrize("form", list(FORMATS))
SECRET = "まだ見せない言葉"
FOUND, MOVED, REFUSED = 200, 303, 410


@FORM
def test_a_seat_takes_the_record_along_at_any_moment(
    suzuki: Person, ito: Person, held: Room, form: str
) -> None:
    suzuki.act("insight_added", {"insight_id": "i1", "text": "店が遠い"})
    for person in (suzuki, ito):
        answer = person.get(f"record.{form}")
        assert answer.status_code == FOUND and "店が遠い" in words_of(form, answer.content)
        assert answer.headers["content-type"].startswith(FORMATS[form].media_type)
        assert answer.headers["cache-control"] == "no-store"
        named = unquote(answer.headers["content-disposition"])
        assert named == f"attachment; filename*=UTF-8''岩見沢市_記録_2026-07-14.{form}"
    assert f"/w/{CODE}/record.{form}?language=ja" in suzuki.get("record").text


@FORM
def test_a_link_takes_it_along_until_it_ends(
    stranger: Person, server: Server, held: Room, form: str
) -> None:
    link = made(server, held)
    assert stranger.get(f"{link}/record.{form}").status_code == FOUND
    assert f"{link}/record.{form}" in stranger.get(link).text
    lead(server, held, LinkRevoked(next(iter(held.workshop.links))))
    for wrong in (f"{link}/record.{form}", f"{link}x/record.{form}", f"/r/ZZZZZZ.x/record.{form}"):
        assert stranger.get(wrong).status_code == REFUSED


@FORM
def test_a_stranger_gets_nothing(stranger: Person, held: Room, form: str) -> None:
    answer = stranger.get(f"record.{form}")
    assert answer.status_code == MOVED and answer.headers["location"] == f"/j/{CODE}"
    assert not answer.content


def test_another_ending_leads_to_the_page(
    suzuki: Person, stranger: Person, server: Server, held: Room
) -> None:
    link = made(server, held)
    for person, path, page in ((suzuki, "record.exe", f"/w/{CODE}/record"),
                               (stranger, f"{link}/record.docx", link)):  # fmt: skip
        answer = person.get(path)
        assert (answer.status_code, answer.headers["location"]) == (MOVED, page)


@FORM
def test_hidden_and_muted_words_are_in_no_file(
    suzuki: Person, mori: Person, sato: Person, server: Server, held: Room, form: str
) -> None:
    suzuki.act("insight_added", {"insight_id": "m", "text": SECRET})
    lead(server, held, InsightMuted("m"), StageStarted("hush", "anonymous", hidden=True))
    suzuki.act("insight_added", {"insight_id": "i", "text": SECRET})
    mori.act("issue_added", {"issue_id": "s", "text": SECRET, "insight_ids": ["i"]})
    for person in (suzuki, mori, sato):
        assert SECRET not in words_of(form, person.get(f"record.{form}").content)
    lead(server, held, StageRevealed("hush"))
    found = words_of(form, mori.get(f"record.{form}").content)
    assert SECRET in found and "鈴木" not in found, "written without names"


@FORM
def test_no_token_and_no_code_is_in_a_file(
    suzuki: Person, stranger: Person, server: Server, held: Room, form: str
) -> None:
    suzuki.act("insight_added", {"insight_id": "i1", "text": "店が遠い"})
    content = stranger.get(f"{made(server, held)}/record.{form}").content
    found = words_of(form, content)
    for word in (SATO, seat.seat_id(SATO), CODE):
        assert word not in found and word.encode() not in content


def test_a_file_is_made_once_until_something_changes(suzuki: Person, held: Room) -> None:
    first, again = (suzuki.get("record.pdf").content for _ in range(2))
    assert first == again
    suzuki.act("insight_added", {"insight_id": "i1", "text": "店が遠い"})
    assert "店が遠い" in words_of("pdf", suzuki.get("record.pdf").content)
    english = suzuki.get("record.pdf?language=en")
    assert "店が遠い" in words_of("pdf", english.content) and english.content != first
