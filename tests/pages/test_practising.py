"""Practice begins with one press: with a town, with all sectors, marked as what it is."""

from streamlit.testing.v1 import AppTest

from core.process import rooms
from core.text import Text
from core.workshop.acts.flow import WorkshopOpened
from core.workshop.people import SECTORS
from core.workshop.view import Audience, shared
from tests.pages.conftest import press
from tests.pages.test_explore import INDEX


def test_a_first_start_offers_practice_and_one_press_begins_it() -> None:
    say = Text("ja")
    app = AppTest.from_file(INDEX, default_timeout=60).run()
    heads = [one.value for one in app.subheader]
    assert heads.index(say("app.practice_first")) < heads.index(say("app.due"))
    assert len([one for one in app.button if one.label == say("app.practice")]) == 1
    press(app, "app.practice")
    (code,) = (
        code
        for code, entry in rooms().store.openings()
        if isinstance(entry.event, WorkshopOpened) and entry.event.owner == "local"
    )
    workshop = rooms().room(code).workshop
    assert workshop.sample and workshop.area_name == "日南市" and workshop.kept_until
    assert "練習" in workshop.title
    assert len(workshop.seats) == 13
    assert {one.sector for one in workshop.seats.values()} == set(SECTORS)
    assert shared(workshop, Audience("observer", wall=True))["stage"]["practice"]
    app = AppTest.from_file(INDEX, default_timeout=60)
    app.session_state["place"] = "36302"
    app.run()
    assert say("app.practice_first") not in [one.value for one in app.subheader]
    press(app, "app.practice")
    areas = {rooms().room(code).workshop.area_name for code, _ in rooms().store.openings()}
    assert "上勝町" in areas, "what was looked at last"
