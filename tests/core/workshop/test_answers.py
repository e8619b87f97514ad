"""Questions about a thing: answered, answered by two, left open, carried, out of a file."""

import json

import pytest

from core.errors import Refused
from core.keeping.carrying import carried
from core.keeping.portable import written
from core.workshop import Room, fold, sheets
from core.workshop.acts.answering import Answered
from core.workshop.how_might_we import questions
from core.workshop.nouns.personas import Persona, PersonaAdded
from core.workshop.nouns.use_cases import UseCaseAdded
from core.workshop.view import Audience, shared
from tests.conftest import MORI, SATO, SUZUKI, Record

YUKA = PersonaAdded("p1", "ゆか", "近くに頼れる人がいないこと", "夜に出かけること")


def work(text: str, before: int = 0) -> Answered:
    return Answered("personas", "p1", "work", text=text, before=before)


def test_an_answer_stands_on_the_card_and_of_two_at_once_the_second_is_told(
    room: Room, record: Record
) -> None:
    record(SATO, YUKA)
    record(SUZUKI, work("介護施設で週5日"))
    first = sheets.given(room.workshop.personas["p1"].answers, "work")
    with pytest.raises(Refused, match="edited_meanwhile"):
        record(MORI, work("工場"))
    record(MORI, work("介護施設で週6日", first.seq))
    marks = Answered("personas", "p1", "marks_work", choices=("survey", "person"), text="聞いた")
    record(SATO, marks)
    fields = {
        one["name"]: one["value"]
        for one in shared(room.workshop, Audience("participant"))["p1"]["fields"]
    }
    assert fields["sheet_work"] == {"ja": "介護施設で週6日", "en": "介護施設で週6日"}
    assert fields["sheet_marks_work"]["ja"] == "調査・当事者：聞いた"
    assert fold(room.log) == room.workshop
    now = sheets.given(room.workshop.personas["p1"].answers, "work").seq
    record(SATO, work("", now))
    assert "sheet_work" not in str(shared(room.workshop, Audience("participant"))["p1"]["fields"])


@pytest.mark.parametrize(
    "wrong",
    [
        Answered("personas", "p1", "minutes", number=3),
        Answered("personas", "p1", "no_such"),
        Answered("personas", "p1", "marks_work", choices=("hearsay",)),
        Answered("use_cases", "u1", "portal", choices=("connect", "no")),
        Answered("use_cases", "u1", "minutes", number=-1),
        Answered("insights", "i1", "work"),
        Answered("personas", "p9", "work"),
    ],
)
def test_a_question_that_is_not_asked_or_an_answer_that_cannot_be_is_refused(
    room: Room, record: Record, wrong: Answered
) -> None:
    record(SATO, YUKA, UseCaseAdded("u1", "送迎"))
    seq = room.workshop.seq
    with pytest.raises(Refused):
        record(SATO, wrong)
    assert room.workshop.seq == seq


def test_answers_go_along_and_words_that_were_replaced_do_not(room: Room, record: Record) -> None:
    record(SATO, YUKA)
    record(SATO, work("名前を言ってしまう"))
    before = sheets.given(room.workshop.personas["p1"].answers, "work").seq
    record(SATO, work("介護施設", before))
    (persona,) = carried(room.workshop, room.log, ["p1"]).personas
    assert isinstance(persona, Persona) and sheets.given(persona.answers, "work").text == "介護施設"
    file = written(room.workshop, room.log, "2026").decode()
    assert "介護施設" in file and "名前を言ってしまう" not in file
    event = carried(room.workshop, room.log, ["p1"]).without({"p1": ["answers/work"]}, "–")
    assert "介護施設" not in json.dumps([one.text for one in event.personas[0].answers])


def test_a_trouble_becomes_three_questions(room: Room, record: Record) -> None:
    record(SATO, YUKA)
    asked = questions(room.workshop.personas["p1"])
    assert [one["ja"] for one in asked] == [
        "どうすれば、「近くに頼れる人がいないこと」があっても、"
        "ゆかは夜に出かけることができるようになるでしょうか。",
        "どうすれば、「近くに頼れる人がいないこと」そのものを小さくできるでしょうか。",
        "だれが何をすれば、ゆかは夜に出かけることができるようになるでしょうか。",
    ]
    assert all("ゆか" in one["en"] for one in (asked[0], asked[2]))
