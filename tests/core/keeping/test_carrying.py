"""A year later somebody opens the follow-up of a workshop: what comes along, and what must not."""

import json
import re
from collections.abc import Sequence
from pathlib import Path
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
from core.store.duckdb_store import DuckDBStore
from core.text import Text
from core.workshop import KINDS, Entry, Event, Reverted, Room, fold
from core.workshop.acts.carrying import CARRIED, CARRIES, Carried, CarriedOn
from core.workshop.acts.editing import Edited, Linked
from core.workshop.acts.flow import SeatTaken, StageStarted, WorkshopClosed, WorkshopOpened
from core.workshop.acts.groups import Grouped, issue_id
from core.workshop.events import proposed
from core.workshop.lens import lens
from core.workshop.noun import TABLES
from core.workshop.nouns.insights import InsightAdded, InsightMuted, InsightVoted
from core.workshop.nouns.issues import IssueAdded, IssueChecked
from core.workshop.nouns.kpis import KpiMeasured, KpiReviewed, KpiSet
from core.workshop.nouns.personas import PersonaAdded
from core.workshop.nouns.promises import PromiseMade, PromiseUpdated
from core.workshop.people import Sector
from core.workshop.timeline import lines
from core.workshop.view import Audience, shared
from tests.conftest import AGENDA, CODE, ITO, MORI, SATO, SUZUKI
from tests.core.formats.opened import squeezed, words_of
from tests.core.keeping.conftest import LOGS, kept
from tests.core.workshop.test_chain import CHAIN

OWNER = User("sato", "佐藤")
OBSERVER = Audience("observer")
NEXT = WorkshopOpened("買い物支援（つづき）", held_on="2027-07-14", owner="sato", agenda=AGENDA)
SAY = Text("ja")


def write(room: Room, token: str, *events: Event, leading: bool = False) -> None:
    actor = seat.actor(token, room.workshop_id, room.workshop, leading=leading)
    room.record(actor, f"request-{room.workshop.seq}", *events)


@pytest.fixture
def held(server: Rooms) -> Room:
    """A closed workshop with a whole chain, a stopped KPI, promises, hidden and muted words."""
    opened = WorkshopOpened("買い物支援", "01210", "岩見沢市", "2026-07-14", "sato", AGENDA)
    room = server.open_workshop(opened, SATO, "佐藤一郎", workshop_id=CODE)
    write(room, SATO, SeatTaken(seat.seat_id(SUZUKI), "鈴木花子", "resident"), leading=True)
    write(room, SATO, SeatTaken(seat.seat_id(MORI), "森太郎", "resident"), leading=True)
    write(room, SATO, SeatTaken(seat.seat_id(ITO), "伊藤", "resident"), leading=True)
    write(room, SATO, StageStarted("insights", "sector"), leading=True)
    write(room, SUZUKI, *CHAIN)
    write(room, MORI, InsightVoted("i1"))
    write(room, SUZUKI, IssueChecked("s1", "holds", "保健師", "その通りだった"))
    write(room, MORI, InsightAdded("i2", "だれにも見せない言葉"), InsightAdded("i3", "残る言葉"))
    write(room, SUZUKI, Linked("issues", "s1", "insight_ids", "i2"))
    write(room, SUZUKI, Linked("personas", "p1", "insight_ids", "i2"))
    write(room, SATO, InsightMuted("i2"), leading=True)
    write(room, SUZUKI, InsightAdded("i4", "とりけした言葉"))
    write(room, SUZUKI, Reverted(room.workshop.seq))
    write(room, SUZUKI, Edited("use_cases", "u1", "title", "家族健康手帳", "健康手帳"))
    write(room, SUZUKI, PersonaAdded("p2", "けん", "夜勤", "集まりに出ること"))
    stopped = KpiSet("k2", "チラシの枚数", "u1", "枚", 500.0, "2027-03-31", "広報課", "2027-01-15")
    write(room, SATO, stopped, leading=True)
    write(room, SATO, KpiReviewed("k2", 1, "stop", "だれも読まなかった"), leading=True)
    write(
        room, SATO, PromiseMade("r1", "薬局", "industry", "場所を貸す", "2027-03-31", (), ("k1",))
    )
    write(room, SATO, PromiseMade("r2", "大学", "academia", "分析する", "2026-12-31", ("u1",)))
    write(room, SATO, PromiseUpdated("r2", 1, "dropped", "人手が足りない"))
    write(room, SATO, StageStarted("kpis", hidden=True), leading=True)
    write(room, SUZUKI, InsightAdded("i5", "ひらいていない言葉"))
    write(room, SUZUKI, PersonaAdded("p3", "ひみつ", "秘密", "秘密"))
    write(room, SATO, WorkshopClosed(), leading=True)
    write(room, SATO, KpiMeasured("k1", "2026-07-20", 280.0, "受付票"), leading=True)
    return room


def usual(room: Room) -> list[str]:
    return [one.id for one in choosing.choices(room.workshop) if one.on]


def go_on(server: Rooms, book: Audit, old: Room, ids: Sequence[str], **other: Any) -> Room:
    given = {"user": OWNER, "seat_id": "", "opened": NEXT, "token": SUZUKI, "name": "後任", **other}
    user, seat_id = given.pop("user"), given.pop("seat_id")
    wanted = carrying.NextMeeting(ids, **given)
    return carrying.open_after(server, book, old, user, seat_id, wanted)


def test_what_is_going_on_is_chosen_and_what_it_rests_on_is_told(held: Room) -> None:
    found = {one.id: one for one in choosing.choices(held.workshop)}
    assert {key for key, one in found.items() if one.on} == {"k1", "p1", "p2", "u1", "r1"}
    assert {key for key, one in found.items() if not one.on} == {"k2", "r2"}  # p3 is hidden
    whole = {"figure": 1, "insight": 1, "issue": 1, "persona": 1, "use_case": 1}
    assert found["k1"].rests == whole and found["r1"].rests == {**whole, "kpi": 1}
    assert found["p2"].rests == {}
    assert choosing.counted(held.workshop, ["k1", "u1"]) == {**whole, "kpi": 1}


def test_the_next_room_has_the_whole_chain_both_ways(
    server: Rooms, book: Audit, held: Room
) -> None:
    room = go_on(server, book, held, ["k1"])
    (thread,) = threads(room.workshop, SAY)
    assert [[key for key, _ in step.found] for step in thread.steps[:6]] == [
        *(["f1"], ["i1"], ["s1"], ["p1"], ["u1"], ["k1"]),
    ]
    view = shared(room.workshop, Audience("participant"))
    assert {link["to"] for link in view["f1"]["links"]} == {"i1", "k1"}
    came = {"words": {"key": "field.came", "day": "2026-07-14"}}
    assert came in view["k1"]["chips"] and came in view["f1"]["chips"]
    assert view["room"]["words"] == 0 and view["waiting"]["count"] == 0
    old, new = held.workshop.kpis["k1"], room.workshop.kpis["k1"]
    assert (new.versions, new.reported, new.set_on) == (old.versions, old.reported, old.set_on)
    assert (room.workshop.area_code, room.workshop.area_name) == ("01210", "岩見沢市")
    write(room, SUZUKI, StageStarted("kpis"), leading=True)
    write(room, SUZUKI, KpiReviewed("k1", 1, "continue", "伸びた", "2028-01-15"))
    assert [one.number for one in room.workshop.kpis["k1"].versions] == [1, 2]
    write(room, SUZUKI, Edited("use_cases", "u1", "title", "健康手帳", "手帳アプリ"))
    with pytest.raises(Refused, match="role"):  # a 気づき only by who wrote it
        write(room, SUZUKI, Edited("insights", "i1", "text", "健診の日に休めない", "別の文"))


def test_the_new_log_folds_when_the_old_one_is_gone(
    server: Rooms, book: Audit, store: DuckDBStore, held: Room
) -> None:
    room = go_on(server, book, held, usual(held))
    acts.delete(server, book, held, "sato")
    assert fold(store.read(room.workshop_id)) == room.workshop
    assert room.workshop.before is not None and room.workshop.before.title == "買い物支援"


def test_nothing_hidden_muted_withdrawn_or_secret_comes_along(
    server: Rooms, book: Audit, held: Room
) -> None:
    room = go_on(server, book, held, [one.id for one in choosing.choices(held.workshop)] + ["p3"])
    stored = "".join(entry.to_row()[-1] for entry in room.log[2:])
    said = "だれにも見せない言葉", "とりけした言葉", "ひらいていない言葉", "ひみつ", "秘密"
    names = "佐藤一郎", "鈴木花子", "森太郎", "伊藤", CODE, '家族健康手帳"'
    marks = {*held.workshop.touched, *held.workshop.seats}
    assert not [word for word in (*said, *names, *marks) if word in stored]
    assert (
        not room.workshop.insights["i1"].votes
        and "i2" not in room.workshop.issues["s1"].insight_ids
    )
    assert room.workshop.touched == {}
    assert held.workshop.insights["i1"].sides and not room.workshop.insights["i1"].sides
    assert [one.found for one in room.workshop.issues["s1"].asked] == ["その通りだった"]
    assert room.log[2].event.kind == "carried" and room.log[2].by.mark == ""


@pytest.mark.parametrize("path", LOGS, ids=lambda path: path.stem)
def test_of_no_kept_log_a_mark_comes_along(path: Path) -> None:
    log = kept(path)
    workshop = fold(log)
    event = carrying.carried(workshop, log, [one.id for one in choosing.choices(workshop)])
    stored = json.dumps(json.loads(Entry(1, log[0].at, log[0].by, "r", event).to_row()[-1]))
    marks = {entry.by.mark for entry in log} | set(workshop.seats)
    assert not [mark for mark in marks - {""} if mark in stored]
    assert Entry.from_row(*Entry(1, log[0].at, log[0].by, "r", event).to_row()).event == event


def test_a_sector_is_told_only_where_the_old_meeting_told_it(
    server: Rooms, book: Audit, held: Room
) -> None:
    room = go_on(server, book, held, usual(held))
    assert room.workshop.insights["i1"].author.sector is None  # of the others there is one alone
    write(held, SATO, *(SeatTaken(f"n{n}", f"団体{n}", "npo") for n in range(3)), leading=True)
    room = go_on(server, book, held, usual(held))
    assert room.workshop.insights["i1"].author.sector == "resident"  # three of them were there
    assert {"sector": "resident"} in shared(room.workshop, OBSERVER)["i1"]["chips"]
    write(held, SATO, WorkshopClosed(False), leading=True)
    write(held, SATO, StageStarted("insights"), leading=True)
    write(held, SATO, InsightAdded("i6", "役場でも"), leading=True)
    write(held, SATO, Linked("personas", "p2", "insight_ids", "i6"))
    assert {"name": "佐藤一郎"} in shared(held.workshop, OBSERVER)["i6"]["chips"]
    again = go_on(server, book, held, ["p2"])
    assert again.workshop.insights["i6"].author.sector is None  # one alone: it would name them


def test_who_sees_a_carried_issue_is_not_told_from_another_room(
    server: Rooms, book: Audit, held: Room
) -> None:
    room = go_on(server, book, held, ["k1"])
    for at in range(6):
        sector: Sector = "resident" if at % 2 else "npo"
        token = f"{at}" * 32
        write(room, SUZUKI, SeatTaken(seat.seat_id(token), f"人{at}", sector), leading=True)
    (row,) = lens(room.workshop)  # who wrote it then may be of any sector here
    assert set(row.voices.values()) == {None} and row.gaps == ()
    write(room, SUZUKI, StageStarted("insights", "sector"), leading=True)
    write(room, "1" * 32, InsightVoted("i1"))
    (row,) = lens(room.workshop)
    assert (row.voices["resident"], row.voices["npo"]) == (1, None)


def test_carried_twice_the_versions_go_on(server: Rooms, book: Audit, held: Room) -> None:
    second = go_on(server, book, held, usual(held))
    write(second, SUZUKI, StageStarted("insights"), leading=True)
    write(second, SUZUKI, KpiReviewed("k1", 1, "continue", "続ける理由", "2028-01-15"))
    write(second, SUZUKI, Edited("personas", "p1", "bottleneck", "平日の健診", "平日昼の健診"))
    write(second, SUZUKI, PromiseUpdated("r1", 1, "doing"))
    third = go_on(server, book, second, usual(second), token=MORI)
    write(third, MORI, StageStarted("insights"), leading=True)
    write(third, MORI, Edited("personas", "p1", "wish", "仕事を続けること", "休まず働くこと"))
    kpi, persona = third.workshop.kpis["k1"], third.workshop.personas["p1"]
    assert [one.number for one in kpi.versions] == [1, 2]
    assert [one.status for one in third.workshop.promises["r1"].steps] == ["promised", "doing"]
    assert [(one.on, one.bottleneck) for one in persona.editions] == [
        ("2026-07-14", "平日の健診"),
        ("2027-07-14", "平日昼の健診"),
    ]
    card = shared(third.workshop, OBSERVER)["p1"]
    told = [one["words"] for one in card["history"]]
    assert [(one["n"], one["day"]) for one in told] == [(2, "2027-07-14"), (1, "2026-07-14")]
    assert {"key": "field.version", "n": 3} in [chip.get("words") for chip in card["chips"]]
    unchanged = shared(third.workshop, OBSERVER)["p2"]
    assert unchanged["history"] == []
    assert third.workshop.before is not None
    assert third.workshop.before.came["k1"] == "2026-07-14"  # where it was made


def test_an_issue_of_a_group_does_not_stand_for_one_of_the_new_room(
    server: Rooms, book: Audit, held: Room
) -> None:
    write(held, SATO, WorkshopClosed(False), leading=True)
    write(held, SATO, StageStarted("insights"), leading=True)
    write(held, SATO, Grouped(("i1",), text="健診"), leading=True)
    (group,) = held.workshop.groups
    write(held, SATO, IssueAdded(issue_id(group), "健診が合わない", ("i1",)), leading=True)
    write(held, SATO, Linked("personas", "p1", "issue_ids", issue_id(group)), leading=True)
    one, two = (go_on(server, book, held, ["p1"]) for _ in range(2))
    (made,) = one.workshop.issues.keys() - {"s1"}
    assert not made.startswith("group-") and made in one.workshop.personas["p1"].issue_ids
    assert made in two.workshop.issues and not one.workshop.groups
    assert one.workshop.insights["i1"].group == ""


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
