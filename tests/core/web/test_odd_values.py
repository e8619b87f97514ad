"""Whatever a browser sends: an answer in words, and a workshop that can still be read."""

import json
from functools import cache
from typing import Any

import pytest

from core.rooms import Rooms
from core.workshop import KINDS, Room, fold
from core.workshop.acts.flow import StageLocked, StageStarted, WorkshopClosed
from tests.core.web.conftest import ROOT, Person, Screen, lead
from tests.core.web.test_record_read import LIGHTS

SERVER_ONLY = {kind for kind, event in KINDS.items() if event.server_only}

ODD: tuple[Any, ...] = (
    None,
    True,
    0,
    -1,
    2**63,
    10**40,
    1e308,
    float("nan"),
    "",
    "x",
    "あ" * 5000,
    "\ud800",
    "\u0000",
    "\u202e</script><script>alert(1)</script>",
    "{}{0}{key}%s",
    "9999-12-31",
    "0001-01-01",
    [],
    ["\ud800"],
    [[[]]],
    {},
    {"key": "seat.name"},
)


@cache
def written() -> dict[str, dict[str, Any]]:
    """A payload of each kind, as it is in the oldest log that has it."""
    found: dict[str, dict[str, Any]] = {}
    for path in sorted((ROOT / "tests/core/workshop/logs").glob("*.jsonl"), reverse=True):
        rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
        found |= {row[5]: row[6] for row in rows}
    return found


def changed(payload: dict[str, Any]) -> list[dict[str, Any]]:
    """`payload` with each field in turn odd, and without it; new ids each time."""
    found = []
    for field in payload:
        found += [{**payload, field: odd} for odd in ODD]
        found.append({name: value for name, value in payload.items() if name != field})
    return found


@pytest.mark.parametrize("kind", sorted(KINDS.keys() - SERVER_ONLY))
def test_an_odd_value_is_refused_or_harmless(
    sato: Person, mori: Person, server: Rooms, held: Room, kind: str
) -> None:
    for name, payload in written().items():
        made = name.endswith("_added") or name in ("kpi_set", "promise_made")
        if name not in SERVER_ONLY and made:
            sato.act(name, {**payload, "evidence_ids": [], "figure_id": ""})
    for number, payload in enumerate(changed(written()[kind])):
        fresh = {f"{name}_id": f"new{number}" for name in ("insight", "issue", "persona")}
        ids = {key: value for key, value in fresh.items() if kind == f"{key[:-3]}_added"}
        answer = sato.act(kind, {**payload, **(ids if number % 2 else {})})
        assert answer.status_code in (200, 409), payload
        assert answer.status_code == 200 or answer.json()["refused"].startswith("refused.")
    lead(server, held, WorkshopClosed(False))
    lead(server, held, StageStarted("insights"), StageLocked(False))
    assert (
        mori.act("insight_added", {"insight_id": "after", "text": "まだ書ける"}).status_code == 200
    )
    assert fold(held.store.read(held.workshop_id)) == held.workshop
    assert Room(held.workshop_id, held.store).workshop == held.workshop
    for person in (sato, mori):
        with person.live() as socket:
            screen = Screen(socket)
            screen.until(held.workshop.seq)
        assert "after" in screen.cards
        for language in ("ja", "en"):
            page = person.get(f"record?language={language}")
            ours = page.text.replace(LIGHTS, "")
            assert page.status_code == 200 and "<script" not in ours


def test_every_kind_is_tried() -> None:
    assert set(written()) == set(KINDS)
