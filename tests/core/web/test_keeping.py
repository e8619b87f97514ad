"""What a person may know and take along of themselves; what happens when all is deleted."""

import csv
import io
import json
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote

import pytest
from starlette.websockets import WebSocketDisconnect

from core import seat
from core.clock import today
from core.config import config
from core.keeping import acts
from core.keeping.audit import Audit, audit
from core.rooms import Rooms
from core.text import day_in_words
from core.web.live import DELETED
from core.workshop import Room
from core.workshop.acts.choosing import Chosen
from core.workshop.acts.flow import StageRevealed, StageStarted
from core.workshop.nouns.issues import IssueAdded
from core.workshop.nouns.kpis import KpiSet
from core.workshop.nouns.personas import PersonaAdded
from core.workshop.nouns.use_cases import UseCaseAdded
from tests.conftest import CODE, SUZUKI
from tests.core.web.conftest import FOREIGN, ORIGIN, Person, Screen, lead
from tests.core.web.test_record_links import made

SECRET = "まだ見せない言葉"
FOUND, MOVED, GONE, MISSING = 200, 303, 410, 404


@pytest.fixture(autouse=True)
def book(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Audit]:
    """A line book of its own."""
    monkeypatch.setenv("LIVE_PATH", str(tmp_path / "w.duckdb"))
    config.cache_clear()
    yield audit()
    config.cache_clear()


def test_a_person_takes_along_what_they_wrote_and_voted_and_nothing_else(
    suzuki: Person, mori: Person, server: Rooms, held: Room
) -> None:
    mori.act("insight_added", {"insight_id": "m1", "text": "バスが来ない"})
    mori.act("insight_added", {"insight_id": "m2", "text": "森だけの言葉"})
    suzuki.act("insight_voted", {"insight_id": "m1"})
    lead(server, held, StageStarted("hush", "anonymous", hidden=True))
    suzuki.act("insight_added", {"insight_id": "s1", "text": SECRET})
    seq = suzuki.act("insight_added", {"insight_id": "s2", "text": "=やめた"}).json()["seq"]
    suzuki.act("reverted", {"target": seq})
    answer = suzuki.get("mine.json")
    body = answer.json()
    kinds = [one["event"]["kind"] for one in body["entries"]]
    assert kinds == ["insight_voted", "insight_added", "insight_added", "reverted"]
    assert body["entries"][0]["about"] == "バスが来ない"
    assert [one["gone"] for one in body["entries"]] == [False, False, True, False]
    assert body["seat"]["name"] == "鈴木" and SECRET in answer.text
    assert "森だけの言葉" not in answer.text and SUZUKI not in answer.text
    assert answer.headers["cache-control"] == "no-store"
    table = suzuki.get("mine.csv").content
    rows = [*csv.reader(io.StringIO(table.decode("utf-8-sig"), newline=""))]
    assert table.startswith(b"\xef\xbb\xbf") and len(rows) == 5
    assert rows[3][3] == "'=やめた" and rows[2][3] == SECRET
    named = unquote(suzuki.get("mine.csv").headers["content-disposition"])
    assert named.endswith("岩見沢市_わたしの分_2026-07-14.csv")
    page = suzuki.get("mine?language=ja").text
    assert SECRET in page and "森だけの言葉" not in page and "あなたの気づきのゆくえ" not in page
    lead(server, held, StageRevealed("hush"), IssueAdded("i1", "夜に困る", insight_ids=("s1",)))
    lead(server, held, PersonaAdded("p1", "さくら", "夜勤", "通院", issue_ids=("i1",)))
    lead(server, held, UseCaseAdded("u1", "夜の窓口", persona_ids=("p1",)), Chosen("i1", "急ぐ"))
    kpi = KpiSet("k1", "来た家庭", "u1", "家庭", 60, "2027-11-30", "福祉課", "2027-05-31")
    lead(server, held, kpi, IssueAdded("i2", "夜が暗い"))
    page = suzuki.get("mine?language=ja").text
    way = ["夜に困る <small>えらばれました", "さくら", "夜の窓口", "来た家庭を60家庭に"]
    assert [one for one in way if one in page] == way and "あなたの気づきのゆくえ" in page
    assert [*map(page.index, way)] == sorted(map(page.index, way))
    assert "2027年5月31日に、福祉課が見直します。" in page.replace("\u2060", "")
    assert "夜に困る" not in mori.get("mine?language=ja").text
    assert SECRET not in mori.get("mine").text and SECRET not in mori.get("mine.json").text


def test_without_a_seat_there_is_nothing(stranger: Person, held: Room) -> None:
    for path in ("mine", "mine.json", "mine.csv", "/w/ZZZZZZ/mine"):
        answer = stranger.get(path)
        assert answer.status_code == MOVED and answer.headers["location"].startswith("/j/")
    assert str(stranger.send("mine/name", b"").url).endswith(f"/j/{CODE}")
    assert held.workshop.seats[seat.seat_id(SUZUKI)].name == "鈴木"


def test_a_person_removes_their_own_name_and_goes_on(
    suzuki: Person, mori: Person, held: Room, book: Audit
) -> None:
    suzuki.act("insight_added", {"insight_id": "s1", "text": "店が遠い"})
    with mori.live() as socket:
        screen = Screen(socket)
        screen.until(held.workshop.seq)
        assert "鈴木" in screen.heard
        suzuki.send("mine/name", b"", FOREIGN)
        suzuki.send("mine/name", b"", "null")
        assert held.workshop.seats[seat.seat_id(SUZUKI)].name == "鈴木"
        suzuki.send("mine/name", b"", ORIGIN)
        screen.until(held.workshop.seq)
    assert "参加者2" in json.dumps(screen.cards, ensure_ascii=False)
    assert "鈴木" not in json.dumps(screen.cards, ensure_ascii=False)
    for page in (mori.get("record"), suzuki.get("mine"), suzuki.get("me")):
        assert "鈴木" not in page.text and page.status_code == FOUND
    assert "店が遠い" in mori.get("record").text
    assert suzuki.act("insight_added", {"insight_id": "s2", "text": "続き"}).status_code == FOUND
    assert [(x.act, x.who) for x in book.lines()] == [("names_removed", "")]


def test_deleting_ends_sockets_links_seats_and_files(
    suzuki: Person, stranger: Person, server: Rooms, held: Room, book: Audit
) -> None:
    suzuki.act("insight_added", {"insight_id": "s1", "text": "店が遠い"})
    link = made(server, held)
    assert stranger.get(f"{link}/record.zip").status_code == FOUND
    with suzuki.live() as socket:
        Screen(socket).until(held.workshop.seq)
        acts.delete(server, book, held, "sato")
        with pytest.raises(WebSocketDisconnect) as closed:
            while True:
                socket.receive_text()
    assert closed.value.code == DELETED
    assert stranger.get(link).status_code == GONE
    assert stranger.get(f"{link}/record.zip").status_code == GONE
    assert suzuki.get(f"/j/{CODE}/about").status_code == MISSING
    for path in ("", "record", "mine"):
        assert suzuki.get(path or f"/w/{CODE}").status_code == MOVED
    assert suzuki.act("insight_added", {"insight_id": "x", "text": "遅れて"}).status_code == MISSING
    with suzuki.live() as socket, pytest.raises(WebSocketDisconnect):
        socket.receive_text()


def test_the_join_page_is_told_until_when(stranger: Person, server: Rooms, held: Room) -> None:
    assert stranger.get(f"/j/{CODE}/about").json()["kept_until"] == ""
    acts.keep_until(server, held, today() + acts.KEPT)
    until = stranger.get(f"/j/{CODE}/about").json()["kept_until"]
    assert until == held.workshop.kept_until > "2030"
    assert day_in_words(until, "ja") in stranger.get(made(server, held)).text


def test_no_browser_sets_the_day_or_writes_what_the_server_writes(sato: Person, held: Room) -> None:
    for kind, event in (
        ("retention_set", {"until": "2000-01-01"}),
        ("names_removed", {"people": 1}),
        ("words_withdrawn", {}),
        ("workshop_taken_over", {"by": "x", "sha256": "0"}),
    ):
        assert sato.act(kind, event).json()["refused"] == "refused.bad_request"


def test_health_tells_only_whether_the_store_answers(
    stranger: Person, server: Rooms, held: Room
) -> None:
    answer = stranger.get("/health")
    assert (answer.status_code, answer.json()) == (FOUND, {"ok": True})
    assert held.store.alive()
