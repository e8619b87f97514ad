"""The example is complete, marked as invented, and its figures are real."""

from dataclasses import asdict
from datetime import date

import pytest

from core import seat
from core.config import config
from core.practice.demo import DEMO, demo_events, ensure_demo
from core.record.report import report
from core.record.sample import MARK
from core.record.thread import threads
from core.rooms import Rooms
from core.stats.evidence import frozen
from core.stats.figure import figure
from core.stats.package import Package, open_package
from core.store.memory_store import MemoryStore
from core.text import Text
from core.workshop import Workshop
from core.workshop.card import View
from core.workshop.events import proposed
from core.workshop.view import Audience, shared

HELD = date(2026, 4, 1)
FREE: tuple[str, ...] = (
    "text",
    "life",
    "title",
    "eases",
    "people_part",
    "owner",
    "reason",
    "baseline_note",
)
FREE += ("whom", "found", "after")
RULES = ("rule_continue", "rule_change", "rule_stop")


@pytest.fixture(scope="module")
def package() -> Package:
    return open_package(config().stats_path)


@pytest.fixture(scope="module")
def server(package: Package) -> Rooms:
    server = Rooms(MemoryStore(), package)
    ensure_demo(server)
    return server


@pytest.fixture(scope="module")
def workshop(server: Rooms) -> Workshop:
    return server.room(DEMO).workshop


@pytest.fixture(scope="module")
def view(workshop: Workshop) -> View:
    return shared(workshop, Audience("observer"))


def test_the_example_is_closed_and_a_sample(workshop: Workshop) -> None:
    assert (workshop.closed, workshop.sample, workshop.hidden) == (True, True, frozenset())


def test_it_has_the_whole_chain(workshop: Workshop) -> None:
    assert all(one.checks for one in workshop.personas.values())
    sizes = [len(workshop.insights), len(workshop.issues), len(workshop.personas)]
    assert sizes == [12, 4, 2]
    assert (len(workshop.use_cases), len(workshop.kpis)) == (2, 3)
    assert len(workshop.figures) >= 4


def test_from_every_kpi_the_trace_reaches_real_figures(workshop: Workshop) -> None:
    rows = [one.steps for one in threads(workshop, Text("ja"))]
    assert len(rows) == 3
    assert all(step.found for steps in rows for step in steps if step.kind != "review")
    assert [bool(steps[-1].found) for steps in rows] == [True, False, False]


def test_one_issue_without_a_persona_is_a_named_gap(view: View) -> None:
    gaps = [c["missing"] for c in view.values() if c["type"] == "issue" and c["missing"]]
    assert gaps == [[{"key": "gap.no_persona"}]]


def test_one_hypothesis_holds_one_is_refuted_and_one_is_being_asked_about(
    workshop: Workshop,
) -> None:
    states = {key: one.verdict for key, one in workshop.issues.items()}
    assert states == {
        "demo-q1": "holds",
        "demo-q2": "asking",
        "demo-q3": "fails",
        "demo-q4": "open",
    }
    made, say = report(workshop, Text("ja")), Text("ja")
    said = dict(made.story)
    assert "6人は進学" in said[say("story.rejected_label")]
    assert "迎え" in "".join(made.left)
    assert all(workshop.issues[key].why for key, state in states.items() if state != "open")


def test_one_kpi_was_reviewed_and_keeps_its_first_version(workshop: Workshop) -> None:
    first, second = workshop.kpis["demo-k1"].versions
    assert (first.target, second.target, second.decision) == (30, 20, "change")
    assert second.actual is not None
    assert first.due == second.due


def test_figures_are_those_of_the_package(workshop: Workshop, package: Package) -> None:
    for pinned in workshop.figures.values():
        facts = frozen(figure(package, pinned.indicator_id, "01210"))
        assert {name: getattr(pinned, name) for name in facts} == facts


def test_every_invented_word_is_marked(package: Package) -> None:
    for step in demo_events(package, HELD):
        for event in step.events:
            fields = asdict(event)
            if event.kind in {"figure_pinned", "case_taken"}:
                continue  # facts of the package and of the catalogue
            for name in (*FREE, *RULES):
                assert fields.get(name, "") == "" or fields[name].startswith(MARK), fields
            if "name" in fields:
                assert "見本" in fields["name"]


def test_every_event_would_be_accepted_from_a_browser(package: Package) -> None:
    for step in demo_events(package, HELD):
        for event in step.events:
            proposed(event.kind, asdict(event))


def test_recording_it_again_changes_nothing(server: Rooms) -> None:
    before = len(server.store.read(DEMO))
    ensure_demo(server)
    assert len(server.store.read(DEMO)) == before


def test_a_start_that_broke_off_is_taken_up_where_it_was(server: Rooms, package: Package) -> None:
    whole = server.store.read(DEMO)
    cut = next(e.seq for e in whole if e.request_id == "demo-insights-5")
    broken = MemoryStore()
    broken.append(DEMO, whole[: cut - 1])
    again = Rooms(broken, package)
    ensure_demo(again)
    assert [e.event for e in broken.read(DEMO)] == [e.event for e in whole]


def test_no_token_can_prove_a_seat_of_the_example(workshop: Workshop) -> None:
    tokens = {seat.seat_id("a" * 32), seat.seat_id("0" * 32)}
    assert all(len(t) == 24 and int(t, 16) >= 0 for t in tokens)
    assert all(s.startswith("demo-seat-") for s in workshop.seats)


def test_what_people_noticed_carries_no_name(view: View) -> None:
    for card in view.values():
        if card["type"] == "insight":
            assert not [chip for chip in card["chips"] if "name" in chip]
