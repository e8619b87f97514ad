"""Tables, from the timetable: how many, in which stages, who sits where, a code for each."""

from core import seat
from core.process import rooms
from core.text import Text
from core.workshop.acts.flow import SeatTaken, StageStarted, WorkshopOpened
from core.workshop.acts.tables import TableTaken
from tests.conftest import AGENDA, MORI, SATO
from tests.pages.conftest import Browser, press
from tests.pages.test_console import desk
from tests.pages.test_kpis import lead

SAY = Text("ja")


def test_who_leads_sets_tables_and_sees_who_sits_where(browser: Browser) -> None:
    room = rooms().open_workshop(WorkshopOpened("題", agenda=AGENDA, owner="local"), SATO, "佐藤")
    lead(room, StageStarted("insights"))
    app = desk(browser, room)
    assert app.multiselect(key="tables-stages").value == ["insights"], "the first that may"
    app.number_input(key="tables-many").set_value(3).run()
    press(app, "seating.set")
    assert (room.workshop.tables, [*room.workshop.apart]) == (3, ["insights"])
    mori = seat.seat_id(MORI)
    lead(room, SeatTaken(mori, "森", "resident"))
    app.run()
    assert SAY("seating.nowhere", n=1) in [one.value for one in app.caption]
    rooms().record(room, seat.actor(MORI, room.workshop_id, room.workshop), "sits", TableTaken(3))
    app.run()
    codes = [one.value for one in app.markdown if "qr.svg?table=" in one.value]
    assert len(codes) == 3 and f"/j/{room.workshop_id}/qr.svg?table=3" in codes[2]
    assert SAY("tables.people", n=1) in codes[2] and SAY("tables.people", n=0) in codes[0]
    app.number_input(key="tables-many").set_value(2).run()
    press(app, "seating.change")
    assert (
        SAY("refused.table_in_use") in [one.value for one in app.error]
        and room.workshop.tables == 3
    )
    app.button(key="tables-stop").click().run()
    assert not app.exception and (room.workshop.tables, room.workshop.apart) == (0, frozenset())
