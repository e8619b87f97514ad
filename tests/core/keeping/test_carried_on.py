"""A follow-up: who may open it, and what its record and files say of the meeting before."""

import json
import re
from typing import Any

import pytest

from core import seat
from core.accounts import LOCAL, User
from core.errors import Refused
from core.formats import FORMATS
from core.keeping import acts, carrying, choosing, portable
from core.keeping.audit import Audit
from core.practice.demo import DEMO, ensure_demo
from core.record.before import before, went_on
from core.record.report import report
from core.record.thread import threads
from core.rooms import Rooms
from core.workshop import KINDS, Entry, Room, fold
from core.workshop.acts.carrying import CARRIED, CARRIES, Carried, CarriedOn
from core.workshop.acts.editing import Edited
from core.workshop.acts.flow import StageStarted
from core.workshop.events import proposed
from core.workshop.noun import TABLES
from core.workshop.timeline import lines
from core.workshop.view import shared
from tests.conftest import CODE, SATO, SUZUKI
from tests.core.formats.opened import squeezed, words_of
from tests.core.keeping.test_carrying import NEXT, OBSERVER, SAY, go_on, usual, write
from tests.core.keeping.test_carrying import held as held


def test_only_who_owns_or_leads_the_old_meeting_may(server: Rooms, book: Audit, held: Room) -> None:
    other = User("mori", "森")
    for seat_id in ("", seat.seat_id(SUZUKI), "f" * 24):
        with pytest.raises(Refused, match="role"):
            go_on(server, book, held, ["k1"], user=other, seat_id=seat_id)
    assert len(server.store.openings()) == 1 and not held.workshop.went_on and not book.lines()
    assert go_on(server, book, held, ["k1"], user=other, seat_id=seat.seat_id(SATO))
    assert not choosing.may_carry(held.workshop, LOCAL, "")
    assert all(KINDS[kind].server_only for kind in ("carried", "carried_on"))


def test_it_is_carried_at_the_opening_only(server: Rooms, book: Audit, held: Room) -> None:
    room = go_on(server, book, held, ["k1"])
    event = carrying.carried(held.workshop, held.log, ["p2"])
    with pytest.raises(Refused, match="role"):
        write(room, SUZUKI, event, leading=True)
    assert proposed(
        "carried", json.loads(Entry(1, room.log[0].at, room.log[0].by, "", event).to_row()[-1])
    )


def test_the_old_meeting_knows_that_it_went_on(server: Rooms, book: Audit, held: Room) -> None:
    seq = held.workshop.seq
    room = go_on(server, book, held, ["k1"])
    assert held.workshop.seq == seq + 1 and held.workshop.closed
    assert [one.kpi_ids for one in held.workshop.went_on] == [("k1",)]
    assert re.search(r"\d{4}年\d+月\d+日に、つづきの会が始まりました", went_on(held.workshop, SAY))
    keys = [line.key for line in lines(held.workshop, held.log, frozenset())]
    assert keys[0] == "timeline.carried_on"
    told = {line.key: line.about for line in lines(room.workshop, room.log, frozenset())}
    assert told["timeline.carried"] == "買い物支援"
    assert [(one.act, one.workshop_id) for one in book.lines()] == [("carried", room.workshop_id)]
    assert not any(line.undoable for line in lines(room.workshop, room.log, frozenset()))


def test_the_new_record_says_what_came_and_what_was_rejected(
    server: Rooms, book: Audit, held: Room
) -> None:
    room = go_on(server, book, held, ["k1", "p1", "u1", "r1"])
    told = before(room.workshop, SAY)
    assert told is not None and "2026年7月14日の「買い物支援」（岩見沢市）" in told.whence
    assert "KPI\u00a01" in told.took and "約束\u00a01" in told.took
    assert told.left == (
        "KPI「チラシの枚数」（やめた）理由：だれも読まなかった",
        "だれのためか「けん」",
        "約束「大学：分析する」（やめた）理由：人手が足りない",
    )
    assert "気づき\u00a01" in told.rest
    assert told.whence in report(room.workshop, SAY).remark
    assert before(held.workshop, SAY) is None and went_on(room.workshop, SAY) == ""


@pytest.mark.parametrize("form", list(FORMATS))
def test_every_file_says_what_came_and_what_was_rejected(
    server: Rooms, book: Audit, held: Room, form: str
) -> None:
    room = go_on(server, book, held, ["k1"])
    record = report(room.workshop, SAY)
    found = words_of(form, FORMATS[form].make(record))
    assert "KPI 1" in record.before[0]
    assert len(record.before) == 6 and "だれも読まなかった" in "".join(record.before)
    lines: tuple[str, ...] = record.before
    if form == "html" and record.came:  # under headings of their own
        lines = (record.came.took, *record.came.left, record.came.rest)
    assert not [line for line in (*lines, record.remark) if squeezed(line) not in found]


def test_the_order_stays_however_often_it_is_carried(
    server: Rooms, book: Audit, held: Room
) -> None:
    second = go_on(server, book, held, [one.id for one in choosing.choices(held.workshop)])
    third = go_on(server, book, second, usual(second))
    assert [*second.workshop.kpis] == ["k1", "k2"]
    for table in TABLES:
        wanted = [key for key in held.workshop.table(table) if key in third.workshop.table(table)]
        assert [*third.workshop.table(table)] == wanted


def test_a_file_carries_it_and_no_words_that_were_changed_since(
    server: Rooms, book: Audit, held: Room
) -> None:
    room = go_on(server, book, held, usual(held))
    write(room, SUZUKI, StageStarted("insights"), leading=True)
    write(room, SUZUKI, Edited("use_cases", "u1", "title", "健康手帳", "手帳アプリ"))
    data = portable.written(room.workshop, room.log, "p")
    assert (
        "健康手帳" not in data.decode().replace("家族健康手帳アプリ", "")
        and CODE not in data.decode()
    )
    file = portable.read(data)
    taken = acts.take_over(server, book, file, "mori", "森")
    seen, own = shared(taken.workshop, OBSERVER), shared(room.workshop, OBSERVER)
    assert {key: card for key, card in seen.items() if key in room.workshop.kpis} == {
        key: card for key, card in own.items() if key in room.workshop.kpis
    }
    later = go_on(server, book, taken, ["k1"], user=User("mori", "森"))
    assert later.workshop.kpis["k1"].versions == held.workshop.kpis["k1"].versions


def forged(room: Room, change: Any) -> bytes:
    """A file whose third entry somebody wrote anew, with a fitting fingerprint."""
    body = json.loads(portable.written(room.workshop, room.log, "p"))
    change(body["entries"][2]["payload"])
    body["sha256"] = portable.fingerprint(body["entries"])
    return json.dumps(body).encode()


def test_a_forged_file_gets_no_author_no_votes_and_no_odd_things(
    server: Rooms, book: Audit, held: Room
) -> None:
    room = go_on(server, book, held, usual(held))

    def claims(payload: Any) -> None:
        payload["insights"][0]["author"]["mark"] = "somebody"
        payload["insights"][0] |= {
            "votes": ["a", "b"],
            "sides": {"a": "npo"},
            "muted": True,
            "stage_id": "kpis",
        }

    (one, *_) = portable.read(forged(room, claims)).log[2].event.nouns()  # type: ignore[attr-defined]
    assert one.id == "f1"
    insight = fold(portable.read(forged(room, claims)).log).insights["i1"]
    assert (insight.author.mark, insight.votes, insight.muted) == (CARRIED, frozenset(), False)
    assert insight.stage_id == CARRIED and not insight.sides
    for odd in (
        lambda p: p["personas"][0].update(name="長" * 21),
        lambda p: p["personas"].append(p["personas"][0]),
        lambda p: p["came"].update(k1="きのう"),
        lambda p: p["kpis"][0].update(versions=[]),
        lambda p: p["kpis"][0].update(leading_ids=[p["kpis"][0]["id"]]),
        lambda p: p["figures"][0].update(id="a b"),
        lambda p: p["left"].append({"table": "kpis", "words": 3}),
    ):
        with pytest.raises(Refused, match="bring"):
            portable.read(forged(room, odd))


def test_the_finished_example_goes_on_whole(server: Rooms, book: Audit) -> None:
    ensure_demo(server)
    demo = server.room(DEMO)
    event = carrying.carried(demo.workshop, demo.log, usual(demo))
    room = server.open_workshop(NEXT, SATO, "佐藤", carried=[event])
    old, new = threads(demo.workshop, SAY), threads(room.workshop, SAY)
    went = [(step.kind, {key for key, _ in step.found}) for step in new[0].steps]
    first = next(one.steps for one in old if one.steps[5].found[0][0] in room.workshop.kpis)
    assert went[:6] == [(step.kind, {key for key, _ in step.found}) for step in first[:6]]
    assert all(keys for _, keys in went)
    for table in CARRIES:
        assert room.workshop.table(table), table
    assert isinstance(room.log[2].event, Carried) and not isinstance(room.log[2].event, CarriedOn)
    ids = {noun.id for noun in event.nouns()}
    said = {
        key: [(one.text, one.basis, one.figure_id) for one in given]
        for key, given in demo.workshop.reasons.items()
        if {*key} <= ids
    }
    carried = {
        key: [(one.text, one.basis, one.figure_id) for one in given]
        for key, given in room.workshop.reasons.items()
    }
    assert said and carried == said
    assert {one.author.mark for given in room.workshop.reasons.values() for one in given} == {
        CARRIED
    }
