"""The bench of a persona: a new one, its lines and marks, how many, and one of another meeting."""

from streamlit.testing.v1 import AppTest

from core.facts import checked
from core.process import rooms
from core.text import Text
from core.workshop import Event, Room, sheets
from core.workshop.acts.answering import Answered
from core.workshop.nouns.issues import IssueAdded, IssueChecked
from core.workshop.nouns.personas import PersonaAdded, version
from tests.pages.conftest import Browser, beside, press
from tests.pages.test_explore import told
from tests.pages.test_kpis import opened, page

SAY = Text("ja")
YUKA = PersonaAdded("p1", "ゆか", "近くに頼れる人がいないこと", "夜に出かけること", "31歳")


def bench(browser: Browser, *more: Event) -> tuple[Room, AppTest]:
    room = opened(YUKA, *more)
    return room, page(room, browser, "personas")


def test_a_line_is_written_with_how_it_is_known(browser: Browser) -> None:
    room, app = bench(browser)
    assert "近くに頼れる人がいないことがネックで" in told(app)
    app.button(key="line-mend-work").click().run()
    app.text_input(key="line-text").set_value("介護施設で週5日")
    app.button_group(key="line-marks_work_choices").set_value(["survey", "person"])
    app.text_input(key="line-marks_work_text").set_value("広場で聞いた")
    app.button(key="line-go").click().run()
    answers = room.workshop.personas["p1"].answers
    assert sheets.given(answers, "work").text == "介護施設で週5日"
    assert sheets.given(answers, "marks_work").choices == ("survey", "person")
    assert "広場で聞いた" in told(app)
    app.button(key="how-0").click().run()
    assert (
        "頼れる人がいないこと"
        in sheets.given(room.workshop.personas["p1"].answers, "how_might_we").text
    )
    app.toggle(key="open-empathy").set_value(True).run()
    app.text_input(key="empathy-thinks_text").set_value("言い出しにくい")
    app.button(key="empathy-go").click().run()
    assert sheets.given(room.workshop.personas["p1"].answers, "thinks").text == "言い出しにくい"
    app.button(key="empathy-go").click().run()
    assert beside(app, "empathy-go") == SAY("bench.nothing_new")


def test_a_line_cites_an_interview_and_not_its_words(browser: Browser) -> None:
    asked = IssueChecked("s1", "holds", "広場の親12人", "9人がうなずいた", True, "2026-07-01", "夜")
    room, app = bench(browser, IssueAdded("s1", "夜に頼れない"), asked)
    app.button(key="line-mend-relies").click().run()
    cited = "広場の親12人（2026年7月1日）"
    app.selectbox(key="line-cited").set_value(cited)
    app.button(key="line-go").click().run()
    persona = room.workshop.personas["p1"]
    known = sheets.given(persona.answers, "marks_relies")
    assert (known.choices, known.text, persona.heard) == (("person",), cited, cited)
    assert persona.issue_ids == ("s1",) and cited in told(app)


def test_a_new_one_is_written_in_three_answers_and_how_many_stands_beside_it(
    browser: Browser,
) -> None:
    room, app = bench(browser)
    app.button_group(key="persona-chosen").set_value("new").run()
    press(app, "bench.write_go")
    assert SAY("seat.required", field=SAY("field.name")) in told(app)
    for name, words in (("name", "けん"), ("bottleneck", "夜勤"), ("wish", "町で暮らすこと")):
        app.text_input(key=f"persona-{name}").set_value(words)
    press(app, "bench.write_go")
    ken = next(key for key, one in room.workshop.personas.items() if one.name == "けん")
    app.run()
    assert "夜勤がネックで" in told(app)
    app.selectbox(key=f"check-sex-{ken}").set_value("women")
    app.selectbox(key=f"check-work-{ken}").set_value("employed").run()
    assert SAY("existence.of_them", what="働いている") in told(app)
    app.selectbox(key=f"check-age-{ken}").set_value("age_30_34")
    app.selectbox(key=f"check-industry-{ken}").set_value("care").run()
    assert SAY("existence.uncounted", what="医療・福祉で働く", year=2015) in told(app)
    app.selectbox(key=f"check-age-{ken}").set_value(None)
    app.selectbox(key=f"check-industry-{ken}").set_value(None).run()
    app.button(key="existence-keep").click().run()
    (kept,) = room.workshop.personas[ken].checks
    assert kept.conditions == ("women", "employed")
    assert app.button(key="existence-keep").label == SAY("existence.kept_already")
    assert not kept.keeps(checked(rooms().package, "01100", ken, kept.conditions).check)


def test_one_of_another_meeting_is_used_again_with_its_edition(browser: Browser) -> None:
    known = [Answered("personas", "p1", "work", text="介護"),
             Answered("personas", "p1", "marks_work", ("person",), "広場で聞いた")]  # fmt: skip
    there, _ = bench(browser, *known)
    room = opened()
    app = page(room, browser, "personas")
    app.text_input(key="library-find").set_value("どこにも").run()
    assert SAY("bench.library_no_hit", text="どこにも") in told(app)
    app.text_input(key="library-find").set_value("夜に").run()
    key = f"library-{there.workshop_id}-p1"
    app.button(key=key).click().run()
    (persona,) = room.workshop.personas.values()
    assert (persona.name, persona.life, persona.editions[0].on) == ("ゆか", "31歳", "2026-07-14")
    assert sheets.given(persona.answers, "work").text == "介護"
    assert not persona.heard, "it was heard elsewhere"
    assert version(persona) == 1 and "ゆか" in told(app)
    assert rooms().room(there.workshop_id).workshop.personas.keys() == {"p1"}
