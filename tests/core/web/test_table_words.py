"""Words of another table: in no byte that leaves the server before the boards are put together."""

import io
import json
import zipfile
from dataclasses import replace

import pytest

from core import seat
from core.keeping import portable
from core.rooms import Rooms
from core.workshop import Room
from core.workshop.acts.flow import SeatTaken, StageStarted, WorkshopClosed, WorkshopOpened
from core.workshop.acts.tables import TablesJoined, TablesSet
from core.workshop.nouns.insights import InsightMuted
from tests.conftest import AGENDA, CODE, ITO, MORI, SATO, SUZUKI
from tests.core.web.conftest import Person, Screen, lead, reason

SECRET = "テーブル1だけの言葉"
MATES = [chr(n) * 32 for n in range(ord("0"), ord("5"))]


@pytest.fixture
def held(server: Rooms) -> Room:
    """Suzuki and three others sit at table 1, Mori and two others at table 2."""
    agenda = (replace(AGENDA[0], authorship="sector"), AGENDA[1])
    opened = WorkshopOpened("買い物支援", "01210", "岩見沢市", "2026-07-14", "sato", agenda)
    room = server.open_workshop(opened, SATO, "佐藤", workshop_id=CODE)
    seats = [SeatTaken(seat.seat_id(t), t[:2], "resident") for t in (SUZUKI, MORI, *MATES)]
    watcher = SeatTaken(seat.seat_id(ITO), "伊藤", "resident", "observer")
    begun = StageStarted("insights", "sector"), TablesSet(2, ("insights",))
    lead(server, room, *seats, watcher, *begun)
    return room


@pytest.fixture
def seated(held: Room, suzuki: Person, mori: Person) -> None:
    for n, token in enumerate((SUZUKI, MORI, *MATES)):
        answer = replace(suzuki, token=token).act("table_taken", {"table": 1 + n % 2})
        assert answer.status_code == 200
    assert suzuki.act("insight_added", {"insight_id": "i1", "text": SECRET}).status_code == 200


def silent(text: str) -> bool:
    return SECRET not in text and json.dumps(SECRET)[1:-1] not in text


def heard(person: Person, room: Room, face: str = "seat", since: int = -1) -> Screen:
    with person.live(face=face, since=since) as socket:
        screen = Screen(socket)
        screen.until(room.workshop.seq)
    return screen


@pytest.mark.usefixtures("seated")
def test_no_route_tells_them(
    held: Room, suzuki: Person, mori: Person, ito: Person, sato: Person, stranger: Person,
    server: Rooms,
) -> None:  # fmt: skip
    leader = seat.actor(SATO, CODE, held.workshop, leading=True)
    link = server.link(held, leader, "市", "2999-01-01T00:00:00+00:00")
    told = [stranger.get(link).text, portable.written(held.workshop, held.log, "p").decode()]
    for person in (mori, ito, sato, suzuki):
        told.append(person.get("record").text)
        pack = zipfile.ZipFile(io.BytesIO(person.get("record.zip").content))
        told += [pack.read(one).decode("utf-8", "ignore") for one in pack.namelist()]
    told += [mori.get("mine").text, mori.get("figures.json").text]
    told += [heard(one, held).heard for one in (mori, ito)]
    told += [heard(one, held, "wall").heard for one in (sato, suzuki, mori)]
    assert all(map(silent, told))
    assert heard(suzuki, held).cards["i1"]["text"] == SECRET
    assert heard(replace(mori, token=MATES[0]), held).cards["i1"]["text"] == SECRET
    assert heard(sato, held).cards["i1"]["text"] == SECRET


@pytest.mark.usefixtures("seated")
def test_no_refusal_tells_them_from_none(held: Room, mori: Person, ito: Person) -> None:
    for kind, event in (
        ("insight_voted", {"insight_id": "i1"}),
        ("grouped", {"insight_ids": ["i1"], "text": "x"}),
        ("issue_added", {"issue_id": "s", "text": "x", "insight_ids": ["i1"]}),
    ):
        nowhere = json.loads(json.dumps(event).replace("i1", "none"))
        for person in (mori, ito):
            answer = person.act(kind, event)
            assert silent(answer.text) and reason(answer) == reason(person.act(kind, nowhere))
    others: list[tuple[str, dict[str, object]]] = [
        ("reverted", {"target": held.workshop.seq}),
        (
            "edited",
            {"table": "insights", "id": "i1", "field": "text", "before": SECRET, "after": "x"},
        ),
        ("tables_joined", {"stage_id": "insights"}),
        ("insight_muted", {"insight_id": "i1"}),
    ]
    for kind, other in others:
        answer = mori.act(kind, other)
        assert answer.status_code == 409 and silent(answer.text), kind


@pytest.mark.usefixtures("seated")
def test_who_moves_sees_the_new_board_and_no_longer_the_old(
    held: Room, suzuki: Person, mori: Person
) -> None:
    with suzuki.live() as socket:
        screen = Screen(socket)
        screen.until(held.workshop.seq)
        before = held.workshop.seq
        suzuki.act("table_taken", {"table": 2})
        screen.until(held.workshop.seq)
        assert screen.cards["stage"]["tables"] == {"n": 2, "apart": True, "ahead": True, "mine": 2}
    replace(suzuki, token=MATES[0]).act("table_taken", {"table": 2})
    with replace(suzuki, token=MATES[0]).live(since=before) as socket:
        moved = Screen(socket)
        while "all" not in moved.take():
            pass
    assert "stage" in moved.cards and "i1" not in moved.cards, "all is sent anew"


@pytest.mark.usefixtures("seated")
def test_put_together_everybody_reads_them_with_their_table(
    held: Room, server: Rooms, suzuki: Person, mori: Person, ito: Person
) -> None:
    mori.act("insight_added", {"insight_id": "i2", "text": "店が遠い"})
    lead(server, held, TablesJoined("insights"))
    for person, face in ((mori, "seat"), (ito, "seat"), (ito, "wall")):
        chips = heard(person, held, face).cards["i1"]["chips"]
        assert {"words": {"key": "tables.at", "n": 1}} in chips
    lead(server, held, WorkshopClosed())
    pack = zipfile.ZipFile(io.BytesIO(mori.get("record.zip").content))
    name = next(one for one in pack.namelist() if "気づき" in one)
    rows = pack.read(name).decode("utf-8-sig").splitlines()
    assert "テーブル1" in next(row for row in rows if SECRET in row).replace(SECRET, "")
    assert "テーブル1" in mori.get("record").text


def test_a_file_tells_no_table_of_two(held: Room, server: Rooms, suzuki: Person) -> None:
    suzuki.act("table_taken", {"table": 1})
    suzuki.act("insight_added", {"insight_id": "i1", "text": SECRET})
    lead(server, held, InsightMuted("i1"), InsightMuted("i1", False), TablesJoined("insights"))
    rows = json.loads(portable.written(held.workshop, held.log, "p"))["entries"]
    (row,) = (one for one in rows if one["kind"] == "insight_added")
    assert row["payload"]["text"] == SECRET
    assert (row["payload"]["at_table"], row["sector"]) == (0, None)
    assert portable.read(portable.written(held.workshop, held.log, "p")).log


def test_each_table_has_a_code_of_its_own(stranger: Person) -> None:
    codes = [
        stranger.get(f"/j/{CODE}/qr.svg{query}").content
        for query in ("", "?table=1", "?table=12", "?table=<b>", "?table=123")
    ]
    assert len(set(codes)) == 3 and codes[0] == codes[3] == codes[4]
