"""What was worked out beside the cards stands in the record and in every file of it."""

import pytest

from core import seat
from core.formats import FORMATS
from core.formats.html.page import page
from core.record.report import report
from core.text import Text
from core.workshop import Event, Room, Workshop
from core.workshop.acts.answering import Answered
from core.workshop.acts.flow import StageStarted
from core.workshop.nouns.issues import IssueAdded
from core.workshop.nouns.personas import PersonaAdded
from core.workshop.nouns.promises import PromiseMade
from core.workshop.nouns.use_cases import UseCaseAdded
from tests.conftest import CODE, SATO, SUZUKI
from tests.core.formats.opened import squeezed, words_of


@pytest.mark.parametrize("language", ["ja", "en"])
def test_maps_journeys_blueprints_and_offices_are_told_and_nothing_hidden(
    room: Room, language: str
) -> None:
    def record(token: str, *events: Event, leading: bool = False) -> Workshop:
        actor = seat.actor(token, CODE, room.workshop, leading=leading)
        return room.record(actor, f"request-{room.workshop.seq}", *events)

    text = Text(language)
    record(SUZUKI, IssueAdded("s1", "迎えに行けない"), IssueAdded("s2", "店が遠い"))
    assert not report(
        record(SUZUKI, PersonaAdded("p1", "はるか", "残業", "迎えが", issue_ids=("s1",))), text
    ).worksheets
    record(SUZUKI, UseCaseAdded("u1", "共助アプリ", persona_ids=("p1",)))
    record(SUZUKI, Answered("issues", "s1", "offices", text="子育て係：lead\n企画課：help"))
    record(SUZUKI, Answered("issues", "s2", "side", ("weakness",)))
    record(SUZUKI, Answered("personas", "p1", "thinks", text="また同僚に謝るのか"))
    record(SUZUKI, Answered("personas", "p1", "stumbles", ("down",), text="18時の電話"))
    record(SUZUKI, Answered("use_cases", "u1", "back", text="登録の名簿を直す"))
    record(SUZUKI, Answered("use_cases", "u1", "stands", ("widen",)))
    record(SUZUKI, PromiseMade("r1", "商工会", "industry", "声をかける", "2027-03-31"))
    record(SUZUKI, Answered("promises", "r1", "gains", text="夕方の来店がふえる"))
    record(SATO, StageStarted("kpis", hidden=True), leading=True)
    record(SUZUKI, PersonaAdded("p2", "ひみつ", "秘密", "秘密が"))
    workshop = record(SUZUKI, Answered("personas", "p2", "says", text="ひらいていない言葉"))
    made = report(workshop, text)
    assert [len(one.rows) for one in made.worksheets] == [2, 1, 2, 1, 4, 5, 4]
    first = made.worksheets[0]
    assert first.head[1:] == ("子育て係", "企画課")
    assert first.rows[0][1:] == (text("structure.lead"), text("structure.help"))
    assert first.rows[1][1:] == ("", "")
    present, win = made.worksheets[2:4]
    assert [row[1:] for row in present.rows] == [
        ("共助アプリ", "", ""), (text("structure.nothing"), "", ""),
    ]  # fmt: skip
    assert win.rows == (("商工会", text("structure.open"), "夕方の来店がふえる"),)
    every = {form: words_of(form, one.make(made)) for form, one in FORMATS.items()}
    every["html"] = words_of("html", page(made))
    for words in every.values():
        for said in (
            "また同僚に謝るのか",
            "18時の電話",
            "登録の名簿を直す",
            "企画課",
            "夕方の来店がふえる",
        ):
            assert squeezed(said) in words
        assert "ひらいていない言葉" not in words and text("sheet.side_weakness") in words
