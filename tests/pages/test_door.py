"""Who leads has the way in in hand: in the drawer of people, by buttons."""

from core import seat
from core.errors import Refused
from core.process import rooms
from core.text import Text
from core.waiting import Waiting
from core.workshop.acts.flow import SeatTaken, StageStarted, WorkshopOpened
from core.workshop.room import Room
from tests.conftest import AGENDA, SATO, SUZUKI
from tests.pages.conftest import Browser
from tests.pages.test_console import desk
from tests.pages.test_kpis import lead

NEW = seat.seat_id("e" * 32)


def asks(room: Room) -> str:
    """What the browser of somebody new is told."""
    try:
        rooms().door.ask(room.workshop_id, Waiting(NEW, "高橋", "resident", "10.0.0.7", 0.0))
    except Refused as refusal:
        return refusal.reason
    return ""


def test_who_leads_closes_the_way_in_asks_a_word_and_lets_people_in_one_by_one(
    browser: Browser,
) -> None:
    say = Text("ja")
    room = rooms().open_workshop(WorkshopOpened("題", agenda=AGENDA, owner="local"), SATO, "佐藤")
    lead(room, StageStarted("insights"), SeatTaken(seat.seat_id(SUZUKI), "鈴木", "resident"))
    app = desk(browser, room)

    app.button(key="door-do_close").click().run()
    assert room.workshop.door_closed
    app.button(key="door-do_open").click().run()
    assert not room.workshop.door_closed
    app.text_input(key="door-word-word").set_value("さくら")
    next(one for one in app.button if one.label == say("door.set_word")).click().run()
    assert room.workshop.door_word == "さくら"
    assert say("door.word_set") in [one.value for one in app.success]

    app.button(key="door-ask").click().run()
    assert room.workshop.door_asks and asks(room) == "refused.asked"
    app.run()
    assert "高橋（住民）" in " ".join(one.value for one in app.markdown)
    app.button(key=f"door-False-{NEW}").click().run()
    assert asks(room) == "refused.not_let_in"
    rooms().door.forget(room.workshop_id)
    assert asks(room) == "refused.asked"
    app.run()
    app.button(key=f"door-True-{NEW}").click().run()
    assert asks(room) == "" and say("door.told", n=1) in [one.value for one in app.success]
    app.button(key="door-ask_nobody").click().run()
    assert not room.workshop.door_asks and not app.exception


def test_who_leads_clears_the_seats_that_a_script_left(
    browser: Browser,
) -> None:
    room = rooms().open_workshop(WorkshopOpened("題", agenda=AGENDA, owner="local"), SATO, "佐藤")
    who = seat.seat_id(SUZUKI)
    lead(room, StageStarted("insights"), SeatTaken(who, "鈴木", "resident"))
    crowd = [f"{n:024x}" for n in range(120)]
    lead(room, *(SeatTaken(one, f"人{n}", "resident") for n, one in enumerate(crowd)))
    app = desk(browser, room)
    assert "door-clear" not in [one.key for one in app.button]
    rooms().door.came[room.workshop_id] |= set(crowd)
    app.run()
    app.button(key="door-clear").click().run()
    assert not app.exception and set(room.workshop.out) == set(crowd)
    assert set(room.workshop.seats) == {seat.seat_id(SATO), who}
