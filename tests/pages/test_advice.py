"""The target of a KPI that rests on a figure, beside peers and past, on the board."""

from streamlit.testing.v1 import AppTest

from core import seat
from core.facts import pinned
from core.process import rooms
from core.text import Text
from core.workshop import Room
from core.workshop.acts.flow import WorkshopOpened
from core.workshop.nouns.kpis import KpiSet
from core.workshop.nouns.use_cases import UseCaseAdded
from tests.conftest import AGENDA, SATO
from tests.pages.conftest import Browser
from tests.pages.test_explore import INDEX, told

SAY = Text("ja")


def room_with(*kpis: KpiSet) -> Room:
    opened = WorkshopOpened("題", "01210", "岩見沢市", "2026-07-14", "local", AGENDA)
    room = rooms().open_workshop(opened, SATO, "佐藤")
    figure = pinned(rooms().package, "birth_rate", "01210")
    actor = seat.actor(SATO, room.workshop_id, room.workshop)
    events = [figure, UseCaseAdded("u1", "送迎")]
    for kpi in kpis:
        events.append(KpiSet(**{**vars(kpi), "figure_id": figure.figure_id}))
    rooms().record(room, actor, "r1", *events)
    return room


def board(room: Room, browser: Browser) -> str:
    browser.cookies[f"seat-{room.workshop_id}"] = SATO
    app = AppTest.from_file(INDEX, default_timeout=60)
    app.query_params["workshop"], app.query_params["show"] = room.workshop_id, "kpis"
    app.run()
    return told(app.switch_page("workshop/work.py").run())


def kpi(target: float, due: str = "2029-03-31") -> KpiSet:
    return KpiSet("k1", "出生率", "u1", "", target, due, "こども課", "2027-01-01")


def test_a_target_is_put_beside_peers_and_past(browser: Browser) -> None:
    words = board(room_with(kpi(12.0)), browser)
    assert "1つもない" in words and "同じ動きが続くと" in words and "いちばん" in words
    assert (SAY("advice.chance") in words and "SSDSE" in words) or "住民基本台帳" in words


def test_without_a_date_or_a_figure_it_says_why_nothing_is_told(browser: Browser) -> None:
    assert SAY("advice.nothing") in board(room_with(kpi(5.0, "")), browser)
    room = room_with()
    assert SAY("aim.no_target") in board(room, browser)
    actor = seat.actor(SATO, room.workshop_id, room.workshop)
    typed = KpiSet("k2", "登録", "u1", "人", 30.0, "2029-03-31", "こども課", "2027-01-01")
    rooms().record(room, actor, "r2", typed)
    assert SAY("advice.none") in board(room, browser)
