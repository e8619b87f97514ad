"""これまでの会 of an account with many workshops: a page at a time, and found by words."""

import pytest
from streamlit.testing.v1 import AppTest

from core import seat
from core.process import rooms
from core.store.duckdb_store import DuckDBStore
from core.text import Text
from core.workshop.acts.flow import WorkshopOpened
from tests.conftest import AGENDA, SATO
from tests.pages.conftest import Browser
from tests.pages.test_roles import opened

SAY = Text("ja")
PAGE = 20


@pytest.fixture
def many(browser: Browser) -> list[str]:
    """Codes of 25 workshops, the newest first."""
    codes = []
    for number in range(25):
        event = WorkshopOpened(
            f"会その{number}", "01210", "岩見沢市", f"2026-07-{number + 1:02}", "local", AGENDA
        )
        codes.append(rooms().open_workshop(event, SATO, "佐藤").workshop_id)
    return codes[::-1]


def shown(app: AppTest, codes: list[str]) -> list[str]:
    text = " ".join(str(one.value) for one in app.markdown)
    return [code for code in codes if code in text]


def test_the_newest_are_on_the_first_page_and_all_are_on_some(
    browser: Browser, many: list[str]
) -> None:
    app = opened("facilitate/mine.py", browser)
    assert shown(app, many) == many[:PAGE]
    app.selectbox(key="mine-page").set_value(2).run()
    assert shown(app, many) == many[PAGE:]


@pytest.mark.parametrize("asked", ["会その7", "2026-07-08", "２０２６-07-08 岩見沢"])
def test_one_is_found_by_what_one_remembers(browser: Browser, many: list[str], asked: str) -> None:
    app = opened("facilitate/mine.py", browser)
    app.text_input(key="mine-search").set_value(asked).run()
    assert shown(app, many) == [many[-8]]
    app.text_input(key="mine-search").set_value(many[3].lower()).run()
    assert shown(app, many) == [many[3]]
    app.text_input(key="mine-search").set_value("どこにもない").run()
    assert shown(app, many) == [] and SAY("mine.found_none") in [one.value for one in app.markdown]
    assert not app.exception


def test_only_what_is_shown_is_opened(browser: Browser, many: list[str]) -> None:
    rooms().newest.clear()
    assert not [code for code in many if code in rooms().rooms]
    opened("facilitate/mine.py", browser)
    assert [code for code in many if code in rooms().rooms] == many[:PAGE]
    assert seat.seat_id(SATO) in rooms().room(many[-1]).workshop.seats


def test_one_that_cannot_be_read_is_shown_as_such_among_the_others(
    browser: Browser, many: list[str]
) -> None:
    store = rooms().store
    assert isinstance(store, DuckDBStore)
    row = "INSERT INTO entries VALUES (?, 3, '2026-11-29', '', NULL, 'r', 'future_kind', '{}')"
    store.db.execute(row, [many[0]])
    rooms().newest.clear()
    app = opened("facilitate/mine.py", browser)
    assert shown(app, many) == many[:PAGE]
    assert [one.value for one in app.warning] == [SAY("refused.unreadable")]
    assert not opened("home.py", browser).exception
    told = [one.value for one in opened("admin/maintenance.py", browser).warning]
    assert SAY("care.unreadable", names=many[0]) in told
