"""A name says who somebody is: it hides nothing, breaks no line, and is nobody else's."""

import pytest

from core import seat
from core.errors import Refused
from core.letters import in_a_line, skeleton
from core.workshop import Room
from core.workshop.acts.editing import Edited
from core.workshop.acts.flow import SeatTaken
from core.workshop.events import proposed
from core.workshop.names import apart
from core.workshop.nouns.insights import InsightAdded
from core.workshop.nouns.issues import IssueAdded, IssueVoted
from core.workshop.nouns.use_cases import UseCaseAdded
from core.workshop.people import Actor, Author
from core.workshop.view import Audience, shared
from tests.conftest import CODE, MORI, SATO, SUZUKI, Record

HIDING = [0x061C, 0x2060, 0x00AD, 0x200D, 0xFE00, 0x200B, 0x202E, 0xE0041, 0x180E, 0x0007, 0xFEFF]
BREAKS = ["\n", "\r\n", "\u2028", "\u2029", "\u0085", "\v", "\f", "\r", "\x1c"]


def name(text: str) -> str:
    taken = proposed("seat_taken", {"seat_id": "x", "name": text, "sector": "npo"})
    assert isinstance(taken, SeatTaken)
    return taken.name


@pytest.mark.parametrize("code", HIDING, ids=hex)
def test_what_is_not_drawn_stays_in_no_name_and_no_title(code: int) -> None:
    assert name(f"佐{chr(code)}藤") == "佐藤"
    made = proposed("use_case_added", {"use_case_id": "u1", "title": f"相{chr(code)}乗り"})
    assert isinstance(made, UseCaseAdded) and made.title == "相乗り"


@pytest.mark.parametrize("end", BREAKS, ids=ascii)
def test_a_name_is_one_line(end: str) -> None:
    assert name(f"甲{end}06:30 会を閉") == "甲 06:30 会を閉"


def test_strokes_over_other_lines_are_left_out() -> None:
    assert len(name("佐" + "\u0336" * 15)) == 3


@pytest.mark.parametrize(
    "own", ["葛\U000e0100城", "👩\u200d🌾", "が", "Zoë", "ぱぱ", "❤\ufe0f", "山田　花子"]
)
def test_names_that_people_have_stay(own: str) -> None:
    assert name(own) == own == in_a_line(own)


@pytest.mark.parametrize(
    "other", ["佐藤", "佐 藤", "佐藤 ", "佐藤（司会）"[:2], "佐・藤", "佐\u0336藤"]
)
def test_a_second_equal_name_gets_a_number(room: Room, other: str) -> None:
    assert room.workshop.seats[seat.seat_id(SATO)].name == "佐藤"
    assert apart(room.workshop, other).endswith("（2）")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Sato", "sato"),
        ("Sato", "Ｓａｔｏ"),
        ("Sato", "Sаto"),
        ("ロ", "口"),
        ("タ", "夕"),
        ("ill", "1lI"),
    ],
)
def test_what_looks_alike_is_alike(one: str, other: str) -> None:
    assert skeleton(one) == skeleton(other)


@pytest.mark.parametrize(
    ("one", "other"), [("は", "ば"), ("は", "ぱ"), ("佐藤", "左藤"), ("a", "b")]
)
def test_what_is_another_name_stays_another(one: str, other: str) -> None:
    assert skeleton(one) != skeleton(other)


def test_a_number_fits_into_the_longest_name(room: Room, record: Record) -> None:
    long = "あ" * 20
    record(SATO, SeatTaken("x" * 24, long, "npo"), leading=True)
    assert len(apart(room.workshop, long)) == 20 and apart(room.workshop, long) != long


def test_a_card_says_who_leads_and_no_participant_s_does(room: Room, record: Record) -> None:
    record(SATO, InsightAdded("i1", "店が遠い"))
    record(SUZUKI, InsightAdded("i2", "店が遠い"))
    view = shared(room.workshop, Audience("participant"))
    leads = {"words": {"key": "seat.facilitates"}}
    assert leads in view["i1"]["chips"] and leads not in view["i2"]["chips"]


@pytest.mark.parametrize(
    "reserved", ["stage", "room", "agenda", "waiting", "__proto__", "constructor"]
)
def test_ids_of_the_server_s_own_cards_are_refused(reserved: str) -> None:
    with pytest.raises(Refused, match="field"):
        proposed("issue_added", {"issue_id": reserved, "text": "いたずら"})


def test_no_edit_breaks_a_title(room: Room, record: Record) -> None:
    record(SATO, UseCaseAdded("u1", "相乗り"))
    with pytest.raises(Refused, match="field"):
        record(SUZUKI, Edited("use_cases", "u1", "title", "相乗り", "相\n乗り"))


def test_nobody_uses_up_another_s_request(room: Room, record: Record) -> None:
    """Neither the server's, which could be foretold, nor another person's."""
    record(MORI, IssueAdded("s1", "移動"))
    for request in ("server:keep-9", "request-of-mori"):
        for at, who in enumerate((SUZUKI, MORI)):
            before = room.workshop.seq
            actor = seat.actor(who, CODE, room.workshop)
            room.record(actor, request, IssueVoted("s1", bool(at)))
            assert room.workshop.seq == before + 1
            room.record(actor, request, IssueVoted("s1", bool(at)))
            assert room.workshop.seq == before + 1
    server = Actor(seat.seat_id(SATO), Author(""))
    assert room.done(server, "server:keep-9") is None
