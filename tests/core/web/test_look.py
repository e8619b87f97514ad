"""Before words are sent, their sentence is shown; nothing of it is kept."""

import json

from core.text import Text
from core.workshop import Room
from tests.core.web.conftest import Person

TYPED = {"name": "ゆか", "bottleneck": "夜勤があるので", "wish": "健診と仕事の両立"}


def test_the_sentence_is_seen_before_it_is_sent(suzuki: Person, held: Room) -> None:
    before = len(held.log)
    answer = suzuki.post("look", {"kind": "persona_added", "event": TYPED})
    assert Text("ja").of(answer.json()["said"]) == (
        "夜勤があることがネックで、健診と仕事の両立ができない"
    )
    assert answer.json()["ends"] == {"tie": "fact", "ending": "noun_cannot"}
    other = {**TYPED, "tie": "thing", "ending": "noun_hard"}
    said = suzuki.post("look", {"kind": "persona_added", "event": other}).json()["said"]
    assert Text("ja").of(said) == "夜勤があるがネックで、健診と仕事の両立がしにくい"
    assert len(held.log) == before


def test_what_is_not_yet_a_sentence_is_none(suzuki: Person) -> None:
    for body in ({}, {"kind": "persona_added", "event": {"wish": 7}}, {"kind": "insight_added"}):
        assert suzuki.post("look", json.loads(json.dumps(body))).json()["said"] is None


def test_words_that_may_be_somebody_real_are_asked_about(suzuki: Person) -> None:
    event = {**TYPED, "name": "山田太郎", "life": "奈義町豊沢123 0868-36-4111"}
    answer = suzuki.post("look", {"kind": "persona_added", "event": event})
    assert answer.json()["warns"] == ["address", "name", "phone"]
    assert suzuki.post("look", {"kind": "persona_added", "event": TYPED}).json()["warns"] == []


def test_a_target_is_put_beside_the_peers_while_it_is_typed(suzuki: Person, held: Room) -> None:
    body = {"indicator_id": "women_in_labour_force", "request_id": "0" * 24}
    assert suzuki.post("pin", body).json()["figure"]
    (figure_id,) = held.workshop.figures
    event = {"figure_id": figure_id, "target": "60", "due": "2030-03-31"}
    aim = suzuki.post("look", {"kind": "kpi_set", "event": event}).json()["aim"]
    assert aim["target"] == 60 and aim["lines"] and len(aim["peers"]) == 3 and aim["towns"]
    assert "届いている" in aim["lines"][0]["ja"]
    assert aim["unknown"], "of one year only the peers speak"
    odd = suzuki.post("look", {"kind": "kpi_set", "event": {**event, "target": "たくさん"}})
    assert odd.json()["aim"]["lines"] == []
    soon = suzuki.post("look", {"kind": "kpi_set", "event": {**event, "due": "あした"}}).json()
    assert len(soon["aim"]["lines"]) == 1 and not soon["aim"]["unknown"]
    assert suzuki.post("look", {"kind": "kpi_set", "event": {}}).json()["aim"] is None
