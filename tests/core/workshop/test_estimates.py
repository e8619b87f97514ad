"""Effect and effort: given in secret, opened once, by sector only where it points at nobody."""

from collections.abc import Callable

import pytest

from core import seat
from core.errors import Refused
from core.workshop import Reverted, Room, Workshop, fold
from core.workshop.acts.estimates import Estimated, EstimatesOpened, EstimatesStarted
from core.workshop.acts.flow import (
    SeatTaken,
    StageAuthorshipSet,
    StageLocked,
    StageRevealed,
    StageStarted,
    WorkshopOpened,
)
from core.workshop.acts.weighing import spots
from core.workshop.events import proposed
from core.workshop.meeting import StagePlan
from core.workshop.nouns.use_cases import UseCaseAdded
from core.workshop.people import Sector
from tests.conftest import AGENDA, CODE, ITO, SATO

IDEAS = StagePlan("ideas", "考える", "Think", "案を", "Ideas", 5, "use_case", authorship="sector")


By = Callable[..., Workshop]


def token(n: int) -> str:
    return f"{n}{n}" * 16


@pytest.fixture
def ideas(store: object) -> Room:
    """Two use cases; 官 leads, three of 住 and three of 産 estimate, 学 looks on."""
    room = Room(CODE, store)  # type: ignore[arg-type]
    sectors: list[Sector] = [*("resident",) * 3, *("industry",) * 3]
    seats = [SeatTaken(seat.seat_id(token(n)), f"人{n}", s) for n, s in enumerate(sectors)]
    room.record(
        seat.actor(SATO, CODE, room.workshop, leading=True),
        "open-ideas",
        WorkshopOpened("通院", "01210", "岩見沢市", "2026-07-14", "sato", (*AGENDA, IDEAS)),
        SeatTaken(seat.seat_id(SATO), "佐藤", "administration", "facilitator"),
        SeatTaken(seat.seat_id(ITO), "伊藤", "academia", "observer"),
        *seats,
        StageStarted("ideas", "sector"),
        UseCaseAdded("u1", "土曜のオンライン相談"),
        UseCaseAdded("u2", "送迎の相乗り"),
    )
    return room


@pytest.fixture
def by(ideas: Room) -> By:
    count = 0

    def record(who: str, *events: object, leading: bool = False) -> Workshop:
        nonlocal count
        count += 1
        actor = seat.actor(who, CODE, ideas.workshop, leading=leading)
        return ideas.record(actor, f"by-{count}", *events)  # type: ignore[arg-type]

    return record


def both(use_case: str, effect: int, effort: int) -> tuple[Estimated, Estimated]:
    return Estimated(use_case, "effect", effect), Estimated(use_case, "effort", effort)


# Giving


def test_a_round_is_begun_by_who_leads_and_only_once(by: By) -> None:
    with pytest.raises(Refused, match="estimates_over"):
        by(token(0), Estimated("u1", "effect", 3))
    with pytest.raises(Refused, match="role"):
        by(token(0), EstimatesStarted())
    by(SATO, EstimatesStarted(), leading=True)
    with pytest.raises(Refused, match="estimates_going"):
        by(SATO, EstimatesStarted(), leading=True)
    with pytest.raises(Refused, match="estimates_none"):
        by(SATO, EstimatesOpened(), leading=True)


def test_nothing_is_estimated_where_there_is_no_use_case(room: Room) -> None:
    actor = seat.actor(SATO, CODE, room.workshop, leading=True)
    with pytest.raises(Refused, match="estimates_nothing"):
        room.record(actor, "start", EstimatesStarted())


def test_the_same_tap_twice_is_one_and_zero_takes_it_back(ideas: Room, by: By) -> None:
    by(SATO, EstimatesStarted(), leading=True)
    for _ in range(2):
        by(token(0), *both("u1", 3, 1))
    assert list(ideas.workshop.estimates[-1].given.values()) == [{"u1": (3, 1)}]
    by(token(0), *both("u1", 0, 0))
    assert ideas.workshop.estimates[-1].given == {} == ideas.workshop.estimates[-1].sectors


@pytest.mark.parametrize(
    "wrong", [{"level": 4}, {"level": -1}, {"level": "x"}, {"axis": "cost"}, {"id": ""}]
)
def test_an_odd_estimate_is_refused(wrong: dict[str, object]) -> None:
    with pytest.raises(Refused, match="field"):
        proposed("estimated", {"id": "u1", "axis": "effect", "level": 1, **wrong})


def test_who_looks_on_and_what_is_locked_hidden_or_gone(ideas: Room, by: By) -> None:
    by(SATO, EstimatesStarted(), leading=True)
    with pytest.raises(Refused, match="role"):
        by(ITO, Estimated("u1", "effect", 1))
    by(SATO, StageLocked(), leading=True)
    with pytest.raises(Refused, match="locked"):
        by(token(0), Estimated("u1", "effect", 1))
    by(SATO, StageLocked(False), StageStarted("hush", "sector", hidden=True), leading=True)
    by(token(1), UseCaseAdded("u3", "まだ言えない案"))
    for who in (token(0), token(1)):
        with pytest.raises(Refused, match="gone"):
            by(who, Estimated("u3", "effect", 1))
    with pytest.raises(Refused, match="gone"):
        by(token(0), Estimated("u9", "effect", 1))
    by(SATO, StageRevealed("hush"), leading=True)
    by(token(0), *both("u3", 1, 1))
    by(SATO, EstimatesOpened(), leading=True)
    with pytest.raises(Refused, match="estimates_over"):
        by(token(0), Estimated("u3", "effect", 2))


def test_another_way_of_showing_authors_gives_no_second_voice(ideas: Room, by: By) -> None:
    by(SATO, EstimatesStarted(), leading=True)
    by(token(0), *both("u1", 3, 1))
    for shown in ("named", "anonymous", "sector"):
        by(SATO, StageAuthorshipSet(shown), leading=True)
        by(token(0), Estimated("u1", "effect", 2))
    given = ideas.workshop.estimates[-1].given
    assert [*given.values()] == [{"u1": (2, 1)}] and seat.seat_id(token(0)) not in given


def test_an_undone_use_case_takes_its_estimates_along(ideas: Room, by: By) -> None:
    added = by(token(1), UseCaseAdded("u3", "店の中の相談")).seq
    by(SATO, EstimatesStarted(), leading=True)
    by(token(0), *both("u3", 3, 1), *both("u1", 1, 1))
    undone = by(token(1), Reverted(added))
    assert [*undone.estimates[-1].given.values()] == [{"u1": (1, 1)}]
    by(SATO, EstimatesOpened(), leading=True)
    assert [spot.use_case_id for spot in spots(ideas.workshop)] == ["u1"]
    assert fold(ideas.log) == ideas.workshop
