"""A year later: the record page tells how a KPI goes, what comes next, and who promised what."""

from datetime import timedelta

import pytest

from core.clock import today
from core.rooms import Rooms
from core.text import Text, day_in_words
from core.workshop import Room
from core.workshop.acts.flow import StageStarted, WorkshopClosed
from tests.core.web.conftest import Person, lead, reason

ON = (today() - timedelta(days=3)).isoformat()
KPI = {
    "kpi_id": "k1",
    "title": "相談を使った家庭",
    "use_case_id": "u1",
    "unit": "<b>家庭</b>",
    "target": 60,
    "due": (today() + timedelta(days=900)).isoformat(),
    "owner": "健康課",
    "next_review": "2020-01-15",
    "baseline": 20,
    "rule_stop": "10家庭に届かない",
}
PROMISE = {
    "promise_id": "o1",
    "who": "いわみ薬局",
    "sector": "industry",
    "what": "場所を貸す",
    "due": (today() + timedelta(days=700)).isoformat(),
    "use_case_ids": ["u1"],
}
COURSE = '<figure class="course">'


@pytest.fixture
def chain(suzuki: Person) -> None:
    for kind, event in (
        ("use_case_added", {"use_case_id": "u1", "title": "土曜の相談"}),
        ("kpi_set", KPI),
        ("promise_made", PROMISE),
    ):
        assert suzuki.act(kind, event).status_code == 200


@pytest.mark.usefixtures("chain")
def test_before_anything_is_measured_the_page_says_so_and_draws_nothing(suzuki: Person) -> None:
    page = suzuki.get("record").text
    assert Text("ja")("kpi.says_unmeasured") in page and COURSE not in page
    assert Text("ja")("kpi.next_title") in page and "10家庭に届かない" in page


@pytest.mark.usefixtures("chain")
def test_what_is_measured_after_the_meeting_is_on_the_page(
    sato: Person, mori: Person, suzuki: Person, server: Rooms, held: Room
) -> None:
    lead(server, held, WorkshopClosed())
    assert reason(mori.act("kpi_measured", {"kpi_id": "k1", "on": ON, "value": 5})) != ""
    for value in (99, 25):
        event = {"kpi_id": "k1", "on": ON, "value": value, "note": "受付票"}
        assert sato.act("kpi_measured", event).status_code == 200
    for language in ("ja", "en"):
        page = suzuki.get(f"record?language={language}").text
        assert page.count(COURSE) == 1 and "受付票" in page
        assert (
            f"<td>{day_in_words(ON, language)}</td><td>25</td>" in page
            and "<td>99</td>" not in page
        )
        assert "<b>家庭</b>" not in page, "people's words are only words, in a drawing too"
        assert Text(language)("kpi.key") in page


@pytest.mark.usefixtures("chain")
def test_a_sector_without_a_promise_is_a_gap_that_is_named(suzuki: Person) -> None:
    say, page = Text("ja"), suzuki.get("record").text
    nobody = [say("promise.nobody", sector=say(f"section.{one}")) for one in
              ("administration", "academia", "npo", "resident")]  # fmt: skip
    assert all(words in page for words in nobody)
    assert say("promise.nobody", sector=say("section.industry")) not in page
    assert "いわみ薬局" in page and 'href="#o1"' in page


@pytest.mark.usefixtures("chain")
def test_what_is_hidden_is_neither_next_nor_drawn(
    suzuki: Person, mori: Person, server: Rooms, held: Room
) -> None:
    lead(server, held, StageStarted("hush", "anonymous", hidden=True))
    hidden = {**KPI, "kpi_id": "k2", "title": "まだ見せない", "owner": "まだ見せない"}
    suzuki.act("kpi_set", hidden)
    suzuki.act("kpi_measured", {"kpi_id": "k2", "on": ON, "value": 31, "note": "まだ見せない"})
    suzuki.act("promise_made", {**PROMISE, "promise_id": "o2", "who": "まだ見せない"})
    for person in (suzuki, mori):
        page = person.get("record").text
        assert "まだ見せない" not in page and COURSE not in page
