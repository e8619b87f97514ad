"""How a browser proves its seat, and what without names means."""

from collections.abc import Callable

import pytest

from core import seat
from core.errors import Refused
from core.workshop import Reverted, Room
from core.workshop.acts.editing import Edited
from core.workshop.acts.flow import StageAuthorshipSet, StageStarted
from core.workshop.nouns.insights import InsightAdded, InsightVoted
from core.workshop.nouns.issues import IssueAdded, IssueVoted
from core.workshop.own import own
from core.workshop.store import EventStore
from core.workshop.view import Audience, shared
from tests.conftest import CODE, MORI, SATO, SUZUKI, Record

TOKENS = ("0" * 32, "f" * 32, "00ff" * 8, "123456789abcdef0" * 2)


@pytest.mark.parametrize(
    "token", ["", "a" * 31, "a" * 33, "A" * 32, "g" * 32, "ａ" * 32, "a" * 32 + "\n", "a" * 10_000]
)
def test_only_128_random_bits_are_a_token(token: str) -> None:
    with pytest.raises(Refused, match="bad_request"):
        seat.checked(token)


def test_a_seat_does_not_tell_its_token() -> None:
    seats = {seat.seat_id(token) for token in TOKENS}
    assert len(seats) == len(TOKENS)
    assert all(token[:8] not in one for token in TOKENS for one in seats)


def test_a_mark_is_another_in_every_stage_and_workshop() -> None:
    marks = {
        seat.mark(token, workshop, stage)
        for token in TOKENS
        for workshop in (CODE, "ZZZZZZ")
        for stage in ("insights", "issues")
    }
    assert len(marks) == len(TOKENS) * 4
    assert not marks & {seat.seat_id(token) for token in TOKENS}


@pytest.mark.parametrize("token", TOKENS)
@pytest.mark.parametrize(
    "typed",
    [
        lambda code: code,
        str.lower,
        lambda code: code.replace("-", ""),
        lambda code: code.replace("-", " "),
        lambda code: code.replace("-", "ー"),
        lambda code: code.replace("-", "‐"),
        lambda code: "".join(chr(ord(c) + 0xFEE0) for c in code),
        lambda code: f"\u3000{code}\n",
    ],
)
def test_a_recovery_code_is_read_however_it_is_typed(
    token: str, typed: Callable[[str], str]
) -> None:
    assert seat.recovered(typed(seat.recovery(token))) == token


@pytest.mark.parametrize(
    "code",
    ["", "-", "ABCD", "A" * 25, "A" * 27, "O" * 26, "Z" * 26, "👪" * 26, "あ" * 26, "A" * 10_000],
)
def test_what_is_no_recovery_code_is_refused(code: str) -> None:
    with pytest.raises(Refused, match="no_such_code"):
        seat.recovered(code)


def test_one_letter_changed_is_another_seat() -> None:
    code = seat.recovery("a" * 32)
    other = code[:-1] + ("2" if code[-1] != "2" else "3")
    assert seat.seat_id(seat.recovered(other)) != seat.seat_id("a" * 32)


def test_an_actor_shows_what_the_stage_shows(room: Room, record: Record) -> None:
    me = seat.seat_id(SUZUKI)
    assert seat.actor(SUZUKI, CODE, room.workshop).author.mark == me
    record(SATO, StageStarted("hush", "sector"), leading=True)
    author = seat.actor(SUZUKI, CODE, room.workshop).author
    assert (author.mark == me, author.sector) == (False, "resident")
    record(SATO, StageStarted("mute", "anonymous"), leading=True)
    author = seat.actor(SUZUKI, CODE, room.workshop).author
    assert (author.mark == me, author.sector) == (False, None)
    assert seat.actor(SUZUKI, CODE, room.workshop, leading=True).author.mark == me


def test_my_marks_are_mine_in_all_stages_so_far(room: Room, record: Record) -> None:
    record(SATO, StageStarted("hush", "anonymous"), leading=True)
    record(SUZUKI, InsightAdded("i1", "店が遠い"))
    record(SATO, StageStarted("issues"), leading=True)
    theirs = {token: seat.actor(token, CODE, room.workshop).marks for token in (SUZUKI, MORI)}
    assert room.workshop.insights["i1"].author.mark in theirs[SUZUKI]
    assert not theirs[SUZUKI] & theirs[MORI]


def test_changing_words_without_a_name_later_does_not_name_them(
    room: Room, record: Record, store: EventStore
) -> None:
    record(SATO, StageStarted("hush", "anonymous"), leading=True)
    record(SUZUKI, InsightAdded("i1", "店が遠い"))
    added = record(SUZUKI, InsightAdded("i2", "バスがない")).seq
    record(SATO, StageStarted("issues"), leading=True)
    before = len(room.log)
    record(SUZUKI, Edited("insights", "i1", "text", "店が遠い", "店がとても遠い"))
    record(SUZUKI, Reverted(added))
    assert room.workshop.insights["i1"].text == "店がとても遠い"
    assert "i2" not in room.workshop.insights
    entries = store.read(CODE, after=before)
    assert all(seat.seat_id(SUZUKI) not in entry.to_row() for entry in entries)
    assert all((entry.at.second, entry.at.microsecond) == (0, 0) for entry in entries)


def test_a_mode_changed_meanwhile_does_not_name_words_written_before(
    room: Room, record: Record, store: EventStore
) -> None:
    record(SATO, StageStarted("hush", "anonymous"), leading=True)
    record(SUZUKI, IssueAdded("s1", "移動"))
    record(SATO, StageAuthorshipSet("named"), leading=True)
    record(SUZUKI, Edited("issues", "s1", "text", "移動", "移動の手段"))
    assert seat.seat_id(SUZUKI) not in store.read(CODE)[-1].to_row()
    record(MORI, Edited("issues", "s1", "text", "移動の手段", "移動と手段"))
    assert seat.seat_id(MORI) in store.read(CODE)[-1].to_row()


def test_agreeing_counts_once_whatever_the_stage(room: Room, record: Record) -> None:
    record(SATO, StageStarted("hush", "anonymous"), leading=True)
    record(MORI, InsightAdded("i1", "店が遠い"), IssueAdded("s1", "移動"))
    record(SUZUKI, InsightVoted("i1"), IssueVoted("s1"))
    record(SATO, StageStarted("issues"), leading=True)
    record(SUZUKI, InsightVoted("i1"), IssueVoted("s1"))
    view = shared(room.workshop, Audience("participant"))
    assert [view[key]["acts"][0]["label"]["n"] for key in ("i1", "s1")] == [1, 1]
    theirs = seat.actor(SUZUKI, CODE, room.workshop).marks
    assert own(room.workshop, theirs, Audience("participant"))["i1"]["acts"][0]["pressed"]


def test_agreement_given_without_a_name_is_taken_back_later(room: Room, record: Record) -> None:
    record(SATO, StageStarted("hush", "anonymous"), leading=True)
    record(MORI, InsightAdded("i1", "店が遠い"))
    record(SUZUKI, InsightVoted("i1"))
    record(SATO, StageStarted("issues"), leading=True)
    record(SUZUKI, InsightVoted("i1", on=False))
    assert room.workshop.insights["i1"].votes == frozenset()
