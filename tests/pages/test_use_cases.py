"""The bench of use cases: for whom, what fits and why, the sheet, its own cases."""

from streamlit.testing.v1 import AppTest

from core.own_cases import own_cases
from core.text import Text
from core.workshop import Room, sheets
from core.workshop.acts.answering import Answered
from core.workshop.nouns.personas import PersonaAdded
from tests.pages.conftest import Browser, beside
from tests.pages.test_explore import told
from tests.pages.test_kpis import lead, opened, page

SAY = Text("ja")
YUKA = PersonaAdded("p1", "ゆか", "近くに頼れる人がいないこと", "急な残業のときの迎え")


def bench(browser: Browser) -> tuple[Room, AppTest]:
    room = opened(YUKA)
    return room, page(room, browser, "use_cases")


def test_the_case_that_fits_is_first_and_becomes_a_draft(browser: Browser) -> None:
    room, app = bench(browser)
    words = told(app)
    assert "近くに頼れる人がいないことがネックで" in words
    assert "ゆかの言葉の" in words and "37人" in words, "its reason, and what judges it"
    app.text_input(key="case-find").set_value("移住").run()
    assert app.button(key="case-look-ina-mr").label.startswith("伊那MRスクエア")
    app.text_input(key="case-find").set_value("どこにもない言葉").run()
    assert SAY("case.none") in told(app)
    app.text_input(key="case-find").set_value("").run()
    app.button(key="case-look-miyake-sharing").click().run()
    app.button(key="case-take").click().run()
    (one,) = (one for one in room.workshop.use_cases.values() if one.case_id)
    assert one.case_id == "miyake-sharing" and one.persona_ids == ("p1",)
    assert SAY("case.sheet") in told(app)


def filled(app: AppTest) -> list[str]:
    return [one.label for one in app.button if one.proto.type == "primary"]


def test_the_sheet_is_filled_in_and_what_is_open_stays_visible(browser: Browser) -> None:
    room, app = bench(browser)
    app.button_group(key="use-case-chosen").set_value("u1").run()
    assert filled(app) == [SAY("case.to_kpi")]
    app.button_group(key="plan-payer_choices").set_value(["town", "partner"])
    app.button_group(key="plan-portal_choices").set_value("unknown")
    app.number_input(key="plan-yen_number").set_value(120000.0)
    app.number_input(key="plan-users_number").set_value(60.0)
    app.number_input(key="plan-minutes_number").set_value(240.0).run()
    assert SAY("case.per_user", n="2,000") in told(app), "while it is filled in"
    assert SAY("case.hours", n="48") in told(app)
    assert filled(app) == [SAY("case.save")], "what is typed is kept first"
    app.text_input(key="plan-payer_text").set_value("会議室はスーパー")
    app.button(key="plan-go").click().run()
    assert filled(app) == [SAY("case.to_kpi")]
    answers = room.workshop.use_cases["u1"].answers
    assert sheets.given(answers, "payer").choices == ("town", "partner")
    assert sheets.given(answers, "payer").text == "会議室はスーパー"
    assert sheets.given(answers, "minutes").number == 240.0
    assert SAY("sheet.portal") in told(app).split(SAY("case.todo"))[1], "not known is open"


def test_what_others_answer_meanwhile_is_not_written_over_unseen(browser: Browser) -> None:
    room, app = bench(browser)
    app.button_group(key="use-case-chosen").set_value("u1").run()
    app.button_group(key="plan-buying_choices").set_value("open").run()
    lead(room, Answered("use_cases", "u1", "buying", ("staff",)),
         Answered("use_cases", "u1", "portal", ("connect",)))  # fmt: skip
    app.run()
    assert app.button_group(key="plan-portal_choices").value == "connect", "nobody touched it here"
    app.button(key="plan-go").click().run()
    assert "ほかの人が先に「職員でする」" in beside(app, "plan-go")
    assert sheets.given(room.workshop.use_cases["u1"].answers, "buying").choices == ("staff",)
    app.button(key="plan-go").click().run()
    assert sheets.given(room.workshop.use_cases["u1"].answers, "buying").choices == ("open",)


def test_a_case_of_our_own_is_written_and_read(browser: Browser) -> None:
    app = AppTest.from_file("../../pages/explore/cases.py", default_timeout=30).run()
    for name in ("title", "place", "partners", "summary", "eases", "people_part", "pains", "text",
                 "value", "base", "period", "source", "caution"):  # fmt: skip
        boxes = (
            app.text_area
            if name in ("summary", "eases", "people_part", "caution")
            else app.text_input
        )
        boxes(key=f"own-case-{name}").set_value(f"言葉 {name}")
    app.button(key="own-case-go").click().run()
    assert not app.exception and SAY("case.own_kept") in told(app)
    (one,) = own_cases().all().values()
    assert one.case.pains == ("言葉 pains",) and not one.read_by
    app.button(key=f"r-{one.case.case_id}").click().run()
    assert own_cases().all()[one.case.case_id].read_by and SAY("case.own_shown") in told(app)
    assert SAY("case.own_kept") not in told(app), "it waits for nobody any more"
    app.text_input(key="own-case-title").set_value("だけ")
    app.button(key="own-case-go").click().run()
    refused = beside(app, "own-case-go")
    assert "「どこで（市町村）」「だれと」" in refused and "費用" not in refused
    assert app.text_input(key="own-case-title").value == "だけ"
