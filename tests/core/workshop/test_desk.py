"""What the desk has of a stage: a script of two lines, its steps, its KPIs, who has answered."""

import pytest

from core import seat
from core.agendas import agendas, singles
from core.workshop import Room
from core.workshop.acts.choosing import Chosen
from core.workshop.acts.estimates import Estimated, EstimatesOpened, EstimatesStarted
from core.workshop.acts.flow import SeatTaken, StageRevealed, StageStarted, WorkshopOpened
from core.workshop.acts.groups import Grouped
from core.workshop.acts.votes import DotsGiven, VotesOpened
from core.workshop.desk import steps
from core.workshop.meeting import StagePlan
from core.workshop.nouns.insights import InsightAdded
from core.workshop.nouns.issues import IssueAdded
from core.workshop.nouns.kpis import KpiSet
from core.workshop.nouns.personas import PersonaAdded
from core.workshop.nouns.use_cases import UseCaseAdded
from core.workshop.people import Sector
from core.workshop.store import EventStore
from core.workshop.view import Audience, shared
from tests.conftest import CODE, SATO

TWO_LINES = {"ja": 62, "en": 140}
"""Letters that fit into two lines of the desk, 1,280 pixels wide."""
PEOPLE: list[Sector] = [*("resident",) * 4, *("industry",) * 3]
TOKENS = [f"{n}{n}" * 16 for n in range(len(PEOPLE))]
STAGES = next(iter(agendas().values())).stages


@pytest.fixture
def held(store: EventStore) -> Room:
    """The first agenda; 官 leads, four of 住 and three of 産 take part."""
    room = Room(CODE, store)
    seats = [SeatTaken(seat.seat_id(t), t, s) for t, s in zip(TOKENS, PEOPLE, strict=True)]
    sato = SeatTaken(seat.seat_id(SATO), "佐藤", "administration", "facilitator")
    opened = WorkshopOpened("通院", "01210", "岩見沢市", "2026-07-14", "sato", STAGES)
    leads(room, opened, sato)
    assert steps(room.workshop)[1] == 0  # nobody has come yet
    leads(room, *seats)
    return room


def leads(room: Room, *events: object) -> None:
    actor = seat.actor(SATO, CODE, room.workshop, leading=True)
    room.record(actor, f"lead-{room.workshop.seq}", *events)  # type: ignore[arg-type]


def does(room: Room, token: str, *events: object) -> None:
    actor = seat.actor(token, CODE, room.workshop)
    room.record(actor, f"does-{room.workshop.seq}", *events)  # type: ignore[arg-type]


def start(room: Room, stage_id: str) -> None:
    plan = next(one for one in STAGES if one.stage_id == stage_id)
    leads(room, StageStarted(stage_id, plan.authorship, plan.hidden))


def now(room: Room) -> str:
    """The step that is now; "" once all are done."""
    words, done = steps(room.workshop)
    return words[done] if done < len(words) else ""


def test_every_script_is_said_in_two_lines() -> None:
    plans: list[StagePlan] = [one for agenda in agendas().values() for one in agenda.stages]
    for plan in [*plans, *singles().values()]:
        for said in (plan.say_ja, plan.opened_ja):
            assert len(said) <= TWO_LINES["ja"], said
        for said in (plan.say_en, plan.opened_en):
            assert len(said) <= TWO_LINES["en"], said


def test_the_steps_of_a_meeting_follow_what_is_done(held: Room) -> None:
    assert now(held) == "arrive" or now(held) == "begin"
    assert now(held) == "begin"
    start(held, "figures")
    assert now(held) == "look"
    start(held, "insights")
    assert now(held) == "write"
    does(held, TOKENS[0], InsightAdded("s1", "坂が多い"), InsightAdded("s2", "バスがない"))
    leads(held, StageRevealed("insights"))
    assert now(held) == "read"
    start(held, "issues")
    assert now(held) == "read"
    does(held, TOKENS[0], Grouped(("s1", "s2"), text="足がない"))
    assert now(held) == "gather"
    does(held, TOKENS[0], IssueAdded("i1", "足がないので通院に困っている"))
    assert now(held) == "sentence"
    start(held, "choose")
    assert now(held) == "vote"
    does(held, TOKENS[0], DotsGiven("i1", 2))
    leads(held, VotesOpened("choose"))
    assert now(held) == "choose"
    leads(held, Chosen("i1"))
    assert now(held) == ""
    start(held, "personas")
    assert now(held) == "draw"
    does(held, TOKENS[0], PersonaAdded("p1", "さくら", bottleneck="坂", wish="通院"))
    assert now(held) == "check"


def test_estimates_are_told_by_sector_and_lead_to_a_choice_without_a_reason(held: Room) -> None:
    start(held, "use_cases")
    assert now(held) == "think"
    does(held, TOKENS[0], UseCaseAdded("u1", "相乗り"))
    leads(held, EstimatesStarted())
    assert now(held) == "weigh"
    for token in (TOKENS[0], TOKENS[1], TOKENS[4]):
        does(held, token, Estimated("u1", "effect", 3), Estimated("u1", "effort", 1))
    room = shared(held.workshop, Audience("facilitator"))["room"]
    assert {row["sector"]: row["answered"] for row in room["sectors"]} == {
        "industry": None,  # with 官 alone left out the rest would be one person
        "administration": None,
        "resident": 2,
    }
    for other in (Audience("participant"), Audience("observer", wall=True)):
        assert not any("answered" in row for row in shared(held.workshop, other)["room"]["sectors"])
    leads(held, EstimatesOpened())
    assert now(held) == "choose"
    (offered,) = [
        act
        for act in shared(held.workshop, Audience("facilitator"))["u1"]["acts"]
        if act["kind"] == "chosen"
    ]
    assert "needs" not in offered
    leads(held, Chosen("u1"))
    assert now(held) == ""


def test_the_desk_shows_a_kpi_as_the_wall_does_and_what_is_not_said(held: Room) -> None:
    does(held, TOKENS[0], UseCaseAdded("u1", "相乗り"))
    start(held, "kpis")
    assert now(held) == "what"
    does(held, TOKENS[0], KpiSet("k1", "使った人", "u1", "人", 60, "2027-11-30", "福祉課", ""))
    assert now(held) == "when"
    stage = shared(held.workshop, Audience("facilitator"))["stage"]
    kpi = (stage["aims"] or [])[0]
    assert (kpi["title"], kpi["aim"], kpi["owner"]) == ("使った人", "60", "福祉課")
    assert not kpi["review"] and not kpi["counted"]
    assert "aims" not in shared(held.workshop, Audience("participant"))["stage"]
    leads(held, Chosen("k1", "毎月数えられる"))
    assert now(held) == "" and steps(held.workshop)[1] == 4
