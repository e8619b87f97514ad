"""What was drawn before is used again only where drawing it anew gives the same."""

from collections.abc import Callable

import pytest

from core import seat
from core.config import config
from core.practice.demo import DEMO, ensure_demo
from core.rooms import Rooms
from core.stats.package import open_package
from core.store.memory_store import MemoryStore
from core.workshop import Room, Workshop, fold
from core.workshop.acts.editing import Edited
from core.workshop.acts.flow import StageRevealed, StageStarted, WorkshopClosed
from core.workshop.card import View
from core.workshop.few import large_sectors
from core.workshop.nouns.insights import InsightAdded, InsightMuted, InsightVoted
from core.workshop.nouns.issues import IssueAdded
from core.workshop.own import Own, own
from core.workshop.people import Seat, Sector
from core.workshop.view import Audience, Drawn, shared
from tests.conftest import CODE, MORI, SATO, SUZUKI, Record
from tests.core.workshop.test_chain import CHAIN

AUDIENCES = (Audience("participant"), Audience("facilitator"), Audience("observer"))


def marks_of(workshop: Workshop, token: str) -> frozenset[str]:
    return seat.actor(token, CODE, workshop).marks


class Follower:
    """Draws every state twice: with what it had, and anew."""

    def __init__(self) -> None:
        self.drawn: list[dict[str, Drawn]] = [{} for _ in AUDIENCES]
        self.states = 0

    def look(self, workshop: Workshop) -> None:
        self.states += 1
        for audience, drawn in zip(AUDIENCES, self.drawn, strict=True):
            assert shared(workshop, audience, drawn) == shared(workshop, audience)


def test_the_finished_example_is_drawn_alike_at_every_entry() -> None:
    server = Rooms(MemoryStore(), open_package(config().stats_path))
    ensure_demo(server)
    log = server.store.read(DEMO)
    follower = Follower()
    for length in range(1, len(log) + 1, 3):
        follower.look(fold(log[:length]))
    assert follower.states > 20


def test_hiding_muting_voting_and_closing_are_seen_at_once(room: Room, record: Record) -> None:
    follower = Follower()
    one = Own(lambda stages: seat.actor(MORI, CODE, room.workshop).marks)
    steps: list[Callable[[], Workshop]] = [
        lambda: record(SUZUKI, *CHAIN),
        lambda: record(MORI, InsightVoted("i1", True)),
        lambda: record(SATO, InsightMuted("i1", True), leading=True),
        lambda: record(SATO, InsightMuted("i1", False), leading=True),
        lambda: record(SATO, StageStarted("insights", hidden=True), leading=True),
        lambda: record(MORI, InsightAdded("i2", "店が遠い")),
        lambda: record(SATO, StageRevealed("insights"), leading=True),
        lambda: record(MORI, Edited("insights", "i2", "text", "店が遠い", "店まで歩けない")),
        lambda: record(SUZUKI, IssueAdded("s2", "買い物", ("i2",))),
        lambda: record(SATO, StageStarted("kpis"), leading=True),
        lambda: record(SATO, WorkshopClosed(), leading=True),
    ]
    told: list[View] = []
    for step in steps:
        workshop = step()
        follower.look(workshop)
        told.append(one(workshop, AUDIENCES[0]))
        assert told[-1] == own(workshop, marks_of(workshop, MORI), AUDIENCES[0])
    assert len({str(view) for view in told}) > 3


def test_nothing_of_mine_is_computed_again_while_it_stays(room: Room, record: Record) -> None:
    one = Own(lambda stages: seat.actor(MORI, CODE, room.workshop).marks)
    record(MORI, InsightAdded("i1", "店が遠い"))
    first = one(room.workshop, AUDIENCES[0])
    record(SUZUKI, InsightAdded("i2", "バスがない"))
    assert first and one(room.workshop, AUDIENCES[0]) is first


@pytest.mark.parametrize(
    ("people", "told"),
    [
        ({"resident": 4, "administration": 3}, {"resident", "administration"}),
        ({"resident": 4, "administration": 3, "academia": 1}, {"resident"}),
        ({"resident": 4, "academia": 1}, set()),
        ({"resident": 4, "academia": 2, "npo": 1}, {"resident"}),
    ],
)
def test_a_card_without_a_sector_points_at_nobody(
    people: dict[Sector, int], told: set[Sector]
) -> None:
    seats = [
        Seat(f"{s}{n}", "x", s, "participant") for s, many in people.items() for n in range(many)
    ]
    workshop = Workshop(seats={one.seat_id: one for one in seats})
    assert large_sectors(workshop) == told
    untold = [one for one in seats if one.sector not in told]
    assert len(untold) != 1 and (len(untold) == 0 or len(untold) >= 3)
