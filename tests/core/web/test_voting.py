"""A vote over the wire: taps at the same moment, and what others hear of it."""

import re
import time
from concurrent.futures import ThreadPoolExecutor

import pytest

from core import seat
from core.live.hub import GATHER
from core.rooms import Rooms
from core.workshop import Room
from core.workshop.acts.flow import SeatTaken, StageStarted, TimerExtended, WorkshopOpened
from core.workshop.meeting import StagePlan
from core.workshop.nouns.issues import IssueAdded
from tests.conftest import CODE, ITO, MORI, SATO, SUZUKI
from tests.core.web.conftest import Person, Screen, lead, reason

CHOOSE = StagePlan(
    "choose", "えらぶ", "Choose", "票を", "Dots", 5, authorship="sector", vote="issue"
)
CARDS = [f"s{n}" for n in range(8)]


@pytest.fixture
def held(server: Rooms) -> Room:
    """Eight issues, and the vote on them begun."""
    opened = WorkshopOpened("買い物支援", "01210", "岩見沢市", "2026-07-14", "sato", (CHOOSE,))
    room = server.open_workshop(opened, SATO, "佐藤", workshop_id=CODE)
    seats = (
        SeatTaken(seat.seat_id(SUZUKI), "鈴木", "resident"),
        SeatTaken(seat.seat_id(MORI), "森", "resident"),
        SeatTaken(seat.seat_id(ITO), "伊藤", "resident", "observer"),
    )
    issues = (IssueAdded(card, f"課題その{card}") for card in CARDS)
    lead(server, room, *seats)
    server.record(room, seat.actor(SUZUKI, CODE, room.workshop), "suzuki-writes", *issues)
    lead(server, room, StageStarted("choose", "sector"))
    return room


def test_taps_at_the_same_moment_give_no_more_than_there_are(suzuki: Person, held: Room) -> None:
    with ThreadPoolExecutor(8) as hands:
        told = list(
            hands.map(lambda card: suzuki.act("dots_given", {"id": card, "dots": 1}), CARDS)
        )
    assert sorted(answer.status_code for answer in told) == [200] * 3 + [409] * 5
    assert {reason(a) for a in told if a.status_code == 409} == {"refused.no_dots"}
    given = held.workshop.ballots["choose"].given
    assert [sum(cards.values()) for cards in given.values()] == [3]


def test_a_double_tap_is_one_dot(suzuki: Person, held: Room) -> None:
    with ThreadPoolExecutor(4) as hands:
        told = list(
            hands.map(lambda _: suzuki.act("dots_given", {"id": "s1", "dots": 1}), range(4))
        )
    assert {answer.status_code for answer in told} == {200}
    assert [*held.workshop.ballots["choose"].given.values()] == [{"s1": 1}]


def test_no_byte_tells_a_count_before_it_is_opened(
    suzuki: Person, mori: Person, sato: Person, ito: Person, server: Rooms, held: Room
) -> None:
    pages = [(who, path) for who in (sato, mori, ito) for path in ("record", "record?language=en")]
    before = [who.get(path).text for who, path in pages]
    for person in (mori, ito, sato):
        with person.live() as socket:
            screen = Screen(socket)
            screen.until(held.workshop.seq)
            screen.heard = ""
            for dots in (1, 3, 2):
                assert suzuki.act("dots_given", {"id": "s1", "dots": dots}).status_code == 200
            lead(server, held, TimerExtended(1))
            screen.until(held.workshop.seq)
            assert re.search(r'"s[0-7]"', screen.heard) is None
            assert screen.own == {}
            told = person.act("dots_given", {"id": "s1", "dots": 11})
            assert "s1" not in told.text
    assert [who.get(path).text for who, path in pages] == before
    assert reason(mori.act("votes_opened", {"stage_id": "choose"})) == "refused.role"
    with mori.live() as socket:
        screen = Screen(socket)
        screen.until(held.workshop.seq)
        assert sato.act("votes_opened", {"stage_id": "choose"}).status_code == 200
        screen.until(held.workshop.seq)
        assert [row["n"] for row in screen.cards["vote:choose"]["links"]] == [2]
    page = ito.get("record").text
    assert "票の結果" in page and "● 2" in page
    for form in ("pptx", "xlsx", "pdf"):
        assert mori.get(f"record.{form}").status_code == 200


def test_no_message_tells_the_moment_of_a_secret_vote(
    suzuki: Person, mori: Person, ito: Person, server: Rooms, held: Room
) -> None:
    for person in (mori, ito):
        with person.live() as socket:
            screen = Screen(socket)
            screen.until(held.workshop.seq)
            screen.heard = ""
            for dots in (1, 3, 2):
                suzuki.act("dots_given", {"id": "s1", "dots": dots})
                time.sleep(2 * GATHER)  # each would have a message of its own
            lead(server, held, TimerExtended(1))
            screen.until(held.workshop.seq)
            assert screen.heard.count('"seq"') == 1 and '"own"' not in screen.heard


def test_the_mark_of_a_voter_stays_on_the_server(
    suzuki: Person, mori: Person, server: Rooms, held: Room
) -> None:
    secret = seat.mark(SUZUKI, CODE, "vote/choose")
    with mori.live() as socket:
        screen = Screen(socket)
        screen.until(held.workshop.seq)
        suzuki.act("dots_given", {"id": "s1", "dots": 1})
        lead(server, held, StageStarted("choose", "sector", minutes=5))
        screen.until(held.workshop.seq)
    assert [*held.workshop.ballots["choose"].given] == [secret]
    assert secret not in screen.heard and seat.seat_id(SUZUKI) not in screen.heard
