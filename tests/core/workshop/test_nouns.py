"""What a file of `nouns/` brings is everywhere; what an event does not say, it cannot do."""

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Annotated, Any

import pytest

from core.errors import Refused
from core.formats import FORMATS
from core.record.report import report
from core.text import Text
from core.workshop import KINDS, Entry, Event, Room, Workshop
from core.workshop.acts.editing import Edited, Linked
from core.workshop.acts.flow import StageStarted
from core.workshop.events import proposed
from core.workshop.noun import LINKS, NOUNS, SINGLE
from core.workshop.nouns.kpis import Kpi
from core.workshop.own import own
from core.workshop.people import EVERYBODY
from core.workshop.ref import Fact, Id, Ids, MaybeId, NewId, Ref, letters
from core.workshop.timeline import lines
from core.workshop.view import Audience, shared
from tests.a_noun import STAGE, risk
from tests.conftest import MORI, SATO, SUZUKI, Record
from tests.core.formats.opened import words_of
from tests.core.workshop.test_chain import CHAIN

ROOT = Path(__file__).parents[3]


@pytest.fixture
def kinds() -> Iterator[None]:
    """What a test defines is gone after it."""
    before = dict(KINDS)
    yield
    KINDS.clear()
    KINDS.update(before)


# An event says what its letters are


@pytest.mark.parametrize(
    "hint",
    [Id, MaybeId, str, Ids, Id | None, tuple[str, ...], dict[str, int], Kpi, tuple[Kpi, ...]],
)
def test_an_event_whose_field_may_name_anything_cannot_be_defined(kinds: None, hint: Any) -> None:
    with pytest.raises(TypeError, match="kpi must be a Ref"):
        type("Paused", (Event,), {"__annotations__": {"kpi": hint}}, kind="paused")
    assert "paused" not in KINDS


def test_a_rule_that_is_none_cannot_be_said(kinds: None) -> None:
    with pytest.raises(TypeError, match="no rule 'undoeable'"):
        type("Paused", (Event,), {}, kind="paused", undoeable=True)


def test_what_an_event_does_not_say_is_refused(kinds: None, room: Room, record: Record) -> None:
    @dataclass(frozen=True)
    class Paused(Event, kind="paused"):
        def apply(self, workshop: Workshop, entry: Entry) -> Workshop:
            return replace(workshop, title="changed")

    with pytest.raises(Refused, match=r"refused\.role"):
        record(SATO, Paused(), leading=True)


@pytest.mark.parametrize("names", [Annotated[str, Ref("kpis")], Fact], ids=["says so", "hides it"])
def test_no_event_changes_what_is_hidden_however_its_field_is_called(
    kinds: None, room: Room, record: Record, names: Any
) -> None:
    def apply(self: Any, workshop: Workshop, entry: Entry) -> Workshop:
        kpi = workshop.find(Kpi, self.kpi)
        return workshop.put(replace(kpi, stopped=True), entry.by.mark)

    fields = {"__annotations__": {"kpi": names}, "apply": apply}
    paused: Any = dataclass(frozen=True)(
        type("Paused", (Event,), fields, kind="paused", by=EVERYBODY)
    )
    record(SATO, StageStarted("kpis", hidden=True), leading=True)
    record(SUZUKI, *CHAIN)
    with pytest.raises(Refused, match=r"refused\.gone"):
        record(MORI, paused("k1"))
    assert not room.workshop.of(Kpi)["k1"].stopped
    assert record(SUZUKI, paused("k1")).of(Kpi)["k1"].stopped, "their own they may"


def test_every_reference_names_a_table_that_is_there() -> None:
    named = {
        table for event in KINDS.values() for ref in event.refs.values() for table in ref.tables
    }
    assert named | {*LINKS.values(), *SINGLE.values()} <= NOUNS.keys()
    assert {event.new for event in KINDS.values() if event.new} >= {"insight_id", "kpi_id"}
    assert list(letters(NewId)) != list(letters(Id)) == [None]


# What may be seen is asked in one place

SEEN = {"core/workshop/seen.py", "core/workshop/acts/flow.py"}
"""Where it is asked, and where stages are hidden and shown."""
PLANNED = {
    ("core/workshop/stage.py", "plan.hidden"),
    ("core/workshop/desk.py", "plan.hidden"),
    ("core/practice/demo.py", "stage.hidden"),
    ("core/workshop/acts/days.py", "plan.hidden"),
    ("pages/facilitate/parts/history.py", "line.hidden"),
    ("pages/facilitate/parts/plan.py", "step.hidden"),
}
"""How a stage is planned, and what a line of the history says: no state of a workshop."""


def asked(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and node.attr in ("hidden", "muted"):
            yield ast.unparse(node)
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "getattr":
            yield from (
                ast.unparse(node)
                for one in node.args
                if isinstance(one, ast.Constant) and one.value in ("hidden", "muted")
            )


def test_hidden_and_muted_are_read_in_one_place() -> None:
    found = {
        (str(path.relative_to(ROOT)), words)
        for folder in ("core", "pages")
        for path in (ROOT / folder).rglob("*.py")
        for words in asked(ast.parse(path.read_text(encoding="utf-8")))
    }
    assert {(path, words) for path, words in found if path not in SEEN} <= PLANNED
    assert any(path == "core/workshop/seen.py" for path, _ in found)


def test_the_light_script_names_no_noun() -> None:
    names = {one for noun in NOUNS.values() for one in (noun.one, noun.table)}
    ours = {("listed.js", "figure")}
    ours |= {(f"{name}.js", "figures") for name in ("frame", "view", "figures", "menu")}
    found = {
        (path.name, name)
        for path in (ROOT / "core/web/seat").glob("*.js")
        for name in names
        if re.search(rf"""["'`]{name}["'`]""", path.read_text(encoding="utf-8"))
    }
    assert found <= ours, "an element of HTML, and the tab with the figures of the place"


# A further noun


@pytest.fixture
def further(room: Room, record: Record) -> Iterator[Room]:
    """A room whose running stage asks for risks, with one on k1."""
    with risk() as added:
        record(SATO, *CHAIN)
        agenda = (*room.workshop.agenda, STAGE)
        room.workshop = replace(room.workshop, agenda=agenda)
        record(SATO, StageStarted("risks"), leading=True)
        event = proposed("risk_added", {"risk_id": "r1", "text": "担当が変わる", "kpi_ids": ["k1"]})
        assert isinstance(event, added)
        record(SUZUKI, event)
        yield room


def test_a_further_noun_is_a_card_with_its_tie_its_words_and_its_acts(further: Room) -> None:
    view = shared(further.workshop, Audience("participant"))
    card = view["r1"]
    assert (card["type"], card["place"], card["text"]) == ("risk", "risk", "担当が変わる")
    assert [link["to"] for link in card["links"]] == ["k1"]
    assert "r1" in [link["to"] for link in view["k1"]["links"]]
    assert [field["name"] for field in card["fields"]] == ["text"]
    mine = own(further.workshop, frozenset(further.workshop.touched), Audience("participant"))
    assert mine["r1"]["mine"]


def test_a_further_noun_has_its_section_and_its_composer(further: Room) -> None:
    stage = shared(further.workshop, Audience("participant"))["stage"]
    assert stage["sections"][-1] == "risk" and "risk" in stage["counted"]
    assert (stage["about"], stage["beside"]) == ("risk", "kpi")
    compose = stage["compose"]
    assert compose is not None and (compose["kind"], compose["id"]) == ("risk_added", "risk_id")
    (asked_for,) = compose["fields"]
    assert (asked_for["name"], asked_for["kind"], asked_for["max"]) == ("text", "long", 200)
    assert [(tie["name"], tie["type"]) for tie in compose["links"]] == [("kpi_ids", "kpi")]
    assert shared(further.workshop, Audience("participant"))["room"]["words"] == 1


def test_a_further_noun_is_edited_tied_and_taken_back_like_all(
    further: Room, record: Record
) -> None:
    record(MORI, Edited("risks", "r1", "text", "担当が変わる", "予算がない"))
    record(MORI, Linked("risks", "r1", "kpi_ids", "k1", False))
    noun = further.workshop.table("risks")["r1"]
    assert (noun.text, noun.kpi_ids) == ("予算がない", ())
    added = next(e.seq for e in further.log if e.event.kind == "risk_added")
    told = {line.seq: line for line in lines(further.workshop, further.log, frozenset())}
    assert (told[added].key, told[added].about) == ("timeline.risk_added", "予算がない")
    assert told[added].undoable


def test_a_further_noun_that_is_hidden_is_known_to_nobody_else(
    further: Room, record: Record
) -> None:
    record(SATO, StageStarted("apart", hidden=True), leading=True)
    record(SUZUKI, proposed("risk_added", {"risk_id": "r2", "text": "ひみつ"}))
    assert "r2" not in shared(further.workshop, Audience("facilitator"))
    with pytest.raises(Refused, match=r"refused\.gone"):
        record(MORI, Edited("risks", "r2", "text", "ひみつ", "みえた"))


@pytest.mark.parametrize("form", ["xlsx", "pptx", "pdf"])
def test_a_further_noun_is_in_every_file_of_the_record(
    further: Room, record: Record, form: str
) -> None:
    text = "担当が変わると、だれも続け方を知らない。" * 4
    added = proposed("risk_added", {"risk_id": "r2", "text": text, "kpi_ids": ["k1"]})
    record(SUZUKI, added)
    data = FORMATS[form].make(report(further.workshop, Text("ja")))
    assert text in words_of(form, data), "whole, and not only where the KPI points to it"
