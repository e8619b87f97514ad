"""Slides, workbook and pages of the record: the same rights and the same silence as the page."""

from urllib.parse import unquote

import pytest
from starlette.testclient import TestClient

from core import seat
from core.formats import FILES, FORMATS
from core.rooms import Rooms
from core.workshop import Room
from core.workshop.acts.flow import LinkRevoked, StageRevealed, StageStarted, WorkshopOpened
from core.workshop.nouns.insights import InsightMuted
from tests.conftest import AGENDA, CODE, SATO
from tests.core.formats.opened import words_of
from tests.core.web.conftest import Person, lead
from tests.core.web.test_record_links import made

FORM = pytest.mark.parametrize("form", FILES)
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


def test_the_record_opens_before_a_stage_has_begun(server: Rooms, client: TestClient) -> None:
    opened = WorkshopOpened("買い物支援", "01210", "岩見沢市", "2026-07-14", "sato", AGENDA)
    server.open_workshop(opened, SATO, "佐藤", workshop_id=CODE)
    answer = Person(client, SATO).get("record")
    assert answer.status_code == FOUND and "買い物支援" in answer.text


@FORM
def test_a_link_takes_it_along_until_it_ends(
    stranger: Person, server: Rooms, held: Room, form: str
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
    suzuki: Person, stranger: Person, server: Rooms, held: Room
) -> None:
    link = made(server, held)
    for person, path, page in ((suzuki, "record.exe", f"/w/{CODE}/record"),
                               (stranger, f"{link}/record.docx", link)):  # fmt: skip
        answer = person.get(path)
        assert (answer.status_code, answer.headers["location"]) == (MOVED, page)


@FORM
def test_hidden_and_muted_words_are_in_no_file(
    suzuki: Person, mori: Person, sato: Person, server: Rooms, held: Room, form: str
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
    suzuki: Person, stranger: Person, server: Rooms, held: Room, form: str
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


def test_the_sheet_for_a_council_has_the_same_rights(
    suzuki: Person, stranger: Person, server: Rooms, held: Room
) -> None:
    suzuki.act("insight_added", {"insight_id": "i1", "text": "店が遠い"})
    answer = suzuki.get("record.council.pdf")
    assert answer.status_code == FOUND and "まだ何も決めていません" in words_of(
        "pdf", answer.content
    )
    named = unquote(answer.headers["content-disposition"])
    assert named == "attachment; filename*=UTF-8''岩見沢市_議会資料1枚_2026-07-14.pdf"
    assert f"/w/{CODE}/record.council.pdf?language=ja" in suzuki.get("record").text
    assert stranger.get(f"/w/{CODE}/record.council.pdf").status_code == MOVED
    link = made(server, held)
    assert stranger.get(f"{link}/record.council.pdf").status_code == FOUND
    (only,) = held.workshop.links
    lead(server, held, LinkRevoked(only))
    assert stranger.get(f"{link}/record.council.pdf").status_code == REFUSED


def test_the_sheet_for_a_council_names_nobody_by_a_link_without_names(
    suzuki: Person, stranger: Person, server: Rooms, held: Room
) -> None:
    case = {"use_case_id": "u1", "title": "鈴木の送迎"}
    kpi = {"kpi_id": "k1", "title": "使った人", "use_case_id": "u1", "unit": "人", "target": 9,
           "due": "", "owner": "鈴木", "next_review": ""}  # fmt: skip
    for kind, event in (("use_case_added", case), ("kpi_set", kpi)):
        assert suzuki.act(kind, event).status_code == FOUND
    for nameless in (False, True):
        link = made(server, held, nameless=nameless)
        found = words_of("pdf", stranger.get(f"{link}/record.council.pdf").content)
        assert ("鈴木" in found) is not nameless and "の送迎" in found
