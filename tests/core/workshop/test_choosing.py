"""What the meeting goes on with: chosen after a vote or with a reason, pinned for everybody."""

import pytest

from core.errors import Refused
from core.record.report import report
from core.text import Text
from core.workshop import Reverted, Room
from core.workshop.acts.choosing import Chosen
from core.workshop.nouns.issues import IssueAdded
from core.workshop.nouns.kpis import KpiReviewed, KpiSet
from core.workshop.nouns.use_cases import UseCaseAdded
from core.workshop.view import Audience, shared
from tests.conftest import SATO, SUZUKI, Record


def pins(room: Room, role: str = "participant") -> list[str]:
    audience = Audience("participant" if role == "participant" else "observer", wall=True)
    return [one["words"] for one in shared(room.workshop, audience)["stage"]["chosen"]]


def test_who_leads_chooses_with_a_reason_and_everybody_sees_it(room: Room, record: Record) -> None:
    record(SUZUKI, IssueAdded("s1", "健診の日に仕事を休めない"))
    with pytest.raises(Refused, match="chosen_why"):
        record(SATO, Chosen("s1"), leading=True)
    with pytest.raises(Refused):
        record(SUZUKI, Chosen("s1", "好きだから"))
    record(SATO, Chosen("s1", "来月から始められる"), leading=True)
    assert pins(room) == pins(room, "observer") == ["健診の日に仕事を休めない"]
    card = shared(room.workshop, Audience("observer"))["s1"]
    assert {"words": {"key": "act.chosen_issue"}, "tone": "ok"} in card["chips"]
    decided = report(room.workshop, Text("ja")).story[0][1]
    assert "健診の日に仕事を休めない" in decided and "来月から始められる" in decided
    record(SATO, Chosen("s1", on=False), leading=True)
    assert pins(room) == []


def test_a_kpi_is_decided_on_and_leads_the_record_until_it_is_stopped(
    room: Room, record: Record
) -> None:
    record(SUZUKI, UseCaseAdded("u1", "夜の相談"))
    for kpi_id, title in (("k1", "電話の数"), ("k2", "来た家庭")):
        kpi = KpiSet(kpi_id, title, "u1", "件", 60, "2027-11-30", "こども課", "2027-05-31")
        record(SUZUKI, kpi)
    with pytest.raises(Refused, match="chosen_why"):
        record(SATO, Chosen("k2"), leading=True)
    record(SATO, Chosen("k2", "毎月数えられる。"), leading=True)
    assert pins(room) == pins(room, "observer") == ["来た家庭"]
    story = dict(report(room.workshop, Text("ja")).story)
    decided, why = [*story.values()][:2]
    assert "来た家庭を" in decided and "えらんだ理由：毎月数えられる。" in why
    stopped = KpiReviewed("k2", 1, "stop", "数えられなくなった")
    record(SATO, stopped, leading=True)
    assert pins(room) == []
    assert "電話の数を" in report(room.workshop, Text("ja")).story[0][1]


def test_a_choice_is_taken_back_and_what_it_stands_on_stays(room: Room, record: Record) -> None:
    record(SUZUKI, IssueAdded("s1", "坂が多い"))
    record(SATO, Chosen("s1", "まず坂から"), leading=True)
    record(SATO, Reverted(room.workshop.seq), leading=True)
    assert pins(room) == []
    record(SATO, Chosen("s1", "まず坂から"), leading=True)
    added = next(entry.seq for entry in room.log if isinstance(entry.event, IssueAdded))
    with pytest.raises(Refused, match="cannot_undo"):
        record(SUZUKI, Reverted(added))
    assert pins(room) == ["坂が多い"]


def test_who_leads_is_offered_it_and_asked_for_a_reason_without_a_vote(
    room: Room, record: Record
) -> None:
    record(SUZUKI, IssueAdded("s1", "坂が多い"))
    acts = shared(room.workshop, Audience("facilitator"))["s1"]["acts"]
    (offered,) = [one for one in acts if one["kind"] == "chosen"]
    assert offered["needs"] == "reason" and offered["label"] == {"key": "act.choose_issue"}
    everybody = shared(room.workshop, Audience("participant"))["s1"]["acts"]
    assert "chosen" not in {one["kind"] for one in everybody}
