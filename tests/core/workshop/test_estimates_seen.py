"""Estimates: what is seen of them, when, and of whom."""

from collections import Counter

from core import seat
from core.formats import FORMATS
from core.keeping import portable
from core.record.report import report
from core.record.weighed import weighed
from core.text import Text
from core.workshop import Room, Workshop, fold
from core.workshop.acts.estimates import Estimated, EstimatesOpened, EstimatesStarted
from core.workshop.acts.flow import (
    SeatTaken,
    StageAuthorshipSet,
)
from core.workshop.acts.weighing import apart, spots
from core.workshop.own import Own, own
from core.workshop.timeline import lines
from core.workshop.view import Audience, shared
from tests.conftest import CODE, SATO
from tests.core.workshop.test_estimates import By, both, token
from tests.core.workshop.test_estimates import by as by
from tests.core.workshop.test_estimates import ideas as ideas

ROLES = [Audience(role) for role in ("facilitator", "cofacilitator", "participant", "observer")]


def nobody_alone(room: Room) -> None:
    """Two more of 官 come in: then no sector is so small that another is kept untold with it."""
    seats = [SeatTaken(seat.seat_id(token(n)), f"人{n}", "administration") for n in (8, 9)]
    room.record(seat.actor(SATO, CODE, room.workshop, leading=True), "more-seats", *seats)


def marks(room: Room, who: str) -> frozenset[str]:
    return seat.actor(who, CODE, room.workshop).marks


def split(workshop: Workshop, at: int = 0) -> dict[str, tuple[float, float, int]]:
    found = spots(workshop)[at].weight.by
    return {sector: (mean.effect, mean.effort, mean.n) for sector, mean in found}


# Seeing


def test_nobody_learns_an_estimate_before_it_is_opened(ideas: Room, by: By) -> None:
    by(SATO, EstimatesStarted(), leading=True)
    before = [shared(ideas.workshop, one) for one in ROLES]
    files = [report(ideas.workshop, Text(language)) for language in ("ja", "en")]
    told = lines(ideas.workshop, ideas.log, marks(ideas, SATO))
    for n in range(4):
        by(token(n), *both("u1", 3, 1))
    for audience, old in zip(ROLES, before, strict=True):
        new = shared(ideas.workshop, audience)
        if audience.leads:
            first = new["stage"].pop("lead")[0]
            assert first["label"] == {"key": "estimate.open", "n": 4}
            assert first["tone"] == "primary"
            waits = old["stage"].pop("lead")
            assert waits[0]["label"] == {"key": "stage.extend"}, "nobody has answered yet"
            assert not any(act["tone"] == "primary" for act in waits)
            assert (old["stage"].pop("answered"), new["stage"].pop("answered")) == (0, 4)
            sectors = (old["room"].pop("sectors"), new["room"].pop("sectors"))
            assert [row.pop("answered") for row in sectors[1]] == [None, None, 3]
            assert [row.pop("answered") for row in sectors[0]] == [None, None, 0]
            assert sectors[0] == sectors[1]
        assert new == old
    assert files == [report(ideas.workshop, Text(language)) for language in ("ja", "en")]
    assert weighed(ideas.workshop, Text("ja")) is None
    assert own(ideas.workshop, marks(ideas, token(5)), ROLES[2]) == {}
    new_lines = lines(ideas.workshop, ideas.log, marks(ideas, SATO))[: -len(told)]
    assert {(one.key, one.who) for one in new_lines} == {("timeline.estimated", "")}
    assert not any(one.undoable for one in new_lines)
    assert b'"estimated"' not in portable.written(ideas.workshop, ideas.log, "1")


def test_mine_shows_what_i_pressed(ideas: Room, by: By) -> None:
    by(SATO, EstimatesStarted(), leading=True)
    mine = Own(lambda stages: seat.actor(token(0), CODE, ideas.workshop).marks)

    def pressed() -> list[tuple[str, int]]:
        card = mine(ideas.workshop, ROLES[2]).get("u1", {"acts": []})
        return [(a["event"]["axis"], a["event"]["level"]) for a in card["acts"] if a["pressed"]]

    assert pressed() == []
    by(token(0), Estimated("u1", "effect", 3))
    assert pressed() == [("effect", 0)]  # pressing it again takes it back
    by(token(0), Estimated("u1", "effort", 1), Estimated("u1", "effect", 2))
    assert pressed() == [("effect", 0), ("effort", 0)]
    buttons = shared(ideas.workshop, ROLES[2])["u1"]["acts"]
    assert len(buttons) == 6 and not any(one["pressed"] for one in buttons)
    by(SATO, EstimatesOpened(), leading=True)
    assert mine(ideas.workshop, ROLES[2]).get("u1", {}).get("acts", []) == []


def test_opened_estimates_are_on_card_record_and_in_all_files(ideas: Room, by: By) -> None:
    nobody_alone(ideas)
    by(SATO, EstimatesStarted(), leading=True)
    for n in range(6):
        by(token(n), *both("u1", 3 if n < 3 else 1, 1), *both("u2", 2, 3))
    by(token(0), Estimated("u2", "effort", 0))  # who said one of the two does not count
    by(SATO, EstimatesOpened(), leading=True)
    view = shared(ideas.workshop, ROLES[3])
    chip = view["u1"]["chips"][-1]["words"]
    assert chip["key"] == "estimate.result" and chip["n"] == 6
    assert split(ideas.workshop) == {"industry": (1, 1, 3), "resident": (3, 1, 3)}
    assert split(ideas.workshop, 1) == {}  # two of 住 would point at somebody
    assert apart(spots(ideas.workshop)[0].weight) == ("effect", "resident", "industry")
    told = report(ideas.workshop, Text("ja")).weighed
    assert told is not None and told.rows[0].whole == (
        "3人：効果小・手間小",
        "3人：効果大・手間小",
    )
    assert told.rows[0].apart == "効果の見方が、住と産で分かれています。"
    assert told.says == "「小さな手間で大きな効果」の側に入ったもの：「土曜のオンライン相談」。"
    for language in ("ja", "en"):
        one = report(ideas.workshop, Text(language))
        for form in FORMATS.values():
            assert len(form.make(one)) > 1000


def test_a_second_round_begins_empty_and_keeps_the_first_until_it_is_opened(
    ideas: Room, by: By
) -> None:
    by(SATO, EstimatesStarted(), leading=True)
    by(token(0), *both("u1", 3, 1))
    by(SATO, EstimatesOpened(), leading=True)
    by(SATO, EstimatesStarted(), leading=True)
    assert spots(ideas.workshop)[0].weight.all.effect == 3
    by(token(0), *both("u1", 1, 3))
    assert spots(ideas.workshop)[0].weight.all.effect == 3
    by(SATO, EstimatesOpened(), leading=True)
    assert spots(ideas.workshop)[0].weight.all.effect == 1
    assert [one.opened for one in ideas.workshop.estimates] == [True, True]


def test_a_single_voice_is_not_found_by_subtraction(ideas: Room, by: By) -> None:
    by(SATO, EstimatesStarted(), leading=True)
    for n in range(6):
        by(token(n), *both("u1", 2, 2))
    by(SATO, *both("u1", 1, 3))  # alone of 官: what 住 and 産 leave of the mean
    by(SATO, EstimatesOpened(), leading=True)
    assert len(split(ideas.workshop)) == 1


def test_without_sectors_none_is_told(ideas: Room, by: By) -> None:
    by(SATO, EstimatesStarted(), StageAuthorshipSet("anonymous"), leading=True)
    for n in range(6):
        by(token(n), *both("u1", 2, 2))
    by(SATO, EstimatesOpened(), leading=True)
    assert split(ideas.workshop) == {} and spots(ideas.workshop)[0].weight.all.n == 6


def test_a_file_names_nobody_who_estimated(ideas: Room, by: By) -> None:
    by(SATO, StageAuthorshipSet("named"), EstimatesStarted(), leading=True)
    for n in range(4):
        by(token(n), *both("u1", 3, 1))
    by(SATO, EstimatesOpened(), leading=True)
    read = portable.read(portable.written(ideas.workshop, ideas.log, "1"))
    voices = Counter(e.by for e in read.log if isinstance(e.event, Estimated))
    assert len(voices) == 4 and all(n == 2 for n in voices.values())
    assert not {voice.mark for voice in voices} & ideas.workshop.seats.keys()
    assert {voice.sector for voice in voices} == {None}  # 住 three, 産 one: no sector may be told
    folded = fold(read.log)
    assert spots(folded)[0].weight.all == spots(ideas.workshop)[0].weight.all
    assert split(folded) == {}
