"""The record as it is read: by seats, in both languages, without anybody's numbers or names."""

import io
import re
import zipfile

import pytest

from core import seat
from core.rooms import Rooms
from core.workshop import Room
from core.workshop.frozen import FrozenCheck
from core.workshop.nouns.personas import PersonaChecked
from tests.conftest import CODE, ITO, MORI, SATO, SUZUKI
from tests.core.web.conftest import Person
from tests.core.web.test_record_links import WATCHES, made

EVIL = "<script>alert(1)</script>\"'><img src=x onerror=alert(2)>"


LIGHTS = '<script type="module" src="/seat/thread.js"></script>'


def test_only_who_leads_makes_and_takes_back_links(
    suzuki: Person, server: Rooms, held: Room
) -> None:
    made(server, held)
    (one,) = held.workshop.links
    answer = suzuki.act("link_revoked", {"link_id": one})
    assert answer.json() == {"refused": "refused.role"} and not held.workshop.links[one].revoked


def test_every_seat_reads_the_record(sato: Person, suzuki: Person, ito: Person, held: Room) -> None:
    assert [one.get("record").status_code for one in (sato, suzuki, ito)] == [200] * 3


def test_words_are_words_and_never_markup(
    suzuki: Person, stranger: Person, server: Rooms, held: Room
) -> None:
    suzuki.act("insight_added", {"insight_id": "i1", "text": EVIL})
    persona = {"persona_id": "p1", "name": "<b>ゆか", "bottleneck": EVIL[:60], "wish": "'\"><b>"}
    suzuki.act("persona_added", {**persona, "insight_ids": ["i1"]})
    suzuki.act("use_case_added", {"use_case_id": "u1", "title": EVIL, "persona_ids": ["p1"]})
    kpi = {"kpi_id": "k1", "title": EVIL, "use_case_id": "u1", "unit": "<i>", "target": 1}
    days = {"owner": "<u>", "due": "2027-03-31", "next_review": "2027-01-01"}
    assert suzuki.act("kpi_set", {**kpi, **days}).status_code == 200
    for page in (suzuki.get("record").text, stranger.get(made(server, held)).text):
        ours = page.replace("<b></b>", "").replace(WATCHES, "").replace(LIGHTS, "")
        assert not re.search(r"<(script|img|b|i|u)[ >]", ours)
        assert "&lt;script&gt;" in page


def test_no_cache_and_no_other_site_keeps_the_record(
    stranger: Person, suzuki: Person, server: Rooms, held: Room
) -> None:
    for page in (stranger.get(made(server, held)), suzuki.get("record")):
        assert page.headers["cache-control"] == "no-store"
        assert page.headers["referrer-policy"] == "no-referrer"
        assert page.headers["x-content-type-options"] == "nosniff"
        assert "frame-ancestors 'none'" in page.headers["content-security-policy"]
        assert "http" not in re.sub(r"charset=.*", "", page.text).replace("http-equiv", "")


def test_the_record_names_no_token_and_no_code(
    stranger: Person, suzuki: Person, server: Rooms, held: Room
) -> None:
    """Who may read must not thereby be able to join or write."""
    suzuki.act("insight_added", {"insight_id": "i1", "text": "店が遠い"})
    page = stranger.get(made(server, held)).text
    for token in (SATO, SUZUKI, MORI, ITO):
        assert token not in page and seat.seat_id(token) not in page
        assert seat.recovery(token) not in page


@pytest.mark.parametrize(("language", "word"), [("ja", 'lang="ja"'), ("en", 'lang="en"')])
def test_the_record_is_read_in_both_languages(
    stranger: Person, server: Rooms, held: Room, language: str, word: str
) -> None:
    link = made(server, held)
    assert word in stranger.get(f"{link}?language={language}").text
    assert word in stranger.get(f"{link}x?language={language}").text
    assert 'lang="ja"' in stranger.get(f"{link}?language=../../etc").text


def test_a_link_and_every_file_hold_back_numbers_and_addresses_of_people(
    stranger: Person, sato: Person, suzuki: Person, server: Rooms, held: Room
) -> None:
    said = "電話は0868-36-4111、奈義町豊沢123に住む人"
    assert suzuki.act("insight_added", {"insight_id": "i1", "text": said}).status_code == 200
    link = made(server, held)
    assert "0868" in sato.get("record").text, "the room reads what it wrote"
    told = stranger.get(link).text
    assert "■■■" in told and "0868-36-4111" not in told and "豊沢123" not in told
    files = zipfile.ZipFile(io.BytesIO(sato.get("record.zip").content))
    whole = b"".join(files.read(name) for name in files.namelist()).decode("utf-8", "replace")
    assert "■■■" in whole and "0868-36-4111" not in whole and "豊沢123" not in whole


def test_the_life_of_a_persona_of_whom_there_are_too_few_stays_in_the_room(
    stranger: Person, suzuki: Person, server: Rooms, held: Room
) -> None:
    event = {"persona_id": "p1", "name": "ゆか", "bottleneck": "夜勤", "wish": "健診",
             "life": "双子の母で助産師"}  # fmt: skip
    assert suzuki.act("persona_added", event).status_code == 200
    link = made(server, held)
    assert "双子の母で助産師" in stranger.get(link).text
    words = {one: "x" for one in FrozenCheck.__dataclass_fields__ if one.endswith(("ja", "en"))}
    check = FrozenCheck(conditions=("a",), verdict="few", package_version="v", **words)
    actor = seat.actor(SATO, CODE, held.workshop, leading=True)
    server.record(held, actor, "few-of-them", PersonaChecked("p1", check))
    told = stranger.get(link).text
    assert "双子の母で助産師" not in told and "言葉をひろげてください" in told
