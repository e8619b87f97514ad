"""気づき under headings: who may, what is seen, and the way from a group to a 課題."""

import json

import pytest

from core import seat
from core.errors import Refused
from core.record.report import report
from core.text import Text
from core.workshop import Reverted, Room, fold
from core.workshop.acts.flow import StageLocked, StageRevealed, StageStarted, WorkshopClosed
from core.workshop.acts.groups import Grouped, issue_id
from core.workshop.card import View
from core.workshop.events import proposed
from core.workshop.nouns.insights import InsightAdded, InsightMuted
from core.workshop.timeline import lines
from core.workshop.view import Audience, shared
from tests.conftest import CODE, ITO, MORI, SATO, SUZUKI, Record
from tests.core.workshop.test_view import Follower

LEADER, PERSON, LOOKER = (Audience(r) for r in ("facilitator", "participant", "observer"))
NOTES = tuple(InsightAdded(f"i{n}", f"気づき{n}") for n in range(5))


@pytest.fixture
def group(room: Room, record: Record) -> str:
    """Five notes, two of them under a heading."""
    record(SUZUKI, *NOTES)
    record(SATO, Grouped(("i1", "i3"), text="足がない"))
    return next(iter(room.workshop.groups))


def order(view: View) -> list[str]:
    """Ids of the notes and headings as the board draws them."""
    found = [key for key, card in view.items() if card.get("place") == "insight"]
    return sorted(found, key=lambda key: -view[key]["order"])


def test_a_group_is_drawn_under_its_heading(room: Room, record: Record, group: str) -> None:
    record(MORI, Grouped(("i0",), text="お金"))
    money = [*room.workshop.groups][-1]
    for audience in (LEADER, PERSON, LOOKER):
        view = shared(room.workshop, audience)
        assert order(view) == ["i4", "i2", money, "i0", group, "i3", "i1"]
        assert view[group]["title"] == "足がない" and view[group]["chips"][0]["words"]["n"] == 2
        assert {"words": "足がない"} in view["i1"]["chips"]
        json.dumps(view)


def test_only_who_leads_is_offered_to_group_on_the_cards(room: Room, group: str) -> None:
    def kinds(audience: Audience, key: str) -> list[str]:
        return [act["kind"] for act in shared(room.workshop, audience)[key]["acts"]]

    assert kinds(LEADER, "i1").count("grouped") == 2 and "grouped" not in kinds(PERSON, "i1")
    assert kinds(LEADER, group) == ["grouped", "issue_added"]
    assert kinds(PERSON, group) == kinds(LOOKER, group) == []


def test_moving_renaming_and_taking_out(room: Room, record: Record, group: str) -> None:
    record(SATO, Grouped(("i2",), group))
    record(SATO, Grouped((), group, "移動の足"))
    record(SATO, Grouped(("i1", "i3"), "", ""))
    view = shared(room.workshop, PERSON)
    assert view[group]["title"] == "移動の足" and order(view)[-2:] == [group, "i2"]
    record(SATO, Grouped(("i2",)))
    assert group not in shared(room.workshop, PERSON)  # a heading over nothing


@pytest.mark.parametrize(
    ("event", "why"),
    [
        (Grouped(("i9",), text="無"), "gone"),
        (Grouped(("i1",), "group:999"), "gone"),
        (Grouped(), "bad_request"),
        (Grouped(text="空"), "bad_request"),
    ],
)
def test_what_does_not_fit_is_refused(
    room: Room, record: Record, group: str, event: Grouped, why: str
) -> None:
    before = room.workshop
    with pytest.raises(Refused, match=why):
        record(SATO, event)
    assert room.workshop is before


@pytest.mark.parametrize(
    "payload",
    [
        {"insight_ids": ["i1"], "text": "あ" * 41},
        {"insight_ids": ["i1"], "text": " \u3164 "},
        {"insight_ids": ["i1"], "group_id": "i1"},
        {"insight_ids": "i1", "text": "足"},
    ],
)
def test_a_heading_of_the_wrong_shape_is_refused(payload: object) -> None:
    with pytest.raises(Refused, match="field"):
        proposed("grouped", payload)


def test_who_only_looks_groups_nothing(room: Room, record: Record, group: str) -> None:
    with pytest.raises(Refused, match="role"):
        record(ITO, Grouped(("i1",), text="無"))


def test_hidden_and_muted_notes_do_not_leak_through_a_group(
    room: Room, record: Record, group: str
) -> None:
    record(SATO, StageStarted("hush", "sector", hidden=True), leading=True)
    record(SUZUKI, InsightAdded("h1", "まだ言えないこと"))
    for who in (SUZUKI, MORI, SATO):  # not even by who wrote it
        with pytest.raises(Refused, match="gone"):
            record(who, Grouped(("h1",), group))
    record(SATO, StageRevealed("hush"), leading=True)
    record(SATO, Grouped(("h1",), group))
    record(SATO, InsightMuted("h1"), leading=True)
    with pytest.raises(Refused, match="gone"):
        record(MORI, Grouped(("h1",), text="見えないもの"))
    for audience in (PERSON, LOOKER):
        told = str(shared(room.workshop, audience))
        assert "h1" not in told and "まだ言えないこと" not in told
    leading = shared(room.workshop, LEADER)
    assert leading[group]["chips"][0]["words"]["n"] == 2
    made = next(act for act in leading[group]["acts"] if act["kind"] == "issue_added")
    assert made["event"]["insight_ids"] == ["i1", "i3"]
    record(SATO, InsightMuted("i1"), InsightMuted("i3"), leading=True)
    assert group not in shared(room.workshop, PERSON)
    assert "まだ言えないこと" not in str(report(room.workshop, Text("ja")))


def test_a_stage_hidden_again_takes_its_notes_out_of_the_group(
    room: Room, record: Record, group: str
) -> None:
    record(SATO, StageStarted("insights", "sector", hidden=True), leading=True)
    for audience in (LEADER, PERSON, LOOKER):
        view = shared(room.workshop, audience)
        assert group not in view and "気づき" not in str({k: view[k] for k in order(view)})


def test_a_group_becomes_an_issue_in_one_act(room: Room, record: Record, group: str) -> None:
    record(SATO, StageLocked(), leading=True)
    act = shared(room.workshop, LEADER)[group]["acts"][-1]
    record(SATO, proposed(act["kind"], act["event"]))
    issue = room.workshop.issues[issue_id(group)]
    assert (issue.text, issue.insight_ids) == ("足がない", ("i1", "i3"))
    with pytest.raises(Refused):
        record(SATO, proposed(act["kind"], act["event"]))  # pressed twice it is one
    view = shared(room.workshop, LEADER)
    assert [one["to"] for one in view[group]["links"]] == [issue.id]
    assert [one["kind"] for one in view[group]["acts"]] == ["grouped"]
    assert {one["to"] for one in view[issue.id]["links"]} == {"i1", "i3"}


def test_the_record_tells_who_stands_where(room: Room, record: Record, group: str) -> None:
    record(SATO, WorkshopClosed(), leading=True)
    notes = {one.key: one.chips for one in report(room.workshop, Text("ja")).sections["insight"]}
    assert "足がない" in notes["i1"] and "足がない" not in notes["i0"]
    assert shared(room.workshop, LEADER)[group]["acts"] == []


def test_undo_takes_the_cards_back_where_they_were(room: Room, record: Record, group: str) -> None:
    first = room.workshop.seq
    moved = record(SATO, Grouped(("i0",), group)).seq
    with pytest.raises(Refused, match="cannot_undo"):
        record(SATO, Reverted(first))  # others stand on it
    record(SATO, Reverted(moved))
    record(SATO, Reverted(first))
    assert not room.workshop.groups and room.workshop.insights["i1"].group == ""
    assert fold(room.log) == room.workshop


def test_the_timeline_says_the_heading(room: Room, record: Record, group: str) -> None:
    record(SATO, Grouped(("i0",), group))
    told = lines(room.workshop, room.log, seat.actor(SATO, CODE, room.workshop).marks)[:2]
    assert [(one.key, one.about) for one in told] == [("timeline.grouped", "足がない")] * 2


def test_grouping_is_drawn_anew_at_once(room: Room, record: Record) -> None:
    follower = Follower()
    for event in (
        NOTES[0],
        NOTES[1],
        Grouped(("i0",), text="足がない"),
        InsightMuted("i0"),
        InsightMuted("i0", False),
        Grouped(("i1",), "group:9"),
        Grouped((), "group:9", "移動の足"),
        Grouped(("i0", "i1")),
    ):
        record(SATO, event, leading=True)
        follower.look(room.workshop)
    assert follower.states == 8 and "group:9" in room.workshop.groups
