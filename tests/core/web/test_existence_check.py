"""The check of a persona: frozen, kept in versions, undone, and never sent by a browser."""

import pytest
from starlette.testclient import TestClient

from core import seat
from core.errors import Refused
from core.facts import checked
from core.formats import FORMATS
from core.record.report import report
from core.rooms import Rooms
from core.text import Text
from core.web.record_around import told_of_few
from core.workshop import Room
from core.workshop.acts.flow import StageStarted
from core.workshop.card import Card
from core.workshop.view import Audience, shared
from tests.conftest import CODE, MORI, SATO, SUZUKI
from tests.core.formats.opened import squeezed, words_of
from tests.core.web.conftest import Person, lead

PERSONA = {"persona_id": "p1", "name": "ゆか", "bottleneck": "坂", "wish": "買い物"}
WOMEN = ["women", "age_15_64"]


def check(server: Rooms, held: Room, conditions: list[str], token: str = SUZUKI) -> None:
    actor = seat.actor(token, CODE, held.workshop)
    event = checked(server.package, held.workshop.area_code, "p1", conditions)
    server.record(held, actor, f"r{held.workshop.seq}", event)


def card(held: Room) -> Card:
    return shared(held.workshop, Audience("participant"))["p1"]


def test_the_newest_check_is_proof_and_the_others_are_history(
    suzuki: Person, server: Rooms, held: Room
) -> None:
    assert suzuki.act("persona_added", PERSONA).status_code == 200
    assert card(held)["evidence"] == [] and card(held)["history"] == []
    check(server, held, WOMEN)
    assert {"words": {"key": "field.mark_many"}} in card(held)["chips"]
    check(server, held, [*WOMEN, "employed"])
    found = card(held)
    (proof,) = found["evidence"]
    assert "分からない（20〜17,000人）" in proof["value"]["ja"], "no guess beside so wide a range"
    assert "総務省統計局" in proof["source"]["ja"]
    assert [old["words"]["n"] for old in found["history"]] == [2, 1]
    assert {"words": {"key": "field.mark_unknown"}} in found["chips"]
    persona = held.workshop.personas["p1"]
    assert [one.conditions for one in persona.checks] == [tuple(WOMEN), (*WOMEN, "employed")]
    assert persona.checks[-1].package_version == server.package.version


def test_somebody_concerned_is_a_mark_of_its_own(suzuki: Person, held: Room) -> None:
    suzuki.act("persona_added", PERSONA)
    edit = {"table": "personas", "id": "p1", "field": "confirmed", "before": "", "after": "いる"}
    assert suzuki.act("edited", edit).status_code == 200
    assert {"words": {"key": "field.mark_confirmed"}} in card(held)["chips"]


def test_a_check_can_be_taken_back(suzuki: Person, server: Rooms, held: Room) -> None:
    suzuki.act("persona_added", PERSONA)
    check(server, held, WOMEN)
    assert suzuki.act("reverted", {"target": held.workshop.seq}).status_code == 200
    assert card(held)["evidence"] == [] and not held.workshop.personas["p1"].checks


def test_a_browser_cannot_send_a_check_of_its_own(suzuki: Person, held: Room) -> None:
    suzuki.act("persona_added", PERSONA)
    words = dict.fromkeys(
        (f"{name}_{language}" for name in ("named", "value", "sentence", "method", "source")
         for language in ("ja", "en")), "うそ"
    )  # fmt: skip
    event = {"persona_id": "p1", "conditions": ["women"], "verdict": "many",
             "package_version": "x", **words}  # fmt: skip
    assert suzuki.act("persona_checked", event).status_code == 409
    assert not held.workshop.personas["p1"].checks


def test_a_persona_that_is_hidden_cannot_be_checked_by_others(
    suzuki: Person, server: Rooms, held: Room
) -> None:
    lead(server, held, StageStarted("hush", "named", hidden=True))
    suzuki.act("persona_added", PERSONA)
    with pytest.raises(Refused) as refused:
        check(server, held, WOMEN, MORI)
    assert refused.value.reason == "refused.gone"
    check(server, held, WOMEN)
    assert "p1" not in shared(held.workshop, Audience("observer"))


@pytest.mark.parametrize("form", list(FORMATS))
@pytest.mark.parametrize("language", ["ja", "en"])
def test_it_is_in_the_record(
    suzuki: Person, server: Rooms, held: Room, form: str, language: str
) -> None:
    suzuki.act("persona_added", PERSONA)
    check(server, held, WOMEN)
    found = words_of(form, FORMATS[form].make(report(held.workshop, Text(language))))
    value = getattr(held.workshop.personas["p1"].checks[0], f"value_{language}")
    assert squeezed(value) in found
    page = suzuki.get(f"record?language={language}").text
    assert value in page and "{'ja'" not in page


def test_too_few_such_people_ask_for_a_broader_wording_until_a_check_says_otherwise(
    suzuki: Person, server: Rooms, held: Room, client: TestClient
) -> None:
    suzuki.act("persona_added", PERSONA)
    check(server, held, ["unemployed", "primary"])
    assert {"key": "gap.too_few"} in card(held)["missing"]
    assert Text("ja")("gap.too_few") in suzuki.get("record").text
    (warned,) = told_of_few(held.workshop, Text("ja"))
    leader = Person(client, SATO)
    page = leader.get("record").text
    assert page.index(warned) < page.index("open-data.zip"), "before it, for who leads"
    assert warned not in suzuki.get("record").text
    check(server, held, WOMEN)
    assert {"key": "gap.too_few"} not in card(held)["missing"]
    assert warned not in leader.get("record").text
