"""What browsers propose of what is there: changed, taken back, refused."""

import pytest

from core.cases import cases
from core.rooms import Rooms
from core.workshop import Room, policy
from core.workshop.acts.flow import StageLocked, WorkshopClosed
from core.workshop.noun import Around
from tests.core.web.conftest import Person, lead, reason
from tests.core.web.test_acting import NOTE

PERSONA = {"persona_id": "p1", "name": "ゆか", "bottleneck": "平日の健診", "wish": "仕事を続ける"}


KPI = {
    "kpi_id": "k1",
    "title": "相談を使った割合",
    "use_case_id": "u1",
    "unit": "%",
    "target": 30,
    "due": "2027-03-31",
    "owner": "健康課",
    "next_review": "2027-01-15",
}


def edit(before: str, after: str) -> dict[str, str]:
    return {"table": "personas", "id": "p1", "field": "name", "before": before, "after": after}


def test_of_two_who_edit_the_same_field_the_second_is_told(
    suzuki: Person, mori: Person, held: Room
) -> None:
    suzuki.act("persona_added", PERSONA)
    assert suzuki.act("edited", edit("ゆか", "ゆかさん")).status_code == 200
    answer = mori.act("edited", edit("ゆか", "由佳"))
    assert answer.status_code == 409
    assert answer.json() == {"refused": "refused.edited_meanwhile", "now": "ゆかさん"}
    assert mori.act("edited", edit("ゆかさん", "由佳")).status_code == 200
    assert held.workshop.personas["p1"].name == "由佳"


@pytest.mark.parametrize(
    "change",
    [
        {"after": "あ" * 21},
        {"after": ""},
        {"after": "\u200d"},
        {"field": "author"},
        {"field": "__class__"},
        {"field": "issue_ids"},
        {"table": "seats"},
        {"table": "figures", "field": "value"},
        {"id": "p2"},
    ],
    ids=ascii,
)
def test_only_fields_for_people_are_edited(suzuki: Person, held: Room, change: object) -> None:
    suzuki.act("persona_added", PERSONA)
    before = held.workshop.personas
    assert isinstance(change, dict)
    answer = suzuki.act("edited", {**edit("ゆか", "由佳"), **change})
    assert answer.status_code == 409 and held.workshop.personas == before


def test_everybody_takes_back_their_own_and_nobody_anothers(
    suzuki: Person, mori: Person, held: Room
) -> None:
    seq = suzuki.act("insight_added", NOTE).json()["seq"]
    assert reason(mori.act("reverted", {"target": seq})) == "refused.role"
    assert suzuki.act("reverted", {"target": seq}).status_code == 200
    assert held.workshop.insights == {}


def test_who_leads_takes_back_anybodys(suzuki: Person, sato: Person, held: Room) -> None:
    seq = suzuki.act("insight_added", NOTE).json()["seq"]
    assert sato.act("reverted", {"target": seq}).status_code == 200
    assert held.workshop.insights == {}


@pytest.mark.parametrize("target", [0, -1, 9999, 10**30])
def test_what_never_was_cannot_be_taken_back(suzuki: Person, target: int) -> None:
    assert reason(suzuki.act("reverted", {"target": target})) == "refused.gone"


@pytest.mark.parametrize("target", [1, 2, 6])
def test_opening_seats_and_stages_cannot_be_taken_back(sato: Person, target: int) -> None:
    assert reason(sato.act("reverted", {"target": target})) == "refused.cannot_undo"


def test_a_locked_stage_and_a_closed_workshop_take_no_words(
    suzuki: Person, server: Rooms, held: Room
) -> None:
    lead(server, held, StageLocked())
    assert reason(suzuki.act("insight_added", NOTE)) == "refused.locked"
    lead(server, held, WorkshopClosed())
    assert reason(suzuki.act("insight_added", NOTE)) == "refused.closed"
    assert reason(suzuki.act("insight_voted", {"insight_id": "i1"})) == "refused.closed"


def test_a_full_log_takes_no_words_and_can_be_closed(
    suzuki: Person, sato: Person, held: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(policy, "MOST_ENTRIES", held.workshop.seq)
    assert reason(suzuki.act("insight_added", NOTE)) == "refused.full"
    assert sato.act("workshop_closed", {}).status_code == 200 and held.workshop.closed


def test_a_link_named_many_times_is_one(suzuki: Person, held: Room) -> None:
    suzuki.act("insight_added", NOTE)
    issue = {"issue_id": "s1", "text": "移動", "insight_ids": ["i1"] * 150}
    assert suzuki.act("issue_added", issue).status_code == 200
    assert held.workshop.issues["s1"].insight_ids == ("i1",)
    many = {"issue_id": "s2", "text": "移動", "insight_ids": [f"i{n}" for n in range(300)]}
    assert reason(suzuki.act("issue_added", many)) == "refused.field"


@pytest.mark.parametrize("day", ["2027-02-30", "2027-13-01", "２０２７-０１-０１", "tomorrow", "1"])
def test_a_day_that_does_not_exist_is_refused(suzuki: Person, day: str) -> None:
    for field in ("due", "next_review"):
        answer = suzuki.act("kpi_set", {**KPI, field: day})
        assert (reason(answer), answer.json()["field"]) == ("refused.field", field)


@pytest.mark.parametrize("number", [float("nan"), float("inf"), 1e300, "many", None, True, []])
def test_a_target_that_is_no_number_is_refused(suzuki: Person, number: object) -> None:
    answer = suzuki.act("kpi_set", {**KPI, "target": number})
    assert answer.status_code == 409


def test_a_case_comes_with_its_proof_and_is_taken_once(suzuki: Person, held: Room) -> None:
    case_id = next(iter(cases()))
    body = {"case_id": case_id, "persona_ids": [], "request_id": "take-the-case"}
    first, again = suzuki.post("case", body), suzuki.post("case", body)
    assert first.status_code == 200 and first.json() == again.json()
    (taken,) = held.workshop.use_cases.values()
    assert (taken.id, taken.case_id) == (first.json()["use_case"], case_id)
    assert taken.proof_ja and taken.proof_en
    (shown,) = taken.draw(Around())["evidence"]
    assert shown["note"]["ja"].endswith("。") and len(shown["note"]["ja"]) < 100, "one sentence"
    assert shown["note"]["ja"] + shown["more"]["ja"].replace("\n", " ") in taken.proof_ja


@pytest.mark.parametrize(
    "change",
    [
        {"case_id": "no-such-case"},
        {"case_id": None},
        {"case_id": "../../etc/passwd"},
        {"persona_ids": "p1"},
        {"persona_ids": [7]},
        {"persona_ids": ["nobody"]},
    ],
    ids=ascii,
)
def test_a_case_that_is_none_is_refused(suzuki: Person, held: Room, change: object) -> None:
    assert isinstance(change, dict)
    body = {"case_id": next(iter(cases())), "persona_ids": [], "request_id": "take-the-case"}
    answer = suzuki.post("case", {**body, **change})
    assert answer.status_code == 409 and held.workshop.use_cases == {}


@pytest.mark.parametrize("indicator_id", [None, 7, "", "no_such_indicator", "x" * 10_000])
def test_a_figure_that_is_none_is_refused(suzuki: Person, held: Room, indicator_id: object) -> None:
    body = {"indicator_id": indicator_id, "request_id": "pin-the-figure"}
    assert reason(suzuki.post("pin", body)) == "refused.unknown"
    assert held.workshop.figures == {}


def test_who_writes_faster_than_a_hand_is_slowed_and_nobody_else(
    suzuki: Person, sato: Person, held: Room
) -> None:
    found = [suzuki.act("insight_added", {"insight_id": f"i{n}", "text": "店"}) for n in range(120)]
    assert reason(found[-1]) == "refused.fast" and len(held.workshop.insights) == 100
    assert sato.act("insight_added", {"insight_id": "s1", "text": "バス"}).status_code == 200
