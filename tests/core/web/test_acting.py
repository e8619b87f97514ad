"""What browsers propose: by whom, in which shape, and what is answered."""

import json
from dataclasses import replace

import pytest

from core import seat
from core.cases import cases
from core.config import config
from core.rooms import Rooms
from core.web import http
from core.workshop import KINDS, Room, policy
from core.workshop.acts.flow import StageLocked, WorkshopClosed
from core.workshop.noun import Around
from core.workshop.people import FACILITATORS
from tests.conftest import SUZUKI
from tests.core.web.conftest import FOREIGN, Person, lead, reason

SERVER_ONLY = {kind for kind, event in KINDS.items() if event.server_only}
POSTS = ("act", "join", "pin", "case", "/j/recover")
NOTE = {"insight_id": "i1", "text": "店が遠い"}
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


def test_what_was_proposed_is_there(suzuki: Person, held: Room) -> None:
    answer = suzuki.act("insight_added", NOTE)
    assert answer.status_code == 200 and answer.json() == {"seq": held.workshop.seq}
    assert held.workshop.insights["i1"].text == "店が遠い"


def test_a_request_sent_again_gets_the_same_answer(suzuki: Person, held: Room) -> None:
    first = suzuki.act("insight_added", NOTE, request_id="the-same-request")
    suzuki.act("insight_added", {"insight_id": "i2", "text": "バスがない"})
    again = suzuki.act("insight_added", NOTE, request_id="the-same-request")
    assert again.status_code == 200 and again.json() == first.json()
    assert list(held.workshop.insights) == ["i1", "i2"]


@pytest.mark.parametrize(
    "request_id",
    [
        None,
        12345678,
        "",
        "short",
        "x" * 65,
        "has a space",
        "\ud800" * 8,
        "あ" * 8,
        "a\u0000bcdefgh",
    ],
    ids=ascii,
)
def test_a_request_without_a_proper_id_is_refused(
    suzuki: Person, held: Room, request_id: object
) -> None:
    body = {"kind": "insight_added", "event": NOTE, "request_id": request_id}
    answer = suzuki.post("act", body)
    assert (answer.status_code, reason(answer)) == (409, "refused.bad_request")
    assert suzuki.act("insight_added", NOTE).status_code == 200, "and the next one is heard"


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"hello",
        b"[]",
        b"null",
        b'"kind"',
        b"7",
        b"{",
        b'{"kind": }',
        b"\xff\xfe\x00",
        b"[" * 60_000,
        b'{"a":' * 10_000,
        b'{"kind": ' + b"9" * 5000 + b"}",
    ],
    ids=range(12),
)
def test_a_body_that_is_no_object_is_refused(suzuki: Person, content: bytes) -> None:
    for path in POSTS:
        answer = suzuki.send(path, content)
        assert (answer.status_code, reason(answer)) == (409, "refused.bad_request")


@pytest.mark.parametrize("path", POSTS)
def test_a_body_of_more_than_64_kib_is_refused(suzuki: Person, path: str) -> None:
    body = {"kind": "insight_added", "event": NOTE, "request_id": "r" * 12, "more": ""}
    rest = 64 * 1024 - len(json.dumps(body))
    assert reason(suzuki.post(path, {**body, "more": "x" * (rest + 1)})) == "refused.too_large"
    fits = reason(suzuki.post(path, {**body, "more": "x" * rest}))
    assert fits != "refused.too_large"


@pytest.mark.parametrize(
    "event",
    [
        None,
        [],
        "text",
        {},
        {"insight_id": "i1"},
        {"insight_id": "i1", "text": ["a"]},
        {"insight_id": "i1", "text": "あ" * 201},
        {"insight_id": "i1", "text": "\ud800"},
        {"insight_id": "i1", "text": "\u3164\u200d\ufe0f"},
        {"insight_id": "i 1", "text": "a"},
        {"insight_id": "i1\n", "text": "a"},
        {"insight_id": "あ", "text": "a"},
        {"insight_id": "i1", "text": "a", "evidence_ids": [["f"]]},
        {"insight_id": "i1", "text": "a", "evidence_ids": {"f": 1}},
    ],
    ids=ascii,
)
def test_an_event_of_the_wrong_shape_is_refused(suzuki: Person, held: Room, event: object) -> None:
    answer = suzuki.act("insight_added", event)
    assert (answer.status_code, reason(answer)) == (409, "refused.field")
    assert held.workshop.insights == {}


@pytest.mark.parametrize("kind", ["", "nonsense", "INSIGHT_ADDED", "__class__", 7, None, [], {}])
def test_an_unknown_kind_is_refused(suzuki: Person, kind: object) -> None:
    answer = suzuki.post("act", {"kind": kind, "event": NOTE, "request_id": "request-1"})
    assert (answer.status_code, reason(answer)) == (409, "refused.bad_request")


@pytest.mark.parametrize("kind", sorted(SERVER_ONLY))
def test_what_only_the_server_may_say_is_refused(sato: Person, held: Room, kind: str) -> None:
    before = held.workshop
    event = {name: "x" for name in KINDS[kind].__dataclass_fields__}
    assert reason(sato.act(kind, event)) == "refused.bad_request"
    assert held.workshop == before


LEADING = {
    "stage_started": {"stage_id": "kpis"},
    "stage_revealed": {"stage_id": "insights"},
    "stage_locked": {},
    "stage_authorship_set": {"authorship": "anonymous"},
    "timer_extended": {"minutes": 2},
    "timer_stopped": {},
    "workshop_closed": {},
    "link_revoked": {"link_id": "l1"},
    "insight_muted": {"insight_id": "i1"},
    "dots_set": {"stage_id": "insights", "dots": 3},
    "votes_opened": {"stage_id": "insights"},
    "estimates_started": {},
    "estimates_opened": {},
    "door_closed": {},
    "door_asks": {},
    "observer_set": {"seat_id": seat.seat_id(SUZUKI)},
    "wall_shown": {"id": "i1"},
    "stage_left_out": {"stage_id": "kpis"},
    "tables_set": {"tables": 2, "stage_ids": ["insights"]},
    "tables_joined": {"stage_id": "insights"},
    "days_opened": {"until": "2027-01-15"},
    "dots_on_paper": {"slip": 1, "ids": ["i1"], "dots": [1]},
    "estimated_on_paper": {"slip": 1, "ids": ["i1"], "effect": [1], "effort": [1]},
    "door_word_set": {"word": "さくら"},
    "seat_put_out": {"seat_id": seat.seat_id(SUZUKI)},
    "chosen": {"id": "i1", "reason": "来月から"},
    "contacts_told": {},
    "reports_allowed": {"link_id": "l1"},
    "kpi_report_settled": {"kpi_id": "k1", "report": 1, "taken": True},
    "comments_allowed": {"link_id": "l1"},
    "comment_settled": {"comment_id": "c1", "taken": True},
}


def test_every_act_of_running_the_meeting_is_tried() -> None:
    kinds = {kind for kind, event in KINDS.items() if event.roles == FACILITATORS}
    assert kinds - SERVER_ONLY == LEADING.keys()


@pytest.mark.parametrize(("kind", "event"), LEADING.items())
def test_only_who_leads_runs_the_meeting(
    suzuki: Person, ito: Person, stranger: Person, held: Room, kind: str, event: object
) -> None:
    suzuki.act("insight_added", NOTE)
    before = held.workshop
    assert reason(suzuki.act(kind, event)) == "refused.role"
    assert reason(ito.act(kind, event)) == "refused.role"
    assert reason(stranger.act(kind, event)) == "refused.no_seat"
    assert held.workshop == before


def test_an_observer_only_reads(ito: Person, held: Room) -> None:
    before = held.workshop
    for path, body in (
        ("act", {"kind": "insight_added", "event": NOTE}),
        ("case", {"case_id": next(iter(cases()))}),
    ):
        assert reason(ito.post(path, {**body, "request_id": "request-1"})) == "refused.role"
    assert held.workshop == before


def test_another_site_cannot_act(suzuki: Person, held: Room) -> None:
    before = held.workshop
    for origin in (FOREIGN, "null", "http://testserver.elsewhere.example", "http://testserver:81"):
        body = {"kind": "insight_added", "event": NOTE, "request_id": "request-1"}
        for path in ("act", "pin", "case"):
            answer = suzuki.post(path, body, origin=origin)
            assert (answer.status_code, reason(answer)) == (409, "refused.origin")
    assert held.workshop == before


def test_behind_a_proxy_the_public_address_is_ours_too(
    suzuki: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    ours = replace(config(), public_url="https://tsudoi.example")
    monkeypatch.setattr(http, "config", lambda: ours)
    body = {"kind": "insight_added", "event": NOTE, "request_id": "request-1"}
    for origin in (FOREIGN, "null", "https://tsudoi.example.evil.example"):
        assert reason(suzuki.post("act", body, origin=origin)) == "refused.origin"
    assert suzuki.post("act", body, origin="https://tsudoi.example").status_code == 200
    joined = suzuki.post("join", {"token": SUZUKI}, origin="https://tsudoi.example")
    assert "secure" in joined.headers["set-cookie"].lower()
    with suzuki.live(origin="https://tsudoi.example") as socket:
        assert "now" in socket.receive_json()


def test_acting_needs_a_post(suzuki: Person) -> None:
    for path in ("act", "join", "pin", "case"):
        assert suzuki.get(path).status_code == 405


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
