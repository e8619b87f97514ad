"""The log on the console: every entry is reached, and a button says what it takes back."""

import pytest
from streamlit.testing.v1 import AppTest

from core import seat
from core.process import rooms
from core.text import Text
from core.workshop import Room
from core.workshop.acts.flow import SeatTaken, StageStarted, WorkshopOpened
from core.workshop.nouns.insights import InsightAdded, InsightVoted
from tests.conftest import AGENDA, SATO, SUZUKI
from tests.pages.conftest import Browser
from tests.pages.test_explore import INDEX
from tests.pages.test_kpis import lead

SAY = Text("ja")


@pytest.fixture
def room(browser: Browser) -> Room:
    """40 words of one person, then 35 votes of another, which nobody takes back for them."""
    opened = WorkshopOpened("題", agenda=AGENDA, owner="local")
    room = rooms().open_workshop(opened, SATO, "佐藤")
    lead(room, SeatTaken(seat.seat_id(SUZUKI), "鈴木", "resident"), StageStarted("insights"))
    suzuki = seat.actor(SUZUKI, room.workshop_id, room.workshop)
    for number in range(40):
        event = InsightAdded(f"i{number}", f"気づき*{number}*番")
        rooms().record(room, suzuki, f"write-{number}", event)
    for number in range(35):
        rooms().record(room, suzuki, f"vote-{number}", InsightVoted(f"i{number}"))
    browser.cookies[f"seat-{room.workshop_id}"] = SATO
    return room


def console(room: Room) -> AppTest:
    app = AppTest.from_file(INDEX, default_timeout=60)
    app.query_params["workshop"] = room.workshop_id
    app.run()
    return app.switch_page("facilitate/console.py").run()


def undos(app: AppTest) -> list[str]:
    return [str(one.key) for one in app.button if str(one.key).startswith("undo-")]


def test_the_first_words_are_reached_by_pages_and_taken_back(room: Room) -> None:
    app, seen = console(room), []
    pages = app.selectbox(key="history-page").options
    for page in pages:
        app.selectbox(key="history-page").select(int(page)).run()
        seen += undos(app)
    undoable = [f"undo-{one.seq}" for one in room.log[::-1] if one.event.undoable]
    assert seen == undoable and len(seen) > 70
    first = next(one.seq for one in room.log if isinstance(one.event, InsightAdded))
    for button in app.button:
        if button.key == f"undo-{first}":
            assert button.label == "とりけす：気づきを書きました「気づき\\*0\\*番」"
    app.button(key=f"undo-{first}").click().run()
    assert not app.exception


def test_they_are_found_by_person_and_by_kind(room: Room) -> None:
    app = console(room)
    app.selectbox(key="history-kind").select("timeline.insight_added").run()
    app.selectbox(key="history-page").select(2).run()
    assert len(undos(app)) == 10
    app.selectbox(key="history-who").select("佐藤").run()
    assert undos(app) == [] and SAY("timeline.none") in [one.value for one in app.caption]
    app.selectbox(key="history-kind").set_value(None).run()
    app.checkbox(key="history-only").check().run()
    mine = [one.seq for one in room.log if one.by.mark == seat.seat_id(SATO)]
    assert {int(key.removeprefix("undo-")) for key in undos(app)} <= set(mine)
