"""What a file of a workshop does not tell: small sectors, what waits, whose it is."""

import json
from collections import Counter

import pytest

from core import seat
from core.errors import Refused
from core.keeping import acts
from core.keeping.audit import Audit
from core.record.report import report
from core.rooms import Rooms
from core.text import Text
from core.workshop import Room
from core.workshop.acts.editing import Edited
from core.workshop.acts.estimates import Estimated, EstimatesOpened, EstimatesStarted
from core.workshop.acts.flow import (
    SeatTaken,
    StageStarted,
    WorkshopClosed,
)
from core.workshop.acts.on_paper import DotsOnPaper
from core.workshop.acts.planning import StagePlanned
from core.workshop.acts.votes import DotsGiven, VotesOpened
from core.workshop.few import present
from core.workshop.lens import lens
from core.workshop.meeting import StagePlan
from core.workshop.nouns.insights import InsightAdded, InsightVoted
from core.workshop.nouns.issues import IssueAdded, IssueVoted
from core.workshop.nouns.use_cases import UseCaseAdded
from core.workshop.people import Sector
from tests.conftest import CODE, MORI, SATO, SUZUKI
from tests.core.keeping.test_portable import brought, same, write
from tests.core.keeping.test_portable import held as held


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
    before = present(room.workshop)
    server.lead_again(room, MORI, "森")
    assert present(room.workshop) == before, "the meeting was over"
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
