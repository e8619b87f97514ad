"""会場にひらく: an account first, then the address; who does not administer does not open it."""

from collections.abc import Iterator

import pytest
from streamlit.testing.v1 import AppTest

from core.accounts import COOKIE, Accounts
from core.process import rooms
from core.text import Text
from core.venue import venue
from tests.pages.conftest import Browser

PASSWORD = "あじさいの咲く長い坂道1"
SAY = Text("ja")


@pytest.fixture(autouse=True)
def closed() -> Iterator[None]:
    venue.cache_clear()
    yield
    venue.cache_clear()


def opened() -> AppTest:
    shown = AppTest.from_file("../../pages/admin/venue.py", default_timeout=20).run()
    assert not shown.exception
    return shown


def fill(shown: AppTest, *typed: str) -> AppTest:
    for box, text in zip(shown.text_input, typed, strict=True):
        box.input(text)
    shown.button[0].click().run()
    assert not shown.exception
    return shown


def test_the_first_press_makes_the_account_and_takes_its_login(known: Accounts) -> None:
    shown = opened()
    assert [one.value for one in shown.info] == [SAY("venue.alone")]
    fill(shown, "sato", "佐藤", PASSWORD, PASSWORD)
    user = known.user("sato")
    assert user is not None and user.administrator and not known.local
    (ticket,) = rooms().tickets.given.values()
    assert (ticket.cookie, ticket.then) == (COOKIE, "/venue")
    assert known.from_cookie(ticket.token) == user


@pytest.mark.parametrize("again", ["", "あじさいの咲く長い坂道2"])
def test_what_is_mistyped_makes_nothing_and_stays(known: Accounts, again: str) -> None:
    shown = fill(opened(), "sato", "佐藤", PASSWORD, again)
    assert [one.value for one in shown.error] == [SAY("venue.differ")]
    assert known.local and shown.text_input[0].value == "sato" and not venue().address


def test_a_facilitator_does_not_open_it(known: Accounts, browser: Browser) -> None:
    known.create("sato", "佐藤", PASSWORD)
    browser.cookies[COOKIE] = known.cookie(known.create("mori", "森", PASSWORD, False))
    shown = opened()
    assert [one.value for one in shown.warning] == [SAY("accounts.only")] and not shown.button


def test_where_it_is_open_it_shows_the_address_and_turns_green(
    known: Accounts, browser: Browser
) -> None:
    browser.cookies[COOKIE] = known.cookie(known.create("sato", "佐藤", PASSWORD))
    venue().begin("192.0.2.200", 8501)
    shown = opened()
    assert shown.header[0].value == "192.0.2.200:8501/j"
    assert [one.value for one in shown.warning] == [SAY("venue.waiting")]
    assert [one.value for one in shown.error] == [SAY("venue.mute")], "nobody answers there"
    venue().seen("192.0.2.77")
    assert SAY("venue.arrived") in [one.value for one in opened().success]
