"""Notes of people without a phone: marked 代理, of their own sector, by who leads alone."""

import io

import pypdf
import pytest

from core.rooms import Rooms
from core.workshop import Room
from core.workshop.acts.flow import StageStarted
from core.workshop.view import Audience, shared
from tests.conftest import CODE
from tests.core.web.conftest import Person, lead, reason

NOTE = {"insight_id": "i1", "text": "バスがない", "proxy": "npo"}
PROXY = {"words": {"key": "field.proxy"}}


def chips(held: Room, role: str = "participant") -> list:  # type: ignore[type-arg]
    found = shared(held.workshop, Audience(role))["i1"]["chips"]  # type: ignore[arg-type]
    return list(found)


def test_a_note_of_somebody_else_has_their_sector_and_the_mark(sato: Person, held: Room) -> None:
    assert sato.act("insight_added", NOTE).status_code == 200
    assert chips(held)[:2] == [{"sector": "npo"}, PROXY]
    assert not [chip for chip in chips(held) if "name" in chip], "not the facilitator's own"


def test_only_who_leads_writes_for_others(suzuki: Person, ito: Person, held: Room) -> None:
    for person in (suzuki, ito):
        answer = person.act("insight_added", NOTE)
        assert answer.status_code == 409 and reason(answer) == "refused.role"
    assert not held.workshop.insights


@pytest.mark.parametrize("authorship", ["sector", "anonymous"])
def test_without_names_a_small_sector_is_not_told(
    sato: Person, server: Rooms, held: Room, authorship: str
) -> None:
    lead(server, held, StageStarted("quiet", authorship))  # type: ignore[arg-type]
    assert sato.act("insight_added", NOTE).status_code == 200
    assert chips(held)[:1] == [PROXY]


def test_it_counts_as_words_and_as_nobody_in_the_room(sato: Person, held: Room) -> None:
    before = shared(held.workshop, Audience("observer"))["room"]
    sato.act("insight_added", NOTE)
    after = shared(held.workshop, Audience("observer"))["room"]
    assert (after["words"], after["wrote"], after["seats"]) == (
        before["words"] + 1, before["wrote"], before["seats"],
    )  # fmt: skip


def test_an_unknown_sector_is_refused(sato: Person, held: Room) -> None:
    assert sato.act("insight_added", {**NOTE, "proxy": "king"}).status_code == 409
    assert not held.workshop.insights


def test_the_sheet_is_one_page_with_the_way_in(
    suzuki: Person, stranger: Person, held: Room
) -> None:
    answer = suzuki.get("sheet.pdf")
    reader = pypdf.PdfReader(io.BytesIO(answer.content))
    (page,) = reader.pages
    words = page.extract_text()
    assert "買い物支援" in words and CODE in words and "testserver/j" in words
    assert tuple(map(round, page.mediabox[2:])) == (595, 842)
    english = pypdf.PdfReader(io.BytesIO(suzuki.get("sheet.pdf?language=en").content))
    assert "Circle your sector" in english.pages[0].extract_text()
    away = stranger.get("sheet.pdf")
    assert away.status_code == 303 and away.headers["location"] == f"/j/{CODE}"


def test_the_code_is_printed_with_its_steps(suzuki: Person, stranger: Person, held: Room) -> None:
    (page,) = pypdf.PdfReader(io.BytesIO(suzuki.get("code.pdf").content)).pages
    words = page.extract_text()
    assert CODE in words and "testserver/j" in words and "「参加する」を押します" in words
    assert tuple(map(round, page.mediabox[2:])) == (595, 842)
    english = pypdf.PdfReader(io.BytesIO(suzuki.get("code.pdf?language=en").content))
    assert "How to take part" in english.pages[0].extract_text()
    assert stranger.get("code.pdf").headers["location"] == f"/j/{CODE}"
