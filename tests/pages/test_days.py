"""Before and after the meeting, from the timetable: until when, the text that invites, the end."""

from dataclasses import replace
from datetime import timedelta

from core.clock import today
from core.process import rooms
from core.record.days import day
from core.text import Text
from core.workshop.acts.days import DaysOpened
from core.workshop.acts.flow import StageStarted, WorkshopClosed, WorkshopOpened
from core.workshop.nouns.insights import InsightAdded
from tests.conftest import AGENDA, SATO
from tests.pages.conftest import Browser, press
from tests.pages.test_console import desk
from tests.pages.test_kpis import lead

SAY = Text("ja")
SOON = today() + timedelta(days=3)
HUSH = replace(AGENDA[0], hidden=True)


def test_who_leads_opens_copies_the_invitation_and_ends_it(browser: Browser) -> None:
    first = WorkshopOpened("題", "01210", "岩見沢市", SOON.isoformat(), "local", (HUSH, AGENDA[1]))
    room = rooms().open_workshop(first, SATO, "佐藤")
    app = desk(browser, room)
    assert app.date_input(key="days-before-until").value == SOON, "the day of the meeting"
    press(app, "asking.go_before")
    assert room.workshop.open_days is not None
    lead(room, InsightAdded("i1", "店が遠い"))
    app.run()
    (text,) = (one.value for one in app.code if "/j/" in one.value)
    assert room.workshop_id in text and day(SOON.isoformat(), SAY) in text
    assert SAY("asking.going_before", day=day(SOON.isoformat(), SAY), n=1) in [
        one.value for one in app.markdown
    ]
    app.button(key="days-stop").click().run()
    assert not app.exception and room.workshop.open_days is None
    lead(room, StageStarted("kpis"))
    app.run()
    assert SAY("asking.during") in [one.value for one in app.markdown]
    lead(room, WorkshopClosed())
    app.run()
    assert app.date_input(key="days-after-until").value == today() + timedelta(days=7)
    press(app, "asking.go_after")
    assert room.workshop.closed and not room.workshop.over


def test_where_nothing_asks_for_notes_it_says_what_to_do(browser: Browser) -> None:
    first = WorkshopOpened("題", held_on=SOON.isoformat(), owner="local", agenda=(AGENDA[1],))
    room = rooms().open_workshop(first, SATO, "佐藤")
    app = desk(browser, room)
    press(app, "asking.go_before")
    assert SAY("refused.days_stage") in [one.value for one in app.error]
    assert not room.workshop.days and DaysOpened.kind not in [e.event.kind for e in room.log]
