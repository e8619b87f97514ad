"""Effect and effort on the work page: begun and opened by who leads, seen by all."""

from streamlit.testing.v1 import AppTest

from core import seat
from core.process import rooms
from core.text import Text
from core.workshop import Room
from core.workshop.acts.estimates import Estimated
from tests.conftest import SATO, SUZUKI
from tests.pages.conftest import Browser
from tests.pages.test_explore import told
from tests.pages.test_kpis import opened, page

SAY = Text("ja")


def labels(app: AppTest) -> list[str]:
    return [button.label for button in app.button]


def press(app: AppTest, key: str) -> AppTest:
    return next(b for b in app.button if b.label == SAY(key)).click().run()


def estimate(room: Room, token: str, effect: int, effort: int) -> None:
    actor = seat.actor(token, room.workshop_id, room.workshop)
    events = Estimated("u1", "effect", effect), Estimated("u1", "effort", effort)
    rooms().record(room, actor, f"e{room.workshop.seq}", *events)


def test_a_round_from_its_beginning_to_the_board(browser: Browser) -> None:
    room = opened()
    app = press(page(room, browser, "rating"), "weighed.start")
    assert SAY("weighed.going") in told(app)
    app = press(app, "weighed.open")
    assert SAY("refused.estimates_none") in told(app)
    for token in (SATO, SUZUKI):
        estimate(room, token, 3, 1)
    app = press(app, "weighed.open")
    names = SAY("weighed.name", title="送迎")
    assert SAY("weighed.says", names=names) in [text.value for text in app.text]
    row = app.table[0].value.iloc[0]
    assert SAY("weighed.by", effect="大", effort="小", n=2) in row[SAY("weighed.everybody")]
    assert row[SAY("weighed.sectors")] == "–"  # two people: no sector may be told
    assert SAY("weighed.again") in labels(app)


def test_who_takes_part_sees_no_button_and_no_board_yet(browser: Browser) -> None:
    app = page(opened(), browser, "rating", SUZUKI)
    assert SAY("weighed.waiting") in told(app)
    assert not {SAY("weighed.start"), SAY("weighed.open")} & set(labels(app))
    assert not app.table
