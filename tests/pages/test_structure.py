"""Offices and 課題, what is there and what is missing, what each party gives and gains."""

from core.text import Text
from core.workshop import sheets
from core.workshop.nouns.issues import IssueAdded
from core.workshop.nouns.personas import PersonaAdded
from core.workshop.nouns.promises import PromiseMade
from tests.pages.conftest import Browser
from tests.pages.test_explore import told
from tests.pages.test_kpis import SOON, opened, page

SAY = Text("ja")


def test_offices_parties_and_gaps_are_seen_and_written(browser: Browser) -> None:
    room = opened(
        IssueAdded("s1", "平日に休めない"),
        PersonaAdded("p1", "ゆか", "夜勤", "健診", issue_ids=("s1",)),
        PromiseMade("m1", "スーパー", "industry", "会議室を貸す", SOON, ("u1",)),
    )
    app = page(room, browser, "partners")
    assert SAY("structure.alone", issue="平日に休めない") in told(app)
    assert SAY("structure.nothing") in told(app) and SAY("structure.open") in told(app)
    app.text_input(key="office-office").set_value("健康課")
    app.button_group(key="office-side").set_value("weakness")
    app.button(key="office-go").click().run()
    answers = room.workshop.issues["s1"].answers
    assert sheets.given(answers, "offices").text == "健康課：lead"
    assert sheets.given(answers, "side").choices == ("weakness",)
    assert SAY("structure.alone", issue="平日に休めない") not in told(app)
    app.text_input(key="office-office").set_value("健康：課")
    app.button(key="office-go").click().run()
    assert app.text_input(key="office-office").value == "健康：課", "kept, with why"
    app.text_input(key="office-office").set_value("健康課")
    app.button_group(key="office-part").set_value("none")
    app.button(key="office-go").click().run()
    assert sheets.given(room.workshop.issues["s1"].answers, "offices").text == ""
    app.text_input(key="win-gains_text").set_value("夕方の来店がふえる")
    app.button(key="win-go").click().run()
    assert "夕方の来店がふえる" in told(app)
    assert sheets.given(room.workshop.promises["m1"].answers, "gains").text == "夕方の来店がふえる"
    observer = page(room, browser, "partners", "c" * 32)
    assert "office-go" not in [one.key for one in observer.button]
