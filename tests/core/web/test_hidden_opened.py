"""Hidden words as their author, the record and walls see them, and all once they are opened."""

import json

import pytest

from core import seat
from core.rooms import Rooms
from core.workshop import Room
from core.workshop.acts.flow import StageRevealed, StageStarted
from core.workshop.nouns.insights import InsightMuted
from tests.conftest import CODE, MORI, SATO, SUZUKI
from tests.core.web.conftest import Person, Screen, lead, reason
from tests.core.web.test_hidden_words import SECRET, Acts, Watched, silent
from tests.core.web.test_hidden_words import watched as watched

PROBES: Acts = (
    ("insight_voted", {"insight_id": "i"}),
    ("issue_voted", {"issue_id": "s"}),
    ("insight_muted", {"insight_id": "i"}),
    ("insight_added", {"insight_id": "i", "text": "x"}),
    ("issue_added", {"issue_id": "new", "text": "x", "insight_ids": ["i"]}),
    ("issue_added", {"issue_id": "i", "text": "x"}),
    (
        "persona_added",
        {
            "persona_id": "new",
            "name": "x",
            "bottleneck": "x",
            "wish": "x",
            "issue_ids": ["s"],
        },
    ),
    ("use_case_added", {"use_case_id": "new", "title": "x", "persona_ids": ["p"]}),
    (
        "kpi_set",
        {
            "kpi_id": "new",
            "title": "x",
            "use_case_id": "u",
            "unit": "",
            "target": 1,
            "due": "",
            "owner": "x",
            "next_review": "",
        },
    ),
    (
        "kpi_reviewed",
        {"kpi_id": "k", "version": 7, "decision": "stop", "reason": "x"},
    ),
    *(
        ("edited", {"table": table, "id": one, "field": name, "before": "?", "after": "x"})
        for table, one, name in (
            ("insights", "i", "text"),
            ("issues", "s", "text"),
            ("personas", "p", "bottleneck"),
            ("use_cases", "u", "cost"),
            ("kpis", "k", "owner"),
        )
    ),
    ("linked", {"table": "issues", "id": "open-s", "field": "insight_ids", "target": "i"}),
    ("kpi_measured", {"kpi_id": "k", "on": "2026-01-01", "value": 7}),
    ("promise_updated", {"promise_id": "o", "step": 7, "status": "done"}),
    ("reason_given", {"from_id": "open-u", "to_id": "k2", "text": "x"}),
    ("reason_given", {"from_id": "open-u", "to_id": "p", "text": "x"}),
    ("linked", {"table": "kpis", "id": "k", "field": "leading_ids", "target": "k2"}),
    (
        "promise_made",
        {"promise_id": "n", "who": "x", "sector": "npo", "what": "x", "due": "", "kpi_ids": ["k"]},
    ),
    ("linked", {"table": "personas", "id": "p", "field": "issue_ids", "target": "open-s"}),
)


def test_their_author_sees_them_as_waiting(watched: Watched, suzuki: Person, held: Room) -> None:
    with suzuki.live() as socket:
        screen = Screen(socket)
        while not screen.own:
            screen.take()
    assert screen.own["i"]["text"] == f"{SECRET}!" and screen.own["i"]["waits"] is True
    assert {"i", "s", "p", "u", "k", "k2"} <= screen.own.keys()
    assert silent(json.dumps(screen.cards, ensure_ascii=False))


def test_the_record_says_only_how_many_wait(
    watched: Watched, server: Rooms, held: Room, stranger: Person, suzuki: Person
) -> None:
    actor = seat.actor(SATO, CODE, held.workshop, leading=True)
    link = server.link(held, actor, "首長へ", "2999-01-01T00:00:00+00:00")
    pages = [person.get("record") for person in (*watched.people.values(), suzuki)]
    pages += [stranger.get(link), stranger.get(f"{link}?language=en")]
    for page in pages:
        assert page.status_code == 200 and silent(page.text) and "店が遠い" in page.text
        assert 'id="i"' not in page.text and '#i"' not in page.text


@pytest.mark.parametrize(
    "path", ["figures.json", "cases.json", "me", f"/j/{CODE}/about", "", "screen"]
)
def test_no_other_answer_says_them(watched: Watched, path: str, stranger: Person) -> None:
    for person in (*watched.people.values(), stranger):
        at = path or f"/w/{CODE}"
        assert silent(person.get(at).text)


def test_no_refusal_says_them(watched: Watched, held: Room) -> None:
    before = held.workshop
    tries = [*PROBES, *(("reverted", {"target": seq}) for seq in watched.seqs)]
    for person in watched.people.values():
        for kind, event in tries:
            answer = person.act(kind, event)
            assert answer.status_code == 409 and silent(answer.text), (kind, event)
    assert held.workshop == before


def test_a_refusal_does_not_tell_a_hidden_word_from_none(watched: Watched) -> None:
    for person in watched.people.values():
        for kind, event in PROBES:
            if kind.endswith("_added") and event.get("insight_ids") is None:
                continue
            text = json.dumps(event)
            for one in "isupk":
                text = text.replace(f'"{one}"', f'"none-{one}"')
            there, nowhere = person.act(kind, event), person.act(kind, json.loads(text))
            assert reason(there) == reason(nowhere), (kind, event)


def test_opened_they_are_seen_by_all_and_name_nobody(
    watched: Watched, server: Rooms, held: Room, stranger: Person
) -> None:
    lead(server, held, StageRevealed("hush"))
    for screen in watched.screens.values():
        screen.until(held.workshop.seq)
        assert screen.cards["i"]["text"] == f"{SECRET}!"
        assert screen.cards["waiting"]["count"] == 0
        assert {"to", "label", "kind"} == screen.cards["s"]["links"][0].keys()
        assert not any("name" in chip for chip in screen.cards["i"]["chips"])
    assert SECRET in watched.people["observer"].get("record").text


def test_words_taken_from_sight_are_in_no_byte_for_others(
    suzuki: Person, mori: Person, ito: Person, sato: Person, server: Rooms, held: Room
) -> None:
    suzuki.act("insight_added", {"insight_id": "i", "text": SECRET})
    mori.act("issue_added", {"issue_id": "s", "text": "移動", "insight_ids": ["i"]})
    lead(server, held, InsightMuted("i"))
    for person in (mori, ito):
        with person.live() as socket:
            screen = Screen(socket)
            screen.until(held.workshop.seq)
        assert silent(screen.heard) and silent(person.get("record").text)
    with sato.live() as socket:
        screen = Screen(socket)
        screen.until(held.workshop.seq)
    assert screen.cards["i"]["text"] == SECRET, "who leads can show them again"


def test_nothing_is_done_with_what_was_taken_from_sight(
    suzuki: Person, mori: Person, sato: Person, server: Rooms, held: Room
) -> None:
    """Refused as if it were not there, so that no refusal tells that it is."""
    suzuki.act("insight_added", {"insight_id": "i", "text": SECRET})
    lead(server, held, InsightMuted("i"))
    voted = ("insight_voted", {"insight_id": "i"})
    made = ("issue_added", {"issue_id": "s", "text": "移動", "insight_ids": ["i"]})
    for act in (voted, made):
        assert mori.act(*act).json()["refused"] == "refused.gone"
        assert sato.act(*act).status_code == 200, "who leads sees it still"


def test_who_wrote_what_was_taken_from_sight_keeps_it_and_is_told(
    suzuki: Person, mori: Person, server: Rooms, held: Room
) -> None:
    suzuki.act("insight_added", {"insight_id": "i", "text": SECRET})
    mori.act("insight_voted", {"insight_id": "i"})
    with suzuki.live() as socket:
        screen = Screen(socket)
        screen.until(held.workshop.seq)
        lead(server, held, InsightMuted("i"))
        while not screen.own.get("i", {}).get("out"):
            screen.take()
        assert "i" not in screen.cards
        assert screen.own["i"]["text"] == SECRET and screen.own["i"]["acts"] == []
        lead(server, held, InsightMuted("i", False))
        while "i" not in screen.cards or "out" in screen.own["i"]:
            screen.take()
    lead(server, held, InsightMuted("i"))
    with mori.live() as socket:
        screen = Screen(socket)
        screen.until(held.workshop.seq)
    assert silent(screen.heard)


def test_a_wall_is_sent_nothing_that_only_who_opened_it_may_see(
    suzuki: Person, mori: Person, sato: Person, server: Rooms, held: Room
) -> None:
    suzuki.act("insight_added", {"insight_id": "i", "text": SECRET})
    mori.act("insight_added", {"insight_id": "seen", "text": "店が遠い"})
    lead(server, held, InsightMuted("i"))
    for person in (sato, suzuki):  # who leads, and whose words they are
        for since in (-1, held.workshop.seq - 1):
            with person.live(since=since, face="wall") as socket:
                screen = Screen(socket)
                screen.until(held.workshop.seq)
                lead(server, held, StageStarted("hush", "anonymous", hidden=True))
                event = {"insight_id": f"h{held.workshop.seq}", "text": SECRET}
                assert suzuki.act("insight_added", event).status_code == 200
                screen.until(held.workshop.seq)
                socket.send_text("?")
                told = screen.take()
            assert silent(screen.heard) and not screen.own and "present" not in told
            assert since >= 0 or ("seen" in screen.cards and not screen.cards["stage"]["leads"])


def test_a_wall_loses_what_is_taken_from_sight_at_once(
    suzuki: Person, sato: Person, server: Rooms, held: Room
) -> None:
    suzuki.act("insight_added", {"insight_id": "i", "text": "店が遠い"})
    with sato.live(face="wall") as socket:
        screen = Screen(socket)
        screen.until(held.workshop.seq)
        assert screen.cards["i"]["text"] == "店が遠い" and screen.cards["i"]["acts"] == []
        lead(server, held, InsightMuted("i"))
        screen.until(held.workshop.seq)
        assert "i" not in screen.cards
        lead(server, held, InsightMuted("i", False))
        screen.until(held.workshop.seq)
        assert screen.cards["i"]["text"] == "店が遠い"


def test_nobody_elses_own_cards_are_sent(suzuki: Person, mori: Person, held: Room) -> None:
    """Mine are found by my marks alone, so nobody's mark may be another's."""
    suzuki.act("insight_added", {"insight_id": "i", "text": "店が遠い"})
    mori.act("insight_voted", {"insight_id": "i"})
    owned = {}
    for token, person in ((SUZUKI, suzuki), (MORI, mori)):
        with person.live() as socket:
            screen = Screen(socket)
            while not screen.own:
                screen.take()
        owned[token] = screen.own["i"]
    assert owned[SUZUKI].get("mine") and not owned[MORI].get("mine")
    assert "fields" not in owned[MORI] and owned[MORI]["acts"][0]["pressed"]
