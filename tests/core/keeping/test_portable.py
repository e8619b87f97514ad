"""A workshop as a file: there and back, what is not in it, and what is refused."""

import json
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from core import seat
from core.errors import Refused
from core.keeping import acts, portable
from core.keeping.audit import Audit
from core.practice.demo import DEMO, ensure_demo
from core.record.report import report
from core.rooms import Rooms
from core.text import Text
from core.workshop import Entry, Reverted, Room, Workshop, fold
from core.workshop.acts.editing import Edited
from core.workshop.acts.estimates import Estimated, EstimatesOpened, EstimatesStarted
from core.workshop.acts.flow import (
    LinkMade,
    SeatTaken,
    StageRevealed,
    StageStarted,
    WorkshopClosed,
    WorkshopOpened,
)
from core.workshop.acts.on_paper import DotsOnPaper
from core.workshop.acts.planning import StagePlanned
from core.workshop.acts.votes import DotsGiven, VotesOpened
from core.workshop.card import Card
from core.workshop.lens import lens
from core.workshop.meeting import StagePlan
from core.workshop.noun import Table
from core.workshop.nouns.insights import InsightAdded, InsightVoted
from core.workshop.nouns.issues import IssueAdded, IssueChecked, IssueVoted
from core.workshop.nouns.personas import PersonaAdded
from core.workshop.nouns.use_cases import UseCaseAdded
from core.workshop.people import Sector
from core.workshop.view import Audience, shared
from tests.conftest import AGENDA, CODE, MORI, SATO, SUZUKI
from tests.core.keeping.conftest import LOGS, kept

CHOOSE = StagePlan("choose", "えらぶ", "Choose", "票を", "Dots", 5, vote="issue")
FIRST, SECOND = "最初に書いた言葉", "書きなおした言葉"


def ended(workshop: Workshop) -> Workshop:
    """As it is shown once it is over and its links lead nowhere."""
    return replace(workshop, closed=True, links={})


SECTORS = {"votes": (), "voices": (), "weighed": None}
"""Parts of a record that tell sectors."""


def same(ours: Workshop, theirs: Workshop, sectors: bool = True) -> None:
    """Everything an observer and a reader of the record sees, in both languages; without
    `sectors` a vote, estimates and voices may tell fewer of them."""
    observer = Audience("observer")
    mine, hers = (shared(one, observer) for one in (ours, ended(theirs)))
    for key in mine.keys() & hers.keys():
        if mine[key]["type"] == "vote" and not sectors:
            no_more(mine.pop(key), hers.pop(key))
    assert mine == hers
    for language in ("ja", "en"):
        text = Text(language)
        made, wanted = report(ours, text), report(ended(theirs), text)
        assert [[(row.name, row.dots) for row in one.rows] for one in made.votes] == [
            [(row.name, row.dots) for row in one.rows] for one in wanted.votes
        ]
        blank: dict[str, Any] = {"taken": "", "kept": "", **({} if sectors else SECTORS)}
        assert replace(made, **blank) == replace(wanted, **blank)


def no_more(ours: Card, theirs: Card) -> None:
    """A vote has the same dots, and tells as many of its sectors or fewer."""
    for mine, hers in zip(ours["links"], theirs["links"], strict=True):
        assert (mine["to"], mine["n"]) == (hers["to"], hers["n"])
        assert all(chip in hers["chips"] for chip in mine["chips"])


def brought(server: Rooms, book: Audit, data: bytes, owner: str = "mori") -> Room:
    return acts.take_over(server, book, portable.read(data), owner, "森")


@pytest.mark.parametrize("path", LOGS, ids=lambda path: path.stem)
def test_there_and_back_is_the_same_view_and_record(server: Rooms, book: Audit, path: Path) -> None:
    log = kept(path)
    workshop = fold(log)
    room = brought(server, book, portable.written(workshop, log, "p"))
    same(room.workshop, workshop)
    assert room.workshop.owner == "mori" and room.workshop.closed
    again = Room(room.workshop_id, server.store)
    assert again.workshop == room.workshop and len(again.log) == len(log) + 1


def test_the_finished_example_goes_there_and_back(server: Rooms, book: Audit) -> None:
    ensure_demo(server)
    demo = server.room(DEMO)
    room = brought(server, book, portable.written(demo.workshop, demo.log, "p"))
    same(room.workshop, demo.workshop, sectors=False)
    twice = portable.written(room.workshop, room.log, "p")
    assert portable.read(twice).log[-1].event.kind == "workshop_taken_over"


@pytest.fixture
def held(server: Rooms) -> Room:
    """A workshop with an opened stage without names, a replaced and a withdrawn word, a link."""
    opened = WorkshopOpened(
        "買い物支援", "01210", "岩見沢市", "2026-07-14", "sato", (*AGENDA, CHOOSE)
    )
    room = server.open_workshop(opened, SATO, "佐藤", workshop_id=CODE)
    write(room, SATO, SeatTaken(seat.seat_id(SUZUKI), "鈴木", "resident"), leading=True)
    write(room, SATO, StageStarted("insights", "anonymous", hidden=True), leading=True)
    write(room, SUZUKI, InsightAdded("i1", FIRST))
    write(room, SUZUKI, Edited("insights", "i1", "text", FIRST, "途中の言葉"))
    write(room, SUZUKI, Edited("insights", "i1", "text", "途中の言葉", SECOND))
    write(room, SUZUKI, InsightAdded("i2", "やめた言葉"))
    write(room, SUZUKI, Reverted(room.workshop.seq))
    write(room, SATO, StageRevealed("insights"), leading=True)
    write(room, SATO, LinkMade("l1", "f" * 64, "首長へ", "2027-01-01"), leading=True)
    return room


def write(room: Room, token: str, *events: Any, leading: bool = False) -> None:
    actor = seat.actor(token, room.workshop_id, room.workshop, leading=leading)
    room.record(actor, f"request-{room.workshop.seq}", *events)


def test_a_file_opens_nothing_and_says_nothing_that_is_no_longer_said(
    server: Rooms, book: Audit, held: Room
) -> None:
    data = acts.exported(server, book, held, "sato")
    text = data.decode()
    assert SECOND in text and "鈴木" in text
    for word in (FIRST, "途中の言葉", "やめた言葉", "首長へ", "f" * 64, CODE, SATO, SUZUKI):
        assert word not in text
    assert '"owner": ""' in text
    assert [(line.act, line.workshop_id, line.who) for line in book.lines()] == [
        ("exported", CODE, "sato")
    ]
    room = brought(server, book, data)
    same(room.workshop, held.workshop)


def test_what_was_first_written_in_an_edit_and_replaced_is_in_no_file(
    server: Rooms, book: Audit, held: Room
) -> None:
    """Fields that the thing was made without, so that no entry but the edits holds them."""
    write(held, SATO, StageStarted("named"), leading=True)
    write(held, SATO, IssueAdded("s1", "課題"), PersonaAdded("p1", "けん", "足", "通院"))
    edits: tuple[tuple[Table, str, str], ...] = (
        ("issues", "s1", "why"),
        ("personas", "p1", "confirmed"),
    )
    for table, key, field in edits:
        write(held, SUZUKI, Edited(table, key, field, "", f"{FIRST}{field}"))
        write(held, SUZUKI, Edited(table, key, field, f"{FIRST}{field}", SECOND))
    write(held, SUZUKI, IssueChecked("s1", "holds", "保健師", "やめた答え"))
    write(held, SUZUKI, Reverted(held.workshop.seq))
    write(held, SUZUKI, IssueChecked("s1", "fails", "健診に来た親", "休める人が多い"))
    data = acts.exported(server, book, held, "sato")
    assert FIRST not in data.decode() and "やめた答え" not in data.decode()
    room = brought(server, book, data)
    same(room.workshop, held.workshop)
    assert room.workshop.issues["s1"].why == SECOND == room.workshop.personas["p1"].confirmed
    assert [one.found for one in room.workshop.issues["s1"].asked] == ["休める人が多い"]


def test_a_file_names_no_voter_and_no_small_sector(server: Rooms, book: Audit, held: Room) -> None:
    tokens = [format(n, "032x") for n in range(6)]
    for n, token in enumerate(tokens):
        sector: Sector = "industry" if n < 4 else "academia"
        write(held, SATO, SeatTaken(seat.seat_id(token), f"人{n}", sector), leading=True)
    write(held, SATO, StageStarted("named"), leading=True)
    write(held, SATO, IssueAdded("s1", "課題"), IssueAdded("s2", "別の課題"))
    write(held, tokens[0], IssueVoted("s1"))
    write(held, SATO, StageStarted("choose", "named"), leading=True)
    for n, token in enumerate(tokens):
        write(held, token, DotsGiven("s1" if n % 2 else "s2", 1))
    assert b"dots_given" not in acts.exported(server, book, held, "sato")
    write(held, SATO, VotesOpened("choose"), leading=True)
    data = acts.exported(server, book, held, "sato")
    votes = [e for e in json.loads(data)["entries"] if e["kind"] in ("dots_given", "issue_voted")]
    named = {seat.seat_id(token) for token in tokens}
    assert len(votes) == 7 and not named & {one["mark"] for one in votes}
    assert votes[0]["mark"] != votes[1]["mark"]  # a vote is tied to nothing else they did
    assert {one["sector"] for one in votes} <= {"industry", None}
    room = brought(server, book, data)
    ours, theirs = (shared(w, Audience("observer")) for w in (room.workshop, held.workshop))
    assert [row["n"] for row in ours["vote:choose"]["links"]] == [3, 3]
    assert ours["s1"] == {**theirs["s1"], "acts": []}


def dots_of(data: bytes, kind: str) -> Counter[tuple[str, str | None]]:
    """(card, sector) → different people whose entries of this kind stand in a file."""
    rows = [one for one in json.loads(data)["entries"] if one["kind"] == kind]
    people = {(one["payload"]["id"], one["sector"], one["mark"]) for one in rows}
    return Counter((card, sector) for card, sector, _ in people)


def test_no_sector_of_one_or_two_people_stands_with_a_secret_dot_or_estimate(
    server: Rooms, book: Audit, held: Room
) -> None:
    """Five of 産, four of 学, three of 民: 産 has one dot on the second card, estimates alike."""
    here: tuple[tuple[Sector, int], ...] = (("industry", 5), ("academia", 4), ("npo", 3))
    sectors = [sector for sector, n in here for _ in range(n)]
    tokens = [format(n + 16, "032x") for n in range(len(sectors))]
    for token, of in zip(tokens, sectors, strict=True):
        write(held, SATO, SeatTaken(seat.seat_id(token), "人", of), leading=True)
    write(held, SATO, StageStarted("named"), leading=True)
    write(held, SATO, IssueAdded("s1", "課題"), IssueAdded("s2", "別の課題"))
    uses = [UseCaseAdded(f"u{n}", f"案{n}") for n in (1, 2)]
    write(held, SATO, *uses)
    write(held, SATO, StageStarted("choose", "named"), leading=True)
    for n, token in enumerate(tokens):
        write(held, token, DotsGiven("s2" if n in (0, 5, 6, 7, 8) else "s1", 1))
    write(held, SATO, VotesOpened("choose"), leading=True)
    write(held, SATO, EstimatesStarted(), leading=True)
    for n, token in enumerate(tokens):
        which = "u2" if n in (0, 5, 6, 7, 8) else "u1"
        write(held, token, Estimated(which, "effect", 3), Estimated(which, "effort", 1))
    write(held, SATO, EstimatesOpened(), leading=True)
    data = acts.exported(server, book, held, "sato")
    for kind in ("dots_given", "estimated"):
        found = dots_of(data, kind)
        assert all(n >= 3 for (_, sector), n in found.items() if sector), found
        assert sum(found.values()) == len(tokens)
    room = brought(server, book, data)
    same(room.workshop, held.workshop, sectors=False)


def test_a_file_tells_no_more_of_who_sees_an_issue(server: Rooms, book: Audit, held: Room) -> None:
    """A sector that no page tells is in no file: there its 同感 is one without a sector."""
    here: tuple[tuple[Sector, int], ...] = (("resident", 4), ("academia", 3), ("npo", 2))
    for sector, count in here:
        for n in range(count):
            token = format(ord(sector[0]) * 16 + n, "032x")
            write(held, SATO, SeatTaken(seat.seat_id(token), "人", sector), leading=True)
    write(held, SATO, StageStarted("issues", "sector"), leading=True)
    write(held, SATO, IssueAdded("s1", "課題"))
    for sector in ("resident", "npo"):
        write(held, format(ord(sector[0]) * 16, "032x"), IssueVoted("s1"))
    (ours,) = lens(held.workshop)
    assert (ours.voices["resident"], ours.voices["academia"], ours.voices["npo"]) == (1, 0, None)
    (theirs,) = lens(brought(server, book, acts.exported(server, book, held, "sato")).workshop)
    assert (theirs.voices["resident"], theirs.gaps) == (None, ()), "one person is not told either"
    assert not any(theirs.voices.values())


def test_what_waits_to_be_opened_is_in_no_file_nor_whose_it_is(
    server: Rooms, book: Audit, held: Room
) -> None:
    """A file can be made at any minute; all that speaks of what waits is left out with it."""
    before = json.loads(acts.exported(server, book, held, "sato"))["entries"]
    write(held, SATO, StageStarted("hush", hidden=True), leading=True)
    write(held, SUZUKI, InsightAdded("i3", "まだ見せない"))
    write(held, SUZUKI, Edited("insights", "i3", "text", "まだ見せない", "まだ秘密"))
    write(held, SUZUKI, IssueAdded("s3", "秘密の課題", ("i1", "i3")), InsightVoted("i3"))
    for _ in range(2):
        data = acts.exported(server, book, held, "sato")
        rows = json.loads(data)["entries"][len(before) :]
        kinds = [one["kind"] for one in rows]
        assert kinds[:5] == ["stage_started", *["words_withdrawn"] * 4]
        assert len({one["mark"] for one in rows[1:5]}) == 1, "whose they are is not told"
        assert not {one["mark"] for one in rows[1:5]} & {one["mark"] for one in before}
        for word in ("まだ見せない", "まだ秘密", "秘密の課題", '"i3"', '"s3"'):
            assert word not in data.decode()
        room = brought(server, book, data, owner=f"owner{len(kinds)}")
        assert [*room.workshop.insights] == ["i1"] and not room.workshop.issues
        write(held, SATO, WorkshopClosed(), leading=True)


def test_dots_of_paper_wait_in_a_file_too_and_tell_no_small_sector(
    server: Rooms, book: Audit, held: Room
) -> None:
    plan = StagePlan("choose", "えらぶ", "Choose", "票", "Dots", 5, vote="issue", dots=3)
    write(held, SATO, StagePlanned(plan, 1), StageStarted("choose"), leading=True)
    write(held, SATO, IssueAdded("s7", "店が遠い"))
    write(held, SATO, DotsOnPaper(1, ("s7",), (2,), None), leading=True)
    rows = json.loads(acts.exported(server, book, held, "sato"))["entries"]
    assert "dots_on_paper" not in [one["kind"] for one in rows]
    write(held, SATO, VotesOpened("choose"), leading=True)
    rows = json.loads(acts.exported(server, book, held, "sato"))["entries"]
    (slip,) = [one["payload"] for one in rows if one["kind"] == "dots_on_paper"]
    assert slip["dots"] == [2] and slip.get("sector") is None


def test_what_is_seen_keeps_all_but_what_it_says_of_something_hidden(
    server: Rooms, book: Audit, held: Room
) -> None:
    write(held, SATO, StageStarted("hush", hidden=True), leading=True)
    write(held, SATO, InsightAdded("i3", "まだ見せない"))
    write(held, SATO, StageStarted("named"), leading=True)
    write(held, SATO, IssueAdded("s1", "見える課題", ("i1", "i3")))
    room = brought(server, book, acts.exported(server, book, held, "sato"))
    assert room.workshop.issues["s1"].insight_ids == ("i1",)


def test_nobodys_token_is_worth_anything_afterwards(server: Rooms, book: Audit, held: Room) -> None:
    room = brought(server, book, acts.exported(server, book, held, "sato"))
    for token in (SATO, SUZUKI):
        assert seat.seat_id(token) not in room.workshop.seats
        marks = seat.actor(token, room.workshop_id, room.workshop).marks
        old = seat.actor(token, CODE, room.workshop).marks
        assert not (marks | old) & room.workshop.touched.keys()
    assert not room.workshop.links and len(room.workshop.seats) == 2
    server.lead_again(room, MORI, "森")
    assert room.workshop.seats[seat.seat_id(MORI)].role == "facilitator"


def test_the_record_says_first_where_it_came_from(server: Rooms, book: Audit, held: Room) -> None:
    room = brought(server, book, acts.exported(server, book, held, "sato"))
    assert room.workshop.taken_over is not None and room.workshop.taken_over.by == "森"
    assert "「森」がファイルから引きついだ" in report(room.workshop, Text("ja")).remark
    assert ("brought", room.workshop_id) in [(x.act, x.workshop_id) for x in book.lines()]


def test_the_same_file_twice_is_said_until_the_first_is_deleted(
    server: Rooms, book: Audit, held: Room
) -> None:
    data = acts.exported(server, book, held, "sato")
    first = brought(server, book, data)
    with pytest.raises(Refused, match=r"bring\.same_file") as refusal:
        brought(server, book, data)
    assert refusal.value.details == {"now": first.workshop_id}
    assert brought(server, book, data, owner="ito").workshop_id != first.workshop_id
    acts.delete(server, book, first, "mori")
    assert brought(server, book, data).workshop.owner == "mori"


# What is refused


def changed(data: bytes, change: Callable[[list[dict[str, Any]]], object]) -> bytes:
    """The file with other entries and the fingerprint they have: a forgery, not an accident."""
    body = json.loads(data)
    change(body["entries"])
    body["sha256"] = portable.fingerprint(body["entries"])
    return json.dumps(body, ensure_ascii=False).encode()


def put(row: int, **values: object) -> Callable[[list[dict[str, Any]]], object]:
    return lambda rows: rows[row].update(values)


def pay(row: int, **values: object) -> Callable[[list[dict[str, Any]]], object]:
    return lambda rows: rows[row]["payload"].update(values)


PLAN = {"stage_id": "s", "title_ja": "", "title_en": "", "task_ja": "", "task_en": ""}
FORGED: dict[str, tuple[Callable[[list[dict[str, Any]]], object], str, int | None]] = {
    "a number is missing": (lambda rows: rows.pop(3), "entry", 4),
    "cut to the second": (lambda rows: rows.pop(0), "entry", 1),
    "an unknown kind": (put(4, kind="everything_deleted"), "entry", 5),
    "no kind of text": (put(4, kind=["x"]), "entry", 5),
    "a payload that is none": (put(4, payload=7), "entry", 5),
    "a time in words": (put(4, at="きのう"), "entry", 5),
    "a time without zone": (put(4, at="2026-07-14T00:00:00"), "entry", 5),
    "a time to come": (put(4, at="2999-01-01T00:00:00+00:00"), "entry", 5),
    "a sector of its own": (put(4, sector="king"), "entry", 5),
    "a mark with signs": (put(4, mark="<b>"), "entry", 5),
    "a long text": (pay(4, text="あ" * 201), "entry", 5),
    "no text": (pay(4, text=""), "entry", 5),
    "a text that turns the line": (pay(0, area_name="\u202eab"), "entry", 1),
    "a day that is none": (pay(0, held_on="2026-02-30"), "entry", 1),
    "a role of its own": (pay(1, role="king"), "entry", 2),
    "opened twice": (lambda rows: rows.append({**rows[0], "seq": len(rows) + 1}), "entry", 12),
    "words about nothing": (pay(5, id="i9"), "entry_fit", 6),
    "words replaced that were not there": (pay(5, before="ちがう"), "entry_fit", 6),
    "an undo of what is to come": (pay(8, target=11), "entry", 9),
    "an undo of itself": (pay(8, target=9), "entry", 9),
    "nobody leads": (pay(1, role="participant"), "no_lead", None),
    "a composer of its own": (
        pay(0, agenda=[{**PLAN, "minutes": 1, "stage_id": "insights", "composer": "evil"}]),
        "not_drawn",
        None,
    ),
    "minutes in words": (pay(0, agenda=[{**PLAN, "minutes": "viele"}]), "entry", 1),
    "a plan with more": (pay(0, agenda=[{**PLAN, "minutes": 1, "evil": 1}]), "entry", 1),
    "nothing at all": (lambda rows: rows.clear(), "not_ours", None),
}


@pytest.mark.parametrize("name", FORGED)
def test_a_forged_file_is_refused_with_the_number_and_leaves_nothing(
    server: Rooms, book: Audit, held: Room, name: str
) -> None:
    change, reason, number = FORGED[name]
    before = server.store.openings()
    data = changed(portable.written(held.workshop, held.log, "p"), change)
    with pytest.raises(Refused, match=rf"bring\.{reason}$") as refusal:
        brought(server, book, data)
    assert refusal.value.details.get("now") == number
    assert server.store.openings() == before and not book.lines()


def test_odd_numbers_of_the_server_s_own_events_are_refused(server: Rooms, book: Audit) -> None:
    ensure_demo(server)
    demo = server.room(DEMO)
    data = portable.written(demo.workshop, demo.log, "p")
    at = next(n for n, e in enumerate(demo.log) if e.event.kind == "figure_pinned")
    for odd in ({"decimals": 10**9}, {"value": "nan"}, {"low": "inf"}, {"value": 1e300},
                {"year": 10**40}, {"source_ja": "あ" * 5000}):  # fmt: skip
        figure = {**json.loads(demo.log[at].to_row()[-1])["figure"], **odd}
        before = {"figure_id": "f1", **figure}  # as the first version wrote it
        for wrong in (pay(at, figure=figure), put(at, payload=before)):
            with pytest.raises(Refused, match=r"bring\.entry$") as refusal:
                brought(server, book, changed(data, wrong))
            assert refusal.value.details == {"now": at + 1}


def test_what_is_not_such_a_file_is_refused_in_words(held: Room) -> None:
    data = portable.written(held.workshop, held.log, "p")
    body = json.loads(data)
    wrong = {
        b"": "not_json",
        b"\xff\xfe": "not_json",
        b"[" * 100_000: "not_json",
        b"[]": "not_ours",
        b'{"format": "other"}': "not_ours",
        data[: len(data) // 2]: "not_json",
        data.replace(SECOND.encode(), "ほかの言葉".encode()): "changed",
        json.dumps({**body, "version": 2}).encode(): "newer",
        json.dumps({**body, "made_on": "きのう"}).encode(): "not_ours",
        data.replace(b'"seq": 1,', b'"seq": NaN,'): "not_json",
        data.replace(SECOND.encode(), b"\\ud800"): "not_json",
        b" " * (portable.MOST_BYTES + 1): "too_large",
    }
    for content, reason in wrong.items():
        with pytest.raises(Refused, match=rf"bring\.{reason}$"):
            portable.read(content)
    assert portable.read(b"\xef\xbb\xbf" + data).made_on == body["made_on"]


def test_old_payloads_are_read_as_the_log_reads_them() -> None:
    log = kept(LOGS[0])
    read = portable.read(portable.written(fold(log), log, "p"))
    assert [type(entry.event) for entry in read.log] == [type(entry.event) for entry in log]
    assert all(isinstance(entry, Entry) for entry in read.log)
