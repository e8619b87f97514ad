"""A year later somebody opens the follow-up of a workshop: what comes along, and what must not."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from core import seat
from core.accounts import User
from core.errors import Refused
from core.keeping import acts, carrying, choosing
from core.keeping.audit import Audit
from core.record.thread import threads
from core.rooms import Rooms
from core.store.duckdb_store import DuckDBStore
from core.text import Text
from core.workshop import Entry, Event, Reverted, Room, fold
from core.workshop.acts.editing import Edited, Linked
from core.workshop.acts.flow import SeatTaken, StageStarted, WorkshopClosed, WorkshopOpened
from core.workshop.acts.groups import Grouped, issue_id
from core.workshop.lens import lens
from core.workshop.nouns.insights import InsightAdded, InsightMuted, InsightVoted
from core.workshop.nouns.issues import IssueAdded, IssueChecked
from core.workshop.nouns.kpis import KpiMeasured, KpiReviewed, KpiSet
from core.workshop.nouns.personas import PersonaAdded
from core.workshop.nouns.promises import PromiseMade, PromiseUpdated
from core.workshop.people import Sector
from core.workshop.view import Audience, shared
from tests.conftest import AGENDA, CODE, ITO, MORI, SATO, SUZUKI
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
