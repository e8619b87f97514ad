"""Open for days, over the routes: who comes in, what is sent to whom, what every copy says."""

import io
import json
import zipfile
from dataclasses import replace
from datetime import timedelta

import pytest

from core import seat
from core.clock import today
from core.keeping import portable
from core.keeping.over import end_days
from core.rooms import Rooms
from core.workshop import Room
from core.workshop.acts.days import DaysOpened
from core.workshop.acts.flow import SeatTaken, StageRevealed, StageStarted, WorkshopClosed
from core.workshop.acts.flow import WorkshopOpened as Opened
from tests.conftest import AGENDA, CODE, MORI, SATO, SUZUKI
from tests.core.web.conftest import Person, Screen, lead, reason

SECRET = "会まで見せない言葉"
SOON = (today() + timedelta(days=3)).isoformat()
NEW = "e" * 32


@pytest.fixture
def held(server: Rooms) -> Room:
    """A meeting that waits for its day and is open until then."""
    agenda = (replace(AGENDA[0], hidden=True, authorship="sector"), AGENDA[1])
    opened = Opened("買い物支援", "01210", "岩見沢市", SOON, "sato", agenda)
    room = server.open_workshop(opened, SATO, "佐藤", workshop_id=CODE)
    seats = [SeatTaken(seat.seat_id(t), t[0], "resident") for t in (SUZUKI, MORI)]
    lead(server, room, *seats, DaysOpened(SOON))
    return room


def files(person: Person) -> str:
    """Every byte of the record and its tables that somebody is given."""
    pack = zipfile.ZipFile(io.BytesIO(person.get("record.zip").content))
    return person.get("record").text + "".join(
        pack.read(name).decode("utf-8", "ignore") for name in pack.namelist()
    )


def test_who_scans_the_code_before_the_day_writes_and_nobody_else_reads_it(
    held: Room, stranger: Person, suzuki: Person, mori: Person, sato: Person, server: Rooms
) -> None:
    about = stranger.get(f"/j/{CODE}/about").json()
    assert (about["days"], about["until"], about["closed"]) == ("before", SOON, False)
    joined = stranger.post("join", {"token": NEW, "name": "新", "sector": "npo"})
    assert joined.status_code == 200
    assert suzuki.act("insight_added", {"insight_id": "i1", "text": SECRET}).status_code == 200
    leader = seat.actor(SATO, CODE, held.workshop, leading=True)
    link = server.link(held, leader, "市", "2999-01-01T00:00:00+00:00")
    copy = portable.written(held.workshop, held.log, "p").decode()
    told = [files(mori), files(sato), stranger.get(link).text, copy]
    for person, face in ((mori, "seat"), (sato, "seat"), (sato, "wall")):
        with person.live(face=face) as socket:
            screen = Screen(socket)
            screen.until(held.workshop.seq)
            told.append(screen.heard)
            assert screen.cards["waiting"]["count"] == 1
    assert not any(SECRET in one or json.dumps(SECRET)[1:-1] in one for one in told)
    assert reason(mori.act("insight_voted", {"insight_id": "i1"})) == "refused.gone"


def test_every_copy_says_when_a_card_was_written(
    held: Room, suzuki: Person, mori: Person, server: Rooms
) -> None:
    suzuki.act("insight_added", {"insight_id": "i1", "text": "会の前の言葉"})
    lead(server, held, StageStarted("insights", "sector", hidden=True))
    mori.act("insight_added", {"insight_id": "i2", "text": "会の言葉"})
    lead(server, held, StageRevealed("insights"), WorkshopClosed(), DaysOpened(SOON))
    assert mori.act("insight_added", {"insight_id": "i3", "text": "会のあとの言葉"}).is_success
    pack = zipfile.ZipFile(io.BytesIO(mori.get("record.zip").content))
    name = next(one for one in pack.namelist() if "気づき" in one)
    rows = {
        word: row
        for row in pack.read(name).decode("utf-8-sig").splitlines()
        for word in ("会の前の言葉", "会の言葉", "会のあとの言葉")
        if word in row
    }
    marks = {
        word: [mark for mark in ("会の前", "会のあと") if mark in row.replace(word, "")]
        for word, row in rows.items()
    }
    assert marks == {"会の前の言葉": ["会の前"], "会の言葉": [], "会のあとの言葉": ["会のあと"]}
    page = mori.get("record").text
    assert page.count("会の前<") >= 1 and page.count("会のあと<") >= 1
    joins, reads = (mori.get(f"/j/{CODE}/qr.svg{to}").content for to in ("", "?to=record"))
    assert joins != reads, "phones are led to write, the wall to the record"
    again = portable.read(portable.written(held.workshop, held.log, "p"))
    assert [one.event.kind for one in again.log].count("days_opened") == 2


def test_days_end_in_the_night_after_their_last(held: Room, server: Rooms, suzuki: Person) -> None:
    assert end_days(server, today()) == [] and held.workshop.open_days is not None
    late = today() + timedelta(days=4)
    assert end_days(server, late) == [CODE] and held.workshop.open_days is None
    assert end_days(server, late) == [], "once"
    lead(server, held, WorkshopClosed(), DaysOpened(SOON), WorkshopClosed())
    assert end_days(server, late) == [], "what who leads ended is not touched"
    assert (
        reason(suzuki.act("insight_added", {"insight_id": "i9", "text": "x"})) == "refused.closed"
    )
