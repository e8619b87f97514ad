"""The console's timetable acts on the meeting as it is, not as it was drawn."""

from dataclasses import replace

from streamlit.testing.v1 import AppTest

from core import seat
from core.book import book
from core.process import rooms
from core.text import Text
from core.workshop import Room, StagePlan
from core.workshop.acts.estimates import EstimatesStarted
from core.workshop.acts.flow import SeatTaken, StageRevealed, StageStarted, WorkshopOpened
from core.workshop.acts.planning import StagePlanned
from core.workshop.nouns.issues import IssueAdded
from core.workshop.nouns.personas import PersonaAdded
from core.workshop.nouns.use_cases import UseCaseAdded
from tests.conftest import AGENDA, MORI, SATO
from tests.pages.conftest import Browser, press
from tests.pages.test_explore import INDEX
from tests.pages.test_kpis import lead

HUSH = replace(AGENDA[0], hidden=True)


def desk(browser: Browser, room: Room) -> AppTest:
    """The console of a room, as 佐藤 who leads it has it before them."""
    browser.cookies[f"seat-{room.workshop_id}"] = SATO
    app = AppTest.from_file(INDEX, default_timeout=60)
    app.query_params["workshop"] = room.workshop_id
    app.run()
    return app.switch_page("facilitate/console.py").run()


def test_what_was_opened_since_the_page_was_drawn_stays_opened(browser: Browser) -> None:
    first = WorkshopOpened("題", agenda=(HUSH, AGENDA[1]), owner="local")
    room = rooms().open_workshop(first, SATO, "佐藤")
    lead(room, StageStarted("insights", hidden=True), StageStarted("kpis"))
    app = desk(browser, room)
    app.button(key="start-insights").click().run()
    assert room.workshop.stage.stage_id == "kpis"  # a row is looked at first
    lead(room, StageRevealed("insights"))
    app.button(key="preview-go").click().run()
    assert not app.exception
    assert room.workshop.stage.stage_id == "insights"
    assert room.workshop.hidden == frozenset()


def test_who_leads_says_whether_numbers_of_people_leave_the_room(browser: Browser) -> None:
    say = Text("ja")
    room = rooms().open_workshop(WorkshopOpened("題", agenda=AGENDA, owner="local"), SATO, "佐藤")
    lead(room, StageStarted("insights"), PersonaAdded("p1", "ゆか", "坂", "買い物"))
    app = desk(browser, room)
    assert "contacts" not in [one.key for one in app.button], "nobody's number is written"
    lead(room, PersonaAdded("p2", "けん", "坂", "買い物", "電話は0868-36-4111"))
    app.run()
    assert say("console.contacts_held") in [one.value for one in app.markdown]
    app.button(key="contacts").click().run()
    assert not app.exception and room.workshop.tells_contacts
    assert say("console.contacts_told") in [one.value for one in app.markdown]
    app.button(key="contacts").click().run()
    assert not room.workshop.tells_contacts


def test_the_timetable_is_changed_from_the_rail(browser: Browser) -> None:
    say = Text("ja")
    room = rooms().open_workshop(WorkshopOpened("題", agenda=AGENDA, owner="local"), SATO, "佐藤")
    lead(room, StageStarted("insights"))
    app = desk(browser, room)
    app.selectbox(key="plan-add-further").select("talk").run()
    press(app, "plan.add")
    assert [one.stage_id for one in room.workshop.agenda] == ["insights", "talk", "kpis"]
    app.button(key="plan-up-kpis").click().run()
    assert [one.stage_id for one in room.workshop.agenda] == ["insights", "kpis", "talk"]
    app.selectbox(key="plan-which").select("insights").run()
    assert "plan-leave-out" not in [one.key for one in app.button], "it has begun"
    app.selectbox(key="plan-authorship").select("anonymous").run()
    app.text_input(key="plan-title").set_value(" ").run()
    press(app, "plan.change")
    assert room.workshop.agenda[0].authorship == "named" and app.error
    app.text_input(key="plan-title").set_value("書きだす").run()
    press(app, "plan.change")
    assert room.workshop.agenda[0].title_ja == "書きだす"
    assert room.workshop.stage.authorship == "anonymous", "from now on, not from the next time on"
    app.selectbox(key="plan-which").select("talk").run()
    app.button(key="plan-leave-out").click().run()
    assert not app.exception and say("plan.open")
    assert [one.stage_id for one in room.workshop.agenda] == ["insights", "kpis"]


def test_who_leads_puts_out_hands_over_and_types_in_slips(browser: Browser) -> None:
    room = rooms().open_workshop(WorkshopOpened("題", agenda=AGENDA, owner="local"), SATO, "佐藤")
    vote = StagePlan("choose", "えらぶ", "Choose", "票を", "Dots", 5, vote="issue", dots=3)
    mori = seat.seat_id(MORI)
    lead(room, SeatTaken(mori, "森", "resident"), IssueAdded("s1", "店が遠い"))
    lead(room, StagePlanned(vote, 3), StageStarted("choose", "sector"))
    app = desk(browser, room)
    app.number_input(key="slip-s1").set_value(3).run()
    press(app, "proxy.slip_go")
    assert list(room.workshop.ballots["choose"].given) == ["paper:1"]
    assert (
        app.number_input(key="slip-slip").value == 2 and app.number_input(key="slip-s1").value == 0
    )
    press(app, "proxy.slip_go")
    assert app.error and len(room.workshop.ballots["choose"].given) == 1
    for what, role in (("looks", "observer"), ("takes_part", "participant")):
        app.selectbox(key="team-who").select(mori).run()
        app.button(key=f"team-{what}-{mori}").click().run()
        assert room.workshop.seats[mori].role == role
    app.selectbox(key="team-who").select(mori).run()
    app.button(key=f"team-put_out-{mori}").click().run()
    assert not app.exception and mori in room.workshop.out
    app.button(key=f"team-in_again-{mori}").click().run()
    assert mori in room.workshop.seats
    app.selectbox(key="team-who").select(mori).run()
    app.button(key=f"team-hand-{mori}").click().run()
    assert not app.exception and room.workshop.seats[mori].role == "facilitator"
    assert room.workshop.leads(seat.seat_id(SATO)), "as a co-facilitator"


def test_what_was_typed_in_from_paper_is_listed_unread_and_taken_back(browser: Browser) -> None:
    room = rooms().open_workshop(WorkshopOpened("題", agenda=AGENDA, owner="local"), SATO, "佐藤")
    lead(room, StageStarted("insights", "sector", hidden=True))
    app = desk(browser, room)
    app.text_area(key="proxy-lines").set_value("バスがない\n店が遠い").run()
    press(app, "proxy.go")
    assert not app.exception and len(room.workshop.insights) == 2
    rows = [one.value for one in app.text if "に出しました" in one.value]
    assert len(rows) == 2 and not any("店" in row for row in rows)
    app.button(key=f"undo-{list(room.workshop.insights)[-1]}").click().run()
    assert [one.text for one in room.workshop.insights.values()] == ["バスがない"]
    assert Text("ja")("proxy.given", n=1) in " ".join(one.value for one in app.markdown)


def test_who_leads_makes_a_link_to_the_wall_and_takes_it_back(browser: Browser) -> None:
    room = rooms().open_workshop(WorkshopOpened("題", agenda=AGENDA, owner="local"), SATO, "佐藤")
    lead(room, StageStarted("insights"))
    app = desk(browser, room)
    app.button(key="wall-make").click().run()
    (link,) = room.workshop.links.values()
    assert not app.exception and link.wall and not link.revoked
    assert any("/wall/" in one.value for one in app.code)
    app.button(key=f"revoke-{link.link_id}").click().run()
    assert room.workshop.links[link.link_id].revoked


def test_a_link_is_made_for_what_it_shall_show_and_its_reading_is_counted(
    browser: Browser,
) -> None:
    say = Text("ja")
    room = rooms().open_workshop(WorkshopOpened("題", agenda=AGENDA, owner="local"), SATO, "佐藤")
    lead(room, StageStarted("insights"))
    app = desk(browser, room)
    name = next(one for one in app.text_input if one.label == say("console.share_name"))
    name.set_value("市民へ")
    level = next(one for one in app.radio if one.label == say("console.share_level"))
    level.set_value("public")
    press(app, "console.share_make")
    (link,) = room.workshop.links.values()
    assert (link.name, link.level, link.unnamed) == ("市民へ", "public", True)
    book().note("link_read", "", f"{room.workshop_id} {link.link_id}")
    app.run()
    shown = " ".join(one.value for one in app.text)
    assert say("console.share_level_public") in shown and say("console.share_read", n=1) in shown


def test_estimates_on_paper_are_typed_in_beside_the_running_round(browser: Browser) -> None:
    room = rooms().open_workshop(WorkshopOpened("題", agenda=AGENDA, owner="local"), SATO, "佐藤")
    lead(room, UseCaseAdded("u1", "巡回車"), EstimatesStarted())
    app = desk(browser, room)
    assert not app.exception
    app.selectbox(key="slip-levels-u1-effect").select(3).run()
    app.selectbox(key="slip-levels-u1-effort").select(1).run()
    press(app, "proxy.slip_go")
    assert room.workshop.estimates[-1].given == {"paper:1": {"u1": (3, 1)}}
    assert app.number_input(key="slip-levels-slip").value == 2
    assert app.selectbox(key="slip-levels-u1-effect").value is None
