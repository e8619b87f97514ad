"""Logs that earlier versions wrote mean what they meant, and are drawn alike in every way."""

import json
from collections import Counter
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Any, get_args

import pytest

from core.errors import Refused
from core.workshop import Entry, Workshop, fold
from core.workshop.events import proposed
from core.workshop.log import advance
from core.workshop.noun import NOUNS
from core.workshop.own import Own, own
from core.workshop.people import Role
from core.workshop.view import Audience, Drawn, shared

LOGS = sorted((Path(__file__).parent / "logs").glob("*.jsonl"))
FOLDED = json.loads((Path(__file__).parent / "logs/folded.json").read_text(encoding="utf-8"))
"""The last state of each log as the first version folded it; what is empty is left out."""
SINCE = {("kpis", "unit_en"), ("kpis", "baseline_spread"), ("kpis", "baseline_years")}
SINCE |= {("kpis", "waiting")}
SINCE |= {(table, "answers") for table in ("personas", "use_cases", "kpis", "promises", "issues")}
SINCE |= {
    ("personas", "ending"),
    ("personas", "tie"),
    ("figures", "basis"),
    ("figures", "area_romaji"),
    ("issues", "proxy"),
    ("insights", "why"),
}
"""What nouns say beside that since then."""


def read(path: Path) -> list[Entry]:
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    return [Entry.from_row(*(*before, json.dumps(payload))) for *before, payload in rows]


def told(value: Any) -> Any:
    """A state as JSON has it."""
    if is_dataclass(value):
        return {one.name: told(getattr(value, one.name)) for one in fields(value)}
    if isinstance(value, frozenset):
        return sorted(value)
    if isinstance(value, dict):
        return {key if isinstance(key, str) else "|".join(key): told(v) for key, v in value.items()}
    return [told(one) for one in value] if isinstance(value, list | tuple) else value


def state(workshop: Workshop) -> dict[str, Any]:
    found = {one.name: told(getattr(workshop, one.name)) for one in fields(workshop)}
    nouns = found.pop("nouns")
    for table, name in SINCE:
        for noun in nouns.get(table, {}).values():
            del noun[name]
    for issue in nouns.get("issues", {}).values():
        for asked in issue["asked"]:
            assert not asked.pop("consent"), "nobody was asked for it"
            assert asked.pop("on") == asked.pop("said") == "", "then was the day of writing"
    for stage in found["agenda"]:  # what to say once it is opened: new, and never in these logs
        assert stage.pop("opened_ja") == stage.pop("opened_en") == ""
        assert not stage.pop("weighs")
    if found["before"]:
        del found["before"]["brought"]  # the same things a second time, as they came
    for seat in (*found["seats"].values(), *found["out"].values()):
        assert not seat.pop("late"), "nobody took one again after the end"
    for link in found["links"].values():
        assert not link.pop("nameless"), "links of then name people"
        assert not link.pop("wall"), "and open records"
        assert link.pop("level") == "whole"
    return {
        key: value
        for key, value in {**found, **nouns}.items()
        if value not in ([], {}, None, "", False)
    }


@pytest.mark.parametrize("path", LOGS, ids=lambda path: path.stem)
def test_a_log_folds_to_the_same_state_as_before(path: Path) -> None:
    assert state(fold(read(path))) == FOLDED[path.stem]


@pytest.mark.parametrize("path", LOGS, ids=lambda path: path.stem)
def test_an_entry_is_written_as_it_was_read(path: Path) -> None:
    log = read(path)
    assert [Entry.from_row(*entry.to_row()) for entry in log] == log
    for line, entry in zip(path.read_text(encoding="utf-8").splitlines(), log, strict=True):
        assert words(json.loads(line)[-1]) <= words(json.loads(entry.to_row()[-1]))


def words(value: Any) -> Counter[str]:
    """Every text of a payload, wherever it stands."""
    if isinstance(value, dict | list):
        inner = value.values() if isinstance(value, dict) else value
        return sum(map(words, inner), Counter())
    return Counter([value] if isinstance(value, str) else [])


@pytest.mark.parametrize("path", LOGS, ids=lambda path: path.stem)
@pytest.mark.parametrize("step", [1, 7])
def test_what_is_kept_of_a_drawing_is_what_would_be_drawn_anew(path: Path, step: int) -> None:
    """For every role and every person, at every entry; and where several come at once."""
    log = read(path)
    audiences = [Audience(role) for role in get_args(Role)]
    kept: list[dict[str, Drawn]] = [{} for _ in audiences]
    everybody = frozenset(fold(log).touched)
    people = [frozenset({mark}) for mark in everybody] + [everybody]
    owns = {(one, a): Own(lambda stages, one=one: one) for one in people for a in audiences}  # type: ignore[misc]
    workshop = Workshop()
    for at in range(0, len(log), step):
        workshop = advance(workshop, log[:at], log[at : at + step])
        for audience, drawn in zip(audiences, kept, strict=True):
            assert shared(workshop, audience, drawn) == shared(workshop, audience)
        for (marks, audience), theirs in owns.items():
            assert theirs(workshop, audience) == own(workshop, marks, audience)


def test_every_noun_is_in_a_log_that_is_kept() -> None:
    assert {table for kept in FOLDED.values() for table in kept} >= NOUNS.keys()


def test_what_is_in_the_log_is_neither_refused_nor_changed_by_today_s_limits() -> None:
    text = " \u200b" + "長" * 900 + "\u0007 "
    payload = json.dumps({"insight_id": "no id of today!", "text": text, "of_tomorrow": 1})
    row = (1, "2026-07-14T00:00:00+00:00", "m", None, "request-1", "insight_added", payload)
    event: Any = Entry.from_row(*row).event
    assert (event.text, event.insight_id) == (text, "no id of today!")
    with pytest.raises(Refused, match=r"refused\.field"):
        proposed("insight_added", json.loads(payload))
