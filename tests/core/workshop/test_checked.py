"""A 課題 is a hypothesis: why, whom to ask, and what came of it; a refuted one is kept."""

import pytest

from core.errors import Refused
from core.keeping.mine import deeds
from core.record.report import report
from core.record.ties import Link
from core.text import Text
from core.workshop import Reverted, Room, Workshop, fold
from core.workshop.acts.editing import Edited
from core.workshop.acts.flow import StageRevealed, StageStarted, WorkshopClosed
from core.workshop.events import proposed
from core.workshop.nouns.issues import IssueAdded, IssueChecked
from core.workshop.nouns.personas import PersonaAdded
from core.workshop.own import own
from core.workshop.timeline import lines
from core.workshop.view import Audience, shared
from tests.conftest import ITO, MORI, SATO, SUZUKI, Record
from tests.core.workshop.test_chain import CHAIN
from tests.core.workshop.test_view import Follower
from tests.test_complete import LOGS, read

OBSERVER = Audience("observer")
WHOM, FOUND = "町を出た20代8人", "6人は進学で出ていた"


def test_why_and_whom_to_ask_are_edited_on_the_card(room: Room, record: Record) -> None:
    record(SUZUKI, *CHAIN)
    record(MORI, Edited("issues", "s1", "why", "", "健診が平日だから"))
    record(MORI, Edited("issues", "s1", "ask", "", "健診に来なかった親"))
    fields = {f["name"]: f for f in shared(room.workshop, Audience("participant"))["s1"]["fields"]}
    assert (fields["why"]["value"], fields["why"]["max"]) == ("健診が平日だから", 200)
    assert (fields["ask"]["value"], fields["ask"]["max"]) == ("健診に来なかった親", 80)
    assert fields["why"]["edit"]["kind"] == "edited" and not fields["why"]["required"]
    with pytest.raises(Refused, match="field"):
        record(MORI, Edited("issues", "s1", "ask", "健診に来なかった親", "あ" * 81))
    assert room.workshop.issues["s1"].ask == "健診に来なかった親"


@pytest.mark.parametrize("verdict", ["holds", "fails"])
def test_a_verdict_says_who_was_asked_and_what_they_said(
    room: Room, record: Record, verdict: str
) -> None:
    record(SUZUKI, *CHAIN)
    for whom, found, missing in ((" ", FOUND, "whom"), (WHOM, "　", "found")):
        with pytest.raises(Refused, match="field") as refusal:
            record(MORI, proposed("issue_checked", {"issue_id": "s1", "verdict": verdict,
                                                    "whom": whom, "found": found}))  # fmt: skip
        assert refusal.value.details == {"field": missing}
    assert not room.workshop.issues["s1"].asked
    record(MORI, IssueChecked("s1", "asking"))
    assert room.workshop.issues["s1"].verdict == "asking"


@pytest.mark.parametrize(
    ("field", "value"), [("verdict", "maybe"), ("whom", "あ" * 81), ("found", "あ" * 201)]
)
def test_what_a_browser_may_not_send(field: str, value: str) -> None:
    sent = {"issue_id": "s1", "verdict": "holds", "whom": WHOM, "found": FOUND, field: value}
    with pytest.raises(Refused, match="field"):
        proposed("issue_checked", sent)


def test_own_words_are_kept_only_of_who_agreed(room: Room, record: Record) -> None:
    record(SUZUKI, *CHAIN)
    told = {"issue_id": "s1", "verdict": "holds", "whom": WHOM, "found": FOUND, "on": "2026-07-10"}
    with pytest.raises(Refused, match="no_consent"):
        record(MORI, proposed("issue_checked", {**told, "said": "夜が長い"}))
    record(MORI, proposed("issue_checked", told))
    record(MORI, proposed("issue_checked", {**told, "said": "夜が長い", "consent": True}))
    first, second = (one["text"] for one in shared(room.workshop, OBSERVER)["s1"]["history"])
    assert first == f"{WHOM}：{FOUND}「夜が長い」" and second == f"{WHOM}：{FOUND}"
    (log,) = report(room.workshop, Text("ja")).worksheets
    assert [row[-1] for row in log.rows] == ["「夜が長い」", "のせてよいと聞いていません"]
    assert {row[2] for row in log.rows} == {"2026年7月10日"}, "the day of asking, not of writing"


def test_every_check_is_kept_and_the_newest_counts(room: Room, record: Record) -> None:
    follower = Follower()
    record(SUZUKI, *CHAIN)
    follower.look(room.workshop)
    record(MORI, IssueChecked("s1", "asking", "保健師"))
    follower.look(room.workshop)
    record(MORI, IssueChecked("s1", "holds", "保健師", "そう聞くことが多い"))
    follower.look(room.workshop)
    record(SUZUKI, IssueChecked("s1", "fails", WHOM, FOUND))
    follower.look(room.workshop)
    card = shared(room.workshop, OBSERVER)["s1"]
    told = [Text("ja").of(old["words"]).split("：")[1] for old in card["history"]]
    assert told == ["ちがった", "たしかめた", "聞いている"]
    assert [old["text"] for old in card["history"]] == [
        f"{WHOM}：{FOUND}",
        "保健師：そう聞くことが多い",
        "保健師",
    ]
    assert card["chips"][-1] == {"words": {"key": "field.verdict_fails"}, "tone": "caution"}
    fact = card["fields"][-1]
    assert fact["value"] == f"{WHOM}：{FOUND}" and "edit" not in fact
    record(MORI, IssueChecked("s1", "open", "", "別の町の人だった"))
    card = shared(room.workshop, OBSERVER)["s1"]
    assert [chip for chip in card["chips"] if "words" in chip] == [] and len(card["history"]) == 4


def test_the_state_stands_wherever_the_chain_is_traced(room: Room, record: Record) -> None:
    record(SUZUKI, *CHAIN)
    record(MORI, IssueChecked("s1", "fails", WHOM, FOUND))
    view = shared(room.workshop, OBSERVER)
    (link,) = [link for link in view["p1"]["links"] if link["to"] == "s1"]
    assert link["chips"] == [{"words": {"key": "field.verdict_fails"}, "tone": "caution"}]
    made = report(room.workshop, Text("ja"))
    (persona,) = made.sections["persona"]
    assert Link("課題", "共働きに合わない健診（ちがった）", "s1") in persona.links
    steps = {step.kind: step.names for step in made.threads[0].steps}
    assert steps["issue"] == ("共働きに合わない健診（ちがった）",)
    assert steps["insight"] == ("健診の日に休めない",)


def told(workshop: Workshop) -> dict[str, str]:
    """What a sentence is about → the sentence."""
    about = ("decided", "why", "whom", "rejected", "next")
    made = report(workshop, Text("ja"))
    story = dict(zip(about, (said for _, said in made.story), strict=True))
    return {**story, "left": "".join(made.left)}


def test_a_refuted_one_is_told_with_its_reason(room: Room, record: Record) -> None:
    record(SUZUKI, *CHAIN)
    record(SUZUKI, IssueAdded("s2", "働く場がない", ("i1",)))
    said = told(room.workshop)
    assert "働く場がない" in said["left"] and "働く場がない" not in said["rejected"]
    record(SATO, IssueChecked("s2", "fails", WHOM, FOUND))
    view = shared(room.workshop, OBSERVER)
    assert view["s2"]["missing"] == [], "nobody needs to be drawn for it any more"
    said = told(room.workshop)
    assert "働く場がない" in said["rejected"] and FOUND in said["rejected"]
    assert "働く場がない" not in said["left"]
    record(SATO, IssueChecked("s1", "holds", "健診に来た親", "そう思う人が多い"))
    record(SUZUKI, IssueAdded("s3", "相談の場が遠い"), IssueChecked("s3", "asking", "保健師"))
    said = told(room.workshop)
    assert "共働きに合わない健診" in said["why"] and "働く場がない" not in said["why"]
    assert "いま聞いています" in said["left"] and "相談の場が遠い" in said["left"]


def test_a_persona_that_rests_on_refuted_issues_alone_says_so(room: Room, record: Record) -> None:
    record(SUZUKI, *CHAIN)
    record(SUZUKI, IssueAdded("s2", "移動"))
    record(SUZUKI, PersonaAdded("p2", "けん", "足", "通院", "", ("s1", "s2")))
    record(MORI, IssueChecked("s1", "fails", WHOM, FOUND))
    view = shared(room.workshop, OBSERVER)
    assert {"key": "gap.refuted"} in view["p1"]["missing"]
    assert {"key": "gap.refuted"} not in view["p2"]["missing"]
    record(MORI, IssueChecked("s2", "fails", WHOM, FOUND))
    assert {"key": "gap.refuted"} in shared(room.workshop, OBSERVER)["p2"]["missing"]
    record(MORI, IssueChecked("s1", "holds", WHOM, FOUND))
    assert {"key": "gap.refuted"} not in shared(room.workshop, OBSERVER)["p2"]["missing"]


def test_answers_come_after_the_meeting_and_who_leads_writes_them(
    room: Room, record: Record
) -> None:
    record(SUZUKI, *CHAIN)
    with pytest.raises(Refused, match="role"):
        record(ITO, IssueChecked("s1", "asking"))
    record(SATO, WorkshopClosed(), leading=True)
    with pytest.raises(Refused, match="closed"):
        record(MORI, IssueChecked("s1", "holds", WHOM, FOUND))
    record(SATO, IssueChecked("s1", "holds", WHOM, FOUND))
    assert room.workshop.issues["s1"].verdict == "holds"


def test_a_check_is_taken_back_and_the_one_before_counts(room: Room, record: Record) -> None:
    record(SUZUKI, *CHAIN)
    record(MORI, IssueChecked("s1", "asking", "保健師"))
    wrong = record(MORI, IssueChecked("s1", "fails", WHOM, FOUND)).seq
    with pytest.raises(Refused, match="role"):
        record(SUZUKI, Reverted(wrong))
    assert record(MORI, Reverted(wrong)).issues["s1"].verdict == "asking"


def test_nobody_checks_what_they_do_not_see(room: Room, record: Record) -> None:
    record(SATO, StageStarted("hush", "anonymous", hidden=True), leading=True)
    record(SUZUKI, IssueAdded("s9", "まだ見せない"))
    with pytest.raises(Refused, match="gone"):
        record(MORI, IssueChecked("s9", "fails", WHOM, FOUND))
    record(SUZUKI, IssueChecked("s9", "fails", WHOM, FOUND))
    assert FOUND not in str(shared(room.workshop, Audience("facilitator")))
    assert FOUND not in str(report(room.workshop, Text("ja")))
    told = [one.about for one in lines(room.workshop, room.log, frozenset())]
    assert "まだ見せない" not in told
    marks = frozenset(room.workshop.touched)
    assert own(room.workshop, marks, Audience("participant"))["s9"]["waits"]
    record(SATO, StageRevealed("hush"), leading=True)
    assert shared(room.workshop, OBSERVER)["s9"]["history"][0]["text"] == f"{WHOM}：{FOUND}"


def test_what_i_wrote_of_a_check_is_mine(room: Room, record: Record) -> None:
    record(SUZUKI, *CHAIN)
    record(MORI, IssueChecked("s1", "fails", WHOM, FOUND))
    marks = frozenset({room.log[-1].by.mark})
    (deed,) = [
        one for one in deeds(room, marks, Text("ja")) if one.event["kind"] == "issue_checked"
    ]
    assert (deed.words, deed.about) == (f"{WHOM} / {FOUND}", "共働きに合わない健診")


def test_the_kept_log_means_what_it_meant() -> None:
    workshop = fold(read(next(path for path in LOGS if path.stem == "v3-issues")))
    first, second, third = workshop.issues.values()
    assert [one.verdict for one in (first, second, third)] == ["holds", "fails", "open"]
    assert (first.why, first.ask) == ("核家族がふえたから", "子育てひろばに来る親")
    assert [one.verdict for one in first.asked] == ["asking", "holds"]
    assert second.asked[-1].found.startswith("6人") and workshop.closed
    assert list(first.sides.values()) == ["resident"]
    assert shared(workshop, OBSERVER)["p1"]["missing"][0] == {"key": "gap.refuted"}
