"""Words of a hidden stage: in no byte that leaves the server before they are opened."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest

from core.rooms import Rooms
from core.workshop import Room
from core.workshop.acts.flow import StageStarted, TimerExtended
from tests.core.web.conftest import Person, Screen, lead

Acts = tuple[tuple[str, dict[str, Any]], ...]


SECRET = "まだ見せない言葉"


OPEN: Acts = (
    ("insight_added", {"insight_id": "open-i", "text": "店が遠い"}),
    ("issue_added", {"issue_id": "open-s", "text": "移動", "insight_ids": ["open-i"]}),
    (
        "persona_added",
        {"persona_id": "open-p", "name": "ゆか", "bottleneck": "坂", "wish": "買い物"},
    ),
    ("use_case_added", {"use_case_id": "open-u", "title": "送迎", "persona_ids": ["open-p"]}),
)


WRITTEN: Acts = (
    ("insight_added", {"insight_id": "i", "text": SECRET}),
    ("issue_added", {"issue_id": "s", "text": SECRET, "insight_ids": ["i", "open-i"]}),
    (
        "persona_added",
        {
            "persona_id": "p",
            "name": SECRET,
            "bottleneck": SECRET,
            "wish": SECRET,
            "life": SECRET,
            "issue_ids": ["s", "open-s"],
            "insight_ids": ["i"],
        },
    ),
    (
        "use_case_added",
        {
            "use_case_id": "u",
            "title": SECRET,
            "eases": SECRET,
            "people_part": SECRET,
            "cost": SECRET,
            "persona_ids": ["p", "open-p"],
        },
    ),
    (
        "kpi_set",
        {
            "kpi_id": "k",
            "title": SECRET,
            "use_case_id": "u",
            "unit": SECRET,
            "target": 1,
            "due": "",
            "owner": SECRET,
            "next_review": "",
            "baseline_note": SECRET,
            "rule_stop": SECRET,
        },
    ),
    (
        "kpi_set",
        {
            "kpi_id": "k2",
            "title": SECRET,
            "use_case_id": "open-u",
            "unit": "%",
            "target": 1,
            "due": "",
            "owner": SECRET,
            "next_review": "",
        },
    ),
    (
        "kpi_reviewed",
        {
            "kpi_id": "k",
            "version": 1,
            "decision": "continue",
            "reason": SECRET,
            "next_review": "2027-01-01",
        },
    ),
    ("kpi_measured", {"kpi_id": "k", "on": "2026-01-01", "value": 7, "note": SECRET}),
    (
        "promise_made",
        {
            "promise_id": "o",
            "who": SECRET,
            "sector": "npo",
            "what": SECRET,
            "due": "",
            "use_case_ids": ["open-u"],
            "kpi_ids": ["k"],
        },
    ),
    ("promise_updated", {"promise_id": "o", "step": 1, "status": "dropped", "reason": SECRET}),
    ("reason_given", {"from_id": "open-u", "to_id": "open-p", "text": SECRET}),
    ("reason_given", {"from_id": "open-u", "to_id": "k2", "text": SECRET}),
    ("linked", {"table": "issues", "id": "open-s", "field": "insight_ids", "target": "i"}),
    ("insight_voted", {"insight_id": "i"}),
    (
        "edited",
        {"table": "insights", "id": "i", "field": "text", "before": SECRET, "after": f"{SECRET}!"},
    ),
)


@dataclass
class Watched:
    """A hidden stage in which suzuki has written, and who watches it."""

    screens: dict[str, Screen]
    people: dict[str, Person]
    seqs: list[int]


@pytest.fixture
def watched(
    server: Rooms, held: Room, sato: Person, suzuki: Person, mori: Person, ito: Person
) -> Iterator[Watched]:
    for kind, event in OPEN:
        assert mori.act(kind, event).status_code == 200
    people = {"facilitator": sato, "participant": mori, "observer": ito}
    with sato.live() as one, mori.live() as two, ito.live() as three:
        screens = dict(zip(people, map(Screen, (one, two, three)), strict=True))
        lead(server, held, StageStarted("hush", "anonymous", hidden=True))
        seqs = []
        for kind, event in WRITTEN:
            answer = suzuki.act(kind, event)
            assert answer.status_code == 200, answer.text
            seqs.append(answer.json()["seq"])
            lead(server, held, TimerExtended(1))  # what everybody is told comes after it
            for screen in screens.values():
                screen.until(held.workshop.seq)  # every difference on the way is heard
        yield Watched(screens, people, seqs)


def silent(heard: str) -> bool:
    """Whether nothing of the secret is in it, however JSON or HTML would write it."""
    parts = SECRET, SECRET[:4], json.dumps(SECRET)[1:-1], json.dumps(SECRET[:2])[1:-1]
    return not any(part.lower() in heard.lower() for part in parts)


def test_the_live_socket_says_only_how_many_wait(watched: Watched, held: Room) -> None:
    for screen in watched.screens.values():
        assert silent(screen.heard)
        assert screen.cards["waiting"]["count"] == 9
        assert screen.cards["stage"]["hidden"] is True
        assert not {"i", "s", "p", "u", "k", "k2"} & screen.cards.keys()


def test_a_browser_that_comes_or_returns_is_told_no_more(watched: Watched, held: Room) -> None:
    for person in watched.people.values():
        for since in (-1, 3, watched.seqs[0], watched.seqs[-1] - 1):
            with person.live(since=since) as socket:
                screen = Screen(socket)
                screen.until(held.workshop.seq)
                socket.send_text("?")
                screen.take()
            assert silent(screen.heard)
